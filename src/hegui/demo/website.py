"""The clinic's old website: a few pages of ours, and a script file that says it is an old jQuery, without being one."""

from __future__ import annotations

from pathlib import Path

_SCRIPT = """/*! jQuery v1.8.3 jquery.com | jquery.org/license */
// made up for hegui's demo: the banner and the version property of an old release, none of its code
(function (window) {
  var library = { fn: { jquery: "1.8.3" } };
  window.jQuery = window.$ = library;
})(window);
"""
_HEAD = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}</title>
<script src="js/jquery-1.8.3.min.js"></script>
</head>
<body>
<h1>{title}</h1>
"""
_FOOT = """<p>版权所有 2012-2018 仁和口腔门诊部（虚构）</p>
</body>
</html>
"""
_HOME = """<p>本站已停止更新。最新通知：2018年6月1日起暂停周日门诊。</p>
<p><a href="register.html">网上预约登记</a></p>
<script>
  var _hmt = _hmt || [];
  (function () {
    var hm = document.createElement("script");
    hm.src = "https://hm.baidu.com/hm.js?0000";
    document.body.appendChild(hm);
  })();
</script>
<script src="https://www.google-analytics.com/analytics.js"></script>
"""
_FORM = """<form action="http://www.renhe-kouqiang.example/save.php" method="post">
<p>姓名 <input name="real_name"></p>
<p>手机 <input name="phone"></p>
<p>身份证号 <input name="id_card"></p>
<p>主诉症状 <textarea name="symptom"></textarea></p>
<p><input type="submit" value="提交"></p>
</form>
"""


def write_pages(folder: Path) -> None:
    """Write the site; the page with the form is in GBK, as pages of its time are."""
    (folder / "js").mkdir(parents=True, exist_ok=True)
    (folder / "js" / "jquery-1.8.3.min.js").write_text(_SCRIPT, encoding="utf-8")
    title = "仁和口腔门诊部（虚构）"
    home = _HEAD.format(charset="utf-8", title=title) + _HOME + _FOOT
    (folder / "index.html").write_text(home, encoding="utf-8")
    form = _HEAD.format(charset="gb2312", title="预约登记") + _FORM + _FOOT
    (folder / "register.html").write_text(form, encoding="gb18030")
