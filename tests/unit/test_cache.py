from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientgen.cache import recall, remember

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and rights of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cache" / "things"
    remember(folder, "key", b"kept")
    assert recall(folder, "key", 1000) == b"kept"
    return folder


def test_an_entry_is_of_its_key_and_whole(folder: Path) -> None:
    assert recall(folder, "other", 1000) is None
    assert recall(folder, "key", 3) is None
    (folder / "key").rename(folder / "other")
    assert recall(folder, "other", 1000) is None


def test_the_cache_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        remember(tmp_path / "cache", "key", b"kept")
    finally:
        os.umask(before)
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "cache" / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_an_entry_that_others_may_write_is_not_believed(folder: Path, mode: int) -> None:
    (folder / "key").chmod(mode)
    assert recall(folder, "key", 1000) is None


def test_an_entry_of_somebody_else_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert recall(folder, "key", 1000) is None
    remember(folder, "second", b"x")
    assert not (folder / "second").exists()


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770])
def test_nothing_is_kept_where_others_write(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    remember(folder, "second", b"x")
    assert [path.name for path in folder.iterdir()] == ["key"]


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (folder / "key").rename(mine / "key")
    (folder / "key").symlink_to(mine / "key")
    before = (mine / "key").read_bytes()
    assert recall(folder, "key", 1000) is None
    remember(folder, "key", b"new")
    assert (mine / "key").read_bytes() == before
    assert recall(folder, "key", 1000) == b"new"
    (tmp_path / "linked").symlink_to(mine)
    remember(tmp_path / "linked", "second", b"x")
    assert [path.name for path in mine.iterdir()] == ["key"]


def test_a_pipe_or_a_folder_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    for name in ("pipe", "folder"):
        assert recall(folder, name, 1000) is None
        remember(folder, name, b"x")
    assert recall(folder, "pipe", 1000) == b"x"
    assert sorted(path.name for path in folder.iterdir()) == ["folder", "key", "pipe"]


def test_what_is_written_is_whole_or_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    remember(folder, "key", b"new")
    assert recall(folder, "key", 1000) == b"kept"
    assert [path.name for path in folder.iterdir()] == ["key"]
