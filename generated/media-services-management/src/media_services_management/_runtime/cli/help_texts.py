"""What the help of commands says beside their flags."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from urllib.parse import quote

from .terminal import visible
from .values import Command, name_variable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..description import Description
    from ..description_types import ErrorCode, Operation


def root_paragraphs(description: Description) -> Iterable[str]:
    """Return what the help of the program says of the API."""
    yield description.index["summary"] + "."
    if "description" in description.index:
        yield description.index["description"]
    variable = name_variable(description, "output")
    yield (
        f"Settings are read from flags, else from the environment ({variable} and so on), else from "
        "the configuration file: TOML with the names of the flags, written with underscores. "
        "Secrets are read from files, the environment or a prompt, never from a flag."
    )


def command_paragraphs(command: Command) -> Iterable[str]:
    """Return what the help of a command says of its operation."""
    operation = command.operation
    yield operation["title"] + "."
    yield from filter(None, [command.deprecation])
    if "description" in operation:
        yield operation["description"]
    yield from (f"Note: {note}" for note in operation.get("notes", ()))
    yield from (f"Caution: {caution}" for caution in operation.get("cautions", ()))
    if command.stream == "items":
        form = "as JSON on one line, in TSV as a row, in YAML as an item of a list"
        yield f"Prints each item as it arrives: {form}.{_condition_of(command)}"
    elif command.stream == "bytes":
        about = "Writes the response to standard output, unless --output-file is given."
        yield about + _condition_of(command)
    if operation.get("resume", operation["command"]) != operation["command"]:
        yield "Waits for the end and prints the result, unless --no-wait is given."
    if "paging" in operation:
        size = "; --page-size says how many one request gets" if _has_size(operation) else ""
        yield f"Prints the items of all pages as they come, or --max-items of them{size}."
    if operation.get("destructive"):
        yield "Asks for confirmation, unless --yes is given."
    yield f"{operation['verb']} {operation['path']}{_spell_query(operation.get('query', {}))}"
    yield from (f"{name}: {value}" for name, value in operation.get("headers", {}).items())


def _has_size(operation: Operation) -> bool:
    return "size" in operation.get("paging", {})


def _condition_of(command: Command) -> str:
    """Return when a response is a stream and when not, if the values of flags decide it."""
    chosen = [each for each in command.operation["responses"] if "when" in each]
    streams = [_given(command, each["when"]) for each in chosen if "stream" in each]
    if streams:
        return f" Without {', or '.join(streams)}, the response is printed as a whole."
    whole = [_given(command, each["when"]) for each in chosen]
    return f" With {', or '.join(whole)}, the response is printed as a whole." if whole else ""


def _given(command: Command, when: Mapping[str, Sequence[bool | str | None]]) -> str:
    """Return the flags with which a request meets a condition that it does not meet by default."""
    values = (*command.options, *command.body_values)
    flags = {name: next(v["flag"] for v in values if v.get("name") == name) for name in when}
    return " and ".join(
        " or ".join(_with_value(flags[name], each) for each in tokens if each is not None)
        for name, tokens in when.items()
        if None not in tokens
    )


def _with_value(flag: str, value: bool | str) -> str:
    if isinstance(value, str):
        return f"{flag} {shlex.quote(value)}"
    return flag if value else f"--no-{flag.removeprefix('--')}"


def _spell_query(constants: dict[str, str]) -> str:
    """Return the constants of a query as they are sent, after a `?`."""
    pairs = [(quote(name, safe=""), quote(value, safe="")) for name, value in constants.items()]
    return "?" + "&".join(f"{n}={value}" if value else n for n, value in pairs) if pairs else ""


def describe_body(media_type: str) -> str:
    """Return what the help says of a body in a file."""
    return (
        "A JSON or YAML file with the body, `-` for standard input; "
        f"flags override its fields. [sent as {visible(media_type)}]"
    )


def list_errors(description: Description, command: Command) -> Iterable[tuple[str, str]]:
    """Yield the errors of the operation with their reasons, then the names of all others."""
    own, everywhere = command.operation.get("errors", {}), []
    for error in sorted(description.errors, key=lambda each: str(each["status"])):
        name = description.name_of(error)
        if name in own:
            texts = {reason["name"]: reason["text"] for reason in error.get("reasons", ())}
            reasons = [texts[reason] for reason in own[name]]
            text = error["title"] + (": " + "; ".join(reasons) if reasons else "")
            yield _label_error(error), visible(" ".join(text.split()))
        elif error.get("every_operation"):
            everywhere.append(_label_error(error))
    if everywhere:
        yield "any command", ", ".join(everywhere)


def _label_error(error: ErrorCode) -> str:
    return (
        f"{error['status']} {visible(error['code'])}" if "code" in error else str(error["status"])
    )
