"""The cost of laying out Python with and without black, and the chunks left to black.

    python tests/benchmarks/layout.py

Prints, for the real API and for one with its operations many times over, CPU seconds of `laid_out` beside those of black
for the chunks that both can do, in one process, and how many chunks are for black alone, and why. Compare the ratios.
"""

from __future__ import annotations

import ast
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from clientgen.format import BLACK_VERSION, _cut, _run_black
from clientgen.pipeline.generation import understand
from clientgen.plan import Rendered, plan
from clientgen.project import Project, data_folder
from clientgen.python_source import WIDTH, laid_out
from clientgen.render import render

ROOT = Path(__file__).resolve().parents[2]
API = "media-services-management"
TIMES = 40


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, TIMES):
            project = Path(folder) / str(times)
            _enlarge(project, times)
            _report(_chunks(project))


def _enlarge(project: Path, times: int) -> None:
    """Make a project with the real API, each of its groups `times` times."""
    shutil.copytree(ROOT / "spec" / API, project / "spec" / API)
    if times > 1:
        (project / "spec" / API / "emulation.yaml").unlink()  # says something of each operation
    operations = project / "spec" / API / "operations"
    for group in sorted(operations.iterdir()):
        text = group.read_text("utf-8")
        for number in range(1, times):
            copy = text.replace("    path: /", f"    path: /Part{number}/")
            group.with_stem(f"{group.stem}_{number}").write_text(copy, "utf-8")


def _chunks(project: Path) -> list[str]:
    """Return the different chunks that a run lays out."""
    understood = understand(Project(project), API)
    if understood.errors or understood.catalog is None or understood.symbols is None:
        sys.exit("\n".join(each.message for each in understood.errors[:9]))
    entries = plan(understood.catalog, understood.symbols, data_folder("templates"))
    print(f"{len(understood.catalog.operations)} operations")
    sources = [
        render(data_folder("templates"), entry.template, entry.view)
        for entry in entries
        if isinstance(entry, Rendered) and entry.path.endswith(".py")
    ]
    return list(dict.fromkeys(c for source in sources for c in _cut(source, ast.parse(source))))


def _report(chunks: list[str]) -> None:
    told = [chunk for chunk in chunks if laid_out(chunk) is not None]
    untold = [chunk for chunk in chunks if laid_out(chunk) is None]
    by_layout = _seconds(laid_out, told)
    by_black = _seconds(lambda chunk: _run_black(chunk, "chunk"), told)
    lone = _seconds(lambda chunk: _run_black(chunk, "chunk"), untold)
    print(f"  laid out here           {len(told):6} chunks {by_layout:8.3f} s")
    print(f"  the same by black       {len(told):6} chunks {by_black:8.3f} s")
    print(f"  ratio                   {by_black / by_layout:22.1f}")
    print(f"  for black alone         {len(untold):6} chunks {lone:8.3f} s")
    for why, count in Counter(map(_why, untold)).most_common():
        print(f"    {why:<22}{count:6}")


def _seconds(work: Callable[[str], object], chunks: list[str]) -> float:
    began = time.process_time()
    for chunk in chunks:
        work(chunk)
    return time.process_time() - began


def _why(chunk: str) -> str:
    if not chunk.isascii():
        return "not ASCII"
    lines = _run_black(chunk, "chunk").split("\n")
    return "a line too long" if any(len(line) > WIDTH for line in lines) else "not known here"


if __name__ == "__main__":
    print(f"black {BLACK_VERSION}")
    main()
