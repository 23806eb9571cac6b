"""Whole reports, compared with what was looked at and found good."""

import pytest

from hegui.reports import write

REPORTS = {
    "terminal-zh.txt": ("terminal", "zh"),
    "terminal-en.txt": ("terminal", "en"),
    "report.json": ("json", "zh"),
    "report.sarif": ("sarif", "en"),
    "report.html": ("html", "zh"),
}
INVENTORIES = {
    "inventory-zh.txt": ("terminal", "zh"),
    "inventory.json": ("json", "en"),
    "inventory.csv": ("csv", "zh"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_as_it_was(name, made_up, golden):
    form, lang = REPORTS[name]
    golden(name, write(form, made_up, lang, width=100))


@pytest.mark.parametrize("name", INVENTORIES)
def test_a_whole_inventory_is_as_it_was(name, made_up, golden):
    form, lang = INVENTORIES[name]
    golden(name, write(form, made_up.inventory, lang, width=100))
