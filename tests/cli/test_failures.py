from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .programs import Program, Server


@pytest.fixture
def at(server: Server, sample: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("SAMPLE_ENDPOINT", server.url)
    monkeypatch.setenv("SAMPLE_TENANT", "acme")
    monkeypatch.setenv("SAMPLE_TOKEN", "t0ken")
    return sample


@pytest.mark.parametrize(
    ("status", "code"), [(400, 1), (401, 3), (403, 3), (404, 4), (409, 5), (412, 5), (500, 1)]
)
def test_each_status_has_its_exit_code(at: Program, server: Server, status: int, code: int) -> None:
    server.answers = [(status, b'{"Code": "Gone", "Message": "went\\u001b[2J away"}')]
    outcome = at("things", "get", "a")
    assert outcome.code == code
    assert outcome.out == ""
    assert outcome.err.splitlines()[0] == f"error: {status}: Gone: went\\x1b[2J away"


@pytest.mark.parametrize(
    "body",
    [
        b'{"odata.error": {"code": "Gone", "message": {"value": "went\\u001b[2J with t0ken-of-mine"}}}',
        b'<string>{"odata.error": {"code": "Gone", "message": {"value": "went\\u001b[2J with t0ken-of-mine"}}}</string>',
        b'{"code": "Gone", "title": "Away", "detail": "went\\u001b[2J with t0ken-of-mine"}',
        b'{"error": "Gone", "error_description": "went\\u001b[2J with t0ken-of-mine"}',
        b'{"detail": {"code": "Gone", "message": "went\\u001b[2J with t0ken-of-mine"}}',
    ],
)
def test_every_shape_of_an_error_is_told_without_secrets(
    at: Program, server: Server, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_TOKEN", "t0ken-of-mine")
    server.answers = [(404, body)]
    outcome = at("things", "get", "a")
    assert outcome.code == 4
    assert outcome.err.splitlines()[0] == "error: 404: Gone: went\\x1b[2J with [hidden]"


def test_an_error_tells_the_documented_reasons_and_the_request_id(
    at: Program, server: Server
) -> None:
    server.headers = {"x-request-id": "0123"}
    server.answers = [(404, b"")]
    assert at("things", "get", "a").err.splitlines()[1:] == [
        "documented reasons:",
        "  - No such thing",
        "request id: 0123",
    ]


def test_an_error_tells_of_an_earlier_attempt_whose_answer_was_lost(
    at: Program, server: Server
) -> None:
    server.answers = [(0, b""), (404, b"")]
    outcome = at("things", "delete", "a", "--yes", "--retries", "1")
    assert (outcome.code, len(server.received)) == (4, 2)
    said = "an earlier attempt, whose response was lost, may have succeeded"
    assert outcome.err.count(said) == 1
    assert outcome.err.endswith(f"\n{said}\n")
    server.answers = [(404, b"")]
    assert said not in at("things", "delete", "a", "--yes").err


@pytest.mark.parametrize(
    ("code", "reasons"),
    [("Unknown", ["No such thing"]), ("Busy", ["Another call is under way"]), ("Else", [])],
)
def test_the_documented_reasons_are_those_of_the_code(
    at: Program, server: Server, code: str, reasons: list[str]
) -> None:
    server.answers = [(404, f'{{"Code":"{code}"}}'.encode())]
    lines = at("things", "get", "a").err.splitlines()
    assert [line[4:] for line in lines if line.startswith("  - ")] == reasons


@pytest.mark.parametrize(
    ("status", "body"), [(299, b"{}"), (200, b"<html>"), (200, b'{"name": "s3cret'), (200, b"")]
)
def test_an_answer_that_cannot_be_read_is_never_quoted(
    at: Program, server: Server, status: int, body: bytes
) -> None:
    server.answers = [(status, body)]
    outcome = at("things", "get", "a", "--retries", "0")
    assert outcome.code == 7
    assert outcome.err.startswith(f"error: unexpected response {status}: ")
    assert "s3cret" not in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_no_connection(at: Program) -> None:
    outcome = at("--endpoint", "http://127.0.0.1:9", "--retries", "0", "things", "get", "a")
    assert outcome.code == 6
    assert outcome.err.startswith("error: no connection: ")
    assert outcome.err.endswith(" (endpoint `127.0.0.1:9`)\n")
    assert len(outcome.err.splitlines()) == 1


def test_no_connection_by_a_proxy_tells_both_and_no_password(
    at: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_ENDPOINT", "https://sample.example")
    monkeypatch.setenv("SAMPLE_PROXY", "http://me:s3cret@127.0.0.1:9")
    outcome = at("--retries", "0", "things", "get", "a")
    assert outcome.code == 6
    assert outcome.err.endswith(" (endpoint `sample.example:443`, proxy `127.0.0.1:9`)\n")
    assert "s3cret" not in outcome.err


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("proxy", ["http://me:s3cret@127.0.0.1:9", "127.0.0.1:9"])
def test_a_proxy_from_the_environment_is_named(
    at: Program, monkeypatch: pytest.MonkeyPatch, variable: str, proxy: str
) -> None:
    monkeypatch.setenv("SAMPLE_ENDPOINT", "https://sample.example")
    monkeypatch.setenv(variable, proxy)
    monkeypatch.delenv("NO_PROXY")
    told = f"proxy `127.0.0.1:9` from the variable {variable}"
    outcome = at("--retries", "0", "--debug", "things", "get", "a")
    assert outcome.code == 6
    assert outcome.err.endswith(f" (endpoint `sample.example:443`, {told})\n")
    assert f"DEBUG: requests go by the {told}\n" in outcome.err
    assert "s3cret" not in outcome.err


@pytest.mark.parametrize(
    ("endpoint", "without"), [("https://sample.example:9", "*"), ("https://127.0.0.1:9", "x")]
)
def test_a_proxy_that_is_not_asked_is_not_named(
    at: Program, monkeypatch: pytest.MonkeyPatch, endpoint: str, without: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", without)
    outcome = at("--endpoint", endpoint, "--retries", "0", "--debug", "things", "get", "a")
    assert outcome.code == 6
    assert "proxy" not in outcome.err


@pytest.mark.parametrize(
    ("proxy", "code", "message"),
    [
        ("none://x", 2, "error: a proxy in the environment (HTTPS_PROXY) is not a valid URL\n"),
        ("http://127.0.0.1:99999", 6, " from the variable HTTPS_PROXY)\n"),
    ],
)
def test_an_unusable_proxy_of_the_environment_is_named(
    at: Program, monkeypatch: pytest.MonkeyPatch, proxy: str, code: int, message: str
) -> None:
    monkeypatch.setenv("SAMPLE_ENDPOINT", "https://sample.example")
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    monkeypatch.delenv("NO_PROXY")
    outcome = at("--retries", "0", "things", "get", "a")
    assert outcome.code == code
    assert outcome.err.endswith(message)


def test_debugging_shows_address_attempt_pause_and_reason(at: Program, server: Server) -> None:
    server.answers = [(503, b""), (0, b""), (200, b"[]")]
    server.headers = {"Retry-After": "0"}
    outcome = at("--retries", "3", "--debug", "things", "search", "--trace", "a")
    assert outcome.code == 0
    lines = [line.partition(", sends")[0] for line in outcome.err.splitlines()]
    address = f"{server.url}/acme/things"
    for number in (1, 2, 3):
        assert f"DEBUG: GET /things to {address}, attempt {number}" in lines
    asked, lost = (line for line in lines if " pauses for " in line)
    assert asked == (
        "DEBUG: GET /things pauses for 0.0 s before it is sent again: status 503, whose "
        "Retry-After asks for this"
    )
    assert lost.endswith(" s before it is sent again: TransportError")


@pytest.mark.parametrize(
    ("variable", "fault"),
    [
        (
            "SSL_CERT_FILE",
            "cannot be read as a PEM file of certificates: No such file or directory",
        ),
        ("SSLKEYLOGFILE", "cannot be written: No such file or directory"),
    ],
)
@pytest.mark.parametrize("command", [("things", "get", "a"), ("things", "delete", "a", "--yes")])
def test_what_openssl_refuses_of_the_environment_is_named(
    at: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: tuple[str, ...],
    variable: str,
    fault: str,
) -> None:
    path = tmp_path / "none" / "file"
    monkeypatch.setenv("SAMPLE_ENDPOINT", "https://sample.example")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setenv(variable, str(path))
    outcome = at(*command)
    assert outcome.code == 2
    assert outcome.err == f"error: `{variable}` in the environment: `{path}` {fault}\n"


CA_FILE = "--ca-file{}: `{}` cannot be read as a PEM file of certificates"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("endpoint", "ftp://x", "--endpoint{} must be a URL that begins with `https://`"),
        ("proxy", "nonsense", "--proxy{} is not a valid URL"),
        ("tenant", "a\x01", "--tenant{} must not contain control characters"),
        ("ca_file", "/none", CA_FILE.format("{}", "/none") + ": No such file or directory"),
        ("ca_file", __file__, CA_FILE.format("{}", __file__) + "\n"),
    ],
)
@pytest.mark.parametrize("source", ["flag", "variable", "file"])
def test_a_setting_that_the_client_refuses_is_named_as_people_know_it(
    sample: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    name: str,
    value: str,
    message: str,
) -> None:
    settings = {"tenant": "acme", "endpoint": "https://127.0.0.1:9", name: value}
    given = settings.pop(name)
    monkeypatch.setenv("SAMPLE_TOKEN", "t0ken")
    for each, text in settings.items():
        monkeypatch.setenv(f"SAMPLE_{each.upper()}", text)
    config, flags, origin = tmp_path / "config.toml", [], ""
    config.write_text("")
    if source == "flag":
        flags = ["--" + name.replace("_", "-"), given]
    elif source == "variable":
        monkeypatch.setenv(f"SAMPLE_{name.upper()}", given)
        origin = f" (from the variable SAMPLE_{name.upper()})"
    else:
        config.write_text(f"{name} = {json.dumps(given)}\n")
        origin = " (from the configuration file)"
    outcome = sample("--config", str(config), *flags, "things", "get", "a", "--retries", "0")
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message.format(origin)}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "no such command `nothing`"),
        (["things", "nothing"], "no such command `nothing`"),
        (["things", "get", "a", "b"], "got unexpected extra argument (b)"),
        (["things", "search", "--limits", "1"], "no such option `--limits`"),
        (["things", "search", "--limit", "1.5"], "'--limit': `1.5` is not a whole number"),
        (["things", "search", "--ratio", "nan"], "'--ratio': `nan` is not a number"),
        (["things", "search", "--kinds", "blue"], "'--kinds': `blue` is not one of `red`, `green`"),
        (["things", "search", "--labels", "x"], "'--labels': must have the form KEY=VALUE"),
        (
            ["things", "search", "--since", "soon"],
            "--since must be a moment such as 2024-05-06T07:08:09Z",
        ),
        (
            ["things", "search", "--since", "2020-01-02T03:04:05"],
            "--since has no offset from UTC, which a moment needs: add Z or an offset",
        ),
        (["things", "create", "--extra", "{"], "'--extra': invalid JSON"),
        (["things", "search", "--timeout", "0"], "must be a number of seconds above 0"),
        (["things", "search", "--query", "a["], "--query: invalid JMESPath expression"),
        (["things", "search", "--query", "(" * 5000], "--query: invalid JMESPath expression"),
        (["things", "search", "--query", f"[{'9' * 5000}]"], "--query: invalid JMESPath"),
        (["things", "search", "--query", "`" + "[" * 5000], "--query: invalid JMESPath"),
        (["things", "search", "--output", "xml"], "'xml' is not one of"),
        (["things", "get"], "missing NAME"),
        (["things", "get", ""], "NAME must not be empty"),
        (["things", "get", "a\nb"], "NAME must not contain control characters"),
        (["things", "put-file", "a"], "missing --from-file"),
        (["things", "get", "a", "--proxy", "http://x y"], "error: "),
        (["--emulator"], "no such option `--emulator`"),
        (["things", "search", "--limit", "\x1b[31m"], "`\\x1b[31m` is not a whole number"),
        (["things", "search", "--\x1b[31m"], "\\x1b[31m"),
        (["\x1b[31m"], "\\x1b[31m"),
        (["things", "get", "\udc80"], "error: "),
    ],
)
def test_what_the_user_did_wrong_is_one_line_and_exit_code_2(
    at: Program, arguments: list[str], message: str
) -> None:
    outcome = at(*arguments)
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert "\x1b" not in outcome.err


def test_everything_that_is_missing_is_told_at_once(at: Program) -> None:
    assert at("things", "create").err == (
        "error: missing --name, --pass-code-file (or the variable SAMPLE_PASS_CODE); "
        "--from-file can give the body\n"
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"nam: x\n", "unknown field `nam`; did you mean `name`?"),
        (b"- x\n", "the body must be an object: fields with their values"),
        (b"name: 1\npassCode: p\n", ": standard input: `name` must be text"),
        (b"name: null\npassCode: p\n", ": standard input: `name` must be text, not null"),
        (
            b"name: n\npassCode: p\nattributes: {a: 1, b: s3cret}\n",
            ": standard input: `attributes[b]` must be a whole number",
        ),
        (b"name: n\npassCode: p\nowner: s3cret\n", ": `owner` must be an object"),
        (
            b"name: n\npassCode: p\nowner: {ownername: o}\n",
            ": `owner.ownername` is an unknown field; did you mean `ownerName`?",
        ),
        (
            b"name: n\npassCode: p\nowner: {password: '[hidden]'}\n",
            ": `owner.password` is [hidden], which is printed in place of a secret without --show-secrets",
        ),
        (b"name: n\npassCode: '[hidden]'\n", ": `passCode` is [hidden], which is printed"),
        (b"name: n\npassCode: p\nblob: '?'\n", ": standard input: `blob` must be base64"),
        (b"name: n\npassCode: p\nid: s3cret\n", ": standard input: `id` must be a UUID"),
        (b"a: &x 1\n", "standard input (line 1): anchors are not allowed"),
        (b"\xff", "standard input is not UTF-8"),
    ],
)
def test_a_body_that_does_not_fit(
    at: Program, stdin: Callable[[bytes], None], body: bytes, message: str
) -> None:
    stdin(body)
    outcome = at("things", "create", "--from-file", "-")
    assert outcome.code == 2
    assert message in outcome.err
    assert "s3cret" not in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_question_before_something_is_destroyed(
    at: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = at("things", "delete", "a")
    assert (outcome.code, server.received) == (8, [])
    assert outcome.err == (
        "error: `things delete a` needs --yes, because there is no terminal to ask for confirmation\n"
    )
    server.answers = [(204, b""), (204, b"")]
    assert at("things", "delete", "a", "--yes").code == 0
    assert at("-y", "things", "delete", "a").code == 0
    assert len(server.received) == 2


@pytest.mark.parametrize(("answer", "code", "sent"), [("y", 0, 1), ("n", 8, 0), ("", 8, 0)])
def test_the_answer_to_the_question_decides(
    at: Program, server: Server, terminal: Callable[[str], None], answer: str, code: int, sent: int
) -> None:
    server.answers = [(204, b"")]
    terminal(f"{answer}\n")
    outcome = at("things", "delete", "a")
    assert (outcome.code, len(server.received)) == (code, sent)
    assert outcome.out == ""
    assert "`things delete a` cannot be undone" in outcome.err


def test_a_secret_is_asked_for_at_a_terminal_and_not_shown(
    at: Program, server: Server, terminal: Callable[[str], None]
) -> None:
    server.answers = [(201, b'{"name": "n"}')]
    terminal("typed\n")
    outcome = at("things", "create", "--name", "n")
    assert outcome.code == 0
    assert server.received[0].body == b'{"name":"n","passCode":"typed"}'
    assert "(unseen) Its code" in outcome.err
    assert "typed" not in outcome.err + outcome.out


def test_an_interrupt_is_no_traceback(at: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli_runtime.connection.Connection.call", interrupt)
    outcome = at("things", "get", "a")
    assert outcome.code == 130
    assert outcome.err.strip() == "interrupted"


def test_a_prompt_that_is_interrupted_sends_nothing(
    at: Program, server: Server, terminal: Callable[[str], None]
) -> None:
    terminal("")
    outcome = at("things", "delete", "a")
    assert (outcome.code, server.received) == (130, [])


def test_a_reader_that_goes_away_is_quiet(at: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_pipe(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("cli_runtime.connection.Connection.call", break_pipe)
    outcome = at("things", "get", "a")
    assert (outcome.code, outcome.err) == (141, "")


def test_a_bug_of_ours_keeps_its_traceback(at: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli_runtime.connection.Connection.call", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        at("things", "get", "a")


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("jmespath", ["things", "search", "--query", "x"]), ("yaml", ["things", "create"])],
)
def test_a_missing_library_is_one_line(
    at: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    module: str,
    arguments: list[str],
) -> None:
    (tmp_path / "body.yaml").write_text("name: x\n")
    monkeypatch.setitem(sys.modules, module, None)
    body = ["--from-file", str(tmp_path / "body.yaml")] if module == "yaml" else []
    outcome = at(*arguments, *body)
    assert outcome.code == 2
    assert outcome.err == 'error: this needs: pip install "sample-service[cli]"\n'
