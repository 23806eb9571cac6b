"""``hegui explain mobile``: what a kind of data is, what tells it, and what the law makes of it; own ones too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.masking import safe_name
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.detectors import Detector
    from hegui.discovery.own import Own, OwnDetector
    from hegui.model import Entity

SHOWN = 10  # names of columns, as examples
Line = tuple[Text, Text]


def own_entities(config: Path | None, on: date) -> Own:
    """What hegui.toml adds: the one that was named, else the one of this folder, else nothing."""
    from hegui.discovery.declared import own_from
    from hegui.discovery.own import NOTHING
    from hegui.organisation import read_organisation

    file = config or Path("hegui.toml")
    if config is None and not file.is_file():
        return NOTHING
    us = read_organisation(file, on)
    return own_from(us, file.parent, file.name, file.read_text("utf-8-sig"))


def print_entity(id: str, own: Own, on: date, lang: Lang) -> bool:
    """Explain the entity with this id; False if there is none."""
    from hegui.detectors import room

    ours, known = own.get(id), room.get(id)
    if ours is not None:
        entity, told = ours.entity, _own_signs(ours, own)
    elif known is not None:
        entity, told = known.entity, _signs(known)
    else:
        return False
    click.secho(f"{entity.id}  {entity.name[lang]}", bold=True)
    mark = "：" if lang == "zh" else ": "
    for label, text in (*_standing(entity, ours, on), *told, _sample(entity)):
        click.echo(f"  {label[lang]}{mark}{text[lang]}")
    return True


def _standing(entity: Entity, ours: OwnDetector | None, on: date) -> list[Line]:
    from hegui.holdings import NOT_PERSONAL
    from hegui.law import Law
    from hegui.reports.words import category

    lines = [(Text("类别", "category"), category(entity.category))]
    listed = Law(on).sensitive_under(entity.id)
    if entity.category == "secret":
        said = Text("服务的凭证，不是个人信息", "a service's credential, no personal information")
    elif entity.category in NOT_PERSONAL:
        said = Text("本身不是个人信息", "not personal information by itself")
    elif ours is not None and ours.sensitive:
        said = Text("敏感，由本单位认定：{why}", "sensitive, as the organisation holds: {why}").fill(
            why=ours.sensitive
        )
    elif listed:
        said = Text(
            "敏感个人信息：{s} 列入（推荐性标准；依据是《个人信息保护法》第二十八条）",
            "sensitive: listed by {s} (recommended standards; the ground is PIPL Art 28)",
        ).fill(s=Text("、".join(listed), ", ".join(listed)))
    else:
        said = Text(
            "一般个人信息，关于不满十四周岁的人时属敏感",
            "personal information; sensitive where it is about children under 14",
        )
    return [*lines, (Text("敏感程度", "sensitivity"), said)]


def _signs(known: Detector) -> list[Line]:
    lines = []
    if known.kernel is None:
        by_value = Text("仅凭列名、注释和所在的表认定", "told from names, comments and tables alone")
    else:
        reads = (
            Text("每一个值", "every value")
            if known.reads == "every"
            else Text("抽看的值", "a sample of values")
        )
        by_value = Text("看{reads}的形式", "the form of {reads}").fill(reads=reads)
        if known.checksum:
            by_value = Text(by_value.zh + "和校验位", by_value.en + " and its check digit")
        if known.chance:
            by_value = Text(
                f"{by_value.zh}；形式相近的随机值约有 {100 * known.chance:.2g}% 也能通过",
                f"{by_value.en}; of random values that look alike about {100 * known.chance:.2g}% pass too",
            )
        if known.embedded:
            by_value = Text(
                f"{by_value.zh}；也在较长的文本里查找", f"{by_value.en}; also looked for inside longer texts"
            )
    lines.append((Text("凭值", "by values"), by_value))
    words = list(dict.fromkeys([*known.hints.words, *known.hints.english, *known.hints.initials]))
    if words:
        lines.append((Text("凭列名", "by names"), _some(words)))
    return lines


def _own_signs(ours: OwnDetector, own: Own) -> list[Line]:
    lines: list[Line] = [
        (Text("定义于", "defined in"), Text("hegui.toml 的 [[entity]]", "[[entity]] of hegui.toml"))
    ]
    if ours.regex:
        lines.append((Text("正则表达式", "regex"), Text(safe_name(ours.regex), safe_name(ours.regex))))
    if ours.words:
        lines.append((Text("词表", "words"), Text("{n} 个词", "{n} words").fill(n=len(ours.words))))
    if ours.checksum is not None:
        said = f"{100 * ours.checksum.chance:.2g}%"
        lines.append(
            (
                Text("校验", "checksum"),
                Text(
                    f"须通过校验；随机值约有 {said} 也能通过",
                    f"must be passed; of random values about {said} pass too",
                ),
            )
        )
    if ours.reads_values:
        share = f"{ours.least:.0%}"
        lines.append(
            (
                Text("认定一列", "a column is one"),
                Text(f"值中至少 {share} 符合", f"from {share} of its values on"),
            )
        )
    names = [str(safe_name(p)) for rule in own.rules if rule.entity.id == ours.entity.id for p in rule.names]
    if names:
        lines.append((Text("凭列名", "by names"), _some(names)))
    return lines


def _some(words: list[str]) -> Text:
    zh, en = "、".join(words[:SHOWN]), ", ".join(words[:SHOWN])
    return (
        Text(f"{zh} 等 {len(words)} 个", f"{en} and others, {len(words)} in all")
        if len(words) > SHOWN
        else Text(zh, en)
    )


def _sample(entity: Entity) -> Line:
    label = Text("样例", "sample")
    if entity.keep is None:
        return label, Text("从不显示", "never shown")
    first, last = entity.keep
    return label, Text(
        f"首 {first} 尾 {last} 个字符以外都遮去，至少遮去一半且不少于四个",
        f"all but the first {first} and last {last} characters are hidden; at least half, and four",
    )
