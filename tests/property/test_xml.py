"""XML from both writers is read by any parser as the original text."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientgen.wire import WireError, decode, encode, shape_from_data, shapes_from_data

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

from runtime import decoding, encoding, xml_writing
from runtime.operation import Body
from runtime.records import Record, Xml, XmlMember, field

NAMESPACE = "urn:notes?a=1&b='<\">"


class Note(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Note",
        namespace=NAMESPACE,
        members={
            "About": XmlMember(attribute=True),
            "Tags": XmlMember(item="Tag"),
            "Flat": XmlMember(wrapped=False),
        },
    )

    about: str = field(name="About")
    text: str = field(name="Text")
    tags: list[str] = field(name="Tags")
    flat: list[str] = field(name="Flat")
    labels: dict[str, str] = field(name="Labels")
    inner: list[Note] = field(name="Inner")


TEXT = {"kind": "string"}
TYPES = shapes_from_data(
    {
        "Note": {
            "kind": "record",
            "xml": {"name": "Note", "namespace": NAMESPACE},
            "fields": [
                {"name": "About", "type": TEXT, "xml": {"attribute": True}},
                {"name": "Text", "type": TEXT},
                {
                    "name": "Tags",
                    "type": {
                        "kind": "list",
                        "items": TEXT,
                        "xml": {"item": "Tag", "wrapped": True},
                    },
                },
                {"name": "Flat", "type": {"kind": "list", "items": TEXT}, "required": True},
                {"name": "Labels", "type": {"kind": "map", "values": TEXT}},
                {
                    "name": "Inner",
                    "type": {
                        "kind": "list",
                        "items": {"kind": "ref", "name": "Note"},
                        "xml": {"wrapped": True},
                    },
                },
            ],
        }
    }
)
SHAPE = shape_from_data({"kind": "ref", "name": "Note"})
MEDIA_TYPE = "application/xml"

# all characters of XML 1.0; those that a parser could change come often
TEXTS = st.text(
    st.sampled_from("\t\n\r <>&\"']\x7f\x85\u2028")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda each: each >= " " or each in "\t\n\r"
    ),
    max_size=12,
)
KEYS = st.text(st.sampled_from("aZ_éжλ日ひカ한"), min_size=1, max_size=4) | st.sampled_from(
    ["a-b.c", "x1", "xmlns", "nil"]
)
NOTES = st.recursive(
    st.just([]),
    lambda inner: st.lists(
        st.builds(
            Note,
            about=TEXTS,
            text=TEXTS,
            tags=st.lists(TEXTS, max_size=3),
            flat=st.lists(TEXTS, max_size=3),
            labels=st.dictionaries(KEYS, TEXTS, max_size=3),
            inner=inner,
        ),
        min_size=1,
        max_size=2,
    ),
    max_leaves=2,
).filter(bool)


def sent_as(body: Body, value: object) -> bytes:
    """Return the value as a client sends it."""
    written = encoding.encode(body, value, Random(0).random)
    assert isinstance(written, bytes)
    return written


def plain(note: Note) -> dict[str, Any]:
    """Return the note as `wire` has it."""
    inner = [plain(each) for each in note.inner]
    members = (note.about, note.text, note.tags, note.flat, note.labels, inner)
    return dict(zip(note.__struct_encode_fields__, members, strict=True))


def independent(element: ET.Element) -> dict[str, Any]:
    """Return the note that Python's own parser of XML finds, by full names."""
    children: dict[str, list[ET.Element]] = {}
    for child in element:
        assert child.tag.startswith(f"{{{NAMESPACE}}}"), child.tag
        children.setdefault(child.tag.rpartition("}")[2], []).append(child)
    return {
        "About": element.attrib["About"],
        "Text": children["Text"][0].text or "",
        "Tags": [each.text or "" for each in children["Tags"][0]],
        "Flat": [each.text or "" for each in children.get("Flat", ())],
        "Labels": {each.tag.rpartition("}")[2]: each.text or "" for each in children["Labels"][0]},
        "Inner": [independent(each) for each in children["Inner"][0]],
    }


SPECIAL = Note(
    about="\r\n\t<&>\"'",
    text="\r\n\t<&>\"']]>",
    tags=["\r", " ", ""],
    flat=["\r\n", "\x85"],
    labels={"é": "\r"},
    inner=[],
)


@settings(max_examples=150)
@given(NOTES.map(lambda notes: notes[0]))
@example(SPECIAL)
def test_text_survives_both_writers_and_every_reader(note: Note) -> None:
    expected = plain(note)
    sent = sent_as(Body(media_type=MEDIA_TYPE, name="body"), note)
    answered = encode(expected, SHAPE, TYPES, MEDIA_TYPE)
    for document in (sent, answered):
        assert independent(ET.fromstring(document)) == expected
        assert decode(document, SHAPE, TYPES, MEDIA_TYPE) == expected
        assert decoding.decode(Note, document, MEDIA_TYPE) == note


class Slot(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(name="Slot", namespace="urn:slot")

    at: int | None = None


class Board(Record, frozen=True, kw_only=True):
    slots: list[Slot | None]
    rows: list[list[Slot | None] | None] | None = None
    named: dict[str, list[Slot | None]] | None = None


SLOT = {"kind": "nullable", "item": {"kind": "ref", "name": "Slot"}}
SLOTS = {"kind": "list", "items": SLOT, "xml": {"wrapped": True}}
ROWS = {"kind": "list", "items": {"kind": "nullable", "item": SLOTS}, "xml": {"wrapped": True}}
BOARD = {
    "Slot": {
        "kind": "record",
        "xml": {"name": "Slot", "namespace": "urn:slot"},
        "fields": [{"name": "at", "type": {"kind": "integer"}}],
    },
    "Board": {
        "kind": "record",
        "xml": {"name": "Board", "namespace": "urn:board"},
        "fields": [
            {"name": "slots", "type": SLOTS, "required": True},
            {"name": "rows", "type": ROWS},
            {"name": "named", "type": {"kind": "map", "values": SLOTS}},
        ],
    },
}


def test_an_item_that_is_null_has_the_name_of_any_other() -> None:
    Board.__xml__ = Xml(
        name="Board", namespace="urn:board", members={"rows": XmlMember(item="ArrayOfSlot")}
    )
    types, shape = shapes_from_data(BOARD), shape_from_data({"kind": "ref", "name": "Board"})
    given: list[Slot | None] = [None, Slot(at=1), None]
    board = Board(slots=given, rows=[[None], None, given], named={"a": given})
    plain_items = [None, {"at": 1}, None]
    expected = {
        "slots": plain_items,
        "rows": [[None], None, plain_items],
        "named": {"a": plain_items},
    }
    sent = sent_as(Body(media_type=MEDIA_TYPE, name="body"), board)
    answered = encode(expected, shape, types, MEDIA_TYPE)
    for document in (sent, answered):
        names = [each.tag for each in ET.fromstring(document)[0]]
        assert names == ["{urn:slot}Slot"] * 3
        assert decode(document, shape, types, MEDIA_TYPE) == expected
        assert decoding.decode(Board, document, MEDIA_TYPE) == board


def test_an_item_of_a_body_that_is_null_has_the_name_of_any_other() -> None:
    types, shape = shapes_from_data(BOARD), shape_from_data(SLOTS)
    body = Body(
        media_type=MEDIA_TYPE,
        name="body",
        kind=list[Slot | None],
        root="ArrayOfSlot",
        item="Slot",
        namespace="urn:slot",
    )
    sent = sent_as(body, [None, Slot(at=1)])
    assert [each.tag for each in ET.fromstring(sent)] == ["{urn:slot}Slot"] * 2
    assert decode(sent, shape, types, MEDIA_TYPE) == [None, {"at": 1}]


@settings(max_examples=100)
@given(st.characters(exclude_categories=["Cs"]))
def test_both_writers_take_the_same_names_of_elements(key: str) -> None:
    shape = shape_from_data({"kind": "map", "values": TEXT, "xml": {"name": "r"}})
    for name in (key, f"a{key}"):
        try:
            sent = xml_writing.write({name: "x"}, "r")
        except ValueError:
            sent = None
        try:
            answered = encode({name: "x"}, shape, TYPES, MEDIA_TYPE)
        except WireError:
            answered = None
        assert sent == answered


class Size(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Size",
        members={"unit": XmlMember(attribute=True), "value": XmlMember(text=True)},
    )

    unit: str
    value: str


SIZES = shapes_from_data(
    {
        "Size": {
            "kind": "record",
            "xml": {"name": "Size"},
            "fields": [
                {"name": "unit", "type": TEXT, "xml": {"attribute": True}, "required": True},
                {"name": "value", "type": TEXT, "xml": {"text": True}, "required": True},
            ],
        }
    }
)


@settings(max_examples=100)
@given(TEXTS, TEXTS)
def test_text_beside_attributes_survives_both_writers_and_every_reader(
    unit: str, value: str
) -> None:
    size, shape = Size(unit=unit, value=value), shape_from_data({"kind": "ref", "name": "Size"})
    answered = encode({"unit": unit, "value": value}, shape, SIZES, MEDIA_TYPE)
    for document in (xml_writing.write(size), answered):
        element = ET.fromstring(document)
        assert (element.attrib, element.text or "") == ({"unit": unit}, value)
        assert decode(document, shape, SIZES, MEDIA_TYPE) == {"unit": unit, "value": value}
        assert decoding.decode(Size, document, MEDIA_TYPE) == size
