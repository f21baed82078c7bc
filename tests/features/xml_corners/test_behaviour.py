from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from ..harness import Feature, xml

NIL = 'i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
ID = uuid.UUID("01234567-89ab-4cde-8f01-23456789abcd")


def members(types: Any) -> dict[str, tuple[object, str]]:
    """The members of a thing with their elements."""
    inner = types.Inner(v=1.5)
    v = '<v xmlns="urn:inner">1.5</v>'
    return {
        "words": (
            [types.Word.BC, types.Word.NONE],
            "<words><Word>b c</Word><Word></Word></words>",
        ),
        "levels": ([types.Level.LOW], "<levels><Level>1</Level></levels>"),
        "ids": ([ID], f"<ids><Id>{ID}</Id></ids>"),
        "flat": ([inner, inner], f"<flat>{v}</flat><flat>{v}</flat>"),
        "flatnamed": (["x", "y"], "<fn>x</fn><fn>y</fn>"),
        "grid": (
            [[1, 2], []],
            "<grid><ArrayOfint><int>1</int><int>2</int></ArrayOfint><ArrayOfint></ArrayOfint></grid>",
        ),
        "tags": ({"x": 1}, "<tags><x>1</x></tags>"),
        "alias": (inner, f"<alias>{v}</alias>"),
        "aliases": ([inner], '<aliases><Alias xmlns="urn:inner"><v>1.5</v></Alias></aliases>'),
        "maps": ({"k": inner}, f"<maps><k>{v}</k></maps>"),
        "maplists": ({"k": [1]}, "<maplists><k><int>1</int></k></maplists>"),
        "day": (dt.date(2024, 1, 2), "<day>2024-01-02</day>"),
        "codes": ([1, 2], "<codes><Status>One</Status><Status>2</Status></codes>"),
        "nulls": ([1, None], f"<nulls><int>1</int><int {NIL}/></nulls>"),
        "nilrec": (None, f"<nilrec {NIL}/>"),
        "bools": ([True, False], "<bools><boolean>true</boolean><boolean>false</boolean></bools>"),
        "nums": ([1.5], "<nums><double>1.5</double></nums>"),
        "days": ([dt.date(2024, 1, 2)], "<days><string>2024-01-02</string></days>"),
        "level": (types.Level.HIGH, "<level>2</level>"),
    }


def test_everything_at_once(feature: Feature) -> None:
    types = feature.types
    pairs = members(types)
    arguments = {name: value for name, (value, _) in pairs.items()}
    arguments |= {"attr": types.Word.BC, "kind": 'a"', "lang": "en", "flag": True}
    content = "".join(element for _, element in pairs.values())
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    named = f'xmlns:n1="{instance}" n1:type="a&quot;" xml:lang="en"'
    text = f'<Thing xmlns="urn:big" A="b c" {named} flag="true">{content}</Thing>'
    done = feature.call("everything.put", **arguments, reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == types.Thing(**arguments)


def test_attributes_of_a_namespace_are_told_by_it(feature: Feature) -> None:
    space = "http://www.w3.org/2001/XMLSchema-instance"
    for attributes, kind in (
        (f'xmlns:xsi="{space}" xsi:type="a" type="b"', "a"),
        ('type="b"', None),
        ('xmlns:xsi="urn:other" xsi:type="b"', None),
    ):
        text = f'<Thing xmlns="urn:big" {attributes}></Thing>'
        read = feature.call("everything.put", reply=xml(text)).value.value
        assert (read.kind, read.lang) == (kind, None)


@pytest.mark.parametrize(
    ("method", "value", "text"),
    [
        ("ids", [ID], f"<Ids><Id>{ID}</Id></Ids>"),
        ("levels", [1, 2], "<ArrayOfLevel><Level>1</Level><Level>2</Level></ArrayOfLevel>"),
        ("grid", [[1]], "<Grid><ArrayOfint><int>1</int></ArrayOfint></Grid>"),
    ],
)
def test_lists_alone(feature: Feature, method: str, value: object, text: str) -> None:
    done = feature.call(f"everything.{method}", body=value, reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == value


def test_records_under_another_name(feature: Feature) -> None:
    inner = feature.types.Inner(v=1.5)
    text = '<Alias xmlns="urn:inner"><v>1.5</v></Alias>'
    assert feature.call("everything.alias", v=1.5, reply=xml(text)).request.body.decode() == text
    text = '<ArrayOfAlias xmlns="urn:inner"><Alias><v>1.5</v></Alias></ArrayOfAlias>'
    done = feature.call("everything.aliases", body=[inner], reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == [inner]


def test_null_alone(feature: Feature) -> None:
    done = feature.call("everything.nullbody", body=None, reply=xml(f"<int {NIL}/>"))
    assert done.request.body.decode() == f'<Inner xmlns="urn:inner" {NIL}/>'
    assert done.value.value is None
