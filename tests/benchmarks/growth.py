"""How each stage of a cold run grows with the number of operations.

    python tests/benchmarks/growth.py [OPERATIONS ...]

Milliseconds of the processor for one operation, in one process for each size: a stage is linear if its row stays the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from synthetic import API, write_project

SIZES = (100, 300, 1000)
STAGES = """
import gc, json, resource, sys
from pathlib import Path
from time import process_time
gc.set_threshold(100_000, 50, 100)  # as the command does
from clientgen import catalog, lowering, rules, schema, symbols
from clientgen.document import join, load
from clientgen.focus import Lens
from clientgen.format import compile_python, format_python
from clientgen.plan import Rendered, parts_of
from clientgen.project import Project, data_folder
from clientgen.render import render
spent = {}
began = process_time()
def lap(name):
    global began
    now = process_time()
    spent[name] = spent.get(name, 0) + now - began
    began = process_time()
api = sys.argv[2]
contents, _ = Project(Path(sys.argv[1])).read(api)
lap("read")
files = {path.split("/", 2)[2]: load(content, path)[0] for path, content in contents.items()}
lap("document")
for name, document in files.items():
    schema.validate(schema.kind_of_file(name), document)
lap("schema")
types, _ = join([each for name, each in files.items() if name.startswith("types/")])
documents = {name: each for name, each in files.items() if not name.startswith("types/")}
service = lowering.lower(api, {**documents, "types.yaml": types}).service
lap("lowering")
known = catalog.Catalog.of(service)
lap("catalog")
rules.check(known, complete=True)
lap("rules")
names, _ = symbols.assign(known)
lap("symbols")
templates = data_folder("templates")
for part in parts_of(known, names, templates, Lens(known, names)):
    lap("focus")
    made = list(part.entries())
    lap(f"views: {part.name.split()[0]}")
    texts = {e.path: render(templates, e.template, e.view) for e in made if isinstance(e, Rendered)}
    lap("render")
    modules = {p: format_python(t, name=p) for p, t in texts.items() if p.endswith(".py")}
    lap("layout")
    for path, text in modules.items():
        compile_python(text, name=path)
    lap("compile")
spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(spent))
"""


def main() -> None:
    """Print the table."""
    sizes = [int(each) for each in sys.argv[1:]] or [*SIZES]
    found = {size: _stages(size) for size in sizes}
    print(f"| ms for one operation | {' | '.join(f'{size:,}' for size in sizes)} |")
    print(f"|---|{'---|' * len(sizes)}")
    for stage in found[sizes[0]]:
        if stage != "memory":
            cells = (f"{found[size][stage] / size * 1000:.2f}" for size in sizes)
            print(f"| {stage} | {' | '.join(cells)} |")
    totals = {size: sum(each.values()) - each["memory"] for size, each in found.items()}
    print(f"| all | {' | '.join(f'{totals[size] / size * 1000:.2f}' for size in sizes)} |")
    memory = (f"{found[size]['memory']:.0f}" for size in sizes)
    print(f"| MB in all | {' | '.join(memory)} |")


def _stages(operations: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        write_project(Path(folder), operations)
        command = [sys.executable, "-c", STAGES, folder, API]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent: dict[str, float] = json.loads(said)
    return spent


if __name__ == "__main__":
    main()
