"""
From what a user typed to what a check-up is asked: which sources, whose hegui.toml, which day, what is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

from hegui.ahead import Watch
from hegui.discovery.own import NOTHING, Own
from hegui.model import Place, Skipped
from hegui.organisation import Organisation
from hegui.readers import Gentle, Source
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.gate import Gate

Stop = Callable[[], bool]
"""Asked between batches: has a person asked to end here?"""

Engine = Literal["local", "spark"]

Targets = str | Path | Sequence[str | Path]
"""One path or database URL, or several."""


class Options(TypedDict, total=False):
    """What ``hegui.check`` and ``hegui.inventory`` may be told, as on the command line."""

    config: Path | None  # the hegui.toml to use; ./hegui.toml by default
    on: date | None  # the law in force that day; today by default
    with_: tuple[Path, ...]  # folders of own checks
    skip: tuple[str, ...]  # names of sources, tables or checks to leave out
    include: tuple[str, ...]  # patterns of tables or files to look at
    exclude: tuple[str, ...]
    threads: int
    rate: int  # rows a second at most from a database; 0: no limit
    timeout: int  # of a statement, in seconds
    sample: float  # the share of the rows to look at, 0 to 1; 1: all
    engine: Engine  # where large tables are counted: on this machine, or on a Spark cluster
    fresh: bool  # read everything, whatever is kept from earlier runs, and keep nothing
    password_env: str  # the environment variable that holds the database password
    baseline: Path | None  # an earlier JSON report: only what is new is reported
    ask_password: Callable[[str], str] | None
    watch: Watch | None
    stop: Stop | None
    my_domain: tuple[str, ...]  # mail domains of our own, beside those of hegui.toml
    staff: Path | None  # a file of names, one a line: managers, who write from our own domains only
    mail_data: bool  # look at the data in mail too where nothing but mail is named
    online: bool  # verify the senders of mail and the age of domains over the network
    scope: Path | None  # who allows looks at live sites; without one no packet is sent


def listed(targets: Targets) -> tuple[str, ...]:
    """The targets as texts; a single one need not be in a list."""
    return tuple(str(t) for t in ((targets,) if isinstance(targets, (str, Path)) else targets))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asked of a check-up."""

    sources: tuple[Source, ...]
    us: Organisation
    on: date
    skip: frozenset[str] = frozenset()  # names of sources, tables or checks
    threads: int = 2
    baseline: frozenset[str] = frozenset()  # keys of findings that are known
    judge: bool = True  # False: the inventory alone
    mail_alone: bool = False  # nothing but mail was named: each is judged, and nothing more is asked
    lone_mail: bool = False  # ... single messages, by somebody whose organisation is not told
    online: bool = False  # verify the senders of mail over the network
    own: Own = NOTHING  # what hegui.toml adds to the detectors
    sample: float = 1.0  # the share of the rows that is looked at
    engine: Engine = "local"
    fresh: bool = False  # tallies of earlier runs are neither used nor kept
    notes: tuple[Skipped, ...] = ()
    watch: Watch | None = field(default=None, repr=False)
    stop: Stop | None = field(default=None, repr=False)


def asked(
    targets: tuple[str, ...] = (),
    *,
    config: Path | None = None,
    on: date | None = None,
    with_: tuple[Path, ...] = (),
    skip: tuple[str, ...] = (),
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    threads: int = 2,
    rate: int = 0,
    timeout: int = 300,
    sample: float = 1.0,
    engine: Engine = "local",
    fresh: bool = False,
    password_env: str = "",
    baseline: Path | None = None,
    judge: bool = True,
    ask_password: Callable[[str], str] | None = None,
    watch: Watch | None = None,
    stop: Stop | None = None,
    my_domain: tuple[str, ...] = (),
    staff: Path | None = None,
    mail_data: bool = False,
    online: bool = False,
    scope: Path | None = None,
) -> Asked:
    """Turn what a user typed into what a check-up is asked.  Raises UsageError with what to put right."""
    from hegui.discovery.declared import own_from
    from hegui.errors import UsageError
    from hegui.mail import missing
    from hegui.organisation import read_organisation
    from hegui.plugins import load_folder
    from hegui.readers.opening import kind_of_mail, source_from
    from hegui.spark import must_be_there

    if not 0 < sample <= 1:
        raise UsageError(
            Text(
                "抽样比例要大于 0、不超过 100%", "a sample is more than 0 and at most 100 percent of the rows"
            ),
            Text(
                "命令行写 --sample 10%，程序里写 sample=0.1。",
                "Write --sample 10%, or sample=0.1 in a program.",
            ),
        )
    if engine == "spark":
        must_be_there()
    day = on or date.today()
    notes: tuple[Skipped, ...] = ()
    found, note = _config(targets, config)
    if note is not None:
        notes = (Skipped(Place("hegui.toml"), note),)
    us = read_organisation(found, day) if found else Organisation(today=day)
    us = with_mail(us, my_domain, staff, found.parent if found else None)
    own = own_from(us, found.parent, found.name, found.read_text("utf-8-sig")) if found else NOTHING
    for folder in with_:
        load_folder(folder)
    gates = _Gates(us)
    gate = gates.of(Path(scope)) if scope else None
    gentle = Gentle(rate=rate, timeout=timeout, threads=threads, sample=sample)
    if targets:
        sources = tuple(
            source_from(
                t,
                include=include,
                exclude=exclude,
                password_env=password_env,
                gentle=gentle,
                ask_password=ask_password,
                gate=gate,
            )
            for t in targets
        )
    elif found is not None:
        base = found.parent
        sources = tuple(
            source_from(
                e.url,
                name=e.name,
                password_env=e.password_env,
                include=e.include + include,
                exclude=e.exclude + exclude,
                gentle=gentle,
                base=base,
                ask_password=ask_password,
                gate=gates.of(base / e.scope) if e.scope else gate,
            )
            for e in us.sources
        )
    else:
        sources = ()
    sources = _told_apart(sources)
    if not sources:
        raise UsageError(
            Text("没有要检查的数据源", "nothing to look at"),
            Text(
                "给出路径或数据库地址，如 hegui check ./data；或用 hegui init 写一份 hegui.toml。",
                "Name a path or a database URL, as in hegui check ./data; or write a hegui.toml with hegui init.",
            ),
        )
    known = _baseline(baseline) if baseline else frozenset()
    kinds = set(map(kind_of_mail, sources)) if judge and targets else {None}
    mail_alone = None not in kinds and not (mail_data or include or missing())
    if mail_alone:
        sources = tuple(replace(source, mails_only=True) for source in sources)
    return Asked(
        sources,
        us,
        day,
        frozenset(skip),
        max(threads, 1),
        known,
        judge,
        mail_alone,
        mail_alone and found is None and kinds == {"message"},
        online,
        own,
        sample,
        engine,
        fresh,
        notes,
        watch,
        stop,
    )


def with_mail(
    us: Organisation, domains: tuple[str, ...], staff: Path | None, base: Path | None
) -> Organisation:
    """Add our mail domains and the names in the staff file.  Raises UsageError where the file cannot be read."""
    files = [staff] if staff else []
    if us.mail.staff_file and base is not None:
        files.append(base / us.mail.staff_file)
    if not files and not domains:
        return us
    names = [name for file in files for name in _names(file)]
    ours = tuple(dict.fromkeys((*us.mail.domains, *(d.strip().lower().lstrip("@") for d in domains))))
    return replace(
        us, mail=replace(us.mail, domains=ours, staff=tuple(dict.fromkeys((*us.mail.staff, *names))))
    )


def _names(file: Path) -> list[str]:
    from hegui.errors import UsageError

    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            Text(f"读不了人员名单 {Place(file.name)}", f"the staff file {Place(file.name)} cannot be read"),
            Text("每行一个姓名，存为 UTF-8。", "Write one name a line, in UTF-8."),
        ) from None
    return [name for line in lines if len(name := line.partition("#")[0].strip()) > 1]


class _Gates:
    """The ways to live sites: one Gate a scope file, so that its rate and its run log hold for all sources that it covers."""

    def __init__(self, us: Organisation) -> None:
        self._us = us
        self._made: dict[Path, Gate] = {}

    def of(self, scope: Path) -> Gate:
        key = scope.resolve()
        if key not in self._made:
            self._made[key] = _gate(scope, self._us)
        return self._made[key]


def _gate(scope: Path, us: Organisation) -> Gate:
    """The Gate of a scope file.  An operator of critical infrastructure says so in the scope too."""
    from hegui.errors import UsageError
    from hegui.gate import Gate, read_scope

    read = read_scope(scope)
    if us.is_a("critical-infrastructure-operator") and not read.cii:
        raise UsageError(
            Text(
                "hegui.toml 申报为关键信息基础设施运营者，授权范围文件却写 cii = false，没有发送任何内容",
                "hegui.toml names an operator of critical infrastructure, and the scope file says cii = false: nothing was sent",
            ),
            Text(
                "涉及关键信息基础设施的，写 cii = true 和批准或授权文号；确不涉及的，用另一份 hegui.toml。",
                "Where it is critical infrastructure, write cii = true and the number of the authorisation; where it is not, use "
                "another hegui.toml.",
            ),
        )
    return Gate(read)


def _told_apart(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Each source once, and no two under one name: ``a/data`` and ``b/data`` go by their paths, not both by ``data``."""
    once: dict[object, Source] = {}
    for source in sources:
        once.setdefault((source.path.resolve() if source.path else source.target, source.include), source)
    kept = tuple(once.values())
    count = Counter(s.name for s in kept)
    taken: set[str] = {name for name, n in count.items() if n == 1}
    told = []
    for source in kept:
        name = source.name if count[source.name] == 1 else _longer(source)
        number, free = 2, name
        while free in taken and count[source.name] > 1:
            free, number = f"{name}-{number}", number + 1
        taken.add(free)
        told.append(replace(source, name=free))
    return tuple(told)


def _longer(source: Source) -> str:
    """More of where a source lies: the folder above a file, the kind and host of a database, never its user."""
    if source.path is not None:
        return "/".join(source.path.resolve().parts[-2:]).lstrip("/")
    scheme, _, rest = source.target.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def _config(targets: tuple[str, ...], config: Path | None) -> tuple[Path | None, Text | None]:
    """Which hegui.toml speaks for us.  One that lies in a folder under check is data, never configuration."""
    if config is not None:
        return config, None
    here = Path("hegui.toml")
    if not here.is_file():
        return None, None
    inside = any(
        "://" not in t and Path(t).is_dir() and here.resolve().is_relative_to(Path(t).resolve())
        for t in targets
    )
    if not inside:
        return here, None
    return None, Text(
        "被检查文件夹里的 hegui.toml 只当作数据，没有作为配置使用；需要时用 --config 指明",
        "the hegui.toml inside the folder under check is data and was not used; name it with --config if it is yours",
    )


def _baseline(file: Path) -> frozenset[str]:
    """The keys of the findings in an earlier JSON report."""
    import json

    from hegui.errors import UsageError

    try:
        report = json.loads(file.read_text(encoding="utf-8"))
        return frozenset(f["key"] for f in report["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            Text(
                f"基线文件 {Place(file.name)} 不是 hegui 的 JSON 报告",
                f"the baseline {Place(file.name)} is not a JSON report of hegui",
            ),
            Text(
                "用 hegui check … --format json -o 基线.json 生成。",
                "Make one with hegui check … --format json -o baseline.json.",
            ),
        ) from None
