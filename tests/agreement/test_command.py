"""`clientgen verify` as a user meets it: text, JSON, exit codes, deviations and editions."""

from __future__ import annotations

import builtins
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from clientgen.cli import main

LIBRARY = Path(__file__).parent / "library"
BOOKS = "spec/library/operations/books.yaml"
DEVIATIONS = "spec/library/deviations.yaml"
RECORD = "spec/library/pages.yaml"

Edit = Callable[[str, str, str], None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project with the library's spec, its pages beside; the working folder."""
    root = (tmp_path / "project").resolve()
    shutil.copytree(LIBRARY / "spec", root / "spec" / "library")
    shutil.copytree(LIBRARY / "pages", root / "docs")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def edit(root: Path) -> Edit:
    def edit(file: str, old: str, new: str) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments], prog_name="clientgen")


def verify(*arguments: str) -> Result:
    return run("library", "--pages", "docs", *arguments)


def document(result: Result) -> Any:
    (row,) = json.loads(result.stdout)["apis"]
    return row


# agreement


def test_a_faithful_spec_agrees(root: Path) -> None:
    result = verify()
    assert result.exit_code == 0
    assert result.stderr == (
        "library: 119 facts compared, 12 that no page settles; 0 undeclared differences, "
        "2 declared by 2 of 2 deviations\n"
    )
    assert result.stdout == (
        "declared by deviations:\n"
        "  operations.loans.renew.responses.200: the status of a success [status], "
        "declared by `renewal-may-answer-200`\n"
        "    spec/library/deviations.yaml:15:26: `200`\n"
        "    renew-loan.md:17:44: not here\n"
        "  service.headers.response.x-library-branch: whether a header is always there "
        "[header-flag], declared by `branch-always-sent`\n"
        "    spec/library/service.yaml:12:5: `always`\n"
        "    overview.md:21:22: `not always`\n"
    )


def test_a_difference_is_told_with_both_places(edit: Edit) -> None:
    edit(BOOKS, "default: 20", "default: 25")
    result = verify()
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "differs:\n"
        "  operations.books.list.parameters.limit: the default of a parameter [parameter-default]\n"
        "    spec/library/operations/books.yaml:10:7: `25`\n"
        "    list-books.md:20:42: `20`\n"
    )
    assert "1 undeclared difference, 2 declared" in result.stderr


def test_json_has_every_difference_and_what_no_page_settles(edit: Edit) -> None:
    edit(BOOKS, "default: 20", "default: 25")
    result = verify("--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    row = document(result)
    assert (row["api"], row["result"], row["undeclared"]) == ("library", "differs", 1)
    (found,) = [each for each in row["differences"] if not each["deviations"]]
    assert found == {
        "outcome": "differs",
        "kind": "parameter-default",
        "summary": "the default of a parameter",
        "path": "operations.books.list.parameters.limit",
        "spec": {"file": BOOKS, "line": 10, "column": 7, "value": "25"},
        "pages": [
            {"file": "list-books.md", "line": 20, "column": 42, "value": "20", "agrees": False}
        ],
        "deviations": [],
    }
    assert len(row["unsettled"]) == 12
    assert {each["standing"] for each in row["deviations"]} == {"met"}


def test_a_page_of_a_document_decides_which_operations_the_spec_lacks(
    root: Path, edit: Edit
) -> None:
    page = (root / "docs/renew-loan.md").read_text("utf-8")
    other = page.replace("renewal", "return").replace("Renew Loan", "Return Loan")
    (root / "docs/return-loan.md").write_text(other, "utf-8")
    result = verify()
    assert result.exit_code == 0
    assert "not cited by the spec, though they have operations: `return-loan.md`\n" in result.stdout
    edit(
        "spec/library/service.yaml",
        "  error-codes:",
        "  return-loan: {title: Return Loan}\n  error-codes:",
    )
    result = verify()
    assert result.exit_code == 1
    assert "missing in the spec:\n  service.documents.return-loan: an operation" in result.stdout


def test_what_is_missing_at_one_place_is_one_entry(root: Path, edit: Edit) -> None:
    page = root / "docs/add-book.md"
    text = page.read_text("utf-8")
    other = (
        text[text.index("# Add Book") :].replace("|POST|", "|PATCH|").replace("# Add", "# Change")
    )
    page.write_text(text + "\n" + other + "\n" + other.replace("PATCH", "DELETE"), "utf-8")
    result = verify()
    assert result.exit_code == 1
    (at,) = [i for i, line in enumerate(result.stdout.split("\n")) if "an operation" in line]
    places = result.stdout.split("\n")[at + 1 : at + 4]
    assert [each.split(":")[0].strip() for each in places] == [
        "spec/library/service.yaml",
        "add-book.md",
        "add-book.md",
    ]


# deviations


def test_a_deviation_that_no_page_contradicts_any_more_is_told(edit: Edit) -> None:
    edit("docs/overview.md", "| x-library-branch | No |", "| x-library-branch | Yes |")
    result = verify()
    assert result.exit_code == 0
    assert (
        "deviations that no page contradicts any more:\n"
        "  `branch-always-sent` at `service.headers.response.x-library-branch`\n"
        "    spec/library/deviations.yaml:2:3\n"
        "    overview.md:21:22\n"
    ) in result.stdout
    assert "1 declared by 1 of 2 deviations" in result.stderr


def test_a_deviation_declares_what_it_changes_and_nothing_beside(edit: Edit) -> None:
    edit("spec/library/service.yaml", "x-library-branch: {type", "x-library-shop: {type")
    edit(DEVIATIONS, "response.x-library-branch", "response.x-library-shop")
    result = verify()
    assert result.exit_code == 1
    assert "2 undeclared differences, 1 declared by 1 of 2 deviations" in result.stderr


def test_without_a_change_a_deviation_declares_that_something_is_missing_there(
    root: Path, edit: Edit
) -> None:
    note = (
        "  shelf-in-the-guide-only:\n"
        "    at: types.BookDetails.properties.Shelf\n"
        "    documented: {}\n"
        "    observed: It came\n"
        "    grade: recorded\n"
        "    reason: It is read\n"
    )
    edit("docs/get-book.md", "    [DataMember]\n    public string Shelf { get; set; }\n", "")
    edit("docs/get-book.md", "Uri Cover", "string Cover")
    assert "2 undeclared differences" not in verify().stderr
    assert "1 undeclared difference," in verify().stderr
    with (root / DEVIATIONS).open("a", encoding="utf-8") as file:
        file.write(note.format("Not on the page"))
    assert verify().exit_code == 0
    edit("docs/get-book.md", "string Cover", "string Cover { get; set; }\n    public int Shelf")
    result = verify()
    assert result.exit_code == 1
    assert "`int`" in result.stdout


def test_pages_that_disagree_are_told_with_all_places(root: Path) -> None:
    guide = "# Guide\n\n```csharp\npublic class BookDetails\n{\n    public string Title { get; set; }\n    public Uri Cover { get; set; }\n}\n```\n"
    (root / "docs/guide.md").write_text(guide, "utf-8")
    result = verify()
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "pages disagree:\n"
        "  types.BookDetails.properties.Shelf: a member [member]\n"
        "    spec/library/types.yaml:36:7: `Shelf`\n"
        "    guide.md:4:14: not here\n"
        "    get-book.md:32:19: `Shelf`\n"
    )


# editions


def test_recorded_pages_tell_what_changed_since(root: Path, edit: Edit) -> None:
    assert "pages that are not as recorded" not in verify().stdout
    result = verify("--record")
    assert result.exit_code == 0
    assert result.stderr.endswith("library: 6 pages recorded\n")
    recorded = (root / RECORD).read_text("utf-8")
    assert recorded.startswith("# yaml-language-server: $schema=../schema/pages.schema.json\n")
    assert verify("--record").stderr.endswith("library: 6 pages, as recorded before\n")
    edit("docs/get-book.md", "Returns one book.", "Returns a book.")
    result = verify()
    assert result.exit_code == 0
    assert (
        "pages that are not as recorded:\n  `get-book.md`: changed; look at "
        "`service.documents.get-book`, `operations.books.get`, `types.BookDetails`\n"
    ) in result.stdout
    assert (root / RECORD).read_text("utf-8") == recorded
    (root / "docs/get-book.md").unlink()
    edits = document(verify("--format", "json"))["editions"]
    assert [(each["page"], each["change"]) for each in edits] == [("get-book.md", "gone")]


def test_recording_touches_no_other_file(root: Path) -> None:
    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    before = contents()
    verify("--record")
    after = contents()
    assert set(after) - set(before) == {root / RECORD}
    assert all(after[path] == content for path, content in before.items())


def test_a_damaged_record_is_a_problem_of_the_spec(root: Path) -> None:
    (root / RECORD).write_text("pages:\n  get-book.md: yes\n", "utf-8")
    result = verify()
    assert result.exit_code == 1
    assert "spec/library/pages.yaml:2:16: error[" in result.stderr
    assert result.stderr.endswith("library: 1 problem; nothing was compared\n")


def test_a_record_that_cannot_be_written_is_one_line(root: Path) -> None:
    (root / "elsewhere").write_text("pages: {}\n", "utf-8")
    (root / RECORD).symlink_to(root / "elsewhere")
    result = verify("--record")
    assert result.exit_code == 1
    assert "PRJ103" in result.stderr
    assert (root / "elsewhere").read_text("utf-8") == "pages: {}\n"


# what can go wrong


def test_pages_of_something_else_are_no_agreement(root: Path) -> None:
    (root / "other").mkdir()
    (root / "other/pear.md").write_text("# Pears\n\nThey are green.\n", "utf-8")
    result = run("library", "--pages", "other")
    assert result.exit_code == 1
    assert "0 facts compared" in result.stderr
    assert "the spec cites none of these pages" in result.stderr


def test_a_folder_that_does_not_exist(root: Path) -> None:
    result = run("library", "--pages", "nowhere")
    assert result.exit_code == 2
    assert result.stderr == "error: `nowhere` cannot be used: no such file or directory\n"


def test_a_page_that_cannot_be_read_is_a_warning(root: Path) -> None:
    (root / "docs/broken.md").write_bytes(b"# \xff\n")
    result = verify()
    assert result.exit_code == 0
    assert "broken.md:1:1: warning[PAGE105]: the page is not UTF-8" in result.stderr


def test_conventions_of_pages_are_those_of_a_profile(root: Path, edit: Edit) -> None:
    edit("docs/list-books.md", "| Parameter | Required |", "| Parameter | Obligation |")
    edit("docs/list-books.md", "| author | No |", "| author | Yes |")
    assert verify().exit_code == 0
    (root / "own.yaml").write_text("columns: {obligation: required}\n", "utf-8")
    assert "author: whether a parameter is required" in verify("--profile", "own.yaml").stdout
    (root / "own.yaml").rename(root / "spec/library/profile.yaml")
    assert verify().exit_code == 1
    assert verify("--profile", "data-contracts").exit_code == 0


def test_a_profile_that_does_not_exist_or_fit_is_refused(root: Path) -> None:
    result = verify("--profile", "nothing")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "error: there is no profile `nothing`; give a file, or one of `bold-labels`"
    )
    (root / "own.yaml").write_text("colours: {}\n", "utf-8")
    result = verify("--profile", "own.yaml")
    assert result.exit_code == 2
    assert result.stderr == "error: own.yaml:1:1: unknown key `colours`\n"


def test_an_unknown_api(root: Path) -> None:
    result = run("libary", "--pages", "docs")
    assert result.exit_code == 2
    assert "there is no API `libary`; did you mean `library`?" in result.stderr


def test_a_spec_that_has_problems_is_compared_if_all_of_it_can_be_read(edit: Edit) -> None:
    edit("spec/library/types.yaml", "      Shelf: {type", "      Place: {type")
    result = verify()
    assert result.exit_code == 1
    assert "error[SPEC329]" in result.stderr
    assert "types.BookDetails: a member [member]\n" in result.stdout
    assert "2 undeclared differences" in result.stderr
    assert "library: 2 problems in the spec\n" in result.stderr


def test_a_spec_that_cannot_be_read_is_not_compared(edit: Edit) -> None:
    edit(BOOKS, "verb: POST", "verb: FETCH")
    result = verify()
    assert result.exit_code == 1
    assert result.stderr.endswith("; nothing was compared\n")


def test_without_the_extra_a_sentence_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] in {"markdown_it", "mdit_py_plugins", "bs4"}:
            raise ModuleNotFoundError(
                f"No module named {name!r}", name=name.split(".", maxsplit=1)[0]
            )
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    result = verify()
    assert result.exit_code == 2
    assert result.stderr.startswith("error: reading pages needs the package `markdown_it`; install")
    assert "`python -m pip install 'clientgen[pages]'`" in result.stderr


def test_hostile_text_of_pages_is_shown_and_never_obeyed(edit: Edit) -> None:
    hostile = "Red \x1b[31m ` \u202e title"
    edit("docs/renew-loan.md", "title: Renew Loan\n", "")
    edit("docs/renew-loan.md", "# Renew Loan", f"# {hostile}")
    result = verify()
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "\\u001b[31m \\u0060 \\u202e" in result.stdout
    shown = verify("--format", "json").stdout
    assert shown.isascii()
    assert "\x1b" not in shown


def test_help_has_an_example_and_the_exit_codes() -> None:
    shown = run("--help").stdout
    assert "Example: clientgen verify library --pages docs/library" in shown
    assert "Exit codes: 0" in shown


def test_a_profile_with_problems_is_a_problem_of_the_spec(root: Path) -> None:
    (root / "spec/library/profile.yaml").write_text("style: nobodys\n", "utf-8")
    result = verify()
    assert result.exit_code == 1
    assert "spec/library/profile.yaml:1:8: error[SCHEMA" in result.stderr
    assert result.stderr.endswith("library: 1 problem; nothing was compared\n")
