"""How one page leads to the next: ends, circles, and what was read leniently."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.errors import ArgumentError, UnexpectedResponse
from runtime.following import AddressError
from runtime.headers import Headers
from runtime.json_body import read_json
from runtime.limits import LONGEST_CURSOR, MOST_EMPTY_PAGES
from runtime.operation import Parameter
from runtime.paging.turns import (
    Paging,
    Turn,
    first_turn,
    next_turn,
    read_items,
    refuse_argument,
)
from runtime.problems import Problem
from runtime.records import UNSET, Record, field
from runtime.response import RawResponse

from .conftest import operation


class Item(Record, frozen=True, kw_only=True):
    key: str = field(name="id")
    size: int = field(name="Size", default=0)
    label: str | None = field(name="label", default=None)


class Meta(Record, frozen=True, kw_only=True):
    cursor: str | None = field(name="nextCursor", default=None)


class Things(Record, frozen=True, kw_only=True):
    items: list[Item] | None = field(name="Items", default=None)
    more: bool | None = field(name="hasMore", default=None)
    meta: Meta | None = field(name="Meta", default=None)
    total: int | None = field(name="Total", default=None)


CURSOR = Paging(
    style="cursor", parameter="after", items=("items",), next=("meta", "cursor"), more=("more",)
)
LAST = Paging(style="cursor", parameter="after", items=("items",), next=("items", -1, "key"))
PAGE = Paging(
    style="page", parameter="page", size="limit", items=("items",), total=("total",), more=("more",)
)
OFFSET = Paging(style="offset", parameter="skip", items=("items",), total=("total",))
URL = Paging(style="url", items=("items",), next=("meta", "cursor"))
LINK = Paging(style="link", items=("items",))
CALL = operation(query=(Parameter(name="after", wire="after"), Parameter(name="q", wire="q")))


class Caller:
    """Follows every URL, except to another host."""

    def call(self, described: Any, arguments: dict[str, object]) -> Any:
        raise NotImplementedError

    def follow(self, _: Any, arguments: dict[str, object], reference: str, described: Any) -> Any:
        if "evil" in reference:
            raise AddressError("`https://evil.example`, which is not allowed")
        return (described, reference)


def answer(text: str, link: str = "") -> RawResponse[Any]:
    problems: list[Problem] = []
    value = read_json(text, Things, problems)
    headers = Headers([("Link", link)] if link else [])
    return RawResponse(
        value=value,
        status=200,
        headers=headers,
        request_id="r1",
        body=text.encode(),
        problems=tuple(problems),
    )


def turn_after(paging: Paging, text: str, link: str = "", **arguments: object) -> Turn | None:
    return follow(first_turn(CALL, paging, arguments), text, link)


def follow(turn: Turn, text: str, link: str = "") -> Turn | None:
    raw = answer(text, link)
    return next_turn(turn, raw, len(read_items(turn.paging, raw.value)), Caller())


ONE = '{"Items": [{"id": "a"}]'


@pytest.mark.parametrize(
    ("paging", "text"),
    [
        (CURSOR, ONE + ', "Meta": {"nextCursor": 7}}'),
        (CURSOR, ONE + ', "Meta": {"nextCursor": ["b"]}}'),
        (CURSOR, ONE + ', "Meta": "b"}'),
        (CURSOR, ONE + ', "hasMore": "maybe", "Meta": {"nextCursor": "b"}}'),
        (CURSOR, '{"Items": "many", "Meta": {"nextCursor": "b"}}'),
        (LAST, '{"Items": [{"id": "a"}, {"id": 7}]}'),
        (LAST, '{"Items": [{"id": "a"}, {}]}'),
        (LAST, '{"Items": [{"id": "a"}, "b"]}'),
        (LAST, '{"Items": {"id": "a"}}'),
        (URL, ONE + ', "Meta": {"nextCursor": {"href": "/b"}}}'),
        (LINK, '{"Items": 7}'),
        (PAGE, ONE + ', "Total": "many"}'),
        (PAGE, '{"Items": 7}'),
        (OFFSET, ONE + ', "Total": {}}'),
        (OFFSET, '{"Items": "x"}'),
    ],
)
def test_what_was_read_as_none_is_no_end(paging: Paging, text: str) -> None:
    with pytest.raises(UnexpectedResponse, match="of another kind than declared") as caught:
        turn_after(paging, text)
    assert caught.value.body == text.encode()
    assert (caught.value.status, caught.value.request_id) == (200, "r1")


def test_problems_elsewhere_do_not_end_a_walk() -> None:
    text = '{"Items": [{"id": 7, "Size": "x"}, {"id": "b"}], "Meta": {"nextCursor": "c"}}'
    assert turn_after(CURSOR, text) is not None
    assert turn_after(LAST, text) is not None
    assert turn_after(CURSOR, '{"Items": [{"id": 7}], "Meta": {"nextCursor": null}}') is None


def test_many_problems_do_not_hide_that_of_the_cursor() -> None:
    items = ", ".join(['{"id": 7}'] * 150)
    for rest in ('"Meta": {"nextCursor": 7}', '"Meta": []', '"hasMore": []'):
        with pytest.raises(UnexpectedResponse, match="of another kind"):
            turn_after(CURSOR, f'{{"Items": [{items}], {rest}}}')
    with pytest.raises(UnexpectedResponse, match="of another kind"):
        turn_after(LAST, f'{{"Items": [{items}]}}')
    assert turn_after(CURSOR, f'{{"Items": [{items}]}}') is None


@pytest.mark.parametrize(
    ("paging", "text"),
    [
        (CURSOR, ONE + "}"),
        (CURSOR, ONE + ', "Meta": {}}'),
        (CURSOR, ONE + ', "Meta": {"nextCursor": null}}'),
        (CURSOR, ONE + ', "Meta": {"nextCursor": ""}}'),
        (CURSOR, ONE + ', "hasMore": false, "Meta": {"nextCursor": "b"}}'),
        (LAST, '{"Items": []}'),
        (LAST, '{"Items": null}'),
        (LAST, "{}"),
        (URL, ONE + "}"),
        (PAGE, "{}"),
        (PAGE, ONE + ', "Total": 1}'),
        (PAGE, ONE + ', "hasMore": false}'),
        (OFFSET, ONE + ', "Total": 1}'),
        (OFFSET, '{"Items": []}'),
    ],
)
def test_ends(paging: Paging, text: str) -> None:
    assert turn_after(paging, text) is None


def test_cursors() -> None:
    turn = turn_after(CURSOR, ONE + ', "Meta": {"nextCursor": "b"}}', q="x")
    assert turn is not None
    assert turn.arguments == {"q": "x", "after": "b"}
    hidden = {each.name: each.secret for each in turn.operation.query}
    assert hidden == {"after": True, "q": False}
    turn = follow(turn, '{"Meta": {"nextCursor": "c"}}')
    assert turn is not None
    assert (turn.mark, turn.number, turn.seen, turn.empty) == ("c", 2, 1, 1)
    last = turn_after(LAST, '{"Items": [{"id": "a"}, {"id": "b"}]}')
    assert last is not None
    assert last.mark == "b"


def test_numbers() -> None:
    turn = turn_after(PAGE, ONE + ', "Total": 2}')
    assert turn is not None
    assert (turn.mark, turn.arguments) == (2, {"page": 2})
    assert follow(turn, ONE + ', "Total": 2}') is None
    # page 3 of 2 items each: four were seen before
    turn = turn_after(PAGE, ONE + ', "Total": 6}', page=3, limit=2)
    assert turn is not None
    assert (turn.mark, turn.seen) == (4, 5)
    assert turn_after(PAGE, ONE + ', "Total": 5}', page=3, limit=2) is None
    assert turn_after(PAGE, '{"hasMore": true}', page=3) is not None
    turn = turn_after(OFFSET, ONE + ', "Total": 6}', skip=4)
    assert turn is not None
    assert (turn.mark, turn.seen) == (5, 5)
    assert turn_after(OFFSET, ONE + ', "Total": 5}', skip=4) is None
    first = turn_after(OFFSET, '{"Items": [{"id": "a"}, {"id": "b"}]}')
    assert first is not None
    assert first.mark == 2
    first = turn_after(OFFSET, ONE + "}", skip=None)
    assert first is not None
    assert first.mark == 1


def test_urls_and_links() -> None:
    turn = turn_after(URL, ONE + ', "Meta": {"nextCursor": "/b"}}')
    assert turn is not None
    assert turn.operation == (CALL, "/b")
    turn = turn_after(LINK, ONE + "}", link='<https://a/x>; rel=prev, </c>; rel="next"')
    assert turn is not None
    assert turn.operation == (CALL, "/c")
    assert turn_after(LINK, ONE + "}", link="<https://a/x>; rel=prev") is None
    with pytest.raises(UnexpectedResponse, match=r"the next page is at `https://evil\.example`"):
        turn_after(LINK, ONE + "}", link="<https://evil.example/>; rel=next")


def test_refused_turns() -> None:
    with pytest.raises(UnexpectedResponse, match="but nothing leads to them"):
        turn_after(CURSOR, ONE + ', "hasMore": true}')
    with pytest.raises(UnexpectedResponse, match="has led to a page before"):
        turn_after(CURSOR, ONE + ', "Meta": {"nextCursor": "b"}}', after="b")
    long = f'{ONE}, "Meta": {{"nextCursor": "{"x" * LONGEST_CURSOR}"}}}}'
    assert turn_after(CURSOR, long) is not None
    with pytest.raises(UnexpectedResponse, match=f"more than {LONGEST_CURSOR} characters"):
        turn_after(CURSOR, long.replace('"xx', '"xxx'))
    with pytest.raises(UnexpectedResponse, match="cannot be requested: `after` is bad"):
        refuse_argument(answer("{}"), ArgumentError("`after` is bad"))


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8])
def test_every_circle_is_noticed(length: int) -> None:
    turn: Turn | None = first_turn(CALL, CURSOR, {})
    with pytest.raises(UnexpectedResponse, match="has led to a page before"):
        for number in range(5 * length + 5):
            assert turn is not None
            cursor = f"c{number % length}"
            turn = follow(turn, f'{ONE}, "Meta": {{"nextCursor": "{cursor}"}}}}')


def test_empty_pages() -> None:
    turn: Turn | None = first_turn(CALL, CURSOR, {})
    for number in range(MOST_EMPTY_PAGES):
        assert turn is not None
        turn = follow(turn, f'{{"Meta": {{"nextCursor": "c{number}"}}}}')
    assert turn is not None
    assert follow(turn, ONE + ', "Meta": {"nextCursor": "x"}}') is not None
    with pytest.raises(UnexpectedResponse, match="pages without an item in a row"):
        follow(turn, '{"Meta": {"nextCursor": "x"}}')


def test_what_a_mark_begins_with() -> None:
    unset = first_turn(CALL, PAGE, {"page": UNSET, "limit": 2})
    assert (unset.mark, unset.seen) == (1, 0)
    text = first_turn(CALL, CURSOR, {"after": "b"})
    assert (text.mark, text.seen) == ("b", 0)
    sized = Paging(style="cursor", parameter="after", size="limit", next=("meta", "cursor"))
    assert first_turn(CALL, sized, {"after": "b", "limit": 2}).seen == 0
    assert first_turn(CALL, sized, {"limit": 2}).mark is None


def test_what_is_not_said_of_pages() -> None:
    bare = Paging(style="link")
    assert (bare.items, bare.parameter, bare.size, bare.next) == ((), "", "", ())
    assert (bare.more, bare.total, bare.link, bare.first) == ((), (), "next", 1)


def test_a_cursor_that_was_read_goes_on_beside_any_problems() -> None:
    items = ", ".join(['{"id": 7}'] * 150)
    turn = turn_after(LAST, f'{{"Items": [{items}, {{"id": "z"}}]}}')
    assert turn is not None
    assert turn.mark == "z"


LABELS = Paging(style="cursor", parameter="after", items=("items",), next=("items", -1, "label"))


@pytest.mark.parametrize(
    "text",
    [
        '{"Items": [{"id": "a", "Size": "x"}]}',
        '{"Items": [], "Total": "x"}',
        '{"Items": null, "Total": "x"}',
    ],
)
def test_problems_elsewhere_are_no_problems_of_an_end(text: str) -> None:
    assert turn_after(LABELS, text) is None


def test_the_service_says_that_there_is_more() -> None:
    turn = turn_after(PAGE, ONE + ', "hasMore": true, "Total": 1}')
    assert turn is not None
    assert turn.mark == 2
    bare = turn_after(Paging(style="page", parameter="page", items=("items",)), ONE + "}")
    assert bare is not None
    assert bare.mark == 2


def test_only_a_cursor_is_hidden() -> None:
    several = operation(
        query=(Parameter(name="page", wire="page"),),
        headers=(Parameter(name="after", wire="X-After"), Parameter(name="x", wire="X")),
    )
    turn = next_turn(first_turn(several, PAGE, {}), answer(ONE + "}"), 1, Caller())
    assert turn is not None
    assert turn.operation is several
    cursor = ONE + ', "Meta": {"nextCursor": "b"}}'
    turn = next_turn(first_turn(several, CURSOR, {}), answer(cursor), 1, Caller())
    assert turn is not None
    hidden = {each.name: each.secret for each in (*turn.operation.query, *turn.operation.headers)}
    assert hidden == {"page": False, "after": True, "x": False}


@pytest.mark.parametrize("place", ["query", "headers"])
@pytest.mark.parametrize("kind", [str, str | None, int])
def test_a_number_is_sent_as_its_parameter_takes_it(place: str, kind: Any) -> None:
    parameters = (
        Parameter(name="q", wire="q", kind=str if kind is int else int),
        Parameter(name="after", wire="after", kind=kind),
    )
    described = operation(**{place: parameters})
    paging = Paging(style="cursor", parameter="after", items=("items",), next=("total",))
    turn = next_turn(first_turn(described, paging, {}), answer(ONE + ', "Total": 7}'), 1, Caller())
    assert turn is not None
    assert turn.mark == (7 if kind is int else "7")
    assert next_turn(first_turn(described, paging, {}), answer(ONE + "}"), 1, Caller()) is None


def test_one_mark_of_every_power_of_two_is_kept() -> None:
    turn: Turn | None = first_turn(CALL, CURSOR, {})
    anchors = []
    for number in range(1, 10):
        assert turn is not None
        turn = follow(turn, f'{ONE}, "Meta": {{"nextCursor": "c{number}"}}}}')
        assert turn is not None
        anchors.append(turn.anchor)
    assert anchors == ["c1", "c2", "c2", "c4", "c4", "c4", "c4", "c8", "c8"]
