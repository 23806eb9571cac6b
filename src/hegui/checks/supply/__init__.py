"""Checks on software supply: the handbook's guides on vulnerabilities and on supply chains."""
