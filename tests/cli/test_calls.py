from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from .programs import Program, Server

THING = (
    b'{"name": "a", "size": "huge", "passCode": "s3cret", "when": "2020-01-02", '
    b'"id": "7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f", "blob": "AAE=", "price": "1.50", '
    b'"owner": {"ownerName": "o", "password": "0wn"}}'
)


@pytest.fixture
def at(server: Server, sample: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The sample program with a tenant and a token, at the local server."""
    monkeypatch.setenv("SAMPLE_ENDPOINT", server.url)
    monkeypatch.setenv("SAMPLE_TENANT", "acme")
    monkeypatch.setenv("SAMPLE_TOKEN", "t0ken")
    return sample


def test_parameters_of_every_kind_reach_the_wire(at: Program, server: Server) -> None:
    server.answers = [(200, b"[]")]
    outcome = at(
        *("things", "search", "--limit", "3", "--ratio", "-0.5", "--no-active"),
        *("--since", "2020-01-02T03:04:05Z", "--kinds", "red", "--kinds", "green"),
        *("--labels", "a=b=c", "--trace", "x"),
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert server.received[0].path == (
        "/acme/things?limit=3&ratio=-0.5&active=false&since=2020-01-02T03%3A04%3A05Z"
        "&kinds=red&kinds=green&labels%5Ba%5D=b%3Dc"
    )
    assert server.received[0].headers["x-trace"] == "x"
    assert server.received[0].headers["Authorization"] == "Bearer t0ken"


@pytest.mark.parametrize("ratio", ["1", "1.0", "-3"])
def test_a_number_is_sent_as_it_is_written(at: Program, server: Server, ratio: str) -> None:
    server.answers = [(200, b"[]")]
    assert at("things", "search", "--ratio", ratio).code == 0
    assert server.received[0].path == f"/acme/things?ratio={ratio}"


def test_what_is_not_given_is_not_sent(at: Program, server: Server) -> None:
    server.answers = [(200, b"[]")]
    assert at("things", "search").code == 0
    assert server.received[0].path == "/acme/things"


def test_members_of_every_kind_reach_the_body(
    at: Program, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "owner").write_text("ownerName: o\npassword: 'no'\n")
    monkeypatch.setenv("SAMPLE_PASS_CODE", "c0de")
    server.answers = [(201, THING)]
    outcome = at(
        *("things", "create", "--name", "n", "--size", "huge", "--when", "2020-01-02"),
        *("--tags", "x", "--tags", "y", "--attributes", "a=1", "--extra", '{"z": [null]}'),
        *("--id", "7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f", "--blob", "AAE=", "--price", "1.50"),
        *("--note", "", "--owner-file", str(tmp_path / "owner")),
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(server.received[0].body) == {
        "name": "n",
        "passCode": "c0de",
        "size": "huge",
        "when": "2020-01-02",
        "tags": ["x", "y"],
        "attributes": {"a": 1},
        "owner": {"ownerName": "o", "password": "no"},
        "extra": {"z": [None]},
        "id": "7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f",
        "blob": "AAE=",
        "price": "1.50",
        "note": "",
    }


@pytest.mark.parametrize("name", ["body.yaml", "body.json"])
def test_flags_win_over_members_of_the_file(
    at: Program, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    body = {"name": "from-file", "passCode": "no", "note": None, "tags": ["on"]}
    text = json.dumps(body) if name.endswith("json") else yaml.safe_dump(body)
    (tmp_path / name).write_text(text)
    monkeypatch.setenv("SAMPLE_PASS_CODE", "the environment comes after the file")
    server.answers = [(201, THING)]
    assert at("things", "create", "--from-file", str(tmp_path / name), "--name", "flag").code == 0
    assert json.loads(server.received[0].body) == body | {"name": "flag"}


BLOCK = "name: a\npassCode: b\nprice: {}\n"
AS_JSON = '{{"name": "a", "passCode": "b", "price": {}}}'
EXACT = "12345678901234567.123456789012345678901"


@pytest.mark.parametrize(
    "number", [EXACT, f"-{EXACT}", "1.50", "0.1e-30", "1E+3", f'"{EXACT}"', "7"]
)
@pytest.mark.parametrize("text", ["{{name: a, passCode: b, price: {}}}", BLOCK, AS_JSON])
def test_decimals_of_a_file_keep_their_digits(
    at: Program, server: Server, stdin: Any, text: str, number: str
) -> None:
    server.answers = [(201, THING)]
    stdin(text.format(number).encode())
    assert at("things", "create", "--from-file", "-").code == 0
    shown = json.loads(server.received[0].body)["price"]
    assert "e" not in shown.lower()
    assert Decimal(shown) == Decimal(number.strip('"'))


def test_numbers_of_a_file_are_sent_as_they_are(at: Program, server: Server, stdin: Any) -> None:
    server.answers = [(201, THING)]
    stdin(b'{"name": "a", "passCode": "b", "extra": [0.1, 1e2, 5, {"a": -2.50}]}')
    assert at("things", "create", "--from-file", "-").code == 0
    assert json.loads(server.received[0].body)["extra"] == [0.1, 100, 5, {"a": -2.5}]


def test_a_body_and_a_secret_from_standard_input(
    at: Program, server: Server, stdin: Any, tmp_path: Path
) -> None:
    server.answers = [(201, THING), (201, THING)]
    stdin(b"name: no\npassCode: p\n")
    assert at("things", "create", "--from-file", "-").code == 0
    assert json.loads(server.received[0].body)["name"] == "no"
    stdin(b"c0de\r\n")
    assert at("things", "create", "--name", "n", "--pass-code-file", "-").code == 0
    assert json.loads(server.received[1].body)["passCode"] == "c0de"


def test_a_raw_body_is_sent_as_it_stands(at: Program, server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\xff{")
    server.answers = [(204, b"")]
    outcome = at("things", "put-file", "a/b", "--from-file", str(tmp_path / "file"))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert server.received[0].path == "/acme/things/a%2Fb/file"
    assert server.received[0].body == b"\x00\xff{"


def test_a_body_that_is_one_value(at: Program, server: Server) -> None:
    server.answers = [(200, b"fine"), (200, b"fine")]
    assert at("things", "tag", "a", "--body", "x", "--body", "y").out == "fine\n"
    assert at("things", "tag", "a").code == 0
    assert [request.body for request in server.received] == [b'["x","y"]', b""]


@pytest.mark.parametrize("form", ["table", "json", "yaml", "tsv"])
@pytest.mark.parametrize("query", [(), ("--query", "@")])
def test_secrets_of_answers_are_hidden_unless_asked_for(
    at: Program, server: Server, form: str, query: tuple[str, ...]
) -> None:
    server.answers = [(200, THING), (200, THING), (200, b'"k3y"'), (200, b'"k3y"')]
    hidden = at("things", "get", "a", "--output", form, *query).out
    assert "[hidden]" in hidden
    assert "s3cret" not in hidden
    assert "0wn" not in hidden
    shown = at("things", "get", "a", "--output", form, "--show-secrets", *query).out
    assert "s3cret" in shown
    assert "0wn" in shown
    assert "k3y" not in at("things", "rotate", "a", "--output", form, *query).out
    assert "k3y" in at("things", "rotate", "a", "-o", form, "--show-secrets", *query).out


def test_answers_have_wire_names_and_the_members_that_are_there(
    at: Program, server: Server
) -> None:
    server.answers = [(200, b'{"name": "a", "size": null, "owner": {"ownerName": "o"}}')] * 2
    outcome = at("things", "get", "a", "--output", "json")
    assert json.loads(outcome.out) == {"name": "a", "owner": {"ownerName": "o"}}
    # a table has a line for each field
    table = at("things", "get", "a").out.splitlines()
    assert table[:3] == ["name             a", "passCode", "size"]


def test_a_query_picks_a_part_of_the_answer(at: Program, server: Server) -> None:
    server.answers = [(200, b"[" + THING + b"]")]
    outcome = at("things", "search", "--query", "[].{Name: name, Owner: owner.ownerName}")
    assert outcome.out == "Name  Owner\na     o\n"


@pytest.mark.parametrize("form", ["table", "json", "yaml", "tsv"])
@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("&name", "the result is not a JSON value"),
        ("[0].[&name]", "the result is not a JSON value"),
        ("`NaN`", "the result is not a JSON value"),
        ("{a: to_number('-inf')}", "the result is not a JSON value"),
        ("ceil(to_number('inf'))", "cannot convert float infinity"),
        ("[::0]", "slice step cannot be zero"),
        ("sum(['a'])", "sum() takes array-number, but got a value of type string"),
        ("nothing(@)", "unknown function"),
        ("@|" * 5000 + "@", ""),
        ("`" + '{"a":' * 900 + "1" + "}" * 900 + "`", ""),
    ],
)
def test_a_query_that_cannot_be_answered_is_one_line(
    at: Program, server: Server, form: str, expression: str, message: str
) -> None:
    server.answers = [(200, b"[" + THING + b"]")]
    outcome = at("things", "search", "--output", form, "--query", expression)
    if not message and outcome.code == 0:  # deep, but not too deep for this form
        return
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: --query: ")
    assert message.lower() in outcome.err.lower()
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("keys(@)", "keys() takes object, but got a value of type array"),
        ("sum([].passCode)", "sum() takes array-number, but got a value of type string"),
        ("abs([0].passCode)", "abs() takes number, but got a value of type string"),
        ("join(',', [0])", "join() takes array-string, but got a value of type object"),
        ("sort_by(@, &owner)", "sort_by() takes string or number, but got a value of type object"),
        ("max_by(@, &tags)", "max_by() takes number or string, but got a value of type null"),
    ],
)
def test_a_query_of_a_wrong_type_quotes_nothing_of_the_answer(
    at: Program, server: Server, expression: str, message: str
) -> None:
    server.answers = [(200, b"[" + b",".join([THING] * 1000) + b"]")]
    outcome = at("things", "search", "--show-secrets", "--query", expression)
    assert (outcome.code, outcome.err) == (2, f"error: --query: {message}\n")


@pytest.mark.parametrize("position", ["before", "after"])
def test_settings_stand_before_or_after_the_command(
    at: Program, server: Server, position: str
) -> None:
    server.answers = [(200, THING)]
    words = ["things", "get", "a"]
    settings = ["--output", "tsv", "--query", "name"]
    arguments = [*settings, *words] if position == "before" else [*words, *settings]
    assert at(*arguments).out == "a\n"


def test_a_setting_after_the_command_wins(at: Program, server: Server) -> None:
    server.answers = [(200, THING)]
    assert at("--output", "json", "things", "get", "a", "-o", "tsv", "--query", "name").out == "a\n"


def test_debug_logs_to_standard_error_without_secrets(at: Program, server: Server) -> None:
    server.headers = {"x-evil": "a\x1b[31mb"}
    server.answers = [(200, THING)]
    outcome = at("things", "get", "a", "--debug")
    assert "GET" in outcome.err
    assert "-> 200" in outcome.err
    for secret in ("t0ken", "s3cret", "\x1b"):
        assert secret not in outcome.err
    server.answers = [(200, THING)]
    assert at("things", "get", "a").err == ""


@pytest.mark.parametrize("flag", ["-i", "--include"])
@pytest.mark.parametrize("status", [200, 404])
def test_include_prints_headers_beside_the_output(
    at: Program, server: Server, flag: str, status: int
) -> None:
    server.headers = {"x-evil": "a\x1b[31mb", "set-cookie": "session=s3cret-cookie"}
    server.answers = [(status, THING)]
    plain = at("things", "get", "a", "--output", "json")
    server.answers = [(status, THING)]
    outcome = at("things", "get", "a", "--output", "json", flag)
    assert (outcome.code, outcome.out) == (plain.code, plain.out)
    head, _, rest = outcome.err.partition("\n\n")
    assert head.splitlines()[0] == f"HTTP {status}"
    assert "x-evil: a\\x1b[31mb" in head.splitlines()
    assert "s3cret-cookie" not in head
    assert rest == plain.err
