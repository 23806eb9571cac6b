"""
Kernels as LLVM reads them: the little of Python that kernels are written in, turned into its text.

Values are whole numbers of 64 bits (``int``), the same without a sign (``word``, as ``uint64`` makes them), truth values
(``bool``), sixteen bytes at once (``sixteen``), memory (``Octets``, ``Halves`` of 32 bits, ``Longs``) and tables of constants.
What a function takes is told by who calls it, so each is lowered where it is first called.  Whatever else of Python a kernel
might use is refused by name when the code is made; nothing is guessed.  A number has 64 bits here: a kernel must not count beyond.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

ITEMS = {"Octets": 8, "Halves": 32, "Longs": 64}  # bits of what memory holds
LANES = "<16 x i8>"
TYPES = {
    "int": "i64", "word": "i64", "bool": "i1", "void": "void", "sixteen": LANES, **dict.fromkeys(ITEMS, "ptr"),
}  # fmt: skip
COUNTED: dict[type, tuple[str, Callable[[int, int], int]]] = {
    ast.Add: ("add", lambda a, b: a + b),
    ast.Sub: ("sub", lambda a, b: a - b),
    ast.Mult: ("mul", lambda a, b: a * b),
    ast.BitAnd: ("and", lambda a, b: a & b),
    ast.BitOr: ("or", lambda a, b: a | b),
    ast.BitXor: ("xor", lambda a, b: a ^ b),
    ast.LShift: ("shl", lambda a, b: a << b),
    ast.RShift: ("shr", lambda a, b: a >> b),
    ast.FloorDiv: ("div", lambda a, b: a // b),
    ast.Mod: ("rem", lambda a, b: a % b),
}
ORDER = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}
DECLARED = """
declare i64 @llvm.ctpop.i64(i64)
declare i64 @llvm.ctlz.i64(i64, i1)
declare i64 @llvm.cttz.i64(i64, i1)
declare i8 @llvm.vector.reduce.or.v16i8(<16 x i8>)
declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
"""


class NotLowered(Exception):
    """A kernel uses what has no machine code: where, and what."""


@dataclass(frozen=True, slots=True)
class Value:
    kind: str  # int, word, bool, void, of ITEMS; "const": a number that was written down; "table"
    text: str  # as LLVM names it
    number: int = 0  # of a const


def const(number: int) -> Value:
    return Value("const", str(number if number < 1 << 63 else number - (1 << 64)), number)


@dataclass(slots=True)
class Module:
    """Functions and tables by name.  A function is lowered once for each kind of call, a table when it is first asked for."""

    functions: dict[str, ast.FunctionDef]
    tables: dict[str, Sequence[int]]
    texts: list[str] = field(default_factory=list)
    lowered: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = field(default_factory=dict)
    written: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def entry(self, name: str) -> None:
        """Lower a function that is called from outside, its parameters annotated with their kinds."""
        made = self.functions[name]
        kinds = tuple(ast.unparse(arg.annotation) for arg in made.args.args if arg.annotation is not None)
        self.texts.append(Function(self, made, name, kinds, entry=True).text())

    def called(self, name: str, kinds: tuple[str, ...]) -> tuple[str, str]:
        """The name that LLVM knows a function by, and the kind of what it gives."""
        if (name, kinds) not in self.lowered:
            if name not in self.functions:
                raise NotLowered(f"{name} is not known")
            function = Function(self, self.functions[name], f"{name}.{len(self.lowered)}", kinds)
            text = function.text()
            self.lowered[name, kinds] = function.symbol, function.gives
            self.texts.append(text)
        return self.lowered[name, kinds]

    def table(self, name: str) -> tuple[int, bool]:
        """Bits of an item of a table, and whether items have a sign."""
        if name not in self.written:
            numbers = self.tables[name]
            signed = min(numbers) < 0
            bits = next(b for b in (8, 16, 32, 64) if max(*numbers, -1 - min(numbers)) < 1 << (b - signed))
            items = ", ".join(f"i{bits} {number}" for number in numbers)
            kind = f"[{len(numbers)} x i{bits}]"
            self.texts.append(f"@{name} = private unnamed_addr constant {kind} [{items}], align 64")
            self.written[name] = bits, signed
        return self.written[name]

    def text(self) -> str:
        return "\n\n".join([*self.texts, DECLARED])


class Function:
    """One function for the kinds of one call."""

    def __init__(
        self, module: Module, made: ast.FunctionDef, symbol: str, kinds: tuple[str, ...], entry: bool = False
    ) -> None:
        self.module, self.made, self.symbol, self.kinds, self.entry = module, made, symbol, kinds, entry
        self.slots: list[str] = []
        self.lines: list[str] = []
        self.variables: dict[str, Value] = {}  # their kinds and where they lie; of a table, its name
        self.returns: list[tuple[int, Value]] = []  # at which line what is given
        self.loops: list[tuple[str, str]] = []  # where to go on, and where to end
        self.reached: set[str] = set()  # labels
        self.count = 0
        self.open = True  # can what follows be reached?
        self.gives = "void"

    def text(self) -> str:
        takes = []
        for arg, kind in zip(self.made.args.args, self.kinds, strict=True):
            if kind.startswith("table "):
                self.variables[arg.arg] = Value("table", kind.removeprefix("table "))
                continue
            takes.append(
                f"{TYPES[kind]}{' noalias' if self.entry and kind in ITEMS else ''} %{arg.arg}.given"
            )
            self.keep(arg, arg.arg, Value(kind, f"%{arg.arg}.given"))
        self.body(self.made.body)
        if self.open:
            self.give(Value("void", ""))
        self.settle()
        head = f"define {'' if self.entry else 'internal '}{TYPES[self.gives]} @{self.symbol}({', '.join(takes)}) nounwind {{"
        return "\n".join([head, *self.slots, *self.lines, "}"])

    def wrong(self, node: ast.AST, what: str) -> NotLowered:
        return NotLowered(f"{self.made.name}: {what}: {ast.unparse(node)}")

    # --- lines and labels

    def new(self, text: str) -> str:
        self.count += 1
        self.lines.append(f"  %v{self.count} = {text}")
        return f"%v{self.count}"

    def labels(self, *names: str) -> list[str]:
        self.count += 1
        return [f"{name}.{self.count}" for name in names]

    def go(self, label: str) -> None:
        if self.open:
            self.lines.append(f"  br label %{label}")
            self.reached.add(label)
        self.open = False

    def at(self, label: str) -> None:
        """What follows stands behind the label; what came before runs into it."""
        self.go(label)
        self.lines.append(f"{label}:")
        self.open = True

    def slot(self, kind: str) -> str:
        self.count += 1
        self.slots.append(f"  %s{self.count} = alloca {TYPES[kind]}")
        return f"%s{self.count}"

    def keep(self, node: ast.AST, name: str, value: Value) -> None:
        """Assign to a variable, which stays of the kind that it began with."""
        if value.kind in ("table", "void"):
            raise self.wrong(node, "this cannot be assigned")
        if name not in self.variables:
            kind = "int" if value.kind == "const" else value.kind
            self.variables[name] = Value(kind, self.slot(kind))
        variable = self.variables[name]
        value = self.as_kind(node, value, variable.kind)
        self.lines.append(f"  store {TYPES[value.kind]} {value.text}, ptr {variable.text}")

    # --- what is given back

    def give(self, value: Value) -> None:
        self.returns.append((len(self.lines), value))
        self.lines.append("")
        self.open = False

    def settle(self) -> None:
        """The kind of all that is given, and the lines that give it."""
        kinds = {value.kind for _, value in self.returns}
        sure = kinds - {"const"}
        if len(sure) == 1 and kinds != {"bool", "const"}:
            (self.gives,) = sure
        elif sure <= {"int", "bool"}:
            self.gives = "int"
        else:
            raise self.wrong(self.made.args, f"gives now {', now '.join(sorted(kinds))}")
        for line, value in self.returns:
            before = len(self.lines)
            value = self.as_kind(self.made.args, value, self.gives) if self.gives != "void" else value
            more, self.lines[before:] = self.lines[before:], []
            self.lines[line] = "\n".join([*more, f"  ret {TYPES[self.gives]} {value.text}".rstrip()])

    # --- statements

    def body(self, statements: list[ast.stmt]) -> None:
        for each in statements:
            if not self.open:
                return
            self.statement(each)

    def statement(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            self.assign(node.targets[0], self.value(node.value))
        elif isinstance(node, ast.AugAssign):
            self.assign(
                node.target,
                self.binary(node, node.op, self.value(_read(node.target)), self.value(node.value)),
            )
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self.value(node.value)
        elif isinstance(node, ast.Return):
            self.give(self.value(node.value) if node.value is not None else Value("void", ""))
        elif isinstance(node, ast.If):
            self.choose(node)
        elif isinstance(node, ast.While) and not node.orelse:
            self.repeat(node)
        elif isinstance(node, ast.For) and not node.orelse:
            self.count_through(node)
        elif isinstance(node, (ast.Continue, ast.Break)):
            self.go(self.loops[-1][isinstance(node, ast.Break)])
        elif not isinstance(node, ast.Pass):
            raise self.wrong(node, "kernels have no such statement")

    def assign(self, target: ast.expr, value: Value) -> None:
        if isinstance(target, ast.Name):
            self.keep(target, target.id, value)
        elif isinstance(target, ast.Subscript):
            place, bits = self.place(target)
            text = self.as_kind(target, value, "int").text
            if bits < 64:
                text = self.new(f"trunc i64 {text} to i{bits}")
            self.lines.append(f"  store i{bits} {text}, ptr {place}")
        else:
            raise self.wrong(target, "only a variable or a place in memory is assigned to")

    def choose(self, node: ast.If) -> None:
        yes, no, behind = self.labels("yes", "no", "behind")
        self.ask(node.test, yes, no if node.orelse else behind)
        self.at(yes)
        self.body(node.body)
        self.go(behind)
        if node.orelse:
            self.at(no)
            self.body(node.orelse)
            self.go(behind)
        if behind in self.reached:
            self.at(behind)

    def repeat(self, node: ast.While) -> None:
        again, inside, behind = self.labels("again", "inside", "behind")
        self.at(again)
        self.ask(node.test, inside, behind)
        self.at(inside)
        self.loops.append((again, behind))
        self.body(node.body)
        self.loops.pop()
        self.go(again)
        self.at(behind)

    def count_through(self, node: ast.For) -> None:
        """``for name in range(...)``; the step must be written down."""
        call = node.iter
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "range"):
            raise self.wrong(node.iter, "a loop goes through a range")
        assert isinstance(node.target, ast.Name)
        given = [self.as_kind(a, self.value(a), "int") for a in call.args]
        step = self.value(call.args[2]) if len(given) == 3 else const(1)
        if step.kind != "const":
            raise self.wrong(call, "the step must be a number")
        first, last = (const(0), given[0]) if len(given) == 1 else (given[0], given[1])
        counter = self.slot("int")
        self.lines.append(f"  store i64 {first.text}, ptr {counter}")
        test, inside, again, behind = self.labels("test", "inside", "again", "behind")
        self.at(test)
        here = self.new(f"load i64, ptr {counter}")
        more = self.new(f"icmp {'slt' if step.number > 0 else 'sgt'} i64 {here}, {last.text}")
        self.branch(more, inside, behind)
        self.at(inside)
        self.keep(node, node.target.id, Value("int", here))
        self.loops.append((again, behind))
        self.body(node.body)
        self.loops.pop()
        self.at(again)
        self.lines.append(f"  store i64 {self.new(f'add i64 {here}, {step.text}')}, ptr {counter}")
        self.go(test)
        self.at(behind)

    # --- questions

    def ask(self, node: ast.expr, yes: str, no: str) -> None:
        """Go to ``yes`` or to ``no``; ``and`` and ``or`` look at no more than they need."""
        if isinstance(node, ast.BoolOp):
            every = isinstance(node.op, ast.And)
            for each in node.values[:-1]:
                (further,) = self.labels("further")
                self.ask(each, further if every else yes, no if every else further)
                self.at(further)
            self.ask(node.values[-1], yes, no)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.ask(node.operand, no, yes)
        elif (
            isinstance(node, ast.Compare)
            and len(node.ops) > 1
            and not isinstance(node.comparators[-1], ast.Constant)
        ):
            parts = [node.left, *node.comparators]
            pairs = zip(parts, node.ops, parts[1:], strict=False)
            each_pair: list[ast.expr] = [ast.Compare(a, [op], [b]) for a, op, b in pairs]
            self.ask(ast.BoolOp(ast.And(), each_pair), yes, no)
        else:
            self.branch(self.truth(node, self.value(node)).text, yes, no)

    def branch(self, truth: str, yes: str, no: str) -> None:
        self.lines.append(f"  br i1 {truth}, label %{yes}, label %{no}")
        self.reached |= {yes, no}
        self.open = False

    def truth(self, node: ast.expr, value: Value) -> Value:
        if value.kind == "bool":
            return value
        if value.kind not in ("int", "word", "const"):
            raise self.wrong(node, "is neither true nor false")
        return Value("bool", self.new(f"icmp ne i64 {value.text}, 0"))

    def answered(self, node: ast.expr) -> Value:
        """A question whose answer is a value."""
        kept = self.slot("bool")
        yes, no, behind = self.labels("yes", "no", "behind")
        self.ask(node, yes, no)
        for label, answer in ((yes, "true"), (no, "false")):
            self.at(label)
            self.lines.append(f"  store i1 {answer}, ptr {kept}")
            self.go(behind)
        self.at(behind)
        return Value("bool", self.new(f"load i1, ptr {kept}"))

    def compare(self, node: ast.Compare) -> Value:
        if (
            len(node.ops) == 1
            and isinstance(node.ops[0], ast.In)
            and isinstance(node.comparators[0], ast.Tuple)
        ):
            left, found = self.value(node.left), "false"
            for each in node.comparators[0].elts:
                same = self.one_compare(node, ast.Eq(), left, self.value(each))
                found = self.new(f"or i1 {found}, {same}")
            return Value("bool", found)
        values = [self.value(node.left)]
        found = "true"
        for op, right in zip(node.ops, node.comparators, strict=True):
            values.append(self.value(right))
            held = self.one_compare(node, op, *values[-2:])
            found = held if len(node.ops) == 1 else self.new(f"and i1 {found}, {held}")
        return Value("bool", found)

    def one_compare(self, node: ast.Compare, op: ast.cmpop, left: Value, right: Value) -> str:
        if type(op) not in ORDER:
            raise self.wrong(node, "kernels do not compare so")
        left, right, kind = self.both(node, left, right)
        if kind == "sixteen":
            raise self.wrong(node, "sixteen bytes at once are compared by within()")
        sign = "" if type(op) in (ast.Eq, ast.NotEq) else "u" if kind == "word" else "s"
        return self.new(f"icmp {sign}{ORDER[type(op)]} i64 {left.text}, {right.text}")

    # --- values

    def value(self, node: ast.expr | None) -> Value:
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            return Value("bool", "true" if node.value else "false")
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            return const(node.value)
        if isinstance(node, ast.Name):
            return self.named(node)
        if isinstance(node, ast.BinOp):
            return self.binary(node, node.op, self.value(node.left), self.value(node.right))
        if isinstance(node, ast.UnaryOp):
            return self.unary(node)
        if isinstance(node, ast.BoolOp):
            return self.answered(node)
        if isinstance(node, ast.Compare):
            simple = len(node.ops) == 1 or all(isinstance(c, ast.Constant) for c in node.comparators[1:])
            return self.compare(node) if simple else self.answered(node)
        if isinstance(node, ast.IfExp):
            return self.either(node)
        if isinstance(node, ast.Subscript):
            return self.item(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self.call(node, node.func.id)
        raise self.wrong(node or self.made.args, "kernels have no such value")

    def named(self, node: ast.Name) -> Value:
        known = self.variables.get(node.id)
        if known is None and node.id in self.module.tables:
            return Value("table", node.id)
        if known is None:
            raise self.wrong(node, "nothing was assigned to it before")
        if known.kind == "table":
            return known
        return Value(known.kind, self.new(f"load {TYPES[known.kind]}, ptr {known.text}"))

    def as_kind(self, node: ast.AST, value: Value, kind: str) -> Value:
        if value.kind == kind:
            return value
        if value.kind == "const" and kind in ("int", "word"):
            return Value(kind, value.text)
        if value.kind == "const" and kind == "sixteen":
            return Value(kind, f"<{', '.join([f'i8 {value.number & 255}'] * 16)}>")
        if value.kind == "bool" and kind == "int":
            return Value("int", self.new(f"zext i1 {value.text} to i64"))
        raise self.wrong(node, f"{value.kind} where {kind} belongs")

    def both(self, node: ast.AST, left: Value, right: Value) -> tuple[Value, Value, str]:
        """Two values of one kind: numbers, words, or bytes."""
        kind = next((kind for kind in ("word", "sixteen") if kind in (left.kind, right.kind)), "int")
        return self.as_kind(node, left, kind), self.as_kind(node, right, kind), kind

    def binary(self, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
        if type(op) not in COUNTED:
            raise self.wrong(node, "kernels do not reckon so")
        name, counted = COUNTED[type(op)]
        if left.kind == right.kind == "const":
            return const(counted(left.number, right.number))
        if left.kind == right.kind == "bool" and name in ("and", "or", "xor"):
            return Value("bool", self.new(f"{name} i1 {left.text}, {right.text}"))
        divides = name in ("div", "rem")
        if divides and not (right.kind == "const" and right.number > 0):
            divides = False
            if right.kind != "word":
                raise self.wrong(node, "numbers are divided by a number that is written down")
        powers = right.number & (right.number - 1) == 0
        left, right, kind = self.both(node, left, right)
        if kind == "sixteen" and name not in ("add", "sub", "and", "or", "xor"):
            raise self.wrong(node, "sixteen bytes at once are not reckoned with so")
        if name == "shr":
            name = "lshr" if kind == "word" else "ashr"
        elif name in ("div", "rem") and kind == "word":
            name = "u" + name
        elif divides and powers:  # rounded down, as Python does it
            shift, mask = ("ashr", int(right.text).bit_length() - 1), ("and", int(right.text) - 1)
            name, by = shift if name == "div" else mask
            return Value("int", self.new(f"{name} i64 {left.text}, {by}"))
        elif divides:
            return self.divided(name, left.text, right.text)
        return Value(kind, self.new(f"{name} {TYPES[kind]} {left.text}, {right.text}"))

    def divided(self, name: str, left: str, right: str) -> Value:
        """Rounded down, as Python does it, where machines round towards zero."""
        rest = self.new(f"srem i64 {left}, {right}")
        below = self.new(f"icmp slt i64 {rest}, 0")
        if name == "rem":
            more = self.new(f"select i1 {below}, i64 {right}, i64 0")
            return Value("int", self.new(f"add i64 {rest}, {more}"))
        less = self.new(f"sext i1 {below} to i64")
        return Value("int", self.new(f"add i64 {self.new(f'sdiv i64 {left}, {right}')}, {less}"))

    def unary(self, node: ast.UnaryOp) -> Value:
        if isinstance(node.op, ast.Not):
            truth = self.truth(node.operand, self.value(node.operand))
            return Value("bool", self.new(f"xor i1 {truth.text}, true"))
        value = self.value(node.operand)
        if value.kind == "const":
            return const(-value.number if isinstance(node.op, ast.USub) else ~value.number)
        if isinstance(node.op, ast.USub):
            return Value("int", self.new(f"sub i64 0, {self.as_kind(node, value, 'int').text}"))
        kind = "word" if value.kind == "word" else "int"
        return Value(kind, self.new(f"xor i64 {self.as_kind(node, value, kind).text}, -1"))

    def either(self, node: ast.IfExp) -> Value:
        yes, no, behind = self.labels("yes", "no", "behind")
        self.ask(node.test, yes, no)
        self.at(yes)
        first = self.value(node.body)
        kind = "int" if first.kind == "const" else first.kind
        kept = self.slot(kind)
        self.lines.append(f"  store {TYPES[kind]} {first.text}, ptr {kept}")
        self.go(behind)
        self.at(no)
        second = self.as_kind(node, self.value(node.orelse), kind)
        self.lines.append(f"  store {TYPES[kind]} {second.text}, ptr {kept}")
        self.at(behind)
        return Value(kind, self.new(f"load {TYPES[kind]}, ptr {kept}"))

    # --- memory and tables

    def place(self, node: ast.Subscript) -> tuple[str, int]:
        """Where an item of memory lies, and its bits."""
        memory, index = self.value(node.value), self.value(node.slice)
        if memory.kind not in ITEMS:
            raise self.wrong(node, "this is no memory")
        bits = ITEMS[memory.kind]
        return self.new(f"getelementptr i{bits}, ptr {memory.text}, i64 {index.text}"), bits

    def item(self, node: ast.Subscript) -> Value:
        of = self.value(node.value)
        if of.kind != "table":
            place, bits = self.place(node)
            return self.read(place, bits, signed=bits != 8)
        bits, signed = self.module.table(of.text)
        index = self.value(node.slice)
        kind = f"[{len(self.module.tables[of.text])} x i{bits}]"
        place = self.new(f"getelementptr inbounds {kind}, ptr @{of.text}, i64 0, i64 {index.text}")
        return self.read(place, bits, signed)

    def read(self, place: str, bits: int, signed: bool, align: str = "") -> Value:
        found = self.new(f"load i{bits}, ptr {place}{align}")
        if bits < 64:
            found = self.new(f"{'sext' if signed else 'zext'} i{bits} {found} to i64")
        return Value("int", found)

    # --- calls

    def call(self, node: ast.Call, name: str) -> Value:
        values = [self.value(arg) for arg in node.args]
        own = getattr(self, f"call_{name}", None)
        if own is not None:
            found: Value = own(node, *values)
            return found
        given, kinds = [], []
        for arg, value in zip(node.args, values, strict=True):
            value = self.as_kind(arg, value, "int") if value.kind == "const" else value
            kinds.append(f"table {value.text}" if value.kind == "table" else value.kind)
            if value.kind != "table":
                given.append(f"{TYPES[value.kind]} {value.text}")
        symbol, gives = self.module.called(name, tuple(kinds))
        call = f"call {TYPES[gives]} @{symbol}({', '.join(given)})"
        if gives == "void":
            self.lines.append(f"  {call}")
            return Value("void", "")
        return Value(gives, self.new(call))

    def call_int(self, node: ast.Call, value: Value) -> Value:
        return Value("int", value.text) if value.kind == "word" else self.as_kind(node, value, "int")

    def call_uint64(self, node: ast.Call, value: Value) -> Value:
        return Value("word", self.call_int(node, value).text)

    def call_len(self, node: ast.Call, value: Value) -> Value:
        if value.kind != "table":
            raise self.wrong(node, "only tables have a length")
        return const(len(self.module.tables[value.text]))

    def call_min(self, node: ast.Call, left: Value, right: Value) -> Value:
        left, right = self.as_kind(node, left, "int"), self.as_kind(node, right, "int")
        return Value("int", self.new(f"call i64 @llvm.smin.i64(i64 {left.text}, i64 {right.text})"))

    def call_max(self, node: ast.Call, left: Value, right: Value) -> Value:
        left, right = self.as_kind(node, left, "int"), self.as_kind(node, right, "int")
        return Value("int", self.new(f"call i64 @llvm.smax.i64(i64 {left.text}, i64 {right.text})"))

    def call_word_at(self, node: ast.Call, memory: Value, index: Value) -> Value:
        place = self.new(f"getelementptr i8, ptr {memory.text}, i64 {index.text}")
        return Value("word", self.read(place, 64, False, ", align 1").text)

    def call_half_at(self, node: ast.Call, memory: Value, index: Value) -> Value:
        place = self.new(f"getelementptr i8, ptr {memory.text}, i64 {index.text}")
        return Value("word", self.read(place, 32, False, ", align 1").text)

    def call_sixteen_at(self, node: ast.Call, memory: Value, index: Value) -> Value:
        place = self.new(f"getelementptr i8, ptr {memory.text}, i64 {index.text}")
        return Value("sixteen", self.new(f"load {LANES}, ptr {place}, align 1"))

    def call_sixteen(self, node: ast.Call, first: Value, second: Value) -> Value:
        pair = self.new(f"insertelement <2 x i64> poison, i64 {first.text}, i64 0")
        pair = self.new(f"insertelement <2 x i64> {pair}, i64 {second.text}, i64 1")
        return Value("sixteen", self.new(f"bitcast <2 x i64> {pair} to {LANES}"))

    def call_within(self, node: ast.Call, given: Value, low: Value, high: Value) -> Value:
        if given.kind != "sixteen" or low.kind != "const" or high.kind != "const":
            raise self.wrong(node, "within() takes sixteen bytes and two numbers that are written down")
        above = self.binary(node, ast.Sub(), given, low)
        most = self.as_kind(node, const(high.number - low.number), "sixteen")
        held = self.new(f"icmp ule {LANES} {above.text}, {most.text}")
        return Value("sixteen", self.new(f"sext <16 x i1> {held} to {LANES}"))

    def call_joined(self, node: ast.Call, given: Value) -> Value:
        found = self.new(f"call i8 @llvm.vector.reduce.or.v16i8({LANES} {given.text})")
        return Value("int", self.new(f"zext i8 {found} to i64"))

    def call_places(self, node: ast.Call, given: Value) -> Value:
        high = self.new(f"icmp slt {LANES} {given.text}, zeroinitializer")
        return Value("int", self.new(f"zext i16 {self.new(f'bitcast <16 x i1> {high} to i16')} to i64"))

    def call_ones(self, node: ast.Call, word: Value) -> Value:
        return Value("int", self.new(f"call i64 @llvm.ctpop.i64(i64 {word.text})"))

    def call_leading_zeros(self, node: ast.Call, word: Value) -> Value:
        return Value("int", self.new(f"call i64 @llvm.ctlz.i64(i64 {word.text}, i1 false)"))

    def call_trailing_zeros(self, node: ast.Call, word: Value) -> Value:
        return Value("int", self.new(f"call i64 @llvm.cttz.i64(i64 {word.text}, i1 false)"))


def _read(target: ast.expr) -> ast.expr:
    """The place that is assigned to, to be read."""
    if isinstance(target, ast.Subscript):
        return ast.Subscript(target.value, target.slice, ast.Load())
    return ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else target
