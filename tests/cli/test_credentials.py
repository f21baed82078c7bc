"""Credentials of a kind that the command line knows only from the description."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cli_runtime.credentials import choose_credential, list_ways, name_flags
from cli_runtime.emulate import Session
from cli_runtime.failures import CredentialError
from cli_runtime.inputs import Secrets, Sources, mark
from cli_runtime.settings import list_settings


def setting(name: str, form: str, about: str, **more: str) -> dict[str, str]:
    flag = "--" + name.replace("_", "-") + ("-file" if form == "secret" else "")
    return {"name": name, "form": form, "flag": flag, "about": about, **more}


WAY = {
    "settings": [
        setting("client_id", "text", "Who asks for tokens."),
        setting("client_secret", "secret", "client secret"),
        setting("token_url", "text", "Where tokens are given.", keyword="url"),
        setting("audience", "text", "For whom.", keyword="audience", need="optional"),
    ],
    "curl": [["--oauth2-bearer", "{access_token}"], ["--user-agent", "{audience}"]],
}
OF_FILE = {
    "file": "PKCS#12",
    "constructor": "from_pkcs12",
    "settings": [setting("certificate", "path", "A file.")],
}
TOKENS = {"kind": "oauth2", "class": "ClientSecret", "ways": [WAY]}
CERTIFICATE = {"kind": "cert", "class": "Cert", "in_handshake": True, "ways": [OF_FILE]}


def described(*credentials: Any) -> Any:
    index = {
        "environment": "SAMPLE",
        "program": "sample",
        "endpoint": "https://sample.example",
        "credentials": list(credentials),
    }
    return SimpleNamespace(index=index, has=lambda _: False, operations=tuple)


class FixedSettings(dict[str, Any]):
    """Settings that all come from flags."""

    def rank(self, name: str) -> int:
        return 0 if name in self else 3


def choose(*, only_markers: bool = False, **settings: str) -> Any:
    description = described(TOKENS, CERTIFICATE)
    secrets = Secrets(description, Sources(), only_markers=only_markers)
    return choose_credential(description, FixedSettings(settings), secrets)  # type: ignore[arg-type]


def make(*values: Any, **named: Any) -> tuple[Any, ...]:
    return (*values, named)


def test_its_settings_are_arguments_of_its_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_CLIENT_SECRET", "hush")
    chosen = choose(client_id="me", token_url="u")
    assert chosen.credential is TOKENS
    assert chosen.make(make) == ("me", "hush", {"url": "u"})
    chosen = choose(client_id="me", token_url="u", audience="all")
    assert chosen.make(make) == ("me", "hush", {"url": "u", "audience": "all"})


def test_a_setting_that_it_must_have_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_CLIENT_SECRET", "hush")
    with pytest.raises(CredentialError, match="missing --token-url"):
        choose(client_id="me").make(make)


def test_only_the_first_setting_chooses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_CLIENT_SECRET", "hush")
    assert choose(token_url="u") is None
    assert choose(token_url="u", certificate="c").credential is CERTIFICATE


def test_curl_is_told_of_what_the_row_says() -> None:
    chosen = choose(only_markers=True, client_id="me", token_url="u")
    assert chosen.describe_curl() == ["--oauth2-bearer", mark("access_token")]
    chosen = choose(only_markers=True, client_id="me", token_url="u", audience="a")
    assert chosen.describe_curl()[2:] == ["--user-agent", "a"]


def test_its_flags_are_settings_of_the_program() -> None:
    description = described(TOKENS, CERTIFICATE)
    found = {each.name: each for each in list_settings(description)}
    assert found["client_id"].help == "Who asks for tokens."
    assert found["client_secret_file"].help == (
        "A file that contains the client secret, `-` for standard input; else SAMPLE_CLIENT_SECRET."
    )
    paths = [
        name for name in ("client_id", "client_secret_file", "certificate") if found[name].is_path
    ]
    assert paths == ["client_secret_file", "certificate"]
    assert list_ways(description) == ["--client-id", "--certificate"]


def test_messages_have_its_flags() -> None:
    settings: Any = FixedSettings(certificate="c.pfx")
    description = described(TOKENS, CERTIFICATE)
    said = name_flags(description, settings, "open it with `from_pkcs12`, or pass `url=`")
    assert said == "open it with --certificate, or pass --token-url"
    said = name_flags(description, settings, "`c.pfx` is damaged")
    assert said == "--certificate: `c.pfx` is damaged"


class Emulator:
    """Stands in for an emulator, and notes what it accepts."""

    endpoint, authority_file = "http://127.0.0.1:1", None
    parameters: dict[str, str] = {}

    def __init__(self, client_file: str | None = None) -> None:
        self.client_file = client_file

    def invent(self) -> Any:
        return [(TOKENS, {"client_id": "emulator", "client_secret": "fake", "token_url": "t"})]


def session(*credentials: Any, tls: bool = False) -> Any:
    package: Any = SimpleNamespace()
    return Session(described(*credentials), package, {"tls": tls, "require_auth": True})


def test_the_emulator_accepts_settings_that_it_invents() -> None:
    emulator, it = Emulator(), session(TOKENS)
    settings = it._make_secrets(emulator)
    assert settings == {"client_id": "emulator", "client_secret": "fake", "token_url": "t"}
    name, made = it._spell_credential(emulator, settings)
    assert name == "ClientSecret"
    assert made == "ClientSecret('emulator', 'fake', url='t')"


def test_several_that_the_emulator_invents_are_spelled_together() -> None:
    key = {"settings": [setting("token", "secret", "token")]}
    it = session(TOKENS, {"kind": "bearer", "class": "BearerToken", "ways": [key]})
    settings = {"client_id": "a", "client_secret": "b", "token_url": "c", "token": "d"}
    assert it._spell_credential(Emulator(), settings) == (
        "ClientSecret, BearerToken",
        "(ClientSecret('a', 'b', url='c'), BearerToken('d'))",
    )


def test_the_emulator_names_no_certificate_that_cannot_be_read() -> None:
    """It has certificates in PEM."""
    emulator, it = Emulator(client_file="client.pem"), session(CERTIFICATE, tls=True)
    assert it._spell_credential(emulator, {}) == ("", "None")
    assert "certificate" not in it._list_settings(emulator, {})
    pem = {**OF_FILE, "file": "PEM", "constructor": "from_pem"}
    it = session({**CERTIFICATE, "ways": [pem]}, tls=True)
    assert it._spell_credential(emulator, {}) == ("Cert", "Cert.from_pem('client.pem')")
    assert it._list_settings(emulator, {})["certificate"] == "client.pem"
