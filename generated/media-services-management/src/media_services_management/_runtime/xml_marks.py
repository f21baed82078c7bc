"""The small parts of XML: names, attributes, and what is escaped in them."""

from __future__ import annotations

import re

from .scalars import to_text

_OF_XML = "http://www.w3.org/XML/1998/namespace"
"""The namespace of the prefix `xml`, which nobody declares."""
# letters that all editions of XML have in names: Latin, Greek, Cyrillic, kana, Han and Hangul
_LETTERS = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    r"\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481"
    r"\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_NAME = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9.-]*")
# a parser turns a carriage return into a line feed, and white space in attributes into spaces
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def attribute(name: str, text: str) -> str:
    """Return an attribute, with a blank before it."""
    return f' {name}="{text.translate(_ATTRIBUTE_ESCAPES)}"'


def named_attribute(name: str, namespace: str | None, index: int, text: str) -> str:
    """Return an attribute; one with a namespace has a prefix that the element declares."""
    if namespace is None:
        return attribute(name, text)
    if namespace == _OF_XML:
        return attribute(f"xml:{name}", text)
    prefix = f"n{index}"
    declared = attribute(f"xmlns:{prefix}", namespace)
    return declared + attribute(f"{prefix}:{name}", text)


def as_name(key: object) -> str:
    """Return a key as the name of an element; raises `ValueError` if it is none."""
    text = to_text(key)
    if not _NAME.fullmatch(text):
        raise ValueError("a key that is not a valid element name")
    return text
