"""The configuration file of the command, TOML: settings, or a message."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click
from media_services_management._runtime.cli.failures import InputError
from media_services_management._runtime.cli.settings import list_root_settings, load_config
from media_services_management._runtime.description import Description

from ..literals import literals
from ..recordings import PACKAGE
from ..target import Target
from ..texts import grammar

WORDS = literals("words", "configurations")


@cache
def _description() -> Description:
    return Description(str(PACKAGE / "src/media_services_management/description"))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def check(data: bytes) -> None:
    path = Path(_folder().name) / "config.toml"
    path.write_bytes(data)
    command = click.Command("p", params=[*list_root_settings(_description())])
    context = click.Context(command)
    try:
        load_config(_description(), context, str(path))
        command.parse_args(context, [])
    except InputError as error:
        assert len(str(error)) < 10_000 + len(data)
    except click.UsageError as error:
        assert error.format_message()


def seeds() -> Iterable[bytes]:
    yield b'endpoint = "https://a.example"\ntimeout = 1.5\nretries = 2\noutput = "json"\n'
    yield b"ca_file = \"~/ca.pem\"\nproxy = 'http://a'\ndeadline = 10\n# end\n"
    yield b'[a]\nb = {c = 1}\n[[d]]\ne."f" = [1, 2]\n'


TARGET = Target(check=check, seeds=seeds, inputs=grammar(WORDS, seeds), words=WORDS)
