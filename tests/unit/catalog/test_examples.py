"""Examples that leave out what other types show: what is taken from where, and what stays away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from clientgen.catalog import Catalog, NoSampleError, lacks, misfits
from clientgen.catalog.filling import Filling
from clientgen.catalog.size import DEEPEST, MOST_TAKEN
from clientgen.ir import NullableType, Reference, Text, Value, freeze, reveal, thaw

Make = Callable[..., Catalog]

AUTHOR = """
Author:
  type: object
  properties: {name: {type: string}, born: {type: integer}}
  required: [name]
  example: {name: Austen, born: 1775}
"""
BOOK = """
Book:
  type: object
  properties:
    id: {type: string}
    author: {$ref: Author}
  %s
  example: %s
"""


def ref(name: str) -> Reference:
    return Reference(name=Text(name))


def example(catalog: Catalog, name: str) -> Any:
    return thaw(catalog.example(ref(name)))


def examples(catalog: Catalog, name: str) -> dict[str, Any]:
    return {reveal(each.name): thaw(each.value) for each in catalog.examples(ref(name))}


def completed(catalog: Catalog, value: object, name: str) -> Any:
    return thaw(catalog.complete(freeze(value), ref(name)))


def unshown(catalog: Catalog, name: str = "Book") -> tuple[list[str], list[str]]:
    missing, empty = catalog.unshown(catalog.types[Text(name)])
    names = [[reveal(field.wire_name) for field in fields] for fields in (missing, empty)]
    return names[0], names[1]


# what a type's own example takes


@pytest.mark.parametrize("words", ["", "required: [id, author]"])
def test_a_member_that_is_left_out_is_taken_from_the_example_of_its_type(
    make: Make, words: str
) -> None:
    catalog = make(AUTHOR + BOOK % (words, "{id: b1}"))
    assert example(catalog, "Book") == {"id": "b1", "author": {"name": "Austen", "born": 1775}}
    assert unshown(catalog) == ([], [])


def test_what_is_taken_stands_in_the_order_of_the_record(make: Make) -> None:
    catalog = make(
        AUTHOR
        + BOOK.replace("id: {", "title: {type: string}\n    id: {", 1) % ("", "{id: b1, title: T}")
    )
    assert list(example(catalog, "Book")) == ["title", "id", "author"]


def test_an_optional_member_that_an_example_shows_stays_away_from_others(make: Make) -> None:
    other = "{id: b2, author: {name: Scott}}"
    catalog = make(AUTHOR + BOOK % (f"examples: {{other: {other}}}", "{id: b1}"))
    assert examples(catalog, "Book") == {
        "": {"id": "b1"},
        "other": {"id": "b2", "author": {"name": "Scott"}},
    }


def test_a_member_that_must_be_there_is_taken_whatever_others_show(make: Make) -> None:
    words = "required: [id, author]\n  examples: {other: {id: b2, author: {name: Scott}}}"
    catalog = make(AUTHOR + BOOK % (words, "{id: b1}"))
    assert examples(catalog, "Book")[""]["author"] == {"name": "Austen", "born": 1775}


def test_a_member_that_never_came_is_taken_by_nobody(make: Make) -> None:
    types = AUTHOR + BOOK % ("", "{id: b1}")
    catalog = make(types.replace("{$ref: Author}", "{$ref: Author, seen: false}"))
    assert example(catalog, "Book") == {"id": "b1"}
    assert unshown(catalog) == ([], [])


@pytest.mark.parametrize("member", ["{type: string}", "{$ref: Plain}", "{type: any}"])
def test_a_member_whose_type_shows_nothing_must_be_shown(make: Make, member: str) -> None:
    types = BOOK.replace("{$ref: Author}", member) + "Plain: {type: string}\n"
    catalog = make(types % ("", "{id: b1}"))
    assert example(catalog, "Book") == {"id": "b1"}
    assert unshown(catalog) == (["author"], [])
    needed = make(types % ("required: [author]", "{id: b1}"))
    written = needed.types[Text("Book")].examples[0].value
    whole = needed.example(ref("Book"))
    assert list(lacks(needed, written, whole, ref("Book"))) == ["author"]
    assert unshown(needed) == ([], [])


@pytest.mark.parametrize(
    ("member", "taken"),
    [
        ("{type: array, items: {$ref: Author}}", [{"name": "Austen", "born": 1775}]),
        ("{type: array, items: {$ref: Author}, minItems: 2}", [{"name": "Austen", "born": 1775}] * 2),
        ("{type: object, additionalProperties: {$ref: Author}}", {"example": {"name": "Austen", "born": 1775}}),
        ("{$ref: Author, nullable: true}", {"name": "Austen", "born": 1775}),
        ("{$ref: Writer}", {"name": "Austen", "born": 1775}),
        ("{$ref: Kind}", "novel"),
        ("{$ref: Day}", "2024-02-29"),
    ],
)  # fmt: skip
def test_what_is_taken_of_a_type(make: Make, member: str, taken: object) -> None:
    named = (
        "Writer: {$ref: Author}\nKind: {type: string, enum: [novel, atlas], open: false}\n"
        "Day: {type: string, format: date, example: 2024-02-29}\n"
    )
    catalog = make(AUTHOR + named + BOOK.replace("{$ref: Author}", member) % ("", "{id: b1}"))
    assert example(catalog, "Book") == {"id": "b1", "author": taken}
    assert unshown(catalog) == ([], [])


# what a record within another example takes


def test_a_record_within_an_example_takes_what_must_be_there_from_its_own(make: Make) -> None:
    catalog = make(AUTHOR + BOOK % ("", "{id: b1, author: {}}"))
    assert example(catalog, "Book") == {"id": "b1", "author": {"name": "Austen"}}


def test_so_does_the_example_of_a_body_or_a_list(make: Make) -> None:
    catalog = make(AUTHOR + BOOK % ("required: [id]", "{id: b1, author: {name: Scott}}"))
    assert completed(catalog, {"author": {"born": 1771}}, "Book") == {
        "id": "b1",
        "author": {"born": 1771, "name": "Austen"} | {"name": "Austen"},
    }
    kind = NullableType(item=ref("Book"))
    assert thaw(catalog.complete(freeze({}), kind)) == {"id": "b1"}
    assert thaw(catalog.complete(None, kind)) is None


def test_what_must_be_there_is_taken_through_several_records(make: Make) -> None:
    types = "Shelf: {type: object, properties: {books: {type: array, items: {$ref: Book}}}, example: {books: [{}]}}\n"
    catalog = make(types + AUTHOR + BOOK % ("required: [id, author]", "{id: b1, author: {}}"))
    assert example(catalog, "Shelf") == {"books": [{"id": "b1", "author": {"name": "Austen"}}]}


@pytest.mark.parametrize("value", ["text", 5, None, [], [{}], {"author": []}, {"other": {}}])
def test_what_does_not_fit_stays_as_it_was_written(make: Make, value: object) -> None:
    catalog = make(AUTHOR + BOOK % ("", "{id: b1}"))
    assert completed(catalog, value, "Book") == value


# which members the examples show


def test_members_are_shown_by_every_example_of_the_api(make: Make) -> None:
    shelf = (
        "Shelf: {type: object, properties: {book: {$ref: Book}}, example: {book: {title: Emma}}}\n"
    )
    book = "Book: {type: object, properties: {id: {type: string}, title: {type: string}, pages: {type: integer}}, example: {id: b1}}\n"
    operations = """
summary: Books
operations:
  add:
    title: Add
    verb: POST
    path: /shelves
    source: {document: lending}
    body: {$ref: Shelf}
    responses: {200: {}}
    examples: {long: {body: {book: {pages: 900}}}}
    repeatable: true
"""
    assert unshown(make(shelf + book, operations=operations)) == ([], [])
    without = operations.replace("    examples: {long: {body: {book: {pages: 900}}}}\n", "")
    assert unshown(make(shelf + book, operations=without)) == (["pages"], [])


@pytest.mark.parametrize(
    ("member", "value", "empty"),
    [
        ("{type: array, items: {type: string}}", "[]", True),
        ("{type: array, items: {type: string}}", "[a]", False),
        ("{type: array, items: {type: array, items: {type: string}}}", "[[]]", True),
        ("{type: array, items: {type: array, items: {type: string}}}", "[[], [a]]", False),
        ("{type: object, additionalProperties: {type: string}}", "{}", True),
        ("{type: object, additionalProperties: {type: string}}", "{a: b}", False),
        ("{type: array, items: {type: string}, nullable: true}", "null", True),
        ("{type: string, nullable: true}", "null", False),
        ("{type: array, items: {$ref: Book}}", "[]", False),
        ("{type: any}", "[]", False),
    ],
)
def test_what_is_empty_shows_nothing(make: Make, member: str, value: str, empty: bool) -> None:
    types = f"Book: {{type: object, properties: {{m: {member}}}, example: {{m: {value}}}}}"
    assert unshown(make(types)) == ([], ["m"] if empty else [])


# several examples by name

PAYMENT = """
Payment:
  type: object
  properties: {amount: {type: integer}, card: {$ref: Card}, bank: {type: string}}
  required: [amount]
  examples:
    card: {amount: 1, card: {number: "1"}}
    bank: {amount: 2, bank: ours}
Card: {type: object, properties: {number: {type: string}}, example: {number: "0"}}
"""


def test_every_named_example_is_one(make: Make) -> None:
    catalog = make(PAYMENT)
    assert examples(catalog, "Payment") == {
        "card": {"amount": 1, "card": {"number": "1"}},
        "bank": {"amount": 2, "bank": "ours"},
    }
    assert unshown(catalog, "Payment") == ([], [])


def test_the_example_without_a_name_is_the_first(make: Make) -> None:
    catalog = make(PAYMENT.replace("  examples:", "  example: {amount: 0}\n  examples:"))
    assert list(examples(catalog, "Payment")) == ["", "card", "bank"]
    assert example(catalog, "Payment") == {"amount": 0}


def test_another_name_of_a_type_has_its_examples(make: Make) -> None:
    catalog = make(PAYMENT + "Pay: {$ref: Payment}\nOwn: {$ref: Payment, example: {amount: 9}}\n")
    assert examples(catalog, "Pay") == examples(catalog, "Payment")
    assert examples(catalog, "Own") == {"": {"amount": 9}}


@pytest.mark.parametrize(
    ("words", "amounts"),
    [("", [1, 2]), ("maxItems: 1", [1]), ("minItems: 3", [1, 2, 1]), ("minItems: 1", [1, 2])],
)
def test_a_list_takes_every_example_of_its_items(
    make: Make, words: str, amounts: list[int]
) -> None:
    catalog = make(PAYMENT + f"All: {{type: array, items: {{$ref: Payment}}, {words}}}")
    assert [item["amount"] for item in example(catalog, "All")] == amounts


def test_a_map_takes_every_example_of_its_values(make: Make) -> None:
    catalog = make(PAYMENT + "All: {type: object, additionalProperties: {$ref: Payment}}")
    assert {key: value["amount"] for key, value in example(catalog, "All").items()} == {
        "card": 1,
        "bank": 2,
    }


def test_a_record_has_as_many_examples_as_what_it_takes(make: Make) -> None:
    order = "Order: {type: object, properties: {id: {type: string}, payment: {$ref: Payment}}, example: {id: o1}}"
    catalog = make(PAYMENT + order)
    found = examples(catalog, "Order")
    assert {name: value["payment"]["amount"] for name, value in found.items()} == {"": 1, "2": 2}


# types that lead back to themselves


def test_a_member_that_leads_back_is_taken_once(make: Make) -> None:
    types = """
Node:
  type: object
  properties: {id: {type: string}, next: {$ref: Node}, all: {type: array, items: {$ref: Node}}, owner: {$ref: Owner}}
  example: {id: n1}
Owner: {type: object, properties: {name: {type: string}, node: {$ref: Node}}, example: {name: me}}
"""
    catalog = make(types)
    inner = {"id": "n1"}
    assert example(catalog, "Node") == {
        "id": "n1",
        "next": inner,
        "all": [inner],
        "owner": {"name": "me"},
    }
    assert unshown(catalog, "Node") == ([], [])


@pytest.mark.parametrize(
    ("member", "empty"),
    [
        ("{type: array, items: {$ref: Node}}", []),
        ("{type: object, additionalProperties: {$ref: Node}}", {}),
        ("{$ref: Node, nullable: true}", None),
        ("{$ref: Nodes}", []),
        ("{$ref: Maybe}", None),
        ("{$ref: ShownNodes}", []),
        ("{$ref: ShownMaybe}", None),
    ],
)
@pytest.mark.parametrize("written", ["{id: n1}", "{id: n1, below: %s}"])
def test_what_leads_back_and_must_be_there_ends_empty(
    make: Make, member: str, empty: object, written: str
) -> None:
    types = f"""
Node: {{type: object, properties: {{id: {{type: string}}, below: {member}}}, required: [id, below], example: %s}}
Nodes: {{type: array, items: {{$ref: Node}}}}
Maybe: {{$ref: Node, nullable: true}}
ShownNodes: {{type: array, items: {{$ref: Node}}, example: [{{}}]}}
ShownMaybe: {{$ref: Node, nullable: true, example: {{}}}}
"""
    part = {"[]": "[{}]", "{}": "{a: {}}", "None": "{}"}[str(empty)]
    catalog = make(types % (written.replace("%s", part)))
    whole = catalog.example(ref("Node"))
    below: Any = thaw(whole)["below"]
    parts = [*(below.values() if isinstance(below, dict) else below or ())]
    assert below == empty or {"id": "n1", "below": empty} in (below, *parts)
    assert list(lacks(catalog, whole, whole, ref("Node"))) == []


def test_two_types_whose_examples_hold_parts_of_one_another(make: Make) -> None:
    types = """
A: {type: object, properties: {id: {type: string}, b: {$ref: B}}, required: [id], example: {id: a, b: {}}}
B: {type: object, properties: {id: {type: string}, a: {$ref: A}}, required: [id, a], example: {id: b, a: {b: {}}}}
"""
    catalog = make(types)
    assert example(catalog, "A") == {"id": "a", "b": {"id": "b", "a": {"id": "a"}}}
    assert example(catalog, "B")["a"]["id"] == "a"
    for name in "AB":
        whole = catalog.example(ref(name))
        assert list(lacks(catalog, whole, whole, ref(name))) == []


def test_another_name_of_a_type_that_leads_back(make: Make) -> None:
    catalog = make("""
Node: {type: object, properties: {id: {type: string}, next: {$ref: Next}}, example: {id: n1}}
Next: {$ref: Second}
Second: {$ref: Node}
""")
    whole = {"id": "n1", "next": {"id": "n1"}}
    assert [example(catalog, name) for name in ("Node", "Next", "Second")] == [whole] * 3


@pytest.mark.parametrize(
    "types",
    [
        "A: {type: object, properties: {a: {$ref: A}}, required: [a], example: {}}",
        (
            "A: {type: object, properties: {b: {$ref: B}}, required: [b], example: {}}\n"
            "B: {type: object, properties: {a: {$ref: A}}, required: [a], example: {a: {}}}"
        ),
        "A: {type: object, properties: {a: {type: array, items: {$ref: A}, minItems: 1}}, required: [a], example: {}}",
    ],
)
def test_types_without_an_end_lack_what_must_be_there(make: Make, types: str) -> None:
    assert len(example(make(types), "A")) <= 1


@pytest.mark.parametrize(
    "types", ["A: {$ref: A}", "A: {$ref: B}\nB: {$ref: A}", "A: {$ref: Nowhere}"]
)
def test_what_is_nothing_has_no_example(make: Make, types: str) -> None:
    with pytest.raises(NoSampleError):
        make(types).example(ref("A"))


# how much is done, and how large values become


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Value]]:
    """Notes every record that is completed."""
    done: list[Value] = []
    real = Filling._record

    def noting(self: Filling, written: Value, *rest: Any, **words: Any) -> Value:
        done.append(written)
        return real(self, written, *rest, **words)

    monkeypatch.setattr(Filling, "_record", noting)
    yield done


def mutual(number: int) -> str:
    """Types that all mention one another, in one line each."""
    names = [f"T{index}" for index in range(number)]
    members = ", ".join(f"{name.lower()}: {{$ref: {name}}}" for name in names)
    head = "{type: object, properties: {id: {type: string}, "
    return "".join(
        f"{name}: {head}{members}}}, required: [id], example: {{id: {name.lower()}}}}}\n"
        for name in names
    )


@pytest.mark.parametrize("number", [2, 8, 40])
def test_types_that_all_mention_one_another_need_one_line_each(
    make: Make, records: list[Value], number: int
) -> None:
    catalog = make(mutual(number))
    # each once for itself, and once for its place in the others
    assert len(records) == 2 * number
    for index in range(number):
        name = f"T{index}"
        assert unshown(catalog, name) == ([], [])
        whole = example(catalog, name)
        assert whole == {
            "id": f"t{index}",
            **{f"t{other}": {"id": f"t{other}"} for other in range(number)},
        }


def doubling(number: int) -> str:
    """A chain of types, each of which needs two of the next."""
    two = "{type: object, properties: {a: {$ref: D%d}, b: {$ref: D%d}}, required: [a, b], example: {}}"
    lines = [f"D{index}: {two % (index + 1, index + 1)}\n" for index in range(number)]
    return "".join(lines) + f"D{number}: {{type: string, example: x}}\n"


def test_types_that_double_are_refused_before_anything_walks_through_them(
    make: Make, records: list[Value]
) -> None:
    catalog = make(doubling(60))
    assert len(records) == 60
    # what is too large stays as it was written, so that the types before it begin anew
    overgrown = {f"D{n}" for n in range(60) if Text(f"D{n}") in catalog.complete_examples.overgrown}
    assert overgrown == {"D47", "D34", "D21", "D8"}
    assert example(catalog, "D47") == {}
    assert 2**13 < MOST_TAKEN < 2**14


def test_types_that_need_one_another_too_deep_are_refused(make: Make) -> None:
    number = 3_000
    lines = [
        f"D{index}: {{type: object, properties: {{a: {{$ref: D{index + 1}}}}}, required: [a], example: {{}}}}\n"
        for index in range(number)
    ]
    catalog = make("".join(lines) + f"D{number}: {{type: string, example: x}}\n")
    overgrown = catalog.complete_examples.overgrown
    assert max(n for n in range(number) if Text(f"D{n}") in overgrown) == number - DEEPEST - 1


def test_a_list_of_many_parts_is_measured_without_walking_through_it(make: Make) -> None:
    catalog = make(doubling(10))
    value = freeze([{}] * 1000)
    from clientgen.catalog import Sizes
    from clientgen.ir import ListType

    kind = ListType(items=ref("D0"))
    whole = catalog.complete(value, kind)
    sizes = Sizes()
    assert not sizes.fits(whole, value)
    assert len(sizes.known) < 5_000


def test_what_authors_wrote_is_never_too_large(make: Make) -> None:
    values = ", ".join("x" for _ in range(20_000))
    catalog = make(f"Book: {{type: array, items: {{type: string}}, example: [{values}]}}")
    assert catalog.complete_examples.overgrown == frozenset()


def test_every_example_fits_its_type(make: Make) -> None:
    for types in (PAYMENT, mutual(4), AUTHOR + BOOK % ("required: [author]", "{id: b1}")):
        catalog = make(types)
        for name in catalog.types:
            for each in catalog.examples(Reference(name=name)):
                assert list(misfits(catalog, each.value, Reference(name=name))) == []
