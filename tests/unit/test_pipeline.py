"""The stages composed: stamps, determinism, and what one edit of a spec changes."""

from __future__ import annotations

import gc
import json
import os
import platform
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import Result

from clientgen import pipeline
from clientgen.cli.exporting import VERSIONS
from clientgen.description import describe, stored
from clientgen.differences import Severity, compare
from clientgen.interchange import Version
from clientgen.output import OutputFile
from clientgen.pipeline import changes, outcome, sources
from clientgen.pipeline.stamp import hash_own
from clientgen.project import Project, data_folder, own_files

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]
Edit = Callable[[Path, str, str], None]
Files = Callable[[Path], dict[str, bytes]]

GROUP = "spec/shop/operations/fruits.yaml"
MODULE = "generated/shop/src/corner_shop/operations/fruits.py"
REPOSITORY = Path(__file__).resolve().parents[2]
REAL = "media-services-management"


def quiet(api: str, part: str) -> None:
    """Shows no progress."""


def forget_own_files() -> None:
    """Know as little of clientgen's own files as a new process does."""
    own_files.cache_clear()
    hash_own.cache_clear()


# the stamp

HEAVY = """
import atexit, sys
def tell():
    heavy = {"yaml", "jsonschema", "jinja2", "black", "clientgen.ir", "clientgen.interchange"}
    print(sorted(heavy & sys.modules.keys()))
atexit.register(tell)
from clientgen.cli import main
main(prog_name="clientgen")
"""


@pytest.mark.parametrize("arguments", [["generate"], ["generate", "--check"]])
def test_nothing_heavy_is_imported_when_nothing_changed(
    spawn: Spawn, made: Path, arguments: list[str]
) -> None:
    result = spawn(*arguments, code=HEAVY)
    assert (result.stdout, result.stderr) == ("[]\n", "shop: up to date\n")


def test_what_a_caller_keeps_out_of_searches_for_garbage_stays_out() -> None:
    gc.freeze()
    made = pipeline.generate(Project(REPOSITORY), REAL, quiet)
    assert made.files
    assert gc.get_freeze_count() > 1000
    assert gc.isenabled()


def test_the_command_knows_every_version_of_openapi() -> None:
    assert get_args(Version) == VERSIONS


def test_help_and_the_version_import_nothing_heavy(spawn: Spawn) -> None:
    for option in ("--help", "--version"):
        assert spawn(option, code=HEAVY).stdout.endswith("[]\n")


def test_what_is_heavy_is_imported_when_something_changed(
    spawn: Spawn, made: Path, edit: Edit
) -> None:
    edit(made / GROUP, "title: Add a fruit", "title: Add one fruit")
    assert spawn("generate", code=HEAVY).stdout != "[]\n"


def test_a_stamp_spares_the_stages(made: Path, run: Run, stages: list[str]) -> None:
    for arguments in (["generate"], ["generate", "--check"]):
        assert run(*arguments).exit_code == 0
    assert stages == []


def test_an_edit_of_the_spec_is_seen(made: Path, run: Run, stages: list[str]) -> None:
    path = made / GROUP
    path.write_text(path.read_text("utf-8") + "\n# a comment\n", "utf-8")
    assert run("generate").stderr == "shop: up to date\n"
    assert stages == ["shop"]
    assert run("generate").exit_code == 0
    assert stages == ["shop"]


def test_a_new_file_of_the_spec_is_seen(made: Path, run: Run, stages: list[str]) -> None:
    (made / "spec/shop/deviations.yaml").write_text("deviations: []\n", "utf-8")
    run("generate")
    assert stages == ["shop"]


def test_a_file_that_has_no_place_in_a_spec_is_seen(
    made: Path, run: Run, stages: list[str]
) -> None:
    (made / "spec/shop/typos.yaml").write_text("", "utf-8")
    assert run("generate").exit_code == 1
    assert run("generate").exit_code == 1
    assert stages == ["shop", "shop"]


@pytest.mark.parametrize("path", [MODULE, "generated/shop/manifest.json", "generated/shop/api.md"])
def test_a_generated_file_that_is_missing_is_made_again(
    made: Path, run: Run, files: Files, path: str
) -> None:
    before = files(made / "generated")
    (made / path).unlink()
    assert run("generate", "--check").exit_code == 1
    assert run("generate").exit_code == 0
    assert files(made / "generated") == before


def test_a_generated_file_that_was_edited_is_seen(made: Path, run: Run) -> None:
    (made / MODULE).write_bytes((made / MODULE).read_bytes() + b"# mine\n")
    assert run("generate").exit_code == 1
    assert run("generate", "--check").exit_code == 1


@pytest.mark.parametrize("kind", ["templates", "schema"])
def test_an_edit_of_clientgens_own_data_is_seen(
    made: Path,
    run: Run,
    stages: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    copy = tmp_path / kind
    shutil.copytree(data_folder("templates" if kind == "templates" else "schema"), copy)

    def folder(which: str) -> Path:
        return copy if which == kind else data_folder("schema")

    monkeypatch.setattr(sources, "data_folder", folder)
    run("generate")
    stages.clear()
    run("generate")
    assert stages == []
    with next(path for path in copy.rglob("*") if path.is_file()).open("a") as file:
        file.write("\n")
    forget_own_files()
    run("generate")
    assert stages == ["shop"]


def test_an_edit_of_clientgens_sources_is_seen(
    made: Path, run: Run, stages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "clientgen"
    (package / "pipeline").mkdir(parents=True)
    source = package / "plan.py"
    source.write_text("a = 1\n")
    monkeypatch.setattr(sources, "__file__", str(package / "pipeline" / "sources.py"))
    run("generate")
    stages.clear()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "plan.pyc").write_bytes(b"compiled")
    forget_own_files()
    run("generate")
    assert stages == []
    source.write_text("a = 2\n")
    forget_own_files()
    run("generate")
    assert stages == ["shop"]


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        (outcome, "__version__", "9.9"),
        (outcome, "BLACK_VERSION", "99.1"),
        (platform, "python_version", lambda: "3.99.0"),
    ],
)
def test_another_version_is_seen(
    made: Path,
    run: Run,
    stages: list[str],
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    name: str,
    value: object,
) -> None:
    monkeypatch.setattr(where, name, value)
    run("generate")
    assert stages == ["shop"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"made": null}']
)
def test_a_damaged_stamp_is_no_stamp(
    made: Path, run: Run, cache: Path, stages: list[str], content: bytes
) -> None:
    (file,) = (cache / "stamps").iterdir()
    file.write_bytes(content)
    assert run("generate").stderr == "shop: up to date\n"
    assert stages == ["shop"]
    assert b'"made": "' in file.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be replaced by a file")
def test_a_cache_that_cannot_be_written_changes_nothing(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: Files
) -> None:
    assert run("generate").exit_code == 0
    before = files(root / "generated")
    shutil.rmtree(root / "generated")
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the cache should be")
    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", str(blocked / "cache"))
    assert run("generate").exit_code == 0
    assert files(root / "generated") == before
    assert run("generate").stderr == "shop: up to date\n"


def test_the_stamp_of_one_project_says_nothing_of_its_copy(
    made: Path, run: Run, stages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    assert run("generate").stderr == "shop: up to date\n"
    assert stages == ["shop"]


def test_an_edit_during_the_run_is_generated_by_the_next(
    root: Path, run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.generate

    def slow(*arguments: Any) -> pipeline.Generated:
        generated = real(*arguments)
        edit(root / GROUP, "title: Add a fruit", "title: Add one fruit")
        return generated

    with monkeypatch.context() as patch:
        patch.setattr(outcome, "generate", slow)
        run("generate")
    assert "changed 1 operation: `fruits.add`" in run("generate").stderr


# determinism

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "COLUMNS": "40"},
)


@pytest.mark.skipif(os.name == "nt", reason="umask of POSIX")
def test_two_machines_make_the_same_bytes(
    root: Path, spawn: Spawn, files: Files, tmp_path: Path
) -> None:
    trees = []
    for number, environment in enumerate(SURROUNDINGS):
        copy = tmp_path / ("p" * (1 + 40 * number))
        shutil.copytree(root / "spec", copy / "spec")
        code = (
            f"import os; os.umask({0o077 if number else 0o002}); "
            "from clientgen.cli import main; main(prog_name='clientgen')"
        )
        cwd = copy / "spec/shop" if number else copy
        result = spawn(
            "generate",
            code=code,
            cwd=cwd,
            CLIENTGEN_CACHE_DIR=str(tmp_path / f"cache{number}"),
            **environment,
        )
        assert result.returncode == 0, result.stderr
        trees.append(files(copy / "generated"))
    assert trees[0] == trees[1]


def test_no_file_names_a_place_a_person_or_a_time(made: Path, files: Files) -> None:
    strange = [str(made), str(Path.home()), str(REPOSITORY), os.environ.get("USER") or str(made)]
    for path, content in files(made / "generated").items():
        for text in strange:
            if len(text) > 5:
                assert text.encode() not in content, path
    manifest = json.loads((made / "generated/shop/manifest.json").read_bytes())
    assert sorted(manifest) == ["black", "files", "generator", "schema"]
    for file in manifest["files"]:
        assert sorted(file) == ["origin", "path", "sha256"]
        assert re.fullmatch(r"spec|templates/[\w./-]+|clientgen/wire/\w+\.py", file["origin"])


def test_files_are_tidy(made: Path, files: Files) -> None:
    for path, content in files(made / "generated").items():
        text = content.decode("utf-8")
        assert "\r" not in text, path
        assert not text or (text.endswith("\n") and not text.endswith("\n\n")), path
        for line in text.split("\n"):
            assert line == line.rstrip(), (path, line)


def test_progress_names_every_part(root: Path, cache: Path) -> None:
    told: list[str] = []
    pipeline.generate(Project(root), "shop", lambda api, part: told.append(f"{api}: {part}"))
    assert told == ["shop: operations fruits", "shop: types fruit", "shop: service"]


def test_generating_writes_nothing(root: Path, cache: Path, files: Files) -> None:
    before = files(root)
    pipeline.generate(Project(root), "shop", quiet)
    assert files(root) == before


# what changed

Description = dict[str, Any]
PARTS = "src/corner_shop/description"
BOTH = ("fruits.get", "fruits.add")


@pytest.fixture
def described(root: Path) -> Description:
    understood = pipeline.understand(Project(root), "shop")
    assert understood.catalog is not None
    assert understood.symbols is not None
    return describe(understood.catalog, understood.symbols)


def parts_of(description: Description) -> changes.Parts:
    parts = stored(description)
    return changes.parts_in((f"{PARTS}/{path}", parts[path]) for path in parts)


def test_operations_are_told_apart_by_their_descriptions(described: Description) -> None:
    before = parts_of(described)
    both, none = BOTH, ()
    for change, changed in (
        (lambda d: d["operations"]["fruits.get"].update(title="Another"), ("fruits.get",)),
        (lambda d: d["types"]["Fruit"].update(example={}), both),
        (lambda d: d["groups"][0].update(attribute="other"), both),
        (lambda d: d.update(endpoint="https://other.example"), both),
        (lambda d: d.update(summary="Sells more"), none),
        (lambda d: d["groups"][0].update(summary="More"), none),
        (lambda d: d["types"].update(Unused={"kind": "any"}), none),
    ):
        other = deepcopy(described)
        change(other)
        found, _ = changes.compare_descriptions(before, parts_of(other))
        assert found == changes.OperationChanges(changed=changed)
    added, effects = changes.compare_descriptions({}, before)
    assert (added.added, effects) == (both, changes.Effects())
    assert changes.compare_descriptions(before, {})[0].removed == both


def test_the_summary_counts_the_differences_that_break_programs(described: Description) -> None:
    before = parts_of(described)
    for change, breaking in (
        (lambda d: d["operations"]["fruits.get"].update(title="Another"), False),
        (lambda d: d["operations"].pop("fruits.get"), True),
        (lambda d: d["operations"]["fruits.get"].update(verb="HEAD"), True),
        (lambda d: d["groups"][0].update(attribute="other"), True),
        (lambda d: d["types"]["Fruit"]["fields"].pop(), True),
        (lambda d: d["types"].update(Unused={"kind": "any"}), False),
    ):
        other = deepcopy(described)
        change(other)
        _, effects = changes.compare_descriptions(before, parts_of(other))
        # the short form of what `clientgen diff` says
        whole = Counter(each.worst for each in compare(described, other))
        assert effects.breaking == whole[Severity.BREAKING]
        assert effects.risky == whole[Severity.RISKY]
        assert bool(effects.breaking) is breaking


def test_an_error_changes_the_operations_that_can_be_answered_with_it(
    described: Description,
) -> None:
    error = {"code": "Gone", "status": 410, "title": "Gone", "exception": "ServiceError"}
    described["operations"]["fruits.get"]["errors"] = {"Gone": []}
    before = parts_of({**described, "errors": [error]})
    for said, changed in (({}, ("fruits.get",)), ({"every_operation": True}, BOTH)):
        after = parts_of({**described, "errors": [{**error, "title": "Away", **said}]})
        assert changes.compare_descriptions(before, after)[0].changed == changed


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("index.json", b"\xff"),
        ("index.json", b"{"),
        ("index.json", b"[" * 100_000),
        ("index.json", b'{"format": 0}'),
        ("operations/fruits.json", b"[]"),
        ("operations/fruits.json", b'{"fruits.get": {"parameters": 1}, "fruits.add": {}}'),
        ("types.json", b"{}"),
        ("types.json", b'{"Fruit": 3}'),
    ],
)
def test_beside_a_description_that_cannot_be_read_all_operations_are_told(
    described: Description, path: str, content: bytes
) -> None:
    parts = parts_of(described)
    found = changes.compare_descriptions({**parts, path: content}, parts)[0]
    # names that can be read are known, whatever is said of them
    expected = {"changed": BOTH} if b"fruits.get" in content else {"added": BOTH}
    assert found == changes.OperationChanges(**expected)


def test_what_is_no_part_of_the_description_is_not_read(described: Description) -> None:
    parts = stored(described)
    for folder in ("src/description", "tests/description", "src/corner_shop/other"):
        files = ((f"{folder}/{path}", parts[path]) for path in parts)
        assert changes.parts_in(files) == {}


@pytest.mark.skipif(os.name == "nt", reason="a pipe of POSIX")
def test_what_somebody_put_beside_a_module_is_not_read(made: Path, run: Run, edit: Edit) -> None:
    folder = (made / MODULE).parent
    (folder / "folder.py").mkdir()
    (folder / "gone.py").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.py")
    (folder / "other.py").write_bytes(b"def")
    with (folder / "large.py").open("wb") as file:
        file.truncate(2**40)
    edit(made / GROUP, "title: Add a fruit", "title: Add one fruit")
    said = run("generate").stderr
    assert "changed 1 operation: `fruits.add`" in said
    assert "removed" not in said


def test_a_change_of_an_answer_alone_names_the_operation(made: Path, run: Run, edit: Edit) -> None:
    edit(made / "spec/shop/types.yaml", "price: 3", "price: 4")
    assert "changed 2 operations: `fruits.get`, `fruits.add`" in run("generate").stderr


def test_files_are_what_generating_returned(root: Path, cache: Path, run: Run) -> None:
    generated = pipeline.generate(Project(root), "shop", quiet)
    run("generate")
    for file in generated.files:
        assert isinstance(file, OutputFile)
        assert (root / "generated/shop" / file.path).read_bytes() == file.content


# one more operation of the real API

EMULATION = """\
  accounts.get:
    read: accounts
    response:
      AccountKey: {stored: AccountKeys.Primary}
      AccountRegion: {stored: Region}
"""


@pytest.fixture
def real(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the spec of the real API, in a project of its own."""
    root = tmp_path / "real"
    shutil.copytree(REPOSITORY / "spec" / REAL, root / "spec" / REAL)
    monkeypatch.chdir(root)
    return root


def add_operation(spec: Path, edit: Edit) -> None:
    """Add `accounts.inspect`, which is `accounts.get` at another path, by editing text."""
    group = spec / "operations/accounts.yaml"
    text = group.read_text("utf-8")
    block = text[text.index("  get:\n") : text.index("  delete:\n")]
    copy = block.replace("  get:", "  inspect:").replace(
        "{accountName}", "{accountName}/Inspection"
    )
    copy = copy.replace("title: Get ", "title: Inspect ")
    assert copy.count("nspect") == 3
    edit(group, block, block + copy)
    edit(spec / "emulation.yaml", EMULATION, EMULATION + EMULATION.replace(".get", ".inspect"))


def test_one_more_operation_is_added_everywhere_and_taken_away_again(
    run: Run, real: Path, files: Files, edit: Edit
) -> None:
    spec, made = real / "spec" / REAL, real / "generated" / REAL
    before_spec = files(spec)
    assert run("generate").exit_code == 0
    before = files(made)

    add_operation(spec, edit)
    result = run("generate")
    assert result.exit_code == 0, result.stderr
    assert f"{REAL}: added 1 operation: `accounts.inspect`\n" in result.stderr
    assert f"{REAL}: changed" not in result.stderr
    assert f"{REAL}: removed" not in result.stderr
    check_that_inspect_is_everywhere(made)

    for name, content in before_spec.items():
        (spec / name).write_bytes(content)
    result = run("generate")
    assert f"{REAL}: removed 1 operation: `accounts.inspect`\n" in result.stderr
    assert f"{REAL}: added" not in result.stderr
    assert files(made) == before


def check_that_inspect_is_everywhere(made: Path) -> None:
    package = made / "src/media_services_management"
    module = (package / "operations/accounts.py").read_text("utf-8")
    assert "\n    def inspect(self" in module
    assert "\n    async def inspect(self" in module
    assert "\n    inspect = raw(Accounts.inspect)\n" in module
    assert "\n    inspect = async_raw(AsyncAccounts.inspect)\n" in module
    index = json.loads((package / "description/index.json").read_bytes())
    assert index["operations"]["accounts.inspect"]["command"] == "inspect"
    operations = json.loads((package / "description/operations/accounts.json").read_bytes())
    assert operations["accounts.inspect"]["method"] == "inspect"
    emulation = json.loads((package / "description/emulation.json").read_bytes())
    assert "accounts.inspect" in [each["operation"] for each in emulation["effects"]]
    assert "client.accounts.inspect" in (made / "api.md").read_text("utf-8")
    assert '\n"inspect__200-json":\n' in (made / "tests/cassettes/accounts.yaml").read_text("utf-8")
    assert '"inspect' in next((made / "tests/cases").glob("accounts.*")).read_text("utf-8")
