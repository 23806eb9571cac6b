"""The pieces of the HTML report: each file makes a part of the page, top to bottom glance (with the picture of what is held where), findings, matrix, holdings, belonging, closing."""
