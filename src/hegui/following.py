"""
Mail as it comes in: what hegui says of each mail of a folder, once; and the evidence of one, for whoever looks into it.

A folder is a Maildir or a spool of single messages.  Nothing in it is changed, unless the caller asks that mail of high risk be
moved.  A mail is known again by its digest, so that a restart tells nothing twice.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hegui.errors import SourceError, UsageError
from hegui.mail import Ours, Verdict, judge, missing
from hegui.mail.digests import sha256, sha256_of, sm3
from hegui.masking import Masked, safe_name
from hegui.model import Place, Skipped
from hegui.readers.messages import BEGINNING, LARGEST, from_file, is_maildir
from hegui.text import Text

TOO_LARGE = Text(
    f"超过 {LARGEST >> 20} MiB，不写证据", f"larger than {LARGEST >> 20} MiB: no evidence is written"
)
CUT = Text(
    f"超过 {LARGEST >> 20} MiB：只凭邮件头和开头 {BEGINNING >> 20} MiB 判断",
    f"larger than {LARGEST >> 20} MiB: judged by its headers and first {BEGINNING >> 20} MiB alone",
)
ID = 16  # hexadecimal digits of a mail's SHA-256 that name it


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail of a folder and what hegui says of it; ``moved`` where it was put aside."""

    id: str
    name: Masked
    verdict: Verdict
    moved: bool = False


def need_the_parts() -> None:
    """Raises UsageError where ``hegui[mail]`` is not installed."""
    if missing():
        raise UsageError(
            Text("缺少判断邮件所需的组件", "what judging mail needs is not installed"),
            Text("安装：pip install 'hegui[mail]'", "Install it: pip install 'hegui[mail]'"),
        )


def incoming(
    folder: Path, ours: Ours, seen: set[str], move_to: Path | None = None
) -> Iterator[Incoming | Skipped]:
    """One look through the folder: each mail that is not in ``seen``, whose id is added to it.

    Of a mail that is too large the beginning is judged, which is told as Skipped, once.  With ``move_to``, mail of high risk is moved there after it was judged.  Raises SourceError where the folder cannot be read.
    """
    for path in _files(folder, move_to):
        try:
            if path.name in seen:  # a large one that was told before
                continue
            raw = from_file(path)
            id = (sha256(raw.data) if raw.whole else sha256_of(path))[:ID]
        except OSError:
            continue  # taken away between listing and reading, as mail programs do
        if id in seen:
            continue
        seen.add(id)
        if not raw.whole:
            seen.add(path.name)
            yield Skipped(Place(path.name), CUT)
        verdict = judge(raw.data, ours=ours, whole=raw.whole)
        moved = move_to is not None and verdict.level == "high" and _move(path, move_to)
        yield Incoming(id, safe_name(path.name), verdict, moved)


def _files(folder: Path, apart: Path | None) -> list[Path]:
    folders = [folder / "new", folder / "cur"] if is_maildir(folder) else [folder]
    try:
        found = [p for each in folders for p in sorted(each.iterdir()) if p.is_file() and not p.is_symlink()]
    except OSError:
        raise SourceError(
            Text("打不开文件夹 {name}", "the folder {name} cannot be opened").fill(
                name=safe_name(folder.name)
            ),
            Text("检查路径和权限。", "Check the path and its permissions."),
        ) from None
    return [
        p
        for p in found
        if not p.name.startswith(".") and (apart is None or p.parent.resolve() != apart.resolve())
    ]


def _move(path: Path, to: Path) -> bool:
    """Into a folder, or into ``new`` of a Maildir; never over another file."""
    target = to / "new" if is_maildir(to) else to
    try:
        target.mkdir(parents=True, exist_ok=True)
        goal, number = target / path.name, 2
        while goal.exists():
            goal, number = target / f"{number}-{path.name}", number + 1
        shutil.move(path, goal)
    except OSError:
        return False
    return True


def told(each: Incoming, at: str) -> dict[str, Any]:
    """A verdict as one line of the record: nothing personal, links defanged."""
    verdict = each.verdict
    return {
        "id": each.id,
        "at": at,
        "name": each.name,
        "level": verdict.level,
        "score": verdict.score,
        "moved": each.moved,
        "because": {"zh": verdict.because.zh, "en": verdict.because.en},
        "signals": [{"id": s.id, "weight": s.weight, "evidence": s.evidence} for s in verdict.signals],
        "sha256": verdict.digest,
        "sm3": verdict.sm3,
    }


def known_ids(record: Path) -> set[str]:
    """Ids of the mails that a record tells of already; a line that was cut off by a crash tells nothing."""
    found = set()
    try:
        with record.open(encoding="utf-8") as lines:
            for line in lines:
                try:
                    found.add(str(json.loads(line)["id"]))
                except (ValueError, KeyError, TypeError):
                    continue
    except FileNotFoundError:
        return set()
    except OSError:
        raise UsageError(
            Text("读不了记录文件 {name}", "the record {name} cannot be read").fill(
                name=safe_name(record.name)
            ),
            Text("换一个位置。", "Choose another place."),
        ) from None
    return found


# --- evidence -------------------------------------------------------------------------------------------------------


def original(id: str, folder: Path) -> bytes:
    """The mail of an id (its SHA-256, or the beginning of it) somewhere in a folder.  Raises UsageError."""
    wanted = id.lower()
    if len(wanted) >= 6 and all(c in "0123456789abcdef" for c in wanted):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
            try:
                if path.stat().st_size > LARGEST:
                    continue
                raw = path.read_bytes()
            except OSError:
                continue
            if sha256(raw).startswith(wanted):
                return raw
    raise UsageError(
        Text("文件夹里没有编号 {id} 的邮件", "no mail in the folder has the id {id}").fill(id=safe_name(id)),
        Text(
            "编号见 hegui mail watch 的记录；用 --in 指明邮件所在文件夹。",
            "Ids stand in the record of hegui mail watch; name the folder with --in.",
        ),
    )


def write_evidence(raw: bytes, verdict: Verdict, folder: Path, made: str) -> Path:
    """The original byte for byte, its digests and the reasons, in a new folder named by the mail's id.

    Raises UsageError where it cannot be written, or is there already.
    """
    home = folder / f"mail-{verdict.digest[:ID]}"
    try:
        home.mkdir(parents=True)
        (home / "original.eml").write_bytes(raw)
        (home / "original.eml").chmod(0o600)  # it holds what the sender and the reader wrote
        (home / "digests.txt").write_text(
            f"SM3     {sm3(raw)}  original.eml\nSHA-256 {sha256(raw)}  original.eml\n"
        )
        (home / "reasons.txt").write_text(_reasons(verdict, made), encoding="utf-8")
    except OSError:
        raise UsageError(
            Text(
                "证据写不出来，或已经存在：{name}",
                "the evidence cannot be written, or is there already: {name}",
            ).fill(name=safe_name(home.name)),
            Text("换一个位置。", "Choose another place."),
        ) from None
    return home


def _reasons(verdict: Verdict, made: str) -> str:
    lines = []
    for lang in ("zh", "en"):
        head = Text("判断", "Verdict"), Text("生成时间", "Made"), Text("分数", "Points")
        lines += [
            f"{head[0][lang]}: {verdict.because[lang]}",
            f"{head[2][lang]}: {verdict.score}",
            f"{head[1][lang]}: {made}",
            "",
        ]
        lines += [f"  {s.weight:+.2f}  {s.because[lang]}: {s.evidence}  [{s.id}]" for s in verdict.signals]
        if verdict.brand and verdict.real:
            lines.append(f"\n  {verdict.brand[lang]}: {', '.join(verdict.real)}")
        lines += ["", *(f"  {n}. {text[lang]}" for n, text in enumerate(verdict.advice, 1)), ""]
        lines += [_WHERE[lang], ""]
    return "\n".join(lines)


_WHERE = Text(
    "举报途径：12321 网络不良与垃圾信息举报受理中心；当地网信部门；涉及财产损失的，公安机关（110，国家反诈中心 App）。途径凭一般了解列出，使用前请核实。",
    "Where to report in China: 12321; the local cyberspace authority; where money was lost, the police (110). Named from general knowledge: verify before use.",
)
