"""
What names say of which table a column points to: ``user_id`` to ``user``, ``sys_user``, ``t_users``, 用户编号 to 用户信息表.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

PREFIXES = re.compile(
    r"^(?:t|tb|tbl|sys|biz|base|app|ods|dwd|dim|dws|ads|fact|v|rel|ref|r|f|wx|cms|crm|erp|his|hr|oa|mall|ums|pms|oms)_+"
)
POINTS = re.compile(r"^(?P<stem>.+?)_?(?:id|code|no|num|uuid|guid|key|编号|编码|主键|号)$", re.IGNORECASE)
KEY_FIRST = re.compile(r"^[pf]k_(?P<rest>\w{2,})$", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
ENDING = re.compile(
    r"(?:[_\-.]?(?P<day>\d{4,14})|_(?P<shard>\d{1,3}))?(?:\.(?:csv|tsv|txt|xlsx?|ods|json|jsonl|ndjson|parquet|orc|avro|arrow|feather|gz|zip|zst|bz2|xz))*$",
    re.IGNORECASE,
)  # user_20240101.csv.gz, user_07
CHINESE_END = re.compile(r"(?:信息|数据|资料|档案|主)?表$")
ENDS = ("_info", "_main", "_base", "_tb", "_tbl", "_table")
KEEPER = re.compile(  # whoever keyed a row in, changed or approved it: the row is not about them
    r"creat|updat|modif|audit|approv|operat|delet|publish|handl|manag|leader|assign|editor|check|review|by_|创建|更新|修改|审核|审批|操作|录入|经办|发布|负责",
    re.IGNORECASE,
)
DOER = re.compile(  # locked_by, accepted_by_id: whoever does something to the row, save who asks for it
    r"(?<!ordered)(?<!bought)(?<!purchased)(?<!paid)(?<!booked)(?<!requested)(?<!reported)(?<!used)_by(?:_id)?$",
    re.IGNORECASE,
)
_LOOKS_LIKE_PERSONS = frozenset({"person", "operator", "creator", "assignee", "legal", "contact"})
GLUED = (2, 3, 4)  # letters of the name of a module that stands before another without an underscore
SHARED = 3  # tables that begin alike, before what they begin with is the name of a module


def key_last(name: str) -> str:
    """A name that begins like a key, as others end like one.

    >>> key_last("pk_psndoc"), key_last("FK_Customer"), key_last("pk"), key_last("user_id")
    ('psndoc_id', 'Customer_id', 'pk', 'user_id')
    """
    match = KEY_FIRST.match(name)
    return f"{match['rest']}_id" if match else name


def stem_of(column: str) -> str:
    """What a column that ends like a key is called before that end; empty for one that does not.

    >>> stem_of("patientId"), stem_of("user_no"), stem_of("用户编号"), stem_of("name")
    ('patient', 'user', '用户', '')
    """
    match = POINTS.match(snake(key_last(column)))
    return match["stem"].strip("_") if match else ""


def snake(name: str) -> str:
    """A name in lower case, its parts divided by underscores."""
    return CAMEL.sub("_", name).lower()


def names_of(table: str) -> set[str]:
    """What a column may call a table: without prefixes, endings and dates, in the singular.

    >>> sorted(names_of("t_users")), sorted(names_of("用户信息表"))
    (['t_user', 't_users', 'user', 'users'], ['用户'])
    """
    bare = bare_name(table)
    bare = CHINESE_END.sub("", bare) if not bare.isascii() else bare
    return called_so({bare, PREFIXES.sub("", bare)})


def bare_name(table: str) -> str:
    """The name of a table without its schema, the ending and date of a file, in lower case with underscores."""
    return snake(ENDING.sub("", table).rpartition(".")[2])


def shard_of(table: str) -> str:
    """The number or the day at the end of a table's name, which parts of one table bear; nothing where there is none.

    >>> shard_of("t_user_07"), shard_of("user_20240101.csv"), shard_of("user")
    ('07', '20240101', '')
    """
    match = ENDING.search(table)
    return (match["day"] or match["shard"] or "") if match else ""


def called_so(names: Iterable[str]) -> set[str]:
    """The same names without endings that say nothing, and in the singular."""
    found = {*names}
    found |= {name.removesuffix(end) for name in found for end in ENDS}
    found |= {name.removesuffix("s") for name in found if len(name) > 3}
    found |= {name[:-3] + "y" for name in found if name.endswith("ies")}
    return found - {""}


def modules_of(tables: Iterable[str]) -> tuple[str, ...]:
    """First parts of names that several tables share (gnuhealth_, ma_site_, the hrm of hrmresource), the longest first."""
    starts: Counter[str] = Counter()
    for table in {bare_name(table) for table in tables}:
        parts = table.split("_")
        starts.update("_".join(parts[:size]) + "_" for size in range(1, len(parts)))
        if not parts[1:]:
            starts.update(table[:size] for size in GLUED if size + 3 < len(table))
    return tuple(sorted((s for s, count in starts.items() if count >= SHARED), key=len, reverse=True))


def without_module(table: str, modules: tuple[str, ...]) -> set[str]:
    """What the table is called once the name of its module is left out."""
    bare = bare_name(table)
    return called_so(bare[len(module) :] for module in modules if bare.startswith(module))


@dataclass(frozen=True, slots=True)
class Target:
    """A table that a column points to, and whom or what its rows are about, in the words of ``Subject``."""

    table: str  # as reports may show it
    kind: str
    id: str
    clinical: bool
    strong: bool
    human: bool = True  # it has columns that only persons have, such as a birthday

    @property
    def of_persons(self) -> bool:
        """A row there is a person; a directory of firms and a list of organisers may look like persons."""
        return self.kind == "person" and (self.human or self.id not in _LOOKS_LIKE_PERSONS)

    @property
    def of_users(self) -> bool:
        """They work with the system: they write what is about goods, tasks and others, too."""
        return self.kind == "person" and self.id in ("user", "employee")

    @property
    def about_persons(self) -> bool:
        """A row there is a person, or something a person did or underwent."""
        return self.of_persons or (self.kind == "act" and self.strong)
