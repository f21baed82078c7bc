"""The header field `Link` of RFC 8288."""

from __future__ import annotations

import pytest

from runtime.headers import Headers
from runtime.paging.links import find_link


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("</b>; rel=next", "/b"),
        ('</b>; rel="next"', "/b"),
        ('</b>;rel="NEXT"', "/b"),
        ("</b>; REL = next", "/b"),
        ('</b>; rel="prev next last"', "/b"),
        ('</b>; title="a, b; rel=prev"; rel=next', "/b"),
        (r'</b>; title="a \" , <c>; rel=next"; rel=next', "/b"),
        ("< /b?x=1,2;3 >; rel=next", "/b?x=1,2;3"),
        ('<a>; rel=prev, </b>; rel="next", <c>; rel=last', "/b"),
        (", ,</b>; rel=next", "/b"),
        ("</b>; rel=next, </c>; rel=next", "/b"),
        ("</b>; rel*=UTF-8''next; rel=next", "/b"),
        ("</b>; x=<c>; rel=next", "/b"),
        ("<>; rel=next", ""),
        ("</b>; rel=prev; rel=next", None),
        ('</b>; rel="next-page"', None),
        ("</b>; rel=", None),
        ('</b>; rel=""', None),
        ("</b>; rel", None),
        ("</b>; xrel=next", None),
        ("</b>; rel=next x", None),
        ("</b> rel=next", None),
        ("</b>", None),
        ("/b; rel=next", None),
        ("/b; rel=next, rel=next", None),
        ("/b; rel=next, </c>; rel=next", "/c"),
        ("; rel=next", None),
        ("</b; rel=next", None),
        ("", None),
    ],
)
def test_links(text: str, url: str | None) -> None:
    assert find_link(Headers([("Link", text)]), "next") == url


def test_a_response_without_the_field_has_no_link() -> None:
    assert find_link(Headers([]), "next") is None


def test_fields_that_are_repeated_are_one_list() -> None:
    fields = Headers([("Link", "</a>; rel=prev"), ("Link", "</b>; rel=next")])
    assert find_link(fields, "next") == "/b"


def test_other_relations_are_found_too() -> None:
    assert find_link(Headers([("Link", "</a>; rel=first, </b>; rel=next")]), "first") == "/a"
