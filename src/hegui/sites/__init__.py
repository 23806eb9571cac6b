"""
Websites: what a page, a header, a cookie, a certificate or a server's configuration says, with no ask of the law.

The engines here take bytes and texts and give small values back; none of them opens a file or a connection.
"""
