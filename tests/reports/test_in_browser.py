"""The page in a real browser: the policy lets its own script run and nothing else, and the filters do what they say."""

import json
import re
import shutil
import subprocess

import pytest
from made_up_report import report

from hegui.reports import write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=4000",
]  # fmt: skip

pytestmark = [pytest.mark.real, pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")]

STEPS = """
const out = {}, rows = () => document.querySelectorAll('#cards .places > li').length;
const pick = (id, value) => { const s = document.getElementById(id); s.value = value; s.dispatchEvent(new Event('change')); };
window.onerror = (message) => { out.error = message; };
const later = (f) => new Promise((done) => setTimeout(() => { f(); done(); }, 250));
(async () => {
  await later(() => { out.all = rows(); document.querySelector('.chip.critical').click(); });
  out.withoutCritical = rows();
  await later(() => document.getElementById('filters').reset());
  await later(() => {});
  for (const by of ['problem', 'source', 'law', 'severity']) {
    pick('by-group', by);
    out['by ' + by] = [rows(), document.querySelectorAll('.group').length];
  }
  await later(() => { const q = document.getElementById('q'); q.value = '宗教'; q.dispatchEvent(new Event('input')); });
  await later(() => { out.search = rows(); document.querySelector('a.tile.low').click(); });
  await later(() => {});
  await later(() => { out.low = rows(); document.getElementById('lang-en').click(); });
  out.lang = document.documentElement.lang;
  out.zh = getComputedStyle(document.querySelector('h1 span[lang=zh]')).display;
  pick('by-sensitivity', 'secret');
  out.tables = document.querySelectorAll('#tables > .table:not([hidden])').length;
  const told = document.createElement('pre');
  told.id = 'told';
  told.textContent = JSON.stringify(out);
  document.body.replaceChildren(told);
})();
"""


def dom_of(page, tmp_path, *more):
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    asked = [CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", *more, "--dump-dom", file.as_uri()]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=True)
    return ran.stdout, ran.stderr


def test_the_policy_refuses_nothing_of_ours_and_the_script_runs(tmp_path):
    dom, log = dom_of(write("html", report(), "zh"), tmp_path, "--enable-logging=stderr")
    assert "Content Security Policy" not in log and "Uncaught" not in log
    assert re.search(r'<output id="shown"[^>]*>25 / 25 处', dom)


def test_the_policy_refuses_what_is_not_ours(tmp_path):
    page = write("html", report(), "zh").replace("</body>", "<script>document.title = 'run'</script></body>")
    dom, log = dom_of(page, tmp_path, "--enable-logging=stderr")
    assert "Content Security Policy" in log
    assert "<title>run</title>" not in dom


def test_filters_groups_search_and_language_do_what_they_say(tmp_path):
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", write("html", report(), "zh"))
    dom, _ = dom_of(page.replace("</body>", f"<script>{STEPS}</script></body>"), tmp_path)
    told = json.loads(re.search(r'<pre id="told">(.*?)</pre>', dom, re.S)[1])
    assert told == {
        "all": 25,
        "withoutCritical": 23,
        "by problem": [25, 5],
        "by source": [25, 6],
        "by law": [25, 4],
        "by severity": [25, 4],
        "search": 1,
        "low": 1,
        "lang": "en",
        "zh": "none",
        "tables": 1,
    }


def test_a_tile_of_the_map_opens_its_table_in_an_inventory_too(tmp_path):
    steps = """
const closed = [...document.querySelectorAll('#tables > details:not([open])')].filter((d) => document.querySelector('.map a[href="#' + d.id + '"]'));
const out = { closed: closed.length };
window.onerror = (message) => { out.error = message; };
location.hash = closed[0].id;
setTimeout(() => {
  out.open = closed[0].open;
  document.getElementById('lang-en').click();
  out.title = document.title;
  out.shown = [...document.querySelectorAll('.map .broad text[lang]')].filter((t) => getComputedStyle(t).display !== 'none').map((t) => t.getAttribute('lang'));
  out.slim = getComputedStyle(document.querySelector('.map .slim')).display;
  const told = document.createElement('pre');
  told.id = 'told';
  told.textContent = JSON.stringify(out);
  document.body.replaceChildren(told);
}, 300);
"""
    page = write("html", report().inventory, "zh")
    own = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    unlocked = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    dom, _ = dom_of(unlocked.replace(own, own + steps), tmp_path)
    out = json.loads(re.search(r'<pre id="told">(.*?)</pre>', dom)[1].replace("&amp;", "&"))
    assert "error" not in out and out["closed"] and out["open"]
    assert out["title"].startswith("Inventory of data")
    assert set(out["shown"]) == {"en"} and out["slim"] == "none"
