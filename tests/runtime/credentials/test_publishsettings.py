from __future__ import annotations

import base64
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from runtime.credentials.certificate import ClientCertificate
from runtime.credentials.pem import FromPem
from runtime.credentials.pkcs12 import FromPkcs12
from runtime.credentials.publishsettings import FromPublishSettings, read_publish_settings

Write = Callable[[str, bytes | str], Path]
Refused = Callable[..., str]
DATA = Path(__file__).parent / "data"
DEV, LIVE = "7f2d1a3c-0000-4000-8000-00000000000A", "9e8d7c6b-0000-4000-8000-00000000000b"
URL = "https://management.core.example.net/"


def element(name: str, *children: str, **attributes: str) -> str:
    pairs = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(children)}</{name}>"


def document(*profiles: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{element("PublishData", *profiles)}'


def encode(pair: Any) -> str:
    return base64.b64encode(pair.pkcs12()).decode()


def version1(certificate: str, *subscriptions: tuple[str, str], url: str = URL) -> str:
    children = [element("Subscription", Id=id_, Name=name) for id_, name in subscriptions]
    return document(
        element(
            "PublishProfile",
            *children,
            PublishMethod="AzureServiceManagementAPI",
            Url=url,
            ManagementCertificate=certificate,
        )
    )


def version2(*subscriptions: dict[str, str]) -> str:
    children = [element("Subscription", **attributes) for attributes in subscriptions]
    return document(
        element(
            "PublishProfile",
            *children,
            SchemaVersion="2.0",
            PublishMethod="AzureServiceManagementAPI",
        )
    )


def entry(id_: str, name: str, certificate: str, url: str = URL) -> dict[str, str]:
    return {
        "ServiceManagementUrl": url,
        "Id": id_,
        "Name": name,
        "ManagementCertificate": certificate,
    }


def test_version_1_has_one_certificate_for_all(write: Write, pair: Any) -> None:
    text = version1(encode(pair), (DEV, "Dev"), (LIVE, "Live"))
    settings = read_publish_settings(write("m.publishsettings", text))
    found = [(s.id, s.name, s.endpoint) for s in settings.subscriptions]
    assert found == [(DEV, "Dev", URL), (LIVE, "Live", URL)]
    for subscription in settings.subscriptions:
        certificate = subscription.read_certificate(ClientCertificate)
        assert certificate.thumbprint == pair.thumbprint


def test_version_2_has_a_certificate_each(write: Write, pair: Any, other_pair: Any) -> None:
    live_url = "https://management.example.cn:8443/x"
    text = version2(
        entry(DEV, "Dev", encode(pair)), entry(LIVE, "Live", encode(other_pair), live_url)
    )
    path = write("m.publishsettings", text)
    settings = read_publish_settings(path)
    assert [s.endpoint for s in settings.subscriptions] == [URL, live_url]
    for name, expected in (("Dev", pair), ("Live", other_pair)):
        certificate = FromPublishSettings.from_publish_settings(path, name)
        certificate.load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        assert type(certificate) is FromPublishSettings
        assert certificate.thumbprint == expected.thumbprint


def test_a_certificate_as_the_portal_made_it(write: Write) -> None:
    data = base64.encodebytes((DATA / "empty_password_rc2.pfx").read_bytes()).decode()
    path = write("m.publishsettings", version1(data, (DEV, "Dev")))
    certificate = FromPublishSettings.from_publish_settings(path)
    assert certificate.thumbprint.startswith("65E4E3BA")
    assert f"the certificate of subscription `Dev` in `{path}`" in repr(certificate)


def test_nothing_shows_the_certificate(write: Write, pair: Any) -> None:
    settings = read_publish_settings(write("m", version1(encode(pair), (DEV, "Dev"))))
    assert "MI" not in repr(settings)
    assert DEV in repr(settings)


@pytest.mark.parametrize(
    "encode_text",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("utf-8", "utf-16").encode(),
        lambda text: text.replace("utf-8", "utf-16").encode("utf-16-be").join([b"\xfe\xff", b""]),
        lambda text: text.replace(' encoding="utf-8"', "").replace("\n", "\r\n").encode(),
        lambda text: text.replace("utf-8", "no-such-thing").encode(),
        lambda text: text.replace("<PublishData", '<PublishData xmlns="urn:x"').encode(),
    ],
    ids=["bom", "utf-16", "wrong-declaration", "utf-16-be", "crlf", "unknown", "namespace"],
)
def test_encodings(write: Write, pair: Any, encode_text: Callable[[str], bytes]) -> None:
    path = write("m", encode_text(version1(encode(pair), (DEV, "Entwicklung Zürich"))))
    assert read_publish_settings(path).choose().name == "Entwicklung Zürich"


def test_choosing(write: Write) -> None:
    text = version2(entry(DEV, "Dev", ""), entry(LIVE, "Live", ""), entry("c-3", "dev", ""))
    settings = read_publish_settings(write("m", text))
    assert settings.choose(DEV.lower()).id == DEV
    assert settings.choose(LIVE.upper()).id == LIVE
    assert settings.choose(" live ").id == LIVE
    only = read_publish_settings(write("one", version2(entry(DEV, "Dev", ""))))
    assert only.choose().id == only.choose("dev").id == DEV


def test_choosing_wrongly(write: Write, refused: Refused) -> None:
    text = version2(entry(DEV, "Dev", ""), entry(LIVE, "Live", ""), entry("c-3", "dev", ""))
    settings = read_publish_settings(write("m", text))
    all_of_them = f"`Dev` (`{DEV}`), `Live` (`{LIVE}`), `dev` (`c-3`)"
    assert refused(settings.choose) == f"`m` contains 3 subscriptions: choose one of {all_of_them}"
    assert refused(settings.choose, "DEV") == (
        f"`m` contains 2 subscriptions named `DEV`: choose by id from `Dev` (`{DEV}`), `dev` (`c-3`)"
    )
    assert refused(settings.choose, "Liev") == (
        f"`m` has no subscription `Liev`: did you mean `Live`? it contains {all_of_them}"
    )
    assert refused(settings.choose, LIVE[:-1] + "c").startswith(
        f"`m` has no subscription `{LIVE[:-1]}c`: did you mean `{LIVE}`?"
    )
    assert refused(settings.choose, "zzz") == (
        f"`m` has no subscription `zzz`: it contains {all_of_them}"
    )
    assert refused(settings.choose, 7) == "`subscription` must be an id or a name, not `int`"


def test_one_id_for_two_places_is_refused(write: Write, refused: Refused) -> None:
    """Which of them is meant, and who gets the certificate, would be a matter of order."""
    twice = version2(entry(DEV, "dev", "AAAA"), entry(DEV, "dev", "AAAA"))
    assert read_publish_settings(write("m", twice)).choose(DEV).id == DEV
    other = entry(DEV.lower(), "other", "AAAA", url="https://elsewhere.example/")
    settings = read_publish_settings(write("m", version2(entry(DEV, "dev", "AAAA"), other)))
    assert "contains 2 subscriptions with the id" in refused(settings.choose, DEV)


def test_long_lists_and_odd_names_stay_readable(write: Write, refused: Refused) -> None:
    text = version2(*[entry(f"id-{n}", f"\u202en\n{n}" + "x" * 100, "") for n in range(30)])
    message = refused(read_publish_settings(write("m", text)).choose)
    assert message.isprintable()
    assert message.endswith("and 10 more")
    assert len(message) < 4000


def test_other_kinds_of_files(write: Write, pair: Any, tmp_path: Path, refused: Refused) -> None:
    def message(content: bytes | str) -> str:
        return refused(FromPublishSettings.from_publish_settings, write("m", content))

    needed = ", but a `.publishsettings` file is needed"
    assert message(pair.pem) == f"`m` is PEM{needed}"
    assert message(pair.pkcs12()) == f"`m` is PKCS#12 (`.pfx`, `.p12`){needed}"
    assert message("") == f"`m` is empty{needed}"
    assert message("<html/>") == (
        "`m` is not a `.publishsettings` file: its root is `html`, not `PublishData`"
    )
    web = '<publishData><publishProfile userName="u" userPWD="hunter2"/></publishData>'
    assert message(web) == (
        "`m` is the publish profile of a web site, not the `.publishsettings` file of a "
        "subscription"
    )
    assert refused(read_publish_settings, tmp_path / "absent") == "`absent` does not exist"


def test_broken_xml(write: Write, refused: Refused) -> None:
    def message(content: bytes | str) -> str:
        return refused(read_publish_settings, write("m", content))

    assert message("<PublishData>\n <x></PublishData>") == (
        "`m` is not well-formed XML at line 2, column 7"
    )
    assert message("<PublishData>\0</PublishData>").startswith("`m` is not well-formed XML")
    assert message("<PublishData/>junk").startswith("`m` is not well-formed XML")
    assert message(b"<PublishData>\xff</PublishData>") == "`m` is not valid UTF-8: it is damaged"
    assert message(b"\xff\xfe<\0a").startswith("`m` is not valid UTF-16")
    assert message(b"\xff\xfe<\0\x00\xd8").startswith("`m` is not valid UTF-16")
    assert "more than 1048576 bytes" in message("<PublishData>" + " " * 2**20)
    assert message("<a>" * 300_000).startswith("`m` is not well-formed XML")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE PublishData SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE PublishData [<!ENTITY x "hunter2">]>',
        "<!DOCTYPE PublishData>",
    ],
)
def test_no_doctype(write: Write, refused: Refused, doctype: str, encoding: str) -> None:
    path = write("m", f"{doctype}<PublishData>&x;</PublishData>".encode(encoding))
    assert refused(read_publish_settings, path) == "`m` has a DOCTYPE, which is not allowed"


def test_what_is_missing(write: Write, refused: Refused) -> None:
    def message(text: str) -> str:
        return refused(read_publish_settings, write("m", text))

    assert message(document()) == "`m` contains no subscription"
    assert message(version1("x")) == "`m` contains no subscription"
    assert message(version2(entry(" ", "Dev", ""))) == "subscription `Dev` in `m` has no `Id`"
    assert message(version2(entry(DEV, "Dev", "", ""))) == (
        "subscription `Dev` in `m` has no `ServiceManagementUrl`"
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://management.example.net/",
        "management.example.net",
        "https:///x",
        "https://[x/",
        "https://a:99999/",
        "https://a b/",
        "https://a\u00adb/",
        "ftp://x",
    ],
)
def test_endpoints_must_be_https(write: Write, refused: Refused, url: str) -> None:
    message = refused(read_publish_settings, write("m", version2(entry(DEV, "Dev", "", url))))
    assert message == "the endpoint of subscription `Dev` in `m` is not a valid https URL"


@pytest.mark.parametrize("rest", ["?x=1", "#x"])
def test_endpoints_are_no_more_than_a_place(write: Write, refused: Refused, rest: str) -> None:
    text = version1("", (DEV, "Dev"), url="https://u:hunter2@host/")
    assert "contain only host" in refused(read_publish_settings, write("m", text))
    text = version1("", (DEV, "Dev"), url=f"https://host/{rest}")
    assert "contain only host" in refused(read_publish_settings, write("m", text))


def test_certificates_that_cannot_be_used(
    write: Write, pair: Any, weak_pair: Any, password: str, refused: Refused
) -> None:
    def message(certificate: str) -> str:
        path = write("m", version1(certificate, (DEV, "Dev")))
        return refused(FromPublishSettings.from_publish_settings, path)

    name = "the certificate of subscription `Dev` in `m`"
    text = encode(pair)
    assert message("") == f"{name} is missing: the file has no `ManagementCertificate`"
    assert message(text[:400] + "*" + text[400:]) == f"{name} is not valid base64: it is damaged"
    assert message(text[:-5]) == f"{name} is not valid base64: it is damaged"
    assert message(text[:400]) == f"{name} is cut short: the end of the PKCS#12 is missing"
    assert "without its private key" in message(base64.b64encode(pair.certificate_der).decode())
    assert message(base64.b64encode(pair.pkcs12(password)).decode()) == (
        f"an empty password does not open {name}, or it is damaged"
    )
    assert f"in {name} is too weak for OpenSSL" in message(encode(weak_pair))


def test_a_bad_certificate_spoils_only_its_own_subscription(
    write: Write, pair: Any, refused: Refused
) -> None:
    path = write("m", version2(entry(DEV, "Dev", encode(pair)), entry(LIVE, "Live", "damaged!")))
    assert FromPublishSettings.from_publish_settings(path, "Dev").thumbprint == pair.thumbprint
    assert "`Live`" in refused(FromPublishSettings.from_publish_settings, path, "Live")


def test_one_class_may_have_every_constructor(write: Write, pair: Any, refused: Refused) -> None:
    class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings):
        __slots__ = ()

    pem, pfx = write("m.pem", pair.pem), write("m.pfx", pair.pkcs12())
    settings = write("m.publishsettings", version1(encode(pair), (DEV, "Dev")))
    for certificate in (
        ManagementCertificate.from_pem(pem),
        ManagementCertificate.from_pkcs12(pfx),
        ManagementCertificate.from_publish_settings(settings),
    ):
        assert type(certificate) is ManagementCertificate
        assert repr(certificate).startswith("ManagementCertificate(thumbprint='")
    assert refused(ManagementCertificate.from_pem, settings).endswith(
        "open it with `from_publish_settings`"
    )
    assert refused(ManagementCertificate.from_pkcs12, pem).endswith("open it with `from_pem`")
    assert refused(ManagementCertificate.from_publish_settings, pfx) == (
        "`m.pfx` is PKCS#12 (`.pfx`, `.p12`), but a `.publishsettings` file is needed"
    )


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("bearer", "secret_text"),
        ("api_key", "secret_text"),
        ("basic", "secret_text"),
        ("pem", "certificate certificate_files"),
        ("pkcs12", "certificate certificate_files"),
        ("publishsettings", "pkcs12 certificate certificate_files"),
    ],
)
def test_a_source_needs_no_more_modules_than_it_says(
    tmp_path: Path, source: str, modules: str
) -> None:
    templates = Path(__file__).parents[3] / "templates"
    package = tmp_path / "_runtime"
    shutil.copytree(templates / "runtime", package, ignore=shutil.ignore_patterns("credentials"))
    (package / "credentials").mkdir()
    for module in ["__init__", "protocol", source, *modules.split()]:
        shutil.copy(templates / "runtime" / "credentials" / f"{module}.py", package / "credentials")
    command = [sys.executable, "-c", f"import _runtime.credentials.{source}"]
    subprocess.run(command, cwd=tmp_path, check=True)
