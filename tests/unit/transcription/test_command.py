"""`clientgen transcribe` as a user runs it: pages become a draft, answers a spec, and no edit is lost."""

from __future__ import annotations

import builtins
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clientgen.cli import main

Run = Callable[..., Result]

PAGE = """\
# Boats

## Get a boat

`GET https://api.harbour.example/v1/boats/{boatId}`

### Path parameters

| Name | Type | Required | Description |
|---|---|---|---|
| boatId | string | yes | The number on its bow |

### Query parameters

| Name | Required | Description |
|---|---|---|
| depth | no | How deep the water is |

### Response

Status: 200 OK

```json
{"boatId": "b-1", "length": 12, "sails": ["main", "jib"], "afloat": true}
```

Status: 404 Not Found
"""
OTHER = """\
# Piers

## Delete a pier

`DELETE https://api.harbour.example/v1/piers/{pierId}`

### Path parameters

| Name | Type | Required | Description |
|---|---|---|---|
| pierId | string | yes | The pier |

### Response

Status: 204 No Content
"""
ANSWERS = """\
harbour: {summary: Boats and piers, auth: [{kind: bearer}]}
boats: {summary: Boats of a harbour}
depth: {type: integer, minimum: 1}
"""


@pytest.fixture
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page and without a spec."""
    here = tmp_path.resolve() / "harbour"
    (here / "pages").mkdir(parents=True)
    (here / "pages/boats.md").write_text(PAGE, "utf-8")
    monkeypatch.chdir(here)
    return here


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def drafted(folder: Path) -> Path:
    result = run("transcribe", "pages/boats.md", "--into", "harbour")
    assert result.exit_code == 0, result.output
    return folder


def test_a_page_becomes_a_draft_and_its_questions_are_counted(folder: Path) -> None:
    result = run("transcribe", "pages/boats.md", "--into", "harbour")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "created `spec/harbour/service.yaml`\n" in result.stderr
    assert "created `spec/schema/types.schema.json`\n" in result.stderr
    assert result.stderr.endswith(
        "harbour: 1 operation, 4 open questions\n"
        "next: `clientgen transcribe --questions --into harbour`\n"
    )


def test_validate_counts_questions_with_their_places_and_generate_refuses(drafted: Path) -> None:
    result = run("validate")
    assert result.exit_code == 1
    assert result.stderr.count("error[DOC121]: open question: ") == 4
    assert "error[SCHEMA" not in result.stderr
    assert (
        "spec/harbour/service.yaml:3:1: error[DOC121]: open question: `what is harbour for?`"
        in result.stderr
    )
    told = "next: `clientgen transcribe --questions --into harbour`\n"
    assert result.stderr.endswith(f"harbour: 4 open questions\n{told}")
    result = run("generate")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"harbour: 4 open questions; nothing was written\n{told}")
    assert not (drafted / "generated").exists()


def test_a_problem_beside_questions_is_counted_apart(drafted: Path) -> None:
    file = drafted / "spec/harbour/service.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Harbour", "titel: Harbour"), "utf-8")
    result = run("validate")
    assert "unknown key `titel`" in result.stderr
    assert "harbour: 1 problem and 4 open questions\n" in result.stderr


def test_questions_are_listed_with_their_places_and_how_to_answer(drafted: Path) -> None:
    result = run("transcribe", "--questions", "--into", "harbour")
    assert result.exit_code == 0
    assert "what type has depth?\n" in result.stdout
    assert "  --answer 'depth: {type: string}'\n" in result.stdout
    assert "boats.md:17 what type has depth?" in result.stdout
    assert result.stderr == "harbour: 4 open questions\n"


def test_questions_are_listed_for_programs(drafted: Path) -> None:
    result = run("transcribe", "--questions", "--into", "harbour", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    (api,) = document["apis"]
    assert (document["diagnostics"], api["api"], api["open"]) == ([], "harbour", 4)
    (depth,) = [each for each in api["questions"] if each["name"] == "depth"]
    assert (depth["asks"], depth["answer"]) == ("type", "depth: {type: string}")
    (place,) = depth["places"]
    assert place["file"].startswith("spec/harbour/operations/")
    assert place["text"].startswith("boats.md:17 what type has depth?")
    for wrong in (("--answer", "depth: {type: string}"), ("boats.md",), ()):
        refused = run("transcribe", *wrong, "--into", "harbour", "--format", "json")
        assert refused.exit_code == 2
        assert "`--format json` is for `--questions`" in refused.stderr


def test_answers_of_a_file_and_by_hand_make_a_spec_without_problems(drafted: Path) -> None:
    Path("answers.yaml").write_text(ANSWERS, "utf-8")
    result = run("transcribe", "--into", "harbour", "--answers", "answers.yaml")
    assert result.exit_code == 0, result.output
    assert "`harbour`: 2 questions answered\n" in result.stderr
    assert result.stderr.endswith("harbour: 0 open questions\n")
    assert run("validate").stderr == "harbour: no problems\n"
    assert run("generate").exit_code == 0
    assert (drafted / "generated/harbour/pyproject.toml").is_file()


def test_removing_the_line_of_a_question_answers_it(drafted: Path) -> None:
    run(
        "transcribe",
        "--into",
        "harbour",
        "--answer",
        "boats: {summary: Boats}",
        "--answer",
        "depth: {type: integer}",
        "--answer",
        "harbour: {summary: Boats}",
    )
    file = drafted / "spec/harbour/service.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "# ?" not in line), "utf-8")
    assert run("validate").stderr == "harbour: no problems\n"


def test_an_answer_changes_its_line_and_no_other(drafted: Path) -> None:
    file = drafted / "spec/harbour/operations/boats.yaml"
    mine = file.read_text("utf-8").replace("    verb: GET\n", "    verb: GET   # as I read it\n")
    file.write_text(mine, "utf-8")
    run("transcribe", "--into", "harbour", "--answer", "depth: {type: integer}")
    before, after = mine.splitlines(), file.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == [
        line for line in before if "what type has depth?" in line
    ]
    assert [line for line in after if line not in before] == ["        type: integer"]


@pytest.mark.parametrize(
    ("answer", "code", "message"),
    [
        ("width: {type: integer}", 1, "no open question is about `width` with these words"),
        ("depth: {typ: integer}", 1, "unknown key `typ`"),
        ("depth: integer", 2, "an answer is a name and the words that the spec lacks"),
        ("depth: {", 2, "this is not YAML"),
    ],
)
def test_an_answer_that_fits_nowhere_is_told(
    drafted: Path, answer: str, code: int, message: str
) -> None:
    file = drafted / "spec/harbour/operations/boats.yaml"
    before = file.read_bytes()
    result = run("transcribe", "--into", "harbour", "--answer", answer)
    assert result.exit_code == code
    assert message in result.stderr
    assert file.read_bytes() == before


def test_a_second_run_touches_no_file_and_points_to_verify(drafted: Path) -> None:
    files = {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in drafted.rglob("spec/**/*")
        if path.is_file()
    }
    (drafted / "pages/piers.md").write_text(OTHER, "utf-8")
    result = run("transcribe", "pages", "--into", "harbour")
    assert result.exit_code == 0, result.output
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files} == files
    assert "harbour: 1 operation of these pages not touched" in result.stderr
    assert "`clientgen verify harbour --pages DIR`" in result.stderr
    assert "created `spec/harbour/operations/piers.yaml`\n" in result.stderr
    assert result.stdout == "  piers: {title: Piers}\n"
    again = run("transcribe", "pages", "--into", "harbour")
    assert again.exit_code == 0
    assert again.stderr.endswith("harbour: nothing new\n")


def test_what_is_new_in_a_group_that_exists_is_beside_it(drafted: Path) -> None:
    page = PAGE.replace("GET https", "PUT https").replace("Get a boat", "Replace a boat")
    (drafted / "pages/boats.md").write_text(page, "utf-8")
    result = run("transcribe", "pages/boats.md", "--into", "harbour")
    assert result.exit_code == 0, result.output
    told = "`spec/harbour/operations/boats_2.yaml` has what is new beside `operations/boats.yaml`"
    assert told in result.stderr


def test_types_in_one_file_are_not_replaced_by_a_folder(drafted: Path) -> None:
    spec = drafted / "spec/harbour"
    shutil.move(spec / "types/boats.yaml", spec / "types.yaml")
    (spec / "types").rmdir()
    page = PAGE.replace("boat", "ship").replace("Boat", "Ship").replace('"afloat"', '"sunk"')
    (drafted / "pages/ships.md").write_text(page, "utf-8")
    result = run("transcribe", "pages/ships.md", "--into", "harbour")
    assert result.exit_code == 2
    assert "`spec/harbour/types.yaml` is one file" in result.stderr
    assert not (spec / "operations/ships.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("pages/none.md", "--into", "harbour"), "there is no page `pages/none.md`"),
        (("pages/boats.md", "--into", "Harbour!"), "cannot be the name of an API"),
        (("pages/boats.md", "--into", "requests"), "cannot name an API"),
        (
            ("pages/boats.md", "--into", "harbour", "--profile", "nautical"),
            "there is no profile `nautical`",
        ),
        (("pages/boats.md", "--into", "harbour", "--questions"), "give pages to transcribe"),
        (("--into", "harbour"), "give the pages to transcribe"),
        (("pages/boats.md",), "Missing option '--into'"),
        (("--questions", "--into", "harbour"), "no folder `spec`"),
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("transcribe", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert not (folder / "spec").exists()


def test_a_page_without_an_operation_writes_nothing(folder: Path) -> None:
    (folder / "pages/about.md").write_text("# About\n\nBoats are nice.\n", "utf-8")
    result = run("transcribe", "pages/about.md", "--into", "harbour")
    assert result.exit_code == 0
    assert result.stderr == "harbour: nothing new\n"
    assert not (folder / "spec").exists()


def test_without_the_extra_a_sentence_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: object, **more: object) -> object:
        if name.partition(".")[0] in ("markdown_it", "mdit_py_plugins", "bs4"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    result = run("transcribe", "pages/boats.md", "--into", "harbour")
    assert result.exit_code == 2
    assert "clientgen[pages]" in result.stderr
    assert "Traceback" not in result.output


def test_a_file_in_the_way_is_never_replaced(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drafted / "pages/piers.md").write_text(OTHER, "utf-8")
    victim = drafted / "spec/harbour/operations/.new-piers.yaml"
    victim.write_text("left by a run that was killed", "utf-8")
    result = run("transcribe", "pages/piers.md", "--into", "harbour")
    assert result.exit_code == 0, result.output
    assert not victim.exists()
    assert (drafted / "spec/harbour/operations/piers.yaml").is_file()


def test_a_file_of_answers_that_is_not_there_is_one_line(drafted: Path) -> None:
    result = run("transcribe", "--into", "harbour", "--answers", "none.yaml")
    assert result.exit_code == 2
    assert result.stderr == "error: `none.yaml` cannot be used: no such file or directory\n"


def test_an_unknown_api_is_named_with_the_nearest(drafted: Path) -> None:
    result = run("transcribe", "--into", "harbor", "--answer", "depth: {type: integer}")
    assert result.exit_code == 2
    assert result.stderr == "error: there is no API `harbor`; did you mean `harbour`?\n"
