"""Creates the credential from the settings, and its arguments for curl."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .failures import CredentialError
from .inputs import Secrets, can_ask, mark
from .message_names import name_setting
from .values import name_variable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..description import Description
    from ..description_types import Credential, CredentialSetting, CredentialWay
    from .settings import Settings
    from .values import Foreign

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Choice:
    """A credential, with those ways to create it that begin with one setting."""

    def __init__(
        self,
        description: Description,
        credential: Credential,
        ways: Sequence[CredentialWay],
        settings: Settings,
        secrets: Secrets,
    ) -> None:
        self.credential = credential
        self._ways = ways
        self._description = description
        self._settings = settings
        self._secrets = secrets

    def rank(self) -> int:
        """Return the source of its first setting: 0 flags, 1 environment, 2 file, 3 not given."""
        return self._rank(self._ways[0]["settings"][0])

    @property
    def makes_client(self) -> bool:
        """Whether a constructor of the client creates both the credential and the client."""
        return "client" in self._way()

    def make(self, cls: Foreign) -> Foreign:
        """Return the credential, an object of the class; raises `ArgumentError` of the client."""
        return self._call(cls, {})

    def connect(self, client_class: Foreign, options: dict[str, Foreign]) -> Foreign:
        """Return a client that has the credential; only where `makes_client`."""
        chosen = self._way().get("client", {})
        given = {keyword: self._settings.get(name) for keyword, name in chosen.items()}
        return self._call(client_class, {**given, **options})

    def describe_curl(self) -> list[str]:
        """Return curl's options, with markers in place of secrets.

        Without options, the credential is in the headers or the query.
        """
        way = self._way()
        settings = {each["name"]: each for each in way["settings"]}
        words = []
        for option in way.get("curl", ()):
            named = [settings.get(name) for name in _PLACEHOLDER.findall(" ".join(option))]
            if all(each is None or self._is_given(each) for each in named):
                words += [self._fill(word, settings) for word in option]
        return [
            _escape(word) if before == "--cert" else word
            for before, word in itertools.pairwise(["", *words])
        ]

    def _way(self) -> CredentialWay:
        """The way that reads files of the given kind."""
        if len(self._ways) == 1:
            return self._ways[0]
        start = _read_start(self._settings.get(self._ways[0]["settings"][0]["name"]))
        others = [way for way in self._ways if "begins" not in way]
        found = [w for w in self._ways if "begins" in w and start.hex().startswith(w["begins"])]
        return [*found, *others][0]

    def _call(self, owner: Foreign, keywords: dict[str, Foreign]) -> Foreign:
        way = self._way()
        values = [(each.get("keyword"), self._value(each)) for each in way["settings"]]
        call = getattr(owner, way["constructor"]) if "constructor" in way else owner
        named = {word: value for word, value in values if word is not None and value is not None}
        return call(*[value for word, value in values if word is None], **named, **keywords)

    def _value(self, setting: CredentialSetting) -> Foreign:
        name, need = setting["name"], setting.get("need")
        if setting["form"] != "secret":
            found = self._settings.get(name)
            if found is None and need is None:
                raise CredentialError(f"missing {setting['flag']}")
            return found
        found = self._secrets.find(name, self._settings.get(f"{name}_file"))
        if found is not None or need == "optional" or (need and not can_ask()):
            return found
        if need is None:
            return self._secrets.ask(name, setting["about"])
        return lambda: click.prompt(setting["about"], hide_input=True, err=True)

    def _is_given(self, setting: CredentialSetting) -> bool:
        return "need" not in setting or self._rank(setting) < 3

    def _rank(self, setting: CredentialSetting) -> int:
        name = setting["name"]
        if setting["form"] != "secret":
            return self._settings.rank(name)
        has_variable = bool(os.environ.get(name_variable(self._description, name)))
        return min(self._settings.rank(f"{name}_file"), 1 if has_variable else 3)

    def _fill(self, word: str, settings: dict[str, CredentialSetting]) -> str:
        def replace(match: re.Match[str]) -> str:
            setting = settings.get(match[1])
            if setting is None or setting["form"] == "secret":
                return mark(match[1])
            return str(self._settings.get(match[1]))

        return _PLACEHOLDER.sub(replace, word)


def _escape(path: str) -> str:
    """Return the file of a certificate for curl, which reads text after a colon as a password."""
    return path.replace("\\", "\\\\").replace(":", "\\:")


def _read_start(path: str) -> bytes:
    """Return the start of a file; empty for a pipe, which could block, or an unreadable file."""
    try:
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as stream:
            return stream.read(8)
    except (OSError, ValueError):
        return b""


def choose_credential(
    description: Description, settings: Settings, secrets: Secrets
) -> Choice | None:
    """Return the credential from the source of the highest priority, or `None` if there is none.

    Flags take priority over the environment, and both over the configuration file. Raises
    `CredentialError` if one source gives two credentials.
    """
    return _nearest(_choices(description, settings, secrets))


def choose_needed(
    description: Description,
    needs: Sequence[Sequence[str]],
    settings: Settings,
    secrets: Secrets,
) -> list[Choice] | None:
    """Return the credentials of the first alternative of an operation that are all given.

    `None` means that none of them is given at all. Raises `CredentialError` if only a part of
    an alternative is given.
    """
    found: dict[str, list[Choice]] = {}
    for choice in _choices(description, settings, secrets):
        found.setdefault(name_of(choice.credential), []).append(choice)
    given = {name: chosen for name, each in found.items() if (chosen := _nearest(each))}
    for names in needs:
        if names and all(name in given for name in names):
            return [given[name] for name in names]
    if [] in needs:
        return []
    if any(name in given for names in needs for name in names):
        raise CredentialError(f"no credential: give {name_needed(description, needs)}")
    return None


def name_of(credential: Credential) -> str:
    """Return the name by which operations need a credential."""
    return credential.get("as", credential["kind"])


def name_needed(description: Description, needs: Sequence[Sequence[str]]) -> str:
    """Return the flags that give the credentials of an operation."""
    ways = {name_of(each): each["ways"][0] for each in description.index.get("credentials", ())}
    return ", or ".join(
        " and ".join(_list_flags(ways[name]) for name in names) for names in needs if names
    )


def _list_flags(way: CredentialWay) -> str:
    return " and ".join(each["flag"] for each in way["settings"] if "need" not in each)


def _choices(description: Description, settings: Settings, secrets: Secrets) -> list[Choice]:
    return [
        Choice(description, credential, ways, settings, secrets)
        for credential in description.index.get("credentials", ())
        for ways in _group(credential["ways"])
    ]


def _nearest(choices: Sequence[Choice]) -> Choice | None:
    """Return the choice from the source of the highest priority, or `None` if there is none."""
    nearest = min((choice.rank() for choice in choices), default=3)
    if nearest == 3:
        return None
    found = [choice for choice in choices if choice.rank() == nearest]
    if len(found) > 1:
        place = ("flags", "environment variables", "settings of the configuration file")[nearest]
        raise CredentialError(f"the {place} give more than one credential: keep only one of them")
    return found[0]


def _group(ways: Sequence[CredentialWay]) -> list[list[CredentialWay]]:
    """Group the ways that begin with the same setting."""
    groups: dict[str, list[CredentialWay]] = {}
    for way in ways:
        groups.setdefault(way["settings"][0]["name"], []).append(way)
    return list(groups.values())


def list_ways(description: Description) -> list[str]:
    """Return the flags that give a credential."""
    return list(dict.fromkeys(way["settings"][0]["flag"] for way in _ways(description)))


def _ways(description: Description) -> Iterator[CredentialWay]:
    for credential in description.index.get("credentials", ()):
        yield from credential["ways"]


def name_flags(description: Description, settings: Settings, message: str) -> str:
    """Return a message of the client with the program's flags in place of Python's names.

    If it is about a file, it begins with the flag of the file.
    """
    for way in _ways(description):
        for setting in reversed(way["settings"]):
            path = settings.get(setting["name"])
            if setting["form"] == "path" and path is not None and f"`{path}`" in message:
                name = name_setting(description, settings, setting["name"])
                return f"{name}: {_name_words(description, message)}"
    return _name_words(description, message)


def _name_words(description: Description, message: str) -> str:
    for way in _ways(description):
        first, *_ = way["settings"]
        if "constructor" in way:
            message = message.replace(f"`{way['constructor']}`", first["flag"])
        for setting in way["settings"]:
            if "keyword" in setting:
                flags = _name_flag(description, setting)
                message = message.replace(f"`{setting['keyword']}=`", flags)
    return message


def _name_flag(description: Description, setting: CredentialSetting) -> str:
    if setting["form"] != "secret":
        return setting["flag"]
    return f"{setting['flag']} (or the variable {name_variable(description, setting['name'])})"
