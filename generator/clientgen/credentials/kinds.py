"""The members of a row of the table of credentials."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that the command line takes to make a credential, as an argument of its constructor.

    A `text` comes from the flag `--NAME`; so does a `path`, which the constructor reads. A `secret`
    comes from the file that `--NAME-file` names, or from the variable of its name, or is asked for.
    Without a `keyword` the argument is positional.
    """

    name: str
    form: Literal["text", "path", "secret"]
    about: str
    """The help of a text or path, in which `{files}` stands for formats; what a secret is."""
    keyword: str = ""
    need: Literal["required", "optional", "on_demand"] = "required"
    """An argument that is not required has a keyword, and is left out if nothing is given.

    One `on_demand` is a function that asks for the secret, if there is somebody to ask.
    """
    takes_provider: bool = False
    """Whether callers in Python can pass an object with `get_token(scope)` instead."""
    fake: str = ""
    """What the generated tests give."""

    @property
    def flag(self) -> str:
        """The name of its flag, without `--`."""
        name = self.name.replace("_", "-")
        return f"{name}-file" if self.form == "secret" else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An extra of the generated distribution: its name, requirements, and what it adds."""

    name: str
    requirements: Words
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The arguments of a credential, in Python and on the command line.

    A kind has one source without a name, or several of which a spec lists some.
    """

    name: str = ""
    base: str
    """The base class of the generated class."""
    modules: Words
    """The modules of `templates/runtime/credentials` that it needs; the first has the base class."""
    imports: Words = ()
    """What else the generated class imports from the first module."""
    extra: Extra | None = None
    settings: tuple[Setting, ...]
    """The first tells the command line that this credential is meant."""
    constructor: str = ""
    """The class method that makes it; without one, the class is called."""
    client_keyword: str = ""
    """Where clients with one parameter have the constructor too: its keyword for this parameter."""
    file: str = ""
    """The format of the file that the first setting names."""
    begins: str = ""
    """How such files begin, in hexadecimal, where files of several formats come by one setting."""
    curl: tuple[Words, ...] = ()
    """The options that have curl do the same; without any, headers and query do.

    `{name}` is the value of a setting. A secret, and a name that no setting has, is a variable of
    the shell. Options with an optional setting that is not given are left out.
    """
    example: str
    """A call that makes it, in which `{class}` and `{client}` stand for the classes."""
    long_example: str = ""
    """The same with more arguments, if there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Init:
    """The constructor of the generated class, and the arguments that it passes to its base class.

    `{member}` stands for the literal of a member that the spec has. A comma behind the last
    parameter gives each parameter a line of its own.
    """

    parameters: str
    arguments: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The headers and the query that a credential adds to each request."""

    headers: Pairs = ()
    query: Pairs = ()


Texts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialKind:
    """A kind of credential, the `kind` under `auth` in a spec."""

    class_name: str
    """The generated class, unless the spec has a `python_name`."""
    sources: tuple[Source, ...]
    init: Init | None = None
    about: str = ""
    """What the README adds to the description of the spec."""
    in_handshake: bool = False
    """Whether it is shown in the TLS handshake; then requests and cassettes show nothing of it."""
    sent: Callable[[Texts, Texts], Sent] = lambda _members, _fakes: Sent()
    """What it adds to a request, by the members of the spec and the fakes of the settings."""

    @property
    def fakes(self) -> dict[str, str]:
        """The fake of each setting that has one."""
        return {s.name: s.fake for source in self.sources for s in source.settings if s.fake}


def opens_client(source: Source, parameters: int) -> bool:
    """Return whether a client with so many parameters has the constructor of this source."""
    return bool(source.client_keyword) and parameters == 1
