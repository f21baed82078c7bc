"""Folders of files in the place of one file: what is understood, told and generated of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]

TYPES = "spec/shop/types"


@pytest.fixture
def divided(made: Path, edit: Edit) -> Path:
    """The project, whose distribution is made, with its types in two files and one type more."""
    folder = made / TYPES
    folder.mkdir()
    (made / "spec/shop/types.yaml").rename(folder / "fruit.yaml")
    more = "types:\n  Season: {type: string, example: autumn}\n"
    (folder / "more.yaml").write_text(more, "utf-8")
    edit(folder / "fruit.yaml", "price: 3}", "price: 3, season: autumn}")
    edit(folder / "fruit.yaml", "minimum: 0}", "minimum: 0}\n      season: {$ref: Season}")
    return made


def problems_of(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if ": error[" in line]


def test_the_files_of_a_folder_are_read_as_one(divided: Path, run: Run) -> None:
    result = run("generate")
    assert result.exit_code == 0, result.output
    module = divided / "generated/shop/src/corner_shop/types/fruit.py"
    assert "season: str | None" in module.read_text("utf-8")
    assert run("generate", "--check").stderr == "shop: up to date\n"


def test_an_edit_of_a_file_of_a_folder_is_seen(
    divided: Path, run: Run, edit: Edit, stages: list[str]
) -> None:
    run("generate")
    assert run("generate").exit_code == 0
    assert stages == ["shop"]
    edit(divided / TYPES / "more.yaml", "autumn", "spring")
    run("generate")
    assert stages == ["shop", "shop"]


def test_a_file_of_a_folder_that_gets_another_name_is_seen(
    divided: Path, run: Run, stages: list[str]
) -> None:
    run("generate")
    (divided / TYPES / "more.yaml").rename(divided / TYPES / "season.yaml")
    assert run("generate").stderr == "shop: up to date\n"
    assert stages == ["shop", "shop"]


def test_a_problem_is_told_in_the_file_that_has_it(divided: Path, run: Run, edit: Edit) -> None:
    edit(divided / TYPES / "fruit.yaml", "price: 3", "price: -3")
    edit(divided / TYPES / "more.yaml", "example: autumn", "maxLength: 3, example: autumn")
    assert problems_of(run("validate")) == [
        (
            "spec/shop/types/fruit.yaml:9:27: error[SPEC304]: "
            "the example does not fit its type: `price` is too small"
        ),
        (
            "spec/shop/types/fruit.yaml:9:38: error[SPEC304]: "
            "the example does not fit its type: `season` has more than 3 characters"
        ),
        (
            "spec/shop/types/more.yaml:2:40: error[SPEC304]: "
            "the example does not fit its type: it has more than 3 characters"
        ),
    ]


@pytest.mark.parametrize("text", ["types: [", "types: {Season: {type: text}}\n"])
def test_of_a_folder_with_a_file_that_cannot_be_read_nothing_else_is_claimed(
    divided: Path, run: Run, text: str
) -> None:
    (divided / TYPES / "more.yaml").write_text(text, "utf-8")
    (problem,) = problems_of(run("validate"))
    assert problem.startswith("spec/shop/types/more.yaml:1:")


def test_of_a_folder_with_a_key_in_two_files_nothing_else_is_claimed(
    divided: Path, run: Run, edit: Edit
) -> None:
    edit(divided / TYPES / "more.yaml", "Season", "Fruit")
    assert problems_of(run("validate")) == [
        "spec/shop/types/more.yaml:2:3: error[DOC120]: duplicate key `Fruit`, first declared at spec/shop/types/fruit.yaml:2:3"
    ]


def test_a_deviation_changes_a_type_of_a_folder(divided: Path, run: Run) -> None:
    about = "at: types.Season, documented: a, observed: b, grade: sample, reason: c"
    text = f"deviations:\n  d:\n    {{{about}, change: {{maxLength: %s}}}}\n"
    path = divided / "spec/shop/deviations.yaml"
    path.write_text(text % "5", "utf-8")
    assert [line.partition(" error")[0] for line in problems_of(run("validate"))] == [
        "spec/shop/types/fruit.yaml:9:37:",
        "spec/shop/types/more.yaml:2:26:",
    ]
    path.write_text(text % "x", "utf-8")
    (problem,) = problems_of(run("validate"))
    assert problem.startswith("spec/shop/deviations.yaml:3:")
    assert "SCHEMA203" in problem


def test_errors_and_emulation_may_be_folders(made: Path, run: Run) -> None:
    spec = made / "spec/shop"
    exceptions, errors = (spec / "errors.yaml").read_text("utf-8").split("errors:")
    (spec / "errors.yaml").unlink()
    files = {
        "errors/classes.yaml": exceptions,
        "errors/codes.yaml": f"errors:{errors}",
        "emulation/state.yaml": "collections:\n  fruits: {key: name, named_by: name, missing: {error: NotFound}, taken: replace}\n",
        "emulation/tour-1.yaml": "tour: [{operation: fruits.get, text: One}]\n",
        "emulation/tour-2.yaml": "tour: [{operation: fruits.add, text: Two}]\n",
        "emulation/work.yaml": "operations: {fruits.get: {read: fruits}, fruits.add: {}}\n",
    }
    for name, text in files.items():
        (spec / name).parent.mkdir(exist_ok=True)
        (spec / name).write_text(text, "utf-8")
    result = run("generate")
    assert result.exit_code == 0, result.output
    package = made / "generated/shop/src/corner_shop"
    assert "NotFoundError" in (package / "errors.py").read_text("utf-8")
    tour = json.loads((package / "description/tour.json").read_text("utf-8"))
    assert [step["text"] for step in tour["tour"]] == ["One", "Two"]
    data = json.loads((package / "description/emulation.json").read_text("utf-8"))
    assert [each["name"] for each in data["collections"]] == ["fruits"]
    assert [each["operation"] for each in data["effects"]] == ["fruits.get", "fruits.add"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("collections: {}\n", ["SPEC501", "SPEC501"]),
        ("operations: {fruits.get: {response: {name: {constant: fig}}}, fruits.add: {}}\n", []),
    ],
)
def test_no_section_of_an_emulation_must_be_there(
    made: Path, run: Run, text: str, told: list[str]
) -> None:
    (made / "spec/shop/emulation.yaml").write_text(text, "utf-8")
    result = run("generate")
    assert [line.partition("[")[2][:7] for line in problems_of(result)] == told
    assert result.exit_code == (1 if told else 0)
