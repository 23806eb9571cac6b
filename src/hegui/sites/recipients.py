"""
Who else is told when a page is opened: hosts that scripts, pixels and fonts come from, with their operator and country.

Facts of our own collecting, from the operators' public documents and common knowledge; ``unverified``, last looked over in
November 2026.  A host is matched with everything below it.  ``country`` is the operator's seat, not where a server stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hegui.text import Text

Kind = Literal["statistics", "advertising", "social", "cdn", "fonts", "maps", "captcha", "service"]


@dataclass(frozen=True, slots=True)
class Recipient:
    host: str
    operator: str
    country: str  # ISO 3166-1 alpha-2
    kind: Kind

    @property
    def name(self) -> Text:
        return Text(_IN_CHINESE.get(self.operator, self.operator), self.operator)

    def named_in(self, text: str) -> bool:
        """Does a text, such as a privacy notice, name the operator?"""
        return self.name.zh in text or self.operator.partition(" (")[0].lower() in text.lower()

    @property
    def foreign(self) -> bool:
        """Outside the mainland: Hong Kong, Macao and Taiwan count as abroad for data exports."""
        return self.country != "CN"


_TABLE = """
hm.baidu.com|Baidu|CN|statistics
hmcdn.baidu.com|Baidu|CN|statistics
push.zhanzhang.baidu.com|Baidu|CN|statistics
tongji.baidu.com|Baidu|CN|statistics
cpro.baidustatic.com|Baidu|CN|advertising
pos.baidu.com|Baidu|CN|advertising
api.map.baidu.com|Baidu|CN|maps
cnzz.com|Umeng+ (Alibaba)|CN|statistics
umeng.com|Umeng+ (Alibaba)|CN|statistics
mmstat.com|Alibaba|CN|statistics
tanx.com|Alibaba|CN|advertising
51.la|51LA|CN|statistics
growingio.com|GrowingIO|CN|statistics
sensorsdata.cn|Sensors Data|CN|statistics
zhugeio.com|Zhuge IO|CN|statistics
pingjs.qq.com|Tencent|CN|statistics
ta.qq.com|Tencent|CN|statistics
tajs.qq.com|Tencent|CN|statistics
e.qq.com|Tencent|CN|advertising
gdt.qq.com|Tencent|CN|advertising
captcha.qq.com|Tencent|CN|captcha
connect.qq.com|Tencent|CN|social
map.qq.com|Tencent|CN|maps
bdstatic.com|Baidu|CN|cdn
share.baidu.com|Baidu|CN|social
bytedance.com|ByteDance|CN|statistics
snssdk.com|ByteDance|CN|statistics
pangolin-sdk-toutiao.com|ByteDance|CN|advertising
irs01.com|iResearch|CN|statistics
miaozhen.com|Miaozhen|CN|advertising
admaster.com.cn|AdMaster|CN|advertising
geetest.com|GeeTest|CN|captcha
amap.com|Amap (Alibaba)|CN|maps
jiathis.com|JiaThis|CN|social
bshare.cn|bShare|CN|social
53kf.com|53KF|CN|service
qiao.baidu.com|Baidu|CN|service
meiqia.com|Meiqia|CN|service
google-analytics.com|Google|US|statistics
googletagmanager.com|Google|US|statistics
analytics.google.com|Google|US|statistics
doubleclick.net|Google|US|advertising
googlesyndication.com|Google|US|advertising
googleadservices.com|Google|US|advertising
fonts.googleapis.com|Google|US|fonts
fonts.gstatic.com|Google|US|fonts
ajax.googleapis.com|Google|US|cdn
maps.googleapis.com|Google|US|maps
recaptcha.net|Google|US|captcha
google.com|Google|US|service
gstatic.com|Google|US|cdn
youtube.com|Google|US|social
facebook.net|Meta|US|social
facebook.com|Meta|US|social
instagram.com|Meta|US|social
twitter.com|X|US|social
x.com|X|US|social
linkedin.com|LinkedIn (Microsoft)|US|social
licdn.com|LinkedIn (Microsoft)|US|social
clarity.ms|Microsoft|US|statistics
bing.com|Microsoft|US|advertising
ajax.aspnetcdn.com|Microsoft|US|cdn
hotjar.com|Hotjar|MT|statistics
mixpanel.com|Mixpanel|US|statistics
segment.com|Twilio Segment|US|statistics
segment.io|Twilio Segment|US|statistics
amplitude.com|Amplitude|US|statistics
criteo.com|Criteo|FR|advertising
criteo.net|Criteo|FR|advertising
yandex.ru|Yandex|RU|statistics
tiktok.com|TikTok|SG|social
hubspot.com|HubSpot|US|service
intercom.io|Intercom|US|service
sentry.io|Sentry|US|service
newrelic.com|New Relic|US|statistics
nr-data.net|New Relic|US|statistics
matomo.cloud|Matomo|NZ|statistics
cloudflareinsights.com|Cloudflare|US|statistics
cdnjs.cloudflare.com|Cloudflare|US|cdn
challenges.cloudflare.com|Cloudflare|US|captcha
hcaptcha.com|Intuition Machines|US|captcha
cdn.jsdelivr.net|jsDelivr|PL|cdn
unpkg.com|unpkg|US|cdn
code.jquery.com|OpenJS Foundation|US|cdn
maxcdn.bootstrapcdn.com|jsDelivr|PL|cdn
stackpath.bootstrapcdn.com|jsDelivr|PL|cdn
use.fontawesome.com|Fonticons|US|fonts
use.typekit.net|Adobe|US|fonts
omtrdc.net|Adobe|US|statistics
demdex.net|Adobe|US|advertising
js.stripe.com|Stripe|US|service
paypal.com|PayPal|US|service
"""
_IN_CHINESE = {
    "Baidu": "百度", "Tencent": "腾讯", "Alibaba": "阿里巴巴", "Umeng+ (Alibaba)": "友盟", "ByteDance": "字节跳动",
    "Sensors Data": "神策", "Zhuge IO": "诸葛", "iResearch": "艾瑞", "Miaozhen": "秒针", "AdMaster": "精硕", "GeeTest": "极验",
    "Amap (Alibaba)": "高德", "Meiqia": "美洽", "Google": "谷歌", "Microsoft": "微软", "LinkedIn (Microsoft)": "领英",
}  # fmt: skip


_KINDS: dict[str, Kind] = {
    "statistics": "statistics", "advertising": "advertising", "social": "social", "cdn": "cdn", "fonts": "fonts",
    "maps": "maps", "captcha": "captcha", "service": "service",
}  # fmt: skip


def _rows() -> dict[str, Recipient]:
    rows = [line.split("|") for line in _TABLE.strip().splitlines()]
    return {host: Recipient(host, operator, country, _KINDS[kind]) for host, operator, country, kind in rows}


RECIPIENTS = _rows()

TAKEN_OVER = frozenset(
    [
        # their operator changed and they were reported to hand out altered scripts in June 2024
        "polyfill.io", "polyfill.com", "bootcss.com", "bootcdn.net", "staticfile.org", "staticfile.net", "unionadjs.com",
        "xhsbpza.com", "macoms.la", "newcrbpc.com",
    ]
)  # fmt: skip
"""Hosts of scripts that were taken over; from public reports, ``unverified``."""

GONE = frozenset(
    [
        # CDNs that were shut down: whoever gets such a name next decides what its pages run
        "lib.sinaapp.com", "libs.baidu.com", "apps.bdimg.com", "rawgit.com", "yui.yahooapis.com", "netdna.bootstrapcdn.com",
    ]
)  # fmt: skip
"""Hosts of scripts whose service has ended or is no longer kept; ``unverified``."""


def recipient(host: str) -> Recipient | None:
    """The operator of a host, or of the domain it lies under; None where the table does not know it.

    >>> recipient("www.google-analytics.com").operator
    'Google'
    """
    labels = host.split(".")
    for at in range(len(labels) - 1):
        if found := RECIPIENTS.get(".".join(labels[at:])):
            return found
    return None


def hijackable(host: str) -> Literal["taken-over", "gone", ""]:
    """Is the host of a script one that was taken over, or one that has ended?

    >>> hijackable("cdn.polyfill.io"), hijackable("libs.baidu.com"), hijackable("www.example.cn")
    ('taken-over', 'gone', '')
    """
    labels = host.split(".")
    names = {".".join(labels[at:]) for at in range(len(labels))}
    if names & TAKEN_OVER:
        return "taken-over"
    return "gone" if names & GONE else ""
