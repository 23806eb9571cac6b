"""The pieces of the HTML report: each file makes a part of the page, top to bottom glance, findings, matrix, holdings, closing."""
