"""
页面或脚本里写有密钥 · A key stands in a page or a script.

写进页面、脚本或配置里的云密钥、应用密钥、私钥，谁都能取走并以本单位身份使用。只按发行方公布的格式认定，值在报告中遮盖。
盲区：密钥是否仍有效；只在服务器端运行的模板不会原样发给访客。

A cloud key, an application secret or a private key in a page, a script or a configuration can be taken and used in
your name by anyone. Told by the forms that issuers document; the value is masked in the report.
Blind spot: whether it is still valid; a template that runs on the server is not sent to visitors as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.secret-in-page",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="high",
    problem="loose-authorisation",
    title=Text("页面或脚本里写有密钥", "A key stands in a page or a script"),
    remedy=Text(
        "立即作废并更换该密钥，查调用记录；今后密钥只放在服务器端的密钥管理中。",
        "Revoke and replace the key at once and look through its use; from now on keep keys in a key store on the server.",
    ),
)
def secret_in_page(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "secret-in-page":
        return
    ruling = breach if seen.certainty >= 0.8 else to_confirm
    yield ruling(seen, seen.what)


@secret_in_page.breaks
def a_cloud_key() -> Case:
    return fact("secret-in-page", key="aliyun", line=3)


@secret_in_page.keeps
def something_else() -> Case:
    return fact("form", clear=False)
