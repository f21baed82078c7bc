"""An invented API of any size, as a spec and as an OpenAPI document that says the same.

    python tests/benchmarks/synthetic.py FOLDER OPERATIONS

writes `FOLDER/spec/synthetic/` and `FOLDER/openapi.json`. Each group has five operations (list, get, create, update, delete) on one
record with two others for its bodies; every second group's record has an owner, whose type is shared. Two APIs of one size are equal.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

API = "synthetic"
NOUNS = (
    "order",
    "invoice",
    "parcel",
    "ticket",
    "vehicle",
    "sensor",
    "contract",
    "recipe",
    "garden",
    "ledger",
)
VERBS = ("list", "get", "create", "update", "delete")
SHARED = "Owner"


def write_project(folder: Path, operations: int) -> None:
    """Write the spec of an API with so many operations, the last group perhaps with fewer than five."""
    spec = folder / "spec" / API
    for path, data in spec_files(operations).items():
        target = spec / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            yaml.dump(data, Dumper=_Plain, sort_keys=False, width=150, default_flow_style=None),
            "utf-8",
        )


class _Plain(yaml.SafeDumper):
    """Writes values that stand twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def spec_files(operations: int) -> dict[str, Any]:
    """Return the files of the spec as data, by path."""
    groups = [
        _Group(number, min(5, operations - 5 * number)) for number in range(-(-operations // 5))
    ]
    owner = {
        "type": "object",
        "description": "Who owns something",
        "properties": _OWNER,
        "required": ["id", "name"],
        "example": _AN_OWNER,
    }
    files: dict[str, Any] = {
        "service.yaml": _SERVICE,
        "errors.yaml": {"errors": _ERRORS},
        "types/shared.yaml": {"types": {SHARED: owner}},
        "emulation.yaml": {
            "collections": {
                each.name: {"key": "id", "named_by": "id", "missing": {"error": "not-found"}}
                for each in groups
            }
        },
    }
    for each in groups:
        files[f"types/{each.name}.yaml"] = {"types": each.types()}
        files[f"operations/{each.name}.yaml"] = {
            "summary": f"Everything about {each.words}s",
            "operations": each.operations(),
        }
    return files


_SERVICE = {
    "title": "Synthetic",
    "summary": "An invented service of any size",
    "python": {
        "package": "synthetic_api",
        "client": "SyntheticClient",
        "error": "SyntheticError",
        "command": "synthetic",
        "version": "1.0.0",
        "license": "MIT",
    },
    "endpoint": {"url": "https://api.example.com", "path": "/v1"},
    "auth": [{"kind": "bearer"}],
    "documents": {"pages": {"title": "Pages"}},
}
_ERRORS = {
    "invalid": {"status": 400, "title": "The request is not valid", "every_operation": True},
    "not-found": {"status": 404, "title": "There is nothing here"},
}
_OWNER = {
    "id": {"type": "string", "description": "The id of the owner"},
    "name": {"type": "string", "description": "The name of the owner"},
    "email": {"type": "string", "description": "Where mail to the owner goes"},
    "since": {
        "type": "string",
        "format": "date-time",
        "description": "When the owner was registered",
    },
}
_AN_OWNER = {
    "id": "own-1",
    "name": "Ada",
    "email": "ada@example.com",
    "since": "2024-05-06T07:08:09Z",
}
_SIZE = {
    "type": "object",
    "properties": {"width": {"type": "integer"}, "height": {"type": "integer"}},
    "required": ["width", "height"],
}


class _Group:
    """The operations on one record; `number` makes all names different."""

    def __init__(self, number: int, size: int) -> None:
        self.size = size
        noun = NOUNS[number % len(NOUNS)]
        self.name = f"{noun}s_{number:04d}"
        self.words = f"{noun} of kind {number}"
        self.record = f"{noun.title()}{number:04d}"
        self.path = f"/{noun}s-{number:04d}"
        self.is_owned = number % 2 == 0

    def types(self) -> dict[str, Any]:
        members = self._members()
        example = {
            "name": f"First {self.words}",
            "note": "Keep dry",
            "amount": 12,
            "price": 9.5,
            "state": "open",
            "tags": ["a", "b"],
        }
        whole = {
            "id": "x-1",
            **example,
            "created": "2024-05-06T07:08:09Z",
            "is_public": True,
            "size": {"width": 3, "height": 4},
        }
        properties = {
            "id": {"type": "string", "description": f"The id of the {self.words}"},
            **members,
            "created": {"type": "string", "format": "date-time", "description": "When it was made"},
            "is_public": {"type": "boolean", "description": "Whether everybody can see it"},
            "size": {**_SIZE, "description": "How large it is"},
        }
        if self.is_owned:
            properties["owner"] = {"$ref": SHARED}
            whole["owner"] = _AN_OWNER
        return {
            self.record: _object(f"One {self.words}", properties, ["id", "name"], whole),
            f"New{self.record}": _object(f"One {self.words} to create", members, ["name"], example),
            f"{self.record}Change": _object(
                f"What changes of a {self.words}",
                {k: members[k] for k in ("name", "note", "state")},
                [],
                {k: example[k] for k in ("name", "note", "state")},
            ),
        }

    def _members(self) -> dict[str, Any]:
        return {
            "name": {"type": "string", "description": f"The name of the {self.words}"},
            "note": {"type": "string", "description": "What else there is to know"},
            "amount": {
                "type": "integer",
                "minimum": 0,
                "maximum": 1000,
                "description": "How many there are",
            },
            "price": {"type": "number", "description": "The price of one"},
            "state": {
                "type": "string",
                "enum": ["open", "closed", "lost"],
                "open": False,
                "description": "What became of it",
            },
            "tags": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Words to find it by",
            },
        }

    def operations(self) -> dict[str, Any]:
        one = {
            "verb": "GET",
            "path": f"{self.path}/{{id}}",
            "source": {"document": "pages"},
            "parameters": {"id": {"in": "path", "type": "string", "example": "x-1"}},
        }
        answer = {200: {"body": {"$ref": self.record}}}
        missing: dict[str, list[str]] = {"not-found": []}
        everything = {
            "list": {
                "title": f"List every {self.words}", "verb": "GET", "path": self.path, "source": {"document": "pages"},
                "parameters": {
                    "state": {"in": "query", "type": "string", "enum": ["open", "closed", "lost"], "open": False, "description": "Only those in this state"},
                    "limit": {"in": "query", "type": "integer", "minimum": 1, "maximum": 100, "description": "The most to return"},
                },
                "responses": {200: {"body": {"type": "array", "items": {"$ref": self.record}}}}, "repeatable": True,
            },
            "get": {"title": f"Get one {self.words}", **one, "responses": answer, "errors": missing, "repeatable": True},
            "create": {
                "title": f"Create one {self.words}", "verb": "POST", "path": self.path, "source": {"document": "pages"},
                "body": {"$ref": f"New{self.record}"}, "responses": {201: {"body": {"$ref": self.record}}}, "repeatable": False,
            },
            "update": {"title": f"Change one {self.words}", **one, "verb": "PATCH", "body": {"$ref": f"{self.record}Change"}, "responses": answer, "errors": missing, "repeatable": False},
            "delete": {"title": f"Delete one {self.words}", **one, "verb": "DELETE", "responses": {204: {}}, "errors": missing, "repeatable": True, "destructive": True},
        }  # fmt: skip
        return {verb: everything[verb] for verb in VERBS[: self.size]}


def _object(
    description: str, properties: dict[str, Any], required: list[str], example: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        **({"required": required} if required else {}),
        "example": example,
    }


def openapi(operations: int) -> dict[str, Any]:
    """Return an OpenAPI document that says what the spec says."""
    files = spec_files(operations)
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for path, data in files.items():
        if path.startswith("types/"):
            schemas |= data["types"]
        if path.startswith("operations/"):
            group = path.removeprefix("operations/").removesuffix(".yaml")
            for name, each in data["operations"].items():
                paths.setdefault(each["path"], {})[each["verb"].lower()] = _operation(
                    group, name, each
                )
    schemas["Failure"] = {
        "type": "object",
        "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Synthetic", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": paths,
        "components": {"schemas": _referring(schemas)},
    }


def _operation(group: str, name: str, each: dict[str, Any]) -> dict[str, Any]:
    failure = {
        "description": "An error",
        "content": {"application/json": {"schema": {"$ref": "Failure"}}},
    }
    responses: dict[str, Any] = {
        str(status): _response(said) for status, said in each["responses"].items()
    }
    responses |= {"400": failure, **({"404": failure} if "errors" in each else {})}
    operation = {
        "operationId": f"{group}_{name}",
        "tags": [group],
        "summary": each["title"],
        "parameters": [_parameter(wire, said) for wire, said in each.get("parameters", {}).items()],
        "responses": responses,
    }
    if "body" in each:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": each["body"]}},
        }
    return _referring(operation)  # type: ignore[no-any-return]


def _response(said: dict[str, Any]) -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": said["body"]}}} if said else {}
    return {"description": "Success", **content}


def _parameter(wire: str, said: dict[str, Any]) -> dict[str, Any]:
    schema = {
        key: value for key, value in said.items() if key not in ("in", "description", "example")
    }
    return {"name": wire, "in": said["in"], "required": said["in"] == "path", "schema": schema}


def _referring(data: Any) -> Any:
    """Return the data in the words of OpenAPI: references with the place of the type, enumerations without `open`."""
    if isinstance(data, list):
        return [_referring(each) for each in data]
    if not isinstance(data, dict):
        return data
    if isinstance(data.get("$ref"), str):
        return {"$ref": f"#/components/schemas/{data['$ref']}"}
    return {key: _referring(value) for key, value in data.items() if key != "open"}


if __name__ == "__main__":
    root, number = Path(sys.argv[1]), int(sys.argv[2])
    write_project(root, number)
    (root / "openapi.json").write_text(json.dumps(openapi(number), indent=1), "utf-8")
