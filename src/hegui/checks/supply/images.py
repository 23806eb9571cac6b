"""
容器镜像没有锁定摘要 · A container image without a digest.

标签可以随时改指别的内容；没有摘要，重新构建或拉取就可能换了底座，也无法按批次灰度和回退。
盲区：由镜像仓库禁止改写标签的。

A tag can be moved to something else: without a digest a rebuild or a pull may change the base, and there is nothing to roll out in rings or to go back to.
Blind spot: registries that forbid moving a tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.image-without-digest",
    judges="dsl.data-security-system",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("容器镜像没有锁定摘要", "A container image without a digest"),
    remedy=Text(
        "写成 镜像:标签@sha256:…，由流水线提出升级，先灰度再全量，保留上一个摘要用于回退。",
        "Write image:tag@sha256:…, let the pipeline propose upgrades, roll them out in rings and keep the last digest to go back to.",
    ),
)
def images(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "image-without-digest":
        yield to_confirm(seen, seen.what)


@images.breaks
def left_open() -> Case:
    return fact("image-without-digest")


@images.keeps
def something_else() -> Case:
    return fact("components")
