"""
Settings of automatic upgrades: apt's periodic and unattended-upgrades files, dnf-automatic.

Told as a Setting: ``automatic-upgrades`` holds where packages are installed without anybody's hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.errors import SourceError
from hegui.model import Place, Read, Setting, Skipped
from hegui.readers import Source, reader
from hegui.readers.files import Broken, why
from hegui.readers.packages import text_of
from hegui.text import Text


@reader(
    "automatic-upgrades",
    takes=("apt.conf.d/*", "*auto-upgrades", "dnf/automatic.conf", "yum/yum-cron.conf"),
    title=Text("自动升级设置（apt、dnf）", "Settings of automatic upgrades (apt, dnf)"),
    named=True,
)
def read_upgrades(source: Source) -> Iterator[Read]:
    """Yield whether the file switches automatic upgrades on; nothing where it does not speak of them."""
    assert source.path is not None
    try:
        text = text_of(source.path)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    except (UnicodeError, MemoryError):
        yield Skipped(Place(source.name), Text("内容不是文本", "not a text"), asked=source.asked)
        return
    on = switched_on(text)
    if on is not None:
        yield Setting(
            Place(source.name), "automatic-upgrades", on,
            Text("软件包自动安装更新", "packages are upgraded without anybody's hand"),
        )  # fmt: skip


def switched_on(text: str) -> bool | None:
    """By apt's ``Unattended-Upgrade`` period or dnf's ``apply_updates``; None where the file speaks of neither.

    >>> switched_on('APT::Periodic::Unattended-Upgrade "1";'), switched_on('APT::Periodic::Unattended-Upgrade "0";')
    (True, False)
    """
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("//", "#", ";"))]
    bare = "\n".join(lines)
    if found := re.findall(r'Unattended-Upgrade"?\s+"?([^";\s]+)"?\s*;', bare):
        return found[-1] not in ("0", "false", "no")
    if found := re.findall(r"^\s*apply_updates\s*=\s*(\w+)", bare, re.MULTILINE):
        return found[-1].lower() in ("yes", "true", "1", "on")
    return None
