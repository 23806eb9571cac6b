"""``hegui sbom``: the software bill of materials of files and folders, with the cryptography found in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli.options import CONFIG, LANG, t, write_out
from hegui.cli.say import language

if TYPE_CHECKING:
    from hegui.model import Cryptography, Page, Skipped
    from hegui.text import Lang


@click.command(
    "sbom",
    help=t(
        "生成 CycloneDX 1.6 软件物料清单（含密码资产）。TARGET 是文件或文件夹；只读不装，不联网。退出码：0 全部看过；2 有清单没能（完整）读到。",
        "Write a CycloneDX 1.6 bill of materials, cryptography included. TARGET is a file or a folder; nothing is installed or fetched. "
        "Exit codes: 0 all was looked at; 2 a list could not be read (whole).",
    ),
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--format", "form", type=click.Choice(["json", "xml"]), default="json", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=t("写入文件", "write to this file"),
)
@click.option(
    "--crypto/--no-crypto",
    default=True,
    help=t("是否列入密码资产", "list cryptography too, or not"),
    show_default=True,
)
@click.option(
    "--vex",
    is_flag=True,
    help=t(
        "改为写出 VEX：已知漏洞，以及 hegui.toml 的 [[ignored]] 中判断与本单位无关的",
        "write a VEX instead: known vulnerabilities, and those that [[ignored]] in hegui.toml says do not concern us",
    ),
)
@CONFIG
@LANG
def command(
    targets: tuple[str, ...],
    form: str,
    output: Path | None,
    crypto: bool,
    vex: bool,
    config: Path | None,
    lang: str | None,
) -> int:
    from datetime import UTC, datetime

    from hegui.asking import asked
    from hegui.model import Cryptography, Package, Page, Skipped
    from hegui.readers.kinds import CODE
    from hegui.readers.opening import open_source
    from hegui.supply.bill import bill

    chosen = language(lang)
    if vex:
        return _vex(targets, config, output, chosen)
    packages: list[Package] = []
    used: list[Cryptography] = []
    unread: list[Skipped] = []
    sources = asked(targets, judge=False).sources
    for source in sources:
        for found in open_source(source):
            if isinstance(found, Package):
                packages.append(found)
            elif isinstance(found, Cryptography) and crypto:
                used.append(found)
            elif isinstance(found, Page) and crypto:
                used.extend(_of_page(found))
            elif isinstance(found, Skipped) and found.reason != CODE.reason:
                unread.append(found)
    made = datetime.now(UTC).replace(microsecond=0)
    text = bill(sources[0].name, packages, used, form="xml" if form == "xml" else "json", made=made)
    write_out(text, output)
    missed = [s for s in unread if s.asked or _is_list(s)]
    for each in missed:
        click.echo(f"hegui: {each.place}: {each.reason[chosen]}", err=True)
    return 2 if missed else 0


def _vex(targets: tuple[str, ...], config: Path | None, output: Path | None, chosen: Lang) -> int:
    from datetime import UTC, datetime

    from hegui.asking import asked
    from hegui.gathering import check_up
    from hegui.supply.vex import vex

    report = check_up(asked(targets, config=config))
    write_out(vex(report.inventory.facts, datetime.now(UTC).isoformat(timespec="seconds")), output)
    missed = [s for s in report.skipped if _is_list(s)]
    for each in missed:
        click.echo(f"hegui: {each.place}: {each.reason[chosen]}", err=True)
    return 2 if any(s.asked for s in missed) else 0


def _of_page(page: Page) -> list[Cryptography]:
    """Scripts and settings of a server are pages of a site, and use cryptography too."""
    from hegui.supply.crypto_scan import used_in

    template = page.place.source.lower().endswith((".php", ".jsp", ".asp", ".aspx"))
    if page.kind not in ("script", "server-settings", "server-code") and not template:
        return []
    return used_in(page.body().decode("utf-8", "replace"), page.place)


def _is_list(skipped: Skipped) -> bool:
    """Was it a list of software that could not be read?  Pictures and archives that no bill needs are not told."""
    return "组件" in skipped.reason.zh
