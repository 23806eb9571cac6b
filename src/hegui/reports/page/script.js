// Filters, groups and the language of the page.  Everything can be read without it.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const words = (text) => text.toLowerCase().normalize("NFKC");

  // --- language: the radio buttons switch by style alone; here the page's own language and its choices follow
  const heads = all("h1 span").map((head) => head.textContent);
  const title = { "zh-CN": heads[0], en: heads[1] };
  const whose = document.title.split(" · ").slice(1).join(" · ");
  const speak = () => {
    const lang = $("lang-en").checked ? "en" : "zh-CN";
    document.documentElement.lang = lang;
    document.title = whose ? title[lang] + " · " + whose : title[lang];
    all("option[data-zh]").forEach((o) => { o.textContent = lang === "en" ? o.dataset.en : o.dataset.zh; });
    tellFindings();
    tellColumns();
  };
  const zh = () => document.documentElement.lang !== "en";

  // --- findings
  const box = $("cards");
  const form = $("filters");
  const cards = form ? all(".card", box).map((shell) => ({
    shell,
    data: shell.dataset,
    text: words(shell.querySelector("header").textContent + shell.querySelector("footer").textContent),
    rows: all(".places > li", shell).map((row) => ({ row, source: row.dataset.source, text: words(row.textContent) })),
  })) : [];
  const total = cards.reduce((sum, card) => sum + card.rows.length, 0);
  const OPEN = 12;
  let shown = total;

  const chosen = (id) => ($("by-" + id) ? $("by-" + id).value : "");
  const pressed = () => new Set(all(".chip[aria-pressed=true]").map((chip) => chip.dataset.severity));
  const label = (id, value) => {
    const option = [...$("by-" + id).options].find((o) => o.value === value);
    return option ? [option.dataset.zh, option.dataset.en] : [value, value];
  };
  const severityLabels = {};
  all("#cards > .group > h3").forEach((h) => {
    const first = h.parentElement.querySelector(".card");
    if (first) severityLabels[first.dataset.severity] = all("span", h).map((s) => s.textContent);
  });

  const both = (parent, pair) => {
    ["zh", "en"].forEach((lang, n) => {
      const span = document.createElement("span");
      span.lang = lang;
      span.textContent = pair[n];
      parent.append(span);
    });
  };

  // The card again with only these rows: its first rows open, the others folded.
  const filled = (card, rows, first) => {
    const shell = first ? card.shell : card.shell.cloneNode(true);
    all(".places, .more", shell).forEach((old) => old.remove());
    if (!first) { shell.removeAttribute("id"); }
    const list = (some) => { const ol = document.createElement("ol"); ol.className = "places"; ol.append(...some); return ol; };
    const footer = shell.querySelector("footer");
    footer.before(list(rows.slice(0, OPEN)));
    if (rows.length > OPEN) {
      const more = document.createElement("details");
      const summary = document.createElement("summary");
      more.className = "more";
      const n = (rows.length - OPEN).toLocaleString("en");
      both(summary, ["另有 " + n + " 处", n + " more places"]);
      more.append(summary, list(rows.slice(OPEN)));
      footer.before(more);
    }
    const n = rows.length.toLocaleString("en");
    const count = shell.querySelector(".count");
    count.textContent = "";
    both(count, [n + " 处", n + (rows.length === 1 ? " place" : " places")]);
    return shell;
  };

  const draw = () => {
    const severities = pressed();
    const by = chosen("group") || "severity";
    const asked = words($("q").value.trim()).split(/\s+/).filter(Boolean);
    const groups = new Map();
    shown = 0;
    for (const card of cards) {
      const d = card.data;
      const passes = severities.has(d.severity) && ["verdict", "problem", "law"].every((f) => !chosen(f) || chosen(f) === d[f]);
      if (!passes) continue;
      const rows = card.rows.filter((r) => (!chosen("source") || chosen("source") === r.source)
        && asked.every((word) => card.text.includes(word) || r.text.includes(word)));
      for (const r of rows) {
        const value = by === "source" ? r.source : d[by];
        if (!groups.has(value)) groups.set(value, new Map());
        const inside = groups.get(value);
        if (!inside.has(card)) inside.set(card, []);
        inside.get(card).push(r.row);
        shown += 1;
      }
    }
    const order = by === "severity" ? [...groups.keys()] : [...$("by-" + by).options].map((o) => o.value).filter((v) => groups.has(v));
    const used = new Set();
    const sections = order.map((value) => {
      const section = document.createElement("section");
      const h3 = document.createElement("h3");
      section.className = "group";
      both(h3, by === "severity" ? severityLabels[value] : label(by, value));
      const count = document.createElement("i");
      const inside = groups.get(value);
      count.textContent = " " + [...inside.values()].reduce((sum, rows) => sum + rows.length, 0).toLocaleString("en");
      h3.append(count);
      section.append(h3);
      for (const [card, rows] of inside) {
        section.append(filled(card, rows, !used.has(card)));
        used.add(card);
      }
      return section;
    });
    box.replaceChildren(...sections);
    $("none").hidden = shown > 0;
    tellFindings();
  };

  function tellFindings() {
    if (!form) return;
    const some = shown !== total;
    const pair = zh()
      ? [shown.toLocaleString("en") + " / " + total.toLocaleString("en") + " 处", some ? "（已筛选）" : ""]
      : [shown.toLocaleString("en") + " of " + total.toLocaleString("en") + " places", some ? " (filtered)" : ""];
    $("shown").textContent = pair.join("");
    $("filtered").hidden = !some;
  }

  if (form) {
    const note = document.createElement("p");
    note.id = "filtered";
    note.className = "print-only";
    note.hidden = true;
    both(note, ["注意：以下只是筛选后的部分发现。", "Note: only the findings that pass a filter follow."]);
    box.before(note);
    form.hidden = false;
    let waiting = 0;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(draw, 120); };
    $("q").addEventListener("input", soon);
    all("select", form).forEach((select) => select.addEventListener("change", draw));
    all(".chip", form).forEach((chip) => chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      draw();
    }));
    form.addEventListener("reset", () => setTimeout(() => {
      all(".chip", form).forEach((chip) => chip.setAttribute("aria-pressed", "true"));
      draw();
    }));
    form.addEventListener("submit", (event) => event.preventDefault());
    // The tiles and bars of the overview filter the list below them.
    all("a[data-severity], a[data-problem], a[data-law]").forEach((link) => link.addEventListener("click", () => {
      form.reset();
      setTimeout(() => {
        all(".chip", form).forEach((chip) => {
          if (link.dataset.severity) chip.setAttribute("aria-pressed", String(chip.dataset.severity === link.dataset.severity));
        });
        if (link.dataset.problem) $("by-problem").value = link.dataset.problem;
        if (link.dataset.law) $("by-law").value = link.dataset.law;
        draw();
      });
    }));
    all("#overview a[href^='#p']").forEach((link) => link.addEventListener("click", () => {
      if (shown !== total) form.reset();
    }));
  }

  // --- a finding's key copies the lines that accept it
  all(".key").forEach((key) => { key.setAttribute("role", "button"); key.tabIndex = 0; });
  const copy = (key) => {
    const lines = ["[[accepted]]", "key = " + JSON.stringify(key.textContent), 'reason = ""', 'by = ""', "until = 2027-01-01", ""].join("\n");
    const pre = document.querySelector(".accept pre");
    if (pre) pre.textContent = lines;
    const done = () => { key.classList.add("copied"); setTimeout(() => key.classList.remove("copied"), 1200); };
    if (navigator.clipboard) navigator.clipboard.writeText(lines).then(done, () => {});
  };
  document.addEventListener("click", (event) => { const key = event.target.closest(".key"); if (key) copy(key); });

  // --- columns
  const columnForm = $("column-filters");
  const tables = columnForm ? all("#tables > .table").map((table) => ({
    table,
    name: words(table.querySelector("summary .name").textContent),
    open: table.open,
    rows: all("tr[data-sensitivity], li[data-sensitivity]", table),
  })) : [];
  let columnsShown = 0;
  const columnsTotal = tables.reduce((sum, t) => sum + t.rows.length, 0);

  function filterColumns() {
    const kind = chosen("sensitivity");
    const kept = chosen("protection");
    const asked = words($("column-q").value.trim()).split(/\s+/).filter(Boolean);
    const narrow = Boolean(kind || kept || asked.length);
    columnsShown = 0;
    for (const t of tables) {
      let inside = 0;
      for (const row of t.rows) {
        if (asked.length && row.words === undefined) row.words = words(row.textContent);
        const passes = (!kind || row.dataset.sensitivity === kind) && (!kept || row.dataset.protection === kept)
          && asked.every((word) => t.name.includes(word) || row.words.includes(word));
        row.hidden = !passes;
        inside += passes;
      }
      t.table.hidden = inside === 0;
      t.table.open = narrow ? inside > 0 && tables.length < 200 : t.open;
      columnsShown += inside;
    }
    tellColumns();
  }
  function tellColumns() {
    if (!columnForm) return;
    const some = columnsShown.toLocaleString("en");
    const of = columnsTotal.toLocaleString("en");
    $("columns-shown").textContent = zh() ? some + " / " + of + " 列" : some + " of " + of + " columns";
  }
  if (columnForm) {
    columnForm.hidden = false;
    columnsShown = columnsTotal;
    let waiting = 0;
    $("column-q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filterColumns, 150); });
    all("select", columnForm).forEach((select) => select.addEventListener("change", filterColumns));
    columnForm.addEventListener("reset", () => setTimeout(filterColumns));
    columnForm.addEventListener("submit", (event) => event.preventDefault());
    $("open-all").addEventListener("click", () => {
      const closed = tables.some((t) => !t.table.hidden && !t.table.open);
      tables.forEach((t) => { t.table.open = closed; });
    });
  }

  // --- a tile of the map opens the table that it leads to
  const unfold = () => { const at = $(location.hash.slice(1)); if (at && at.tagName === "DETAILS") { at.open = true; at.scrollIntoView(); } };
  window.addEventListener("hashchange", unfold);
  unfold();

  // --- printing: everything unfolds, and folds again afterwards
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])").filter((d) => !d.classList.contains("accept"));
    folded.forEach((d) => { d.open = true; });
  });
  window.addEventListener("afterprint", () => { folded.forEach((d) => { d.open = false; }); folded = []; });
  $("print").hidden = false;
  $("print").addEventListener("click", () => window.print());

  // --- keys: / searches, Enter on a key copies it
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "radio";
    if (event.key === "/" && !typing && form) { event.preventDefault(); $("q").focus(); }
    if (event.key === "Enter" && event.target.classList.contains("key")) copy(event.target);
  });

  ["lang-zh", "lang-en"].forEach((id) => $(id).addEventListener("change", speak));
  speak();
})();
