"""The cost of reading a body compared with bare decoders and with peers, in one run.

    python tests/benchmarks/decoding.py [rounds]

Prints for each kind of body of JSON the ratio of the client's reading to `msgspec.json.Decoder` for the
same type and text, with its goal, then that to pydantic, and for XML that to botocore, if they are
installed. All are CPU seconds of this thread, the medians of several rounds taken alternately, and
the median of their ratios; a ratio is what can be compared elsewhere. The bare decoder refuses no
duplicate names and no deep nesting, reads no numbers as text (there it reads the same with
numbers), and rounds seven digits. Exits with 1 if a goal is missed.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Literal

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

import msgspec

from runtime.decoding import decode
from runtime.records import OpenEnum, Record, Xml, always, field
from runtime.unions import Alternative, OneOf


class Status(OpenEnum):
    AVAILABLE = "available"


class Category(Record, frozen=True, kw_only=True):
    identity: int | None = field(name="id", default=None)
    name: str | None = None


class Pet(Record, frozen=True, kw_only=True):
    identity: int = field(name="id")
    name: str
    status: Status | None = None
    category: Category | None = None
    photos: list[str] | None = None
    tags: list[Category] | None = None
    weight: float | None = None


class Event(Record, frozen=True, kw_only=True):
    identity: int = field(name="id")
    name: str
    level: int
    started: dt.datetime
    ended: dt.datetime


class Wide(Event, frozen=True, kw_only=True):
    source: str
    target: str
    message: str
    count: int
    is_open: bool


class Order(Record, frozen=True, kw_only=True):
    identity: int = field(name="id")
    price: Decimal
    note: str


class Account(Record, frozen=True, kw_only=True):
    name: str = field(name="Name")
    region: str = field(name="Region")
    state: str = field(name="State")
    key: str = field(name="Key")
    size: int = field(name="Size")


class SpacedAccount(Account, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(name="Account", namespace="urn:accounts")


class Node(Record, frozen=True, kw_only=True):
    name: str
    more: object = None
    children: list[Node] | None = None


class Circle(Record, frozen=True, kw_only=True):
    kind: Literal["circle"] = field(default_factory=always("circle"))
    radius: float


class Square(Record, frozen=True, kw_only=True):
    kind: Literal["square"] = field(default_factory=always("square"))
    side: int


class Shape(OneOf):
    """A union as it is generated."""

    alternatives = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
        Alternative(lambda: Square, "object", "kind", ("square",)),
    )


class BareCircle(msgspec.Struct, tag_field="kind", tag="circle"):
    radius: float


class BareSquare(msgspec.Struct, tag_field="kind", tag="square"):
    side: int


class Holder(Record, frozen=True, kw_only=True):
    identity: int = field(name="id")
    name: str
    shape: Shape
    level: int
    message: str


class BareHolder(msgspec.Struct):
    identity: int = msgspec.field(name="id")
    name: str
    shape: BareCircle | BareSquare
    level: int
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """A body, what the bare decoder reads instead, and the ratio that is the goal.

    `bare_kind` is the type for the bare decoder, if it does not know the client's.
    """

    name: str
    kind: Any
    records: list[Any]
    goal: float
    bare: list[Any] | None = None
    bare_kind: Any = None


def _pets(count: int, **more: object) -> list[Any]:
    return [
        {
            "id": number,
            "name": f"Rex the {number}th",
            "status": "available",
            "category": {"id": number % 7, "name": "Dogs"},
            "photos": [f"https://example.com/pets/{number}/front.jpeg"],
            "tags": [{"id": 1, "name": "small"}, {"id": 2, "name": "brown"}],
            "weight": number / 8,
            **more,
        }
        for number in range(count)
    ]


def _events(fraction: str, **more: object) -> list[Any]:
    return [
        {
            "id": number,
            "name": f"event {number}",
            "level": number % 5,
            "started": f"2026-01-02T03:04:05.{str(number * 7919).zfill(7)[: len(fraction)]}Z",
            "ended": f"2026-01-02T03:14:05.{str(number * 6101).zfill(7)[: len(fraction)]}Z",
            **more,
        }
        for number in range(1000)
    ]


def _orders(count: int) -> list[Any]:
    return [{"id": number, "price": number / 8, "note": "paid"} for number in range(count)]


_MORE = {
    "source": "storage",
    "target": "encoder",
    "message": "a job has moved",
    "count": 3,
    "is_open": True,
}
_LINE = "moved at 03:04:05.1234567 to the encoder"
_NODES = [
    {"name": str(number), "more": {"a": [1, 2]}, "children": [{"name": "x"}, {"name": "y"}]}
    for number in range(1000)
]
_SHAPES = [
    {"kind": "circle", "radius": 1.5} if number % 2 else {"kind": "square", "side": 7}
    for number in range(1000)
]
_HOLDERS = [
    {
        "id": number,
        "name": f"shape {number}",
        "shape": shape,
        "level": number % 5,
        "message": "a shape has moved to another place in the drawing",
    }
    for number, shape in enumerate(_SHAPES)
]
ROWS = (
    Row("known members, no null", list[Pet], _pets(1000), 2.5),
    Row("60,000 records with a decimal", list[Order], _orders(60_000), 2.5),
    Row("decimals", list[Order], _orders(1000), 2.5),
    Row("records in themselves, anything", list[Node], _NODES, 2.5),
    Row("times of 6 digits, 5 members", list[Event], _events("123456"), 2.5),
    Row("times of 6 digits, 10 members", list[Wide], _events("123456", **_MORE), 2.5),
    Row("7 digits in a plain string", list[Event], _events("123456", name=_LINE), 4),
    Row("unknown members and nulls", list[Pet], _pets(1000, owner={"name": "Ann"}, weight=None), 4),
    Row("unknown members", list[Pet], _pets(1000, owner={"name": "Ann"}), 4),
    Row("a null, nothing unknown", list[Pet], _pets(1000, weight=None), 4),
    Row("escapes in each record", list[Pet], _pets(1000, name='a "big" \u00e9\u00e8\n'), 4),
    Row("a number as text", list[Pet], _pets(1000, weight="1.5"), 4, _pets(1000, weight=1.5)),
    Row(
        "a number as text beside times",
        list[Event],
        _events("123456", level="3"),
        4,
        _events("123456", level=3),
    ),
    Row("unions", list[Shape], _SHAPES, 4, bare_kind=list[BareCircle | BareSquare]),
    Row("a union of 5 members", list[Holder], _HOLDERS, 3, bare_kind=list[BareHolder]),
    Row("times of 7 digits, 5 members", list[Event], _events("1234567"), 6),
    Row("times of 7 digits, 10 members", list[Wide], _events("1234567", **_MORE), 6),
)


def _cost(read: Callable[[], object]) -> float:
    """Return the CPU seconds that one call takes in this thread."""
    began = time.thread_time()
    read()
    return time.thread_time() - began


Times = tuple[float, float, float]
"""The usual CPU seconds of the client and of another reader, and the usual ratio of both."""


def measure(row: Row, rounds: int) -> Times:
    """Compare the client with the bare decoder."""
    body, bare_body = _body(row.records), _body(row.bare or row.records)
    decoder = msgspec.json.Decoder(row.bare_kind or row.kind)
    rounds = rounds if len(body) < 2_000_000 else max(3, rounds // 20)
    return _compare(lambda: decode(row.kind, body), lambda: decoder.decode(bare_body), rounds)


def _compare(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> Times:
    ours(), theirs()
    pairs = [(_cost(ours), _cost(theirs)) for _ in range(rounds)]
    first, second = zip(*pairs, strict=True)
    ratios = [one / other for one, other in pairs]
    return statistics.median(first), statistics.median(second), statistics.median(ratios)


def _body(records: Iterable[Any]) -> bytes:
    return json.dumps(records, separators=(",", ":")).encode()


def report(row: Row, rounds: int) -> bool:
    """Print one line; return whether the goal is met."""
    return _tell(row.name, "bare", measure(row, rounds), row.goal)


def _tell(name: str, other: str, times: Times, goal: float) -> bool:
    ours, theirs, ratio = times
    verdict = "met" if ratio <= goal else "MISSED"
    print(
        f"{name:<34} {ours * 1000:8.3f} ms   {other:<8} {theirs * 1000:8.3f} ms"
        f"   ratio {ratio:5.2f}   goal {goal:4.1f}   {verdict}"
    )
    return ratio <= goal


def report_pydantic(rounds: int) -> bool:
    """Compare the client with models of pydantic; return whether it is the faster one."""
    try:
        from pydantic import BaseModel, Field, TypeAdapter
    except ImportError:
        print("pydantic is not installed: `pip install pydantic`")
        return True

    class PydanticCategory(BaseModel):
        identity: int | None = Field(default=None, alias="id")
        name: str | None = None

    class PydanticPet(BaseModel):
        identity: int = Field(alias="id")
        name: str
        status: str | None = None
        category: PydanticCategory | None = None
        photos: list[str] | None = None
        tags: list[PydanticCategory] | None = None
        weight: float | None = None

    namespace = {"PydanticCategory": PydanticCategory, "PydanticPet": PydanticPet}
    PydanticPet.model_rebuild(_types_namespace=namespace)
    adapter = TypeAdapter(list[PydanticPet])
    verdicts = []
    for row in (each for each in ROWS if each.kind == list[Pet]):
        body = _body(row.records)
        times = _compare(
            functools.partial(decode, row.kind, body),
            functools.partial(adapter.validate_json, body),
            rounds,
        )
        verdicts.append(_tell(row.name, "pydantic", times, 1))
    return all(verdicts)


def report_xml(rounds: int) -> bool:
    """Compare the client with the parser of botocore; return whether the goals are met."""
    try:
        from botocore.model import DenormalizedStructureBuilder
        from botocore.parsers import create_parser
    except ImportError:
        print("botocore is not installed: `pip install botocore`")
        return True
    text = {"type": "string"}
    members = dict.fromkeys(("Name", "Region", "State", "Key"), text)
    item = {"type": "structure", "members": {**members, "Size": {"type": "integer"}}}
    listed = {"type": "list", "member": item}
    shape = DenormalizedStructureBuilder().with_members({"Account": listed}).build_model()
    shape.members["Account"].serialization["flattened"] = True
    parts = (
        f"<Account><Name>contoso{number}</Name><Region>West US</Region><State>Active</State>"
        f"<Key>ZmFrZS1rZXkr{number}</Key><Size>{number}</Size></Account>"
        for number in range(1000)
    )
    items = "".join(parts)
    parser = create_parser("rest-xml")
    verdicts = []
    for name, kind, attributes in (
        ("XML", Account, ""),
        ("XML in a namespace", SpacedAccount, ' xmlns="urn:accounts"'),
    ):
        body = f"<Accounts{attributes}>{items}</Accounts>".encode()
        response = {"body": body, "headers": {}, "status_code": 200}
        reads = (
            functools.partial(decode, list[kind], body),  # type: ignore[valid-type]
            functools.partial(parser.parse, response, shape),
        )
        assert len(reads[0]()) == len(reads[1]()["Account"]) == 1000
        verdicts.append(_tell(name, "botocore", _compare(*reads, rounds), 1.2))
    return all(verdicts)


def main() -> int:
    """Print the ratios; return 1 if a goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    verdicts = [report(row, rounds) for row in ROWS]
    verdicts += [report_pydantic(rounds), report_xml(rounds)]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
