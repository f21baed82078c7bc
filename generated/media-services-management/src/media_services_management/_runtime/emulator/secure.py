"""Everything that an emulator over TLS needs, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .certificates import Authority, Identity, client_identity, publish_settings, write_secret
from .tls import server_context

if TYPE_CHECKING:
    from OpenSSL import SSL

SETTINGS_FILE = "emulator.publishsettings"


class Secure:
    """An authority, a server certificate for a host, and a client certificate that is accepted.

    `client` is a PEM file of the user's own; without it, a client certificate is made in the
    folder, or found there. `ValueError` if the file holds no certificate.
    """

    def __init__(self, folder: Path, host: str, client: Path | None = None) -> None:
        authority = Authority(folder)
        server = authority.server(dict.fromkeys([host, "localhost", "127.0.0.1"]))
        self._folder = folder
        self.context: SSL.Context = server_context(server.certificate_file, server.key_file)
        self.authority_file = authority.certificate_file
        self.client = (
            client_identity(folder)
            if client is None
            else Identity(certificate_file=client, key_file=client)
        )
        self.certificate = self.client.der()

    def write_settings(self, endpoint: str, identifier: str, name: str) -> Path:
        """Write a `.publishsettings` file for an endpoint and return where it is."""
        text = publish_settings(
            self.client, endpoint=endpoint, subscription_id=identifier, subscription_name=name
        )
        path = self._folder / SETTINGS_FILE
        write_secret(path, text)
        return path
