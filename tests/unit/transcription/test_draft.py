"""Drafts from facts: what pages state is written, what they do not is asked, nothing else is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientgen.document import load
from clientgen.pages import Pages, Profile, read_contents
from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.text import reveal
from clientgen.transcription import Chosen, answer, questions_of, transcribe
from clientgen.transcription.draft import Drafted, draft
from clientgen.transcription.existing import Existing
from clientgen.transcription.questions import Ask

from .made import (
    body,
    field,
    json_example,
    node,
    operation,
    page,
    pages,
    route,
    status,
    xml_example,
)

HOST = "https://polls.example.com"
POLL = body(
    *(field(name) for name in ("id", "expired", "votes_count", "own_votes")),
    field("options", members=(field("title"), field("votes_count"))),
    examples=(
        json_example(
            {
                "id": "34",
                "expired": True,
                "votes_count": 10,
                "own_votes": [1],
                "options": [{"title": "a", "votes_count": 6}, {"title": "b", "votes_count": None}],
            },
            line=40,
        ),
    ),
    types=("Poll",),
)


def drafted(*operations: Any, existing: Existing | None = None, **more: Any) -> Drafted:
    one = page(*operations, **more)
    return draft("polls", [one], pages(one), existing)


def data(made: Drafted, file: str) -> Any:
    document, problems = load(made.files[file].encode(), file)
    assert document is not None, problems
    return document.data


def asked(made: Drafted) -> list[tuple[Ask, str]]:
    files = {path: text.encode() for path, text in made.files.items()}
    found = questions_of(files)
    assert all(each.question for each in found)
    return [(each.question.ask, each.question.name) for each in found if each.question]


def get(**more: Any) -> Any:
    given = {
        "path_parameters": (field("id", types=("String",)),),
        "response": POLL,
        "statuses": (status(200), status(404)),
    }
    return operation("View a poll", route("GET", "/v1/polls/{id}", base=HOST), **{**given, **more})


def test_stated_facts_are_written_and_what_no_page_says_is_asked() -> None:
    made = drafted(get())
    assert data(made, "operations/polls.yaml") == {
        "operations": {
            "get": {
                "title": "View a poll",
                "verb": "GET",
                "path": "/polls/{id}",
                "source": {"document": "polls"},
                "parameters": {"id": {"in": "path", "type": "string"}},
                "responses": {"200": {"body": {"$ref": "Poll"}}},
                "errors": {"NotFound": []},
            }
        }
    }
    assert asked(made) == [
        (Ask.SUMMARY, "polls"),
        (Ask.CREDENTIALS, "polls"),
        (Ask.COMMON, "polls"),
    ]
    assert data(made, "service.yaml")["endpoint"] == {"url": HOST, "path": "/v1"}


def test_types_of_json_are_from_the_example_and_say_so() -> None:
    made = drafted(get())
    types = data(made, "types/polls.yaml")["types"]
    assert types["Poll"]["properties"] == {
        "id": {"type": "string"},
        "expired": {"type": "boolean"},
        "votes_count": {"type": "integer"},
        "own_votes": {"type": "array", "items": {"type": "integer"}},
        "options": {"type": "array", "items": {"$ref": "Option"}},
    }
    assert types["Option"]["properties"]["votes_count"] == {"type": "integer", "nullable": True}
    assert types["Poll"]["example"] == {
        "id": "34",
        "expired": True,
        "votes_count": 10,
        "own_votes": [1],
    }
    assert (
        "# ~ polls.md:40 from an example: id, expired, votes_count, own_votes\n"
        in made.files["types/polls.yaml"]
    )


def test_a_word_that_is_not_known_is_left_out_and_asked_for_inside_of_its_block() -> None:
    limit = field("limit", line=59, types=("some count",), words="Optional. The limit")
    made = drafted(get(query=(limit,)))
    lines = made.files["operations/polls.yaml"].splitlines()
    at = lines.index("      limit:")
    assert lines[at + 1] == '        # ? polls.md:59 what type has limit? "Optional. The limit"'
    assert lines[at + 2] == "        in: query"


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((), [Ask.STATUS]),
        ((status(200), status(202)), [Ask.RETURN]),
        ((status(200), status(204)), []),
        ((status(200), status(202, origin="example")), [Ask.STATUS]),
    ],
)
def test_a_success_that_nobody_read_is_asked_for(statuses: Any, expected: list[Ask]) -> None:
    made = drafted(get(statuses=statuses))
    assert [ask for ask, name in asked(made) if name.startswith("polls.get")] == expected


def test_contradicting_statuses_are_both_kept_with_both_places() -> None:
    made = drafted(get(statuses=(status(200, 3), status(202, 9, origin="example"))))
    text = made.files["operations/polls.yaml"]
    assert (
        '# ! polls.md:3 "200", polls.md:9 "202": with which status does polls.get succeed?' in text
    )
    assert sorted(data(made, "operations/polls.yaml")["operations"]["get"]["responses"]) == [
        "200",
        "202",
    ]


def test_contradicting_types_are_a_question_with_both_places() -> None:
    made = drafted(get(query=(field("limit", line=7, types=("Integer", "String")),)))
    assert (
        '# ! polls.md:7 "Integer", polls.md:7 "String": what type has limit?'
        in made.files["operations/polls.yaml"]
    )


def test_required_and_optional_at_once_is_a_question() -> None:
    made = drafted(get(query=(field("limit", types=("Integer",), required=(True, False)),)))
    assert (Ask.REQUIRED, "limit") in asked(made)


def test_no_response_without_a_body_is_written_unless_a_page_says_so() -> None:
    silent = drafted(get(response=body(), statuses=(status(200),)))
    assert (Ask.RETURN, "polls.get.200") in asked(silent)
    said = drafted(get(response=body(empty=(True,)), statuses=(status(200),)))
    assert data(said, "operations/polls.yaml")["operations"]["get"]["responses"] == {"200": {}}


def test_nothing_is_repeatable_by_guess() -> None:
    put = operation(
        "Put a poll", route("PUT", "/v1/polls/{id}", base=HOST), statuses=(status(204),)
    )
    made = drafted(get(), put)
    assert "repeatable" not in "".join(made.files.values())
    assert (Ask.BODY, "polls.put") in asked(made)


def test_equal_sets_of_members_are_one_type() -> None:
    members = (field("name"), field("value"))
    example = json_example({"name": "n", "value": "v"})
    tags = operation(
        "List tags",
        route("GET", "/v1/tags", base=HOST),
        response=body(*members, examples=(example,)),
        statuses=(status(200),),
    )
    labels = operation(
        "List labels",
        route("GET", "/v1/labels", base=HOST),
        response=body(*reversed(members), examples=(example,)),
        statuses=(status(200),),
    )
    made = drafted(tags, labels)
    assert len(data(made, "types/polls.yaml")["types"]) == 1


def test_members_of_other_kinds_are_not_one_type() -> None:
    def level(value: Any, path: str) -> Any:
        return operation(
            f"Read {path}",
            route("GET", f"/v1/{path}", base=HOST),
            response=body(field("level"), examples=(json_example({"level": value}),)),
            statuses=(status(200),),
        )

    types = data(
        drafted(level("read", "suites"), level(["read", "edit"], "teams")), "types/polls.yaml"
    )
    kinds = [each["properties"]["level"]["type"] for each in types["types"].values()]
    assert kinds == ["string", "array"]


def test_what_a_profile_cuts_from_paths_is_in_the_address_of_the_service() -> None:
    below = drafted(operation("List", route("GET", "/polls", base=f"{HOST}/v2"), response=POLL))
    endpoint = data(below, "service.yaml")["endpoint"]
    assert endpoint == {"url": HOST, "path": "/v2"}
    assert data(below, "operations/polls.yaml")["operations"]["list"]["path"] == "/polls"
    text = b"# L\n\n`GET https://a.example/v2/lamps`\n"
    (found,) = read_contents({"a.md": text}, Profile(base="/v2")).operations
    value = found.routes[0].value
    assert value.base is not None
    assert (reveal(value.base), reveal(value.path)) == ("https://a.example/v2", "/lamps")


def test_a_parameter_that_several_operations_share_is_asked_for_once() -> None:
    shared = field("cursor", line=5, words="Where the page begins")
    made = drafted(
        get(query=(shared,)),
        operation(
            "List polls",
            route("GET", "/v1/polls", base=HOST),
            query=(shared,),
            response=POLL,
            statuses=(status(200),),
        ),
    )
    assert asked(made).count((Ask.TYPE, "cursor")) == 1
    parameters = data(made, "operations/polls.yaml")["operations"]["list"]["parameters"]
    assert parameters == {"cursor": {"in": "query", "$ref": "Cursor"}}


def test_lists_of_xml_have_the_names_of_their_elements() -> None:
    one = node("Machine", node("Name", "web"), node("Count", "3"))
    examples = (xml_example(node("Machines", one, one)),)
    services = body(
        field("Machine", repeated=True, members=(field("Name"), field("Count"))),
        examples=examples,
        names=("Machines",),
        media_types=("application/xml",),
    )
    made = drafted(
        operation(
            "List machines",
            route("GET", "/machines", base=HOST),
            response=services,
            statuses=(status(200),),
        )
    )
    types = data(made, "types/machines.yaml")["types"]
    assert types["MachinesList"] == {
        "type": "array",
        "items": {"$ref": "Machine"},
        "xml": {"name": "Machines"},
    }
    assert types["Machine"]["properties"] == {"Name": {"type": "string"}, "Count": None}
    assert (Ask.TYPE, "Count") in asked(made)
    assert data(made, "service.yaml")["media_types"]["response"] == ["application/xml"]


def test_names_that_python_or_the_package_has_are_pinned() -> None:
    record = body(
        field("from", types=("String",)),
        field("ids[]", types=("Array of String",)),
        field("a-b", types=("String",)),
        field("a_b", types=("String",)),
    )
    made = drafted(
        operation(
            "Create a poll",
            route("POST", "/polls", base=HOST),
            request=record,
            statuses=(status(204),),
        )
    )
    properties = data(made, "types/polls.yaml")["types"]["CreatePoll"]["properties"]
    pins = {name: words.get("python_name") for name, words in properties.items()}
    assert pins == {"from": "from_", "ids[]": "ids", "a-b": None, "a_b": "field_a_b"}


def test_a_constant_of_the_query_tells_operations_apart() -> None:
    made = drafted(
        operation(
            "Swap a poll",
            route("POST", "/polls/{id}", base=HOST, shown=f"{HOST}/polls/{{id}}?comp=swap"),
            statuses=(status(204),),
        ),
        operation(
            "Lock a poll",
            route("POST", "/polls/{id}", base=HOST, shown=f"{HOST}/polls/{{id}}?comp=lock"),
            statuses=(status(204),),
        ),
    )
    found = data(made, "operations/polls.yaml")["operations"]
    assert {name: words["query"] for name, words in found.items()} == {
        "swap": {"comp": "swap"},
        "lock": {"comp": "lock"},
    }


def test_a_second_run_writes_only_what_is_new_beside() -> None:
    existing = Existing(
        files=frozenset({"service.yaml", "operations/polls.yaml", "types/polls.yaml"}),
        operations=frozenset({("GET", "/polls/{}", ())}),
        types={"Poll": frozenset({"id"})},
        documents=frozenset(),
        base="/v1",
    )
    made = drafted(
        get(),
        operation(
            "Close a poll", route("DELETE", "/v1/polls/{id}", base=HOST), statuses=(status(204),)
        ),
        existing=existing,
    )
    assert list(made.files) == ["operations/polls_2.yaml"]
    assert made.beside == {"operations/polls_2.yaml": "operations/polls.yaml"}
    assert (made.operations, made.known) == (1, 1)
    assert made.documents == "  polls: {title: Polls, date: 2024-05-06}\n"


def test_an_address_that_is_not_below_the_endpoint_is_asked_for() -> None:
    existing = Existing(files=frozenset({"service.yaml"}), base="/v2")
    made = drafted(get(), existing=existing)
    assert (Ask.PATH, "polls.get") in asked(made)


def test_an_operation_without_an_address_is_told_and_not_written() -> None:
    made = drafted(operation("Idea"), get())
    assert [each.file for each in made.routeless] == ["polls.md"]
    assert made.operations == 1


HOSTILE = ('x"\n# ? y', "a: b\nc: d", "- {x}", "\x1b[2J\u202e", "# ? what type has x?", "'", "\\", "*a", "&a", "!t", "{{ 1 }}", "'''\"\"\"", "\u2028k: v", "", " ", "a" * 5000)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_of_pages_is_never_structure(text: str, tmp_path: Path, cache: Path) -> None:
    evil = field(
        text or "x",
        types=(text,),
        words=text,
        defaults=(text,),
        values=(text, "b"),
        formats=(text,),
        members=(field(text or "y", words=text),),
    )
    flat = field(text or "x", types=(text,), words=text, defaults=(text,), values=(text, "b"))
    many = operation(
        text,
        route("POST", "/v1/{id}", base=HOST, shown=f"/v1/{{id}}?{text}"),
        route("POST", f"/v1/{{{text}}}/x"),
        query=(flat,),
        headers=(flat,),
        path_parameters=(flat,),
        request=body(
            evil,
            types=(text,),
            names=(text,),
            media_types=(text,),
            examples=(json_example({text: text, "x": [text]}),),
        ),
        response=body(evil, types=(text,), names=(text,)),
        response_headers=(flat,),
        statuses=(status(200), status(404, codes=(text,))),
    )
    one = page(many, get(), title=text)
    made = draft("polls", [one], pages(one), None)
    for path, content in made.files.items():
        document, problems = load(content.encode(), path)
        assert document is not None, (path, problems)
        assert all(each.text.isprintable() and len(each.text) < 500 for each in document.remarks)
    operations = data(made, "operations/polls.yaml")["operations"]
    assert all(
        set(each)
        <= {"title", "verb", "path", "query", "source", "parameters", "body", "responses", "errors"}
        for each in operations.values()
    )


def test_a_draft_whose_questions_are_answered_is_a_spec_without_problems(
    tmp_path: Path, cache: Path
) -> None:
    vote = operation(
        "Vote on a poll",
        route("POST", "/v1/polls/{id}/votes", base=HOST),
        path_parameters=(field("id", types=("String",)),),
        request=body(
            field("choices[]", types=("Array of Integer",), required=(True,)),
            field("reason", words="Why"),
        ),
        query=(field("limit", words="How many"),),
        response=POLL,
        statuses=(status(200), status(422)),
    )
    one = page(get(), vote)
    project = Project(tmp_path.resolve())
    made = transcribe(project, "polls", Chosen(pages=(one,), all=pages(one)))
    assert {each.code for each in understand(project, "polls").diagnostics} == {"DOC121"}
    assert len(made.asked) == len(understand(project, "polls").diagnostics)
    settled = answer(
        project,
        "polls",
        {
            "polls": {"summary": "Polls", "auth": [{"kind": "bearer"}]},
            "limit": {"type": "integer"},
            "reason": {"type": "string"},
            "VotePoll.example": {"choices[]": [1], "reason": "why not"},
        },
    )
    assert (settled.left, settled.refused) == (0, ())
    assert understand(project, "polls").diagnostics == ()


def test_pages_of_a_draft_are_those_that_were_chosen() -> None:
    other = page(get(), file="other.md", title="Other")
    one = page(
        operation(
            "Close a poll", route("DELETE", "/v1/polls/{id}", base=HOST), statuses=(status(204),)
        )
    )
    made = draft("polls", [one], Pages(pages=pages(one, other).pages, problems=()), None)
    assert made.operations == 1
    assert list(data(made, "service.yaml")["documents"]) == ["polls"]


def test_keys_of_a_map_in_an_example_are_no_members() -> None:
    example = {
        "ports": {"22/tcp": {"host": "h"}, "80/tcp": {"host": "i"}},
        "sizes": {"0123456789ab": 3},
        "note": "",
    }
    ports = field(
        "ports",
        members=tuple(field(name, members=(field("host"),)) for name in ("22/tcp", "80/tcp")),
    )
    sizes = field("sizes", members=(field("0123456789ab"),))
    made = drafted(
        get(response=body(ports, sizes, field("note"), examples=(json_example(example),)))
    )
    types = data(made, "types/polls.yaml")["types"]
    assert types["Poll"]["properties"] == {
        "ports": {"type": "object", "additionalProperties": {"$ref": "Ports"}},
        "sizes": {"type": "object", "additionalProperties": {"type": "integer"}},
        "note": {"type": "string"},
    }
    assert types["Ports"]["properties"] == {"host": {"type": "string"}}
    assert types["Poll"]["example"] == {"sizes": {"0123456789ab": 3}, "note": ""}


def test_a_form_is_asked_for_its_media_type_once_for_all() -> None:
    def sent(path: str, media: str = "") -> str:
        head = "#### Request headers\n\n|Request header|Description|\n|-|-|\n"
        kind = f"{head}|Content-Type|{media}|\n\n" if media else ""
        return (
            f"## Do {path}\n\n`POST https://a.example/v1/{path}`\n\n{kind}#### Form data parameters\n\n"
            "`name`\n: String. A name.\n\n#### Response\n\nReturns 204.\n\n"
        )

    text = f"# Forms\n\n{sent('polls')}{sent('votes')}{sent('files', 'multipart/form-data')}"
    facts = read_contents({"a.md": text.encode()})
    made = draft("polls", [*facts.pages.values()], facts, None)
    assert asked(made).count((Ask.FORM, "form")) == 2


def test_a_map_of_lists_in_an_example_is_one() -> None:
    shards = {"00000000-1fffffff": ["a", "b"], "20000000-3fffffff": ["a"]}
    keys = tuple(field(each) for each in shards)
    shown = operation(
        "Show",
        route("GET", "/v1/shards", base=HOST),
        response=body(field("shards", members=keys), examples=(json_example({"shards": shards}),)),
        statuses=(status(200),),
    )
    made = drafted(shown)
    (record,) = data(made, "types/shards.yaml")["types"].values()
    values = {"type": "array", "items": {"type": "string"}}
    assert record["properties"] == {"shards": {"type": "object", "additionalProperties": values}}
    assert record["example"] == {"shards": shards}


@pytest.mark.parametrize("path", ["/a b", "/../etc", "/{", "/a}", "/é", "/" + "a" * 2000, "/a\n/b"])
def test_a_path_that_the_format_cannot_have_is_asked_for(path: str) -> None:
    made = drafted(get(), operation("Odd", route("GET", path, base=HOST), statuses=(status(204),)))
    assert Ask.PATH in {ask for ask, _ in asked(made)}


def test_a_status_for_which_the_format_has_no_word_is_named() -> None:
    made = drafted(get(statuses=(status(200), status(302), status(304))))
    assert "      # the page also names the status 302\n" in made.files["operations/polls.yaml"]
    found = data(made, "operations/polls.yaml")["operations"]["get"]["responses"]
    assert found == {"200": {"body": {"$ref": "Poll"}}, "304": {}}


def test_an_address_is_no_heading() -> None:
    made = drafted(
        operation(
            "GET /polls", route("GET", "/polls", base=HOST), response=POLL, statuses=(status(200),)
        ),
        operation(
            "DELETE /polls/{id}", route("DELETE", "/polls/{id}", base=HOST), statuses=(status(204),)
        ),
    )
    found = data(made, "operations/polls.yaml")["operations"]
    assert all(words["source"] == {"document": "polls"} for words in found.values())
    assert not any("title" in words for words in found.values())
