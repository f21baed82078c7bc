"""Every mistake in a spec and the exact text that its author sees.

A folder `<CODE>-<what is wrong>` holds the files in which a case differs from the sound API of
`base`, and `expected.txt`. `pytest tests/errors --update` writes what is said now; read it in the
diff as an author would.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from clientgen.codes import CODES, PAGE, explain_code
from clientgen.diagnostics import Diagnostic, render_text
from clientgen.pages import read_pages
from clientgen.pipeline import regenerate, understand
from clientgen.project import Project

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
API = "library"
CASES = sorted(path.name for path in HERE.iterdir() if "-" in path.name)

_SPEC = importlib.util.spec_from_file_location("arrangements", HERE / "arrangements.py")
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
ARRANGEMENTS: Mapping[str, object] = _MODULE.ARRANGEMENTS

NEVER_SEEN = {
    "PAGE104": "whoever has pages can usually read them",
    "PAGE106": "few folders have so many pages",
    "DOC101": "such a file is refused before it is read, as PRJ106",
    "SPEC210": "such a folder is reported as PRJ110, unless the file is removed during the run",
}
"""Codes that another stage gets ahead of."""

_INTRODUCTION = """\
# Diagnostics

Every code that `clientgen` can report about a spec, with what it means and an example of its message. `clientgen explain CODE` prints
one section. Codes that begin with `PRJ` are about files and folders, `DOC` about YAML, `SCHEMA` about the shape of a file, `SPEC2` to
`SPEC3` about the API that the files describe, `SPEC4` about names in Python, `SPEC5` about `emulation.yaml`, `PAGE` about pages of documentation. An error
keeps an API from being generated; a warning does not, unless `--strict` is given.
"""


def lay_out(root: Path, case: str = "") -> Project:
    """Write the API of a case, or the sound one, below `root`."""
    folder = root / "spec" / API
    shutil.copytree(HERE / "base", folder)
    if case:
        ignored = shutil.ignore_patterns("expected.txt")
        shutil.copytree(HERE / case, folder, dirs_exist_ok=True, ignore=ignored)
        if case in ARRANGEMENTS:
            _MODULE.ARRANGEMENTS[case](root / "spec")
    return Project(root)


def problems_of(found: Project) -> tuple[Diagnostic, ...]:
    return (*found.problems(), *understand(found, API).diagnostics)


def test_the_sound_api_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(lay_out(tmp_path)) == ()


def problems_of_pages(root: Path, case: str) -> tuple[Diagnostic, ...]:
    """What is told of the pages of a case, when they are read."""
    folder = root / "pages"
    if (HERE / case / "pages").is_dir():
        shutil.copytree(HERE / case / "pages", folder)
    folder.mkdir(exist_ok=True)
    if case in ARRANGEMENTS:
        _MODULE.ARRANGEMENTS[case](folder)
    return read_pages(folder).problems


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need POSIX")
@pytest.mark.parametrize("case", CASES)
def test_text(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    of_pages = case.startswith("PAGE")
    said = problems_of_pages(tmp_path, case) if of_pages else problems_of(lay_out(tmp_path, case))
    expected = HERE / case / "expected.txt"
    if request.config.getoption("--update"):
        expected.write_text(render_text(said), "utf-8", newline="\n")
    code = case.partition("-")[0]
    assert render_text(said) == expected.read_text("utf-8")
    assert code == "many" or code in {each.code for each in said}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sound API, of which a run knows that it is sound."""
    project = lay_out(tmp_path_factory.mktemp("generated"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTGEN_CACHE_DIR", str(project.root / "cache"))
        assert regenerate(project, API, progress=lambda *_: None).diagnostics == ()
        yield project


@pytest.mark.sample(2)
@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("SPEC")])
def test_what_is_known_of_a_sound_spec_hides_no_mistake(case: str, generated: Project) -> None:
    shutil.rmtree(generated.spec)
    lay_out(generated.root, case)
    outcome = regenerate(generated, API, progress=lambda *_: None)
    assert outcome.diagnostics == understand(generated, API).diagnostics


def test_every_code_has_a_case() -> None:
    shown = {case.partition("-")[0] for case in CASES}
    assert CODES.keys() - shown == NEVER_SEEN.keys()
    assert shown - CODES.keys() == {"many"}


def test_the_page_of_codes_is_up_to_date(request: pytest.FixtureRequest) -> None:
    page = ROOT / "spec" / PAGE
    text = _INTRODUCTION + "".join(_section(code) for code in CODES)
    if request.config.getoption("--update"):
        page.write_text(text, "utf-8", newline="\n")
    assert text == page.read_text("utf-8")
    assert explain_code("SPEC303").startswith("## SPEC303\n")
    assert explain_code([*CODES][-1]).endswith("```")


def _section(code: str) -> str:
    summary = CODES[code][0].upper() + CODES[code][1:]
    example = NEVER_SEEN.get(code)
    if example is not None:
        return f"\n## {code}\n\n{summary}. It is rarely reported: {example}.\n"
    case = next(case for case in CASES if case.partition("-")[0] == code)
    text = (HERE / case / "expected.txt").read_text("utf-8")
    blocks = re.split(r"\n+(?=[\w./-]+:\d+:\d+: )", text.rstrip("\n"))
    shown = next(block for block in blocks if f"[{code}]" in block)
    warning = " It is a warning." if f"warning[{code}]" in shown else ""
    return f"\n## {code}\n\n{summary}.{warning}\n\n```text\n{shown}\n```\n"


def test_no_case_is_orphaned() -> None:
    assert set(ARRANGEMENTS) <= set(CASES)
    for case in CASES:
        files = {path for path in (HERE / case).rglob("*") if path.is_file()}
        assert HERE / case / "expected.txt" in files, case
        assert len(files) > 1 or case in ARRANGEMENTS, case


def test_many_mistakes_are_told_in_one_run() -> None:
    text = (HERE / "many-mistakes" / "expected.txt").read_text("utf-8")
    told = [line for line in text.splitlines() if ": error[" in line]
    assert len({line.partition(":")[0] for line in told}) >= 4
    assert len({line.partition("[")[2].partition("]")[0] for line in told}) >= 8
