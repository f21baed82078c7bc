"""The table of outputs: the source of each file of a distribution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from clientgen.cases import Values, client_facts, group_tests, refusal_facts, scenario_facts
from clientgen.catalog import Catalog
from clientgen.credentials import sources_of
from clientgen.description import FOLDER, describe, stored
from clientgen.focus import Focus, Lens
from clientgen.ir import Group, Service, Text, TypeDefinition
from clientgen.project import own_files
from clientgen.python_source import Data, json_lines
from clientgen.symbols import Symbols
from clientgen.views.api_page import api_page
from clientgen.views.client import client_module, emulator_module
from clientgen.views.credentials import credential_modules, credentials_package
from clientgen.views.errors import errors_module
from clientgen.views.metadata import metadata
from clientgen.views.operations import group_module
from clientgen.views.package import package_module
from clientgen.views.params import params_module
from clientgen.views.project import plugin_module
from clientgen.views.readme import readme_page
from clientgen.views.service import service_module
from clientgen.views.types import by_module, checks_module, types_module, types_package

_EVERY_CREDENTIAL = ("__init__", "given", "protocol", "several")
"""The modules of the runtime's credentials that are always included."""
_NOT_COPIED = (".jinja", ".pyc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A file that a template prints from a view."""

    path: str
    template: str
    view: object

    @property
    def origin(self) -> str:
        """The source of the file."""
        return f"templates/{self.template}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A file whose bytes are known: copied from the templates, or encoded data."""

    path: str
    content: bytes
    origin: str


Entry = Rendered | Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some files of a distribution.

    `focus` is everything they are made from; None if that is the whole service.
    """

    name: str
    focus: Focus | None
    entries: Callable[[], Iterable[Entry]]


def plan(catalog: Catalog, symbols: Symbols, templates: Path) -> tuple[Entry, ...]:
    """Return an entry for every file of the distribution of a service, sorted by path."""
    lens = Lens(catalog, symbols)
    entries = (e for part in parts_of(catalog, symbols, templates, lens) for e in part.entries())
    return tuple(sorted(entries, key=lambda entry: entry.path))


def parts_of(catalog: Catalog, symbols: Symbols, templates: Path, lens: Lens) -> Iterator[Part]:
    """Give the parts of a distribution: those of each group and module of types, and the others.

    `lens` is that of the catalog and symbols.
    """
    description = cache(lambda: describe(catalog, symbols))
    values = cache(lambda: Values.of(catalog, symbols, description()["types"]))
    for group in catalog.service.groups:
        focus = lens.on_group(group)
        make = partial(_group, group, focus, values)
        yield Part(
            name=f"operations {symbols.groups[group.name].attribute}",
            focus=focus,
            entries=make,
        )
    for module, definitions in by_module(catalog, symbols).items():
        focus = lens.on_types(definitions)
        make = partial(_types, module, definitions, focus)
        yield Part(name=f"types {module}", focus=focus, entries=make)
    for name, focus in lens.on_scenarios() if catalog.service.python.has_tests else ():
        make = partial(_scenarios, name, focus, values)
        yield Part(name=f"scenarios {symbols.groups[name].attribute}", focus=focus, entries=make)
    yield Part(
        name="service",
        focus=None,
        entries=partial(_service, catalog, symbols, templates, description, values),
    )


def _group(group: Group, focus: Focus, values: Callable[[], Values]) -> Iterator[Entry]:
    """The module of a group, and its tests if it has operations."""
    catalog, symbols = focus.catalog, focus.symbols
    module = group_module(catalog, symbols, group)
    template = "package/operations/group.py.jinja"
    yield Rendered(path=f"src/{symbols.package}/{module.path}", template=template, view=module)
    if not group.operations or not catalog.service.python.has_tests:
        return
    tests = group_tests(group, values().within(catalog, symbols))
    cases = json_lines(tests.cases)
    yield Finished(path=f"tests/{tests.cases_path}", content=cases, origin="spec")
    yield Finished(path=f"tests/{tests.cassettes_path}", content=tests.cassettes, origin="spec")


def _scenarios(name: Text, focus: Focus, values: Callable[[], Values]) -> Iterator[Entry]:
    facts = scenario_facts(values().within(focus.catalog, focus.symbols))
    module = focus.symbols.groups[name].module
    yield from _scenario_file(module, facts)


def _scenario_file(name: str, facts: Data | None) -> Iterator[Entry]:
    if facts is not None:
        path = f"tests/scenarios/{name}.json"
        yield Finished(path=path, content=json_lines(facts), origin="spec")


def _types(name: str, definitions: tuple[TypeDefinition, ...], focus: Focus) -> Iterator[Entry]:
    module = types_module(focus.catalog, focus.symbols, name, definitions)
    template, root = "package/types/module.py.jinja", f"src/{focus.symbols.package}"
    yield Rendered(path=f"{root}/{module.path}", template=template, view=module)


def _service(
    catalog: Catalog,
    symbols: Symbols,
    templates: Path,
    description: Callable[[], Data],
    values: Callable[[], Values],
) -> Iterator[Entry]:
    """The files that may depend on everything."""
    yield from _package(catalog, symbols, templates, description())
    yield from _project(catalog, symbols)
    if catalog.service.python.has_tests:
        yield from _tests(values(), templates)


def _package(
    catalog: Catalog, symbols: Symbols, templates: Path, description: Data
) -> Iterator[Entry]:
    service = catalog.service
    root = f"src/{symbols.package}"
    singles: dict[str, object] = {
        "__init__.py": package_module(catalog, symbols),
        "_service.py": service_module(catalog, symbols),
        "client.py": client_module(catalog, symbols),
        "errors.py": errors_module(catalog, symbols),
        "types/__init__.py": types_package(symbols),
    }
    checks = checks_module(catalog, symbols)
    if checks.checks:
        singles["types/_checks.py"] = checks
    if symbols.given:
        singles["types/_params.py"] = params_module(catalog, symbols)
    if service.auth:
        singles["credentials/__init__.py"] = credentials_package(service, symbols)
    for path, view in singles.items():
        yield Rendered(path=f"{root}/{path}", template=f"package/{path}.jinja", view=view)
    for credential in credential_modules(service, symbols):
        template = "package/credentials/module.py.jinja"
        yield Rendered(path=f"{root}/{credential.path}", template=template, view=credential)
    for path, content in stored(description).items():
        yield Finished(path=f"{root}/{FOLDER}/{path}", content=content, origin="spec")
    yield from _copied(templates, "package", root)
    yield from _runtime(service, templates, root)
    yield from _command_line(catalog, symbols, templates, root)


def _project(catalog: Catalog, symbols: Symbols) -> Iterator[Entry]:
    views = {
        "pyproject.toml": metadata(catalog.service, symbols),
        "README.md": readme_page(catalog, symbols),
        "api.md": api_page(catalog, symbols),
    }
    for path, view in views.items():
        yield Rendered(path=path, template=f"project/{path}.jinja", view=view)


def _runtime(service: Service, templates: Path, root: str) -> Iterator[Entry]:
    """The modules of every client, and those of the credentials.

    A module that another one names is always copied, also if this API never needs it: type checkers
    read all of them.
    """
    wanted = {*_EVERY_CREDENTIAL}
    for auth in service.auth:
        wanted.update(module for source in sources_of(auth) for module in source.modules)
    for entry in _copied(templates, "runtime", f"{root}/_runtime"):
        folder, _, module = entry.path.rpartition("/")
        if not folder.endswith("/credentials") or module.removesuffix(".py") in wanted:
            yield entry


def _command_line(
    catalog: Catalog, symbols: Symbols, templates: Path, root: str
) -> Iterator[Entry]:
    if catalog.service.python.has_command:
        yield from _copied(templates, "cli", f"{root}/cli")
        yield from _copied(templates, "cli_runtime", f"{root}/_runtime/cli")
    if catalog.service.emulation is not None:
        yield Rendered(
            path=f"{root}/pytest_plugin.py",
            template="package/pytest_plugin.py.jinja",
            view=plugin_module(symbols),
        )
        yield Rendered(
            path=f"{root}/emulator/__init__.py",
            template="emulator/__init__.py.jinja",
            view=emulator_module(catalog.service, symbols),
        )
        yield from _copied(templates, "emulator_runtime", f"{root}/_runtime/emulator")
        yield from _shared(root)


def _tests(values: Values, templates: Path) -> Iterator[Entry]:
    yield from _copied(templates, "tests", "tests")
    if values.service.python.has_command:
        yield from _copied(templates, "command_tests", "tests")
    if values.service.emulation is not None:
        yield from _copied(templates, "emulator_tests", "tests")
    facts = json_lines(client_facts(values))
    yield Finished(path="tests/client.json", content=facts, origin="spec")
    yield from _scenario_file("refusals-of-all", refusal_facts(values))


def _shared(root: str) -> Iterator[Entry]:
    """Files that the emulator shares with the generator: wire format and model of behaviour."""
    package, target = Path(__file__).parent, f"{root}/_runtime/emulator"
    for inside, content in own_files(package / "wire").items():
        origin = f"clientgen/wire/{inside}"
        yield Finished(path=f"{target}/wire/{inside}", content=content, origin=origin)
    behaviour = own_files(package / "ir")["behaviour.py"]
    origin = "clientgen/ir/behaviour.py"
    yield Finished(path=f"{target}/behaviour.py", content=behaviour, origin=origin)


def _copied(templates: Path, folder: str, target: str) -> Iterator[Finished]:
    """Every file of a folder of templates that is not a template, byte for byte."""
    for path, content in own_files(templates).items():
        inside = path.removeprefix(f"{folder}/")
        if inside != path and not inside.startswith(".") and not inside.endswith(_NOT_COPIED):
            yield Finished(path=f"{target}/{inside}", content=content, origin=f"templates/{path}")
