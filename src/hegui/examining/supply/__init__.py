"""What packages show: known vulnerabilities, and update channels that nobody holds in hand."""
