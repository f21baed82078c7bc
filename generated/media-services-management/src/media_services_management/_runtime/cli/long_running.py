"""Commands of operations that go on: they wait for the end, or print the id with which to resume."""

from __future__ import annotations

import shlex
import time
from typing import TYPE_CHECKING

import click

from .output import render
from .settings import Positive
from .status_line import StatusLine
from .terminal import shows_unicode, visible, write
from .values import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..description import Description
    from ..description_types import Operation, Parameter
    from .showing import Showing
    from .values import Foreign, Plain


def list_waiting_flags(command: Command) -> Iterator[click.Parameter]:
    """Yield the flags of a command that waits."""
    if command.operation["command"] != command.operation["resume"]:
        yield click.Option(
            ["--no-wait"],
            is_flag=True,
            help="Print the id of what began and end, without waiting for its end.",
        )
    yield click.Option(
        ["--wait-deadline"],
        type=Positive(),
        metavar="SECONDS",
        help="Wait at most this long; without it, however long it takes.",
    )


def list_following(
    description: Description, command: Command, params: dict[str, Plain]
) -> list[Operation]:
    """Return the operations that a command calls while it waits: for the status, and the result."""
    course = command.operation["long_running"]
    names = [course["poll"], *([course["last"]] if "last" in course else [])]
    return [] if params.get("no_wait") else [description.operation(name) for name in names]


class Waiter:
    """Waits for what a command began, and prints its result."""

    def __init__(
        self, program: str, command: Command, showing: Showing, params: dict[str, Plain]
    ) -> None:
        self._resume = [program, *command.group["command"].split(), command.operation["resume"]]
        self._showing = showing
        self._is_patient = not params.get("no_wait")
        self._deadline: float | None = params["wait_deadline"]

    def finish(self, handle: Foreign) -> None:
        """Print the result at the end, or the id; raises what `wait` raises."""
        if not self._is_patient:
            write(render(handle.id, self._showing.form, only_ascii=not shows_unicode()))
            return
        progress = _Progress()
        try:
            value = handle.wait(deadline=self._deadline, progress=progress.tell)
        except (KeyboardInterrupt, TimeoutError):
            progress.end()
            words = shlex.join([*self._resume, handle.id])
            click.echo(f"it goes on: `{visible(words)}` waits for its end", err=True)
            raise
        finally:
            progress.end()
        self._showing.show(value)


class _Progress:
    """The status so far, on a terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._line = StatusLine()

    def tell(self, status: str) -> None:
        """Show a status, and how long it took to get there."""
        self._line.tell(f"{status} after {time.monotonic() - self._began:.0f} s")

    def end(self) -> None:
        """Remove the status."""
        self._line.end()


def resuming(description: Description, name: str) -> Command:
    """Return the command that waits for the end of what an operation began."""
    begun = description.operation(name)
    command, poll = begun["command"], description.operation(begun["long_running"]["poll"])
    operation: Operation = {
        "group": begun["group"],
        "command": begun["resume"],
        "resume": begun["resume"],
        "title": title(command),
        "example": ["ID"],
        "description": f"ID is what `{command} --no-wait` printed.",
        "verb": poll["verb"],
        "path": poll["path"],
        "query": poll.get("query", {}),
        "headers": poll.get("headers", {}),
        "method": begun["long_running"]["method"],
        "result": begun["result"],
        "columns": begun.get("columns", []),
        "long_running": begun["long_running"],
        "parameters": [_ID],
        "responses": begun["responses"],
    }
    if "auth" in poll:
        operation["auth"] = poll["auth"]
    return Command(description, name, operation)


_ID: Parameter = {
    "name": "id",
    "in": "path",
    "type": {"kind": "string"},
    "required": True,
    "python_name": "id",
    "metavar": "ID",
}


def title(command: str) -> str:
    """Return what the command that resumes another does."""
    return f"Wait for the end of what `{command}` began"
