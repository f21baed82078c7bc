"""The command that runs the emulator until it is interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from .entries import Catalog


def make_emulator_command(catalog: Catalog) -> click.Command:
    """Return `emulator`."""

    def serve(**options: object) -> None:
        from .package import Package

        Package(catalog["package"]).load("emulator").serve(**options)

    return click.Command(
        "emulator",
        callback=serve,
        params=[
            click.Option(["--host"], default="127.0.0.1", show_default=True),
            click.Option(["--port"], type=click.IntRange(0, 65535), default=0),
        ],
        short_help="Run an emulator of the service",
        help="Run an emulator of the service on this machine until it is interrupted.",
    )
