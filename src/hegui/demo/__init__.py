"""
A small made-up organisation to try hegui on: a clinic, as in the handbook's first case.

``write_clinic(folder)`` writes an SQLite database of patients, CSV exports for a marketing agency, an SQL backup left
in a web folder, and a ``hegui.toml``.  Every value is made up by a seeded generator: the same folder every time.
"""

from hegui.demo.clinic import write_clinic

__all__ = ["write_clinic"]
