"""The table of credentials: a row for each kind, and names derived from all rows."""

from __future__ import annotations

import base64
from types import MappingProxyType

from clientgen.credentials.kinds import (
    CredentialKind,
    Extra,
    Init,
    Sent,
    Setting,
    Source,
    Texts,
)
from clientgen.ir import Auth

_FILE = Setting(name="certificate", form="path", about="The client certificate ({files}).")
_PASSWORD = Setting(
    name="certificate_password",
    form="secret",
    about="password of the certificate's key",
    keyword="password",
    need="on_demand",
)
_CERTIFICATE_MODULES = ("certificate", "certificate_files")
_CERTIFICATES = Extra(
    name="certificates",
    requirements=("cryptography>=44",),
    about="PKCS#12 and `.publishsettings` files",
)


def _key(members: Texts, fakes: Texts) -> Sent:
    pairs = ((members["name"], fakes["api_key"]),)
    return Sent(query=pairs) if members["in"] == "query" else Sent(headers=pairs)


def _name_and_password(_members: Texts, fakes: Texts) -> Sent:
    pair = base64.b64encode(f"{fakes['username']}:{fakes['password']}".encode()).decode("ascii")
    return Sent(headers=(("Authorization", f"Basic {pair}"),))


KINDS = MappingProxyType(
    {
        "client_certificate": CredentialKind(
            class_name="ClientCertificate",
            in_handshake=True,
            sources=(
                Source(
                    name="pem",
                    base="FromPem",
                    modules=("pem", *_CERTIFICATE_MODULES),
                    constructor="from_pem",
                    file="PEM",
                    settings=(
                        _FILE,
                        Setting(
                            name="certificate_key",
                            form="path",
                            about="Its private key (PEM), if that is in a file of its own.",
                            keyword="key",
                            need="optional",
                        ),
                        _PASSWORD,
                    ),
                    curl=(
                        ("--cert", "{certificate}"),
                        ("--key", "{certificate_key}"),
                        ("--pass", "{certificate_password}"),
                    ),
                    example='{class}.from_pem("management.pem")',
                    long_example='{class}.from_pem("management.pem")'
                    '  # or from_pem("certificate.pem", "key.pem")',
                ),
                Source(
                    name="pkcs12",
                    base="FromPkcs12",
                    modules=("pkcs12", *_CERTIFICATE_MODULES),
                    extra=_CERTIFICATES,
                    constructor="from_pkcs12",
                    file="PKCS#12",
                    begins="30",
                    settings=(_FILE, _PASSWORD),
                    curl=(
                        ("--cert-type", "P12"),
                        ("--cert", "{certificate}"),
                        ("--pass", "{certificate_password}"),
                    ),
                    example='{class}.from_pkcs12("management.pfx")',
                    long_example='{class}.from_pkcs12("management.pfx", password="...")',
                ),
                Source(
                    name="publishsettings",
                    base="FromPublishSettings",
                    modules=("publishsettings", "pkcs12", *_CERTIFICATE_MODULES),
                    extra=_CERTIFICATES,
                    constructor="from_publish_settings",
                    client_keyword="subscription",
                    file=".publishsettings",
                    settings=(
                        Setting(
                            name="publish_settings",
                            form="path",
                            about="A `.publishsettings` file with certificate and endpoint.",
                        ),
                    ),
                    # curl cannot read such a file
                    curl=(("--cert", "{certificate}"),),
                    example='{class}.from_publish_settings("my.publishsettings")',
                    long_example='{client}.from_publish_settings("my.publishsettings")',
                ),
            ),
        ),
        "bearer": CredentialKind(
            class_name="BearerToken",
            about="A string, or anything with `get_token(scope)` as `azure-identity` has.",
            init=Init(
                parameters="token: TokenSource, *, scope: str = {scope},",
                arguments="token, scope=scope",
            ),
            sources=(
                Source(
                    base="BearerToken",
                    modules=("bearer", "secret_text"),
                    imports=("TokenSource",),
                    settings=(
                        Setting(
                            name="token",
                            form="secret",
                            about="bearer token",
                            takes_provider=True,
                            fake="fake-token",
                        ),
                    ),
                    example='{class}("...")',
                ),
            ),
            sent=lambda _, fakes: Sent(headers=(("Authorization", f"Bearer {fakes['token']}"),)),
        ),
        "api_key": CredentialKind(
            class_name="ApiKey",
            init=Init(parameters="value: str", arguments="value, name={name}, location={in}"),
            sources=(
                Source(
                    base="ApiKey",
                    modules=("api_key", "secret_text"),
                    settings=(
                        Setting(
                            name="api_key", form="secret", about="API key", fake="fake-api-key"
                        ),
                    ),
                    example='{class}("...")',
                ),
            ),
            sent=_key,
        ),
        "basic": CredentialKind(
            class_name="BasicAuth",
            sources=(
                Source(
                    base="BasicAuth",
                    modules=("basic", "secret_text"),
                    settings=(
                        Setting(
                            name="username", form="text", about="The user name.", fake="fake-user"
                        ),
                        Setting(
                            name="password", form="secret", about="password", fake="fake-password"
                        ),
                    ),
                    # curl makes the header, because the header encodes the password
                    curl=(("--user", "{username}:{password}"),),
                    example='{class}("user", "...")',
                ),
            ),
            sent=_name_and_password,
        ),
    }
)
"""Each kind of credential by its name in specs."""

_SOURCES = tuple(source for kind in KINDS.values() for source in kind.sources)
_NAMED = tuple(source for source in _SOURCES if source.name)

FLAGS = tuple(dict.fromkeys(each.flag for source in _SOURCES for each in source.settings))
"""The flags of all kinds, without `--`."""

RUNTIME_NAMES = frozenset(
    {source.base for source in _NAMED} | {name for each in _SOURCES for name in each.imports}
)
"""Names that generated modules import unchanged; other bases are imported under an alias."""

CLIENT_CONSTRUCTORS = frozenset(each.constructor for each in _SOURCES if each.client_keyword)
"""The additional constructors of clients."""

CLIENT_KEYWORDS = frozenset(each.client_keyword for each in _SOURCES if each.client_keyword)
"""The keywords of those constructors."""


def kind_of(auth: Auth) -> CredentialKind:
    """Return the row of a credential."""
    return KINDS[auth.kind]


def sources_of(auth: Auth) -> tuple[Source, ...]:
    """Return the sources of a credential, in the order in which the spec lists them."""
    sources = KINDS[auth.kind].sources
    return tuple(s for name in auth.sources or ("",) for s in sources if s.name == name)
