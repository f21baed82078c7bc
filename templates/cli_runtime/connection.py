"""Creates the client from the settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from .credentials import (
    Choice,
    choose_credential,
    choose_needed,
    list_ways,
    name_flags,
    name_needed,
    name_of,
)
from .failures import CredentialError, InputError
from .message_names import naming_place, tell_proxy
from .status_line import StatusLine
from .terminal import visible
from .values import SHOWN_HEADERS, command_name, name_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..description import Description
    from ..description_types import Operation, Parameter
    from .inputs import Secrets
    from .package import Package
    from .settings import Settings
    from .values import Command, Foreign


class Connection:
    """Creates clients of the package from the settings of this run."""

    def __init__(
        self, description: Description, package: Package, settings: Settings, secrets: Secrets
    ) -> None:
        self._description = description
        self._package = package
        self._settings = settings
        self._secrets = secrets

    def call(
        self,
        command: Command,
        arguments: dict[str, Foreign],
        read: Callable[[Foreign], None] | None = None,
        following: Sequence[Operation] = (),
    ) -> Foreign:
        """Return the response of an operation; raises what the client raises.

        `read` is called with it while the client is open, and calls the operations `following`.
        """
        with self._open([command.operation, *following]) as client:
            group = command.group_of(client)
            if self._settings.get("debug"):
                self._log_proxy(client)
            with naming_place(self._package, self._settings, client):
                response = getattr(group, command.operation["method"])(**arguments)
                if read is not None:
                    read(response)
                return response

    def _log_proxy(self, client: Foreign) -> None:
        import logging

        logger = logging.getLogger(self._package.name)
        for proxy in tell_proxy(self._package, self._settings, client.endpoint):
            logger.debug("requests go by the %s", proxy)

    def rehearse(self, command: Command) -> tuple[Foreign, list[Foreign], list[str]]:
        """Return a client for a dry run, its credentials (with markers), and curl's options."""
        choices = self._choose([command.operation])
        if len(choices) == 1 and choices[0].makes_client:
            return self._connect_by(choices[0]), [], choices[0].describe_curl()
        options = [choice.describe_curl() for choice in choices]
        shown = [each for each, words in zip(choices, options, strict=True) if not words]
        made = [each.make(self._class_of(each)) for each in shown]
        return self._make(None), made, [word for words in options for word in words]

    def _choose(self, operations: Sequence[Operation]) -> list[Choice]:
        """Return the credentials that are given for some operations, each once."""
        found: dict[str, Choice] = {}
        for needs in [each.get("auth") for each in operations]:
            if needs is None:
                choice = choose_credential(self._description, self._settings, self._secrets)
                chosen = [] if choice is None else [choice]
            else:
                chosen = (
                    choose_needed(self._description, needs, self._settings, self._secrets) or []
                )
            found |= {name_of(each.credential): each for each in chosen}
        return list(found.values())

    @contextmanager
    def _open(self, operations: Sequence[Operation]) -> Iterator[Foreign]:
        """Yield a client, or a client of an emulator that is stopped with it."""
        if self._settings.get("emulator"):
            with self._emulated() as client, self._adjusted(client) as adjusted:
                yield adjusted
        else:
            with self._connect(operations) as client, self._adjusted(client) as adjusted:
                yield adjusted

    @contextmanager
    def _emulated(self) -> Iterator[Foreign]:
        from .emulate import run_emulator

        with run_emulator(self._description, self._package) as (endpoint, parameters):
            texts = parameters | self._pick(*parameters)
            values = self._list_parameters(texts)
            options = {**self._options(), "endpoint": endpoint}
            with self._client_class()(**values, credential=None, **options) as client:
                yield client

    def _connect(self, operations: Sequence[Operation]) -> Foreign:
        choices = self._choose(operations)
        if len(choices) == 1 and choices[0].makes_client:
            client = self._connect_by(choices[0])
        else:
            with self._blaming_the_credential():
                made = [choice.make(self._class_of(choice)) for choice in choices]
            client = self._make(made[0] if len(made) == 1 else made or None)
        self._check_needs(client, operations, {name_of(each.credential) for each in choices})
        return client

    def _check_needs(
        self, client: Foreign, operations: Sequence[Operation], given: set[str]
    ) -> None:
        """Refuse to call the real service without the credentials of an operation."""
        lacking = next(filter(None, (self._lacking(each, given) for each in operations)), "")
        endpoint = self._package.load("_runtime.endpoint").read_endpoint(client.endpoint)
        if lacking and not endpoint.is_loopback:
            raise CredentialError(f"no credential: give {lacking}")

    def _lacking(self, operation: Operation, given: set[str]) -> str:
        """The flags of the credentials that an operation needs and that are not given."""
        needs = operation.get("auth")
        if needs is not None:
            is_met = any(given.issuperset(names) for names in needs)
            return "" if is_met else name_needed(self._description, needs)
        ways = [] if given else list_ways(self._description)
        return f"one with {' or '.join(ways)}" if ways else ""

    def _connect_by(self, choice: Choice) -> Foreign:
        with self._blaming_the_credential():
            return choice.connect(self._client_class(), self._options(makes_client=True))

    def _make(self, credential: Foreign) -> Foreign:
        return self._client_class()(
            **self._list_parameters(),
            credential=credential,
            **self._options(),
        )

    def _client_class(self) -> Foreign:
        found = getattr(self._package.load(), self._description.index["python"]["client"])
        if not self._secrets.only_markers:
            return found
        from .bounds import drop_client_checks

        parameters = self._description.index.get("parameters", ())
        names = {value["python_name"] for value in parameters if value.get("secret")}
        return drop_client_checks(found, self._package.load("_runtime.client").Client, names)

    def _class_of(self, choice: Choice) -> Foreign:
        return getattr(self._package.load(), choice.credential["class"])

    @contextmanager
    def _blaming_the_credential(self) -> Iterator[None]:
        try:
            yield
        except self._package.load("_runtime.errors").ArgumentError as error:
            message = name_flags(self._description, self._settings, str(error))
            raise CredentialError(message) from None

    def _list_parameters(self, texts: dict[str, str] | None = None) -> dict[str, Foreign]:
        """Return the client's parameters; `texts` replace those of the settings."""
        values = self._description.index.get("parameters", ())
        found = {
            value["python_name"]: (
                self._read(value, str(texts[command_name(value)]))
                if texts and command_name(value) in texts
                else self._find(value)
            )
            for value in values
        }
        missing = [
            value["flag"]
            for value in values
            if value.get("required") and found[value["python_name"]] is None
        ]
        if missing:
            raise InputError(f"missing {', '.join(missing)}")
        return {name: value for name, value in found.items() if value is not None}

    def _find(self, value: Parameter) -> Foreign:
        name = command_name(value)
        if value.get("secret"):
            path = self._settings.get(f"{name}_file")
            if not value.get("required") and not self._secrets.is_given(name, path):
                return None
            given = self._secrets.find(name, path)
            if self._secrets.only_markers:
                return given
        else:
            given = self._settings.get(name)
        return None if given is None else self._read(value, str(given))

    def _read(self, value: Parameter, text: str) -> Foreign:
        kind = self._description.resolve(value["type"])
        try:
            return self._package.read_text(kind, text)
        except ValueError:
            raise InputError(f"{value['flag']} must be {name_type(kind)}") from None

    def _options(self, *, makes_client: bool = False) -> dict[str, Foreign]:
        """Return the options of a new client."""
        found = self._pick("endpoint", "ca_file", "proxy")
        # a file that makes a client has an endpoint
        found |= {} if makes_client else self._pick("server")
        return {**found, "on_response": _tell_head} if self._settings.get(SHOWN_HEADERS) else found

    @contextmanager
    def _adjusted(self, client: Foreign) -> Iterator[Foreign]:
        """Yield a client with the options of calls, which shows how much of a file is sent."""
        line, options = StatusLine(), self._pick("timeout", "deadline", "retries")
        try:
            yield client.with_options(on_progress=line.tell_upload, **options)
        finally:
            line.end()

    def _pick(self, *names: str) -> dict[str, Foreign]:
        found = {name: self._settings.get(name) for name in names}
        return {name: value for name, value in found.items() if value is not None}


def _tell_head(response: Foreign) -> None:
    """Print the status and the header fields of a response to standard error, as it arrives."""
    if response.status is None:
        return
    lines = (f"HTTP {response.status}", *(f"{name}: {value}" for name, value in response.headers))
    for line in lines:
        click.echo(visible(line), err=True)
    click.echo(err=True)
