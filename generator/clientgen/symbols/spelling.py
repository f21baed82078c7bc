"""Converts names on the wire to Python names, and checks names."""

from __future__ import annotations

import keyword
import re
from functools import cache

from clientgen.project import DEVICE_NAMES

LONGEST = 64
"""The most characters of a name."""

_VARIABLE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_?")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_?")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_ACRONYM_END = re.compile(r"([A-Z])([A-Z][a-z])")
_HUMP = re.compile(r"([a-z0-9])([A-Z])")
_ONE_WORD = re.compile(r"ETag|[A-Z]{2,}s(?![a-z])")
"""`ETag`, and the plural of an acronym: `IPs`."""
_KEYWORDS = frozenset(keyword.kwlist)


@cache
def snake(wire_name: str) -> str:
    """Return `BlobStorageEndpointUri`, `x-ms-version` or `AccountID` in lower case with `_`.

    A name that contains characters outside ASCII is returned unchanged, which is not a valid Python
    name: some of them become ASCII when the case changes, such as the kelvin sign.
    """
    if not wire_name.isascii():
        return wire_name
    plain = _ONE_WORD.sub(lambda word: word[0].capitalize(), wire_name)
    parted = _HUMP.sub(r"\1_\2", _ACRONYM_END.sub(r"\1_\2", plain))
    return parted.replace("-", "_").lower()


def constant(name: str) -> str:
    """Return a name in capitals: `regenerate_primary` as `REGENERATE_PRIMARY`."""
    return snake(name).upper() if name.isascii() else name


def kebab(name: str) -> str:
    """Return a Python name as flag or command: `update_key` as `update-key`, `from_` as `from`."""
    return name.rstrip("_").replace("_", "-")


def camel(name: str) -> str:
    """Return a Python name as that of a class: `storage_accounts` as `StorageAccounts`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


# Only ASCII is allowed: NFKC does not change it, and its case folding is lower case.


def is_variable(name: str) -> bool:
    """Tell whether `name` can be a module, function, argument or attribute."""
    return len(name) <= LONGEST and bool(_VARIABLE.fullmatch(name)) and name not in _KEYWORDS


def is_constant(name: str) -> bool:
    """Tell whether `name` can be a constant or a member of an enumeration."""
    return len(name) <= LONGEST and bool(_CONSTANT.fullmatch(name))


def is_class(name: str) -> bool:
    """Tell whether `name` can be a class."""
    return len(name) <= LONGEST and bool(_CLASS.fullmatch(name)) and name not in _KEYWORDS


def is_device(stem: str) -> bool:
    """Tell whether Windows treats a file of this name as a device."""
    return stem.casefold() in DEVICE_NAMES
