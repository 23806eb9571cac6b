"""
Whoever does something and whatever body it is, by the ending of a word that no list has: 报修人, 巡查员, chizheng_ren, 加工厂.
"""

from __future__ import annotations

from hegui.discovery.pinyin import syllabic
from hegui.discovery.vocabulary import Both, Term

_BODIES = ("厂", "公司", "集团", "协会", "局", "委员会", "商行", "事务所")
_VERBS = frozenset({"unknown", "act", "part", "thing", "mark"})


def role_of(word: str) -> Term | None:
    """报修人, 参会者: whoever does something; 维修人员, 巡查员: whose job it is."""
    if word.endswith(("人员", "员")):
        return Term("operator", "agent", word=word)
    if word.endswith(("人", "者")):
        return Term("person", "person", word=word)
    return None


def body_of(term: Term) -> Term:
    """加工厂, 征信公司: what is called so is an organisation."""
    return Term("org", "org", word=term.word) if term.word.endswith(_BODIES) and len(term.word) > 2 else term


def sounded_role(token: str, before: Term) -> Term | None:
    """The same in pinyin, where the verb stands before: chizheng_ren, baoguan_renyuan."""
    if token not in ("ren", "zhe", "renyuan", "yuan") or before.kind not in _VERBS:
        return None
    if not syllabic(before.word.replace("_", "")) or (token == "yuan" and before.kind != "unknown"):
        return None
    word = f"{before.word}_{token}"
    if token in ("renyuan", "yuan"):
        return Term("operator", "agent", word=word, spelt=True)
    return Term("person", "person", word=word, spelt=True)


def with_roles(run: str, spans: list[tuple[int, int]], known: dict[str, Both]) -> list[tuple[int, int]]:
    """Join 人, 者, 员 to the word they make a role of, where the vocabulary has no word for it."""
    out: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(spans):
        text = run[start:end]
        after = spans[place + 1 :]
        ends = not after or run[after[0][0] : after[0][1]] in known
        suffix = (text in ("人", "者", "员") and text not in known) or text == "人员"
        if suffix and ends and out:
            first = out.pop()[0]
            while (
                out
                and first == out[-1][1]
                and run[out[-1][0] : out[-1][1]] not in known
                and out[-1][1] - out[-1][0] == 1
            ):
                first = out.pop()[0]
            if run[first:end] not in known:
                out.append((first, end))
                continue
            out.append((first, start))
        out.append((start, end))
    return out
