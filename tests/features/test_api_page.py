"""`api.md` of every feature says what a caller must know: arguments, codes, headers."""

from __future__ import annotations

import re

import pytest

from .conftest import Workshop
from .harness import FEATURES, Feature


def sections(feature: Feature) -> dict[str, str]:
    """The text of each operation, by its call."""
    text = (feature.folder / "api.md").read_text("utf-8")
    found = re.split(r"^### `(client\..*?)`$", text, flags=re.MULTILINE)
    return {
        name: re.split(r"^##? ", body, flags=re.MULTILINE)[0]
        for name, body in zip(found[1::2], found[2::2], strict=True)
    }


def rows(text: str, head: str) -> list[list[str]]:
    """The rows of the table with this head."""
    lines = iter(text.splitlines())
    found: list[list[str]] = []
    for line in lines:
        if line.startswith(head):
            next(lines)
            for row in lines:
                if not row.startswith("|"):
                    break
                found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]])
    return found


@pytest.mark.parametrize("name", FEATURES)
def test_arguments_codes_and_headers_are_told(name: str, workshop: Workshop) -> None:
    feature = workshop(name)
    told = sections(feature)
    assert len(told) == len(feature.operations)
    for full, operation in feature.description["operations"].items():
        text = told[f"client.{feature_call(feature, full)}"]
        arguments = rows(text, "| Argument |")
        assert len(arguments) >= len(
            [p for p in operation.get("parameters", ()) if p.get("required")]
        )
        assert {row[2] for row in arguments} <= {"yes", "no"}
        assert all(row[1] for row in arguments)
        codes = {row[1].strip("`") for row in rows(text, "| Status |")}
        own = set(operation.get("errors", {}))
        known = {
            e.get("name", e.get("code")): e.get("code")
            for e in feature.description.get("errors", ())
        }
        assert {str(known.get(each) or "none") for each in own} <= {
            c.replace("\\|", "|") for c in codes
        }


def feature_call(feature: Feature, full: str) -> str:
    group, _, _ = full.rpartition(".")
    described = next(g for g in feature.description["groups"] if g["name"] == group)
    operation = feature.description["operations"][full]
    return f"{described.get('attribute', described['name'])}.{operation['method']}"


@pytest.mark.parametrize("name", FEATURES)
def test_nothing_is_said_twice(name: str, workshop: Workshop) -> None:
    feature = workshop(name)
    readme = (feature.folder / "README.md").read_text("utf-8").split("## Install")[0]
    paragraphs = [each for each in readme.split("\n\n") if each.strip()]
    assert len(paragraphs) == len(set(paragraphs))
    for text in sections(feature).values():
        first = text.strip().splitlines()[0]
        said = re.findall(r"[^.]+\.", first)
        assert len(said) == len({each.strip() for each in said}), first
        assert not re.search(r"(?<!\.)\.\.(?!\.)", first)


@pytest.mark.parametrize("name", FEATURES)
def test_parameters_of_the_client_are_told(name: str, workshop: Workshop) -> None:
    feature = workshop(name)
    text = (feature.folder / "api.md").read_text("utf-8").split("\n## `client.")[0]
    description, has_command = feature.description, (feature.folder / "src").glob("*/cli")
    told = rows(text, "| Argument |")
    expected = description.get("parameters", [])
    assert [row[0] for row in told] == [f"`{each['python_name']}`" for each in expected]
    assert [row[2] == "yes" for row in told] == [each.get("required", False) for each in expected]
    if any(has_command):
        flags = (each["flag"].removeprefix("--").removesuffix("-file") for each in expected)
        names = (flag.replace("-", "_").upper() for flag in flags)
        assert [row[5] for row in told] == [f"`{description['environment']}_{n}`" for n in names]
    assert all(
        bool(row[3]) == ("default" in each) for row, each in zip(told, expected, strict=True)
    )
