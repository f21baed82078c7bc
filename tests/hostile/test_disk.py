"""The command against hostile folders, a second run and its own sudden end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .museum import API, base, put, write

ROOT = Path(__file__).parents[2]
TITLE = ("operations/things.yaml", "operations", "get", "title")
POSIX = pytest.mark.skipif(os.name == "nt", reason="links, limits and kills as POSIX has them")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the command, with a cache that all runs share."""
    cache = str(tmp_path_factory.mktemp("cache"))
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "CLIENTGEN_CACHE_DIR": cache}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, base())
    return tmp_path


def arguments(*words: str) -> list[str]:
    return [sys.executable, "-c", "from clientgen.cli import main; main()", *words]


def run(
    project: Path, environment: dict[str, str], *words: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; whatever happens, it ends with a code of its own and no traceback."""
    done = subprocess.run(
        arguments(*words),
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in {0, 1, 2}, done
    assert "Traceback" not in done.stderr, done.stderr
    return done


def edit(project: Path, title: str) -> None:
    """Give an operation another title."""
    documents = base()
    put(documents, TITLE, title)
    write(project, documents)


def tree(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@POSIX
@pytest.mark.parametrize("link", ["generated", f"generated/{API}", f"generated/{API}/src"])
def test_nothing_is_written_through_a_link(
    project: Path, environment: dict[str, str], link: str
) -> None:
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(elsewhere)
    done = run(project, environment, "generate")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert tree(elsewhere) == {"mine": b"mine"}


@POSIX
@pytest.mark.parametrize("link", ["spec", f"spec/{API}", f"spec/{API}/operations"])
def test_nothing_is_read_through_a_link(
    project: Path, environment: dict[str, str], link: str
) -> None:
    (project / link).rename(project / "elsewhere")
    (project / link).symlink_to(project / "elsewhere")
    done = run(project, environment, "generate")
    assert done.returncode == 1
    assert "PRJ103" in done.stderr
    assert not (project / "generated").exists()


def test_foreign_files_and_hand_edits_stay(project: Path, environment: dict[str, str]) -> None:
    assert run(project, environment, "generate").returncode == 0
    target = project / "generated" / API
    (target / "mine.txt").write_text("mine")
    (target / "api.md").write_text("edited")
    edit(project, "Another title")
    before = tree(target)
    done = run(project, environment, "generate")
    assert done.returncode == 1
    assert "api.md" in done.stderr
    assert tree(target) == before
    done = run(project, environment, "generate", "--overwrite-edits")
    assert done.returncode == 0
    assert (target / "mine.txt").read_text() == "mine"
    assert "Another title" in (target / "api.md").read_text()


def test_a_foreign_file_in_the_way_stays(project: Path, environment: dict[str, str]) -> None:
    target = project / "generated" / API
    target.mkdir(parents=True)
    (target / "pyproject.toml").write_text("mine")
    assert run(project, environment, "generate").returncode == 1
    assert tree(target) == {"pyproject.toml": b"mine"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": {"../../evil": {}}}', b"\xff"])
def test_a_damaged_manifest_is_one_line(
    project: Path, environment: dict[str, str], content: bytes
) -> None:
    target = project / "generated" / API
    target.mkdir(parents=True)
    (target / "manifest.json").write_bytes(content)
    done = run(project, environment, "generate")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 2
    assert set(tree(target)) == {"manifest.json"}


@POSIX
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_one_line(project: Path, environment: dict[str, str]) -> None:
    (project / "generated").mkdir(mode=0o500)
    done = run(project, environment, "generate")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@POSIX
def test_a_full_disk_leaves_the_old_tree(project: Path, environment: dict[str, str]) -> None:
    """A limit on the size of files stands for the disk: writing fails in the middle."""
    assert run(project, environment, "generate").returncode == 0
    before = tree(project / "generated")
    edit(project, f"Another title {'x' * 200}")
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
        "from clientgen.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "generate"],
        check=False,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert tree(project / "generated") == before
    assert run(project, environment, "generate").returncode == 0
    assert run(project, environment, "generate", "--check").returncode == 0


def test_two_runs_at_once(project: Path, environment: dict[str, str]) -> None:
    """Both end well, or one says that the other is at work; the tree is whole in any case."""
    assert run(project, environment, "generate").returncode == 0
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
    assert run(project, environment, "generate", "--check").returncode == 0


@POSIX
def test_kill_at_any_moment_is_mended(
    project: Path, environment: dict[str, str], long: bool
) -> None:
    """Killed at random, the spec edited after: told by `--check`, mended by the next run."""
    chance = random.Random(9)
    assert run(project, environment, "generate").returncode == 0
    edit(project, "Title 0")
    began = time.monotonic()
    assert run(project, environment, "generate").returncode == 0
    usual = time.monotonic() - began
    for number in range(1, 300 if long else 6):
        edit(project, f"Title {number} {'x' * number}")
        victim = subprocess.Popen(
            arguments("generate"), cwd=project, env=environment, stderr=subprocess.DEVNULL
        )
        # most of the time goes into making the files, and they are written at the end
        time.sleep(usual * chance.uniform(0.5, 1.05))
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        edit(project, f"Other title {number}")
        assert run(project, environment, "generate", "--check").returncode in {0, 1}
        done = run(project, environment, "generate")
        assert done.returncode == 0, done.stderr
        assert run(project, environment, "generate", "--check").returncode == 0
        assert f"Other title {number}" in (project / "generated" / API / "api.md").read_text()
