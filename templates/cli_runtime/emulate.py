"""The emulator from the command line: for one command, or until it is interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .catalog import name_variable
from .failures import InputError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .entries import Catalog, Foreign, Plain
    from .package import Package


def make_emulator_command(catalog: Catalog) -> click.Command:
    """Return `emulator`."""

    def run(**options: Plain) -> None:
        from .package import Package

        _Session(catalog, Package(catalog["package"]), options).run()

    return click.Command(
        "emulator",
        callback=run,
        params=list(_list_options()),
        short_help="Run an emulator of the service on this machine",
        help=(
            "Run an emulator of the service on this machine until it is interrupted. It keeps what "
            "commands create, and logs each request to standard error."
        ),
    )


def start_emulator(package: Package, **options: Plain) -> Foreign:
    """Return an emulator that runs; its `stop` ends it.

    Raises `MissingExtraError` or `InputError` if it cannot run.
    """
    try:
        emulator = package.load("emulator.embedded").Emulator(**options)
        emulator.start()
    except ModuleNotFoundError as error:
        if str(error.name).startswith(package.name):
            raise
        raise MissingExtraError("emulator") from None
    except (OSError, ValueError) as error:
        raise InputError(f"the emulator cannot start: {error}") from None
    return emulator


def list_parameters(catalog: Catalog, emulator: Foreign) -> dict[str, str]:
    """Return values for the client's parameters that fit the emulator, by their Python names."""
    return {
        value["name"]: str(emulator.parameters[value.get("wire", value["name"])])
        for value in catalog.get("parameters", ())
    }


def _list_options() -> Iterator[click.Option]:
    yield click.Option(
        ["--host"], default="127.0.0.1", help="The address to listen at. [default: 127.0.0.1]"
    )
    yield click.Option(
        ["--port"],
        type=click.IntRange(0, 65535),
        default=0,
        metavar="NUMBER",
        help="The port to listen at. [default: a free one]",
    )
    yield click.Option(
        ["--state"], metavar="PATH", help="A file for the state. [default: in memory]"
    )
    yield click.Option(
        ["--seed"], metavar="PATH", help="A JSON or YAML file with what is there at the beginning."
    )
    yield click.Option(
        ["--fault"],
        multiple=True,
        metavar="RULE",
        help="What is to go wrong, for example `accounts.list:status=503,every=2`; repeatable.",
    )
    yield click.Option(["--tls"], is_flag=True, help="Serve HTTPS, and make a client certificate.")
    yield click.Option(
        ["--certificates"],
        metavar="FOLDER",
        default="emulator-certificates",
        help="Where --tls keeps what it makes. [default: emulator-certificates]",
    )
    yield click.Option(
        ["--require-auth"], is_flag=True, help="Refuse requests without a credential it knows."
    )


class _Session:
    """An emulator in the foreground."""

    def __init__(self, catalog: Catalog, package: Package, options: Mapping[str, Plain]) -> None:
        self._catalog = catalog
        self._package = package
        self._options = options

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        import signal
        import threading

        from .terminal import visible

        stop = threading.Event()
        emulator = start_emulator(
            self._package,
            **self._list_constructor_options(),
            log=lambda entry: click.echo(visible(str(entry)), err=True),
        )
        try:
            for line in self._introduce(emulator):
                click.echo(line)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            while not stop.wait(0.5):  # in steps, because Windows has no interrupted waits
                pass
        finally:
            emulator.stop()

    def _list_constructor_options(self) -> dict[str, Plain]:
        from pathlib import Path

        from .documents import Sources

        options = self._options
        seed = options["seed"]
        return {
            "host": options["host"],
            "port": options["port"],
            "state": Path(options["state"]) if options["state"] else None,
            "seed": Sources().read_document(seed, "--seed") if seed else None,
            "faults": options["fault"],
            "tls": Path(options["certificates"]) if options["tls"] else None,
            "require_auth": options["require_auth"],
        }

    def _introduce(self, emulator: Foreign) -> Iterator[str]:
        """Yield lines that can be pasted into a shell."""
        parameters = list_parameters(self._catalog, emulator)
        yield f"# the emulator answers at {emulator.endpoint}; Ctrl+C ends it"
        yield from self._export("endpoint", emulator.endpoint)
        for name, value in parameters.items():
            yield from self._export(name, value)
        for name, value in self._make_credentials(emulator, parameters).items():
            yield from self._export(name, value)
        yield f"{self._catalog['program']} {self._example()}"

    def _export(self, name: str, value: str) -> Iterator[str]:
        import shlex

        yield f"export {name_variable(self._catalog, name)}={shlex.quote(value)}"

    def _example(self) -> str:
        commands = self._catalog["commands"]
        simple = [each for each in commands if not (each.get("arguments") or each.get("body"))]
        first = (simple or commands)[0]
        return f"{first['group']} {first['name']}"

    def _make_credentials(self, emulator: Foreign, parameters: Mapping[str, str]) -> dict[str, str]:
        """Return settings of credentials, having told the emulator about them."""
        made: dict[str, str] = {}
        if self._options["tls"]:
            made |= self._make_certificate(emulator, parameters)
        elif self._options["require_auth"]:
            made |= self._make_secret(emulator)
        return made

    def _make_certificate(self, emulator: Foreign, parameters: Mapping[str, str]) -> dict[str, str]:
        from pathlib import Path

        certificates = self._package.load("emulator.certificates")
        folder = Path(self._options["certificates"]).absolute()
        identity = certificates.client_identity(folder)
        self._grant(emulator, "client_certificate", identity.der())
        made = {
            "certificate": str(identity.certificate_file),
            "ca_file": str(folder / "authority.pem"),
        }
        for auth in self._catalog.get("auth", ()):
            if "publishsettings" in auth.get("sources", ()):
                path = folder / "emulator.publishsettings"
                subscription = parameters[auth.get("subscription", "")]
                text = certificates.publish_settings(
                    identity,
                    endpoint=emulator.endpoint,
                    subscription_id=subscription,
                    subscription_name="emulator",
                )
                certificates.write_secret(path, text)
                click.echo(f"# {path} holds certificate, endpoint and subscription too")
        return made

    def _make_secret(self, emulator: Foreign) -> dict[str, str]:
        """Return a token, a key or a password, whichever the API declares first."""
        import secrets

        secret = secrets.token_urlsafe(24)
        for auth in self._catalog.get("auth", ()):
            if auth["kind"] == "bearer":
                self._grant(emulator, "bearer", secret)
                return {"token": secret}
            if auth["kind"] == "api_key":
                self._grant(emulator, "api_key", secret)
                return {"api_key": secret}
            if auth["kind"] == "basic":
                self._grant(emulator, "basic", f"emulator:{secret}")
                return {"username": "emulator", "password": secret}
        raise InputError("--require-auth: this service knows only certificates: add --tls")

    def _grant(self, emulator: Foreign, kind: str, secret: bytes | str) -> None:
        scope = {name: str(value) for name, value in emulator.parameters.items()}
        emulator.access.add(self._package.load("emulator.access").grant(kind, secret, scope))
