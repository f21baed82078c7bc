"""Data contracts in code, as types with members and their places."""

from __future__ import annotations

import time

from clientgen.pages.blocks import Code
from clientgen.pages.contracts import read_contracts
from clientgen.pages.facts import TypeFacts
from clientgen.text import reveal

BOOKS = """\
[CollectionDataContract(Name = "Books", ItemName = "Book", Namespace = "urn:library")]
public class BookCollection : Collection<BookData>
{
    public BookCollection();
}

[DataContract(Namespace = "urn:library", Name = "Book")]
public sealed class BookData
{
    public BookData();

    [DataMember(EmitDefaultValue = false, Order = 1)]
    public Guid Id { get; set; }

    [DataMember(Name = "title", Order = 0, IsRequired = true)]
    public string Title { get; set; }
}
"""
HELPER = """\
class Helper
{
    public string Endpoint { get; set; }

    public Helper(string endpoint)
    {
        Endpoint = endpoint;
    }
}
public class Reader
{
    public List<Loan> Loans { get; set; }
    public int? Age { get; }
}
public enum Shelf
{
    [EnumMember(Value = "upper")]
    Upper,
    Lower = 2,
}
"""


def read(text: str) -> tuple[TypeFacts, ...]:
    return read_contracts("page.md", Code(language="", text=text, line=10, start=11))


def test_a_contract_has_the_name_namespace_and_order_that_it_states() -> None:
    books, book = read(BOOKS)
    assert (reveal(books.name.value), books.kind, books.members) == ("Books", "unknown", ())
    assert reveal(book.name.value) == "Book"
    assert [reveal(each.value) for each in book.namespaces] == ["urn:library"]
    title, key = book.members
    assert [reveal(title.name), reveal(title.types[0].value)] == ["title", "string"]
    assert [reveal(key.name), reveal(key.types[0].value)] == ["Id", "Guid"]
    assert [each.value for each in title.required] == [True]
    assert key.required == ()


def test_every_member_has_its_own_place() -> None:
    _, book = read(BOOKS)
    assert str(book.name.place) == "page.md:18:21"
    assert [str(each.places[0].place) for each in book.members] == [
        "page.md:26:19",
        "page.md:23:17",
    ]


def test_a_class_with_methods_is_a_program() -> None:
    reader, shelf = read(HELPER)
    assert reveal(reader.name.value) == "Reader"
    assert [reveal(each.types[0].value) for each in reader.members] == ["List<Loan>", "int?"]
    assert shelf.kind == "enum"
    assert [reveal(each.value) for each in shelf.values] == ["upper", "Lower"]


def test_code_of_another_kind_has_no_type() -> None:
    assert read('{"class": "Book { get"}\nSELECT public FROM books;\n') == ()


def test_hostile_lines_take_no_longer_than_their_length() -> None:
    lines = ["public " * 4_000, "class A" + "<" * 4_000, "[" + "A(" * 4_000, "public a<" * 4_000]
    begin = time.process_time()
    read("class B\n" + "\n".join(lines * 50))
    assert time.process_time() - begin < 5
