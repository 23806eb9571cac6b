"""Links: where does the mail lead its reader?"""

from __future__ import annotations

import re

from hegui.mail.facts import Facts
from hegui.mail.knowing import on
from hegui.mail.lists import listed
from hegui.mail.nouns import Link
from hegui.mail.readers import carried_in, is_way_out
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.signals.identity import speaks_as_ours
from hegui.mail.signals.payload import says_password
from hegui.mail.urls import defanged, host_in, shown_address
from hegui.text import Text

_PATH = re.compile(r"https?://[^/]*(/.*)?$", re.I)
_HACKED = re.compile(
    r"/(?:wp-(?:content|includes|admin|login|json)|\.well-known|cgi-bin|components/com_|modules/mod_|vendor/|\.git|plugins/)|/~[a-z]",
    re.I,
)
_SECRET_WORDS = re.compile(
    r"log-?in|sign-?in|verif|secur|account|passw|auth|webmail|owa|wallet|confirm|update|unlock|billing|recover|session|validat|identity|signon|denglu|renzheng",
    re.I,
)
_SHOWN_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9\-]+\.)+[a-z]{2,12})(?:[/:?\s]|$)", re.I)
_AUTHORITY = re.compile(r"https?:[/\\]+([^/\\?#]*)", re.I)
_GOVERNED = re.compile(r"\.(?:gov|edu|mil|ac)(?:\.[a-z]{2})?$")
_PACKED = re.compile(r"\.(?:zip|rar|7z|iso|img|gz|cab|ace|vhdx?|tgz)$", re.I)
_PORT = re.compile(r":(\d{2,5})$")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|css|svg|pdf|ico)(?:$|\?)", re.I)
_PROGRAM = re.compile(r"\.(?:exe|scr|msi|apk|js|vbs|hta|lnk|bat|cmd|ps1|iso|img|jar|mobileconfig)$", re.I)
_WEB_PAGE = re.compile(r"\.html?\b|/ipfs/|\.ipfs\.")
_ANYBODYS = ("cloud-files", "open-forms", "free-hosting", "shorteners", "redirectors")
_CODE = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.I)
_NOTHING = re.compile(r"\s*javascript:\s*(?:void|;|$|//)", re.I)


@signal(
    "links.none-to-brand",
    weight=1.9,
    because=Text(
        "自称{brand}，却没有一个关键链接通向{brand}的官方网站",
        "speaks as {brand}, but what it asks to click does not lead to {brand}",
    ),
)
def none_to_brand(mail: Facts) -> Seen | None:
    claim = mail.claim
    if claim is None:
        return None
    away = [link for link in mail.links if not mail.known.owner(link.host.domain, claim.brand)]
    if not away:
        return None
    home = len(mail.links) - len(away)
    wanted = _main(mail.links) in away  # a copied page keeps the brand's own links at its foot
    share = 1.0 if not home else 0.8 if wanted else 0.6 if len(away) * 2 > len(mail.links) else 0.3
    strength = claim.strength * share
    return Seen(strength, defanged(_main(away).hops[-1]), {"brand": claim.brand.name})


def _main(links: list[Link]) -> Link:
    """The link that the mail wants clicked, as far as can be told: the first with a text over it."""
    return next((link for link in links if link.text), links[0])


@signal(
    "links.shows-other-address",
    weight=0.9,
    because=Text(
        "链接文字写的是一个网址，实际指向另一个", "the text of a link shows one address and leads to another"
    ),
)
def shows_other_address(mail: Facts) -> Seen | None:
    for link in mail.links:
        found = _SHOWN_HOST.match(link.text.strip()) if "." in link.text else None
        if not found or link.source != "html":
            continue
        shown = host_in("http://" + found[1])
        if (
            not shown.domain
            or shown.domain == link.host.domain
            or on(link.host.name, "link-trackers")
            or "@" in link.text
        ):
            continue
        branded = mail.known.belongs(shown.domain) and not mail.known.belongs(link.host.domain)
        strength = 1.0 if branded and link.host.domain != mail.sender.domain else 0.2 if mail.listed else 0.35
        alone = not mail.listed and not mail.conversation and len(mail.domains) <= 2
        if alone and (mail.known.belongs(shown.domain) or _GOVERNED.search(shown.name)):
            strength = 1.0  # shows an authority's or a brand's address, and leads somewhere else
        elif alone and len(shown.label) >= 3 and shown.label in link.host.name:
            strength = 0.8  # what is shown stands in front of what it is not
        if link.host.ip or shown.domain == mail.sender.domain:
            strength = max(strength, 1.0 if link.host.ip else 0.3 if mail.listed else 0.6)
        return Seen(strength, defanged(link.hops[-1]))
    return None


@signal(
    "links.ip-host", weight=1.8, because=Text("链接直接指向 IP 地址", "a link leads to a bare IP address")
)
def ip_host(mail: Facts) -> Seen | None:
    if mail.conversation:
        return None
    found = [link for link in mail.links if link.host.ip]
    if not found:
        return None
    whole = len(found) == len(mail.links) and mail.html is not None and not mail.listed
    return Seen(
        1.0 if whole or any(link.source == "qr" for link in found) else 0.75, defanged(found[0].hops[-1])
    )


@signal(
    "links.downloads-program",
    weight=2.4,
    because=Text("链接直接下载可以运行的程序", "a link downloads a program"),
)
def downloads_program(mail: Facts) -> Seen | None:
    if mail.listed or mail.conversation:
        return None
    for link in mail.links[:60]:
        path = link.hops[-1].partition("?")[0].partition("#")[0]
        if _PROGRAM.search(path) and path.count("/") >= 3 and not mail.known.belongs(link.host.domain):
            return Seen(0.6 if len(mail.links) > 5 else 1.0, defanged(link.hops[-1]))
    return None


@signal(
    "links.downloads-archive",
    weight=1.6,
    because=Text(
        "链接直接下载压缩包，邮件附件的检查看不到里面",
        "a link downloads an archive, which no check of attachments sees",
    ),
)
def downloads_archive(mail: Facts) -> Seen | None:
    if mail.listed or mail.body.words > 260:
        return None
    for link in mail.links[:20]:
        path = link.hops[-1].partition("?")[0].partition("#")[0]
        if not _PACKED.search(path) or path.count("/") < 3:
            continue
        paper = mail.headline.has("document", "invoice", "salary", "parcel") or mail.body.has(
            "document", "invoice"
        )
        locked = says_password(mail.text[:6000])
        code = mail.known.belongs(link.host.domain) and not on(link.host.name, "cloud-files")
        if code or not (paper or locked or mail.reply):
            continue
        return Seen(1.0 if locked or not mail.conversation else 0.5, defanged(link.hops[-1]))
    return None


@signal(
    "links.shortener",
    weight=0.9,
    because=Text("用短链接遮住真正的去处", "a short link hides where it leads"),
)
def shortener(mail: Facts) -> Seen | None:
    if mail.conversation or not mail.links:
        return None
    found = [link for link in mail.links if on(link.host.name, "shorteners")]
    if not found or on(mail.sending.name, "shorteners"):
        return None
    return Seen(0.4 + 0.6 * len(found) / len(mail.links), defanged(found[0].hops[-1]))


@signal(
    "links.redirect",
    weight=1.1,
    because=Text("借知名网站的跳转地址通向别处", "a redirect on a well-known site leads somewhere else"),
)
def redirect(mail: Facts) -> Seen | None:
    for link in mail.links:
        if (
            len(link.hops) < 2
            or link.first.domain == link.host.domain
            or link.host.domain == mail.sender.domain
        ):
            continue
        if link.first.domain == mail.sender.domain or on(link.first.name, "link-trackers"):
            continue  # its own click counter
        known = on(link.first.name, "redirectors") or mail.known.belongs(link.first.domain)
        if not mail.known.belongs(link.host.domain):
            return Seen(1.0 if known else 0.5, defanged(link.hops[-1]))
    return None


@signal(
    "links.disguised",
    weight=1.3,
    because=Text(
        "链接写法刻意迷惑（@、编码主机名、异常端口）",
        "a link is written to confuse: an @, an encoded host, an odd port",
    ),
)
def disguised(mail: Facts) -> Seen | None:
    for link in mail.links:
        authority = _AUTHORITY.match(link.href)
        if authority is None:
            continue
        odd = "@" in authority[1] or "%" in authority[1] or "\\" in link.href[:12]
        port = _PORT.search(authority[1]) if link.host.domain != mail.sender.domain else None
        if odd or (port and port[1] not in ("80", "443", "8080", "8443") and not mail.conversation):
            return Seen(1.0 if odd else 0.6, defanged(link.href))
    return None


@signal(
    "links.carries-reader",
    weight=1.2,
    because=Text(
        "链接里带着收件人的邮箱地址，常用来预填假登录页",
        "a link carries the reader's address, as copied login pages want it",
    ),
)
def carries_reader(mail: Facts) -> Seen | None:
    here = {f"{r.local}@{r.host}".lower() for r in mail.readers if r.local and r.host}
    if not here or mail.conversation:
        return None
    asked = mail.links if speaks_as_ours(mail) else mail.strange_links
    for link in asked[:40]:
        if not is_way_out(link) and here.intersection(carried_in(link)):
            return Seen(0.7 if mail.listed else 1.0, defanged(link.href))
    return None


@signal(
    "links.hacked-site",
    weight=1.3,
    because=Text(
        "链接藏在他人网站的程序目录里，像是被入侵的网站",
        "a link lies in a program folder of somebody's site, as on hacked ones",
    ),
)
def hacked_site(mail: Facts) -> Seen | None:
    if mail.conversation:
        return None
    for link in mail.links:
        path = found[1] or "" if (found := _PATH.match(link.hops[-1])) else ""
        if (
            not _HACKED.search(path)
            or _PICTURE.search(path)
            or "/uploads/" in path
            or mail.known.belongs(link.host.domain)
        ):
            continue
        own = link.host.domain == mail.sender.domain  # of a hacked site, the mail comes from there too
        return Seen((0.6 if mail.listed else 1.0) * (0.5 if own else mail.aim), defanged(link.hops[-1]))
    return None


@signal(
    "links.secret-words",
    weight=0.8,
    because=Text(
        "陌生网址里写着登录、验证一类字样", "a stranger's address speaks of logging in or verifying"
    ),
)
def secret_words(mail: Facts) -> Seen | None:
    if mail.conversation:
        return None
    for link in mail.strange_links:
        if mail.known.belongs(link.host.domain) or on(link.host.name, "link-trackers"):
            continue
        told = f"{link.host.name} {link.hops[-1].partition('?')[0].partition('#')[0]}"
        if _SECRET_WORDS.search(told):
            return Seen((0.5 if mail.listed else 1.0) * mail.aim, defanged(link.hops[-1]))
    return None


@signal(
    "links.brand-in-path",
    weight=0.9,
    because=Text("陌生网址的路径里写着品牌名", "a brand's name stands in the path of a stranger's address"),
)
def brand_in_path(mail: Facts) -> Seen | None:
    claim = mail.claim
    if claim is None:
        return None
    for link in mail.strange_links:
        path = (found[1] or "").lower() if (found := _PATH.match(link.hops[-1])) else ""
        if any(len(t) >= 3 and t in path for t in claim.brand.tokens) and not mail.known.belongs(
            link.host.domain
        ):
            return Seen(mail.aim, defanged(link.hops[-1]))
    return None


@signal(
    "links.unrelated",
    weight=0.8,
    because=Text(
        "链接全都指向与发件人无关的同一个域名",
        "every link leads to one domain that has nothing to do with the sender",
    ),
)
def unrelated(mail: Facts) -> Seen | None:
    if not mail.links or mail.conversation:
        return None
    domains = mail.domains
    if mail.sender.domain in domains or (mail.free_sender and not mail.claim):
        return None
    if any(mail.leads_home(link.host) for link in mail.links):
        return None
    own = folded_label(mail.sender.domain)
    if any(own and (own in d or folded_label(d) in own) for d in domains if len(own) >= 4):
        return None
    if any(on(d, "link-trackers") for d in domains):
        return Seen(0.3, defanged(mail.links[0].hops[-1]))
    strength = 1.0 if len(domains) == 1 else 0.6 if len(domains) <= 3 else 0.25
    return Seen(strength * (0.7 if mail.listed else 1.0), defanged(_main(mail.links).hops[-1]))


def folded_label(domain: str) -> str:
    return domain.partition(".")[0].replace("-", "")


@signal(
    "links.single-button",
    weight=0.6,
    because=Text("短短一封信只为一个按钮", "a short mail made for a single button"),
)
def single_button(mail: Facts) -> Seen | None:
    targets = {link.hops[-1] for link in mail.links}
    if mail.plain or not targets or len(targets) > 2 or mail.conversation or mail.body.words > 260:
        return None
    main = _main(mail.links)
    if mail.leads_home(main.host):
        return None
    return Seen(1.0 if len(targets) == 1 else 0.6, defanged(main.hops[-1]))


@signal(
    "links.cloud-file",
    weight=1.6,
    because=Text("链接打开云存储里的一个网页文件", "a link opens a web page that lies in cloud storage"),
)
def cloud_file(mail: Facts) -> Seen | None:
    found = [
        link
        for link in mail.strange_links
        if (on(link.host.name, "cloud-files") or "/ipfs/" in link.href)
        and not _PICTURE.search(link.hops[-1])
        and link.picture + bool(link.text)
    ]
    if not found or mail.conversation:
        return None
    page = any(_WEB_PAGE.search(link.href) for link in found)
    own = all(mail.known.belongs(link.host.domain) for link in found)
    return Seen(
        (1.0 if page else 0.25 if own else 0.5) * (0.6 if mail.listed else 1.0), defanged(found[0].hops[-1])
    )


@signal(
    "links.open-form",
    weight=1.0,
    because=Text(
        "链接打开人人可建的在线表单或页面", "a link opens an online form or page that anybody can make"
    ),
)
def open_form(mail: Facts) -> Seen | None:
    if mail.conversation or mail.listed:
        return None
    found = next((link for link in mail.strange_links if on(link.host.name, "open-forms")), None)
    return Seen(1.0, defanged(found.hops[-1])) if found else None


@signal(
    "links.document-elsewhere",
    weight=1.3,
    because=Text(
        "所谓共享文件、留言，点开是人人可建的页面或被遮住的地址",
        "a shared file or a message, they say: its link opens a page that anybody can make, or an address that is hidden",
    ),
)
def document_elsewhere(mail: Facts) -> Seen | None:
    if mail.plain or mail.conversation or mail.listed or mail.body.words > 160:
        return None
    if not (mail.headline.has("document", "invoice", "salary") or mail.body.has("document")):
        return None
    for link in mail.strange_links[:40]:
        hidden = any(on(link.host.name, kind) for kind in _ANYBODYS) or len(link.hops) > 1
        if hidden and (link.text or link.picture) and link.source == "html":
            return Seen(1.0 if mail.headline.has("document") else 0.7, defanged(link.hops[-1]))
    return None


@signal(
    "links.runs-code",
    weight=1.6,
    because=Text(
        "链接是一段程序或内嵌网页，而不是网址",
        "a link is a program or a page in itself instead of an address",
    ),
)
def runs_code(mail: Facts) -> Seen | None:
    if mail.html is None:
        return None
    for href, _, _ in mail.html.links:
        if _CODE.match(href) and not _NOTHING.match(href):
            return Seen(1.0, quoted(href, 30))
    return None


@signal(
    "links.answers-by-mail",
    weight=1.4,
    because=Text(
        "按钮不是打开网页，而是给陌生邮箱写信",
        "a button writes a mail to a stranger instead of opening a page",
    ),
)
def answers_by_mail(mail: Facts) -> Seen | None:
    strangers = [
        a
        for a in mail.mailto
        if (a.domain and a.domain != mail.sender.domain and not mail.known.belongs(a.domain))
        or a.domain in listed("free-mail")
    ]
    if not strangers or mail.conversation or mail.listed:
        return None
    only = not mail.links
    return Seen(1.0 if only or mail.claim else 0.4, shown_address(strangers[0].local, strangers[0].host))
