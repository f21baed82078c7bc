from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli_runtime.failures import InputError
from cli_runtime.inputs import DocumentError, Sources, parse_document


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (
            "a: no\nb: on\nc: 2011-10-01\nd: 0755\ne: 1:30\n",
            {"a": "no", "b": "on", "c": "2011-10-01", "d": "0755", "e": "1:30"},
        ),
        (
            "a: 1\nb: -2.5\nc: true\nd: null\ne: ~\nf:\n",
            {"a": 1, "b": -2.5, "c": True, "d": None, "e": None, "f": None},
        ),
        ("a: '1'\nb: \"true\"\nc: |\n  no\n", {"a": "1", "b": "true", "c": "no\n"}),
        ('{"a": -0.10, "b": 1e-400}', {"a": Decimal("-0.10"), "b": Decimal("1e-400")}),
        ("- 0.10\n- 123456789.0123456789\n", [Decimal("0.1"), Decimal("123456789.0123456789")]),
        ("- 1\n- [a, {b: c}]\n", [1, ["a", {"b": "c"}]]),
        ('{"a": [1, 2.5, "\\u00e9\\/"]}', {"a": [1, 2.5, "é/"]}),
        ("{a: b}", {"a": "b"}),
        ('"text"', "text"),
        ("text", "text"),
        ("", None),
        ("# only a comment\n", None),
    ],
)
def test_json_and_yaml_1_2_text(text: str, data: Any) -> None:
    assert parse_document(text) == data


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\na: 2\n", "duplicate key `a`", 2),
        ('{"a": 1, "a": 2}', "duplicate key `a`", None),
        ("a: &x 1\nb: *x\n", "anchors are not allowed", 1),
        ("a: *x\n", "aliases are not allowed", 1),
        ("a: !!python/object:os.system x\n", "tags are not allowed", 1),
        ("a: {<<: {b: 1}}\n", "merge keys are not allowed", 1),
        ("a: 1\n---\nb: 2\n", "more than one document", 2),
        ("? [a]\n: b\n", "a key must be plain text", 1),
        ("- " * 65 + "a", "nested deeper than 64", 1),
        ("a: 1e999\n", "a number is too large", 1),
        ('{"a": 1e999}', "a number is too large", None),
        ("a: 0e99999999999999999999\n", "a number is too large", 1),
        ('{"a": 1e-99999999999999999999}', "a number has too many digits", None),
        ('{"a": NaN}', "`NaN` is not a valid number", None),
        ("a: " + "9" * 5000, "a number is too large", 1),
        ('{"a": %s}' % ("9" * 5000), "a number has too many digits", None),
        ('{"a": 1', "invalid JSON: expecting ',' delimiter", 1),
        ("a: b: c\n", "invalid YAML: mapping values are not allowed in this context", 1),
        ("a: \x01\n", "invalid YAML: it contains a control character", None),
    ],
)
def test_what_is_refused_says_why_and_where(text: str, problem: str, line: int | None) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_document(text)
    assert (str(caught.value), caught.value.line) == (problem, line)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "- " * 200_000, "{" * 100_000])
def test_deep_nesting_is_an_error_and_no_crash(text: str) -> None:
    with pytest.raises(DocumentError):
        parse_document(text)


def test_text_loses_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "body.json").write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert Sources().read_document(str(tmp_path / "body.json"), "--from-file") == {"a": 1}
    (tmp_path / "key").write_bytes(b"\xef\xbb\xbfs3cret")
    assert Sources().read_secret(str(tmp_path / "key"), "--key-file", "X") == "s3cret"


def test_a_secret_loses_one_line_break_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b" a b\n\r\n")
    assert Sources().read_secret(str(tmp_path / "key"), "--key-file", "X") == " a b\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\n", "--key-file: `{path}` is empty"),
        (b"\xff", "--key-file: `{path}` is not UTF-8"),
        (
            None,
            "--key-file: there is no file of the given name; the secret itself goes into the variable X",
        ),
    ],
)
def test_a_file_that_holds_no_secret(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        Sources().read_secret(str(path), "--key-file", "X")
    assert str(caught.value) == message.format(path=path)


def test_a_broken_document_names_the_flag_the_file_and_the_line(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("a: 1\nb: [\n")
    with pytest.raises(InputError) as caught:
        Sources().read_document(str(tmp_path / "b.yaml"), "--from-file")
    assert str(caught.value).startswith(
        f"--from-file: `{tmp_path / 'b.yaml'}` (line 3): invalid YAML:"
    )


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"secret\n")))
    sources = Sources()
    assert sources.read_secret("-", "--key-file", "X") == "secret"
    with pytest.raises(InputError, match="only once, and `--key-file` reads it already"):
        sources.read_document("-", "--from-file")


def test_a_process_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="there is no standard input"):
        Sources().read_text("-", "--from-file")


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(InputError, match="more than 1000 bytes"):
        Sources(max_bytes=1000).read_text("/dev/zero", "--from-file")


def test_a_path_that_no_file_can_have() -> None:
    with pytest.raises(InputError, match="no file can have this name"):
        Sources().read_text("a\0b", "--from-file")
