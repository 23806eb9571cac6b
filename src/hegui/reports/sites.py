"""What a check-up saw of websites, as the forms show it: facts by kind, and what was sent to hosts, by whose authority."""

from __future__ import annotations

from hegui.model import Fact, Inventory
from hegui.text import Text

KINDS: dict[str, Text] = {
    "abandoned": Text("停用迹象", "Signs of abandonment"),
    "library": Text("脚本库", "Script library"),
    "hijackable-script": Text("高危脚本来源", "Script from a risky host"),
    "recipient": Text("第三方接收者", "Recipient"),
    "form": Text("收集信息的表单", "Form that collects data"),
    "exposed-file": Text("可取得的文件", "File that can be fetched"),
    "open-console": Text("开放的管理台", "Open console"),
    "open-service": Text("开放的端口", "Open port"),
    "certificate": Text("证书", "Certificate"),
    "tls-version": Text("过时的 TLS", "Old TLS"),
    "weak-suite": Text("弱密码套件", "Weak cipher suite"),
    "chinese-cryptography": Text("国密传输", "Chinese algorithms"),
    "listing": Text("目录列表", "Listing"),
    "icp-number": Text("ICP 备案", "ICP filing"),
    "police-number": Text("公安备案", "Public-security filing"),
}
"""The kinds of fact that a reader of a report wants to see, findings or not, in this order."""


def seen(inventory: Inventory) -> tuple[Fact, ...]:
    """The facts of websites that are shown, by kind and place."""
    order = list(KINDS)
    facts = [fact for fact in inventory.facts if fact.kind in KINDS]
    return tuple(sorted(facts, key=lambda fact: (order.index(fact.kind), str(fact.place))))
