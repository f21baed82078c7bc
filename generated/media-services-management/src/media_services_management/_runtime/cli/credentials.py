"""Which credential the settings describe, and what curl would be told about it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .failures import CredentialError
from .inputs import Secrets, can_ask, mark
from .message_names import name_setting
from .values import name_variable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..description import Description
    from ..description_types import Credential
    from .settings import Settings
    from .values import Foreign

_PASSWORD = "certificate_password"  # noqa: S105 - the name of a setting


class Choice:
    """One way to authenticate, as the settings ask for it."""

    def __init__(
        self, description: Description, credential: Credential, settings: Settings, secrets: Secrets
    ) -> None:
        self.credential = credential
        self._description = description
        self._settings = settings
        self._secrets = secrets

    def rank(self) -> int:
        """Return how near its settings are: 0 flags, 1 environment, 2 file, 3 not given."""
        raise NotImplementedError

    def make(self, cls: Foreign) -> Foreign:
        """Return the credential, an object of the class; raises `ArgumentError` of the client."""
        raise NotImplementedError

    def describe_curl(self) -> list[str]:
        """Return curl's options; markers stand for secrets."""
        return []

    def _rank(self, *names: str, variables: tuple[str, ...] = ()) -> int:
        ranks = [self._settings.rank(name) for name in names]
        if any(os.environ.get(name_variable(self._description, name)) for name in variables):
            ranks.append(1)
        return min(ranks)

    def _find(self, name: str) -> str:
        found = self._secrets.find(name, self._settings.get(f"{name}_file"))
        if found is None:
            return self._secrets.ask(name, name.replace("_", " "))
        return found


class CertificateChoice(Choice):
    """A client certificate in PEM or PKCS#12."""

    def rank(self) -> int:
        """Return how near `certificate` is."""
        return self._rank("certificate")

    def make(self, cls: Foreign) -> Foreign:
        """Return the certificate, by what its file holds."""
        path = self._settings.get("certificate")
        if self._is_pem(path):
            key = self._settings.get("certificate_key")
            return cls.from_pem(path, key, password=self._password())
        return cls.from_pkcs12(path, password=self._password())

    def describe_curl(self) -> list[str]:
        """Return curl's options for the same file."""
        path = self._settings.get("certificate")
        key = self._settings.get("certificate_key")
        options = [] if self._is_pem(path) else ["--cert-type", "P12"]
        # curl takes what follows a colon for the password
        escaped = path.replace("\\", "\\\\").replace(":", "\\:")
        options += ["--cert", escaped, *(["--key", key] if key else [])]
        given = self._rank(f"{_PASSWORD}_file", variables=(_PASSWORD,)) < 3
        return [*options, "--pass", mark(_PASSWORD)] if given else options

    def _is_pem(self, path: str) -> bool:
        sources = self.credential.get("sources", [])
        if "pem" not in sources or "pkcs12" not in sources:
            return "pem" in sources
        try:
            if not Path(path).is_file():
                return True  # whose constructor says what is wrong, and never waits for a pipe
            with Path(path).open("rb") as stream:
                return not stream.read(1).startswith(b"\x30")  # how DER begins
        except (OSError, ValueError):
            return True

    def _password(self) -> str | Callable[[], str] | None:
        found = self._secrets.find(_PASSWORD, self._settings.get(f"{_PASSWORD}_file"))
        if found is not None or not can_ask():
            return found
        return lambda: click.prompt("password of the certificate's key", hide_input=True, err=True)


class PublishSettingsChoice(Choice):
    """A `.publishsettings` file."""

    def rank(self) -> int:
        """Return how near `publish_settings` is."""
        return self._rank("publish_settings")

    def connect(self, client_class: Foreign, options: dict[str, Foreign]) -> Foreign:
        """Return a client whose subscription, endpoint and certificate the file has."""
        subscription = self._settings.get(self.credential.get("subscription", ""))
        path = self._settings.get("publish_settings")
        return client_class.from_publish_settings(path, subscription=subscription, **options)

    def describe_curl(self) -> list[str]:
        """Return a variable for the certificate, which curl cannot read from such a file."""
        return ["--cert", mark("certificate")]


class TokenChoice(Choice):
    """A bearer token."""

    def rank(self) -> int:
        """Return how near the token is."""
        return self._rank("token_file", variables=("token",))

    def make(self, cls: Foreign) -> Foreign:
        """Return the token as a credential."""
        return cls(self._find("token"))


class ApiKeyChoice(Choice):
    """An API key."""

    def rank(self) -> int:
        """Return how near the key is."""
        return self._rank("api_key_file", variables=("api_key",))

    def make(self, cls: Foreign) -> Foreign:
        """Return the key as a credential."""
        return cls(self._find("api_key"))


class BasicChoice(Choice):
    """A user name with a password."""

    def rank(self) -> int:
        """Return how near the user name is."""
        return self._rank("username")

    def make(self, cls: Foreign) -> Foreign:
        """Return both as a credential."""
        return cls(self._settings.get("username"), self._find("password"))

    def describe_curl(self) -> list[str]:
        """Return curl's option: it makes the header, which a marker would not survive."""
        return ["--user", f"{self._settings.get('username')}:{mark('password')}"]


_FLAGS: dict[str, str] = {
    "pem": "--certificate",
    "pkcs12": "--certificate",
    "publishsettings": "--publish-settings",
    "bearer": "--token-file",
    "api_key": "--api-key-file",
    "basic": "--username",
}

_PASSWORD_FLAG = "--certificate-password-file"  # noqa: S105 - the name of a flag

_FLAGS_BY_WORD = {
    "key=": "--certificate-key",
    "from_pem": "--certificate",
    "from_pkcs12": "--certificate",
    "from_publish_settings": "--publish-settings",
}

_FILES = ("certificate_key", "certificate", "publish_settings")

_CHOICES: dict[str, tuple[type[Choice], ...]] = {
    "client_certificate": (CertificateChoice, PublishSettingsChoice),
    "bearer": (TokenChoice,),
    "api_key": (ApiKeyChoice,),
    "basic": (BasicChoice,),
}


def choose_credential(
    description: Description, settings: Settings, secrets: Secrets
) -> Choice | None:
    """Return the credential whose settings are nearest, or `None` if there is none at all.

    Flags are nearer than the environment, and that is nearer than the configuration file. Raises
    `CredentialError` where two are equally near.
    """
    choices = [
        cls(description, credential, settings, secrets)
        for credential in description.index.get("credentials", ())
        for cls in _CHOICES[credential["kind"]]
    ]
    nearest = min((choice.rank() for choice in choices), default=3)
    if nearest == 3:
        return None
    found = [choice for choice in choices if choice.rank() == nearest]
    if len(found) > 1:
        place = ("flags", "environment variables", "settings of the configuration file")[nearest]
        raise CredentialError(f"the {place} give more than one credential: leave one of them")
    return found[0]


def list_ways(description: Description) -> list[str]:
    """Return the flags that give a credential."""
    ways = [
        _FLAGS[way]
        for credential in description.index.get("credentials", ())
        for way in credential.get("sources", [credential["kind"]])
    ]
    return list(dict.fromkeys(ways))


def name_flags(description: Description, settings: Settings, message: str) -> str:
    """Return a message of the client with the program's flags in place of Python's names.

    It begins with the flag of the file that it is about, if it names one.
    """
    for name in _FILES:
        path = settings.get(name)
        if path is not None and f"`{path}`" in message:
            return (
                f"{name_setting(description, settings, name)}: {_name_words(description, message)}"
            )
    return _name_words(description, message)


def _name_words(description: Description, message: str) -> str:
    ways = f"{_PASSWORD_FLAG} (or the variable {name_variable(description, _PASSWORD)})"
    if message.startswith("a password is needed"):
        return f"{message}: pass {ways}"
    message = message.replace("`password=`", ways)
    for word, flag in _FLAGS_BY_WORD.items():
        message = message.replace(f"`{word}`", flag)
    return message
