"""Shared by every test: lying here, it puts this folder on the import path (`from generators import Make`)."""
