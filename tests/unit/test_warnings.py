"""Warnings: told and counted each time, in the way of nothing unless `--strict` asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
Files = Callable[[Path], dict[str, bytes]]
Second = Callable[[Path, str], None]

TYPES = "spec/shop/types.yaml"
UNUSED = """\
spec/shop/types.yaml:9:3: warning[SPEC322]: no operation uses the type `Season`

hint: refer to it with `$ref`, or remove it

"""


@pytest.fixture
def unused(root: Path) -> Path:
    """The project, with one type more that no operation uses."""
    with (root / TYPES).open("a", encoding="utf-8") as types:
        types.write("  Season: {type: object, properties: {name: {type: string}}}\n")
    return root


def test_a_warning_keeps_nothing_from_being_generated(unused: Path, run: Run) -> None:
    result = run("generate")
    assert result.exit_code == 0
    assert result.stderr.startswith(UNUSED)
    assert result.stderr.endswith(" files written, 0 unchanged; 1 warning\n")
    module = unused / "generated/shop/src/corner_shop/types/season.py"
    assert "class Season(" in module.read_text("utf-8")


@pytest.mark.parametrize("arguments", [["generate"], ["generate", "--check"]])
def test_a_warning_is_told_again_where_nothing_changed(
    unused: Path, run: Run, stages: list[str], arguments: list[str]
) -> None:
    run("generate")
    stages.clear()
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, UNUSED + "shop: up to date; 1 warning\n")
    assert stages == []


def test_a_check_tells_warnings_beside_what_differs(unused: Path, run: Run) -> None:
    run("generate")
    (unused / "generated/shop/api.md").unlink()
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert result.stderr.startswith(UNUSED + "generated/shop/api.md: missing; ")


def test_validate_tells_warnings(unused: Path, run: Run) -> None:
    result = run("validate")
    assert (result.exit_code, result.stderr) == (0, UNUSED + "shop: no problems; 1 warning\n")


def test_warnings_are_told_beside_errors(unused: Path, run: Run, edit: Edit) -> None:
    edit(unused / TYPES, "price: 3", "price: -3")
    result = run("generate")
    assert result.exit_code == 1
    assert "error[SPEC304]" in result.stderr
    assert "warning[SPEC322]" in result.stderr
    assert result.stderr.endswith("shop: 1 problem and 1 warning; nothing was written\n")


@pytest.mark.parametrize(
    "arguments", [["validate"], ["generate"], ["generate", "--check"]], ids=" ".join
)
@pytest.mark.parametrize("made_before", [False, True])
def test_strict_exits_with_1_for_warnings(
    unused: Path, run: Run, files: Files, arguments: list[str], made_before: bool
) -> None:
    if made_before or "--check" in arguments:
        run("generate")
    result = run(*arguments, "--strict")
    assert result.exit_code == 1
    assert result.stderr.startswith(UNUSED)
    assert result.stderr.endswith("; 1 warning\nerror: `--strict` allows no warnings\n")
    if arguments == ["generate"]:
        assert run("generate", "--check").exit_code == 0


@pytest.mark.parametrize("arguments", [["validate"], ["generate"], ["generate", "--check"]])
def test_strict_without_warnings_changes_nothing(
    made: Path, run: Run, arguments: list[str]
) -> None:
    plain, strict = run(*arguments), run(*arguments, "--strict")
    assert (strict.exit_code, strict.stderr) == (0, plain.stderr)


def test_strict_counts_the_warnings_of_all_apis(unused: Path, run: Run, second: Second) -> None:
    second(unused, "market")
    assert run("generate", "market", "--strict").exit_code == 0
    assert run("generate", "--strict").exit_code == 1


def test_json_has_the_level_of_each(unused: Path, run: Run, edit: Edit) -> None:
    result = run("generate", "--format", "json", "--strict")
    assert (result.exit_code, result.stderr) == (1, "")
    said = json.loads(result.stdout)
    assert [(each["level"], each["code"]) for each in said["diagnostics"]] == [
        ("warning", "SPEC322")
    ]
    assert [each["result"] for each in said["apis"]] == ["written"]
    again = json.loads(run("generate", "--format", "json").stdout)
    assert again["diagnostics"] == said["diagnostics"]
    edit(unused / TYPES, "price: 3", "price: -3")
    levels = {
        each["code"]: each["level"]
        for each in json.loads(run("validate", "--format", "json").stdout)["diagnostics"]
    }
    assert levels == {"SPEC304": "error", "SPEC322": "warning"}


def test_show_is_not_kept_by_warnings(unused: Path, run: Run) -> None:
    result = run("show", "fruits.get")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("fruits.get: Get a fruit\n")


def test_more_warnings_than_a_stamp_holds_are_told_all_the_same(
    root: Path, run: Run, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientgen.pipeline.stamp._STAMP_BYTES", 4096)
    with (root / TYPES).open("a", encoding="utf-8") as types:
        types.writelines(f"  Season{number}: {{type: string}}\n" for number in range(40))
    for _ in range(2):
        assert run("generate").stderr.endswith("; 40 warnings\n")
    assert stages == ["shop", "shop"]


def test_an_error_code_that_no_operation_answers_is_a_warning(
    root: Path, run: Run, edit: Edit
) -> None:
    edit(
        root / "spec/shop/errors.yaml", "errors:\n", "errors:\n  Gone: {status: 410, title: Gone}\n"
    )
    result = run("generate")
    assert result.exit_code == 0
    assert "warning[SPEC305]: no operation uses the error code `Gone`" in result.stderr
