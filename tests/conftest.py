"""Lying here, it puts this folder on the import path of every test: `from generators import Make`."""
