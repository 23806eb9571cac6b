"""
Runs a determination over everything that may be: the heart of "unknown is never no".

A determination is plain Python, but all that it does depends on the answers to its questions: it is a tree of
questions.  ``Tree`` keeps that tree, as far as situations have come; where one goes on to a branch that no earlier one
reached, the function runs once, is given the answers up to there, and what it asks from then on is the new branch.

``leaves_of`` walks a situation through the tree.  At a question of which both answers are possible it notes what is
known there and comes back for the other answer later; so a way never starts anew, and no function runs for what an
earlier situation has shown.  An answer narrows what is known for the rest of its way (a count that reached 100,000
also reaches 10,000), so branches that contradict themselves are never entered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hegui.deciding.domains import Domain
from hegui.deciding.questions import Asked, Question, State
from hegui.deciding.recalling import Recall

if TYPE_CHECKING:
    from hegui.deciding.rows import Judging, Row

T = TypeVar("T")
BUDGET = 4096  # ways of one exploration; a situation with more is called undetermined
MOST_NODES = 100_000  # questions that a tree keeps; then it is begun anew


class BudgetSpent(Exception):
    """More ways than the budget allows: the answer is undetermined, never a hang."""


class Contradiction(Exception):
    """A way on which facts cannot all be true: it is not one of the possibilities.  Its argument names a fact."""


class _NotWorth(Exception):
    """Nothing that is wanted lies on this way."""


class Node:
    """A question, what of the law was looked up to come to it, and what follows each of its answers."""

    __slots__ = ("next", "question", "used")

    def __init__(self, question: Question, used: tuple[str, ...]) -> None:
        self.question, self.used = question, used
        self.next: dict[Any, Node | End] = {}

    def after(self, answer: Any) -> Node | End | None:
        """What follows the answer; None where no situation has shown it, or each has its own."""
        return self.next.get(answer) if self.question.lasts else None


class End:
    """What the function returned."""

    __slots__ = ("used", "value")

    def __init__(self, value: Any, used: tuple[str, ...]) -> None:
        self.value, self.used = value, used


class Forest(dict[Any, "Tree"]):
    """The trees of one determination: of the whole, of its parts, of the rows they judge.

    ``fluid``: the facts of which knowing more may lead a way elsewhere than to fewer of its ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fluid: set[str] = set()


class Tree:
    """The questions of one function, as far as situations have come."""

    def __init__(self) -> None:
        self.start: dict[Any, Node | End] = {}
        self.size = 0
        self.facts: dict[str, tuple[int, ...]] = {}  # all that it looks at, and the numbers it compares with
        self.simple = True  # does it go by nothing but what is known of single facts?
        self.seen: Recall[Any] = Recall()  # for rows.py: what rows turned out to be

    def meet(self, question: Question) -> None:
        """A question that no situation has come to before."""
        self.simple = self.simple and question.simple
        for fact in question.facts:
            before = self.facts.get(fact, ())
            edges = self.facts[fact] = tuple(sorted({*before, *question.edges}))
            if len(edges) > len(before):
                self.seen.forget()  # what was as good as the same before may not be now


class Link:
    """One answer of a way, and all before it; ways that part share what lies before.

    ``seen`` is what the question saw of the rows when it was asked.
    """

    __slots__ = ("answer", "before", "given", "node", "seen", "told")

    def __init__(self, before: Link | None, node: Node, answer: Any, given: bool, seen: Any) -> None:
        self.before, self.node, self.answer, self.given, self.seen = before, node, answer, given, seen
        self.told: tuple[Asked, ...] | None = None

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The steps to tell of it; none where it asks nothing."""
        if self.told is None:
            self.told = self.node.question.told(self.seen, self.answer, self.given)
        return self.told


def links(last: Link | None) -> list[Link]:
    """The answers of a way, the first one first."""
    found = []
    while last is not None:
        found.append(last)
        last = last.before
    return found[::-1]


def each_once(leaves: Iterable[Leaf[Any]]) -> Iterator[Link]:
    """The answers of many ways in order, those that several share once."""
    seen: set[int] = set()
    for leaf in leaves:
        own, last = [], leaf.last
        while last is not None and id(last) not in seen:
            seen.add(id(last))
            own.append(last)
            last = last.before
        yield from reversed(own)


@dataclass
class Leaf(Generic[T]):
    """Where a way ended."""

    value: T
    last: Link | None = field(repr=False)
    state: State = field(repr=False)
    search: Any = field(default=None, repr=False)  # of searching.py: what it looked through
    ended: Any = field(default=None, repr=False)  # of criteria.py: what ``value`` was made of

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What the way asked, in order."""
        return tuple([asked for link in links(self.last) for asked in link.asked])

    @property
    def known_first(self) -> Iterator[Asked]:
        """What the way asked up to the first answer that nobody gave, this one included."""
        for link in links(self.last):
            yield from link.asked
            if not link.given:
                return

    @property
    def narrowed(self) -> Mapping[str, Domain]:
        """What its own answers said of the facts."""
        return self.state.narrowed

    @property
    def supposed(self) -> tuple[Asked, ...]:
        """The answers that the way tried because nobody gave them."""
        return tuple(asked for asked in self.asked if not asked.given)


@dataclass(slots=True)
class Spent:
    """What one exploration has left, and what it found on the way.

    ``law`` is the book that functions look things up in; ``trees`` outlive the exploration; ``noted`` is what of the
    law the ways used, ``inside`` the rows judged on their own.
    """

    left: int
    law: Any
    trees: Forest = field(default_factory=Forest)
    noted: dict[str, None] = field(default_factory=dict)
    inside: dict[Row[Any], None] = field(default_factory=dict)
    judged: dict[Any, Judging[Any]] = field(
        default_factory=dict
    )  # rows of the situation, by how they were judged
    clashed: dict[str, None] = field(default_factory=dict)  # the facts that made a way impossible
    unsure: bool = False  # was there a way of which nobody can tell whether it is possible?
    worth: Callable[[Node], bool] | None = None  # is it worth going on from this question?

    def pay(self, ways: int) -> None:
        """Count ways against the budget; BudgetSpent when there are none left."""
        if self.left < ways:
            raise BudgetSpent
        self.left -= ways

    def take(self, row: Row[Any]) -> None:
        """A row that was judged, now or before: it costs the same, and leans on the same."""
        self.pay(row.ways)
        self.noted.update(row.used)
        self.inside[row] = None

    def tree(self, key: Any) -> Tree:
        """The tree of a function, by what tells its questions from another's."""
        found = self.trees.get(key)
        if found is None or found.size > MOST_NODES:
            found = self.trees[key] = Tree()
        return found


@dataclass(slots=True)
class Way:
    """A way under way: the question it stands at, and the answer it has yet to try there (None: whatever is known)."""

    node: Node | None
    answer: bool | None
    last: Link | None
    state: State


class Run:
    """One run of the function: given the answers up to where the way stands, then asked what comes next."""

    def __init__(self, tree: Tree, way: Way, waiting: deque[Way], parent: Node | None, answer: Any) -> None:
        self.tree, self.way, self.waiting, self.parent, self.answer = tree, way, waiting, parent, answer
        before = links(way.last)
        self.script = [link.answer for link in before]
        self.place = 0
        self.judged = 0  # how often rows were judged
        self.spent = way.state.spent
        self.plain = way.state.plain
        self.lasts = all(link.node.question.lasts for link in before)

    def ask(self, kind: Callable[..., Question], *what: Any) -> Any:
        """The answer to ``kind(*what)``."""
        if self.place < len(self.script):
            self.place += 1
            self.spent.law.used.clear()  # noted with the questions already
            return self.script[self.place - 1]
        node = Node(kind(*what), self._used())
        self._add(node)
        self.lasts = self.lasts and node.question.lasts
        self.parent, self.answer = node, _taken(node, self.way, self.waiting)
        self.place += 1
        self.script.append(self.answer)
        return self.answer

    def end(self, value: Any) -> None:
        """The function returned."""
        self._add(End(value, self._used()))

    def _used(self) -> tuple[str, ...]:
        used = tuple(self.spent.law.used)
        self.spent.law.used.clear()
        self.spent.noted.update(dict.fromkeys(used))
        return used

    def _add(self, node: Node | End) -> None:
        """Keep it where every situation with the same answers comes to it."""
        if isinstance(node, Node):
            self.tree.meet(node.question)
            self.spent.trees.fluid.update(node.question.fluid)
        if self.lasts:
            (self.tree.start if self.parent is None else self.parent.next)[self.answer] = node
            self.tree.size += 1


def leaves_of(
    function: Callable[[Run], T],
    tree: Tree,
    state: State,
    *,
    deeply: int | None = None,
) -> Iterator[Leaf[T]]:
    """Every way the function can end, the way of "no" first.  Raises BudgetSpent when there are too many.

    ``deeply``: after so many ways those that part early come first, for who only wants to see how different they are.
    """
    spent = state.spent
    waiting: deque[Way] = deque([Way(None, None, None, state)])
    ended = 0
    while waiting:
        spent.pay(1)
        wide = deeply is not None and ended >= deeply
        way = waiting.popleft() if wide else waiting.pop()
        try:
            value = _to_its_end(function, tree, way, waiting)
        except _NotWorth:
            continue
        except Contradiction as clash:
            spent.clashed.update(dict.fromkeys(clash.args))
            continue
        ended += 1
        yield Leaf(value, way.last, way.state)


def _to_its_end(function: Callable[[Run], T], tree: Tree, way: Way, waiting: deque[Way]) -> T:
    parent, answer = way.node, None
    if parent is not None:
        answer = _taken(parent, way, waiting)
    noted, worth = way.state.spent.noted, way.state.spent.worth
    node = tree.start.get(answer) if parent is None else parent.after(answer)
    while isinstance(node, Node):
        if worth is not None and not worth(node):
            raise _NotWorth
        for used in node.used:
            noted[used] = None
        parent, answer = node, _taken(node, way, waiting)
        node = node.after(answer)
    if node is None:
        return _grown(function, tree, way, waiting, parent, answer)
    noted.update(dict.fromkeys(node.used))
    value: T = node.value
    return value


def _grown(
    function: Callable[[Run], T], tree: Tree, way: Way, waiting: deque[Way], parent: Node | None, answer: Any
) -> T:
    """What the function says from here on, which no situation has asked yet."""
    run = Run(tree, way, waiting, parent, answer)
    run.spent.law.used.clear()
    value = function(run)
    run.end(value)
    return value


def _taken(node: Node, way: Way, waiting: deque[Way]) -> Any:
    """The answer the way goes on with; where both are possible the other one waits."""
    question, state = node.question, way.state
    answer: Any
    if way.answer is not None:
        answer, given, way.answer = way.answer, False, None
    else:
        answer = question.answer(state)
        given = answer is not None
        if not given:
            waiting.append(Way(node, True, way.last, state.copy()))
            answer = False
    state.supposes = state.supposes or not given
    way.last = Link(way.last, node, answer, given, question.seen(state) if question.looks else None)
    question.take(state, answer, given)
    return answer
