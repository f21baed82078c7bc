from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import WireError, WireOptions, decode, encode, shape_from_data, shapes_from_data

NS = "http://example.test/models"
TEXT = {"kind": "string"}
TYPES = shapes_from_data(
    {
        "Request": {
            "kind": "record",
            "fields": [
                {"name": "Alpha", "type": TEXT},
                {"name": "Beta", "type": {"kind": "integer"}},
                {"name": "Gamma", "type": TEXT},
            ],
            "xml": {"name": "Request", "namespace": NS},
        },
        "Resource": {
            "kind": "record",
            "fields": [
                {"name": "Id", "type": TEXT, "xml": {"attribute": True, "name": "id"}},
                {"name": "Name", "type": TEXT},
                {"name": "State", "type": {"kind": "integer", "names": {"201": "Created"}}},
                {"name": "Note", "type": {"kind": "nullable", "item": TEXT}},
                {
                    "name": "Tags",
                    "type": {
                        "kind": "list",
                        "items": TEXT,
                        "xml": {"item": "Tag", "wrapped": True},
                    },
                },
                {"name": "Labels", "type": {"kind": "list", "items": TEXT, "xml": {"item": "L"}}},
                {"name": "Other", "type": TEXT, "xml": {"namespace": "urn:other"}},
                {"name": "Meta", "type": {"kind": "map", "values": {"kind": "boolean"}}},
                {"name": "Request", "type": {"kind": "ref", "name": "Request"}},
            ],
        },
        "Resources": {
            "kind": "list",
            "items": {"kind": "ref", "name": "Resource"},
            "xml": {"name": "All", "namespace": "urn:list", "item": "One", "wrapped": True},
        },
    }
)
REQUEST = shape_from_data({"kind": "ref", "name": "Request"})
RESOURCE = shape_from_data({"kind": "ref", "name": "Resource"})
RESOURCES = shape_from_data({"kind": "ref", "name": "Resources"})


def read(body: str | bytes, shape: Any = REQUEST, **options: Any) -> Any:
    data = body.encode() if isinstance(body, str) else body
    return decode(data, shape, TYPES, "application/xml", WireOptions(**options))


def write(value: Any, shape: Any = REQUEST, **options: Any) -> str:
    return encode(value, shape, TYPES, "text/xml", WireOptions(**options)).decode()


def test_members_keep_order_and_namespace_and_are_escaped() -> None:
    value = {"Gamma": "<&>\"'\r\n]]>", "Alpha": ""}
    assert write(value) == (
        f'<Request xmlns="{NS}"><Alpha/><Gamma>&lt;&amp;&gt;&quot;\'&#13;\n]]&gt;</Gamma></Request>'
    )
    assert read(write(value)) == value


def test_a_list_of_records_with_all_that_xml_can_say() -> None:
    value = [
        {
            "Id": 'a"\n',
            "Name": "n",
            "State": 201,
            "Note": None,
            "Tags": ["x", ""],
            "Labels": ["1", "2"],
            "Other": "o",
            "Meta": {"on": True},
            "Request": {"Beta": -7},
        },
        {"State": 500, "Tags": []},
    ]
    text = write(value, RESOURCES)
    assert text == (
        '<All xmlns="urn:list"><One id="a&quot;&#10;"><Name>n</Name><State>Created</State>'
        '<Note xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'
        "<Tags><Tag>x</Tag><Tag/></Tags><L>1</L><L>2</L>"
        '<Other xmlns="urn:other">o</Other><Meta><on>true</on></Meta>'
        f'<Request><Beta xmlns="{NS}">-7</Beta></Request></One>'
        "<One><State>500</State><Tags/></One></All>"
    )
    assert read(text, RESOURCES, xml_namespace="strict", xml_order="drop") == value


def test_the_root_falls_back_to_the_name_of_a_data_contract() -> None:
    listed = shape_from_data({"kind": "list", "items": {"kind": "ref", "name": "Resource"}})
    assert write([], listed) == "<ArrayOfResource/>"
    assert write("a", shape_from_data(TEXT)) == "<string>a</string>"
    assert write(True, shape_from_data({"kind": "boolean"})) == "<boolean>true</boolean>"


def test_a_declaration_is_written_where_the_option_says_so() -> None:
    assert write({}, xml_declaration=True).startswith('<?xml version="1.0" encoding="utf-8"?><Req')


def test_the_root_declares_the_instance_namespace_where_the_option_says_so() -> None:
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    text = write([{"Name": "n", "Note": None}], RESOURCES, xml_instance=True)
    assert text.startswith(f'<All xmlns="urn:list" xmlns:i="{instance}"><One><Name>n</Name><Note ')
    assert read(text, RESOURCES) == [{"Name": "n", "Note": None}]
    text = write({}, xml_instance=True)
    assert text == f'<Request xmlns="{NS}" xmlns:i="{instance}"/>'
    nothing = shape_from_data({"kind": "nullable", "item": TEXT, "xml": {"name": "N"}})
    assert write(None, nothing, xml_instance=True) == f'<N xmlns:i="{instance}" i:nil="true"/>'
    wrapped = write({}, xml_instance=True, json_in_xml_string=True)
    assert instance not in wrapped


def test_json_inside_a_string_element() -> None:
    error = shape_from_data({"kind": "record", "fields": [{"name": "Code", "type": TEXT}]})
    text = write({"Code": "<no>"}, error, json_in_xml_string=True)
    assert text == (
        '<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">'
        "{&quot;Code&quot;:&quot;&lt;no&gt;&quot;}</string>"
    )
    assert read(text, error, json_in_xml_string=True) == {"Code": "<no>"}


OUT_OF_ORDER = "<Request><Gamma>c</Gamma><Zeta/><Alpha>a</Alpha><Beta>1</Beta></Request>"


def test_members_out_of_order_are_lost_only_where_the_option_says_so() -> None:
    assert read(OUT_OF_ORDER) == {"Alpha": "a", "Beta": 1, "Gamma": "c"}
    assert read(OUT_OF_ORDER, xml_order="drop") == {"Gamma": "c"}


def test_a_second_element_of_one_member_is_lost_or_refused() -> None:
    twice = "<Request><Alpha>a</Alpha><Alpha>b</Alpha></Request>"
    assert read(twice, xml_order="drop") == {"Alpha": "a"}
    with pytest.raises(WireError, match="Alpha: is given twice"):
        read(twice)


def test_members_in_another_namespace_are_lost_only_where_it_is_strict() -> None:
    body = f'<Request xmlns="{NS}"><Alpha xmlns="urn:no">a</Alpha><Beta>1</Beta></Request>'
    assert read(body) == {"Alpha": "a", "Beta": 1}
    assert read(body, xml_namespace="strict") == {"Beta": 1}


def test_prefixes_declarations_comments_and_a_byte_order_mark_are_free() -> None:
    body = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- c -->'
        f'<p:Request xmlns:p="{NS}">\n <p:Alpha>a<!-- c -->b</p:Alpha><p:Beta> 1 </p:Beta>\n'
        "</p:Request>"
    )
    assert read(body, xml_namespace="strict") == {"Alpha": "ab", "Beta": 1}


def test_text_that_lies_about_its_encoding_is_read_as_the_utf_8_that_it_is() -> None:
    body = '<?xml version="1.0" encoding="utf-16"?><Request><Alpha>é</Alpha></Request>'
    assert read(body) == {"Alpha": "é"}


def test_the_charset_that_xml_declares_counts_unless_the_media_type_has_one() -> None:
    body = b'<?xml version="1.0" encoding="iso-8859-1"?><Request><Alpha>\xc3\xa9</Alpha></Request>'
    assert read(body) == {"Alpha": "\u00c3\u00a9"}
    kind = "application/xml; charset=utf-8"
    assert decode(body, REQUEST, TYPES, kind, WireOptions()) == {"Alpha": "\u00e9"}


def test_what_belongs_to_other_namespaces_disturbs_nothing() -> None:
    body = (
        '<x:All xmlns:x="urn:x" xmlns="urn:list"><One x:id="no" id="1"><x:Name>no</x:Name>'
        "<Name>n</Name><Tags><x:Tag>no</x:Tag><Tag>t</Tag></Tags><L>1</L><x:L>no</x:L>"
        '<Other>no</Other><Other xmlns="urn:other">o</Other>'
        "<Meta><x:on>no</x:on><on>1</on></Meta></One><x:One/></x:All>"
    )
    meant = {"Id": "1", "Name": "n", "Tags": ["t"], "Labels": ["1"], "Other": "o"}
    assert read(body, RESOURCES) == [{**meant, "Meta": {"on": True}}]


NEED = {"kind": "record", "fields": [{"name": "Key", "type": TEXT, "required": True}]}
HOLDER = shape_from_data(
    {
        "kind": "record",
        "xml": {"name": "r"},
        "fields": [
            {"name": "May", "type": NEED},
            {"name": "Null", "type": {"kind": "nullable", "item": NEED}, "required": True},
            {"name": "Free", "type": {"kind": "record", "fields": [{"name": "K", "type": TEXT}]}},
        ],
    }
)


def test_an_empty_element_is_no_record_that_needs_members() -> None:
    assert read("<r><May/><Null> </Null><Free/></r>", HOLDER) == {"Null": None, "Free": {}}
    assert read("<r><May><Key/></May></r>", HOLDER) == {"May": {"Key": ""}}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("date", " 2020-01-02Z\n", "2020-01-02"),
        ("date", "2020-01-02-08:00", "2020-01-02"),
        ("date-time", "2020-02-28T24:00:00.00Z", "2020-02-29T00:00:00Z"),
        ("date-time", "2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
        ("date-time", "9999-12-31T24:00:00Z", "9999-12-31T24:00:00Z"),
        ("time", "24:00:00+02:00", "00:00:00+02:00"),
        ("decimal", "\n+007.50", "+007.50"),
        ("uri", " a ", " a "),
    ],
)
def test_spellings_of_xml_schema(name: str, text: str, value: str) -> None:
    shape = shape_from_data({"kind": "string", "format": name, "xml": {"name": "r"}})
    assert read(f"<r>{text}</r>", shape) == value
    numbers = shape_from_data({"kind": "integer", "xml": {"name": "r"}})
    assert [read(f"<r>{each}</r>", numbers) for each in ("+5", "007", "-007")] == [5, 7, -7]


def test_base64_may_be_in_lines() -> None:
    shape = shape_from_data({"kind": "bytes", "xml": {"name": "r"}})
    assert read("<r>\n AA\r\n\tE=\n</r>", shape) == b"\0\1"
    assert decode(b'"AA\\r\\nE="', shape, TYPES, "application/json") == b"\0\1"


ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaa">]><Request><Alpha>&a;</Alpha></Request>'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "not XML"),
        ("<Request>", "not XML"),
        ("<Request/><x/>", "not XML"),
        ("{}", "not XML"),
        ("<Request>&bogus;</Request>", "not XML"),
        ("<Request>\x00</Request>", "not XML"),
        ("<Request><Alpha>\x0b</Alpha></Request>", "not XML"),
        (ENTITY, "document type"),
        ('<!DOCTYPE r SYSTEM "http://example.test/x.dtd"><Request/>', "document type"),
        ('<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><Request/>', "document type"),
        (ENTITY.encode("utf-16"), "document type"),
        (b'<?xml version="1.0" encoding="us-ascii"?><Request>\xc3</Request>', "not in its char"),
        ("<a>" * 200_000, "deeper than 32"),
        ("<Other/>", "expected the root element `Request`"),
        ("<Request><Alpha><b/></Alpha></Request>", "Alpha: expected text"),
        ("<Request><Beta>one</Beta></Request>", "Beta: expected a whole number"),
        ("<Request><Beta/></Request>", "Beta: expected a whole number"),
        (b"<Request>\xff</Request>", "not UTF-8 at byte 9"),
    ],
)
def test_what_cannot_be_read_is_refused(body: str | bytes, message: str) -> None:
    with pytest.raises(WireError) as caught:
        read(body)
    assert message in str(caught.value)


def test_a_root_in_another_namespace_is_refused_where_it_is_strict() -> None:
    with pytest.raises(WireError, match="in the namespace"):
        read("<Request/>", xml_namespace="strict")


def test_characters_that_xml_cannot_carry_are_not_written() -> None:
    with pytest.raises(WireError, match="Alpha: contains a character"):
        write({"Alpha": "\x0b"})


def test_names_that_xml_cannot_carry_are_not_written() -> None:
    with pytest.raises(WireError, match="not an XML name"):
        write([{"Meta": {"a b": True}}], RESOURCES)


def test_null_is_written_only_where_it_is_allowed() -> None:
    with pytest.raises(WireError, match="Alpha: must not be null"):
        write({"Alpha": None})


def test_anything_is_written_as_elements_by_name() -> None:
    anything = shape_from_data({"kind": "any", "xml": {"name": "r"}})
    value = {"a": "1", "b": {"c": None}}
    text = write(value, anything)
    assert text.startswith("<r><a>1</a><b><c ")
    assert read(text, anything) == value
    assert write({"l": [1, 2]}, anything) == "<r><l><item>1</item><item>2</item></l></r>"
