"""The members of a row of the table of credentials."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that the command line takes to make a credential, as an argument of its constructor.

    A `text` is read from the flag `--NAME`; so is a `path` of a file for the constructor. A
    `secret` is read from the file given by `--NAME-file`, or from the variable of its name, or by a
    prompt. Without a `keyword` the argument is positional.
    """

    name: str
    form: Literal["text", "path", "secret"]
    about: str
    """The help of a text or path, where `{files}` represents formats; the name of a secret."""
    keyword: str = ""
    need: Literal["required", "optional", "on_demand"] = "required"
    """An argument that is not required has a keyword, and is omitted if no value is given.

    One `on_demand` is a function that prompts for the secret, if a prompt is possible.
    """
    takes_provider: bool = False
    """Whether callers in Python can pass an object with `get_token(scope)` instead."""
    fake: str = ""
    """The value that the generated tests give."""

    @property
    def flag(self) -> str:
        """The name of its flag, without `--`."""
        name = self.name.replace("_", "-")
        return f"{name}-file" if self.form == "secret" else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An extra of the generated distribution: its name, its requirements and its purpose."""

    name: str
    requirements: Words
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Init:
    """The constructor of the generated class, and the arguments that it passes to its base class.

    `{member}` represents the literal of a member in the spec. A comma after the last
    parameter puts each parameter on its own line.
    """

    parameters: str
    arguments: str
    more: Mapping[str, str] = field(default_factory=dict)
    """More arguments, each for a member that the spec may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The arguments of a credential, in Python and on the command line.

    A kind has one source without a name, or several, from which a spec lists some.
    """

    name: str = ""
    base: str
    """The base class of the generated class."""
    init: Init | None = None
    """The constructor of the generated class, if it does not inherit that of the base class."""
    exceptions: Words = ()
    """The exceptions of the first module, which the package exports."""
    modules: Words
    """The modules of `templates/runtime/credentials` it needs; the first has the base class."""
    imports: Words = ()
    """Other names that the generated class imports from the first module."""
    extra: Extra | None = None
    settings: tuple[Setting, ...]
    """If the first is given, the command line uses this credential."""
    constructor: str = ""
    """The class method that makes it; without one, the class is called."""
    client_keyword: str = ""
    """If clients with one parameter have the constructor too: its keyword for this parameter."""
    file: str = ""
    """The format of the file that the first setting names."""
    begins: str = ""
    """The first bytes of such files, in hexadecimal, if one setting accepts several formats."""
    curl: tuple[Words, ...] = ()
    """The options of curl for the same credential; without them, headers and query are used.

    `{name}` is the value of a setting. A secret, or a name without a setting, is a variable of
    the shell. Options with an optional setting that is not given are omitted.
    """
    example: str
    """A call that makes it, in which `{class}` and `{client}` represent the classes."""
    long_example: str = ""
    """The same with more arguments, if there are any."""


def is_one_text(source: Source) -> bool:
    """Return whether one secret text is all that the credential needs."""
    needed = [each for each in source.settings if each.need == "required"]
    return len(needed) == 1 and needed[0].form == "secret"


def variables(source: Source, prefix: str, need: str = "required") -> list[str]:
    """Return the environment variables of the settings that a credential needs so much."""
    return [f"{prefix}_{each.name.upper()}" for each in source.settings if each.need == need]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The headers and the query that a credential adds to each request."""

    headers: Pairs = ()
    query: Pairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The request for a new token, its response, and what requests then have in addition."""

    url: str
    """A URL, or a path of the endpoint."""
    headers: Pairs
    form: Pairs
    response: str
    sent: Sent


Texts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialKind:
    """A kind of credential, the `kind` under `auth` in a spec."""

    class_name: str
    """The generated class, unless the spec has a `python_name`."""
    sources: tuple[Source, ...]
    chosen_by: str = ""
    """The member of the spec that names the source, if `sources` does not."""
    defaults: Texts = field(default_factory=dict)
    """The members that a spec can omit, and what they are then."""
    about: str = ""
    """Text that the README adds to the description in the spec."""
    in_handshake: bool = False
    """Whether it is used in the TLS handshake; requests and cassettes then do not contain it."""
    sent: Callable[[Texts, Texts], Sent] = lambda _members, _fakes: Sent()
    """Its addition to a request, from the members of the spec and the fakes of the settings."""
    renewal: Callable[[Texts, Texts], Renewal] | None = None
    """What it does if a request is refused with 401, from the same."""

    @property
    def fakes(self) -> dict[str, str]:
        """The fake value of each setting that has one."""
        return {s.name: s.fake for source in self.sources for s in source.settings if s.fake}
