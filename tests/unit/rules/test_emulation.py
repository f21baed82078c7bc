"""The rules of `emulation.yaml`, by changes to the sound one of the folder `projects`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from clientgen.catalog import Catalog
from clientgen.diagnostics import Diagnostic
from clientgen.document import load
from clientgen.lowering import lower
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.rules import CODES, check

HERE = Path(__file__).parent
FILES = {
    path.relative_to(HERE / "projects").as_posix(): path.read_text("utf-8")
    for path in sorted((HERE / "projects").rglob("*.yaml"))
}
EMULATION = "emulation.yaml"


def judge(files: dict[str, str], *, complete: bool = True) -> list[Diagnostic]:
    documents = {}
    for name, text in files.items():
        document, problems = load(text.encode(), name)
        assert document is not None, problems
        documents[name] = document
    lowered = lower("projects", documents)
    assert lowered.service is not None
    found = check(Catalog.of(lowered.service), complete=complete)
    return [each for each in found if each.code.startswith("SPEC5")]


def change(old: str, new: str, file: str = EMULATION) -> dict[str, str]:
    assert FILES[file].count(old) == 1, old
    return {**FILES, file: FILES[file].replace(old, new)}


def place(text: str) -> tuple[str, tuple[int, int]]:
    """Return the text without its marks, and the line and column of what they are round."""
    before = text[: text.index("«")]
    column = len(before) - (before.rfind("\n") + 1) + 1
    return re.sub("[«»]", "", text), (before.count("\n") + 1, column)


def test_what_stands_in_the_folder_is_a_sound_api(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / "spec" / "projects" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert understand(Project(tmp_path), "projects").diagnostics == ()


def test_an_api_without_an_emulation_is_sound() -> None:
    assert judge({name: text for name, text in FILES.items() if name != EMULATION}) == []


MISTAKES = yaml.safe_load((HERE / "projects-mistakes.yaml").read_text("utf-8"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: f"{each['code']} {each['said']}")
def test_each_mistake_is_found_where_it_stands(mistake: dict[str, str]) -> None:
    files = change(mistake["old"], mistake["new"])
    files[EMULATION], expected = place(files[EMULATION])
    found = [each for each in judge(files) if each.code == mistake["code"]]
    assert any(mistake["said"] in each.message for each in found), judge(files)
    assert expected in {(each.location.line, each.location.column) for each in found}
    assert {each.location.file for each in found} == {EMULATION}


def test_an_operation_without_an_effect_is_named() -> None:
    text = re.sub(r"  service\.ping:\n.*\n", "", FILES[EMULATION])
    (found,) = judge({**FILES, EMULATION: text})
    assert (found.code, found.message, found.hint) == (
        "SPEC501",
        (
            "emulation.yaml has no entry for the operation `service.ping`, "
            "whose effect does not follow from its verb and path"
        ),
        "add `service.ping:` with what it does",
    )
    assert text.splitlines()[found.location.line - 1] == "operations:"


_ELSEWHERE = {"SPEC501", "SPEC534", "SPEC535", "SPEC536", "SPEC537", "SPEC538"}
"""Codes of what this API does not have, or of a whole file: `tests/errors` has a pair of each."""


def test_every_code_has_a_mistake() -> None:
    codes = {code for code in CODES if code.startswith("SPEC5")}
    assert {each["code"] for each in MISTAKES} | _ELSEWHERE == codes


def test_what_is_put_together_from_parts_needs_all_that_is_required() -> None:
    old = "      settings: {type: object, additionalProperties: {type: any}}\n    required: [name]"
    new = "    required: [name]"
    types = FILES["types.yaml"].replace(old, new).replace(", settings: {sails: 2}}", "}")
    types = types.replace(
        "      settings: {type: object, additionalProperties: {type: any}}\n      created",
        "      settings: {$ref: Settings}\n      created",
    ).replace("required: [id, name]", "required: [id, name, settings]", 1)
    types += "  Settings:\n    type: object\n    properties:\n      sails: {type: integer}\n"
    types += "      oars: {type: integer}\n    required: [sails, oars]\n"
    store = "    create: projects\n    store:\n"
    files = {
        **change(store, f"{store}      settings.sails: {{constant: 2}}\n"),
        "types.yaml": types,
    }
    said = {each.message for each in judge(files)}
    assert said == {
        f"no source fills `settings.oars`, which {part} of `projects.{operation}` requires"
        for part, operation in (
            ("a listed item", "list"),
            ("the response", "create"),
            ("the response", "get"),
            ("the response", "replace"),
        )
    }


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        (
            "errors: {xml",
            "invalid: [{rule: [maxItems], error: Conflict}]\nerrors: {xml",
            EMULATION,
        ),
        (
            "errors: {xml",
            "invalid: [{at: [projectId], error: Conflict}]\nerrors: {xml",
            EMULATION,
        ),
        ("{stored: name}", "{stored: settings.sails}", EMULATION),
        ("otherwise: []", "otherwise: null", EMULATION),
        ("points: {type: integer}", "points: {type: number}", "types.yaml"),
        ("    required: [items, count]", "    required: [items]", "types.yaml"),
        ("    total: count", "    envelope: {count: {count: projects}}", EMULATION),
        ("    total: count", "    envelope: {count: {parameter: top, otherwise: 1}}", EMULATION),
        (
            "    limit:",
            "    headers: {X-Listed: {count: projects}}\n    limit:",
            EMULATION,
        ),
        ("errors: {xml", "sample: {projects: [{id: {generate: uuid}}]}\nerrors: {xml", EMULATION),
    ],
)
def test_what_can_be_done_is_accepted(old: str, new: str, file: str) -> None:
    files = change(old, new, file)
    if "required: [items]" in new:
        files[EMULATION] = FILES[EMULATION].replace("    total: count\n", "")
    assert judge(files) == []


def test_text_cannot_be_null() -> None:
    ping = FILES["operations/service.yaml"].replace("GET", "POST")
    invalid = 'invalid: [{rule: ["null"], error: Conflict}]\n'
    for media_type, said in (("text/plain", False), ("application/json", True)):
        body = f"body: {{type: string, media_types: [{media_type}], example: x}}\n    responses"
        files = change("errors: {xml", invalid + "errors: {xml")
        files["operations/service.yaml"] = ping.replace("responses", body)
        assert any("service.ping" in each.message for each in judge(files)) == said


def test_a_new_item_is_answered_from_what_its_own_request_stores() -> None:
    files = change("      created: {generate: now}\n", "")
    replace = "    replace: projects\n"
    store = replace + "    store: {created: {generate: now}}\n"
    files[EMULATION] = files[EMULATION].replace(replace, store)
    files["types.yaml"] = FILES["types.yaml"].replace("[id, name]", "[id, name, created]")
    (found,) = judge(files)
    assert found.message == (
        "no source fills `created`, which the response of `projects.create` requires"
    )


def test_what_is_answered_in_place_of_a_stored_member_counts() -> None:
    old = "      created: {generate: now}\n"
    files = change(old, old + "      taskCount: {constant: none}\n")
    (found,) = judge(files)
    assert "`taskCount` in the response of `projects.replace`" in found.message
    replace = "    replace: projects\n"
    answer = replace + "    response: {taskCount: {count: tasks}}\n"
    files[EMULATION] = files[EMULATION].replace(replace, answer)
    assert judge(files) == []


def test_a_missing_default_is_asked_for() -> None:
    files = change("    missing: {error: ProjectNotFound}\n", "")
    codes = [each.code for each in judge(files)]
    assert codes == []  # the first error with status 404 is the right one
    errors = FILES["errors.yaml"]
    none = {"errors.yaml": errors.replace("status: 404", "status: 410")}
    found = judge({**files, **none})
    assert {each.code for each in found} == {"SPEC508"}
    assert all("errors.yaml has no error with status 404" in each.message for each in found)


def test_errors_that_are_written_in_no_operation_are_found_for_each() -> None:
    old = "    errors:\n      ProjectNotFound: []\n      TaskNotFound: []\n    repeatable: true\n"
    text = FILES["operations/tasks.yaml"]
    files = {**FILES, "operations/tasks.yaml": text.replace(old, "    repeatable: true\n")}
    said = [each.message for each in judge(files)]
    assert said == [
        f"`tasks.{operation}` can respond with `{code}`, which it does not declare"
        for operation in ("update", "delete")
        for code in ("ProjectNotFound", "TaskNotFound")
    ]


def test_an_unreadable_file_makes_no_false_findings() -> None:
    files = {name: text for name, text in FILES.items() if name != "operations/tasks.yaml"}
    files["errors.yaml"] = "errors: {}"
    assert {each.code for each in judge(files)} >= {"SPEC502", "SPEC507"}
    assert judge(files, complete=False) == []


def test_parents_in_a_circle_end() -> None:
    files = change("    named_by: projectId", "    named_by: projectId\n    parent: tasks")
    assert [each.code for each in judge(files)].count("SPEC504") == 2


def test_a_seed_is_held_against_the_first_answer_that_has_it() -> None:
    seed = "    seed: [{id: a-1, name: Boat, tasks: [{id: one, title: Paint, extra: 1}]}]\n"
    files = change("  tasks:\n    key", seed + "  tasks:\n    key")
    assert [each.message for each in judge(files) if each.code == "SPEC514"] == [
        f"`seed` does not fit `id` in a listed item of `{operation}`: {fault}"
        for operation, fault in (
            ("projects.list", "it is not in the format `uuid`"),
            ("tasks.list", "it is not a whole number"),
        )
    ]


def test_a_mistake_that_many_operations_feel_is_named_once() -> None:
    files = change("    named_by: projectId\n", "    named_by: projectID\n")
    (found,) = judge(files)
    assert (found.code, found.hint) == ("SPEC506", "did you mean `projectId`?")
    files = change("    named_by: projectId\n", "")
    assert [each.code for each in judge(files)] == ["SPEC506"]
    assert {each.code for each in judge(change("create: tasks", "create: task"))} == {"SPEC503"}
    (found,) = judge(change("  projects.create:", "  projects.creates:"))
    assert found.code == "SPEC502"


def test_an_answer_without_members_is_called_value() -> None:
    old = "200: {body: {$ref: Ping}}"
    files = change(old, "200: {body: {type: string, example: ok}}", "operations/service.yaml")
    files["types.yaml"] = FILES["types.yaml"].partition("  Ping:")[0]
    assert [each.message for each in judge(files)] == [
        "no source fills the response of `service.ping`, which is a value",
        "the response of `service.ping` is a value and has no members",
    ]
    files[EMULATION] = FILES[EMULATION].replace(
        "{status: {constant: ok}}", "{value: {constant: 1}}"
    )
    assert [each.code for each in judge(files)] == ["SPEC514"]
    files[EMULATION] = files[EMULATION].replace("{constant: 1}", "{constant: ok}")
    assert judge(files) == []


def test_a_body_is_held_against_what_is_answered_of_it() -> None:
    points = "points: {type: integer, minimum: 0, maximum: 100}"
    files = change(points, "points: {type: string}", "types.yaml")
    (found,) = judge(files)
    assert found.message == (
        "`points` in the response of `tasks.create` must be a whole number, not text"
    )
    old = "    create: tasks\n    store:\n"
    files[EMULATION] = FILES[EMULATION].replace(old, old + "      points: {constant: 3}\n")
    assert judge(files) == []


def test_hints_say_what_else_could_be_meant() -> None:
    for envelope, hint in (
        ("{stored: name}", ""),
        ("{count: tasks}", "`count: projects` is the number of listed items"),
    ):
        files = change("    total: count", f"    envelope: {{count: {envelope}}}")
        assert [each.hint for each in judge(files) if each.code == "SPEC520"] == [hint]
    files = change("    list: tasks\n", "    list: tasks\n    headers: {X-Name: {stored: name}}\n")
    (found,) = judge(files)
    assert (found.code, found.hint) == (
        "SPEC520",
        "use `parent` for a stored member of the parent",
    )
    (found,) = judge(change("    total: count\n", ""))
    assert (found.code, found.hint) == (
        "SPEC517",
        "name it under `total`, or add a source for it under `envelope`",
    )


def test_hints_name_what_is_near() -> None:
    files = change("{body: tags,", "{body: tgas,")
    assert [each.hint for each in judge(files)] == ["did you mean `tags`?"]
    files = change("{stored: name}", "{stored: nmae}")
    assert [each.hint for each in judge(files)] == ["did you mean `name`?"]


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("{body: title}", []),
        ("{body: points}", ["SPEC522"]),
        ("{body: points, otherwise: 1}", []),
        ("{parameter: projectId}", []),
        ("{parameter: after}", ["SPEC522"]),
        ("{constant: 1}", []),
    ],
)
def test_a_key_is_sure_if_its_source_is(source: str, codes: list[str]) -> None:
    old = "    create: tasks\n    store:\n      id: {generate: serial}"
    files = change(old, old.replace("{generate: serial}", source))
    operations = FILES["operations/tasks.yaml"]
    query = "\n      after: {in: query, type: integer, example: 1}\n    body"
    files["operations/tasks.yaml"] = operations.replace("\n    body", query, 1)
    about = ("SPEC514", "SPEC508")  # an id is a number, and one that is no new value can clash
    assert [each.code for each in judge(files) if each.code not in about] == codes


def test_a_key_may_come_from_the_path_or_lie_in_an_object() -> None:
    key = "    key: id\n    named_by: taskId"
    files = change(key, "    key: name.first\n    named_by: taskId")
    assert judge(files) == []
    seeds = "[{id: a, name: x, tasks: [{name: {first: 1}, id: 1, title: x}, {name: 1}]}]"
    files[EMULATION] = files[EMULATION].replace(
        "    key: id\n", f"    seed: {seeds}\n    key: id\n", 1
    )
    assert "SPEC515" in {each.code for each in judge(files)}
    path = FILES["operations/tasks.yaml"].replace("/tasks\n", "/tasks/{taskId}\n", 1)
    path = path.replace(
        "    body", "      taskId: {in: path, type: integer, example: 1}\n    body", 1
    )
    files = {**change("      id: {generate: serial}\n", ""), "operations/tasks.yaml": path}
    assert {each.code for each in judge(files)} == {"SPEC508"}


def test_what_a_seed_generates_is_its_value() -> None:
    seed = "    seed: [{id: {generate: uuid}, name: Boat, settings: {sails: {generate: hex}}}]\n"
    files = change("  tasks:\n    key", seed + "  tasks:\n    key")
    assert judge(files) == []
    assert judge({**files, EMULATION: files[EMULATION].replace("{generate: uuid}, n", "x, n")})


def test_an_item_that_comes_with_its_parent_needs_a_key_too() -> None:
    old = "    create: projects\n"
    child = "    children: [{in: tasks, store: {title: {body: name}}}]\n"
    (found,) = judge(change(old, old + child))
    assert found.code == "SPEC522"
    assert "creates an item of `tasks` without its key `id`" in found.message
    child = "    children: [{in: tasks, store: {id: {generate: serial}, title: {parent: name}}}]\n"
    assert judge(change(old, old + child)) == []
