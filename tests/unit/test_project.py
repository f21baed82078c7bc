from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from clientgen import project as project_module
from clientgen.diagnostics import Diagnostic, render_text
from clientgen.project import (
    CODES,
    DEVICE_NAMES,
    FILE_LIMIT,
    Project,
    ProjectNotFoundError,
    data_folder,
    find_project,
)
from clientgen.spec_files import DIVISIBLE, how_to_divide

needs_links = pytest.mark.skipif(os.name == "nt", reason="making links and pipes needs POSIX")


def write(root: Path, *names: str, content: bytes = b"a: 1\n") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one API of two files."""
    write(tmp_path, "spec/media/service.yaml", "spec/media/operations/accounts.yaml")
    return tmp_path


def shown(problems: Iterable[Diagnostic]) -> list[str]:
    problems = list(problems)
    assert {problem.code for problem in problems} <= CODES.keys()
    return [line for line in render_text(problems).split("\n") if line]


def refuse(root: Path, api: str = "media") -> list[str]:
    """Return what is said about an API of which nothing else than the two good files is read."""
    files, problems = Project(root).read(api)
    assert files.keys() <= {"spec/media/service.yaml", "spec/media/operations/accounts.yaml"}
    assert problems
    return shown(problems)


def test_folders_of_a_project(tmp_path: Path) -> None:
    assert Project(tmp_path).spec == tmp_path / "spec"
    assert Project(tmp_path).generated == tmp_path / "generated"


def test_find_project_from_a_folder_inside_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = root / "spec" / "media"
    assert find_project(inner) == Project(root.resolve())
    monkeypatch.chdir(inner)
    assert find_project() == Project(root.resolve())


def test_find_project_prefers_the_nearest(root: Path) -> None:
    (root / "inner" / "spec").mkdir(parents=True)
    assert find_project(root / "inner").root == (root / "inner").resolve()


def test_find_project_says_where_it_looked(tmp_path: Path) -> None:
    (tmp_path / "spec").write_text("not a folder")
    with pytest.raises(ProjectNotFoundError) as caught:
        find_project(tmp_path)
    assert str(caught.value) == (
        f"no folder `spec` in `{tmp_path.resolve()}` or above it; "
        "change to a project, or create one with `clientgen new NAME`"
    )


def test_apis_are_the_folders_with_a_service_in_order_of_name(root: Path) -> None:
    write(root, "spec/b2-c/service.yaml", "spec/a/service.yaml", "spec/README.md")
    write(root, "spec/schema/spec.schema.json", "spec/notes/todo.txt", "spec/.git/service.yaml")
    assert Project(root).apis() == ("a", "b2-c", "media")
    assert Project(root).problems() == ()


@pytest.mark.parametrize(
    "name",
    [
        "Other",
        "média",
        "media services",
        "media_services",
        "2media",
        "-media",
        "media-",
        "a--b",
        "con",
        "lpt1",
        "schema",
        "x" * 65,
        "a.b",
        "a\n",
    ],
)
def test_names_that_no_api_may_have(root: Path, name: str) -> None:
    write(root, f"spec/{name}/service.yaml")
    name = name.replace("\n", "\\u000a")
    assert Project(root).apis() == ("media",)
    assert shown(Project(root).problems())[-2:] == [
        f"spec/{name}:1:1: error[PRJ102]: an API cannot be named `{name}`",
        (
            "hint: use lower-case letters, digits and single `-`, a letter first, at most 64 characters, "
            "and no device name of Windows"
        ),
    ]


def test_longest_name(root: Path) -> None:
    write(root, f"spec/{'x' * 64}/service.yaml")
    assert Project(root).apis() == ("media", "x" * 64)


def test_an_api_without_service(root: Path) -> None:
    write(root, "spec/other/types.yaml", "spec/third/service.yml")
    assert Project(root).apis() == ("media",)
    assert shown(Project(root).problems()) == [
        "spec/other:1:1: error[PRJ110]: the folder has no `service.yaml`",
        "hint: add this file, or remove the folder",
        "spec/third:1:1: error[PRJ110]: the folder has no `service.yaml`",
        "hint: add this file, or remove the folder",
    ]


def test_folders_that_differ_only_in_case(root: Path) -> None:
    write(root, "spec/Media/service.yaml")
    if len(list((root / "spec").iterdir())) == 1:
        pytest.skip("the file system does not tell case apart")
    assert (
        "spec/media:1:1: error[PRJ109]: `Media` and `media` are the same name on some systems"
        in shown(Project(root).problems())
    )


def test_a_project_without_spec(tmp_path: Path) -> None:
    assert Project(tmp_path).apis() == ()
    assert shown(Project(tmp_path).problems()) == [
        "spec:1:1: error[PRJ107]: this cannot be read: no such file or directory"
    ]


def test_read_gives_every_file_in_order_of_path(root: Path) -> None:
    names = ["deviations", "emulation", "errors", "operations/storage_accounts", "types"]
    write(root, *[f"spec/media/{name}.yaml" for name in names], content=b"\xff")
    files, problems = Project(root).read("media")
    assert problems == ()
    assert list(files) == [
        "spec/media/deviations.yaml",
        "spec/media/emulation.yaml",
        "spec/media/errors.yaml",
        "spec/media/operations/accounts.yaml",
        "spec/media/operations/storage_accounts.yaml",
        "spec/media/service.yaml",
        "spec/media/types.yaml",
    ]
    assert files["spec/media/service.yaml"] == b"a: 1\n"
    assert files["spec/media/types.yaml"] == b"\xff"


def test_what_editors_leave_behind_is_passed_over(root: Path) -> None:
    write(
        root, "spec/media/.service.yaml.swp", "spec/media/service.yaml~", "spec/media/#types.yaml#"
    )
    write(root, "spec/media/operations/.DS_Store")
    files, problems = Project(root).read("media")
    assert len(files) == 2
    assert problems == ()


@pytest.mark.parametrize(
    ("api", "hint"),
    [
        ("medai", "did you mean `media`?"),
        ("MEDIA", "did you mean `media`?"),
        ("quite-another", "the APIs are `media`"),
        ("../media", "did you mean `media`?"),
        ("", "the APIs are `media`"),
        (".", "the APIs are `media`"),
        ("x" * 10_000, "the APIs are `media`"),
    ],
)
def test_an_unknown_api(root: Path, api: str, hint: str) -> None:
    shortened = api if len(api) <= 80 else api[:80] + "…"
    assert refuse(root, api) == [
        f"spec:1:1: error[PRJ101]: there is no API `{shortened}`",
        f"hint: {hint}",
    ]


def test_an_unknown_api_among_none_and_among_many(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    assert refuse(tmp_path)[1] == "hint: create one with `clientgen new NAME`"
    write(tmp_path, *[f"spec/n{i:02}/service.yaml" for i in range(12)])
    names = ", ".join(f"`n{i:02}`" for i in range(10))
    assert refuse(tmp_path)[1] == f"hint: the APIs are {names} and more"


@pytest.mark.parametrize(
    ("name", "quoted", "hint"),
    [
        ("servce.yaml", "servce.yaml", "rename it to `service.yaml`, or remove it"),
        ("types.yml", "types.yml", "rename it to `types.yaml`, or remove it"),
        ("operation", "operation", "rename it to `operations`, or remove it"),
        ("README.md", "README.md", "remove it"),
        ("\x1b[31m", "\\u001b[31m", "remove it"),
        (
            "operations/accounts2.yml",
            "accounts2.yml",
            "rename it to `accounts2.yaml`, or remove it",
        ),
        ("operations/X/y.yaml", "X", "remove it"),
    ],
)
def test_files_that_no_api_has(root: Path, name: str, quoted: str, hint: str) -> None:
    write(root, f"spec/media/{name}")
    file = name.replace("\x1b", "\\u001b").removesuffix("/y.yaml")
    assert refuse(root) == [
        f"spec/media/{file}:1:1: error[PRJ104]: an API has no file or folder `{quoted}` here",
        f"hint: {hint}",
    ]


@needs_links
def test_a_file_name_that_is_not_unicode_can_be_shown(root: Path) -> None:
    name = os.fsencode(root / "spec" / "media") + b"/\xff.yaml"
    try:
        Path(os.fsdecode(name)).write_bytes(b"")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert refuse(root)[0] == (
        "spec/media/\\udcff.yaml:1:1: error[PRJ104]: an API has no file or folder `\\udcff.yaml` here"
    )


@pytest.mark.parametrize(
    "stem", ["Accounts2", "storage accounts", "2nd", "a__b", "con", "a.b", "x" * 65, "é"]
)
def test_names_that_no_group_may_have(root: Path, stem: str) -> None:
    write(root, f"spec/media/operations/{stem}.yaml")
    assert refuse(root) == [
        (
            f"spec/media/operations/{stem}.yaml:1:1: error[PRJ108]: "
            f"the file of an operation group cannot be named `{stem}.yaml`"
        ),
        (
            "hint: use lower-case letters, digits and single `_` or `-`, a letter first, "
            "at most 64 characters, and no device name of Windows"
        ),
    ]


@pytest.mark.parametrize("kind", DIVISIBLE)
def test_a_folder_of_files_stands_in_the_place_of_one(root: Path, kind: str) -> None:
    write(root, f"spec/media/{kind}/b.yaml", f"spec/media/{kind}/a-c.yaml")
    write(root, f"spec/media/{kind}/a.yaml~", f"spec/media/{kind}/.hidden")
    files, problems = Project(root).read("media")
    assert problems == ()
    assert [name for name in files if f"/{kind}/" in name] == [
        f"spec/media/{kind}/a-c.yaml",
        f"spec/media/{kind}/b.yaml",
    ]


@pytest.mark.parametrize("kind", DIVISIBLE)
def test_a_folder_beside_the_file_that_it_stands_for(root: Path, kind: str) -> None:
    write(root, f"spec/media/{kind}/a.yaml", f"spec/media/{kind}.yaml")
    _, problems = Project(root).read("media")
    assert shown(problems) == [
        f"spec/media/{kind}:1:1: error[PRJ112]: the folder `{kind}` cannot be used beside `{kind}.yaml`",
        "hint: move the file into the folder, or remove one of the two",
    ]


@pytest.mark.parametrize("kind", DIVISIBLE)
def test_a_folder_beside_json_that_it_stands_for(root: Path, kind: str) -> None:
    write(root, f"spec/media/{kind}/a.yaml", f"spec/media/{kind}.json")
    assert shown(Project(root).read("media")[1]) == [
        f"spec/media/{kind}:1:1: error[PRJ112]: the folder `{kind}` cannot be used beside `{kind}.json`",
        "hint: move the file into the folder, or remove one of the two",
    ]


@pytest.mark.parametrize("name", ["service", "types", "operations/things", "types/things"])
def test_one_file_in_two_forms(root: Path, name: str) -> None:
    write(root, f"spec/media/{name}.yaml", f"spec/media/{name}.json")
    assert shown(Project(root).read("media")[1]) == [
        (
            f"spec/media/{name}.json:1:1: error[PRJ112]: "
            f"`{Path(name).name}.json` cannot be used beside `{Path(name).name}.yaml`"
        ),
        "hint: remove one of the two",
    ]


def test_json_wherever_yaml_is(root: Path) -> None:
    names = [
        *("deviations.json", "emulation/a.json", "errors.json", "operations/admin/_group.json"),
        *("operations/things.json", "profile.json", "service.json", "types/b.yaml", "types/c.json"),
    ]
    write(root, *(f"spec/other/{name}" for name in names))
    files, problems = Project(root).read("other")
    assert problems == ()
    assert [*files] == [f"spec/other/{name}" for name in names]
    assert Project(root).apis() == ("media", "other")


def test_what_a_program_writes_is_not_json(root: Path) -> None:
    write(root, "spec/media/pages.json", "spec/media/type.json")
    assert refuse(root) == [
        "spec/media/pages.json:1:1: error[PRJ104]: an API has no file or folder `pages.json` here",
        "hint: rename it to `pages.yaml`, or remove it",
        "spec/media/type.json:1:1: error[PRJ104]: an API has no file or folder `type.json` here",
        "hint: rename it to `types.json`, or remove it",
    ]


@pytest.mark.parametrize("name", ["service", "deviations"])
def test_folders_that_no_api_has(root: Path, name: str) -> None:
    write(root, f"spec/media/{name}/a.yaml")
    assert refuse(root) == [
        f"spec/media/{name}:1:1: error[PRJ104]: an API has no file or folder `{name}` here",
        f"hint: rename it to `{name}.yaml`, or remove it",
    ]


@pytest.mark.parametrize("name", ["Accounts.yaml", "é.yaml", "con.yaml", "a b.yaml", "a..yaml"])
def test_names_that_no_file_of_a_folder_may_have(root: Path, name: str) -> None:
    write(root, f"spec/media/types/{name}")
    assert refuse(root)[0] == (
        f"spec/media/types/{name}:1:1: error[PRJ108]: a file of this folder cannot be named `{name}`"
    )


def test_what_is_not_a_file_of_a_folder(root: Path) -> None:
    write(root, "spec/media/types/a/b.yaml", "spec/media/types/c.yml", "spec/media/types/d-e.yaml")
    write(root, "spec/media/types/d_e.yaml", "spec/media/errors")
    _, problems = Project(root).read("media")
    assert [line for line in shown(problems) if ": error[" in line] == [
        "spec/media/errors:1:1: error[PRJ107]: this cannot be read: not a directory",
        "spec/media/types/a:1:1: error[PRJ104]: an API has no file or folder `a` here",
        "spec/media/types/c.yml:1:1: error[PRJ104]: an API has no file or folder `c.yml` here",
        (
            "spec/media/types/d_e.yaml:1:1: error[PRJ109]: "
            "`d-e.yaml` and `d_e.yaml` are the same name on some systems"
        ),
    ]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("spec/media/types.yaml", "divide it into several files in a folder `types`"),
        ("spec/errors/errors.yaml", "divide it into several files in a folder `errors`"),
        ("spec/media/types/a.yaml", "divide it into several files"),
        ("spec/media/operations/a.yaml", "divide it into several files"),
        ("spec/types/service.yaml", "shorten it"),
        ("anything", "shorten it"),
    ],
)
def test_how_to_divide_what_is_too_large(file: str, hint: str) -> None:
    assert how_to_divide(file) == hint


def test_device_names_are_what_windows_reserves() -> None:
    assert {"con", "prn", "aux", "nul", "com1", "lpt9"} <= DEVICE_NAMES
    assert all(name == name.lower() for name in DEVICE_NAMES)


def test_an_api_that_cannot_be_listed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = os.scandir

    def deny(path: Path) -> object:
        if path.name == "media":
            raise PermissionError(13, "Permission denied", str(path))
        return genuine(path)

    monkeypatch.setattr(os, "scandir", deny)
    assert Project(root).apis() == ()
    assert shown(Project(root).problems()) == [
        "spec/media:1:1: error[PRJ107]: this cannot be read: permission denied",
        "hint: give the current user permission to read it",
    ]


def test_groups_that_would_share_a_module(root: Path) -> None:
    names = ["spec/media/operations/blob-keys.yaml", "spec/media/operations/blob_keys.yaml"]
    write(root, *names)
    _, problems = Project(root).read("media")
    assert shown(problems) == [
        (
            "spec/media/operations/blob_keys.yaml:1:1: error[PRJ109]: "
            "`blob-keys.yaml` and `blob_keys.yaml` are the same name on some systems"
        ),
        "hint: rename or remove one of the two",
    ]


def test_files_that_differ_only_in_case(root: Path) -> None:
    write(root, "spec/media/Service.yaml")
    if len(list((root / "spec/media").iterdir())) == 2:
        pytest.skip("the file system does not tell case apart")
    assert refuse(root) == [
        (
            "spec/media/Service.yaml:1:1: error[PRJ104]: "
            "an API has no file or folder `Service.yaml` here"
        ),
        "hint: rename it to `service.yaml`, or remove it",
        (
            "spec/media/service.yaml:1:1: error[PRJ109]: "
            "`Service.yaml` and `service.yaml` are the same name on some systems"
        ),
        "hint: rename or remove one of the two",
    ]


def test_a_file_at_the_size_limit_and_one_byte_over_it(root: Path) -> None:
    write(root, "spec/media/service.yaml", content=b"#" * FILE_LIMIT)
    files, problems = Project(root).read("media")
    assert len(files["spec/media/service.yaml"]) == FILE_LIMIT
    assert problems == ()
    write(root, "spec/media/service.yaml", content=b"#" * (FILE_LIMIT + 1))
    assert refuse(root) == [
        "spec/media/service.yaml:1:1: error[PRJ106]: the file is larger than 4,194,304 bytes",
        "hint: shorten it",
    ]


LINK = "error[PRJ103]: links are not followed"
ORIGINAL = "hint: replace it with the original"


@needs_links
@pytest.mark.parametrize("target", ["../../../secret.yaml", "/etc/passwd", "nowhere", "types.yaml"])
def test_a_link_to_a_file_is_not_read(root: Path, target: str) -> None:
    (root / "spec/media/types.yaml").symlink_to(target)
    assert refuse(root) == [f"spec/media/types.yaml:1:1: {LINK}", ORIGINAL]
    (root / "spec/media/types.yaml").unlink()
    (root / "spec/media/operations/other.yaml").symlink_to(target)
    assert refuse(root) == [f"spec/media/operations/other.yaml:1:1: {LINK}", ORIGINAL]


@needs_links
@pytest.mark.parametrize("name", ["operations", *DIVISIBLE])
def test_a_link_to_a_folder_is_not_followed(root: Path, name: str) -> None:
    write(root, f"spec/media/{name}/more.yaml")
    (root / "spec/media" / name).rename(root / "elsewhere")
    (root / "spec/media" / name).symlink_to(root / "elsewhere")
    assert refuse(root) == [f"spec/media/{name}:1:1: {LINK}", ORIGINAL]


@needs_links
def test_a_link_to_an_api_is_reported_and_not_followed(root: Path) -> None:
    (root / "spec/linked").symlink_to(root / "spec/media")
    (root / "spec/loop").symlink_to("loop")
    (root / "spec/README.md").symlink_to("media/service.yaml")
    assert Project(root).apis() == ("media",)
    assert shown(Project(root).problems()) == [f"spec/linked:1:1: {LINK}", ORIGINAL]
    assert refuse(root, "linked") == [f"spec/linked:1:1: {LINK}", ORIGINAL]


@needs_links
def test_a_link_to_the_whole_spec_is_not_followed(root: Path) -> None:
    (root / "spec").rename(root / "elsewhere")
    (root / "spec").symlink_to("elsewhere")
    assert Project(root).apis() == ()
    assert shown(Project(root).problems()) == [f"spec:1:1: {LINK}", ORIGINAL]


@needs_links
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket"])
def test_a_special_file_neither_hangs_nor_is_read(
    root: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "spec/media")  # a socket's whole path may be too long
    if kind == "folder":
        Path("types.yaml").mkdir()
    elif kind == "pipe":
        os.mkfifo("types.yaml")
    else:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("types.yaml")
    assert refuse(root) == [
        "spec/media/types.yaml:1:1: error[PRJ105]: this is not an ordinary file",
        "hint: replace it with a text file",
    ]


@needs_links
def test_a_pipe_that_takes_the_place_of_a_file_does_not_hang(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = os.open

    def exchange(path: str, flags: int) -> int:
        Path(path).unlink()
        os.mkfifo(path)
        return genuine(path, flags)

    monkeypatch.setattr(os, "open", exchange)
    assert refuse(root)[:2] == [
        "spec/media/operations/accounts.yaml:1:1: error[PRJ105]: this is not an ordinary file",
        "hint: replace it with a text file",
    ]


@needs_links
def test_a_link_that_takes_the_place_of_a_file_is_not_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "secret.yaml")
    genuine = os.open

    def exchange(path: str, flags: int) -> int:
        Path(path).unlink()
        Path(path).symlink_to(root / "secret.yaml")
        return genuine(path, flags)

    monkeypatch.setattr(os, "open", exchange)
    files, problems = Project(root).read("media")
    assert files == {}
    assert [problem.code for problem in problems] == ["PRJ107", "PRJ107"]


def test_operations_that_is_a_file(root: Path) -> None:
    shutil.rmtree(root / "spec/media/operations")
    write(root, "spec/media/operations")
    assert refuse(root) == [
        "spec/media/operations:1:1: error[PRJ107]: this cannot be read: not a directory"
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_that_may_not_be_read(root: Path) -> None:
    (root / "spec/media/service.yaml").chmod(0)
    assert refuse(root) == [
        "spec/media/service.yaml:1:1: error[PRJ107]: this cannot be read: permission denied",
        "hint: give the current user permission to read it",
    ]


def test_permission_that_is_denied_has_a_hint(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", deny)
    assert refuse(root)[:2] == [
        (
            "spec/media/operations/accounts.yaml:1:1: error[PRJ107]: "
            "this cannot be read: permission denied"
        ),
        "hint: give the current user permission to read it",
    ]


def install(folder: Path) -> ModuleType:
    """Return the module as it is when the package `clientgen` stands in a folder."""
    target = folder / "clientgen" / "project.py"
    target.parent.mkdir(parents=True)
    source = project_module.__file__
    assert source is not None
    shutil.copy(source, target)
    description = importlib.util.spec_from_file_location("clientgen.project", target)
    assert description is not None
    assert description.loader is not None
    module = importlib.util.module_from_spec(description)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "clientgen.project", module)
        description.loader.exec_module(module)
    return module


def test_data_of_this_checkout() -> None:
    repository = Path(__file__).resolve().parents[2]
    assert data_folder("templates") == repository / "templates"
    assert data_folder("schema") == repository / "spec" / "schema"


def test_a_checkout_never_gives_a_copy_that_a_build_left(tmp_path: Path) -> None:
    module = install(tmp_path / "generator")
    write(tmp_path, "pyproject.toml", "templates/a.jinja", "spec/schema/a.json")
    write(
        tmp_path, "generator/clientgen/templates/old.jinja", "generator/clientgen/schemas/old.json"
    )
    assert module.data_folder("templates") == tmp_path.resolve() / "templates"
    assert module.data_folder("schema") == tmp_path.resolve() / "spec" / "schema"
    shutil.rmtree(tmp_path / "templates")
    with pytest.raises(FileNotFoundError):
        module.data_folder("templates")


def test_an_installed_package_gives_its_own_data(tmp_path: Path) -> None:
    module = install(tmp_path / "site-packages")
    package = tmp_path.resolve() / "site-packages" / "clientgen"
    write(tmp_path, "pyproject.toml", "templates/other.jinja", "spec/schema/other.json")
    write(package, "templates/a.jinja", "schemas/a.json")
    assert module.data_folder("templates") == package / "templates"
    assert module.data_folder("schema") == package / "schemas"
    shutil.rmtree(package / "schemas")
    with pytest.raises(FileNotFoundError) as caught:
        module.data_folder("schema")
    assert str(caught.value) == (
        f"clientgen's own folder `{package / 'schemas'}` is missing; install clientgen again"
    )
