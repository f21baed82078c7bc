"""The package under test, its description, and the data of its tests."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

CLIENT: dict[str, Any] = json.loads((HERE / "client.json").read_text("utf-8"))
"""Names, arguments, a credential, fake secrets, and the representative calls."""

PACKAGE: Any = import_module(CLIENT["package"])


def load(module: str) -> Any:
    """Return a module of the package."""
    return import_module(f"{CLIENT['package']}.{module}")


DESCRIPTION: Any = load("_runtime.description").Description(
    str(Path(PACKAGE.__file__).parent / "description")
)
INDEX: dict[str, Any] = DESCRIPTION.index
ENDPOINT: str = CLIENT.get("endpoint", INDEX["endpoint"])
"""The scheme, host and port of every request."""
PYTHON: dict[str, str] = INDEX["python"]
WAYS: list[str] = [name for name in ("client", "async_client") if name in PYTHON]
"""The clients of the package, by their names in the description."""
HAS_COMMAND: bool = find_spec(f"{CLIENT['package']}.cli") is not None
"""Whether the package has a command line."""
CREDENTIALS: list[dict[str, Any]] = INDEX.get("credentials", [])
RECORDS: dict[str, dict[str, str]] = {
    kind["class"]: {field["python_name"]: field["name"] for field in kind["fields"]}
    for kind in DESCRIPTION.types.values()
    if kind["kind"] == "record"
}
"""The wire name of each field, by class and Python name."""
NULLABLE: dict[str, set[str]] = {
    kind["class"]: {
        field["name"]
        for field in kind["fields"]
        if field.get("required") and DESCRIPTION.resolve(field["type"]).get("nullable")
    }
    for kind in DESCRIPTION.types.values()
    if kind["kind"] == "record"
}
"""The wire names of the fields that are always there, but may be null, by class."""


def find_credentials() -> list[dict[str, Any]]:
    """Return the credentials of the cassettes: several, if operations choose of them."""
    names = CLIENT.get("credentials") or [CLIENT.get("credential")]
    return [each for each in CREDENTIALS if each["class"] in names]
