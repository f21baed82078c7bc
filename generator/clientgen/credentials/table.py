"""The table of credentials: a row for each kind, and names derived from all rows."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from clientgen.credentials.kinds import (
    CredentialKind,
    Extra,
    Init,
    Renewal,
    Sent,
    Setting,
    Source,
    Texts,
)
from clientgen.credentials.needs import chooses_credentials
from clientgen.ir import Auth, Service, Text

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
    words = filter(None, (members.get("prefix"), fakes["api_key"]))
    pairs = ((members["name"], " ".join(words)),)
    return Sent(query=pairs) if members["in"] == "query" else Sent(headers=pairs)


def _name_and_password(_members: Texts, fakes: Texts) -> Sent:
    pair = base64.b64encode(f"{fakes['username']}:{fakes['password']}".encode()).decode("ascii")
    return Sent(headers=(("Authorization", f"Basic {pair}"),))


_TOKEN_MODULES = ("oauth2", "tokens", "token_response", "secret_text")
_CLIENT_ID = Setting(
    name="client_id", form="text", about="The id of the client.", fake="fake-client"
)
_CLIENT_SECRET = Setting(
    name="client_secret", form="secret", about="client secret", fake="fake-client-secret"
)
_REFRESH_TOKEN = Setting(
    name="refresh_token", form="secret", about="refresh token", fake="fake-refresh-token"
)
_ACCESS_TOKEN = Setting(
    name="access_token",
    form="secret",
    about="access token to begin with",
    keyword="access_token",
    need="optional",
    fake="fake-access-token",
)
_CLIENT = "client_id: str, client_secret: str"
_ACCESS = "access_token: str | None = None,"
_TOKENS = "access_token, token_url={token_url}, scopes={scopes}, client_auth={client_auth},"
# the command sends no token request to print a line for curl, so a variable has the token
_BEARER = (("--header", "Authorization: Bearer {bearer_token}"),)
_NEXT_TOKEN = "fake-next-token"  # noqa: S105 - a fake


def _with_token(token: str) -> Sent:
    return Sent(headers=(("Authorization", f"Bearer {token}"),))


def _renewal(members: Texts, fakes: Texts) -> Renewal:
    client, secret = fakes["client_id"], fakes["client_secret"]
    form = [("grant_type", members["flow"])]
    renews = members["flow"] == _REFRESH_TOKEN.name
    form += [(_REFRESH_TOKEN.name, fakes[_REFRESH_TOKEN.name])] if renews else []
    form += [("scope", members["scopes"])] if "scopes" in members else []
    pair = base64.b64encode(f"{client}:{secret}".encode()).decode("ascii")
    in_body = members["client_auth"] == "body"
    form += [("client_id", client), ("client_secret", secret)] if in_body else []
    return Renewal(
        url=members["token_url"],
        headers=() if in_body else (("Authorization", f"Basic {pair}"),),
        form=tuple(form),
        response=f'{{"access_token": "{_NEXT_TOKEN}", "token_type": "Bearer", "expires_in": 3600}}',
        sent=_with_token(_NEXT_TOKEN),
    )


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
                    long_example='{class}.from_pkcs12("management.pfx", password="my-password")',
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
            sources=(
                Source(
                    base="BearerToken",
                    init=Init(
                        parameters="token: TokenSource, *, scope: str = {scope},",
                        arguments="token, scope=scope",
                    ),
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
                    example='{class}("my-secret")',
                ),
            ),
            sent=lambda _, fakes: Sent(headers=(("Authorization", f"Bearer {fakes['token']}"),)),
        ),
        "api_key": CredentialKind(
            class_name="ApiKey",
            sources=(
                Source(
                    base="ApiKey",
                    init=Init(
                        parameters="value: str",
                        arguments="value, name={name}, location={in}",
                        more=MappingProxyType({"prefix": "prefix={prefix}"}),
                    ),
                    modules=("api_key", "secret_text"),
                    settings=(
                        Setting(
                            name="api_key", form="secret", about="API key", fake="fake-api-key"
                        ),
                    ),
                    example='{class}("my-secret")',
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
                    example='{class}("user", "my-password")',
                ),
            ),
            sent=_name_and_password,
        ),
        "oauth2": CredentialKind(
            class_name="OAuth2",
            chosen_by="flow",
            defaults=MappingProxyType({"client_auth": "basic"}),
            about="It requests an access token when one is needed, and another before it expires. "
            "An `access_token` to begin with can be given. The flow with an authorization code (PKCE) "
            "is missing: get a refresh token or an access token elsewhere.",
            sources=(
                Source(
                    name="client_credentials",
                    base="ClientCredentials",
                    modules=_TOKEN_MODULES,
                    exceptions=("TokenError",),
                    init=Init(
                        parameters=f"{_CLIENT}, *, {_ACCESS}",
                        arguments=f"client_id, client_secret, {_TOKENS}",
                    ),
                    settings=(_CLIENT_ID, _CLIENT_SECRET, _ACCESS_TOKEN),
                    curl=_BEARER,
                    example='{class}("my-client", "my-secret")',
                ),
                Source(
                    name="refresh_token",
                    base="RefreshToken",
                    modules=_TOKEN_MODULES,
                    exceptions=("TokenError",),
                    init=Init(
                        parameters=f"{_CLIENT}, refresh_token: str, *, {_ACCESS}",
                        arguments=f"client_id, client_secret, refresh_token, {_TOKENS}",
                    ),
                    settings=(_CLIENT_ID, _CLIENT_SECRET, _REFRESH_TOKEN, _ACCESS_TOKEN),
                    curl=_BEARER,
                    example='{class}("my-client", "my-secret", "my-refresh-token")',
                ),
            ),
            sent=lambda _, fakes: _with_token(fakes["access_token"]),
            renewal=_renewal,
        ),
    }
)
"""Each kind of credential by its name in specs."""

_SOURCES = tuple(source for kind in KINDS.values() for source in kind.sources)
_NAMED = tuple(source for source in _SOURCES if source.name)

FLAGS = tuple(dict.fromkeys(each.flag for source in _SOURCES for each in source.settings))
"""The flags of all kinds, without `--`."""

RUNTIME_NAMES = frozenset(
    {source.base for source in _NAMED}
    | {name for each in _SOURCES for name in (*each.imports, *each.exceptions)}
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
    kind = KINDS[auth.kind]
    names = auth.sources or (auth.word(kind.chosen_by),)
    found = (source for name in names for source in kind.sources if source.name == name)
    return tuple(_named(source, auth) for source in found)


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _named(source: Source, auth: Auth) -> Source:
    """A source whose settings have the name of the credential, if it has one."""
    if auth.name is None:
        return source
    names = {
        each.name: auth.name if len(source.settings) == 1 else f"{auth.name}_{each.name}"
        for each in source.settings
    }
    return replace(
        source,
        settings=tuple(_setting(each, names[each.name], auth) for each in source.settings),
        curl=tuple(
            tuple(
                _PLACEHOLDER.sub(lambda m: f"{{{_renamed(m[1], names, auth)}}}", w) for w in words
            )
            for words in source.curl
        ),
    )


def _renamed(name: str, names: dict[str, str], auth: Auth) -> str:
    return names.get(name, f"{auth.name}_{name}")


def _setting(setting: Setting, name: str, auth: Auth) -> Setting:
    owner = f" ({auth.key.replace('_', ' ')})"
    end = "." if setting.about.endswith(".") else ""
    return replace(
        setting,
        name=name,
        about=f"{setting.about.removesuffix('.')}{owner}{end}",
        fake=_fake(setting.fake, auth),
    )


def _fake(text: str, auth: Auth) -> str:
    return f"{text}-{auth.key}" if text and auth.name is not None else text


def fakes_of(auth: Auth) -> dict[str, str]:
    """Return the fake value of each setting that has one, by the name in the table."""
    return {name: _fake(text, auth) for name, text in KINDS[auth.kind].fakes.items()}


def made_by_client(service: Service) -> Source | None:
    """Return the source of the credential that a client makes of a text or of the environment.

    There is one if the service takes just one kind, whose arguments are not files, and all
    operations need it.
    """
    if chooses_credentials(service):
        return None
    found = [source for auth in service.auth for source in sources_of(auth)]
    if len(found) != 1 or any(each.form == "path" for each in found[0].settings):
        return None
    return found[0]


def members_of(auth: Auth) -> dict[str, Text]:
    """Return the members that only some kinds have, with those that the spec omits."""
    defaults = {name: Text(each) for name, each in KINDS[auth.kind].defaults.items()}
    return defaults | dict(auth.members)


def exceptions_of(auth: Auth) -> dict[str, str]:
    """Return the module of the runtime of each exception that only this credential raises."""
    return {
        name: f"credentials.{source.modules[0]}"
        for source in sources_of(auth)
        for name in source.exceptions
    }


def extras_of(auths: Iterable[Auth]) -> tuple[Extra, ...]:
    """Return the extras of the distribution that credentials need, each once."""
    needed = (source.extra for auth in auths for source in sources_of(auth))
    return tuple(dict.fromkeys(extra for extra in needed if extra is not None))
