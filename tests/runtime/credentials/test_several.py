"""Credentials that clients make themselves, and several of which operations choose."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from runtime.credentials import given
from runtime.credentials.api_key import ApiKey
from runtime.credentials.basic import BasicAuth
from runtime.credentials.given import FROM_ENVIRONMENT, complete
from runtime.credentials.protocol import Credential, Outgoing, Pairs
from runtime.credentials.several import Several, gather
from runtime.errors import ArgumentError
from runtime.exchange import Pause, Send
from runtime.operation import CredentialClass, Service, Written
from runtime.request import Prepared

from ..conftest import operation


class Key(ApiKey):
    declared_as = "key"


class Pair(BasicAuth):
    declared_as = "pair"


class Shown(Credential):
    """A credential of the handshake."""

    in_handshake = True
    declared_as = "shown"

    def secrets(self) -> tuple[str, ...]:
        return ("shown-secret",)


class Own(Credential):
    """A credential of the user's own, which takes part in everything."""

    def headers(self) -> Pairs:
        return (("X-Own", "1"),)

    async def headers_async(self) -> Pairs:
        return (("X-Own", "2"),)

    def query(self) -> Pairs:
        return (("own", "3"),)

    def sign(self, request: Outgoing) -> Pairs:
        return (("X-Signed", request.method),)

    def attend(self, setup: Any, steps: Any) -> Any:
        assert setup == "setup"
        yield "begins"
        return (yield from steps)

    def __repr__(self) -> str:
        return "Own()"


class Bare:
    """What is no subclass, and attends to no conversation."""

    in_handshake = False

    def headers(self) -> Pairs:
        return (("X-Bare", "1"),)


class Token(ApiKey):
    """A credential that one text is."""

    declared_as = "token"

    def __init__(self, value: str) -> None:
        super().__init__(value, name="X-Token", location="header")


class Silent(Credential):
    """A credential that adds nothing."""


KEY = Key("k1", name="X-Key", location="header")
IN_QUERY = ApiKey("k3", name="key", location="query")
PAIR = Pair("user", "password")
PEM = CredentialClass(
    module="shown", name="Shown", variables=("SHOWN_FILE",), in_handshake=True, begins=b"--"
)
BASIC = CredentialClass(module="basic", name="BasicAuth", variables=("USER_NAME", "USER_PASSWORD"))
TOKEN = CredentialClass(module="token", name="Token", variables=("THE_TOKEN",), takes_text=True)
KEY_TOLD = CredentialClass(module="key", name="Key", variables=("A_KEY",))
PAIR_TOLD = CredentialClass(module="pair", name="Pair", variables=("A_NAME", "A_PASSWORD"))
NO_VARIABLES = CredentialClass(module="shown", name="Shown", variables=())


def service(*credentials: CredentialClass, needs: Any = ()) -> Service:
    return Service(
        name="s",
        version="1",
        logger="s",
        endpoint="https://x",
        credentials=credentials,
        needs=needs,
    )


@pytest.fixture(autouse=True)
def _package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the runtime stand in a package with these credentials, without variables."""
    monkeypatch.setattr(given, "public_package", lambda _: "package")
    modules = {"basic": SimpleNamespace(BasicAuth=Pair), "token": SimpleNamespace(Token=Token)}
    found = {f"package.credentials.{name}": module for name, module in modules.items()}
    monkeypatch.setattr(given, "import_module", found.__getitem__)
    for name in ("SHOWN_FILE", "USER_NAME", "USER_PASSWORD", "THE_TOKEN", "PREFIX"):
        monkeypatch.delenv(name, raising=False)


# one credential


def test_what_is_given_is_the_credential() -> None:
    assert complete(BASIC, PAIR) is PAIR
    assert complete(BASIC, None) is None
    made = complete(TOKEN, "t0ken")
    assert made is not None
    assert made.headers() == (("X-Token", "t0ken"),)
    with pytest.raises(ArgumentError, match="must be a `BasicAuth`, not a text"):
        complete(BASIC, "t0ken")
    assert repr(FROM_ENVIRONMENT) == "FROM_ENVIRONMENT"


def test_a_credential_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArgumentError, match=r"variable `USER_NAME` and `USER_PASSWORD`$"):
        complete(BASIC, FROM_ENVIRONMENT)
    monkeypatch.setenv("USER_NAME", "user")
    with pytest.raises(ArgumentError, match=r"variable `USER_PASSWORD`$"):
        complete(BASIC, FROM_ENVIRONMENT)
    monkeypatch.setenv("USER_PASSWORD", "password")
    made = complete(BASIC, FROM_ENVIRONMENT)
    assert made is not None
    assert made.headers() == PAIR.headers()
    nothing = CredentialClass(module="basic", name="BasicAuth", variables=())
    assert given.find(nothing) is None


def test_more_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[object, ...]] = []
    owner = SimpleNamespace(read=lambda *values, **named: made.append((values, named)))
    monkeypatch.setattr(given, "import_module", lambda _: SimpleNamespace(Class=owner))
    told = CredentialClass(
        module="own",
        name="Class",
        variables=("THE_TOKEN",),
        more={"prefix": "PREFIX", "other": "USER_NAME"},
        constructor="read",
    )
    monkeypatch.setenv("THE_TOKEN", "t")
    monkeypatch.setenv("PREFIX", "p")
    monkeypatch.setenv("USER_NAME", "")
    given.find(told)
    assert made == [(("t",), {"prefix": "p"})]


def test_a_file_is_told_by_how_it_begins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[str] = []
    module = SimpleNamespace(Shown=made.append)
    monkeypatch.setattr(given, "import_module", lambda _: module)
    file = tmp_path / "file"
    for content in (b"--x", b"--", b"-", b"x--", b""):
        file.write_bytes(content)
        monkeypatch.setenv("SHOWN_FILE", str(file))
        given.find(PEM)
        assert made == ([str(file)] if content.startswith(b"--") else [])
        made.clear()
    for path in (str(tmp_path / "none"), str(tmp_path), "x" * 5000):
        monkeypatch.setenv("SHOWN_FILE", path)
        assert given.find(PEM) is None
    assert made == []
    assert not given._begins("\0", b"-")
    assert given._begins("\0", b"")


# several


def test_what_is_gathered() -> None:
    two = service(BASIC, TOKEN)
    assert gather(two, None, makes_connections=True) is None
    assert repr(gather(two, PAIR, makes_connections=True)) == repr((PAIR,))
    assert repr(gather(two, [KEY, PAIR], makes_connections=True)) == repr((KEY, PAIR))
    one = gather(service(TOKEN), "t0ken", makes_connections=True)
    assert isinstance(one, Several)
    assert one.secrets() == ("t0ken",)
    for wrong, named in ((service(BASIC), "BasicAuth"), (two, "BasicAuth` or a `Token")):
        with pytest.raises(ArgumentError, match=f"must be a `{named}`, not a text"):
            gather(wrong, "t0ken", makes_connections=True)
    for several, named in ((service(BASIC, BASIC), "BasicAuth"), (service(TOKEN, TOKEN), "Token")):
        with pytest.raises(ArgumentError, match=f"must be a `{named}`, not a text"):
            gather(several, "t0ken", makes_connections=True)


def test_what_the_environment_has(monkeypatch: pytest.MonkeyPatch) -> None:
    other = CredentialClass(module="token", name="Token", variables=("PREFIX",))
    described = service(BASIC, TOKEN, other)
    assert repr(gather(described, FROM_ENVIRONMENT, makes_connections=True)) == "()"
    monkeypatch.setenv("PREFIX", "second")
    monkeypatch.setenv("THE_TOKEN", "first")
    for makes_connections in (True, False):
        found = gather(described, FROM_ENVIRONMENT, makes_connections=makes_connections)
        assert isinstance(found, Several)
        assert found.secrets() == ("first",)


@pytest.mark.parametrize("own", [True, False])
def test_a_handshake_of_connections_of_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, own: bool
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"--")
    monkeypatch.setenv("SHOWN_FILE", str(file))
    module = SimpleNamespace(Shown=lambda _: Shown())
    monkeypatch.setattr(given, "import_module", lambda _: module)
    described = service(PEM, TOKEN, needs=(("shown",),))
    for what in (FROM_ENVIRONMENT, ()):
        found = gather(described, what, makes_connections=not own)
        assert isinstance(found, Several)
        shown = not own and what is FROM_ENVIRONMENT
        assert (found.shown_in_handshake is not None) is shown
        if shown or own:
            assert found.of(described, operation()) is None
        else:
            with pytest.raises(ArgumentError, match="needs `Shown`"):
                found.of(described, operation())


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([5], "must be a credential of this package, or `None`"),
        (["text"], "must be a credential of this package, or `None`"),
        ([Shown(), Shown()], "has two client certificates"),
        ([KEY, Key("k2", name="X-Key", location="header")], "has two of the class `Key`"),
    ],
)
def test_what_is_no_set_of_credentials(parts: list[Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=f"^`credential` {message}$"):
        Several(parts)


def test_all_secrets_and_queries_are_known() -> None:
    shown, own = Shown(), Own()
    several = Several([KEY, shown, own, IN_QUERY])
    assert several.shown_in_handshake is shown
    assert several.secrets() == ("k1", "shown-secret", "k3")
    assert several.query() == (("own", "3"), ("key", "k3"))
    assert Several([own, own]).query() == (("own", "3"), ("own", "3"))
    assert Several([shown, KEY]).shown_in_handshake is shown
    assert Several([KEY]).shown_in_handshake is None


@pytest.mark.parametrize(
    ("parts", "needs", "chosen"),
    [
        ([KEY, PAIR], (("key",), ("pair",)), KEY),
        ([KEY, PAIR], (("pair",), ("key",)), PAIR),
        ([PAIR], (("key",), ("pair",)), PAIR),
        ([PAIR], (("key",), ()), None),
        ([PAIR], (), ...),
        ([PAIR], ((),), None),
        ([PAIR, KEY], ((), ("key",)), KEY),
        ([PAIR], (("key", "pair"),), ...),
        ([Shown()], (("shown",),), None),
        ([Shown(), KEY], (("shown", "key"),), KEY),
        ([], (("key",),), ...),
    ],
)
def test_an_operation_gets_what_it_needs(parts: list[Any], needs: Any, chosen: Any) -> None:
    several, described = Several(parts), service(KEY_TOLD, PAIR_TOLD, needs=(("key",),))
    if chosen is ...:
        with pytest.raises(ArgumentError):
            several.of(described, operation(needs=needs))
    else:
        assert several.of(described, operation(needs=needs)) is chosen


def test_the_service_says_what_operations_need_that_say_nothing() -> None:
    described = service(KEY_TOLD, PAIR_TOLD, needs=(("pair",),))
    several = Several([KEY, PAIR])
    assert several.of(described, operation()) is PAIR
    assert several.of(described, operation(needs=((),))) is None


def test_what_is_the_users_own_goes_with_every_operation_that_needs_something() -> None:
    own, described = Own(), service(KEY_TOLD, PAIR_TOLD)
    assert Several([own]).of(described, operation(needs=(("key",), ("pair",)))) is own
    assert Several([own]).of(described, operation(needs=((),))) is None
    bare = Bare()
    assert Several([bare]).of(described, operation(needs=(("key",),))) is bare
    assert Several([bare, bare]).of(described, operation(needs=(("key",),))) is not None
    both = Several([own, KEY]).of(described, operation(needs=(("key",),)))
    assert repr(both) == repr((KEY, own))
    half = Several([own, PAIR]).of(described, operation(needs=(("pair", "key"), ("key",))))
    assert repr(half) == repr((PAIR, own))


def test_a_request_that_nobody_described_is_sent_with_what_there_is() -> None:
    described = service(KEY_TOLD, PAIR_TOLD, needs=(("key", "pair"),))
    written = operation(written=Written(query=(), headers=(), content=None))
    assert Several([PAIR]).of(described, written) is PAIR
    assert Several([]).of(described, written) is None


def test_what_lacks_is_named_with_its_variables() -> None:
    described = service(KEY_TOLD, PAIR_TOLD, NO_VARIABLES)
    several = Several([])

    def lacking(*needs: tuple[str, ...]) -> str:
        with pytest.raises(ArgumentError) as caught:
            several.of(described, operation(needs=needs))
        return str(caught.value)

    begin = "`things.get` needs"
    end = "give the client a `credential`"
    assert lacking(("shown",)) == f"{begin} `Shown`: {end}"
    assert lacking(("key", "shown")) == f"{begin} `Key` and `Shown`: {end}"
    assert lacking(("key",), ("pair",), ("shown",)) == (
        f"{begin} `Key`, or `Pair`, or `Shown`: {end}, or set in the environment `A_KEY`,"
        " or `A_NAME` and `A_PASSWORD`"
    )


def test_of_two_classes_of_one_name_the_first_is_named() -> None:
    other = CredentialClass(module="key", name="Other", variables=("OTHER",))
    described = service(KEY_TOLD, other)
    with pytest.raises(ArgumentError, match=r"needs `Key`.*`A_KEY`$"):
        Several([]).of(described, operation(needs=(("key",),)))


# sent together


def together(*parts: Any) -> Any:
    names = tuple(each.declared_as for each in parts if getattr(each, "declared_as", ""))
    return Several(parts).of(service(KEY_TOLD, PAIR_TOLD), operation(needs=(names,)))


def test_credentials_together_are_sent_together() -> None:
    made = together(KEY, Own(), IN_QUERY, Silent())
    assert made.headers() == (("X-Key", "k1"), ("X-Own", "1"))
    assert asyncio.run(made.headers_async()) == (("X-Key", "k1"), ("X-Own", "2"))
    assert made.query() == (("own", "3"), ("key", "k3"))
    request = Outgoing("GET", "https://x", (), b"")
    assert made.sign(request) == (("X-Signed", "GET"),)
    assert together(KEY, Own(), Bare()).sign(request) == (("X-Signed", "GET"),)
    assert repr(made).startswith("(Key(")


def test_a_conversation_has_the_header_fields_of_all() -> None:
    prepared = Prepared("GET", "/x", (), None, "/x", "things.get", "https://x")
    of_call = Send("https://x", prepared, 1.0, False, 10, (("A", "b"),), None)
    of_token = of_call._replace(operation=operation())
    bare: Any = Bare()

    def steps() -> Generator[Any, Any, Any]:
        for step in (of_call, Pause(1.0), of_token):
            assert (yield step) == "outcome"
        return "value"

    conversation = together(KEY, Own(), bare).attend("setup", steps())
    seen = [next(conversation), next(conversation)]
    seen += [conversation.send("outcome") for _ in range(2)]
    assert seen == ["begins", of_call._replace(secrets=None), Pause(1.0), of_token]
    with pytest.raises(StopIteration) as end:
        conversation.send("outcome")
    assert end.value.value == "value"
