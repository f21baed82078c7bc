"""The time of each stage of `clientgen generate`, and the lines of an operation.

    python tests/benchmarks/generation.py

Each figure is the smallest of several whole processes, in seconds, and stands beside the others of the same run: compare the
ratios, not the seconds. Cold means an empty cache folder and an empty target.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
API = "media-services-management"
STAGES = """
import sys, time
from pathlib import Path
began = time.perf_counter()
def lap(name):
    global began
    now = time.perf_counter()
    print(f"  {name:<34}{now - began:6.3f} s")
    began = time.perf_counter()
from clientgen.project import Project, data_folder
from clientgen import catalog, lowering, rules, schema, symbols
from clientgen.document import load
project = Project(Path(sys.argv[1]))
contents, _ = project.read(sys.argv[2])
lap("imports of the front")
prefix = f"spec/{sys.argv[2]}/"
documents = {p.removeprefix(prefix): load(c, p)[0] for p, c in contents.items()}
lap("document (YAML)")
for name, document in documents.items():
    schema.validate(name.split("/")[0].removesuffix(".yaml"), document)
schema.validate_changes(documents)
lap("schema (with its import)")
service = lowering.lower(sys.argv[2], documents).service
lap("lowering")
known = catalog.Catalog.of(service)
rules.check(known, complete=True)
names, _ = symbols.assign(known)
lap("rules and symbols")
from clientgen.plan import Rendered, plan
entries = plan(known, names, data_folder("templates"))
lap("views and plan")
from clientgen.render import render
texts = {e.path: render(data_folder("templates"), e.template, e.view) for e in entries if isinstance(e, Rendered)}
lap("render (with jinja2)")
from clientgen.format import compile_python, format_python
formatted = {p: format_python(t, name=p) for p, t in texts.items() if p.endswith(".py")}
lap("format (black where it is asked)")
for path, text in formatted.items():
    compile_python(text, name=path)
lap("compile")
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        project = work / "project"
        shutil.copytree(ROOT / "spec", project / "spec")
        environment = {**os.environ, "CLIENTGEN_CACHE_DIR": str(work / "cache")}
        cold = min(_cold(project, work, environment) for _ in range(3))
        _run(project, environment)
        same = min(_time([*_COMMAND], project, environment) for _ in range(7))
        bare = min(_time([sys.executable, "-c", "pass"], project, environment) for _ in range(7))
        print(f"cold, everything made and formatted   {cold:6.3f} s")
        print(f"nothing changed                       {same:6.3f} s")
        print(f"python -c pass                        {bare:6.3f} s")
        print("one process, cold cache:")
        _stages(project, {**environment, "CLIENTGEN_CACHE_DIR": str(work / "cold")})
        print("one process, warm cache:")
        _stages(project, {**environment, "CLIENTGEN_CACHE_DIR": str(work / "cold")})
        _lines(project / "generated" / API)


_COMMAND = (sys.executable, "-c", "from clientgen.cli import main; main()", "generate")


def _cold(project: Path, work: Path, environment: dict[str, str]) -> float:
    shutil.rmtree(project / "generated", ignore_errors=True)
    shutil.rmtree(work / "cache", ignore_errors=True)
    return _time([*_COMMAND], project, environment)


def _run(project: Path, environment: dict[str, str]) -> None:
    subprocess.run(_COMMAND, cwd=project, env=environment, check=True, capture_output=True)


def _time(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def _stages(project: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", STAGES, str(project), API]
    subprocess.run(command, env=environment, check=True)


def _lines(distribution: Path) -> None:
    """Lines of Python that black formats for one operation: its group's module, shared lines apart."""
    modules = sorted(distribution.glob("src/*/operations/*.py"))
    total = sum(len(path.read_text("utf-8").splitlines()) for path in modules)
    operations = sum(path.read_text("utf-8").count(": Operation[") for path in modules)
    print(f"lines of operations/*.py an operation  {total / operations:5.0f}")


if __name__ == "__main__":
    main()
