from __future__ import annotations

from typing import Any

import pytest

from ..harness import Feature, json, xml

WHOLE = (
    '<PurchaseOrder xmlns="urn:orders" id="7">'
    '<Buyer vip="true"><Name xmlns="urn:parties">Ann &amp; Bo</Name></Buyer>'
    '<IsPaid xmlns="urn:money">false</IsPaid>'
    "<note>a &lt; b</note>"
    "<Lines><OrderLine><Sku>a</Sku><Count>2</Count></OrderLine></Lines>"
    "<Codes><Code>x</Code><Code>y</Code></Codes>"
    "<Numbers><int>1</int><int>2</int></Numbers>"
    "<Tag>p</Tag><Tag>q</Tag>"
    "<Parts><Sku>b</Sku></Parts>"
    "<Extras><k>v</k></Extras>"
    "</PurchaseOrder>"
)


def members(feature: Feature) -> dict[str, Any]:
    types = feature.types
    return {
        "id": 7,
        "buyer": types.Party(name="Ann & Bo", vip=True),
        "paid": False,
        "note": "a < b",
        "lines": [types.Line(sku="a", count=2)],
        "codes": ["x", "y"],
        "numbers": [1, 2],
        "tags": ["p", "q"],
        "parts": [types.Line(sku="b")],
        "extras": {"k": "v"},
    }


def test_everything(feature: Feature) -> None:
    whole = members(feature)
    done = feature.call("orders.place", **whole, reply=xml(WHOLE, 201))
    assert done.request.headers["content-type"] == "application/xml"
    assert done.request.body.decode() == WHOLE
    assert done.value.value == feature.types.Order(**whole)


def test_what_is_left_out_and_what_is_null(feature: Feature) -> None:
    buyer = feature.types.Party()
    least = (
        '<PurchaseOrder xmlns="urn:orders" id="1"><Buyer></Buyer>'
        '<note i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/></PurchaseOrder>'
    )
    done = feature.call("orders.place", id=1, buyer=buyer, note=None, reply=xml(least, 201))
    assert done.request.body.decode() == least
    got = done.value.value
    assert (got.id, got.buyer, got.note) == (1, buyer, None)
    assert (got.lines, got.extras, got.paid) == (None, None, None)


def test_any_order_and_namespace_is_read(feature: Feature) -> None:
    reply = xml(
        '<?xml version="1.0"?><o:PurchaseOrder xmlns:o="urn:other" id="1">'
        "<unknown><Sku/></unknown><note>n</note><o:Tag>p</o:Tag><Codes/><o:Buyer><Name>A</Name>"
        "</o:Buyer><Tag>q</Tag></o:PurchaseOrder>",
        201,
    )
    got = feature.value("orders.place", id=1, buyer=feature.types.Party(), note="", reply=reply)
    assert (got.note, got.tags, got.codes, got.buyer.name) == ("n", ["p", "q"], [], "A")


def test_json_where_json_arrives(feature: Feature) -> None:
    reply = json({"id": 1, "note": None, "Buyer": {"Name": "A"}, "Tags": ["p"]}, 201)
    done = feature.call("orders.place", id=1, buyer=feature.types.Party(), note="", reply=reply)
    assert done.value.value.tags == ["p"]
    assert done.request.headers["accept"] == "application/xml"


def test_a_list_with_a_name(feature: Feature) -> None:
    text = '<OrderLines xmlns="urn:orders"><OrderLine><Sku>a</Sku></OrderLine></OrderLines>'
    lines = [feature.types.Line(sku="a")]
    done = feature.call("orders.replace_lines", body=lines, reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == lines


def test_a_value_with_a_name(feature: Feature) -> None:
    text = '<string xmlns="urn:keys">a/b+&lt;</string>'
    done = feature.call("orders.rename", body="a/b+<", reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == "a/b+<"


def test_what_has_no_name(feature: Feature) -> None:
    done = feature.call(
        "orders.plain_list",
        body=[feature.types.Line(sku="a")],
        reply=xml("<ArrayOfint><int>1</int><int>2</int></ArrayOfint>"),
    )
    assert done.request.body == (
        b"<ArrayOfOrderLine><OrderLine><Sku>a</Sku></OrderLine></ArrayOfOrderLine>"
    )
    assert done.value.value == [1, 2]
    assert feature.call("orders.plain_words", body=["a"]).request.body == (
        b"<ArrayOfstring><string>a</string></ArrayOfstring>"
    )
    assert feature.call("orders.plain_number", body=3).request.body == b"<int>3</int>"


@pytest.mark.parametrize(
    "text", ["<PurchaseOrder>", "<!DOCTYPE x><PurchaseOrder/>", "<PurchaseOrder/>", "<a>&b;</a>"]
)
def test_documents_that_do_not_fit(feature: Feature, text: str) -> None:
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call(
            "orders.place", id=1, buyer=feature.types.Party(), note="", reply=xml(text, 201)
        )


def test_characters_that_xml_has_not(feature: Feature) -> None:
    assert "cannot be sent" in feature.refusal("orders.rename", body="\0")
