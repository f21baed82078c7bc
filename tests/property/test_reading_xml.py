"""What makes reading XML fast changes nothing of what is read."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

from runtime import decoding
from runtime.coercion import DecodeError, convert, convert_texts
from runtime.records import OpenEnum, OpenIntEnum, Record, field
from runtime.wire_forms import Int64Text, UnixTime
from runtime.xml_body import read
from runtime.xml_tree import NAMESPACE, XmlError, parse


class Color(OpenEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1


class Holder(Record, frozen=True, kw_only=True):
    whole: int | None = None
    number: float | None = None
    exact: Decimal | None = None
    truth: bool | None = None
    moment: dt.datetime | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    span: dt.timedelta | None = None
    identity: uuid.UUID | None = field(name="id", default=None)
    color: Color | None = None
    level: Level | None = None
    choice: Literal[1, 2] | None = None
    word: Literal["a", "null"] | None = None
    since: UnixTime | None = None
    large: Int64Text | None = None
    anything: object = None
    plain: str | None = None


ODD = [
    *("", " ", "null", "Null", "true", "TRUE", "True", "1", "0", "yes", "red", "Red", "a"),
    *(
        "-0",
        "+5",
        "007",
        "5.0",
        "1e3",
        "1E400",
        "-1e-400",
        ".5",
        "5.",
        "0x10",
        "1_0",
        "\u0661\u0662",
        "\uff11",
    ),
    *("nan", "NaN", "sNaN", "inf", "-Infinity", "9007199254740993", "9007199254740993.0"),
    *("9223372036854775808", "18446744073709551616", "1" * 60, "1" * 5000, "0." + "3" * 40),
    *("2026-01-02", "2026-01-02Z", "2026-01-02+01:00", "2026-01-02T03:04:05Z"),
    *("2026-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z", "2026-01-02T24:00:00Z"),
    *("2026-12-31T23:59:60Z", "2026-01-02 03:04:05", "0001-01-01T00:00:00+14:00", "1700000000"),
    *(
        "1700000000.12345649",
        "03:04:05",
        "03:04:05.1234567Z",
        "24:00:00",
        "23:59:60",
        "P1D",
        "PT1.5S",
    ),
    *("12345678-1234-5678-1234-567812345678", "12345678123456781234567812345678"),
]
TEXTS = st.sampled_from(ODD) | st.text(st.sampled_from("0123456789+-.eE_:TZ null"), max_size=12)


def _outcome(convert: Any, *arguments: object) -> object:
    try:
        return repr(convert(*arguments))
    except DecodeError:
        return DecodeError


@pytest.mark.parametrize("name", list(Holder.__struct_fields__))
@given(text=TEXTS)
def test_a_text_that_the_decoder_reads_itself_is_read_as_by_the_conversion(
    name: str, text: str
) -> None:
    wire = "id" if name == "identity" else name
    document = f"<Holder><{wire}>{escape(text)}</{wire}></Holder>"
    plain = read(parse(document), Holder)
    quick = _outcome(convert_texts, plain, Holder, document)
    assert quick in (DecodeError, _outcome(convert, plain, Holder))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("whole", "5"),
        ("number", "-1.5e3"),
        ("truth", "true"),
        ("moment", "2026-12-31T23:59:59.9999999Z"),
        ("color", "red"),
        ("large", "9007199254740993"),
        ("plain", "x"),
    ],
)
def test_texts_in_the_usual_forms_are_read_by_the_decoder_itself(name: str, text: str) -> None:
    document = f"<Holder><{name}>{text}</{name}></Holder>"
    plain = read(parse(document), Holder)
    assert convert_texts(plain, Holder, document) == convert(plain, Holder)


@pytest.mark.parametrize("digits", ["1_0", "\uff11", "&#1632;1"])
def test_a_decimal_in_digits_that_only_python_takes_is_refused(digits: str) -> None:
    with pytest.raises(DecodeError):
        decoding.decode(Holder, f"<Holder><exact>{digits}</exact></Holder>".encode())


NAMES = st.sampled_from(["a", "b", "c"])
PREFIXES = st.sampled_from(["", "p", "q"])
SPACES = st.sampled_from(["", "urn:u", "urn:v"])


@st.composite
def documents(draw: st.DrawFn, level: int = 0) -> str:
    """Draw an element whose prefixes may be declared in it, around it, or nowhere."""
    prefix = draw(PREFIXES)
    name = f"{prefix}:{draw(NAMES)}" if prefix else draw(NAMES)
    declared = draw(st.dictionaries(PREFIXES, SPACES, max_size=2))
    given = {f"xmlns:{each}" if each else "xmlns": space for each, space in declared.items()}
    for each in draw(st.sets(PREFIXES, max_size=2)):
        given[f"{each}:x" if each else "x"] = "1"
    if level == 0:
        given |= {"xmlns:p": "urn:u", "xmlns:q": draw(SPACES) or "urn:v"}
    written = "".join(
        f' {key}="{value}"' for key, value in given.items() if value or key == "xmlns"
    )
    inner = "".join(draw(st.lists(documents(level + 1), max_size=3))) if level < 3 else ""
    return f"<{name}{written}>{inner}</{name}>"


def _expanded(element: ET.Element, around: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the full names of the elements of a tree of local names, and of their attributes."""
    space = element.get(NAMESPACE, around)
    names = frozenset(element.keys()) - {NAMESPACE}
    yield f"{{{space}}}{element.tag}" if space else element.tag, names
    for child in element:
        yield from _expanded(child, space)


@given(document=documents())
@example(document='<a xmlns="urn:u"><b xmlns="urn:u"/><p:c xmlns:p="urn:u"><a/></p:c></a>')
def test_local_names_have_the_namespaces_that_any_parser_finds(document: str) -> None:
    try:
        root = ET.fromstring(document)
    except ET.ParseError:
        with pytest.raises(XmlError):
            parse(document)
        return
    expected = [(each.tag, frozenset(each.keys())) for each in root.iter()]
    assert list(_expanded(parse(document))) == expected


@pytest.mark.parametrize("noise", ["", "<![CDATA[</a>/>]]>", "<!-- </a> -->", "/ /> /", "<a/>"])
@pytest.mark.parametrize("root", ["<r>{}</r>", '<r xmlns:p="u"><p:a>{}</p:a></r>'])
def test_levels_are_counted_whatever_is_between_the_elements(root: str, noise: str) -> None:
    used = root.count("</")
    for levels in (100, 101):
        inner = levels - used - (noise == "<a/>")
        document = root.format("<a>" * inner + noise + "</a>" * inner)
        if levels == 100:
            assert len(list(parse(document).iter())) >= levels
            continue
        with pytest.raises(XmlError, match="more than 100 levels"):
            parse(document)


def test_a_tree_of_any_depth_is_refused_on_a_small_stack() -> None:
    """Texts hide that elements do not end at once, so that the tree is made before it is refused."""
    document = "<a>/" * 100_000 + "</a>" * 100_000
    found: list[str] = []

    def run() -> None:
        with pytest.raises(XmlError) as refused:
            parse(document)
        found.append(str(refused.value))

    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert found == ["more than 100 levels of elements"]
