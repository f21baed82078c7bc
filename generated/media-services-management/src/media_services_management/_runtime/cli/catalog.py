"""What `commands.json` says, and the names that follow from it."""

from __future__ import annotations

# ruff: noqa: PTH123 - importing pathlib takes a tenth of the time of `--help`
import json
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .entries import Catalog, Command, Value


def load(path: str) -> Catalog:
    """Return what the file says."""
    with open(path, "rb") as stream:
        return cast("Catalog", json.loads(stream.read()))


def name_flag(value: Value) -> str:
    """Return the flag of a value with its dashes: `--account-name`, `--key-file` for a secret."""
    flag = "--" + value["name"].rstrip("_").replace("_", "-")
    return f"{flag}-file" if value.get("secret") else flag


def name_variable(catalog: Catalog, name: str) -> str:
    """Return the environment variable of a setting or a secret."""
    return f"{catalog['environment']}_{name.rstrip('_').upper()}"


def name_argument(value: Value) -> str:
    """Return what help and messages call a positional argument: `ACCOUNT_NAME`."""
    return value["name"].rstrip("_").upper()


def list_body_values(command: Command) -> list[Value]:
    """Return the values that make up the body: its members, or the one that it is."""
    body = command.get("body")
    if body is None:
        return []
    return [body["value"]] if "value" in body else body.get("fields", [])
