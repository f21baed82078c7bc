"""The spec of an API as a revision of git has it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from clientgen.diagnostics import quote
from clientgen.project import Project


class RevisionError(Exception):
    """Raised if git cannot provide a spec; the text states the reason and how to fix it."""


@contextmanager
def checked_out(project: Project, api: str, revision: str) -> Iterator[Project]:
    """Give a project in a temporary folder that holds `api` as `revision` has it.

    Nothing of the working tree is read or touched. Raises `RevisionError` if there is no git, the
    project is in no repository, or the repository has no such revision or API.
    """
    commit = _find_commit(project.root, revision)
    archive = _run(project.root, "archive", "--format=zip", commit, "--", f"spec/{api}")
    if archive is None:
        raise RevisionError(
            f"the revision {quote(revision)} has no API {quote(api)}; "
            f"`git ls-tree --name-only {commit[:12]} spec/` lists those that it has"
        )
    with TemporaryDirectory(prefix="clientgen-") as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            opened.extractall(folder)
        yield Project(Path(folder).resolve())


def _find_commit(root: Path, revision: str) -> str:
    if _run(root, "rev-parse", "--git-dir") is None:
        raise RevisionError(
            f"{quote(str(root), 200)} is in no repository of git; compare two folders instead, "
            "`clientgen diff OLD NEW`"
        )
    # a word that begins with a dash is an option to git
    named = not revision.startswith("-")
    found = (
        _run(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") if named else None
    )
    if found is None:
        raise RevisionError(
            f"git has no revision {quote(revision)}; name a commit, a tag or a branch"
        )
    return found.decode("ascii").strip()


def _run(root: Path, *arguments: str) -> bytes | None:
    """Return the output of a git command; None if it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", "--literal-pathspecs", *arguments],  # noqa: S607 - as the path has it
            cwd=root,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError(
            "the program `git` is missing; install it, or compare two folders, `clientgen diff OLD NEW`"
        ) from None
    return done.stdout if done.returncode == 0 else None
