"""Creates clients, credentials and settings of the command line for cases."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
from case import Case
from certificates import write_certificates
from subject import (
    CLIENT,
    CREDENTIALS,
    DESCRIPTION,
    ENDPOINT,
    PACKAGE,
    PYTHON,
    find_credentials,
    load,
)
from values import build

FAKES: dict[str, str] = CLIENT["fakes"]
"""The value of each setting of a credential, except files of certificates."""
SECRETS = [
    FAKES[setting["name"]]
    for auth in CREDENTIALS
    for way in auth["ways"]
    for setting in way["settings"]
    if setting["form"] == "secret" and setting["name"] in FAKES
]


class Bench:
    """The clients and files for cases; created once, because a TLS context is slow to create."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.http = httpx2.Client(verify=self.context, trust_env=False)
        self.async_http = httpx2.AsyncClient(verify=self.context, trust_env=False)
        self.runner = asyncio.Runner()
        """Runs what is asynchronous: all of it in one loop, whose connections are kept."""
        subscription = str(next(iter(CLIENT["parameters"].values()), "fake"))
        self.certificates = write_certificates(folder, subscription, ENDPOINT)
        self._files = 0
        self._settings = [f"--config={self.file('')}", f"--ca-file={self.certificates.authority}"]
        for credential in find_credentials():
            self._settings += self.credential_settings(credential["ways"][0])

    def close(self) -> None:
        """Close all connections."""
        self.http.close()
        self.runner.run(self.async_http.aclose())
        self.runner.close()

    def client(self, case: Case, pauses: list[float]) -> Any:
        """Return a client for a case that records its pauses instead of sleeping."""
        client = make_client("client", case, http=self.http, time={"sleep": pauses.append})
        return client.with_options(retries=2 if case.has_retries else 0)

    def async_client(self, case: Case, pauses: list[float]) -> Any:
        """Return the asynchronous client, like `client`."""

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)

        client = make_client("async_client", case, http=self.async_http, time={"sleep": sleep})
        return client.with_options(retries=2 if case.has_retries else 0)

    def settings(self, case: Case, output: str = "json") -> list[str]:
        """Return the settings of the command line for a case."""
        retries = ["--retries=2" if case.has_retries else "--retries=0"]
        shown = [f"--output={output}", "--show-secrets"]
        return [*self._settings, *retries, *self.parameters(case), *shown]

    def parameters(self, case: Case) -> list[str]:
        """Return the flags for the client's own parameters."""
        flags = {name: CLIENT["flags"][name] for name in case.client_arguments()}
        written = load("_runtime.scalars").to_text
        texts = {name: written(each) for name, each in case.client_arguments().items()}
        return [
            f"{flag}={self.file(texts[name]) if name in CLIENT['secrets'] else texts[name]}"
            for name, flag in flags.items()
        ]

    def words(self, words: list[Any]) -> list[str]:
        """Return the words of a command, with a new file for each path."""
        return [each if isinstance(each, str) else self.file(build(each["file"])) for each in words]

    def file(self, content: str | bytes) -> str:
        """Return the path of a new file with this content."""
        self._files += 1
        path = self.folder / f"file{self._files}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def credential_settings(self, way: dict[str, Any]) -> list[str]:
        """Return the flags for a credential created in this way."""
        if "file" in way:
            flag = way["settings"][0]["flag"]
            return [f"{flag}={self.certificates.by_format[way['file']]}"]
        return [
            f"{each['flag']}={self.file(fake) if each['form'] == 'secret' else fake}"
            for each in way["settings"]
            if (fake := FAKES.get(each["name"]))
        ]


def make_client(
    name: str, case: Case, *, time: Mapping[str, Any] | None = None, **options: Any
) -> Any:
    """Return the `client` or the `async_client`, with the credentials of the cassettes.

    `time` has its functions for time and random numbers.
    """
    make = getattr(PACKAGE, PYTHON[name])
    credential = _credential(makes_connections="http" not in options)
    client = make(**case.client_arguments(), credential=credential, strict=True, **options)
    replace = import_module(f"{PACKAGE.__name__}._runtime.testing").replace_time
    return replace(client, **(time or {}))


def _credential(*, makes_connections: bool) -> Any:
    """Return the credentials of the cassettes.

    One that is used in the handshake is among them only if operations need it beside others.
    """
    shows = makes_connections and chooses()
    wanted = [each for each in find_credentials() if shows or not each.get("in_handshake")]
    found = [make_credential(each) for each in wanted]
    return found if len(found) > 1 else next(iter(found), None)


def chooses() -> bool:
    """Return whether operations need some of several credentials."""
    return any("auth" in each for _, each in DESCRIPTION.operations())


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="certificates-")


def make_credential(auth: dict[str, Any]) -> Any:
    """Return a credential with fake values, or with a certificate made for the tests."""
    way = auth["ways"][0]
    if auth.get("in_handshake"):
        file = write_certificates(Path(_folder().name), "fake", ENDPOINT).by_format[way["file"]]
        return getattr(getattr(PACKAGE, auth["class"]), way["constructor"])(file)
    settings = [each for each in way["settings"] if each["name"] in FAKES]
    values = [FAKES[each["name"]] for each in settings if "keyword" not in each]
    named = {each["keyword"]: FAKES[each["name"]] for each in settings if "keyword" in each}
    return getattr(PACKAGE, auth["class"])(*values, **named)
