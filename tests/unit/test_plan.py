"""The table of outputs: what each file is made of, and which files a spec asks for."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientgen.pipeline import generate, understand
from clientgen.plan import Entry, Finished, Rendered, plan
from clientgen.project import Project, data_folder
from clientgen.skeleton import create
from clientgen.spec_files import Part

Edit = Callable[[Path, str, str], None]
FEATURES = Path(__file__).parents[1] / "features"
TEMPLATES = data_folder("templates")
PACKAGE = "src/corner_shop"


def planned(root: Path, api: str = "shop", templates: Path = TEMPLATES) -> dict[str, Entry]:
    understood = understand(Project(root), api)
    assert understood.diagnostics == ()
    assert understood.catalog is not None
    assert understood.symbols is not None
    entries = plan(understood.catalog, understood.symbols, templates)
    paths = [entry.path for entry in entries]
    assert paths == sorted(set(paths))
    return {entry.path: entry for entry in entries}


def test_every_part_of_a_distribution_is_planned(root: Path) -> None:
    entries = planned(root)
    for path in (
        *("pyproject.toml", "README.md", "api.md"),
        *(f"{PACKAGE}/__init__.py", f"{PACKAGE}/client.py", f"{PACKAGE}/errors.py"),
        *(f"{PACKAGE}/py.typed", f"{PACKAGE}/operations/fruits.py", f"{PACKAGE}/types/fruit.py"),
        *(f"{PACKAGE}/description/index.json", f"{PACKAGE}/_runtime/client.py"),
        *("tests/test_operations.py", "tests/conftest.py", "tests/client.json"),
        *("tests/cases/fruits.json", "tests/cassettes/fruits.yaml"),
    ):
        assert path in entries, path


def test_templates_are_rendered_and_everything_else_is_copied_byte_for_byte(root: Path) -> None:
    for path, entry in planned(root).items():
        assert not path.endswith((".jinja", ".pyc"))
        assert "__pycache__" not in path
        match entry:
            case Rendered(template=template):
                assert (TEMPLATES / template).is_file()
                assert entry.origin == f"templates/{template}"
            case Finished(content=content, origin=origin):
                copied = origin.removeprefix("templates/")
                assert origin == "spec" or (TEMPLATES / copied).read_bytes() == content


def leaves(view: object) -> Iterator[object]:
    """Yield a view, the views in it, and all that it holds."""
    yield view
    if dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            yield from leaves(getattr(view, field.name))
    elif type(view) is tuple:
        for item in view:
            yield from leaves(item)


def test_a_template_is_given_encoded_text_flags_and_views(root: Path) -> None:
    for entry in planned(root).values():
        for each in leaves(entry.view if isinstance(entry, Rendered) else ()):
            module = type(each).__module__
            stage = module.removeprefix("clientgen.").split(".")
            if dataclasses.is_dataclass(each):
                assert stage[0] in ("views", "python_source")
            else:
                assert type(each) in (str, bool, tuple)


def test_data_is_json_of_the_spec(root: Path) -> None:
    entry = planned(root)[f"{PACKAGE}/description/index.json"]
    assert isinstance(entry, Finished)
    assert entry.origin == "spec"
    assert json.loads(entry.content)["program"] == "shop"


def test_an_emulator_is_planned_where_the_spec_says_what_it_does(root: Path) -> None:
    create(Project(root), "tiny")
    package = "src/tiny"
    with_emulator = planned(root, "tiny")
    for path in (
        *(f"{package}/emulator/__init__.py", f"{package}/description/emulation.json"),
        *(f"{package}/pytest_plugin.py", f"{package}/_runtime/emulator/engine.py"),
        *(f"{package}/_runtime/emulator/wire/__init__.py", "tests/test_emulator.py"),
    ):
        assert path in with_emulator, path
    wire = with_emulator[f"{package}/_runtime/emulator/wire/json_body.py"]
    assert wire.origin == "clientgen/wire/json_body.py"
    assert not [path for path in planned(root) if "emulator" in path.split("/")[2:-1]]
    assert "tests/test_emulator.py" not in planned(root)
    assert f"{PACKAGE}/pytest_plugin.py" not in planned(root)


CREDENTIALS = f"{PACKAGE}/_runtime/credentials"


@pytest.mark.parametrize(
    ("auth", "modules"),
    [
        ("", set()),
        ("[{kind: basic}]", {"basic", "secret_text"}),
        ("[{kind: bearer}]", {"bearer", "secret_text"}),
        ("[{kind: api_key, in: header, name: key}]", {"api_key", "secret_text"}),
        (
            "[{kind: client_certificate, sources: [pem]}]",
            {"pem", "certificate", "certificate_files"},
        ),
        (
            "[{kind: client_certificate, sources: [publishsettings]}]",
            {"publishsettings", "pkcs12", "certificate", "certificate_files"},
        ),
        (
            "[{kind: basic}, {kind: client_certificate, sources: [pkcs12]}]",
            {"basic", "secret_text", "pkcs12", "certificate", "certificate_files"},
        ),
    ],
)
def test_only_the_ways_to_authenticate_that_are_declared_are_copied(
    root: Path, auth: str, modules: set[str]
) -> None:
    if auth:
        with (root / "spec/shop/service.yaml").open("a", encoding="utf-8") as file:
            file.write(f"auth: {auth}\n")
    entries = planned(root)
    copied = {Path(path).stem for path in entries if path.startswith(f"{CREDENTIALS}/")}
    assert copied == modules | {"__init__", "given", "protocol", "several"}
    assert (f"{PACKAGE}/credentials/__init__.py" in entries) is bool(auth)


def test_checks_are_planned_where_a_type_with_a_name_has_bounds(root: Path, edit: Edit) -> None:
    assert f"{PACKAGE}/types/_checks.py" not in planned(root)
    types = root / "spec/shop/types.yaml"
    edit(types, "price: {type: integer, minimum: 0}", "price: {$ref: Price}")
    types.write_text(types.read_text("utf-8") + "  Price: {type: integer, minimum: 0}\n", "utf-8")
    assert f"{PACKAGE}/types/_checks.py" in planned(root)


def test_what_tools_leave_among_the_templates_is_not_copied(root: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    cache = templates / "runtime" / "__pycache__"
    cache.mkdir(exist_ok=True)
    (cache / "client.cpython-311.pyc").write_bytes(b"compiled")
    (templates / "runtime" / ".hidden").write_text("hidden")
    assert planned(root, templates=templates) == planned(root)


def test_a_new_file_of_the_runtime_is_copied(root: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / "runtime" / "new.py").write_text("a = 1\n")
    entry = planned(root, templates=templates)[f"{PACKAGE}/_runtime/new.py"]
    assert entry == Finished(path=entry.path, content=b"a = 1\n", origin="templates/runtime/new.py")


@pytest.mark.parametrize("part", ["cli", "emulator", "tests"])
def test_a_part_can_be_left_out(part: Part) -> None:
    project = Project(FEATURES / "without_async")
    (api,) = project.apis()
    whole = generate(project, api, lambda *_: None).files
    less = generate(project, api, lambda *_: None, frozenset([part])).files
    gone = {file.path for file in whole} - {file.path for file in less}
    marks = {"cli": "/cli/", "emulator": "/emulator/", "tests": "tests/"}
    named = {file.path for file in whole if marks[part] in file.path}
    assert named <= gone
    allowed = ("tests/", "src/without_async/description/", "src/without_async/pytest_plugin.py")
    assert all(path in named or path.startswith(allowed) for path in gone)
