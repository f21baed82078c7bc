"""A tour of the API: each command, its request and the response of the emulator."""

from __future__ import annotations

import os
import shlex
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from .emulate import Session
from .failures import BROKEN_PIPE, INTERRUPTED
from .package import Package
from .terminal import visible_lines, write
from .values import name_variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..description import Description
    from ..description_types import TourStep
    from .values import Foreign, Plain


def make_tour_command(
    description: Description, run: Callable[[Description, Sequence[str]], int]
) -> click.Command:
    """Return `tour`; `run` makes one run of the program and returns its exit code."""
    return click.Command(
        "tour",
        callback=lambda: _Tour(description, run).run(),
        help=(
            "Run commands of every kind against a fresh emulator, over TLS with a client "
            "certificate where the API takes one, and print each request and its response."
        ),
    )


class _Tour:
    """The steps of the tour, one after the other."""

    def __init__(
        self, description: Description, run: Callable[[Description, Sequence[str]], int]
    ) -> None:
        self._description = description
        self._run_program = run
        self._statuses: list[int] = []

    def run(self) -> None:
        """Run every step; raise `click.ClickException` if one has an unexpected result."""
        steps = self._description.tour
        with (
            tempfile.TemporaryDirectory(prefix="tour-") as folder,
            self._session(folder).running(self._note) as (emulator, settings),
        ):
            self._introduce(emulator)
            for number, step in enumerate(steps, 1):
                with _environment(self._variables({**settings, **step["secrets"]})):
                    self._show(f"{number}/{len(steps)}", step)
        write(f"\n{len(steps)} commands, each with the documented response")

    def _session(self, folder: str) -> Session:
        """An emulator that requires credentials: a certificate if the API accepts one."""
        credentials = self._description.index.get("credentials", ())
        options: dict[str, Plain] = {
            "host": "127.0.0.1",
            "port": 0,
            "name": (),
            "log": "text",
            "fault": (),
            "error_form": "auto",
            "tls": any(each.get("in_handshake") for each in credentials),
            "certificates": folder,
            "require_auth": bool(credentials),
        }
        absent = dict.fromkeys(("state", "seed", "client_certificate"))
        return Session(
            self._description,
            Package(self._description.index["python"]["package"]),
            {**options, **absent},
        )

    def _introduce(self, emulator: Foreign) -> None:
        write(f"an emulator of the service listens at {emulator.endpoint}")
        if emulator.client_file is not None:
            write("it accepts the client certificate that each request sends")

    def _show(self, place: str, step: TourStep) -> None:
        arguments = step["arguments"]
        _heading(f"{place}  {step['text']}")
        command = shlex.join([self._description.index["program"], *arguments])
        write(click.style(f"$ {visible_lines(command)}", bold=True))
        self._call(["--dry-run", *arguments], fails=False)
        self._call(["--output", "json", "--show-secrets", *arguments], fails=step["fails"])
        write(click.style(f"# response status {self._statuses[-1]}", dim=True))

    def _note(self, entry: Foreign) -> None:
        self._statuses.append(entry.status)

    def _call(self, arguments: Sequence[str], *, fails: bool) -> None:
        code = self._run_program(self._description, arguments)
        if code == BROKEN_PIPE:
            raise BrokenPipeError
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        if (code != 0) != fails:
            raise click.ClickException(f"this step should {'fail' if fails else 'succeed'}")

    def _variables(self, values: Mapping[str, str]) -> dict[str, str]:
        return {name_variable(self._description, name): value for name, value in values.items()}


def _heading(text: str) -> None:
    write("\n" + click.style(text, fg="cyan", bold=True))


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set these environment variables during a `with` block."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
