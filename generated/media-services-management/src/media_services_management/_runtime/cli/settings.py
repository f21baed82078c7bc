"""Settings of the program: from flags, then the environment, then a configuration file."""

from __future__ import annotations

# ruff: noqa: PTH100, PTH110, PTH111, PTH118, PTH120 - importing pathlib takes time from `--help`
import os
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

import click

from .failures import InputError
from .flags import PlainText, describe_choices, describe_default
from .package import Package
from .terminal import visible
from .values import (
    NO_CONTENT,
    SHOWN_HEADERS,
    command_name,
    complete,
    is_content,
    name_variable,
    tell_deprecations,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..description import Description
    from ..description_types import Value
    from .values import Plain

    ParamType = click.ParamType[float]
else:
    ParamType = click.ParamType  # not generic in older versions of click

FORMATS = ("table", "json", "yaml", "tsv")
"""The formats in which responses can be printed."""

# there are a dozen settings, and TOML's reader takes quadratic time for a name with many dots
_MAX_CONFIG = 1 << 14

# dangerous if set by a forgotten variable
_NO_VARIABLE = ("dry_run", "yes", "show_secrets", "debug", "emulator", SHOWN_HEADERS)

# groups and commands take all settings after their names too; the help of commands shows these
SHOWN_EVERYWHERE = ("output", "query", "dry_run", "yes", "show_secrets")


class Setting(click.Option):
    """A flag of the program, with an environment variable unless that would be dangerous."""

    is_path: bool = False
    is_in_help: bool = True
    limit: Literal["timeout", "deadline", "retries"] | None = None
    """The limit of calls that it sets, if it sets one; its default is that of clients."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the flag and its description with its default, unless the help omits it."""
        if not self.is_in_help:
            return None
        record = super().get_help_record(ctx)
        if record is None or self.limit is None:
            return record
        package = Package(ctx.obj.index["python"]["package"])
        usual = getattr(package.load("_runtime.limits"), self.limit.upper())
        default = ctx.obj.index.get("calls", {}).get(self.limit, usual)
        return record[0], f"{record[1]} [default: {default:g}]"

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return the flag for a message, and the source of its value if that is not a flag."""
        hint = super().get_error_hint(ctx)
        source = None if ctx is None or self.name is None else _rank(ctx, self.name)
        if source == 1:
            return f"{hint} (from the variable {self.envvar})"
        return f"{hint} (from the configuration file)" if source == 2 else hint


class Positive(ParamType):
    """A number above zero."""

    name = "SECONDS"

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; fail with a message about this parameter."""
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            number = 0
        if not 0 < number < float("inf"):
            self.fail("must be a number of seconds above 0", param, ctx)
        return number


class Count(click.IntRange):
    """A whole number within bounds."""

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number; fail with a message that says the bounds in words."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            bounds = f"{self.min} or more" if self.max is None else f"from {self.min} to {self.max}"
            self.fail(f"must be a whole number, {bounds}", param, ctx)


class NotEmpty(ParamType):
    """A text that is not empty."""

    name = "TEXT"

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> Plain:
        """Return the text; fail with a message about this parameter."""
        if value == "":
            self.fail("the value is empty: leave the option out, or say what it is", param, ctx)
        return value


class PathText(NotEmpty):
    """A path, and not the content of the file, which no message shows."""

    name = "PATH"

    def convert(
        self, value: Plain, param: click.Parameter | None, ctx: click.Context | None
    ) -> Plain:
        """Return the path; fail with a message about this parameter."""
        if is_content(value):
            self.fail(NO_CONTENT, param, ctx)
        return NotEmpty.convert(self, value, param, ctx)


class Settings:
    """The settings of one run; those after the names of group and command override the others."""

    def __init__(self, root: click.Context) -> None:
        self._values = dict(root.params)
        self._ranks = {name: _rank(root, name) for name in root.params}

    def overlay(self, command: click.Context) -> None:
        """Add the settings that were given after the names of the groups and of the command."""
        if command.parent is None:
            return
        self.overlay(command.parent)
        for name in command.params.keys() & self._values.keys():
            if _rank(command, name) == 0:
                self._values[name] = command.params[name]
                self._ranks[name] = 0

    def get(self, name: str) -> Plain:
        """Return the value of a setting, or `None` if it is not set."""
        return self._values.get(name)

    def rank(self, name: str) -> int:
        """Return the source of a setting: 0 a flag, 1 the environment, 2 the file, 3 not set."""
        return self._ranks.get(name, 3) if self.get(name) is not None else 3


def list_settings(description: Description) -> list[Setting]:
    """Return the flags before the command, in the order of the help."""
    return [
        *_general(),
        *_of_client(description),
        *_of_credentials(description),
        *_of_transport(description),
    ]


def list_root_settings(description: Description) -> list[Setting]:
    """Return the flags of the program, which the environment and the file can set too."""
    settings = list_settings(description)
    for setting in settings:
        if setting.name and setting.name not in _NO_VARIABLE:
            setting.envvar = name_variable(description, setting.name)
    return settings


def list_inner_settings(
    description: Description, *, shown: Collection[str] = SHOWN_EVERYWHERE
) -> list[Setting]:
    """Return the same flags for after the name of a group or a command; its help shows some."""
    settings = [copy(each) for each in _inner_settings(description)]
    for setting in settings:
        setting.is_in_help = setting.name in shown
    return settings


@lru_cache(maxsize=1)  # a run needs them for each group and for the command
def _inner_settings(description: Description) -> tuple[Setting, ...]:
    return tuple(each for each in list_settings(description) if each.name != "config")


def config_path(description: Description) -> str:
    """Return the default path of the configuration file, used without `--config`."""
    home = os.path.expanduser("~")
    if os.name == "nt":
        folder = os.environ.get("APPDATA") or os.path.join(home, "AppData", "Roaming")
    else:
        folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    return os.path.join(folder, description.index["program"], "config.toml")


def load_config(description: Description, ctx: click.Context, path: str | None) -> None:
    """Make the configuration file the default of the program's settings.

    Raises `InputError` for an invalid file; the default file may be missing.
    """
    source = path or config_path(description)
    if path is None and not os.path.exists(source):
        return
    known = {
        setting.name: setting.is_path
        for setting in ctx.command.params
        if isinstance(setting, Setting) and setting.name not in (*_NO_VARIABLE, "config")
    }
    ctx.default_map = dict(_read_config(source, known))


def _read_config(source: str, known: dict[str, bool]) -> Iterator[tuple[str, Plain]]:
    import tomllib

    from .inputs import Sources

    text = Sources(max_bytes=_MAX_CONFIG).read_text(source, "--config")
    try:
        members = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"--config: `{source}` is invalid TOML: {error}") from None
    except ValueError:
        raise InputError(f"--config: `{source}`: a number has too many digits") from None
    except RecursionError:
        raise InputError(f"--config: `{source}` is nested too deep") from None
    for name, value in members.items():
        if name not in known:
            raise InputError(
                f"--config: `{source}`: unknown setting `{visible(name)}`; the settings are "
                + ", ".join(f"`{each}`" for each in known)
            )
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InputError(f"--config: `{source}`: `{name}` must be text or a number")
        try:
            text = str(value)  # numbers become text, like the values of flags
        except ValueError:  # one in hexadecimal may have any number of digits
            raise InputError(f"--config: `{source}`: `{name}` has too many digits") from None
        yield name, _locate(source, text) if known[name] and not is_content(text) else text


def _locate(source: str, value: str) -> str:
    """Return a path of the configuration file: relative to its folder, `~` for the home."""
    path = os.path.expanduser(value)
    return os.path.join(os.path.dirname(os.path.abspath(source)), path)


def _rank(ctx: click.Context, name: str) -> int:
    source = ctx.get_parameter_source(name)
    order = (
        click.core.ParameterSource.COMMANDLINE,
        click.core.ParameterSource.ENVIRONMENT,
        click.core.ParameterSource.DEFAULT_MAP,
    )
    return order.index(source) if source in order else 3


def _flag(name: str, text: str, *more: str) -> Setting:
    return Setting([*more, f"--{name}"], is_flag=True, default=None, help=text)


def _text(
    name: str, text: str, metavar: str, kind: click.ParamType[Plain] | None = None
) -> Setting:
    return Setting([f"--{name}"], metavar=metavar, type=kind, help=text)


def _path(name: str, text: str) -> Setting:
    setting = _text(name, text, "PATH", PathText())
    setting.is_path = True
    return setting


def _general() -> Iterator[Setting]:
    yield Setting(
        ["-o", "--output"],
        type=click.Choice(FORMATS),
        help="The format of the output. [default: table]",
    )
    yield _text(
        "query", "Print only this part of the response (a JMESPath expression).", "JMESPATH"
    )
    yield _flag("dry-run", "Print the request as a curl command, secrets left out; send nothing.")
    yield _flag("yes", "Do not ask for confirmation before a destructive command.", "-y")
    yield _flag("show-secrets", "Print keys and other secrets of responses instead of hiding them.")
    shown = _flag(
        "include", "Print the status and headers to standard error, secrets left out.", "-i"
    )
    shown.name = SHOWN_HEADERS
    yield shown
    yield _flag("debug", "Log requests and headers, secrets left out, to standard error.")


def _of_client(description: Description) -> Iterator[Setting]:
    parameters = cast("list[Value]", description.index.get("parameters", []))
    values = [complete(description, each) for each in parameters]
    tell_deprecations(values)
    for value in values:
        text = _describe(value)
        is_secret, is_enum = value.get("secret", False), value["type"]["kind"] == "enum"
        # a secret is the setting `NAME_file`, so that the variable `NAME` can be the secret itself
        name = name_setting(value)
        kind = PathText() if is_secret else PlainText(value["type"]) if is_enum else click.STRING
        metavar = None if is_enum and not is_secret else kind.name.upper()
        setting = Setting([value["flag"]], metavar=metavar, type=kind, help=text)
        setting.name = name
        setting.is_path = is_secret
        yield setting


def name_setting(value: Value) -> str:
    """Return the name of the setting of a parameter of the client: `NAME_file` for a secret."""
    return command_name(value) + ("_file" if value.get("secret") else "")


def _describe(value: Value) -> str:
    parts = [visible(" ".join(value.get("description", "").split()))]
    if not value.get("secret"):
        parts.append(describe_choices(value["type"], has_metavar=True))
        if "default" in value:
            parts.append(describe_default(value))
    return " ".join(filter(None, parts))


def _of_credentials(description: Description) -> Iterator[Setting]:
    found = {
        setting["name"]: setting
        for credential in description.index.get("credentials", ())
        for way in credential["ways"]
        for setting in way["settings"]
    }
    for setting in found.values():
        name, about = setting["flag"].removeprefix("--"), setting["about"]
        if setting["form"] == "secret":
            variable = name_variable(description, setting["name"])
            text = f"A file that contains the {about}, `-` for standard input; else {variable}."
            yield _path(name, text)
        else:
            yield _text(name, about, "TEXT") if setting["form"] == "text" else _path(name, about)


def _of_transport(description: Description) -> Iterator[Setting]:
    servers = description.index.get("servers", {})
    if servers:
        shown = ", ".join(f"{name} ({visible(url)})" for name, url in servers.items())
        text = f"The server: {shown}. [default: {description.index.get('server')}]"
        yield _text("server", text, "NAME", click.Choice(list(servers)))
    endpoint = visible(description.index["endpoint"])
    yield _text("endpoint", f"The URL of the service. [default: {endpoint}]", "URL")
    if description.has("emulation"):
        yield _flag("emulator", "Run the command against an emulator that is started for it.")
    limits: list[tuple[Literal["timeout", "deadline", "retries"], str, str, Plain]] = [
        ("timeout", "The maximum time for each step of a request.", "SECONDS", Positive()),
        ("deadline", "The maximum time for a whole call, with its retries.", "SECONDS", Positive()),
        ("retries", "The maximum number of retries of a call.", "NUMBER", Count(0, 100)),
    ]
    for limit in limits:
        setting = _text(*limit)
        setting.limit = limit[0]
        yield setting
    yield _path("ca-file", "Trust the certificate authorities in this PEM file, not the system's.")
    yield _text("proxy", "The proxy for all requests.", "URL")
    config = visible(config_path(description))
    yield _path("config", f"The file with settings. [default: {config}]")
