from __future__ import annotations

import pytest

from ..harness import Feature


def test_each_can_be_used(feature: Feature) -> None:
    package = feature.package
    expected = {
        package.ApiKey("fake"): ("x-key", "fake"),
        package.BearerToken("fake"): ("authorization", "Bearer fake"),
        package.BasicAuth("a", "b"): ("authorization", "Basic YTpi"),
    }
    for credential, (name, value) in expected.items():
        sent = feature.call("things.get", client={"credential": credential})
        assert sent.request.headers[name] == value


def test_a_provider_needs_a_scope(feature: Feature) -> None:
    package = feature.package
    provider = type("Provider", (), {"get_token": lambda *_: None})()
    with pytest.raises(package.ArgumentError, match="scope"):
        package.BearerToken(provider)
    assert package.BearerToken(provider, scope="s")


def test_a_certificate_has_the_declared_sources(feature: Feature) -> None:
    certificate = feature.package.AppCertificate
    assert hasattr(certificate, "from_pem")
    assert hasattr(certificate, "from_pkcs12")
    assert hasattr(certificate, "from_publish_settings")


def test_only_clients_with_one_parameter_are_made_of_a_settings_file(feature: Feature) -> None:
    assert not hasattr(feature.package.AuthSeveralClient, "from_publish_settings")
    readme = (feature.folder / "README.md").read_text("utf-8")
    assert 'AppCertificate.from_publish_settings("my.publishsettings")' in readme
    assert "AuthSeveralClient.from_publish_settings" not in readme
