"""The tree of commands, each built from the catalog when it is needed."""

from __future__ import annotations

# ruff: noqa: ARG002 - click decides what its methods take
import sys
from typing import TYPE_CHECKING

import click

from .catalog import name_argument, name_variable
from .failures import EXIT_CODES
from .settings import list_command_settings, list_root_settings, load_config
from .terminal import encodable, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .catalog import Catalog, Command, ErrorCode, Group, Value

    Call = Callable[[click.Context, Command], None]


class Extra:
    """A command that is no operation: what help says of it, and how it is made."""

    def __init__(self, name: str, summary: str, make: Callable[[Catalog], click.Command]) -> None:
        self.name = name
        self.summary = summary
        self.make = make


class _Formatter(click.HelpFormatter):
    """Help that standard output can show, whatever its encoding."""

    def getvalue(self) -> str:
        return encodable(super().getvalue(), getattr(sys.stdout, "encoding", None))


class _Context(click.Context):
    formatter_class = _Formatter


class Root(click.Group):
    """The program: its groups of operations, and the commands that every program has."""

    context_class = _Context

    def __init__(self, catalog: Catalog, call: Call, extras: Iterable[Extra]) -> None:
        super().__init__(
            name=catalog["program"],
            params=[*list_root_settings(catalog), _version_option(catalog)],
            help=visible_lines("\n\n".join(_root_paragraphs(catalog))),
            no_args_is_help=True,
        )
        self._catalog = catalog
        self._call = call
        self._groups = {group["name"]: group for group in catalog["groups"]}
        self._extras = {extra.name: extra for extra in extras}
        for param in self.params:
            if param.name == "config":
                param.callback, param.is_eager, param.expose_value = self._configure, True, False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the groups, then of the other commands."""
        return [*self._groups, *self._extras]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a group or a command, made now."""
        group = self._groups.get(cmd_name)
        if group is not None:
            return Operations(self._catalog, group, self._call)
        extra = self._extras.get(cmd_name)
        return None if extra is None else extra.make(self._catalog)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write groups and commands without making them."""
        rows = [(name, visible(group["summary"])) for name, group in self._groups.items()]
        rows += [(name, extra.summary) for name, extra in self._extras.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])

    def _configure(self, ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        if not ctx.resilient_parsing:
            load_config(self._catalog, ctx, value)


class Operations(click.Group):
    """The operations of one group."""

    context_class = _Context

    def __init__(self, catalog: Catalog, group: Group, call: Call) -> None:
        super().__init__(
            name=group["name"], help=visible_lines(group["summary"]), no_args_is_help=True
        )
        self._catalog = catalog
        self._call = call
        self._commands = {
            command["name"]: command
            for command in catalog["commands"]
            if command["group"] == group["name"]
        }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the operations in the order of the API's description."""
        return list(self._commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of an operation, made now."""
        command = self._commands.get(cmd_name)
        return None if command is None else OperationCommand(self._catalog, command, self._call)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the operations without making their commands."""
        rows = [(name, _summarize(command)) for name, command in self._commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class OperationCommand(click.Command):
    """One operation."""

    context_class = _Context

    def __init__(self, catalog: Catalog, command: Command, call: Call) -> None:
        super().__init__(
            name=command["name"],
            params=[*_list_params(catalog, command), *list_command_settings(catalog)],
            help=visible_lines("\n\n".join(_command_paragraphs(command))),
            short_help=_summarize(command),
        )
        self._catalog = catalog
        self._command = command
        self._call = call

    def invoke(self, ctx: click.Context) -> None:
        """Make the call and print its answer."""
        self._call(ctx, self._command)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, the flags and the documented errors."""
        arguments = self._command.get("arguments", ())
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl([(name_argument(each), _help_of(each)) for each in arguments])
        super().format_options(ctx, formatter)
        errors = list(_list_errors(self._catalog, self._command))
        if errors:
            with formatter.section("Errors"):
                formatter.write_dl(errors)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say where the other flags are described."""
        formatter.write_paragraph()
        formatter.write_text(
            f"All flags of `{self._catalog['program']} --help` can stand here too."
        )


def _root_paragraphs(catalog: Catalog) -> Iterable[str]:
    yield catalog["summary"] + "."
    if "description" in catalog:
        yield catalog["description"]
    variable = name_variable(catalog, "output")
    yield (
        f"Settings come from flags, else from the environment ({variable} and so on), else from "
        "the configuration file: TOML with the names of the flags, written with underscores. "
        "Secrets come from files, the environment or a prompt, never from a flag."
    )


def _command_paragraphs(command: Command) -> Iterable[str]:
    yield command["summary"] + "."
    if "description" in command:
        yield command["description"]
    yield from (f"Note: {note}" for note in command.get("notes", ()))
    yield from (f"Caution: {caution}" for caution in command.get("cautions", ()))
    if command.get("destructive"):
        yield "Asks before it goes on, unless --yes is given."
    yield f"{command['verb']} {command['path']}"


def _summarize(command: Command) -> str:
    return visible(command["summary"])


def _help_of(value: Value) -> str:
    return visible(" ".join(value.get("help", "").split()))


def _list_params(catalog: Catalog, command: Command) -> Iterable[click.Parameter]:
    from .flags import make_argument, make_option

    yield from (make_argument(value) for value in command.get("arguments", ()))
    body = command.get("body")
    members = () if body is None else body.get("fields", ())
    for value in (*command.get("options", ()), *members):
        yield make_option(catalog, value)
    if body is not None:
        if "value" in body and not body.get("raw"):
            yield make_option(catalog, body["value"])
        yield click.Option(["--from-file"], metavar="PATH", help=_describe_body(body["media_type"]))


def _describe_body(media_type: str) -> str:
    return (
        "A JSON or YAML file with the body, `-` for standard input; "
        f"flags win over its members. [sent as {visible(media_type)}]"
    )


def _list_errors(catalog: Catalog, command: Command) -> Iterable[tuple[str, str]]:
    """Yield the errors of the operation with their reasons, then the names of all others."""
    own, everywhere = command.get("errors", {}), []
    for error in sorted(catalog.get("errors", ()), key=lambda each: each["status"]):
        if error["code"] in own:
            texts = error.get("reasons", {})
            reasons = [texts[name] for name in own[error["code"]]]
            text = error["title"] + (": " + "; ".join(reasons) if reasons else "")
            yield _name_error(error), visible(" ".join(text.split()))
        elif error.get("everywhere"):
            everywhere.append(_name_error(error))
    if everywhere:
        yield "any command", ", ".join(everywhere)


def _name_error(error: ErrorCode) -> str:
    return f"{error['status']} {visible(error['code'])}"


def _version_option(catalog: Catalog) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if not value or ctx.resilient_parsing:
            return
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version(catalog["distribution"])
        except PackageNotFoundError:
            number = "unknown"
        click.echo(f"{catalog['program']} {number}")
        ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Print the version and exit.",
    )
