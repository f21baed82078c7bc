"""Runs the emulator from the command line: for one command, or until it is interrupted."""

from __future__ import annotations

import errno
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from .credentials import name_of
from .emulator_options import list_options
from .failures import InputError, MissingExtraError, OutputError
from .values import Command, command_name, name_variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..description import Description
    from ..description_types import Credential, CredentialWay, Operation
    from .package import Package
    from .values import Foreign, Plain


def make_emulator_command(description: Description) -> click.Command:
    """Return `emulator`."""

    def run(**options: Plain) -> None:
        from .package import Package

        Session(description, Package(description.index["python"]["package"]), options).run()

    return click.Command(
        "emulator",
        callback=run,
        params=list(list_options(description)),
        help=(
            "Run an emulator of the service on this machine until it is interrupted. It keeps what "
            "commands create, and logs each request to standard error. GET /_emulator/health "
            "answers when it is ready; POST /_emulator/reset deletes what it keeps.\n\n"
            "A fault is written [OPERATION:]PART,PART... where OPERATION may contain `*` and a PART is "
            "delay=SECONDS, status=CODE, retry-after=SECONDS, reset=before, reset=after, "
            "truncate=BYTES, drip=SECONDS, end=STATE, code=CODE, every=N, times=N, probability=P or seed=N."
        ),
    )


@contextmanager
def run_emulator(
    description: Description, package: Package
) -> Iterator[tuple[str, dict[str, str]]]:
    """Run an emulator during a `with` block; yields its endpoint and client parameters.

    Raises `MissingExtraError` or `InputError` if it cannot run.
    """
    with _explaining(package):
        emulator = package.load("emulator").Emulator()
        emulator.start()
    try:
        yield emulator.endpoint, _list_parameters(description, emulator)
    finally:
        emulator.stop()


@contextmanager
def _explaining(package: Package) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).startswith(package.name):
            raise
        raise MissingExtraError("emulator") from None
    except (BrokenPipeError, OutputError):
        raise
    except OSError as error:
        in_use = "the port is in use: choose another one with --port, 0 for a free one"
        reason = in_use if error.errno == errno.EADDRINUSE else error
        raise InputError(f"the emulator cannot start: {reason}") from None
    except ValueError as error:
        raise InputError(f"the emulator cannot start: {error}") from None
    except package.load("_runtime.emulator.state_file").StateError as error:
        raise InputError(f"--state: {error}") from None


def _list_parameters(description: Description, emulator: Foreign) -> dict[str, str]:
    return {
        command_name(value): emulator.parameter_texts[value["name"]]
        for value in description.index.get("parameters", ())
        if value.get("required")
    }


class Session:
    """An emulator with the options of the command `emulator`."""

    def __init__(
        self, description: Description, package: Package, options: Mapping[str, Plain]
    ) -> None:
        self._description = description
        self._package = package
        self._options = options
        self._credentials = description.index.get("credentials", [])

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM."""

        def show(entry: Foreign) -> None:
            _say(entry.as_json() if self._options["log"] == "json" else str(entry))

        with _explaining(self._package):
            self._show_warnings()
            arguments = self._list_arguments()
            emulator = self._package.load("emulator").Emulator(**arguments, log=show)
            settings = self._make_secrets(emulator) if self._needs_secret() else {}
            emulator.serve(lambda: self._introduce(emulator, settings))

    @contextmanager
    def running(self, show: Callable[[Foreign], None]) -> Iterator[tuple[Foreign, dict[str, str]]]:
        """Run the emulator; yields it, and the settings with which commands reach it.

        `show` is called with the log entry of each request.
        """
        with _explaining(self._package):
            arguments = self._list_arguments()
            emulator = self._package.load("emulator").Emulator(**arguments, log=show)
            settings = self._make_secrets(emulator) if self._needs_secret() else {}
            emulator.start()
        try:
            yield emulator, self._list_settings(emulator, settings)
        finally:
            emulator.stop()

    def _read_seed(self, path: str) -> Plain:
        from .inputs import Sources

        # JSON has no decimals, so the emulator has none
        inexact = self._package.load("_runtime.coercion").inexact
        return inexact(Sources().read_document(path, "--seed"))

    def _list_arguments(self) -> dict[str, Plain]:
        from pathlib import Path

        options = self._options
        seed, state, client = options["seed"], options["state"], options["client_certificate"]
        return {
            "host": options["host"],
            "port": options["port"],
            "names": options["name"],
            "state": Path(state) if state else None,
            "seed": self._read_seed(seed) if seed else None,
            "faults": options["fault"],
            "error_form": options["error_form"],
            "tls": Path(options["certificates"]).absolute() if options["tls"] else None,
            "client_certificate": Path(client).absolute() if client else None,
            "require_auth": options["require_auth"],
        }

    def _show_warnings(self) -> None:
        """Print warnings of the emulator, apart from the log of requests."""
        import json
        import logging

        is_json = self._options["log"] == "json"

        class Lines(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                text = record.getMessage()
                with suppress(OSError, ValueError):  # the reader closed the pipe
                    _say(json.dumps({"warning": text}) if is_json else text)

        self._package.load("_runtime.emulator.request_log").LOGGER.addHandler(Lines())

    def _introduce(self, emulator: Foreign, settings: Mapping[str, str]) -> None:
        """Print lines that can be pasted into a shell, if there is a standard output."""
        from .terminal import has_output

        try:
            if has_output():
                self._print_introduction(emulator, settings)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from None

    def _print_introduction(self, emulator: Foreign, settings: Mapping[str, str]) -> None:
        from .shell import quote
        from .terminal import shows_unicode, visible, write

        only_ascii = not shows_unicode()
        write(f"# the emulator listens at {emulator.endpoint}; press Ctrl+C to stop it")
        if not emulator.is_reached:
            write("# clients take plain HTTP only from this machine: add --tls for this address")
        if emulator.client_file is not None:
            for _, way in self._list_ways(".publishsettings"):
                path = visible(str(emulator.write_settings()))
                write(f"# {way['settings'][0]['flag']} {path} also works")
        for name, value in self._list_settings(emulator, settings).items():
            word = quote(value, only_ascii=only_ascii)
            write(f"export {name_variable(self._description, name)}={word}")
        for line in self._list_examples(emulator, settings):
            write(line)

    def _list_examples(self, emulator: Foreign, settings: Mapping[str, str]) -> Iterator[str]:
        """Yield a command, and the same in Python."""
        names = [name for name, each in self._description.operations() if not _takes_values(each)]
        name = next(iter(names or self._description.index["operations"]))
        words = [self._description.index["program"], *Command(self._description, name).words]
        yield " ".join(words)
        yield from self._list_python(emulator, settings)

    def _list_python(self, emulator: Foreign, settings: Mapping[str, str]) -> Iterator[str]:
        """Yield the lines that make a client in Python."""
        python = self._description.index["python"]
        package, client = python["package"], python["client"]
        name, credential = self._spell_credential(emulator, settings)
        words = [
            *self._spell_parameters(emulator),
            f"credential={credential}",
            f"endpoint={emulator.endpoint!r}",
        ]
        if emulator.authority_file is not None:
            words.append(f"ca_file={str(emulator.authority_file)!r}")
        yield f"# in Python: from {package} import {', '.join(filter(None, (client, name)))}"
        yield f"#            client = {client}({', '.join(words)})"

    def _spell_parameters(self, emulator: Foreign) -> Iterator[str]:
        required = (
            each for each in self._description.index.get("parameters", ()) if each.get("required")
        )
        for value in required:
            kind = self._description.resolve(value["type"])
            yield repr(self._package.read_text(kind, emulator.parameter_texts[value["name"]]))

    def _spell_credential(self, emulator: Foreign, settings: Mapping[str, str]) -> tuple[str, str]:
        """Return the classes of the credentials, if needed, and the expression for them."""
        classes: dict[str, str] = {}
        if emulator.client_file is not None:
            for credential, way in list(self._list_ways("PEM"))[:1]:
                made = f"{credential['class']}.{way['constructor']}({str(emulator.client_file)!r})"
                classes[credential["class"]] = made
        for credential in self._credentials:
            names = _list_invented(credential)
            if names and all(name in settings for name in names):
                values = ", ".join(f"{word}{settings[name]!r}" for name, word in names.items())
                classes[credential["class"]] = f"{credential['class']}({values})"
        calls = ", ".join(classes.values()) or "None"
        return ", ".join(classes), f"({calls})" if len(classes) > 1 else calls

    def _list_settings(self, emulator: Foreign, settings: Mapping[str, str]) -> dict[str, str]:
        certificates = {
            way["settings"][0]["name"]: emulator.client_file for _, way in self._list_ways("PEM")
        }
        certificates["ca_file"] = emulator.authority_file
        return {
            "endpoint": emulator.endpoint,
            **_list_parameters(self._description, emulator),
            **settings,
            **{name: str(path) for name, path in certificates.items() if path is not None},
        }

    def _list_ways(self, file: str) -> Iterator[tuple[Credential, CredentialWay]]:
        """Yield the ways to create a credential from a file in this format."""
        for credential in self._credentials:
            for way in credential["ways"]:
                if way.get("file") == file:
                    yield credential, way

    def _needs_secret(self) -> bool:
        shown = any(credential.get("in_handshake") for credential in self._credentials)
        certified = self._options["tls"] and shown and not self._list_needs()
        return bool(self._options["require_auth"]) and not certified

    def _list_needs(self) -> list[list[list[str]]]:
        """Return what each operation needs of several credentials, if they choose."""
        operations = (each for _, each in self._description.operations())
        return [each["auth"] for each in operations if "auth" in each]

    def _make_secrets(self, emulator: Foreign) -> dict[str, str]:
        """Return settings of credentials that the emulator accepts from now on."""
        invented = emulator.invent()
        shown = {name_of(each) for each in self._credentials if each.get("in_handshake")}
        is_certified = any(
            all(shown.intersection(names) for names in needs) for needs in self._list_needs()
        )
        if not self._options["tls"] and (not invented or is_certified):
            some = "for some operations " if invented else ""
            raise InputError(
                f"--require-auth: {some}this service accepts only client certificates: add --tls"
            )
        return {name: value for _, values in invented for name, value in values.items()}


def _list_invented(credential: Credential) -> dict[str, str]:
    """Return the required settings of a credential, and the constructor's argument for each."""
    return {
        each["name"]: f"{each['keyword']}=" if "keyword" in each else ""
        for each in credential["ways"][0]["settings"]
        if "need" not in each and each["form"] != "path"
    }


def _say(line: str) -> None:
    from .terminal import visible

    click.echo(visible(line), err=True)


def _takes_values(operation: Operation) -> bool:
    parameters = operation.get("parameters", ())
    return "body" in operation or any(each.get("required") for each in parameters)
