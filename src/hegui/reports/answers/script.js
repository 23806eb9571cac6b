"use strict";
// The language switch also tells the page's language to screen readers; without this script it still switches.
for (const radio of document.querySelectorAll('input[name="lang"]')) {
  radio.addEventListener("change", () => { document.documentElement.lang = radio.id === "lang-zh" ? "zh-CN" : "en"; });
}
