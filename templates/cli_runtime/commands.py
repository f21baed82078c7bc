"""The tree of commands, each built from the description when it is needed."""

from __future__ import annotations

# ruff: noqa: ARG002 - click decides what its methods take
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from .failures import EXIT_CODES
from .help_texts import command_paragraphs, describe_body, list_errors, root_paragraphs
from .settings import (
    SHOWN_EVERYWHERE,
    Count,
    list_inner_settings,
    list_root_settings,
    load_config,
    name_setting,
)
from .terminal import encodable, suggest, visible, visible_lines
from .values import OUTPUT_FILE, Command, list_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..description import Description
    from ..description_types import Group, Head

    Call = Callable[[click.Context, Command], None]


class Extra:
    """A command that is not an operation: its help text, and the function that makes it."""

    def __init__(
        self, name: str, summary: str, make: Callable[[Description], click.Command]
    ) -> None:
        self.name = name
        self.summary = summary
        self.make = make


class _Formatter(click.HelpFormatter):
    """Help text that can be printed in any encoding of standard output."""

    def getvalue(self) -> str:
        return encodable(super().getvalue(), getattr(sys.stdout, "encoding", None))


class _Context(click.Context):
    formatter_class = _Formatter


class _Group(click.Group):
    """A group that suggests the nearest of its commands for an unknown one."""

    context_class = _Context

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of these arguments; fail with a suggestion if there is none."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is not None:
            return name, command, args[1:]
        if not ctx.resilient_parsing and not name.startswith("-"):
            known = self.list_commands(ctx)
            ctx.fail(f"no such command `{name}`{suggest(name, known, 'the commands are ')}")
        return super().resolve_command(ctx, args)


class Root(_Group):
    """The root command: the groups of operations, and the commands that every program has."""

    def __init__(self, description: Description, call: Call, extras: Iterable[Extra]) -> None:
        super().__init__(
            name=description.index["program"],
            params=[*list_root_settings(description), _version_option(description)],
            help=visible_lines("\n\n".join(root_paragraphs(description))),
            no_args_is_help=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self._description = description
        self._call = call
        self._groups = _list_groups(description, "")
        self._extras = {extra.name: extra for extra in extras}
        for param in self.params:
            if param.name == "config":
                param.callback, param.is_eager, param.expose_value = self._configure, True, False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the groups, then of the other commands."""
        return [*self._groups, *self._extras]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a group or a command, created on demand."""
        group = self._groups.get(cmd_name)
        if group is not None:
            return Operations(self._description, group, self._call)
        extra = self._extras.get(cmd_name)
        return None if extra is None else extra.make(self._description)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write groups and commands without creating them."""
        rows = [(name, visible(group["summary"])) for name, group in self._groups.items()]
        rows += [(name, extra.summary) for name, extra in self._extras.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write an example and the exit codes."""
        head = next(iter(self._description.index["operations"].values()), None)
        if head is not None:
            _write_example(self._description, head, formatter)
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])

    def _configure(self, ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        if not ctx.resilient_parsing:
            load_config(self._description, ctx, value)


def _list_groups(description: Description, outer: str) -> dict[str, Group]:
    """Return the groups that are directly in a group, or in the program, by their command."""
    return {
        group["command"].split()[-1]: group
        for group in description.index["groups"]
        if group["name"].rpartition(".")[0] == outer
    }


class Operations(_Group):
    """The operations of one group, and the groups in it."""

    def __init__(self, description: Description, group: Group, call: Call) -> None:
        super().__init__(
            name=group["command"].split()[-1],
            params=list_inner_settings(description, shown=()),
            help=visible_lines(group["summary"]),
            no_args_is_help=True,
        )
        self._description = description
        self._call = call
        self._groups = _list_groups(description, group["name"])
        self._operations = {
            head["command"]: name
            for name, head in description.index["operations"].items()
            if head["group"] == group["name"]
        }
        heads = description.index["operations"]
        self._resumed = {
            heads[name]["resume"]: name
            for name in self._operations.values()
            if "resume" in heads[name]
        }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the operations in the order of the description, then of groups."""
        return [*self._operations, *self._resumed, *self._groups]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of an operation or a group, created on demand."""
        inner = self._groups.get(cmd_name)
        if inner is not None:
            return Operations(self._description, inner, self._call)
        resumed = self._resumed.get(cmd_name)
        if resumed is not None:
            from .long_running import resuming

            command = resuming(self._description, resumed)
            return OperationCommand(self._description, command, self._call)
        name = self._operations.get(cmd_name)
        if name is None:
            return None
        return OperationCommand(self._description, Command(self._description, name), self._call)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write operations and groups without creating their commands."""
        heads = self._description.index["operations"]
        rows = [(word, visible(heads[name]["title"])) for word, name in self._operations.items()]
        if self._resumed:
            from .long_running import title

            begun = ((word, heads[name]["command"]) for word, name in self._resumed.items())
            rows += [(word, title(command)) for word, command in begun]
        rows += [(word, visible(group["summary"])) for word, group in self._groups.items()]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write an example, and where the flags are described."""
        name = next(iter(self._operations.values()), None)
        if name is not None:
            _write_example(self._description, self._description.operation(name), formatter)
        _write_other_flags(self._description, formatter)


class OperationCommand(click.Command):
    """One operation."""

    context_class = _Context

    def __init__(self, description: Description, command: Command, call: Call) -> None:
        own = tuple(_list_params(description, command))
        shown = (*SHOWN_EVERYWHERE, *map(name_setting, command.settings))
        super().__init__(
            name=command.operation["command"],
            params=[*own, *_without(list_inner_settings(description, shown=shown), own)],
            help=visible_lines("\n\n".join(command_paragraphs(command))),
            short_help=visible(command.operation["title"]),
        )
        self._description = description
        self._command = command
        self._call = call

    def invoke(self, ctx: click.Context) -> None:
        """Make the call and print its response."""
        self._call(ctx, self._command)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, the flags and the documented errors."""
        from .flags import describe_value

        arguments = self._command.arguments
        rows = [(each["metavar"], describe_value(self._description, each)) for each in arguments]
        if rows:
            with formatter.section("Arguments"):
                formatter.write_dl(rows)
        super().format_options(ctx, formatter)
        errors = list(list_errors(self._description, self._command))
        if errors:
            with formatter.section("Errors"):
                formatter.write_dl(errors)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write an example, and where the other flags are described."""
        _write_example(self._description, self._command.operation, formatter)
        _write_other_flags(self._description, formatter)


def _write_example(
    description: Description, operation: Head, formatter: click.HelpFormatter
) -> None:
    from .shell import quote

    program, example = description.index["program"], operation.get("example", ())
    words = [program, *list_words(description, operation), *example]
    with formatter.section("Example"):
        formatter.write(f"  {' '.join(map(quote, words))}\n")


def _write_other_flags(description: Description, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    formatter.write_text(
        f"All flags of `{description.index['program']} --help` but --config and --version are "
        "accepted here too."
    )


def _without(
    settings: Iterable[click.Option], own: Iterable[click.Parameter]
) -> Iterable[click.Option]:
    """Yield settings without the flags that a command has itself: `--include`, but not `-i`."""
    taken = {flag for param in own for flag in param.opts}
    for setting in settings:
        setting.opts = [flag for flag in setting.opts if flag not in taken]
        yield setting


def _list_params(description: Description, command: Command) -> Iterable[click.Parameter]:
    from .flags import PAGE_SIZE, make_argument, make_null_option, make_option

    yield from (make_argument(value) for value in command.arguments)
    size = command.operation.get("paging", {}).get("size")
    for value in command.options:
        also = PAGE_SIZE if size is not None and value.get("name") == size else ""
        yield make_option(description, value, also=also)
    if "paging" in command.operation:
        yield click.Option(
            ["--max-items"],
            type=Count(min=1),
            metavar="INTEGER",
            help="Print at most this many items; without it, the items of all pages.",
        )
    if "long_running" in command.operation:
        from .long_running import list_waiting_flags

        yield from list_waiting_flags(command)
    body = command.operation.get("body")
    if body is not None:
        if not body.get("raw"):
            yield from (make_option(description, value) for value in command.body_values)
            nullable = [value for value in command.body_values if value["type"].get("nullable")]
            if nullable:
                yield make_null_option(nullable)
        text = describe_body(body["media_types"][0])
        yield click.Option(["--from-file"], metavar="PATH", help=text)
    if command.stream == "bytes":
        text = "Write the response to this file, which appears once it is complete."
        option = click.Option(["--output-file"], metavar="PATH", help=text)
        option.name = OUTPUT_FILE
        yield option


def _version_option(description: Description) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if not value or ctx.resilient_parsing:
            return
        package = import_module(description.index["python"]["package"])
        click.echo(f"{description.index['program']} {package.__version__}")
        ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Print the version and exit.",
    )
