"""The command: what it prints where, and how it exits."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import clientgen
from clientgen import pipeline
from clientgen.cli import progress
from clientgen.format import FormatError
from clientgen.render import RenderError

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]
Edit = Callable[[Path, str, str], None]
Files = Callable[[Path], dict[str, bytes]]
Second = Callable[[Path, str], None]

GROUP = "spec/shop/operations/fruits.yaml"
MODULE = "generated/shop/src/corner_shop/operations/fruits.py"


def document(result: Result) -> Any:
    """The one JSON document on stdout."""
    return json.loads(result.stdout)


# generate


def test_generating_says_what_was_added_and_how_many_files_were_written(run: Run) -> None:
    result = run("generate")
    assert result.exit_code == 0
    assert result.stdout == ""
    first, last = result.stderr.splitlines()
    assert first == "shop: added 2 operations: `fruits.get`, `fruits.add`"
    words = last.split()
    assert words[0] == "shop:"
    assert int(words[1]) > 10
    assert last.endswith(" files written, 0 unchanged")


def test_generating_again_says_up_to_date_and_touches_no_file(run: Run, made: Path) -> None:
    def stamps() -> dict[str, tuple[int, int]]:
        paths = [made / "generated", *(made / "generated").rglob("*")]
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}

    before = stamps()
    result = run("generate", "shop", "shop")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "shop: up to date\n")
    assert stamps() == before


def test_without_the_stamp_as_well_nothing_is_touched(run: Run, made: Path, cache: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    shutil.rmtree(cache / "stamps")
    assert run("generate").stderr == "shop: up to date\n"
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*")} == before


def test_a_changed_operation_is_named(run: Run, made: Path, edit: Edit) -> None:
    edit(made / GROUP, "title: Add a fruit", "title: Add one fruit")
    result = run("generate")
    assert "shop: changed 1 operation: `fruits.add`\n" in result.stderr
    assert "difference" not in result.stderr
    assert "added" not in result.stderr
    assert "removed" not in result.stderr


def test_a_removed_operation_is_named_with_its_files(run: Run, made: Path) -> None:
    text = (made / GROUP).read_text("utf-8")
    (made / GROUP).write_text(text[: text.index("  add:")], "utf-8")
    result = run("generate")
    assert "shop: removed 1 operation: `fruits.add`\n" in result.stderr
    assert "shop: 1 breaking difference; `clientgen diff` lists them\n" in result.stderr
    assert "shop: changed" not in result.stderr


def test_a_renamed_group_removes_files(run: Run, made: Path) -> None:
    (made / GROUP).rename(made / "spec/shop/operations/goods.yaml")
    result = run("generate")
    assert "added 2 operations: `goods.get`, `goods.add`" in result.stderr
    assert "removed 2 operations: `fruits.get`, `fruits.add`" in result.stderr
    assert " removed, " in result.stderr.splitlines()[-1]
    assert not (made / MODULE).exists()
    assert (made / MODULE).with_name("goods.py").exists()


def test_only_the_named_api_is_generated(run: Run, root: Path, second: Second) -> None:
    second(root, "market")
    assert run("generate", "market").exit_code == 0
    assert [path.name for path in (root / "generated").iterdir()] == ["market"]


def test_every_api_is_generated(run: Run, root: Path, second: Second) -> None:
    second(root, "market")
    result = run("generate")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        *("market", "market", "shop", "shop")
    ]


@pytest.mark.parametrize(
    ("name", "hint"), [("shpo", "did you mean `shop`?"), ("zzz", "there is `shop`")]
)
def test_an_unknown_api_is_told_with_those_there_are(run: Run, name: str, hint: str) -> None:
    for command in ("generate", "validate"):
        result = run(command, name)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr == f"error: there is no API `{name}`; {hint}\n"


def test_the_name_of_an_api_cannot_harm_a_terminal(run: Run) -> None:
    assert "\x1b" not in run("generate", "a\x1b[31m").stderr


def test_a_folder_that_is_no_api_says_why_when_it_is_named(run: Run, root: Path) -> None:
    (root / "spec/shop").rename(root / "spec/Shop")
    result = run("generate", "Shop")
    assert result.exit_code == 1
    assert result.stderr.startswith("spec/Shop:1:1: error[PRJ102]: ")


def test_a_bad_folder_does_not_stop_an_api_that_is_named(run: Run, root: Path) -> None:
    shutil.copytree(root / "spec/shop", root / "spec/Shop2")
    assert run("generate", "shop").exit_code == 0
    result = run("generate")
    assert result.exit_code == 1
    assert "error[PRJ102]" in result.stderr
    assert "\nspec: 1 problem\nshop: up to date\n" in result.stderr


def test_a_project_without_an_api_says_how_to_begin(run: Run, root: Path) -> None:
    shutil.rmtree(root / "spec/shop")
    for command in ("generate", "validate"):
        result = run(command)
        assert result.exit_code == 2
        assert result.stderr.endswith("create one with `clientgen new NAME`\n")


def test_no_project_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["generate"], ["generate", "--check"], ["validate"], ["show", "a.b"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("error: no folder `spec` in ")
        assert result.stderr.count("\n") == 1


def test_the_project_is_found_from_below(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "spec/shop/operations")
    assert run("generate").exit_code == 0
    assert (root / MODULE).exists()


@pytest.mark.skipif(os.name == "nt", reason="rights as POSIX has them")
def test_a_spec_that_cannot_be_read_is_a_problem(
    spawn: Spawn, root: Path, unprivileged: str
) -> None:
    (root / "spec").chmod(0)
    try:
        result = spawn("generate", code=unprivileged)
    finally:
        (root / "spec").chmod(0o755)
    assert result.returncode == 1
    assert result.stderr.startswith(
        "spec:1:1: error[PRJ107]: this cannot be read: permission denied\n"
    )


# problems


def test_problems_of_all_files_and_apis_are_told_in_one_run(
    run: Run, root: Path, edit: Edit, second: Second
) -> None:
    second(root, "market")
    (root / "spec/market/types.yaml").write_text("types: [", "utf-8")
    edit(root / "spec/market/operations/fruits.yaml", "verb: GET", "verb: FETCH")
    edit(root / GROUP, "[fruit-unknown]", "[fruit-unknow]")
    result = run("generate")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert not (root / "generated").exists()
    shown = [line for line in result.stderr.splitlines() if ": error[" in line]
    assert [line.split(":")[0] for line in shown] == [
        "spec/market/operations/fruits.yaml",
        "spec/market/types.yaml",
        "spec/shop/operations/fruits.yaml",
    ]
    assert result.stderr.endswith(
        "\n\nmarket: 2 problems; nothing was written\nshop: 1 problem; nothing was written\n"
    )


def test_a_broken_api_does_not_keep_the_others_from_being_made(
    run: Run, root: Path, second: Second
) -> None:
    second(root, "market")
    (root / "spec/market/types.yaml").write_text("types: [", "utf-8")
    result = run("generate")
    assert result.exit_code == 1
    assert (root / MODULE).exists()
    assert not (root / "generated/market").exists()
    assert "shop: added 2 operations" in result.stderr
    assert "market: 1 problem; nothing was written" in result.stderr


def test_a_target_that_refuses_does_not_keep_the_others_from_being_made(
    run: Run, root: Path, second: Second
) -> None:
    second(root, "market")
    (root / "generated").mkdir()
    (root / "generated/market").write_text("a file")
    result = run("generate")
    assert result.exit_code == 2
    assert (root / MODULE).exists()
    line = next(line for line in result.stderr.splitlines() if line.startswith("error"))
    assert line.startswith("error: market: ")


def test_problems_keep_what_was_generated_before(
    run: Run, made: Path, edit: Edit, files: Files
) -> None:
    before = files(made / "generated")
    edit(made / GROUP, "verb: GET", "verb: FETCH")
    assert run("generate").exit_code == 1
    assert run("generate", "--check").stderr.endswith("shop: 1 problem; nothing was compared\n")
    assert files(made / "generated") == before


# check


def test_without_leaves_out_a_part_in_this_run(run: Run, made: Path, edit: Edit) -> None:
    client = made / "generated/shop/src/corner_shop/client.py"
    whole = client.read_text("utf-8")
    assert run("generate", "--without", "async").exit_code == 0
    assert "async" not in client.read_text("utf-8").lower()
    assert run("generate", "--check", "--without", "async").exit_code == 0
    assert run("generate", "--check").exit_code == 1
    assert run("generate").exit_code == 0
    assert client.read_text("utf-8") == whole
    edit(made / "spec/shop/service.yaml", "command: shop}", "command: shop, without: [async]}")
    assert run("generate").exit_code == 0
    assert run("generate", "--check", "--without", "async").exit_code == 0
    assert "async" not in client.read_text("utf-8").lower()


def test_check_says_missing_and_writes_nothing(run: Run, root: Path) -> None:
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert not (root / "generated").exists()
    assert "generated/shop/README.md: missing; `clientgen generate` creates it\n" in result.stderr
    assert "--- /dev/null\n+++ b/README.md\n" in result.stdout


def test_check_of_what_is_up_to_date(run: Run, made: Path, cache: Path) -> None:
    for _ in range(2):  # with the stamp and without it
        result = run("generate", "--check")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "shop: up to date\n")
        shutil.rmtree(cache / "stamps", ignore_errors=True)


def test_check_says_out_of_date_with_the_difference(run: Run, made: Path, edit: Edit) -> None:
    edit(made / GROUP, "title: Add a fruit", "title: Add one fruit")
    result = run("generate", "--check")
    assert result.exit_code == 1
    mend = "out of date; `clientgen generate` brings it up to date\n"
    assert f"{MODULE}: {mend}" in result.stderr
    assert '-        """Add a fruit.' in result.stdout
    assert '+        """Add one fruit.' in result.stdout


def test_check_says_edited_by_hand(run: Run, made: Path, files: Files) -> None:
    with (made / MODULE).open("a", encoding="utf-8") as module:
        module.write("# mine\n")
    before = files(made)
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert f"{MODULE}: edited by hand; move the change to the spec" in result.stderr
    assert "`clientgen generate --overwrite-edits`" in result.stderr
    assert "-# mine\n" in result.stdout
    assert files(made) == before


def test_check_says_no_longer_generated(run: Run, made: Path) -> None:
    (made / GROUP).rename(made / "spec/shop/operations/goods.yaml")
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert f"{MODULE}: no longer generated; `clientgen generate` removes it\n" in result.stderr
    assert "+++ /dev/null\n" in result.stdout


def test_check_leaves_foreign_files_alone(run: Run, made: Path, cache: Path) -> None:
    note = made / "generated/shop/notes.txt"
    note.write_text("mine")
    for _ in range(2):  # with the stamp and without it
        result = run("generate", "--check")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert result.stderr == (
            "generated/shop/notes.txt: foreign; not written by clientgen, left alone\nshop: up to date\n"
        )
        shutil.rmtree(cache / "stamps", ignore_errors=True)
    assert run("generate").exit_code == 0
    assert note.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_files_forge_no_line_and_move_no_cursor(run: Run, made: Path) -> None:
    (made / "generated/shop/a\nshop: up to date\x1b[2J").write_text("mine")
    orphan = made / "generated" / "gone\n\x1b]0;title\x07"
    orphan.mkdir()
    shutil.copy(made / "generated/shop/manifest.json", orphan)
    assert run("generate", "--check").stderr == (
        "generated/shop/a\\u000ashop: up to date\\u001b[2J: foreign; not written by clientgen, left alone\n"
        "shop: up to date\n"
        "`generated/gone\\u000a\\u001b]0;title\\u0007`: there is no "
        "`spec/gone\\u000a\\u001b]0;title\\u0007`; delete the folder\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the current folder")
def test_a_current_folder_that_is_gone_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    result = run("validate")
    assert result.exit_code == 2
    assert result.stderr == "error: the current folder no longer exists; change to a project\n"


def test_check_and_overwriting_exclude_each_other(run: Run) -> None:
    result = run("generate", "--check", "--overwrite-edits")
    assert result.exit_code == 2
    assert "`--check` writes nothing" in result.stderr


def test_a_distribution_whose_spec_is_gone_is_drift(run: Run, made: Path, second: Second) -> None:
    second(made, "market")
    assert run("generate").exit_code == 0
    shutil.rmtree(made / "spec/shop")
    line = "`generated/shop`: there is no `spec/shop`; delete the folder\n"
    checked, generated = run("generate", "--check"), run("generate")
    assert (checked.exit_code, generated.exit_code) == (1, 0)
    assert line in checked.stderr
    assert line in generated.stderr
    assert line not in run("generate", "market").stderr
    assert (made / MODULE).exists()


# hand edits


def test_a_hand_edit_is_refused_until_told_otherwise(run: Run, made: Path, edit: Edit) -> None:
    right = (made / MODULE).read_bytes()
    (made / MODULE).write_bytes(right + b"# mine\n")
    result = run("generate")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "error: shop: edited by hand: `src/corner_shop/operations/fruits.py`; "
    )
    assert (made / MODULE).read_bytes().endswith(b"# mine\n")
    assert run("generate", "--overwrite-edits").exit_code == 0
    assert (made / MODULE).read_bytes() == right


# json


def test_json_is_one_document_for_all_apis(run: Run, root: Path, second: Second) -> None:
    second(root, "market")
    (root / "spec/market/types.yaml").write_text("types: [", "utf-8")
    result = run("generate", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    said = document(result)
    assert [(each["api"], each["result"]) for each in said["apis"]] == [
        *(("market", "problems"), ("shop", "written"))
    ]
    assert {each["file"] for each in said["diagnostics"]} == {"spec/market/types.yaml"}
    shop = said["apis"][1]
    assert shop["operations"] == {
        "added": ["fruits.get", "fruits.add"],
        "changed": [],
        "removed": [],
    }
    assert shop["differences"] == {"breaking": 0, "risky": 0}
    assert "README.md" in shop["files"]["created"]


def test_json_of_a_check_has_the_state_and_difference_of_each_file(
    run: Run, made: Path, edit: Edit
) -> None:
    assert document(run("generate", "--check", "--format", "json")) == {
        "diagnostics": [],
        "apis": [{"api": "shop", "result": "up to date", "interrupted": False, "files": []}],
    }
    (made / "generated/shop/api.md").unlink()
    result = run("generate", "--check", "--format", "json")
    assert result.exit_code == 1
    (shop,) = document(result)["apis"]
    assert shop["result"] == "differs"
    assert shop["interrupted"] is False
    (file,) = shop["files"]
    assert (file["path"], file["state"]) == ("api.md", "missing")
    assert file["diff"].startswith("--- /dev/null\n+++ b/api.md\n")


def test_json_says_what_kept_an_api_from_being_written(run: Run, made: Path) -> None:
    with (made / MODULE).open("a", encoding="utf-8") as module:
        module.write("# mine\n")
    (shop,) = document(run("generate", "--format", "json"))["apis"]
    assert shop["result"] == "failed"
    assert shop["error"].startswith("edited by hand: ")


def test_json_of_a_spec_without_problems(run: Run) -> None:
    result = run("validate", "--format", "json")
    assert result.exit_code == 0
    assert document(result) == {
        "diagnostics": [],
        "apis": [{"api": "shop", "result": "no problems"}],
    }


# validate


def test_validate_says_each_api(run: Run, root: Path, second: Second, edit: Edit) -> None:
    second(root, "market")
    edit(root / GROUP, "verb: GET", "verb: FETCH")
    result = run("validate")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{GROUP}:5:11: error[SCHEMA204]: ")
    assert result.stderr.endswith("\nmarket: no problems\nshop: 1 problem\n")
    assert run("validate", "market").exit_code == 0
    assert not (root / "generated").exists()


# show


def test_show_as_text_and_as_json(run: Run) -> None:
    text = run("show", "fruits.get")
    assert text.exit_code == 0
    assert text.stderr == ""
    assert text.stdout.startswith("fruits.get: Get a fruit\n")
    assert text.stdout.endswith("\n")
    data = run("show", "fruits.get", "--format", "json")
    assert data.exit_code == 0
    assert document(data)["name"] == "fruits.get"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("fruits.gte", "there is no operation `fruits.gte`; did you mean `fruits.get`?"),
        ("zzz", "there is no operation `zzz`; there is `fruits.get`, `fruits.add`"),
        ("shpo/fruits.get", "there is no API `shpo`; did you mean `shop`?"),
        ("shop/fruits.gte", "there is no operation `fruits.gte`; did you mean `fruits.get`?"),
    ],
)
def test_show_of_an_unknown_name(run: Run, name: str, line: str) -> None:
    result = run("show", name)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {line}\n")


@pytest.mark.parametrize("code", ["SPEC303", "spec303"])
def test_explain_prints_the_section_of_a_code(run: Run, code: str) -> None:
    result = run("explain", code)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("## SPEC303\n\nA type without an example.\n")
    assert "error[SPEC303]" in result.stdout
    assert "## SPEC304" not in result.stdout


def test_explain_of_an_unknown_code(run: Run) -> None:
    result = run("explain", "SPEC3033")
    assert (result.exit_code, result.stdout) == (2, "")
    line = "error: there is no diagnostic code `SPEC3033`; did you mean `SPEC303`?\n"
    assert result.stderr == line


def test_show_asks_which_api_is_meant(run: Run, root: Path, second: Second) -> None:
    second(root, "market")
    result = run("show", "fruits.get")
    assert result.exit_code == 2
    assert result.stderr.endswith("write one of `market/fruits.get`, `shop/fruits.get`\n")
    assert "/spec/" not in run("show", "market/fruits.get").stdout
    assert "defined at spec/market/" in run("show", "market/fruits.get").stdout


def test_show_of_a_broken_api_tells_its_problems(
    run: Run, root: Path, second: Second, edit: Edit
) -> None:
    edit(root / GROUP, "verb: GET", "verb: FETCH")
    result = run("show", "fruits.get")
    assert result.exit_code == 1
    assert "error[SCHEMA204]" in result.stderr
    data = run("show", "fruits.get", "--format", "json")
    assert document(data)["diagnostics"][0]["code"] == "SCHEMA204"
    second(root, "market")
    assert run("show", "market/fruits.get").exit_code == 0
    assert run("show", "fruits.get").stdout.startswith("fruits.get: Get a fruit\n")


# new


def test_new_makes_an_api_that_validates_and_generates(run: Run, root: Path) -> None:
    result = run("new", "tiny-thing")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "created `spec/tiny-thing/service.yaml`\n" in result.stderr
    assert result.stderr.endswith("then run `clientgen generate tiny-thing`\n")
    assert run("validate", "tiny-thing").exit_code == 0
    assert run("generate", "tiny-thing").exit_code == 0


def test_new_outside_a_project_begins_one_here(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert run("new", "tiny").exit_code == 0
    assert (empty / "spec/tiny/service.yaml").is_file()


def test_new_refuses_in_one_line(run: Run, root: Path, files: Files) -> None:
    before = files(root)
    for name in ("shop", "../x", "a/b", "-x", "A", "class", "con", "", "a" * 41, "x\n", "json"):
        result = run("new", "--", name)
        assert result.exit_code == 2, name
        assert result.stderr.startswith("error: "), name
        assert result.stderr.count("\n") == 1, name
    assert files(root) == before


# all commands


def test_help_says_what_each_command_does(run: Run) -> None:
    general = run("--help")
    assert general.exit_code == 0
    for command in ("generate", "validate", "show", "new"):
        assert f"  {command} " in general.stdout
        result = run(command, "-h")
        assert result.exit_code == 0
        assert result.stdout.startswith(f"Usage: clientgen {command} ")
    for code in ("0 success", "1 problems", "2 wrong usage", "70 a bug", "130 interrupted"):
        assert code in " ".join(general.stdout.split())
    for option in ("--check", "--overwrite-edits", "--format [text|json]"):
        assert option in run("generate", "--help").stdout


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"clientgen, version {clientgen.__version__}\n"


@pytest.mark.parametrize("arguments", [["generat"], ["generate", "--chek"], ["show"], ["new"]])
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    "error",
    [RenderError("`client.py.jinja` cannot be rendered:\n oops"), FormatError("a.py", "oops")],
)
def test_a_mistake_of_clientgen_is_one_line_that_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "regenerate", broken)
    result = run("generate")
    assert result.exit_code == 70
    assert result.stderr.count("\n") == 1
    assert "oops" in result.stderr
    assert "a bug in clientgen, not in your spec: please report this line" in result.stderr


def test_an_unforeseen_mistake_keeps_its_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "understand", broken)
    assert isinstance(run("validate").exception, ZeroDivisionError)


def test_an_interrupt_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "regenerate", interrupted)
    result = run("generate")
    assert result.exit_code == 130
    assert result.stderr == "interrupted; the next run completes this one\n"


def test_clientgen_that_lacks_its_templates_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(kind: str) -> Path:
        raise FileNotFoundError(f"clientgen's own folder `{kind}` is missing")

    monkeypatch.setattr("clientgen.pipeline.generation.data_folder", missing)
    monkeypatch.setattr("clientgen.pipeline.sources.data_folder", missing)
    result = run("generate")
    assert result.exit_code == 2
    assert result.stderr == "error: shop: clientgen's own folder `templates` is missing\n"


def test_a_file_that_the_system_refuses_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "templates/x\x1b.jinja")

    monkeypatch.setattr(pipeline, "understand", refused)
    result = run("validate")
    assert result.exit_code == 2
    assert result.stderr == "error: `templates/x\\u001b.jinja` cannot be used: permission denied\n"


# progress


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "monotonic", clock)
    return clock


def test_a_terminal_is_told_what_a_long_run_makes(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress() as show:
        show("shop", "types apple")
        clock.now = 1.0
        show("shop", "types pear")
        assert capsys.readouterr().err == ""
        clock.now = 1.5
        show("shop", "operations fruits")
        assert capsys.readouterr().err == "\r\x1b[Kshop: operations fruits"
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize(("terminal", "kind"), [(False, "xterm"), (True, "dumb")])
def test_a_log_is_told_once_for_each_api(
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    kind: str,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", kind)
    with progress.progress() as show:
        clock.now = 5.0
        show("shop", "operations fruits")
        assert capsys.readouterr().err == ""
        clock.now = 10.5
        show("shop", "operations fruits")
        show("shop", "service")
        show("library", "service")
    assert capsys.readouterr().err == "shop: being generated\nlibrary: being generated\n"


# whole processes


def test_a_process_of_its_own(spawn: Spawn, root: Path) -> None:
    result = spawn("generate")
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert "shop: added 2 operations" in result.stderr
    assert spawn("show", "fruits.get").stdout.startswith("fruits.get: Get a fruit\n")


def test_a_narrow_encoding_of_the_terminal_is_no_failure(
    spawn: Spawn, made: Path, edit: Edit
) -> None:
    edit(made / GROUP, "title: Add a fruit", "title: Add a fruit, \u20ac\u732b")
    result = spawn("generate", "--check", PYTHONIOENCODING="latin-1:strict", PYTHONUTF8="0")
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert "Add a fruit, \\u20ac\\u732b" in result.stdout


def test_a_reader_that_leaves_early_is_no_traceback(made: Path, spawn: Spawn) -> None:
    shutil.rmtree(made / "generated")
    program = "from clientgen.cli import main; main(prog_name='clientgen')"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "generate", "--check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=made,
        env={**os.environ, "PYTHONPATH": str(Path(clientgen.__file__).parents[1])},
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors
    assert "broken pipe" not in errors.lower()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["generate", "--help"]])
def test_help_that_cannot_be_written_is_one_line(words: list[str], made: Path) -> None:
    program = "from clientgen.cli import main; main(prog_name='clientgen')"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=made,
            env={**os.environ, "PYTHONPATH": str(Path(clientgen.__file__).parents[1])},
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "error: the operating system reports: no space left on device\n"


def test_without_standard_error_the_work_is_done(made: Path) -> None:
    shutil.rmtree(made / "generated")
    program = "import sys; sys.stderr = None; from clientgen.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "generate"],
        cwd=made,
        env={**os.environ, "PYTHONPATH": str(Path(clientgen.__file__).parents[1])},
        check=False,
    )
    assert done.returncode == 0
    assert (made / "generated/shop/manifest.json").exists()


SLOW = """
import signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from clientgen import pipeline
from clientgen.output import writing
from clientgen.output.safe_folder import Folder
real = Folder.replace
count = 0
def replace(self, *arguments):
    global count
    count += 1
    if count == 6:
        print("half way", flush=True)
        time.sleep(60)
    return real(self, *arguments)
Folder.replace = replace
from clientgen.cli import main
main(prog_name="clientgen")
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupted_run_is_completed_by_the_next(
    root: Path, spawn: Spawn, files: Files, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, "generate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(clientgen.__file__).parents[1])},
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half way\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == "interrupted; the next run completes this one\n"
    check = spawn("generate", "--check")
    assert check.returncode == 1
    assert (
        "shop: an earlier run did not finish; `clientgen generate` completes it\n" in check.stderr
    )
    assert spawn("generate").returncode == 0
    half_way = files(root / "generated")
    shutil.rmtree(root / "generated")
    assert spawn("generate").returncode == 0
    assert files(root / "generated") == half_way
