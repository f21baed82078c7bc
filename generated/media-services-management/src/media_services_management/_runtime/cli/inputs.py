"""Files, standard input and hidden prompts: request bodies, settings and secrets.

Numbers with a fraction or an exponent are decimals, which keep their digits. YAML is read as YAML
1.2 text: `no`, `on`, `0755` and `2011-10-01` are strings. Tags, anchors, aliases, merge keys,
duplicate keys and second documents are refused. A secret is never the value of a flag: the shell
would keep it in its history and other users could see it.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from .failures import InputError
from .package import load_extra
from .terminal import visible
from .values import NO_CONTENT, is_content, name_variable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import BinaryIO

    from ..description import Description
    from .values import Foreign, Plain


MAX_BYTES = 64 << 20
"""The maximum size of one file or of standard input."""

_MAX_DEPTH = 64
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_TO_DIGITS = str.maketrans("ghijklmnop", "0123456789")
# random, so no argument can contain a marker
_OURS = os.urandom(16).hex().translate(_TO_LETTERS)
_MARK = re.compile(rf"DRYxRUNx{_OURS}x((?:[a-p]{{2}})+)xEND")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


class Sources:
    """Reads files and, once, standard input (written `-`).

    More than `max_bytes` of either are refused.
    """

    def __init__(self, *, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._reader_of_stdin: str | None = None

    def read_bytes(self, path: str, flag: str) -> bytes:
        """Return the bytes; raise `InputError` that names the flag if they cannot be read."""
        if path == "-":
            return self._read_stdin(flag)
        if is_content(path):
            raise InputError(f"{flag}: {NO_CONTENT}")
        try:
            with Path(path).open("rb") as stream:
                return self._limit(stream.read(self._max_bytes + 1), flag)
        except OSError as error:
            raise InputError(f"{flag}: `{path}` cannot be read: {error.strerror}") from None
        except ValueError:  # a NUL or a lone surrogate
            raise InputError(f"{flag}: no file can have this name") from None

    def open_file(self, path: str, flag: str) -> Path | BinaryIO:
        """Return what the client sends as the content of a file; it reads it itself, in pieces."""
        if path == "-":
            self._take_stdin(flag)
            return sys.stdin.buffer
        if is_content(path):
            raise InputError(f"{flag}: {NO_CONTENT}")
        try:
            with Path(path).open("rb"):
                return Path(path)
        except OSError as error:
            raise InputError(f"{flag}: `{path}` cannot be read: {error.strerror}") from None
        except ValueError:  # a NUL or a lone surrogate
            raise InputError(f"{flag}: no file can have this name") from None

    def read_text(self, path: str, flag: str) -> str:
        """Return the text, which is UTF-8, without a byte order mark."""
        try:
            return self.read_bytes(path, flag).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError(f"{flag}: {_name(path)} is not UTF-8") from None

    def read_secret(self, path: str, flag: str, variable: str) -> str:
        """Return the text without the line break at its end; an empty one is refused.

        `variable` can be the secret itself.
        """
        refuse_secret(path, flag, variable)
        text = self.read_text(path, flag).removesuffix("\n").removesuffix("\r")
        if not text:
            raise InputError(f"{flag}: {_name(path)} is empty")
        return text

    def read_document(self, path: str, flag: str) -> Plain:
        """Return the data of a JSON or YAML document."""
        text = self.read_text(path, flag)
        try:
            return parse_document(text)
        except DocumentError as error:
            where = f" (line {error.line})" if error.line else ""
            raise InputError(f"{flag}: {_name(path)}{where}: {error}") from None

    def _read_stdin(self, flag: str) -> bytes:
        self._take_stdin(flag)
        return self._limit(sys.stdin.buffer.read(self._max_bytes + 1), flag)

    def _take_stdin(self, flag: str) -> None:
        if self._reader_of_stdin is not None:
            raise InputError(
                f"{flag}: standard input can be read only once, and "
                f"`{self._reader_of_stdin}` reads it already"
            )
        if sys.stdin is None:
            raise InputError(f"{flag}: there is no standard input")
        self._reader_of_stdin = flag

    def _limit(self, data: bytes, flag: str) -> bytes:
        if len(data) > self._max_bytes:
            raise InputError(f"{flag}: more than {self._max_bytes} bytes")
        return data


def refuse_secret(path: str, flag: str, variable: str) -> None:
    """Raise `InputError` if there is no such file: the value may be the secret itself."""
    if path != "-" and not os.path.exists(path):  # noqa: PTH110 - it takes any text
        raise InputError(
            f"{flag}: there is no file of the given name; the secret itself goes into the variable "
            f"{variable}"
        )


class DocumentError(ValueError):
    """An invalid document, with its line (from 1) if known."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


def parse_document(text: str) -> Plain:
    """Return the data of JSON or YAML; raise `DocumentError` for anything else."""
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return parse_yaml(text)
    try:
        return parse_json(text)
    except DocumentError as error:
        if error.line is None:
            raise
        try:
            return parse_yaml(text)  # its flow style begins like JSON
        except DocumentError:
            raise error from None


def parse_json(text: str) -> Plain:
    """Return the data; raise `DocumentError` for duplicate keys, NaN or invalid JSON."""
    try:
        value: Plain = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_exact
        )
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        raise DocumentError(f"invalid JSON: {error.msg.lower()}", error.lineno) from None
    except RecursionError:
        raise DocumentError("nested too deep") from None
    except DocumentError:
        raise
    except UnicodeEncodeError:
        raise DocumentError("a string contains half of a surrogate pair") from None
    except (ValueError, ArithmeticError):
        raise DocumentError("a number has too many digits") from None
    return value


def parse_yaml(text: str) -> Plain:
    """Return the data; raise `DocumentError` for YAML that this module does not accept."""
    yaml = load_extra("yaml", "cli")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _YamlBuilder(yaml).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise DocumentError(f"invalid YAML: {error.problem or error.context}", line) from None
    except yaml.YAMLError:
        raise DocumentError("invalid YAML: it contains a control character") from None


class _YamlBuilder:
    """Builds data from libyaml's events without recursion, so depth cannot overflow the stack."""

    def __init__(self, yaml: Foreign) -> None:
        self._yaml = yaml
        self._open: list[tuple[Plain, list[str]]] = []
        self._root: list[Plain] = []

    def build(self, events: Iterator[Foreign]) -> Plain:
        yaml = self._yaml
        for event in events:
            if isinstance(event, yaml.AliasEvent):
                _stop("aliases are not allowed", event)
            elif isinstance(event, yaml.ScalarEvent):
                self._add_scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                mapping = isinstance(event, yaml.MappingStartEvent)
                self._open_collection({} if mapping else [], event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and self._root:
                _stop("more than one document", event)
        return self._root[0] if self._root else None

    def _add_scalar(self, event: Foreign) -> None:
        _check_node(event)
        if self._awaits_key():
            self._add_key(event)
        else:
            self._add(_scalar(event))

    def _open_collection(self, collection: Plain, event: Foreign) -> None:
        _check_node(event)
        if self._awaits_key():
            _stop("a key must be plain text", event)
        if len(self._open) >= _MAX_DEPTH:
            _stop(f"nested deeper than {_MAX_DEPTH}", event)
        self._add(collection)
        self._open.append((collection, []))

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and not self._open[-1][1]

    def _add_key(self, event: Foreign) -> None:
        mapping, pending = self._open[-1]
        if event.value in mapping:
            _stop(f"duplicate key `{event.value}`", event)
        if event.value == "<<" and event.implicit[0]:
            _stop("merge keys are not allowed", event)
        pending.append(event.value)

    def _add(self, value: Plain) -> None:
        if not self._open:
            self._root.append(value)
            return
        collection, pending = self._open[-1]
        if isinstance(collection, dict):
            collection[pending.pop()] = value
        else:
            collection.append(value)


def _scalar(event: Foreign) -> Plain:
    text: str = event.value
    if not event.implicit[0]:
        return text  # quoted, or a block of text
    if text in _WORDS:
        return _WORDS[text]
    try:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            return _exact(text)
    except (ValueError, ArithmeticError):
        _stop("a number is too large", event)
    return text


def _check_node(event: Foreign) -> None:
    if event.tag is not None:
        _stop("tags are not allowed", event)
    if event.anchor is not None:
        _stop("anchors are not allowed", event)


def _stop(problem: str, event: Foreign) -> NoReturn:
    raise DocumentError(problem, event.start_mark.line + 1)


def _unique(members: list[tuple[str, Plain]]) -> dict[str, Plain]:
    result = dict(members)
    if len(result) < len(members):
        seen: set[str] = set()
        twice = next(name for name, _ in members if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise DocumentError(f"duplicate key `{twice}`")
    return result


def _refuse(word: str) -> NoReturn:
    raise DocumentError(f"`{word}` is not a valid number")


def _exact(text: str) -> Decimal:
    from decimal import Decimal

    if not math.isfinite(float(text)):
        raise DocumentError("a number is too large")
    return Decimal(text)


def _name(path: str) -> str:
    return "standard input" if path == "-" else f"`{path}`"


class Secrets:
    """Reads secrets; for a dry run it returns markers and reads nothing."""

    def __init__(
        self, description: Description, sources: Sources, *, only_markers: bool = False
    ) -> None:
        self._description = description
        self._sources = sources
        self.only_markers = only_markers

    def find(self, name: str, path: str | None) -> str | None:
        """Return the secret from its file, else from the environment, else `None`."""
        if self.only_markers:
            return mark(name)
        variable = name_variable(self._description, name)
        if path is not None:
            return self._sources.read_secret(path, self._flag(name), variable)
        return os.environ.get(variable) or None

    def is_given(self, name: str, path: str | None) -> bool:
        """Return whether a secret has a file or a variable."""
        return path is not None or bool(os.environ.get(name_variable(self._description, name)))

    def ask(self, name: str, words: str) -> str:
        """Prompt for a secret without echo; raise `InputError` if there is no terminal."""
        if not can_ask():
            raise InputError(f"missing {self.describe(name)}")
        answer: str = click.prompt(visible(words), hide_input=True, err=True)
        return answer

    def describe(self, name: str) -> str:
        """Return the ways in which a secret can be given, for messages."""
        return f"{self._flag(name)} (or the variable {name_variable(self._description, name)})"

    def refuse(self, name: str, path: str, flag: str) -> None:
        """Raise `InputError` if the path of this secret does not exist."""
        refuse_secret(path, flag, name_variable(self._description, name))

    def _flag(self, name: str) -> str:
        return "--" + name.rstrip("_").replace("_", "-") + "-file"


def can_ask() -> bool:
    """Return whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def mark(name: str) -> str:
    """Return the marker of a secret in a dry run: letters only, so no encoding changes it."""
    return f"DRYxRUNx{_OURS}x{name.encode().hex().translate(_TO_LETTERS)}xEND"


def find_marks(description: Description, text: str) -> list[str]:
    """Return the text split at its markers: plain text and names of variables in turn.

    Raises `ValueError` for a name that is not a valid shell variable.
    """
    pieces = _MARK.split(text)
    for index in range(1, len(pieces), 2):
        name = bytes.fromhex(pieces[index].translate(_TO_DIGITS)).decode()
        variable = name_variable(description, name)
        if not _VARIABLE.fullmatch(variable):
            raise ValueError("a secret has a name that no variable of a shell can have")
        pieces[index] = variable
    return pieces
