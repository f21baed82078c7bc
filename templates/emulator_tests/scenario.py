"""The scenarios in the folder `scenarios`: calls in order, and what the emulator answers to each.

The values that the emulator generates are known: its clock and its random bytes are the number of
the step.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from case import Case
from fixtures import Bench
from subject import HERE, PACKAGE, PYTHON, load

_FILES: list[dict[str, Any]] = [
    json.loads(path.read_text("utf-8")) for path in sorted((HERE / "scenarios").glob("*.json"))
]
_BEGIN = _FILES[0]["begin"]
_HOST = urlsplit(_FILES[0]["endpoint"]).netloc
"""Stands for the host of the emulator: also where the slashes of an address are escaped."""
_SCENARIOS: dict[str, dict[str, Any]] = {
    each["name"]: each for file in _FILES for each in file["scenarios"]
}
NAMES = list(_SCENARIOS)

_OPTIONS: list[dict[str, Any]] = [each["options"] for each in _SCENARIOS.values()]


def _outcome(step: dict[str, Any]) -> tuple[Any, ...]:
    """The method that a step calls, and what comes of it."""
    told = step["expected"]
    return step["group"], step["method"], told["status"], told.get("code")


def _calls() -> Iterator[tuple[str, int, tuple[Any, ...]]]:
    """Yield the scenario, the number and the outcome of each call."""
    for name, scenario in _SCENARIOS.items():
        for number, step in enumerate(scenario["steps"], 1):
            if "method" in step:
                yield name, number, _outcome(step)


def _by_scenario(calls: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for name, number in calls:
        found.setdefault(name, set()).add(number)
    return found


CALLS = _by_scenario((name, number) for name, number, _ in _calls())
"""The numbers of the steps that are calls of methods, by scenario; some scenarios have none."""
FIRST_CALLS = _by_scenario(
    {outcome: (name, number) for name, number, outcome in reversed([*_calls()])}.values()
)
"""Those calls in which a method has an outcome for the first time."""
_FAILURES = {"busy": load("_runtime.emulator.store").StoreBusy(), "internal": RuntimeError()}
"""What the engine raises in situations that no request brings about."""


class Stage(Bench):
    """An emulator for each choice of options, and clients and settings of the command line."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.step = 0
        chance = load("_runtime.emulator.clock_and_random").Chance(
            clock=lambda: float(_BEGIN + self.step),
            random_bytes=lambda size: bytes([self.step % 256]) * size,
        )
        make = load("emulator").Emulator
        limits = load("_runtime.emulator.limits").Limits(busy_seconds=0, idle_seconds=600)
        self._made = {
            str(options): make(**options, chance=chance, limits=limits) for options in _OPTIONS
        }
        self.emulators = list(self._made.values())
        self.emulator = self.emulators[0]
        """The one that the clients reach."""
        self.connection = HTTPConnection("127.0.0.1")
        """A connection to it, for requests that no client makes."""

    def close(self) -> None:
        """Close all connections."""
        self.connection.close()
        super().close()

    def client(self, case: Case, pauses: list[float]) -> Any:
        """Return a client of the emulator."""
        return self._make("client", case, http=self.http)

    def async_client(self, case: Case, pauses: list[float]) -> Any:
        """Return the asynchronous client, like `client`."""
        return self._make("async_client", case, http=self.async_http)

    def _make(self, name: str, case: Case, **options: Any) -> Any:
        make = getattr(PACKAGE, PYTHON[name])
        where = {"endpoint": self.emulator.endpoint, "credential": None}
        client = make(**case.client_arguments(), **where, strict=True, **options)
        return client.with_options(retries=0)

    def settings(self, case: Case, output: str = "json") -> list[str]:
        """Return the settings of the command line for a case."""
        reached = [f"--config={self.file('')}", f"--endpoint={self.emulator.endpoint}"]
        shown = [f"--output={output}", "--show-secrets"]
        return [*reached, "--retries=0", *self.parameters(case), *shown]

    def scenario(self, name: str) -> list[Step]:
        """Return the steps of a scenario, for an emulator without any state."""
        data = _SCENARIOS[name]
        self.emulator = self._made[str(data["options"])]
        self.emulator.reset()
        self.connection.close()
        where = urlsplit(self.emulator.endpoint)
        self.connection = HTTPConnection(where.hostname or "", where.port, timeout=60)
        text = json.dumps(data["steps"]).replace(_HOST, where.netloc)
        return [Step(self, number, line) for number, line in enumerate(json.loads(text), 1)]


class Step(Case):
    """One call of a scenario."""

    def __init__(self, stage: Stage, number: int, line: dict[str, Any]) -> None:
        usual = {"command": [], "expected": {}, "method": "", "group": "", "deprecated": False}
        whole = {"retries": False, "plays": 1, **usual, **line}
        super().__init__("", whole["group"], whole, is_deprecated=whole["deprecated"])
        self.raw = (True,)
        self.exchanges: list[dict[str, Any]] = line["exchanges"]
        self.changes = self.exchanges[0]["verb"] not in ("GET", "HEAD")
        """Whether its request may change something."""
        self._is_locked: bool = line.get("locked", False)
        self._name: str = line["name"]
        self._fails: bool = line.get("fails", False)
        self._stage = stage
        self.number = number

    def __str__(self) -> str:
        return f"step {self.number}, {self._name}"

    @contextmanager
    def played(self) -> Iterator[None]:
        """Let the emulator know the number of the step, if credentials are required, if it fails."""
        self._stage.step = self.number
        self._stage.emulator.access.required = self._is_locked
        engine = load("_runtime.emulator.engine").Engine
        failure = patch.object(engine, "respond", side_effect=_FAILURES.get(self._name))
        with failure if self._fails else nullcontext():
            yield

    def run_raw(self, way: int) -> None:
        """Send the request in one of its media types, and compare the whole response."""
        exchange = self.exchanges[way if way < len(self.exchanges) else 0]
        body, expected = exchange["body"], exchange["response"]
        connection, sent = self._stage.connection, b"" if body is None else _bytes(body)
        with self.played():
            connection.request(
                exchange["verb"],
                exchange["target"],
                None if body is None else sent,
                exchange["headers"],
            )
            response = connection.getresponse()
            content = response.read()
        if "Content-Length" in exchange["headers"]:  # there is no body of that length
            connection.close()
        place = f"{self} of {exchange['verb']} {exchange['target']}: {content!r}"
        assert response.status == expected["status"], place
        found = {name: response.headers.get(name) for name in expected["headers"]}
        assert found == expected["headers"], place
        assert expected.get("says", "") in content.decode("latin-1"), place
        if "body" in expected:
            assert content == _bytes(expected["body"]), place


def _bytes(content: Any) -> bytes:
    return content.encode() if isinstance(content, str) else base64.b64decode(content["bytes"])


def count_ways(steps: list[Step]) -> int:
    """Return the number of media types in which the requests of a scenario can be sent."""
    return max(len(each.exchanges) for each in steps)
