"""What cases are played with: clients, credentials and the settings of the command line."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2
from case import Case
from certificates import write_certificates
from subject import CLIENT, INDEX, PACKAGE, PYTHON, find_credential
from values import build


class Bench:
    """What cases are played with; made once, because a TLS context takes its time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.http = httpx2.Client(verify=self.context, trust_env=False)
        subscription = str(next(iter(CLIENT["parameters"].values()), ""))
        self.certificates = write_certificates(folder, subscription, INDEX["endpoint"])
        self._files = 0
        self._settings = [f"--config={self.file('')}", f"--ca-file={self.certificates.authority}"]
        credential = find_credential()
        if credential is not None:
            self._settings += self._credential_settings(credential)

    def client(self, case: Case, pauses: list[float]) -> Any:
        """Return a client for a case, which notes its pauses and does not make them."""
        client = make_client("client", case, http=self.http, time={"sleep": pauses.append})
        return client if case.has_retries else client.with_options(retries=0)

    def async_client(self, case: Case, pauses: list[float], http: httpx2.AsyncClient) -> Any:
        """Return the asynchronous twin of `client`."""

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)

        client = make_client("async_client", case, http=http, time={"sleep": sleep})
        return client if case.has_retries else client.with_options(retries=0)

    def settings(self, case: Case, output: str = "json") -> list[str]:
        """Return the settings of the command line for a case."""
        retries = [] if case.has_retries else ["--retries=0"]
        shown = [f"--output={output}", "--show-secrets"]
        return [*self._settings, *retries, *self.parameters(case), *shown]

    def parameters(self, case: Case) -> list[str]:
        """Return the flags for the client's own parameters."""
        flags = {name: CLIENT["flags"][name] for name in case.client_arguments()}
        texts = {name: str(each) for name, each in case.client_arguments().items()}
        return [
            f"{flag}={self.file(texts[name]) if name in CLIENT['secrets'] else texts[name]}"
            for name, flag in flags.items()
        ]

    def words(self, words: list[Any]) -> list[str]:
        """Return the words of a command, with a file for each that is the path of one."""
        return [each if isinstance(each, str) else self.file(build(each["file"])) for each in words]

    def file(self, content: str | bytes) -> str:
        """Return the path of a new file that holds this."""
        self._files += 1
        path = self.folder / f"file{self._files}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def _credential_settings(self, auth: dict[str, Any]) -> list[str]:
        fakes = CLIENT["fakes"]
        match auth:
            case {"kind": "bearer"}:
                return [f"--token-file={self.file(fakes['token'])}"]
            case {"kind": "api_key"}:
                return [f"--api-key-file={self.file(fakes['api_key'])}"]
            case {"kind": "basic"}:
                password = self.file(fakes["password"])
                return [f"--username={fakes['username']}", f"--password-file={password}"]
            case {"sources": sources}:
                source = next(s for s in ("pem", "pkcs12", "publishsettings") if s in sources)
                flag = "publish-settings" if source == "publishsettings" else "certificate"
                return [f"--{flag}={getattr(self.certificates, source)}"]
        raise LookupError(auth["kind"])


def make_client(
    name: str, case: Case, *, time: Mapping[str, Any] | None = None, **options: Any
) -> Any:
    """Return the `client` or the `async_client`, with the credential that cassettes show.

    `time` has the functions from which it takes its time and its chance.
    """
    make, credential = getattr(PACKAGE, PYTHON[name]), _credential()
    client = make(**case.client_arguments(), credential=credential, **options)
    replace = import_module(f"{PACKAGE.__name__}._runtime.testing").replace_time
    return replace(client, **(time or {}))


def _credential() -> Any:
    """Return the credential that cassettes show, unless it is a certificate."""
    found = find_credential()
    return None if found is None or "sources" in found else make_credential(found)


def make_credential(auth: dict[str, Any]) -> Any:
    """Return a credential of the kind, made of fake secrets."""
    fakes, cls = CLIENT["fakes"], getattr(PACKAGE, auth["class"])
    if auth["kind"] == "basic":
        return cls(fakes["username"], fakes["password"])
    return cls(fakes["token" if auth["kind"] == "bearer" else "api_key"])
