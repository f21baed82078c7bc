"""The command against hostile folders, a second run and its own sudden end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .forked import Command, command_at_hand
from .museum import API, Documents, base, put, write

ROOT = Path(__file__).parents[2]
TITLE = ("operations/things.yaml", "operations", "get", "title")
COMMAND = "from clientgen.cli import main; main()"
Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, limits and kills as POSIX has them")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the command, with a cache that all runs share."""
    cache = str(tmp_path_factory.mktemp("cache"))
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "CLIENTGEN_CACHE_DIR": cache}


@pytest.fixture(scope="module")
def command(environment: dict[str, str]) -> Iterator[Command]:
    """Runs the command."""
    with command_at_hand(environment) as at_hand:
        yield at_hand


@pytest.fixture
def run(project: Path, environment: dict[str, str], command: Command) -> Run:
    """Runs the command; whatever happens, it ends with a code of its own and no traceback."""

    def run(
        *words: str, code: str = COMMAND, cwd: Path = project, **surroundings: str
    ) -> subprocess.CompletedProcess[str]:
        done = command.run(code, *words, cwd=cwd, environment={**environment, **surroundings})
        assert done.returncode in {0, 1, 2}, done
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


def without_emulator() -> Documents:
    """The API as few files: to a disk, more of them are the same."""
    return {name: each for name, each in base().items() if name != "emulation.yaml"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, without_emulator())
    return tmp_path


def arguments(*words: str, code: str = COMMAND) -> list[str]:
    return [sys.executable, "-c", code, *words]


def edit(project: Path, title: str) -> None:
    """Give an operation another title."""
    documents = without_emulator()
    put(documents, TITLE, title)
    write(project, documents)


def tree(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("link", ["generated", f"generated/{API}", f"generated/{API}/src"])
def test_nothing_is_written_through_a_link(project: Path, run: Run, link: str) -> None:
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(elsewhere)
    done = run("generate")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert tree(elsewhere) == {"mine": b"mine"}


@pytest.mark.parametrize("link", ["spec", f"spec/{API}", f"spec/{API}/operations"])
def test_nothing_is_read_through_a_link(project: Path, run: Run, link: str) -> None:
    (project / link).rename(project / "elsewhere")
    (project / link).symlink_to(project / "elsewhere")
    done = run("generate")
    assert done.returncode == 1
    assert "PRJ103" in done.stderr
    assert not (project / "generated").exists()


@pytest.mark.parametrize("kind", ["types", "errors", "emulation"])
def test_a_folder_in_the_place_of_a_file_is_read_with_the_same_care(
    project: Path, run: Run, kind: str
) -> None:
    write(project, base())
    folder = project / "spec" / API / kind
    folder.mkdir()
    (folder.parent / f"{kind}.yaml").rename(folder / "whole.yaml")
    assert run("generate").returncode == 0
    before = tree(project / "generated")
    (project / "elsewhere.yaml").write_text("types: {Stolen: {type: any}}\n")
    (folder / "link.yaml").symlink_to(project / "elsewhere.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "Whole.yaml").write_text("{}\n")
    (folder / "a\x1b[2J\nerror: forged.yaml").write_text("{}\n")
    (folder / "deeper.yaml").mkdir()
    (folder / "nested").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    done = run("generate")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if ": error[" in line]
    assert sorted(line.partition("[PRJ")[2][:3] for line in told) == [
        "103", "103", "104", "105", "105", "108", "108", "109",
    ]  # fmt: skip
    assert "\x1b" not in done.stderr
    assert "Stolen" not in done.stderr
    assert tree(project / "generated") == before


def test_foreign_files_and_hand_edits_stay(project: Path, run: Run) -> None:
    assert run("generate").returncode == 0
    target = project / "generated" / API
    (target / "mine.txt").write_text("mine")
    (target / "api.md").write_text("edited")
    edit(project, "Another title")
    before = tree(target)
    done = run("generate")
    assert done.returncode == 1
    assert "api.md" in done.stderr
    assert tree(target) == before
    done = run("generate", "--overwrite-edits")
    assert done.returncode == 0
    assert (target / "mine.txt").read_text() == "mine"
    assert "Another title" in (target / "api.md").read_text()


def test_a_foreign_file_in_the_way_stays(project: Path, run: Run) -> None:
    target = project / "generated" / API
    target.mkdir(parents=True)
    (target / "pyproject.toml").write_text("mine")
    assert run("generate").returncode == 1
    assert tree(target) == {"pyproject.toml": b"mine"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": {"../../evil": {}}}', b"\xff"])
def test_a_damaged_manifest_is_one_line(project: Path, run: Run, content: bytes) -> None:
    target = project / "generated" / API
    target.mkdir(parents=True)
    (target / "manifest.json").write_bytes(content)
    done = run("generate")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 2
    assert set(tree(target)) == {"manifest.json"}


@pytest.mark.parametrize("name", ["generated", f"generated/{API}", f"generated/{API}/src"])
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_without_rights_is_one_line(
    project: Path, run: Run, unprivileged: str, name: str, mode: int
) -> None:
    (project / name).mkdir(parents=True)
    (project / name).chmod(mode)
    done = run("generate", code=unprivileged)
    assert done.returncode == 2
    assert "permission denied" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    (project / name).chmod(0o700)
    assert run("generate", code=unprivileged).returncode == 0


def test_a_cache_without_rights_changes_nothing(project: Path, run: Run, unprivileged: str) -> None:
    cache = project / "cache"
    for mode in (0o500, 0o000):
        cache.mkdir(mode=mode, exist_ok=True)
        cache.chmod(mode)
        done = run("generate", code=unprivileged, CLIENTGEN_CACHE_DIR=str(cache))
        assert done.returncode == 0, done.stderr
        assert run("generate", "--check").returncode == 0


def test_a_cache_that_is_full_of_pipes_holds_nobody_up(project: Path, run: Run) -> None:
    cache = str(project / "cache")
    # a line that is too long is for black, whose results are in the cache
    errors = project / "spec" / API / "errors.yaml"
    text = errors.read_text("utf-8")
    errors.write_text(text.replace("There is no", f"There is {'still ' * 20}no", 1), "utf-8")
    assert run("generate", CLIENTGEN_CACHE_DIR=cache).returncode == 0
    entries = [path for path in (project / "cache").rglob("*") if path.is_file()]
    for entry in entries:
        entry.unlink()
        os.mkfifo(entry)
    assert {path.parent.name for path in entries} == {"format", "kept", "stamps"}
    assert run("generate", "--check", CLIENTGEN_CACHE_DIR=cache).returncode == 0


@pytest.mark.parametrize(
    "name", ["api.md", "manifest.json", ".gitignore", ".clientgen/journal.json"]
)
def test_an_enormous_file_is_one_line(project: Path, run: Run, name: str) -> None:
    assert run("generate").returncode == 0
    path = project / "generated" / API / name
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.truncate(2**40)
    for words in (["generate", "--check"], ["generate"]):
        done = run(*words)
        assert done.returncode == (0 if name == ".gitignore" else 2)
        assert len(done.stderr.splitlines()) <= 2
    assert path.stat().st_size == 2**40


def test_names_and_places_are_printed_harmlessly(project: Path, run: Run) -> None:
    root = project / "a\x1b[31m\nb"
    write(root, without_emulator())
    gone = root / "generated" / "x\x1b[2J\nerror: forged"
    gone.mkdir(parents=True)
    (gone / "manifest.json").touch()
    (root / "generated" / API).symlink_to("nowhere")
    done = run("generate", "--check", cwd=root)
    assert done.returncode == 2
    assert "is a link" in done.stderr
    assert "there is no `spec/x" in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("name", [b"with blank", b"\xff\xfe", b"new\nline", b"%s{}$HOME"])
def test_a_project_may_be_called_anything(project: Path, run: Run, name: bytes) -> None:
    root = project / os.fsdecode(name)
    write(root, without_emulator())
    assert run("generate", cwd=root).returncode == 0
    assert run("generate", "--check", cwd=root).stderr == f"{API}: up to date\n"


def test_files_have_the_rights_that_the_mask_leaves(project: Path, run: Run) -> None:
    masked = "import os; os.umask(0o027); from clientgen.cli import main; main()"
    assert run("generate", code=masked).returncode == 0
    modes = {
        (path.is_dir(), path.stat().st_mode & 0o777) for path in (project / "generated").rglob("*")
    }
    assert modes == {(True, 0o750), (False, 0o640)}


def test_a_hard_link_to_a_generated_file_is_not_written_through(project: Path, run: Run) -> None:
    assert run("generate").returncode == 0
    (project / "outside").hardlink_to(project / "generated" / API / "api.md")
    before = (project / "outside").read_bytes()
    edit(project, "Another title")
    assert run("generate").returncode == 0
    assert (project / "outside").read_bytes() == before
    assert "Another title" in (project / "generated" / API / "api.md").read_text()


INTERRUPTED = """
import sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "clientgen.output":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from clientgen.cli import main
"""


def test_an_interrupt_while_modules_load_is_a_word(
    project: Path, environment: dict[str, str], run: Run
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


def test_a_full_disk_leaves_the_old_tree(project: Path, run: Run) -> None:
    """A limit on the size of files stands for the disk: writing fails in the middle."""
    assert run("generate").returncode == 0
    before = tree(project / "generated")
    edit(project, f"Another title {'x' * 200}")
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
        "from clientgen.cli import main; main()"
    )
    done = run("generate", code=limited)
    assert done.returncode == 2
    assert tree(project / "generated") == before
    assert run("generate").returncode == 0
    assert run("generate", "--check").returncode == 0


def test_two_runs_at_once(project: Path, environment: dict[str, str], run: Run) -> None:
    """Both end well, or one says that the other is at work; the tree is whole in any case."""
    assert run("generate").returncode == 0
    edit(project, "Another title")
    runs = [
        subprocess.Popen(
            arguments("generate"), cwd=project, env=environment, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    ends = [(each.communicate(timeout=120)[1], each.returncode) for each in runs]
    assert {code for _, code in ends} <= {0, 2}
    assert 0 in {code for _, code in ends}
    assert not any("Traceback" in said for said, _ in ends)
    assert run("generate", "--check").returncode == 0


SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
LOADED = "from clientgen.cli import main; print('loaded', flush=True); main()"


def loaded(project: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Return a process that is about to generate; until then, an interrupt meets the interpreter."""
    process = subprocess.Popen(
        arguments("generate", code=LOADED),
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "loaded\n"
    return process


def test_kill_at_any_moment_is_mended(
    project: Path, environment: dict[str, str], run: Run, long: bool
) -> None:
    """Ended at random, the spec edited after: told by `--check`, mended by the next run."""
    chance = random.Random(9)
    assert run("generate").returncode == 0
    edit(project, "Title 0")
    with loaded(project, environment) as whole:
        began = time.monotonic()
        whole.communicate(timeout=120)
        usual = time.monotonic() - began
    assert whole.returncode == 0
    for number in range(1, 300 if long else 4):
        edit(project, f"Title {number} {'x' * number}")
        with loaded(project, environment) as victim:
            # most of the time goes into making the files, and they are written at the end
            time.sleep(usual * chance.uniform(0.5, 1.05))
            victim.send_signal(SIGNALS[number % len(SIGNALS)])
            _, said = victim.communicate(timeout=120)
        assert "Traceback" not in said, said
        edit(project, f"Other title {number}")
        assert run("generate", "--check").returncode in {0, 1}
        done = run("generate")
        assert done.returncode == 0, done.stderr
        assert run("generate", "--check").returncode == 0
        assert f"Other title {number}" in (project / "generated" / API / "api.md").read_text()
