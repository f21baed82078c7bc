"""Reads code and message from the body of an error in any shape; never raises.

If the spec declares a body, it is read as that first. These shapes are known, in JSON and in XML, and as JSON within a JSON text or a single XML element;
names of members count in any case:

- `{"Code": "...", "Message": "..."}`, and the same within `error`;
- OData: within `odata.error` or `error`, the message an object with its text in `value`;
- problem details (RFC 9457): `type`, `title` and `detail`;
- OAuth (RFC 6749): `error` is the code, and `error_description` the message;
- `{"detail": "..."}` and `{"errors": [...]}`, text or objects of any shape above, the first counts;
- a SOAP fault: `faultcode` and `faultstring`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from .decoding import DecodeError, decode, first_mark, parse_json, to_str
from .operation import StreamedItems
from .public import public_package
from .redaction import hide

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .operation import ErrorBody
    from .problems import Problem

_LONGEST = 10_000
_DEEPEST = 4
"""The maximum levels of a body that are searched."""
_CODES = ("code", "errorcode", "error_code", "faultcode")
_MESSAGES = (
    "message",
    "error_description",
    "detail",
    "title",
    "errormessage",
    "msg",
    "faultstring",
)
_INNER = ("error", "odata.error", "errors", "detail", "body", "fault")
"""The members that can contain the object with code and message."""
_TEXTS = ("value", "text")
"""The members with the text, if an object is sent instead of a text."""

Said: TypeAlias = tuple[str | None, str | None]
"""A code and a message."""


Found: TypeAlias = tuple[str | None, str | None, Any]
"""A code, a message and the body as its declared type."""


def read_failure(
    body: bytes,
    content_type: str,
    told: ErrorBody | None = None,
    problems: list[Problem] | None = None,
) -> Found:
    """Return the code, the message and the declared value of an error, `None` if it has none.

    What is missing in the value or of the wrong kind is `None`, and is added to `problems`.
    """
    found: list[Problem] = []
    value = None if told is None else _read_declared(told, body, content_type, found)
    if told is None or value is None:
        return (*_guess(body, content_type), None)
    code, message = _text_at(value, told.code), _text_at(value, told.message)
    if code is None and message is None and (told.code or told.message or found):
        return (*_guess(body, content_type), None)
    if found:
        guessed = _guess(body, content_type)
        code, message = code or guessed[0], message or guessed[1]
        if problems is not None:
            problems += found
    return code, message, value


def is_error_inside(told: ErrorBody, body: bytes, content_type: str) -> bool:
    """Return whether a body tells of an error although the status is one of success."""
    try:
        text = to_str(body, content_type)
        value = _plain_body(text)
    except (DecodeError, ValueError):
        return False
    return all(_is(_inside(value, path), wanted) for path, wanted in told.when)


def _plain_body(text: str) -> object:
    """Return JSON or XML as builtins; nothing for other texts."""
    first = first_mark(text)
    if first == "<":
        from .xml_tree import parse

        return _plain(parse(text), _DEEPEST)
    return parse_json(text) if first in ("{", "[") else None


def _inside(value: object, path: tuple[str, ...]) -> object:
    """Return the member of an object at a path; of lists, the first item counts."""
    for name in path:
        inner = _first_of(value)
        value = inner.get(name) if isinstance(inner, dict) else None
    return _first_of(value)


def _is(found: object, wanted: str | int) -> bool:
    if found is None or isinstance(found, (dict, list)):
        return False
    if isinstance(wanted, str):
        return str(found) == wanted
    return str(found).strip().lower() == str(wanted).lower()


def _read_declared(
    told: ErrorBody, body: bytes, content_type: str, problems: list[Problem]
) -> object:
    """Return the body as its declared type as far as it is, or `None` if it is not at all."""
    if not body:
        return None
    module, _, name = told.kind.partition(":")
    kind = getattr(import_module(f"{public_package(__name__)}.{module}"), name)
    try:
        return decode(kind, body, content_type, problems)
    except DecodeError:
        return None


def _at(value: object, path: tuple[str, ...]) -> object:
    """Return the value of an attribute; of lists, the first item counts."""
    for name in path:
        value = getattr(_first_of(value), name, None)
    return _first_of(value)


def _first_of(value: object) -> object:
    while isinstance(value, list):
        value = value[0] if value else None
    return value


def _text_at(value: object, path: tuple[str, ...]) -> str | None:
    found = _at(value, path) if path else None
    return _text(found.value if isinstance(found, Enum) else found)


def _guess(body: bytes, content_type: str) -> Said:
    """Return the code and the message in a body of any shape."""
    try:
        text = to_str(body, content_type)
        first = first_mark(text)
        if first == "<":
            from .xml_tree import parse

            return _in_xml(parse(text))
        if first in ("{", "[", '"'):
            return _in_json(text)
    except (DecodeError, ValueError):
        pass
    return None, None


def _in_json(text: str) -> Said:
    value = parse_json(text)
    return _read(parse_json(value) if isinstance(value, str) else value)


def _in_xml(root: Element) -> Said:
    if root.tag.lower() == "html":
        return None, None
    if len(root):
        return _read(_plain(root, _DEEPEST))
    text = (root.text or "").strip()
    if text.startswith(("{", "[")):
        return _in_json(text)
    return None, None if text.startswith("<") else _text(text)


def _plain(element: Element, depth: int) -> object:
    """Return an element as in JSON; of children with the same name, the first."""
    if not len(element):
        return element.text or ""
    found: dict[str, object] = {}
    for child in element if depth else ():
        found.setdefault(child.tag, _plain(child, depth - 1))
    return found


def _read(value: object, depth: int = _DEEPEST) -> Said:
    members = _members(value)
    code, message = _first(members, _CODES), _first(members, _MESSAGES)
    code, message = _of_oauth(code, message, members)
    if code is None and message is not None:
        code = _problem_type(members)
    if code is not None or message is not None or not depth:
        return code, message
    for name in _INNER:
        said = _read(members.get(name), depth - 1)
        if said != (None, None):
            return said
    return None, None


def _members(value: object) -> Mapping[str, object]:
    """Return the members of an object, or of the first item of a list, by lower-case names."""
    if isinstance(value, list):
        return _members(value[0]) if value and not isinstance(value[0], list) else {}
    found: dict[str, object] = {}
    for name, each in value.items() if isinstance(value, dict) else ():
        found.setdefault(name.lower(), each)
    return found


def _first(members: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    found = (_text(members.get(name)) for name in names)
    return next((text for text in found if text is not None), None)


def _of_oauth(code: str | None, message: str | None, members: Mapping[str, object]) -> Said:
    """Return the two with the text of `error`: a code if it is one word, else the message."""
    error = _text(_as_text(members.get("error")))
    if error is None:
        return code, message
    if error.split() == [error]:
        return code or error, message
    return code, message or error


def _problem_type(members: Mapping[str, object]) -> str | None:
    """Return the `type` of problem details, if it adds to the status."""
    kind = _text(_as_text(members.get("type")))
    return None if kind == "about:blank" else kind


def _as_text(value: object) -> object:
    return value if isinstance(value, str) else None


def _text(value: object) -> str | None:
    """Return a text or a whole number, or the text in an object, up to the shown length.

    No secret is cut in two: half a secret would not be hidden.
    """
    if isinstance(value, dict):
        members = _members(value)
        value = next((members[name] for name in _TEXTS if name in members), None)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return hide(str(value).strip())[:_LONGEST] or None


def is_failure(kind: StreamedItems, name: str, data: bytes) -> bool:
    """Return whether an event of this name with this data is an error, as the spec tells them."""
    if kind.error_event is not None and name == kind.error_event:
        return True
    member = kind.error_member
    # far quicker than to read each item twice
    return member is not None and member.encode() in data and _has_member(data, member)


def _has_member(data: bytes, name: str) -> bool:
    try:
        value = parse_json(data.decode())
    except (DecodeError, UnicodeDecodeError):
        return False
    return isinstance(value, dict) and value.get(name) is not None
