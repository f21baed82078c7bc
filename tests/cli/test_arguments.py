from __future__ import annotations

from typing import Any

import pytest

from cli_runtime.arguments import Collection
from cli_runtime.failures import InputError
from cli_runtime.inputs import Secrets, Sources

CATALOG: Any = {"environment": "SAMPLE"}


def value(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "wire": name, "type": {"kind": kind}, **more}


def collect(body: dict[str, Any], given: dict[str, Any], **more: Any) -> Collection:
    command: Any = {"group": "g", "name": "n", "body": body, **more}
    sources = Sources()
    collection = Collection(command, sources, Secrets(CATALOG, sources))
    collection.take(given)
    return collection


RECORD = {
    "kind": "record",
    "media_type": "application/json",
    "fields": [value("a", required=True), value("b", required=True), value("c")],
}


def test_required_members_of_an_optional_body_are_required_once_there_is_a_body() -> None:
    assert collect(RECORD, {})
    assert collect(RECORD, {"a": "x", "b": "y"})
    with pytest.raises(InputError, match="missing --b;"):
        collect(RECORD, {"a": "x"})
    with pytest.raises(InputError, match="missing --a, --b;"):
        collect(RECORD, {"c": "x"})
    with pytest.raises(InputError, match="missing --a, --b;"):
        collect(RECORD | {"required": True}, {})


@pytest.mark.parametrize(
    ("kind", "text", "plain"),
    [("integer", "7", 7), ("boolean", "true", True), ("list", "[a]", ["a"]), ("any", "{}", {})],
)
def test_a_secret_that_is_no_text_has_its_own_type(
    tmp_path: Any, kind: str, text: str, plain: Any
) -> None:
    (tmp_path / "secret").write_text(f"{text}\n")
    fields = [value("pin", kind, secret=True)]
    body = {"kind": "record", "media_type": "application/json", "fields": fields}
    collection = collect(body, {"pin": str(tmp_path / "secret")})
    package: Any = _Package()
    assert collection.convert(package) == {"pin": plain}


@pytest.mark.parametrize("kind", ["integer", "list"])
def test_a_secret_that_does_not_fit_is_never_quoted(tmp_path: Any, kind: str) -> None:
    (tmp_path / "secret").write_text("[s3cret\n")
    fields = [value("pin", kind, secret=True)]
    body = {"kind": "record", "media_type": "application/json", "fields": fields}
    with pytest.raises(InputError, match="--pin-file: ") as caught:
        collect(body, {"pin": str(tmp_path / "secret")})
    assert "s3cret" not in str(caught.value)


class _Package:
    def decode(self, kind: Any, body: bytes) -> Any:
        import json

        return json.loads(body)
