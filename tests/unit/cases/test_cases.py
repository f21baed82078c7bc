"""The tests that are generated: what is in their cassettes and cases, and that they pass."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.features.own_tests import OwnTests
from vcr.serialize import deserialize
from vcr.serializers import yamlserializer

from clientgen.cases import GroupTests, Values, client_facts, group_tests
from clientgen.cases.cassettes import Cassette, RecordedResponse, Request, cassettes_file
from clientgen.cases.values import _spell
from clientgen.catalog import Catalog
from clientgen.pipeline import generate, understand
from clientgen.project import Project
from clientgen.symbols import Symbols

ZOO = Path(__file__).parent / "zoo"


@pytest.fixture(scope="module")
def understood() -> tuple[Catalog, Symbols]:
    found = understand(Project(ZOO), "zoo")
    assert found.diagnostics == ()
    assert found.catalog is not None
    assert found.symbols is not None
    return found.catalog, found.symbols


def every_test(understood: tuple[Catalog, Symbols]) -> list[GroupTests]:
    values = Values.of(*understood)
    return [group_tests(group, values) for group in values.service.groups if group.operations]


@pytest.fixture(scope="module")
def groups(understood: tuple[Catalog, Symbols]) -> dict[str, GroupTests]:
    return {each.cases["group"]: each for each in every_test(understood)}


@pytest.fixture(scope="module")
def animals(groups: dict[str, GroupTests]) -> dict[str, dict[str, Any]]:
    return {case["name"]: case for case in groups["animals"].cases["cases"]}


def interactions(tests: GroupTests, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(tests.cassettes)[name]
    return found


def request(tests: GroupTests, name: str) -> dict[str, Any]:
    sent: dict[str, Any] = interactions(tests, name)[0]["request"]
    return sent


def answer(tests: GroupTests, name: str) -> Any:
    return json.loads(interactions(tests, name)[-1]["response"]["body"]["string"])


def test_the_same_service_gives_the_same_tests(understood: tuple[Catalog, Symbols]) -> None:
    assert every_test(understood) == every_test(understood)
    assert client_facts(Values.of(*understood)) == client_facts(Values.of(*understood))


def test_every_case_has_its_cassette(groups: dict[str, GroupTests]) -> None:
    for tests in groups.values():
        names = [case["name"] for case in tests.cases["cases"]]
        module = tests.cases_path.removeprefix("cases/").removesuffix(".json")
        assert tests.cassettes_path == f"cassettes/{module}.yaml"
        assert list(yaml.safe_load(tests.cassettes)) == names
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in names)


class Parsed:
    """A serializer for vcrpy whose input is parsed already."""

    @staticmethod
    def deserialize(entries: Any) -> dict[str, Any]:
        return {"interactions": entries}


def test_vcrpy_reads_every_cassette(groups: dict[str, GroupTests]) -> None:
    for tests in groups.values():
        cassettes = yamlserializer.deserialize(tests.cassettes.decode())
        for case in tests.cases["cases"]:
            requests, responses = deserialize(cassettes[case["name"]], Parsed)
            assert len(requests) == len(responses) == case["plays"]
            assert all(isinstance(found["body"]["string"], bytes) for found in responses)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
PAIRS = st.dictionaries(TEXTS, TEXTS, max_size=2).map(lambda headers: tuple(headers.items()))
BODIES = TEXTS.map(str.encode) | st.binary(max_size=20)
INTERACTIONS = st.tuples(
    st.builds(Request, method=TEXTS, uri=TEXTS, headers=PAIRS, body=st.none() | BODIES),
    st.builds(RecordedResponse, status=st.integers(200, 599), headers=PAIRS, body=BODIES),
)


def cassette(name: str, interactions: list[tuple[Request, RecordedResponse]]) -> Cassette:
    requests, responses = zip(*interactions, strict=True)
    return Cassette(name=name, requests=requests, responses=responses)


CASSETTES = st.builds(cassette, TEXTS, st.lists(INTERACTIONS, min_size=1, max_size=2))


@given(st.lists(CASSETTES, min_size=1, max_size=2, unique_by=lambda each: each.name))
def test_any_text_comes_back_from_a_file_of_cassettes(made: list[Cassette]) -> None:
    found = yamlserializer.deserialize(cassettes_file(made).decode())
    assert list(found) == [each.name for each in made]
    for each in made:
        for sent, answer, interaction in zip(
            each.requests, each.responses, found[each.name], strict=True
        ):
            request, response = interaction["request"], interaction["response"]
            assert (request["method"], request["uri"]) == (sent.method, sent.uri)
            assert request["headers"] == {name: [value] for name, value in sent.headers}
            assert as_bytes(request["body"]) == sent.body
            assert response["status"] == {"code": answer.status, "message": answer.phrase}
            assert response["headers"] == {name: [value] for name, value in answer.headers}
            assert as_bytes(response["body"]["string"]) == answer.body


def as_bytes(body: str | bytes | None) -> bytes | None:
    return body.encode() if isinstance(body, str) else body


def test_of_two_headers_of_one_name_the_later_counts() -> None:
    headers = (("X", "1"), ("Y", "2"), ("X", "3"))
    request = Request(method="GET", uri="https://a/b", headers=headers, body=None)
    made = Cassette(
        name="a", requests=(request,), responses=(RecordedResponse(status=200, headers=headers),)
    )
    (found,) = yaml.safe_load(cassettes_file([made]))["a"]
    assert found["request"]["headers"] == found["response"]["headers"] == {"X": ["3"], "Y": ["2"]}


def test_every_success_comes_in_every_form(animals: dict[str, dict[str, Any]]) -> None:
    of_get = [name for name, case in animals.items() if case["method"] == "get"]
    assert [name for name in of_get if "error" not in animals[name]["expected"]] == [
        "get__200-json",
        "get__200-json-as-seen",
        "get__200-xml",
        "get__200-xml-as-seen",
        "get__200-json2",
        "get__200-json2-as-seen",
        "get__200-unlabelled",
        "get__example-small",
        "get__503-retried",
    ]


def test_what_was_never_seen_comes_in_full_answers_only(groups: dict[str, GroupTests]) -> None:
    tests = groups["animals"]
    assert answer(tests, "get__200-json")["unseen"] == "never"
    assert "unseen" not in answer(tests, "get__200-json-as-seen")
    assert all(sorted(each) == ["id", "tags"] for each in answer(tests, "list__200-least"))


def test_an_answer_can_come_without_its_media_type(groups: dict[str, GroupTests]) -> None:
    response = interactions(groups["animals"], "get__200-unlabelled")[0]["response"]
    assert "Content-Type" not in response["headers"]
    assert response["body"]["string"].startswith("<Beast ")


def test_a_call_is_made_with_everything_and_with_the_least(groups: dict[str, GroupTests]) -> None:
    base = "https://zoo.example/v2/zoos/city%20zoo/animals?"
    assert request(groups["animals"], "list__200-json")["uri"] == (
        f"{base}limit=5&tag=furry&tag=small&csv=a%20b,c&where%5Blow%5D=1&where%5Bhigh%5D=9"
        "&where%5Bcolour%5D=red&flat=low,1,high,9,colour,red&labels%5Ba%5D=1&labels%5Bb%5D=x%20y"
        "&since=2024-05-06T07%3A08%3A09Z&api-key=fake-api-key"
    )
    least = request(groups["animals"], "list__least")
    assert least["uri"] == f"{base}api-key=fake-api-key"
    assert least["headers"] == {
        "X-Zoo": ["yes please"],
        "Accept": ["application/json"],
        "X-Secret": ["fake-secret"],
    }


def test_arguments_say_which_python_values_they_are(animals: dict[str, dict[str, Any]]) -> None:
    given = animals["put__201-json"]["arguments"]
    assert given["colour"] == {"enum": "Colour", "value": "red"}
    assert given["nap"] == {"format": "duration", "value": "PT1H30M"}
    assert given["picture"] == {"bytes": "ZmFrZQ=="}
    assert given["sizes"] == {"map": {"ear": 1.5, "tail": 2.25}}
    assert given["kind"] == "mammal"
    assert given["parent"]["record"] == "Parent"


def test_secrets_reach_a_command_in_files(animals: dict[str, dict[str, Any]]) -> None:
    words = animals["list__200-json"]["command"]
    assert words[:2] == ["animals", "list"]
    assert words[words.index("--x-secret-file") + 1] == {"file": "fake-secret"}
    assert "fake-secret" not in words


def test_what_is_in_the_path_comes_after_the_flags(animals: dict[str, dict[str, Any]]) -> None:
    assert animals["remove__200"]["command"] == ["animals", "remove", "--yes", "--", "-a/b c"]


def test_every_documented_error_comes_with_each_reason(animals: dict[str, dict[str, Any]]) -> None:
    errors = {
        name: case["expected"]
        for name, case in animals.items()
        if case["method"] == "get" and "404" in name
    }
    assert list(errors) == ["get__404-missing-gone", "get__404-missing-never"]
    assert errors["get__404-missing-gone"] == {
        "error": "MissingError",
        "status": 404,
        "code": "Missing",
        "message": "The animal has left.",
        "reasons": ["It was there", "It never was there"],
        "request_id": "0123456789abcdef0123456789abcdef",
    }


def test_what_every_operation_can_answer_is_shown_once(animals: dict[str, dict[str, Any]]) -> None:
    told = [name for name in animals if name.endswith("__404-missing")]
    assert told == ["list__404-missing", "peek__404-missing"]  # a response to HEAD has no body
    assert animals["list__404-missing"]["expected"]["code"] == "MISSING"
    for kind in ("undeclared", "damaged", "least"):
        told = [name for name in animals if name.endswith(f"-{kind}")]
        assert told[0].startswith("list__")
        assert not any(name.startswith("get__") for name in told)


def test_what_is_no_success_is_told_by_its_name_and_the_way_of_calling(
    animals: dict[str, dict[str, Any]],
) -> None:
    for name, case in animals.items():
        method, _, what = name.partition("__")
        is_error = "error" in case["expected"]
        assert case.get("general") == (
            f"{what} Plain{' HEAD' if method == 'peek' else ''}"
            if is_error or what.endswith("-retried")
            else None
        ), name


def test_the_first_operation_of_a_group_has_every_shape_of_error(
    animals: dict[str, dict[str, Any]], groups: dict[str, GroupTests]
) -> None:
    shapes = {name.partition("__error-")[2] for name in animals if "__error-" in name}
    assert shapes == {"xml", "in-string", "mislabelled", "text", "html", "empty", "unlisted"}
    wrapped = interactions(groups["animals"], "list__error-in-string")[0]["response"]
    assert wrapped["body"]["string"].startswith("<string ")
    assert list(wrapped["headers"]) == ["Content-Type"]
    assert animals["list__error-in-string"]["expected"]["request_id"] is None


def test_only_what_is_safe_to_repeat_is_retried(groups: dict[str, GroupTests]) -> None:
    tests = groups["animals"]
    statuses = [e["response"]["status"]["code"] for e in interactions(tests, "list__503-retried")]
    assert statuses == [503, 200]
    assert len(interactions(tests, "put__503-not-retried")) == 1


def test_bounds_are_tried_on_both_sides(groups: dict[str, GroupTests]) -> None:
    operations = {each["method"]: each for each in groups["animals"].cases["operations"]}
    assert operations["list"]["bounds"]["limit"] == {
        "accepted": [1, 2, 99, 100],
        "refused": [0, 101],
    }
    assert operations["put"]["bounds"]["tags"]["refused"] == [[], ["furry", "small"] * 2]


@pytest.mark.parametrize(
    ("meaning", "text", "sent"),
    [
        ("uuid", "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e"),
        ("duration", "PT1H30M", "PT5400S"),
        ("duration", "P1DT25H0.50S", "P2DT3600.5S"),
        ("duration", "-P14D", "-P14D"),
        ("duration", "PT0S", "P0D"),
        ("date-time", "2024-05-06T07:08:09.5+00:00", "2024-05-06T07:08:09.500000Z"),
        ("date-time", "2024-05-06T07:08:09.000Z", "2024-05-06T07:08:09Z"),
        ("time", "07:08:09+00:00", "07:08:09Z"),
        ("decimal", "12.50", "12.50"),
        ("http-date", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("int64", "-1", "-1"),
    ],
)
def test_formats_are_sent_in_one_spelling(meaning: Any, text: str, sent: str) -> None:
    assert _spell(meaning, text) == sent


def test_the_tests_of_a_package_pass(tmp_path: Path, own_tests: OwnTests) -> None:
    made = generate(Project(ZOO), "zoo", lambda *_: None)
    assert made.diagnostics == ()
    for file in made.files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    assert own_tests.failures(tmp_path, whole=True) == ""
