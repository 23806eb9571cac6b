"""HTML as mail is really written: cards of big services, newsletters, webmail, Word, a bare paragraph, a picture alone."""

from __future__ import annotations

from html import escape

from .markup import LINK, Block, cut_link
from .pen import Pen

FONTS = (
    "Arial, Helvetica, sans-serif",
    "'Segoe UI', Tahoma, sans-serif",
    "Roboto, Arial, sans-serif",
    "Helvetica Neue, Arial",
)
ZH_FONTS = (
    "'PingFang SC','Microsoft YaHei',sans-serif",
    "微软雅黑, Arial",
    "'Helvetica Neue','Hiragino Sans GB'",
)
COLOURS = (
    "#0067b8",
    "#d70022",
    "#ff6a00",
    "#1a73e8",
    "#111111",
    "#00a859",
    "#5b2e91",
    "#c7000b",
    "#0b5fff",
    "#e4393c",
)
PADS = ("&zwnj;&nbsp;", "&#847; ", "&#8199;&#65279;&#847; ", "&nbsp;")


def html(found: list[Block], style: str, pen: Pen, host: str) -> str:
    """The blocks as a page in a style: card, newsletter, web, word, bare, image, old, qq."""
    maker = {
        "card": _card,
        "newsletter": _newsletter,
        "web": _web,
        "word": _word,
        "bare": _bare,
        "image": _image,
        "old": _old,
        "qq": _qq,
    }[style]
    return maker(found, pen, host)


def _inline(line: str, colour: str = "") -> str:
    out, at = [], 0
    for link in LINK.finditer(line):
        out.append(escape(line[at : link.start()], quote=False))
        look = f' style="color:{colour};text-decoration:underline"' if colour else ""
        out.append(f'<a href="{escape(link[2])}"{look} target="_blank">{escape(link[1])}</a>')
        at = link.end()
    out.append(escape(line[at:], quote=False))
    return "".join(out)


def _shown(block: Block, pen: Pen, colour: str, size: int = 14) -> str:
    joined = "<br>\n".join(_inline(line, colour) for line in block.lines)
    if block.kind == "heading":
        return f'<h{size % 3 + 1} style="margin:0 0 16px;font-size:{size + 8}px;color:#222">{joined}</h{size % 3 + 1}>'
    if block.kind == "list":
        items = "".join(f'<li style="margin:4px 0">{_inline(line, colour)}</li>' for line in block.lines)
        return f'<ul style="padding-left:20px;font-size:{size}px">{items}</ul>'
    if block.kind == "table":
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td style="padding:6px 8px;border-bottom:1px solid #eee;font-size:{size - 1}px">{_inline(c.strip(), colour)}</td>'
                for c in line.split(" :: ")
            )
            + "</tr>"
            for line in block.lines
        )
        return f'<table role="presentation" width="100%" cellpadding="0" cellspacing="0">{rows}</table>'
    if block.kind == "button":
        words, link = cut_link(block.lines[0])
        return (
            '<table role="presentation" cellpadding="0" cellspacing="0"><tr>'
            f'<td bgcolor="{colour}" style="border-radius:4px"><a href="{escape(link)}" target="_blank" '
            f'style="display:inline-block;padding:12px 28px;color:#ffffff;text-decoration:none;font-size:{size + 1}px">'
            f"{escape(words)}</a></td></tr></table>"
        )
    if block.kind == "image":
        words, link = cut_link(block.lines[0])
        return (
            f'<a href="{escape(link)}"><img src="https://{pen.small(8)}.{pen.small(7)}.com/{pen.hex(10)}.png" '
            f'alt="{escape(words)}" width="600" border="0" style="display:block"></a>'
        )
    if block.kind == "small":
        return f'<p style="font-size:11px;line-height:16px;color:#888888">{joined}</p>'
    return f'<p style="margin:0 0 14px;font-size:{size}px;line-height:1.6;color:#333333">{joined}</p>'


def _looks(pen: Pen) -> tuple[str, str]:
    return pen.one(COLOURS), pen.one(ZH_FONTS if pen.zh else FONTS)


def _preheader(found: list[Block], pen: Pen) -> str:
    if pen.chance(0.35):
        return ""
    words = next((b.lines[0] for b in found if b.kind in ("text", "heading")), "")
    pad = pen.one(PADS) * pen.random.randint(8, 60)
    look = "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;color:#ffffff;opacity:0"
    shown = escape(LINK.sub(r"\1", words)[:90], quote=False)
    return f'<div style="{look}">{shown}{pad}</div>'


def _pixel(pen: Pen, host: str) -> str:
    if pen.chance(0.3):
        return ""
    source = f"https://{pen.one(['open', 'click', 't', 'pixel', 'email', 'ea'])}.{host}/{pen.one(['o', 'wf/open?upn=', 'p.gif?', 'open/'])}{pen.token(40)}"
    return f'<img src="{source}" alt="" width="1" height="1" border="0" style="height:1px!important;width:1px!important">'


def _logo(pen: Pen, host: str, colour: str) -> str:
    kind = pen.random.randrange(3)
    if kind == 0:
        return f'<img src="https://{pen.one(["static", "img", "cdn", "images", "assets"])}.{host}/{pen.small(6)}/logo.png" width="120" alt="{escape(pen.kept.get("b", "logo"))}">'
    if kind == 1:
        return f'<span style="font-size:24px;font-weight:bold;color:{colour}">{escape(pen.kept.get("b", host))}</span>'
    return f'<img src="cid:logo{pen.digits(3)}" alt="" height="32">'


def _card(found: list[Block], pen: Pen, host: str) -> str:
    colour, font = _looks(pen)
    inside = "\n".join(_shown(b, pen, colour) for b in found)
    return f"""<!DOCTYPE html>
<html{' lang="zh-CN"' if pen.zh else ""}><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0"><title></title></head>
<body style="margin:0;padding:0;background:#f{pen.hex(1)}f{pen.hex(1)}f{pen.hex(1)};font-family:{font}">
{_preheader(found, pen)}<table role="presentation" width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="{pen.one(["600", "580", "640", "560"])}" border="0" cellspacing="0" cellpadding="0" style="background:#ffffff;border:1px solid #e5e5e5">
<tr><td style="padding:20px 32px;border-bottom:2px solid {colour}">{_logo(pen, host, colour)}</td></tr>
<tr><td style="padding:28px 32px">
{inside}
</td></tr></table></td></tr></table>{_pixel(pen, host)}
</body></html>"""


def _newsletter(found: list[Block], pen: Pen, host: str) -> str:
    colour, font = _looks(pen)
    rows = "\n".join(
        f'<tr><td class="p{i % 4}" valign="top" style="padding:10px 24px;font-family:{font}">{_shown(b, pen, colour, 15)}</td></tr>'
        for i, b in enumerate(found)
    )
    hero = f'<img src="https://{pen.one(["images", "cdn", "mcusercontent", "image"])}.{host}/{pen.hex(12)}/{pen.hex(8)}.jpg" width="600" alt="" style="display:block;width:100%">'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
<style type="text/css">
body{{margin:0;padding:0;-webkit-text-size-adjust:100%}} img{{border:0}} .p1 a{{color:{colour}}}
@media only screen and (max-width:480px){{.w{{width:100%!important}} .h{{display:none!important}}}}
</style></head>
<body bgcolor="#fafafa">{_preheader(found, pen)}
<center><table class="w" align="center" border="0" cellpadding="0" cellspacing="0" width="600" bgcolor="#ffffff">
<tr><td style="padding:16px 24px">{_logo(pen, host, colour)}</td></tr>
<tr><td>{hero}</td></tr>
{rows}
</table></center>
<!--[if mso]></td></tr></table><![endif]-->{_pixel(pen, host)}</body></html>"""


def _web(found: list[Block], pen: Pen, _: str) -> str:
    lines = []
    for block in found:
        if block.kind in ("button", "image"):
            words, link = cut_link(block.lines[0])
            lines.append(f'<div><a href="{escape(link)}">{escape(words)}</a></div>')
        elif block.kind in ("text", "small", "heading"):
            lines += [f"<div>{_inline(line)}</div>" for line in block.lines]
        else:
            lines.append(_shown(block, pen, "#1155cc"))
        lines.append("<div><br></div>")
    return f'<div dir="ltr">{"".join(lines)}</div>'


def _word(found: list[Block], pen: Pen, _: str) -> str:
    paragraphs = []
    for block in found:
        if block.kind in ("table", "list", "image"):
            paragraphs.append(_shown(block, pen, "#0563C1"))
            continue
        for line in block.lines:
            if block.kind == "button":
                words, link = cut_link(line)
                line = f"({words} => {link})"
            weight = "<b>" if block.kind == "heading" else ""
            paragraphs.append(
                f"<p class=MsoNormal>{weight}<span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>{_inline(line)}<o:p></o:p></span></p>"
            )
        paragraphs.append("<p class=MsoNormal><o:p>&nbsp;</o:p></p>")
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)">
<style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {{margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;}}
a:link, span.MsoHyperlink {{color:#0563C1;text-decoration:underline;}}
--></style></head><body lang={"ZH-CN" if pen.zh else "EN-GB"} link="#0563C1"><div class=WordSection1>
{chr(10).join(paragraphs)}
</div></body></html>"""


def _bare(found: list[Block], pen: Pen, host: str) -> str:
    colour, font = _looks(pen)
    inside = "\n".join(_shown(b, pen, colour, 13) for b in found)
    return f'<html><body><div style="font-family:{font};max-width:{pen.one(["520", "600", "700"])}px">\n{inside}\n</div>{_pixel(pen, host)}</body></html>'


def _image(found: list[Block], pen: Pen, _: str) -> str:
    pictures = [b for b in found if b.kind in ("image", "button")]
    small = "".join(_shown(b, pen, "#999999", 10) for b in found if b.kind == "small")
    shown = "<br>".join(_shown(Block("image", b.lines), pen, "") for b in pictures[:2])
    return f"<html><head></head><body><center>{shown}<br><br>{small}</center></body></html>"


def _old(found: list[Block], pen: Pen, _: str) -> str:
    out = []
    for block in found:
        if block.kind in ("button", "image"):
            words, link = cut_link(block.lines[0])
            out.append(f'<P><A HREF="{escape(link)}">{escape(words)}</A></P>')
        else:
            joined = "<BR>\n".join(_inline(line) for line in block.lines)
            out.append(f'<P><FONT FACE="Arial" SIZE="2">{joined}</FONT></P>')
    return f"<HTML><HEAD><TITLE></TITLE></HEAD>\n<BODY BGCOLOR=#FFFFFF>\n{chr(10).join(out)}\n</BODY></HTML>"


def _qq(found: list[Block], pen: Pen, _: str) -> str:
    lines = []
    for block in found:
        if block.kind in ("button", "image"):
            words, link = cut_link(block.lines[0])
            lines.append(
                f'<div><a href="{escape(link)}" rel="noopener" target="_blank">{escape(words)}</a></div>'
            )
        elif block.kind in ("text", "small", "heading"):
            lines += [
                f'<div style="font-family:微软雅黑;font-size:14px">{_inline(line)}</div>'
                for line in block.lines
            ]
        else:
            lines.append(_shown(block, pen, "#007aff"))
    return f'<meta http-equiv="Content-Type" content="text/html; charset=GB18030"><div>{"<div><br></div>".join(lines)}</div><div><includetail><!--<![endif]--></includetail></div>'
