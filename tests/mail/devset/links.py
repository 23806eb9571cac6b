"""Forms of addresses and links, as patterns for the pen: those that deceive and those that honest services use."""

from __future__ import annotations

# {t} is the brand's token, {d} its real domain
LURE_KINDS: dict[str, tuple[str, ...]] = {
    "hacked": (
        "https://{www.|}{site}/wp-{content/plugins|includes|admin}/{small:6}/{t}/{index.php|login.html|}",
        "https://{site}/{.well-known|images|css|old|tmp}/{t}/{hex:12}/",
        "http://{mail.|www.|}{site}/{small:5}/{?email={me}|#{me}|verify.php?id={hex:16}}",
    ),
    "combo": (
        "https://{t}-{secure|verify|login|account|support|update|service|alert|center}.{com|net|info|{cheap}}/{signin|auth|{small:6}|}",
        "https://{secure|my|login|www}-{t}.{com|net|{cheap}}/{small:8}",
        "https://{t}{secure|verify|id|online|help}{digits:2}.{cheap}/",
    ),
    "subdomain": (
        "https://{t}.{com|account|secure}.{small:9}.{cheap}/{login|verify}",
        "https://www.{t}.com.{signin|account|id{digits:4}}.{small:8}.{com|{cheap}}/",
        "https://{hex:24}.{small:10}.{cheap}/{small:12}",
    ),
    "free-host": (
        "https://{t}-{small:5}.{vercel.app|netlify.app|pages.dev|web.app|firebaseapp.com|github.io|glitch.me|onrender.com}/",
        "https://{small:12}.{workers.dev|r2.dev|weebly.com|wixsite.com|godaddysites.com|webflow.io|square.site|blogspot.com}/{t}",
        "https://{small:10}.z{n:1-30}.web.core.windows.net/{#{me}|}",
        "https://{small:14}.s3.{us-east-1|eu-west-2}.amazonaws.com/{index|{t}}.html{#{me}|}",
    ),
    "cloud": (
        "https://storage.googleapis.com/{small:14}/{small:18}.html#{token:24}",
        "https://firebasestorage.googleapis.com/v0/b/{small:10}.appspot.com/o/{t}.html?alt=media&token={hex:24}",
        "https://{small:12}.blob.core.windows.net/{small:8}/{t}.html{#{me}|}",
        "https://sites.google.com/view/{t}-{small:6}/home",
        "https://docs.google.com/{forms/d/e/1FAIpQLS{token:30}/viewform|presentation/d/e/2PACX-{token:24}/pub}",
    ),
    "ipfs": (
        "https://{ipfs.io|dweb.link|cf-ipfs.com}/ipfs/bafybei{small:40}/{index.html|}{#{me}|}",
        "https://bafkrei{small:40}.ipfs.{dweb.link|w3s.link}/",
    ),
    "short": (
        "https://{bit.ly|tinyurl.com|t.ly|rb.gy|is.gd|cutt.ly|shorturl.at|s.id|t.co|ow.ly|qrco.de}/{token:7}",
    ),
    "redirect": (
        "https://www.google.{com|co.uk|com.br}/url?q=https%3A%2F%2F{site}%2F{small:8}&sa=D&sntz=1&usg={token:16}",
        "https://{adclick.g.doubleclick.net/pcs/click?adurl|l.facebook.com/l.php?u|www.youtube.com/redirect?q}=https://{small:9}.{cheap}/{t}",
        "https://{www.bing.com/ck/a?!&&p={hex:20}&u|href.li/?|t.umblr.com/redirect?z}=https://{t}-{small:5}.{cheap}/",
        "https://www.google.com/amp/s/{site}/{small:7}",
    ),
    "ip": ("http://{ip}/{t}/{login|index.php|}", "http://{ip}:8{digits:3}/{small:6}"),
    "tracker": (
        "https://u{digits:8}.ct.sendgrid.net/ls/click?upn={token:90}",
        "https://{small:6}.{site}/ls/click?upn={token:60}",
        "http://{link|track|click|go}.{small:8}.{com|{cheap}}/{token:24}/{token:10}",
    ),
    "puny": (
        "https://xn--{t}-{small:3}.{com|net|{cheap}}/{signin|}",
        "https://xn--{small:9}.{com|{cheap}}/{t}/",
    ),
    "plain-new": (
        "https://{noun}{noun}.{com|{cheap}}/{small:8}",
        "https://{www.|}{small:8}.{com|{cheap}|{cheap}}/{small:16}",
    ),
    "zh-short": ("https://{dwz.cn|t.cn|url.cn|suo.im|mrw.so|t.hk.uy}/{token:7}",),
    "zh-cheap": (
        "http://{www.|m.|}{small:5}{digits:3}.{cn|top|vip|cc|xyz|com}/{index.html|h5/|login|}",
        "http://{t}.{small:6}.{cn|top|vip|cc|ltd}/{wap|app|m}/",
    ),
}

FAKE_KINDS: dict[str, tuple[str, ...]] = {
    "hacked": ("{info|contact|admin|office|sales|{pinyin}|no-reply|support}@{site}",),
    "free": (
        "{{first}{last}|{t}.{small:4}|{small:9}|{noun}{digits:4}}@{gmail.com|outlook.com|hotmail.com|yahoo.com|aol.com|gmx.net}",
    ),
    "lookalike": (
        "{no-reply|service|support|security|account|notice}@{t}-{alert|support|secure|mail|info|service}.{com|net|{cheap}}",
        "{noreply|info}@{mail|email|}{t}{digits:2}.{com|net|{cheap}}",
        "{support|no-reply}@{t}.{small:7}.{com|{cheap}}",
    ),
    "random": (
        "{small:12}@{small:10}.{com|net|{cheap}}",
        "{noreply|info|{small:6}}@{small:8}.{firebaseapp.com|onmicrosoft.com|myshopify.com|zendesk.com}",
        "{noreply|bounce}@{hex:16}.{small:8}.{com|{cheap}}",
    ),
    "spoof": ("{no-reply|service|support|info}@{d}",),
    "zh-free": (
        "{{pinyin}{digits:3}|{digits:9}|{small:8}}@{163.com|126.com|qq.com|sina.com|139.com|aliyun.com}",
    ),
}

# links of an honest sender: {d} is its own domain
CLICKS = (
    "https://click.{e|email|mail|news|em}.{d}/?qs={hex:64}",
    "https://{links|link|click|t|go|email}.{d}/{ls/click?upn={token:80}|c/{token:40}|u/{hex:40}}",
    "https://u{digits:8}.ct.sendgrid.net/ls/click?upn={token:96}",
    "https://{small:8}.{us4|us12|us20}.list-manage.com/track/click?u={hex:25}&id={hex:10}&e={hex:10}",
    "https://mandrillapp.com/track/click/{digits:8}/{d}?p={token:70}",
    "https://{d}/r/{token:24}?utm_source=newsletter&utm_medium=email&utm_campaign={small:8}",
    "https://www.{d}/{account|orders|help|news|app}?utm_source=email&utm_content={small:6}",
    "https://{small:5}.r.{ap-southeast-1|us-east-1|eu-west-1}.awstrack.me/L0/https:%2F%2Fwww.{d}%2F{small:6}/1/{hex:24}/{token:27}",
    "https://trk.klclick{1|3|}.com/ls/click?upn={token:64}",
    "https://email.{mg|mailgun|notify}.{d}/c/{token:110}",
    "https://{small:6}.hubspotlinks.com/Ctc/{token:40}",
)
