"""The options of the command `emulator`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .settings import Count, NotEmpty, PathText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..description import Description

_FOLDER = "emulator-certificates"
_PORT = 8700
_ERROR_FORMS = ("auto", "json", "xml", "json_in_xml_string", "text", "html", "empty")


def list_options(description: Description) -> Iterator[click.Option]:
    """Yield the options of the command `emulator`."""
    yield from _address_options()
    yield _path("state", "PATH", "A file that stores the state and its seed. [default: in memory]")
    yield _path("seed", "PATH", _about_seed(description))
    yield from _response_options()
    yield from _security_options()


def _address_options() -> Iterator[click.Option]:
    yield _option("host", "ADDRESS", "The address to listen on.", "127.0.0.1")
    yield click.Option(
        ["--port"],
        type=Count(0, 65535),
        default=_PORT,
        metavar="NUMBER",
        help=f"The port to listen on, 0 for a free one. [default: {_PORT}]",
    )
    yield click.Option(
        ["--name"],
        multiple=True,
        type=NotEmpty(),
        metavar="HOST",
        help="One more name of this host, for the certificate of --tls and for requests; repeatable.",
    )


def _response_options() -> Iterator[click.Option]:
    """Yield the options that decide how requests are answered and logged."""
    yield click.Option(
        ["--fault"],
        multiple=True,
        type=NotEmpty(),
        metavar="RULE",
        help="A fault to inject; repeatable.",
    )
    yield click.Option(
        ["--log"],
        type=click.Choice(("text", "json")),
        default="text",
        help="The form of the log: lines of text, or one JSON object in each line. [default: text]",
    )
    yield click.Option(
        ["--error-form"],
        type=click.Choice(_ERROR_FORMS),
        default="auto",
        help="The form of error responses.",
    )


def _security_options() -> Iterator[click.Option]:
    yield click.Option(
        ["--tls"], is_flag=True, help="Serve HTTPS with certificates of the emulator."
    )
    yield _path(
        "certificates", "FOLDER", "The folder for the certificates that --tls makes.", _FOLDER
    )
    yield _path(
        "client-certificate",
        "PATH",
        "A PEM file with the client certificate that --tls accepts, instead of making one.",
    )
    yield click.Option(
        ["--require-auth"], is_flag=True, help="Refuse requests without a known credential."
    )


def _about_seed(description: Description) -> str:
    collections = description.emulation.get("collections", [])
    names = ", ".join(each["name"] for each in collections if "parent" not in each)
    text = (
        "A JSON or YAML file with the initial items: an object with a list of objects by collection"
    )
    return (
        f"{text} ({names or 'there are none'}). [default: a sample, or the seed of the state file]"
    )


def _option(name: str, metavar: str, text: str, default: str | None = None) -> click.Option:
    return _typed(NotEmpty(), name, metavar, text, default)


def _path(name: str, metavar: str, text: str, default: str | None = None) -> click.Option:
    return _typed(PathText(), name, metavar, text, default)


def _typed(kind: NotEmpty, name: str, metavar: str, text: str, default: str | None) -> click.Option:
    shown = text if default is None else f"{text} [default: {default}]"
    return click.Option([f"--{name}"], type=kind, metavar=metavar, default=default, help=shown)
