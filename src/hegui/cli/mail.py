"""``hegui mail``: verdicts on mail alone, a folder followed, the evidence of one mail, a filter for Postfix."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hegui.cli.options import CONFIG, LANG, group, t, wide
from hegui.cli.say import language

TOLD = 10  # mails of a source that are told even where they are of low risk
command = group(
    "mail", t("钓鱼邮件：判断、跟踪、取证、过滤。", "Phishing mail: judge, follow, keep evidence, filter.")
)


def ours(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which mail is our own."""
    for option in (
        CONFIG,
        click.option(
            "--my-domain",
            multiple=True,
            metavar="DOMAIN",
            help=t("本单位的邮件域名", "a mail domain of your own"),
        ),
        click.option(
            "--staff",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=t("领导和财务人员名单，每行一个", "names of managers and finance staff, one a line"),
        ),
    ):
        command = option(command)
    return command


def _us(config: Path | None, my_domain: tuple[str, ...], staff: Path | None) -> Any:
    """The organisation's part in judging: from ./hegui.toml or the one named, and from the options."""
    from datetime import date

    from hegui.asking import with_mail
    from hegui.examining.mail.phishing import ours_of
    from hegui.organisation import Organisation, read_organisation

    found = config or (Path("hegui.toml") if Path("hegui.toml").is_file() else None)
    us = read_organisation(found, date.today()) if found else Organisation()
    return ours_of(with_mail(us, my_domain, staff, found.parent if found else None))


@command.command(
    "check",
    help=t(
        "只判断邮件，不看其中的数据。TARGET 是 eml、msg、mbox、Maildir、文件夹或 imaps:// 地址。退出码：0 没有高风险；1 有；2 没能读到。",
        "Judge mail alone, without a look at the data in it. TARGET is an eml, msg, mbox, Maildir, folder or imaps:// address. Exit codes: 0 nothing of "
        "high risk; 1 something is; 2 it could not be read.",
    ),
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True
)
@click.option(
    "--password-env",
    default="",
    metavar="VAR",
    help=t("存放邮箱密码的环境变量名", "the environment variable that holds the mailbox password"),
)
@click.option(
    "--online",
    is_flag=True,
    help=t(
        "联网验证 DKIM、SPF、DMARC 并查询域名年龄；只发出域名",
        "verify DKIM, SPF and DMARC and ask how old domains are; only domain names leave",
    ),
)
@ours
@LANG
def check(
    targets: tuple[str, ...],
    form: str,
    password_env: str,
    config: Path | None,
    my_domain: tuple[str, ...],
    staff: Path | None,
    lang: str | None,
    online: bool,
) -> int:
    import sys
    from collections import Counter
    from dataclasses import replace

    from hegui.ahead import Ahead
    from hegui.cli.options import _prompt
    from hegui.cli.progress import progress
    from hegui.cli.say import say_error
    from hegui.errors import SourceError
    from hegui.examining.mail.phishing import count_of, fact_of
    from hegui.following import need_the_parts
    from hegui.mail import judge
    from hegui.model import Inventory, Mail, Place, Skipped
    from hegui.readers.opening import open_source, source_from
    from hegui.reports.mails import written

    need_the_parts()
    chosen = language(lang)
    known = _us(config, my_domain, staff)
    facts, bad, high, several = [], False, 0, 0
    with progress(chosen) as shown:
        ahead = Ahead(shown.watch, len(targets)) if shown.watch else None
        for target in targets:
            source = source_from(target, password_env=password_env, ask_password=_prompt)
            source = replace(source, mails_only=True)
            count: Counter[str] = Counter()
            try:
                assets = open_source(source)
                for asset in ahead.through(source, assets) if ahead else assets:
                    if isinstance(asset, Skipped) and asset.asked:
                        bad = True
                        say_error(asset.reason, None)
                    if not isinstance(asset, Mail):
                        continue
                    if ahead:
                        ahead.mail(asset.place)
                    verdict = judge(asset.raw(), ours=known, online=online, whole=asset.whole)
                    count.update(("all", verdict.level))
                    if verdict.level != "low" or form == "json" or count["all"] <= TOLD:
                        facts.append(fact_of(asset, verdict))
            except SourceError as wrong:
                bad = True
                say_error(wrong.text, wrong.todo)
            high += count["high"]
            several += count["all"]
            if count["all"] > 1:
                facts.append(count_of(Place(source.name), count))
    told = Inventory((), facts=tuple(facts))
    if form == "json":
        click.echo(written(told, "json", chosen))
    else:
        click.echo(written(told, "terminal", chosen, colour=sys.stdout.isatty(), width=wide()))
    if high:
        return 1
    return 2 if bad or not several else 0


@command.command(
    "watch",
    help=t(
        "跟踪一个邮箱文件夹（Maildir）或投递目录，新来的邮件逐封判断，写入记录；默认不动邮件。",
        "Follow a mailbox folder (Maildir) or a spool directory: each new mail is judged and written to a record; mail is left as it is.",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("hegui-mail.jsonl"),
    show_default=True,
    help=t("记录文件，每行一封", "the record, one mail a line"),
)
@click.option(
    "--move-to",
    type=click.Path(path_type=Path, file_okay=False),
    help=t("把高风险邮件移到这个文件夹", "move mail of high risk to this folder"),
)
@click.option(
    "--every",
    type=click.FloatRange(0.1),
    default=10.0,
    show_default=True,
    help=t("每隔几秒看一次", "seconds between two looks"),
)
@click.option("--once", is_flag=True, help=t("看一遍就结束", "look once and end"))
@ours
@LANG
def watch(
    folder: Path,
    record: Path,
    move_to: Path | None,
    every: float,
    once: bool,
    config: Path | None,
    my_domain: tuple[str, ...],
    staff: Path | None,
    lang: str | None,
) -> int:
    from datetime import datetime
    from time import sleep

    from hegui.following import incoming, known_ids, need_the_parts, told
    from hegui.model import Skipped
    from hegui.reports.mails import LEVEL

    need_the_parts()
    chosen = language(lang)
    known = _us(config, my_domain, staff)
    seen = known_ids(record)
    try:
        while True:
            with record.open("a", encoding="utf-8") as out:
                for each in incoming(folder, known, seen, move_to):
                    if isinstance(each, Skipped):
                        click.echo(f"{each.place}  {each.reason[chosen]}", err=True)
                        continue
                    at = datetime.now().astimezone().isoformat(timespec="seconds")
                    out.write(json.dumps(told(each, at), ensure_ascii=False) + "\n")
                    out.flush()
                    if each.verdict.level != "low":
                        moved = t("，已移走", ", moved") if each.moved else ""
                        click.echo(
                            f"{each.id}  {LEVEL[each.verdict.level][chosen]}{moved}  {each.name}  {each.verdict.because[chosen]}"
                        )
            if once:
                return 0
            sleep(every)
    except KeyboardInterrupt:
        return 0


@command.command(
    "report",
    help=t(
        "写出一封邮件的证据：原件、SM3 与 SHA-256 摘要、理由。ID 是记录里的编号，或一个 eml 文件。",
        "Write the evidence of one mail: the original, its SM3 and SHA-256 digests, the reasons. ID is an id of the record, or an eml file.",
    ),
)
@click.argument("id")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=t("邮件所在文件夹", "the folder where the mail lies"),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help=t("写到这个文件夹下", "write below this folder"),
)
@ours
@LANG
def report(
    id: str,
    folder: Path,
    output: Path,
    config: Path | None,
    my_domain: tuple[str, ...],
    staff: Path | None,
    lang: str | None,
) -> int:
    from datetime import datetime

    from hegui.errors import UsageError
    from hegui.following import TOO_LARGE, need_the_parts, original, write_evidence
    from hegui.mail import judge
    from hegui.readers.messages import LARGEST
    from hegui.text import Text

    need_the_parts()
    language(lang)
    if Path(id).is_file() and Path(id).stat().st_size > LARGEST:
        raise UsageError(
            TOO_LARGE, Text("原件请自行保存，并计算摘要。", "Keep the original yourself, with its digests.")
        )
    raw = Path(id).read_bytes() if Path(id).is_file() else original(id, folder)
    made = datetime.now().astimezone().isoformat(timespec="seconds")
    home = write_evidence(raw, judge(raw, ours=_us(config, my_domain, staff)), output, made)
    click.echo(
        t(
            f"证据已写入 {home}（含原件，内有个人信息，请妥善保管）",
            f"The evidence is in {home} (the original holds personal information: keep it safe)",
        )
    )
    return 0


@command.command(
    "milter",
    help=t(
        "Postfix 的邮件过滤器：在邮件头里写明风险和理由，从不拒收。在 main.cf 中设 smtpd_milters = inet:127.0.0.1:8899 和 milter_default_action = accept。",
        "A mail filter for Postfix: writes risk and reasons into headers and never rejects. In main.cf set smtpd_milters = inet:127.0.0.1:8899 and "
        "milter_default_action = accept.",
    ),
)
@click.option(
    "--listen",
    default="127.0.0.1:8899",
    show_default=True,
    metavar="HOST:PORT",
    help=t("监听的地址", "the address to listen on"),
)
@ours
@LANG
def milter(
    listen: str, config: Path | None, my_domain: tuple[str, ...], staff: Path | None, lang: str | None
) -> int:
    from hegui.errors import UsageError
    from hegui.following import need_the_parts
    from hegui.milter import Filter
    from hegui.text import Text

    need_the_parts()
    host, _, port = listen.rpartition(":")
    try:
        server = Filter((host or "127.0.0.1", int(port)), _us(config, my_domain, staff), language(lang))
    except (OSError, ValueError, OverflowError):
        raise UsageError(
            Text("不能在这个地址监听", "cannot listen on this address"),
            Text("写成 127.0.0.1:8899。", "Write it as 127.0.0.1:8899."),
        ) from None
    click.echo(
        t(f"正在 {listen} 等待邮件；Ctrl-C 结束", f"waiting for mail on {listen}; Ctrl-C ends it"), err=True
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0
