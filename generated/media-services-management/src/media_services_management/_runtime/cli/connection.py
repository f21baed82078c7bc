"""Creates the client from the settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .credentials import Choice, choose_credential, list_ways, name_flags
from .failures import CredentialError, InputError
from .message_names import naming_place, tell_proxy
from .values import name_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..description import Description
    from ..description_types import Parameter
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
    ) -> Foreign:
        """Return the response of an operation; raises what the client raises.

        `read` is called with it while the client is open.
        """
        with self._open() as client:
            group = command.group_of(client)
            if self._settings.get("debug"):
                self._log_proxy(client)
            with naming_place(self._package, self._settings, client):
                answer = getattr(group, command.operation["method"])(**arguments)
                if read is not None:
                    read(answer)
                return answer

    def _log_proxy(self, client: Foreign) -> None:
        import logging

        logger = logging.getLogger(self._package.name)
        for proxy in tell_proxy(self._package, self._settings, client.endpoint):
            logger.debug("requests go by the %s", proxy)

    def rehearse(self) -> tuple[Foreign, Foreign, list[str]]:
        """Return a client for a dry run, its credential (with markers), and curl's options."""
        choice = choose_credential(self._description, self._settings, self._secrets)
        if choice is not None and choice.makes_client:
            return self._connect_by(choice), None, choice.describe_curl()
        client = self._make(None)
        if choice is None:
            return client, None, []
        options = choice.describe_curl()
        return client, None if options else choice.make(self._class_of(choice)), options

    @contextmanager
    def _open(self) -> Iterator[Foreign]:
        """Yield a client, or a client of an emulator that is stopped with it."""
        if self._settings.get("emulator"):
            with self._emulated() as client:
                yield self._adjust(client)
        else:
            with self._connect() as client:
                yield self._adjust(client)

    @contextmanager
    def _emulated(self) -> Iterator[Foreign]:
        from .emulate import run_emulator

        with run_emulator(self._description, self._package) as (endpoint, parameters):
            texts = parameters | self._pick(*parameters)
            values = self._list_parameters(texts)
            with self._client_class()(**values, credential=None, endpoint=endpoint) as client:
                yield client

    def _connect(self) -> Foreign:
        choice = choose_credential(self._description, self._settings, self._secrets)
        if choice is None:
            return self._check_needs_none(self._make(None))
        if choice.makes_client:
            return self._connect_by(choice)
        with self._blaming_the_credential():
            credential = choice.make(self._class_of(choice))
        return self._make(credential)

    def _check_needs_none(self, client: Foreign) -> Foreign:
        """Return the client unless it would call the real service without a credential."""
        ways = list_ways(self._description)
        endpoint = self._package.load("_runtime.endpoint").read_endpoint(client.endpoint)
        if ways and not endpoint.is_loopback:
            raise CredentialError(f"no credential: give one with {' or '.join(ways)}")
        return client

    def _connect_by(self, choice: Choice) -> Foreign:
        with self._blaming_the_credential():
            return choice.connect(self._client_class(), self._pick("endpoint", "ca_file", "proxy"))

    def _make(self, credential: Foreign) -> Foreign:
        return self._client_class()(
            **self._list_parameters(),
            credential=credential,
            **self._pick("endpoint", "ca_file", "proxy"),
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
                self._read(value, str(texts[value["python_name"]]))
                if texts and value["python_name"] in texts
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
        name = value["python_name"]
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
            raise InputError(f"{value['flag']}: must be of type {name_type(kind)}") from None

    def _adjust(self, client: Foreign) -> Foreign:
        options = self._pick("timeout", "deadline", "retries")
        return client.with_options(**options) if options else client

    def _pick(self, *names: str) -> dict[str, Foreign]:
        found = {name: self._settings.get(name) for name in names}
        return {name: value for name, value in found.items() if value is not None}
