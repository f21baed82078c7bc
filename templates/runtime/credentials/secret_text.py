"""Checks of secret text; messages never quote an invalid value."""

from __future__ import annotations

import re

from ..errors import ArgumentError

# control characters would split a header; lone surrogates have no encoding at all
_UNSENDABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_HEADER_VALUE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def check_text(value: object, what: str) -> str:
    """Return `value`; raise `ArgumentError` unless it is text without control characters."""
    if not isinstance(value, str):
        raise ArgumentError(f"{what} must be text, not `{type(value).__name__}`")
    if _UNSENDABLE.search(value):
        raise ArgumentError(
            f"{what} contains a line break or another control character; "
            "text read from a file often ends in a line break"
        )
    return str.__str__(value)  # a subclass might read differently the next time


def check_header_value(value: object, what: str) -> str:
    """Return `value`; raise `ArgumentError` unless it is ASCII and valid in a header."""
    text = check_text(value, what)
    if not text:
        raise ArgumentError(f"{what} is empty")
    if not _HEADER_VALUE.fullmatch(text):
        raise ArgumentError(f"{what} must be ASCII without spaces at either end")
    return text


def check_header_name(name: str) -> str:
    """Return `name`; raise `ArgumentError` unless it is a valid name of a header."""
    if not _HEADER_NAME.fullmatch(name):
        raise ArgumentError("the name of the API key's header is not a valid header name")
    return name
