"""Several credentials of one client: each operation is sent with those that it needs."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Sequence
from typing import Any, TypeVar

from ..errors import ArgumentError
from ..exchange import Exchange, Outcome, Send, Step
from ..observing import signs
from ..operation import CredentialClass, Operation, Service
from .given import FROM_ENVIRONMENT, find, make
from .protocol import Credential, Outgoing, Pairs

T = TypeVar("T")


def gather(service: Service, given: object, *, makes_connections: bool) -> Credential | None:
    """Return what a client has of the credentials of the service, or `None` for `None`.

    What is shown in the handshake of connections is the user's to give, unless the client makes
    these. Raises `ArgumentError` for anything that is no credential, and for two of one kind.
    """
    if given is None:
        return None
    elsewhere = {
        told.key for told in service.credentials if told.in_handshake and not makes_connections
    }
    if given is FROM_ENVIRONMENT:
        wanted = [told for told in service.credentials if told.key not in elsewhere]
        return Several(_in_environment(wanted), elsewhere)
    if isinstance(given, str):
        told, *others = service.credentials
        if others or not told.takes_text:
            named = "` or a `".join(dict.fromkeys(each.name for each in service.credentials))
            raise ArgumentError(f"`credential` must be a `{named}`, not a text")
        return Several((make(told, [given], {}),), elsewhere)
    return Several(given if isinstance(given, Sequence) else (given,), elsewhere)


def _in_environment(wanted: Iterable[CredentialClass]) -> list[Credential]:
    """Return what the environment has of each credential: of several files, the first."""
    found: dict[str, Credential] = {}
    for told in wanted:
        made = None if told.key in found else find(told)
        if made is not None:
            found[told.key] = made
    return list(found.values())


class Several(Credential):
    """The credentials of a client, of which operations choose."""

    __slots__ = ("_declared", "_elsewhere", "_own", "shown_in_handshake")

    def __init__(self, given: Iterable[Any], elsewhere: Collection[str] = ()) -> None:
        self._declared: dict[str, Credential] = {}
        self._own: list[Credential] = []
        self._elsewhere = elsewhere
        """Those that connections of the user's own show."""
        self.shown_in_handshake: Credential | None = None
        for each in given:
            if not hasattr(each, "in_handshake"):
                raise ArgumentError("`credential` must be a credential of this package, or `None`")
            if each.in_handshake and self.shown_in_handshake is not None:
                raise ArgumentError("`credential` has two client certificates")
            self.shown_in_handshake = each if each.in_handshake else self.shown_in_handshake
            name = getattr(each, "declared_as", "")
            if name in self._declared:
                raise ArgumentError(f"`credential` has two of the class `{type(each).__name__}`")
            if name:
                self._declared[name] = each
            else:
                self._own.append(each)

    def secrets(self) -> tuple[str, ...]:
        """Return the secrets of all of them."""
        return tuple(text for each in self._all() for text in each.secrets())

    def query(self) -> Pairs:
        """Return the query of all of them: what no address that leads on keeps."""
        return tuple(pair for each in self._all() for pair in each.query())

    def of(self, service: Service, operation: Operation[Any]) -> Credential | None:
        """Return what is sent with an operation, or `None`; raises `ArgumentError` if that lacks.

        Credentials of the user's own are sent with every operation that needs one. A request that
        the spec does not describe is sent with what there is.
        """
        stated = service.needs if operation.needs is None else operation.needs
        needs = tuple(filter(None, stated))
        for names in needs:
            if all(name in self._declared or name in self._elsewhere for name in names):
                return self._joined(names)
        if needs and (self._own or operation.written is not None):
            return self._joined(needs[0])
        if () in stated:
            return None
        raise ArgumentError(_lacking(service, operation, needs))

    def _joined(self, names: Iterable[str]) -> Credential | None:
        known = [self._declared[name] for name in names if name in self._declared]
        parts = [*(each for each in known if not each.in_handshake), *self._own]
        return parts[0] if len(parts) == 1 else _Together(parts) if parts else None

    def _all(self) -> list[Credential]:
        return [*self._declared.values(), *self._own]

    def __repr__(self) -> str:
        return repr(tuple(self._all()))


def _lacking(
    service: Service, operation: Operation[Any], needs: tuple[tuple[str, ...], ...]
) -> str:
    known = {each.key: each for each in reversed(service.credentials)}
    alternatives = [[known[name] for name in names] for names in needs]
    classes = ", or ".join(
        " and ".join(f"`{each.name}`" for each in wanted) for wanted in alternatives
    )
    settable = [wanted for wanted in alternatives if all(each.variables for each in wanted)]
    message = f"`{operation.name}` needs {classes}: give the client a `credential`"
    if not settable:
        return message
    variables = ", or ".join(_variables(wanted) for wanted in settable)
    return f"{message}, or set in the environment {variables}"


def _variables(wanted: Iterable[CredentialClass]) -> str:
    return " and ".join(f"`{name}`" for each in wanted for name in each.variables)


class _Together(Credential):
    """Credentials that are sent together."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Sequence[Credential]) -> None:
        self._parts = parts

    def headers(self) -> Pairs:
        """Return the header fields of all of them."""
        return tuple(pair for each in self._parts for pair in each.headers())

    async def headers_async(self) -> Pairs:
        """Return what `headers` returns, without blocking the event loop."""
        return tuple([pair for each in self._parts for pair in await each.headers_async()])

    def query(self) -> Pairs:
        """Return the query of all of them."""
        return tuple(pair for each in self._parts for pair in each.query())

    def attend(self, setup: Any, steps: Any) -> Any:  # noqa: ANN401 - as in the protocol
        """Return the conversation of one call with what each of them adds to it."""
        for each in self._parts:
            attend = getattr(each, "attend", None)
            steps = steps if attend is None else attend(setup, steps)
        return _asking(steps)

    def sign(self, request: Outgoing) -> Pairs:
        """Return the signatures of all of them."""
        signers = (each for each in self._parts if signs(each))
        return tuple(pair for each in signers for pair in each.sign(request))

    def __repr__(self) -> str:
        return repr(tuple(self._parts))


def _asking(steps: Exchange[T]) -> Exchange[T]:
    """Let every request of a call have the header fields of all, not of one that attends to it."""
    inner: Generator[Step, Outcome, Any] = steps
    outcome: Outcome = None
    while True:
        try:
            step = inner.send(outcome)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        outcome = yield _asked(step)


def _asked(step: Step) -> Step:
    if isinstance(step, Send) and step.operation is None:
        return step._replace(secrets=None)
    return step
