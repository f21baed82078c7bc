"""Files of a folder read as one: sections joined, places kept, keys of two files told."""

from __future__ import annotations

import pytest

from clientgen.document import Document, join, load


def read(**files: str) -> list[Document]:
    """Return the documents of files, in the order given."""
    documents = []
    for name, text in files.items():
        document, problems = load(text.encode(), f"{name}.yaml")
        assert document is not None, problems
        documents.append(document)
    return documents


def places(document: Document, *paths: str) -> list[str]:
    """Return where the keys at some paths stand."""
    steps = (tuple(int(s) if s.isdigit() else s for s in path.split(".")) for path in paths)
    return [str(document.location(path, key=True)) for path in steps]


def test_mappings_are_joined_key_by_key() -> None:
    document, problems = join(read(a="types:\n  A: {type: any}\n", b="types:\n  B: {type: any}\n"))
    assert problems == ()
    assert document.data == {"types": {"A": {"type": "any"}, "B": {"type": "any"}}}
    assert places(document, "types", "types.A.type", "types.B", "types.B.type") == [
        "a.yaml:1:1",
        "a.yaml:2:7",
        "b.yaml:2:3",
        "b.yaml:2:7",
    ]


def test_lists_follow_one_another_in_the_order_of_the_files() -> None:
    document, problems = join(read(a="tour: [x, y]", b="other: {}", c="tour:\n  - z: {t: 1}"))
    assert problems == ()
    assert document.data == {"tour": ["x", "y", {"z": {"t": 1}}], "other": {}}
    assert places(document, "tour.1", "tour.2", "tour.2.z.t", "other") == [
        "a.yaml:1:11",
        "c.yaml:2:5",
        "c.yaml:2:9",
        "b.yaml:1:1",
    ]


def test_each_key_that_two_files_have_is_told_with_both_places() -> None:
    documents = read(
        a="errors: {A: 1, B: 2}\nexceptions: {404: X}\n",
        b="errors: {B: 3, C: 4}\n",
        c="exceptions:\n  404: Y\nerrors: {C: 5, B: 6}\n",
    )
    _, problems = join(documents)
    assert [(each.code, each.path, str(each.location), each.message) for each in problems] == [
        ("DOC120", "errors.B", "b.yaml:1:10", "duplicate key `B`, first declared at a.yaml:1:16"),
        ("DOC120", "errors.C", "c.yaml:3:10", "duplicate key `C`, first declared at b.yaml:1:16"),
        ("DOC120", "errors.B", "c.yaml:3:16", "duplicate key `B`, first declared at a.yaml:1:16"),
        (
            "DOC120",
            "exceptions.404",
            "c.yaml:2:3",
            "duplicate key `404`, first declared at a.yaml:2:14",
        ),
    ]
    assert {each.hint for each in problems} == {"remove or rename one of the two"}


def test_one_file_alone_is_what_it_was() -> None:
    (single,) = read(a="types:\n  A: {type: any}\n")
    document, problems = join([single])
    assert problems == ()
    assert document.data == single.data
    assert places(document, "types.A.type") == places(single, "types.A.type")


@pytest.mark.parametrize("number", [1, 3])
def test_the_documents_that_are_joined_stay_as_they_were(number: int) -> None:
    documents = read(**{name: f"types: {{{name}: []}}\nlist: [1]" for name in "abc"[:number]})
    join(documents)
    assert [document.data for document in documents] == [
        {"types": {name: []}, "list": [1]} for name in "abc"[:number]
    ]
