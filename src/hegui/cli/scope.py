"""``hegui scope``: write a scope file, and see whether one is in force."""

from __future__ import annotations

from pathlib import Path

import click

from hegui.cli.options import LANG, group, t
from hegui.cli.say import language

_FILE = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("scope.toml"),
    show_default=True,
)


command = group(
    "scope",
    t(
        "授权范围文件：没有它，不向任何主机发包。",
        "The scope file: without one no packet is sent to any host.",
    ),
)


@command.command(
    "init", help=t("为主机写一份待填的授权范围文件。", "Write a scope file for a host, to be filled in.")
)
@click.argument("host")
@_FILE
@LANG
def init(host: str, output: Path, lang: str | None) -> int:
    from datetime import datetime

    from hegui.errors import UsageError
    from hegui.gate.scope import CHINA, template
    from hegui.masking import safe_name
    from hegui.sites.addresses import host_of
    from hegui.text import Text

    name = host_of(host if "//" in host else f"//{host}")
    if not name:
        raise UsageError(
            Text("主机名写错了", "not a host name"),
            Text("例如 hegui scope init www.example.cn。", "As in hegui scope init www.example.cn."),
        )
    if output.exists():
        raise UsageError(
            Text(
                f"{safe_name(output.name)} 已存在，没有改动",
                f"{safe_name(output.name)} is there already: left as it is",
            ),
            Text("用 -o 换一个名字。", "Name another with -o."),
        )
    output.write_text(template(name, datetime.now(CHINA).date()), encoding="utf-8")
    click.echo(
        Text(
            f"已写出 {output}。由有权授权的人填写 [authoriser]、核对主机和日期，再运行 hegui scope check {output}",
            f"Wrote {output}. Have it filled in by who may allow it, then run hegui scope check {output}",
        )[language(lang)]
    )
    return 0


@command.command(
    "check",
    help=t(
        "查看授权范围文件是否有效、覆盖什么。", "See whether a scope file is in force and what it covers."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), default=Path("scope.toml"))
@LANG
def check(file: Path, lang: str | None) -> int:
    from hegui.gate import read_scope
    from hegui.text import Text

    scope = read_scope(file)
    chosen = language(lang)
    click.echo(scope.said[chosen])
    click.echo(
        Text(
            "端口 {ports}；查看种类 {kinds}；每秒最多 {rate} 次",
            "ports {ports}; kinds of look {kinds}; at most {rate} requests a second",
        ).fill(ports=" ".join(map(str, scope.ports)), kinds=" ".join(scope.kinds), rate=f"{scope.rate:g}")[
            chosen
        ]
    )
    return 0
