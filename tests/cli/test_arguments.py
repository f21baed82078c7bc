from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cli_runtime.arguments import Collection
from cli_runtime.failures import InputError
from cli_runtime.inputs import Secrets, Sources
from cli_runtime.values import key_of

DESCRIPTION: Any = SimpleNamespace(
    index={"environment": "SAMPLE"}, types={}, resolve=lambda use: use
)


def value(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    flag = f"--{name}-file" if "secret" in more else f"--{name}"
    items = {"items": {"kind": "any"}} if kind == "list" else {}
    use = {"kind": kind, **items}
    return {"name": name, "python_name": name, "flag": flag, "type": use, **more}


def collect(
    fields: list[dict[str, Any]], given: dict[str, Any], *, required: bool = False
) -> Collection:
    body = {"media_types": ["application/json"], "fields": fields, "required": required}
    operation: Any = {"body": body}
    command: Any = SimpleNamespace(
        operation=operation, arguments=[], options=[], body_values=fields
    )
    sources = Sources()
    collection = Collection(DESCRIPTION, command, sources, Secrets(DESCRIPTION, sources))
    names: Any = {each["python_name"]: key_of(each) for each in fields}  # type: ignore[arg-type]
    collection.take({names[name]: each for name, each in given.items()})
    return collection


FIELDS = [value("a", required=True), value("b", required=True), value("c")]


def test_required_members_of_an_optional_body_are_required_once_there_is_a_body() -> None:
    assert collect(FIELDS, {})
    assert collect(FIELDS, {"a": "x", "b": "y"})
    with pytest.raises(InputError, match="missing --b;"):
        collect(FIELDS, {"a": "x"})
    with pytest.raises(InputError, match="missing --a, --b;"):
        collect(FIELDS, {"c": "x"})
    with pytest.raises(InputError, match="missing --a, --b;"):
        collect(FIELDS, {}, required=True)


@pytest.mark.parametrize(
    ("kind", "text", "plain"),
    [("integer", "7", 7), ("boolean", "true", True), ("list", "[a]", ["a"]), ("any", "{}", {})],
)
def test_a_secret_that_is_no_text_has_its_own_type(
    tmp_path: Any, kind: str, text: str, plain: Any
) -> None:
    (tmp_path / "secret").write_text(f"{text}\n")
    fields = [value("pin", kind, secret=True)]
    collection = collect(fields, {"pin": str(tmp_path / "secret")})
    package: Any = _Package()
    assert collection.convert(package) == {"pin": plain}


@pytest.mark.parametrize("kind", ["integer", "list"])
def test_a_secret_that_does_not_fit_is_never_quoted(tmp_path: Any, kind: str) -> None:
    (tmp_path / "secret").write_text("[s3cret\n")
    fields = [value("pin", kind, secret=True)]
    with pytest.raises(InputError, match="--pin-file: ") as caught:
        collect(fields, {"pin": str(tmp_path / "secret")})
    assert "s3cret" not in str(caught.value)


class _Package:
    def convert(self, kind: Any, plain: Any) -> Any:
        return plain


def test_command_and_client_know_unlisted_fields_by_one_name() -> None:
    from cli_runtime.values import REST
    from runtime import members

    assert members.REST == REST
