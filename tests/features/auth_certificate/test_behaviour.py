from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
import trustme

from ..harness import Feature


def test_a_certificate_from_a_file(feature: Feature, tmp_path: Path) -> None:
    made = trustme.CA().issue_cert("client.example.org")
    path = tmp_path / "client.pem"
    made.private_key_and_cert_chain_pem.write_to_path(path)
    credential = feature.package.ClientCertificate.from_pem(path)
    assert credential.in_handshake
    with feature.sync_client(credential=credential) as client:
        assert client.endpoint == "https://api.example.org"
    with pytest.raises(feature.package.ArgumentError), httpx2.Client() as http:
        feature.sync_client(credential=credential, http=http)


def test_only_declared_sources_are_there(feature: Feature) -> None:
    assert not hasattr(feature.package.ClientCertificate, "from_pkcs12")
    assert not hasattr(feature.sync_client(), "from_publish_settings")
    folder = feature.folder / "src" / "auth_certificate" / "_runtime" / "credentials"
    names = {path.stem for path in folder.glob("*.py")}
    assert "pem" in names
    assert not names & {"pkcs12", "publishsettings", "bearer", "basic", "api_key"}
