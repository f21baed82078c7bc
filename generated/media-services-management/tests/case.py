"""The cases of `cases/*.json`: each is a call, a cassette to play it against, and its outcome."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from matching import Recorder
from subject import ENDPOINT, HERE, load
from values import build

Response: TypeAlias = tuple[int, list[tuple[str, str]], bytes]
"""Status, header fields and body."""

_RECORDER = Recorder(HERE / "cassettes")


class Case:
    """One call with its cassette and its outcome; `str` returns its name."""

    def __init__(
        self, module: str, group: str, line: dict[str, Any], *, is_deprecated: bool
    ) -> None:
        self.path = f"{module}.yaml#{line['name']}"
        self.group = group
        self.method: str = line["method"]
        self.command: list[Any] = line["command"]
        self.has_retries: bool = line["retries"]
        self.walks: bool = line.get("walks", False)
        """Whether the pages after the first are requested as well."""
        self.waits: str | None = line.get("waits")
        """The method that makes the handle of it again, if its end is waited for."""
        self.general: str | None = line.get("general")
        """What it shows of all operations that are called in the same way; a success has none."""
        self.is_deprecated = is_deprecated
        self.expected: dict[str, Any] = line["expected"]
        self.raw: tuple[bool, ...] = (False, True) if "whole" in self.expected else (True,)
        """The ways of a success: its value alone, and the whole response."""
        self._line = line

    def __str__(self) -> str:
        return str(self._line["name"])

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the method."""
        return {name: build(each) for name, each in self._line["arguments"].items()}

    def client_arguments(self) -> dict[str, Any]:
        """Return the constructor's arguments for the parameters of the service."""
        return {name: build(each) for name, each in self._line["client"].items()}

    def response(self) -> Response:
        """Return the last response of the cassette."""
        with _RECORDER.use_cassette(self.path) as cassette:
            found = cassette.responses[-1]
        headers = [(name, each) for name, values in found["headers"].items() for each in values]
        return found["status"]["code"], headers, found["body"]["string"]

    def check_pauses(self, pauses: list[float]) -> None:
        """Compare the pauses, in seconds, with those that the responses request: all are short."""
        if self.waits:  # between requests for the status, which are made no faster
            least = load("_runtime.long_running.course").SHORTEST_PAUSE
            assert all(each <= least for each in pauses)
            return
        # a token is requested, and the call repeated with it, at once
        at_once = 2 * self._line.get("renewals", 0)
        count = 0 if self.walks else self._line["plays"] - 1 - at_once
        assert pauses == [0.0] * count

    def printed(self) -> Any:
        """Return the tagged value that the command prints: of a list with pages, its items."""
        for name in ("walked", "items"):
            if name in self.expected:
                return self.expected[name]
        return self.expected["value"]

    @contextmanager
    def played(self) -> Iterator[None]:
        """Replay the cassette; each of its responses must be used exactly once."""
        with _RECORDER.use_cassette(self.path) as cassette:
            yield
        assert cassette.all_played
        assert cassette.play_count == len(cassette) == self._line["plays"]


class Operation:
    """Facts about an operation that need no response."""

    def __init__(self, group: str, line: dict[str, Any], first: Case) -> None:
        self.group = group
        self.first = first
        self.method: str = line["method"]
        self.command: list[str] = line["command"]
        self.usage: str = line["usage"]
        self.errors: list[tuple[int | str, str | None]] = line["errors"]
        self.reasons: list[str] = line["reasons"]
        self.media_type: str | None = line["media_type"]
        self.columns: list[str] = line["columns"]
        self.demands: list[str] = line["demands"]
        self.secrets: list[str] = line["secrets"]
        self.from_file: list[Any] = line["from_file"]
        self.endpoint: str = line.get("endpoint", ENDPOINT)
        self.from_client: dict[str, str] = line.get("from_client", {})
        """The arguments that may be left to the client, each with the argument of the client."""
        self.can_be_rehearsed: bool = line["rehearsed"]
        self.is_destructive: bool = line["destructive"]
        self.deprecated: str | None = line["deprecated"]
        self._line = line

    def __str__(self) -> str:
        return self.method

    def arguments(self) -> dict[str, Any]:
        """Return arguments that are accepted."""
        return {name: build(each) for name, each in self._line["arguments"].items()}

    def bounds(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Yield arguments near the bounds that are `accepted`, or those that are `refused`."""
        for name, values in self._line["bounds"].items():
            yield from ((name, build(each)) for each in values[kind])


def load_cases(module: str) -> list[Case]:
    """Return the cases of a group."""
    data = _read(module)
    deprecated = {each["method"] for each in data["operations"] if each["deprecated"]}
    cases = [
        Case(module, data["group"], line, is_deprecated=line["method"] in deprecated)
        for line in data["cases"]
    ]
    firsts = {each.method: each for each in reversed(cases) if "error" not in each.expected}
    for case in firsts.values():
        case.raw = (False, True)
    return cases


def cases_by_operation() -> dict[str, list[Case]]:
    """Return the cases of every operation by its group and method (`accounts.get`)."""
    found: dict[str, list[Case]] = {}
    for case in all_cases():
        found.setdefault(f"{case.group}.{case.method}", []).append(case)
    return found


def without_repetition(cases: dict[str, list[Case]]) -> dict[str, list[Case]]:
    """Return the cases without those that show of all operations what one before them does."""
    seen: set[str] = set()
    found: dict[str, list[Case]] = {}
    for name, each in cases.items():
        found[name] = [case for case in each if case.general not in seen]
        seen |= {case.general for case in each if case.general is not None}
    return found


def all_cases() -> Iterator[Case]:
    """Yield the cases of every group."""
    for path in _files():
        yield from load_cases(path.stem)


def find_case(place: list[str]) -> Case:
    """Return the case with this module and name."""
    module, name = place
    return next(case for case in load_cases(module) if str(case) == name)


def operations_by_name() -> dict[str, Operation]:
    """Return every operation by its group and method (`accounts.get`)."""
    cases = cases_by_operation()
    parts = (_read(path.stem) for path in _files())
    return {
        f"{part['group']}.{line['method']}": Operation(
            part["group"], line, cases[f"{part['group']}.{line['method']}"][0]
        )
        for part in parts
        for line in part["operations"]
    }


def _files() -> list[Path]:
    return sorted((HERE / "cases").glob("*.json"))


def _read(module: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((HERE / "cases" / f"{module}.json").read_text("utf-8"))
    return data
