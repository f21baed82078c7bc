from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import WireError, WireOptions, decode, encode, shape_from_data, shapes_from_data

TYPES = shapes_from_data(
    {
        "Keys": {
            "kind": "record",
            "fields": [
                {"name": "Primary", "type": {"kind": "string"}, "required": True},
                {"name": "Secondary", "type": {"kind": "nullable", "item": {"kind": "string"}}},
            ],
        },
        "Result": {
            "kind": "record",
            "fields": [
                {"name": "Keys", "type": {"kind": "ref", "name": "Keys"}},
                {"name": "Status", "type": {"kind": "integer", "names": {"201": "Created"}}},
                {"name": "Tags", "type": {"kind": "map", "values": {"kind": "boolean"}}},
                {"name": "Blob", "type": {"kind": "bytes"}},
                {"name": "Sizes", "type": {"kind": "list", "items": {"kind": "number"}}},
                {"name": "Rest", "type": {"kind": "any"}},
            ],
        },
    }
)
RESULT = shape_from_data({"kind": "ref", "name": "Result"})
ANY = shape_from_data({"kind": "any"})


def read(body: bytes, shape: Any = RESULT, **options: Any) -> Any:
    return decode(body, shape, TYPES, "application/json", WireOptions(**options))


def write(value: Any, shape: Any = RESULT, **options: Any) -> bytes:
    return encode(value, shape, TYPES, "application/json", WireOptions(**options))


def test_members_are_written_in_declared_order_without_spaces() -> None:
    value = {"Sizes": [1, 2.5], "Keys": {"Secondary": None, "Primary": "é"}, "Blob": b"\xff"}
    expected = '{"Keys":{"Primary":"é","Secondary":null},"Blob":"/w==","Sizes":[1,2.5]}'
    assert write(value) == expected.encode()


def test_members_are_written_in_an_order_of_their_own() -> None:
    fields = [{"name": name, "type": {"kind": "string"}} for name in "ABCD"]
    shape = shape_from_data({"kind": "record", "fields": fields, "json_order": ["D", "B"]})
    value = dict.fromkeys("ABCD", "")
    assert write(value, shape) == b'{"D":"","B":"","A":"","C":""}'
    assert encode(value, shape, TYPES, "application/xml").index(b"<A") < 20


def test_a_slash_is_escaped_where_the_option_says_so() -> None:
    assert write({"Blob": b"\xff"}, escaped_slashes=True) == b'{"Blob":"\\/w=="}'
    assert read(b'{"Blob":"\\/w=="}') == {"Blob": b"\xff"}


def test_members_are_read_in_any_order_and_unknown_ones_are_dropped() -> None:
    body = b' {"Later": [1], "Status": 201, "Keys": {"Primary": "a", "x": {}}} '
    assert read(body) == {"Keys": {"Primary": "a"}, "Status": 201}


@pytest.mark.parametrize("text", [b"201", b'"Created"'])
def test_a_named_number_is_read_as_either(text: bytes) -> None:
    assert read(b'{"Status":' + text + b"}") == {"Status": 201}


def test_a_byte_order_mark_is_dropped_and_null_is_kept() -> None:
    assert read(b'\xef\xbb\xbf{"Status":null}') == {"Status": None}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"Status":1}{', "not JSON"),
        (b'{"Status":1,"Status":2}', "given twice"),
        (b'{"Rest":NaN}', "`NaN` is not JSON"),
        (b'{"Rest":-Infinity}', "is not JSON"),
        (b'{"Rest":1e999}', "finite"),
        (b'{"Rest":' + b"9" * 5000 + b"}", "more than 400 digits"),
        (b'{"Rest":1.' + b"9" * 5000 + b"}", "more than 400 digits"),
        (b'{"Rest":"\\ud800"}', "surrogate"),
        (b'{"Rest":{"\\udfff":1}}', "surrogate"),
        (b'{"Keys":{"Primary":"\xff"}}', "not UTF-8 at byte 20"),
        (b"\xff\xfe{\x00}", "not in its character set at byte 2"),
        (b'{"Status":"Gone"}', "Status: is neither a number nor a known name"),
        (b'{"Status":1.5}', "Status: expected a whole number"),
        (b'{"Status":true}', "Status: expected a whole number"),
        (b'{"Tags":{"a":1}}', "Tags.a: expected a boolean"),
        (b'{"Sizes":[1,"2"]}', "Sizes[1]: expected a number"),
        (b'{"Sizes":{}}', "Sizes: expected a list"),
        (b'{"Blob":"*"}', "Blob: expected base64"),
        (b'{"Keys":[]}', "Keys: expected an object"),
        (b"[]", "expected an object"),
    ],
)
def test_what_cannot_be_read_says_where(body: bytes, message: str) -> None:
    with pytest.raises(WireError) as caught:
        read(body)
    assert message in str(caught.value)


def test_a_value_never_appears_in_the_message() -> None:
    with pytest.raises(WireError) as caught:
        read(b'{"Keys":"hush-hush"}')
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("opener", [b"[", b'{"a":'])
def test_deep_nesting_is_refused_before_it_is_parsed(opener: bytes) -> None:
    with pytest.raises(WireError, match="deeper than 32"):
        read(opener * 100_000, ANY)


def test_brackets_in_strings_are_not_nesting() -> None:
    assert read(b'"' + b"[" * 1000 + b'"', ANY) == "[" * 1000
    assert read(b'["' + b'\\"[' * 1000 + b'"]', ANY) == ['"[' * 1000]


def test_a_long_string_without_an_end_is_read_once() -> None:
    with pytest.raises(WireError, match="not JSON"):
        read(b'"' + b'\\"' * 500_000, ANY)
    with pytest.raises(WireError, match="not JSON"):
        read(b'"' * 1_000_000, ANY)


def test_a_large_body_is_refused() -> None:
    with pytest.raises(WireError, match="at most 10 bytes"):
        read(b" " * 11, max_bytes=10)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"Nope": 1}, "Nope: is not a declared member"),
        ({"Status": "Created"}, "Status: expected a whole number"),
        ({"Rest": float("nan")}, "Rest: expected a finite number"),
        ({"Rest": b"x"}, "Rest: cannot be written as JSON"),
        ({"Keys": {"Primary": None}}, "Keys.Primary: expected a string"),
        ({"Keys": {"Primary": "\ud800"}}, "Keys.Primary: contains half"),
        ({"Blob": "text"}, "Blob: expected bytes"),
    ],
)
def test_a_value_that_does_not_fit_is_not_written(value: Any, message: str) -> None:
    with pytest.raises(WireError) as caught:
        write(value)
    assert message in str(caught.value)


@pytest.mark.parametrize("charset", ["utf-7", "x-unheard-of", "hex"])
def test_charsets_that_are_not_known_are_refused(charset: str) -> None:
    for media_type in ("application/json", "application/xml", "text/plain"):
        with pytest.raises(WireError, match="a character set that is not known"):
            decode(b"\xe9", ANY, TYPES, f"{media_type}; charset={charset}")
    assert decode(b"1", ANY, TYPES, "application/json; charset=x-unheard-of") == 1


@pytest.mark.parametrize(
    ("charset", "text", "codec"),
    [
        ("iso-8859-1", "\u00c3\u00a9", "iso-8859-1"),
        ("windows-1252", "\u20ac", "cp1252"),
        ("utf-16", "\u00e9", "utf-16-le"),
        ("utf-16", "\u00e9", "utf-16-be"),
        ("iso-8859-1", "\u00e9", "utf-8-sig"),
        ("iso-8859-1", "\u00e9", "utf-16"),
        ("", "\u00e9", "utf-8"),
    ],
)
def test_the_declared_charset_counts(charset: str, text: str, codec: str) -> None:
    for media_type, body in (
        ("application/json", f'"{text}"'),
        ("application/xml", f"<r>{text}</r>"),
        ("application/xml", f'<?xml version="1.0" encoding="utf-8"?><r>{text}</r>'),
    ):
        shape = shape_from_data({"kind": "string", "xml": {"name": "r"}})
        kind = f"{media_type}; charset={charset}"
        assert decode(body.encode(codec), shape, TYPES, kind) == text


def test_what_is_not_in_its_charset_is_refused() -> None:
    for charset, body in (("us-ascii", b'"\xc3\xa9"'), ("utf-8", b'"\xe9"')):
        with pytest.raises(WireError, match="at byte 1"):
            decode(body, ANY, TYPES, f"application/json; charset={charset}")


def test_utf_8_may_be_named_in_any_way() -> None:
    assert decode(b"1", ANY, TYPES, 'application/problem+json; Charset="UTF-8"') == 1
