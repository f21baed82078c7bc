"""The checked configuration of a client: endpoint, header fields and options."""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypedDict, cast
from urllib.parse import quote

from .arguments import name_kind
from .call_parameters import complete, read_call_parameters
from .endpoint import Endpoint, read_endpoint
from .errors import ArgumentError
from .hooks import Hooks, OnProgress, OnRequest, OnResponse
from .operation import Operation, Service
from .public import public_package, publish
from .redaction import printable, secret_members, secret_values
from .request import (
    Arguments,
    Common,
    Pairs,
    Path,
    Prepared,
    build_origin,
    build_path,
    check_header,
    common_headers,
    common_query,
    merge_headers,
    prepare,
    with_key,
    write_pair,
)
from .secret_arguments import client_secret_names, secrets_in

_LONGEST = 1_000_000

_OURS = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_PRODUCT = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+(/[!#$%&'*+.^_`|~0-9A-Za-z-]+)?")
_LONGEST_PRODUCT = 100


class ClientOptions(TypedDict, total=False):
    """The keyword arguments of every client's constructor, in addition to its own."""

    endpoint: str
    """The URL of the service, if not the default; plain HTTP only to this machine."""
    ca_file: str | os.PathLike[str] | None
    """A PEM file of certificate authorities to trust instead of the system's."""
    proxy: str | None
    """The URL of a proxy, instead of those in the environment."""
    timeout: float
    """Seconds that one phase (connecting, sending, waiting for data) may take; 30 unless the API
    says otherwise."""
    deadline: float
    """Seconds that a whole call may take, with its retries and pauses; 120 unless the API says
    otherwise."""
    retries: int
    """The maximum number of retries of a call, if they are safe; 2 unless the API says
    otherwise."""
    strict: bool
    """Whether a response with a part that is missing or of another kind than documented raises
    `UnexpectedResponse`; by default, such a part is `None`."""
    largest_response: int
    """The maximum bytes of a response that is read as a whole; 16 MiB unless the API says
    otherwise."""
    on_request: OnRequest | None
    """Called with a `SentRequest` before each request is sent, for tracing and metrics."""
    on_response: OnResponse | None
    """Called with a `ReceivedResponse` after each response, or after the failure of a request."""
    app_name: str | None
    """The name of your application, optionally `/` and a version, put first in the `User-Agent`."""


publish(public_package(__name__), (ClientOptions,))


class Options(NamedTuple):
    """The options of calls: seconds, retries, whether to read strictly, and the largest body."""

    timeout: float
    deadline: float
    retries: int
    strict: bool = False
    largest: int | None = None
    clock: Callable[[], float] = time.monotonic
    # of the system: nobody who sees some of its numbers can tell the next boundary
    random: Callable[[], float] = random.SystemRandom().random


def check_options(options: Options) -> Options:
    """Return the options; raises `ArgumentError` for invalid ones."""
    check_seconds("timeout", options.timeout)
    check_seconds("deadline", options.deadline)
    retries = options.retries
    if isinstance(retries, bool) or not isinstance(retries, int) or retries < 0:
        raise ArgumentError("`retries` must be a whole number, 0 or more")
    if not isinstance(options.strict, bool):
        raise ArgumentError("`strict` must be `True` or `False`")
    largest = options.largest
    if largest is not None and (
        isinstance(largest, bool) or not isinstance(largest, int) or largest <= 0
    ):
        raise ArgumentError("`largest_response` must be a whole number of bytes above 0")
    return options


def check_seconds(name: str, value: float) -> None:
    """Raise `ArgumentError` unless `value` is a valid number of seconds to wait."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ArgumentError(f"`{name}` must be a number of seconds")
    if not 0 < value <= _LONGEST:
        raise ArgumentError(f"`{name}` must be above 0 and at most {_LONGEST} seconds")


def read_headers(headers: Mapping[str, str]) -> Pairs:
    """Return the header fields of a user; raises `ArgumentError` for those that cannot be sent."""
    if not isinstance(headers, Mapping):
        raise ArgumentError("`headers` must be a mapping of names to text")
    for name, value in headers.items():
        if not isinstance(name, str):
            raise ArgumentError(f"`headers` has a name of type `{type(name).__name__}`, not text")
        if not _NAME.fullmatch(name):
            raise ArgumentError(
                f"`headers` has the name `{printable(name, 100)}`, which is not made of ASCII letters,"
                " digits, `-`, `_` and `.`"
            )
        if name.lower() in _OURS:
            raise ArgumentError(
                f"`headers` must not set `{name}`, which the client derives from the request"
            )
        if not isinstance(value, str):
            raise ArgumentError(f"`headers` must map `{name}` to text")
        check_header(f"headers[{name}]", value)
    return tuple(headers.items())


class Setup(NamedTuple):
    """A service with the configuration of one client."""

    service: Service
    endpoint: Endpoint
    origins: Mapping[str, object] | None
    """What endpoints of operations are made of; `None` if all requests go to the user's endpoint."""
    common: Common
    secrets: tuple[str, ...]
    """What is secret of the client's parameters."""
    secret_names: tuple[str, ...]
    """The secret query parameters and header fields of every request."""
    options: Options
    hooks: Hooks
    of_calls: Arguments = {}  # nobody writes into it
    """What stands in for arguments of calls, by the names of the client's parameters."""

    def __repr__(self) -> str:
        # the user's header fields can contain secrets
        return f"Setup(endpoint={self.endpoint.origin!r}, options={self.options!r})"

    def largest(self, operation: Operation[Any]) -> int:
        """Return the maximum bytes of a whole response: the user's, the operation's, the usual."""
        return self.options.largest or operation.largest or self.service.largest

    def prepare(self, operation: Operation[Any], arguments: Arguments) -> Prepared:
        """Return the request for a call, without credentials; raises `ArgumentError`."""
        random = self.options.random
        if operation.from_client:
            arguments = complete(operation, arguments, self.of_calls)
        given = with_key(operation, arguments, random)
        prepared = prepare(operation, given, self.common, random)
        if operation.address is not None:
            return prepared.at(operation.address)
        own = operation.endpoint is not None
        return prepared._replace(origin=self.home(operation).origin) if own else prepared

    def home(self, operation: Operation[Any]) -> Endpoint:
        """Return the endpoint of an operation."""
        if operation.endpoint is None or self.origins is None:
            return self.endpoint
        url = operation.servers.get(self.service.server, operation.endpoint)
        return read_endpoint(build_origin(self.service.address(url), self.origins))


def build_setup(
    service: Service, parameters: Mapping[str, object], options: ClientOptions
) -> Setup:
    """Return the configuration that all calls of a client share.

    Raises `ArgumentError`, and `TypeError` for unknown options.
    """
    for name in options:
        if name not in ClientOptions.__annotations__:
            raise TypeError(f"unknown client option {name!r}")
    given = {name: value for name, value in parameters.items() if value is not None}
    where = read_endpoint(options["endpoint"] if "endpoint" in options else _origin(service, given))
    start, base = quote(where.path, safe="/%"), build_path(service.base_path, given)
    return Setup(
        service=service,
        endpoint=where,
        origins=None if "endpoint" in options else given,
        common=Common(
            prefix=Path(start + base.text, start + base.shown),
            constants=service.query,
            query=tuple(common_query(service.query_parameters, given)),
            headers=_headers(service, options.get("app_name"), given),
        ),
        secrets=tuple(secrets_in(service.parameters, given)),
        secret_names=tuple(client_secret_names(service)),
        options=check_options(
            Options(
                timeout=options.get("timeout", service.timeout),
                deadline=options.get("deadline", service.deadline),
                retries=options.get("retries", service.retries),
                strict=options.get("strict", False),
                largest=options.get("largest_response"),
            )
        ),
        hooks=_hooks(options),
        of_calls=read_call_parameters(service, given),
    )


def read_parameter(service: Service, wire: str, text: str) -> Any:  # noqa: ANN401
    """Return the value of a client's parameter from text; raises `ArgumentError`."""
    from .decoding import DecodeError, convert_text

    parameter = next(each for each in service.parameters if each.wire == wire)
    try:
        return convert_text(text, cast("type[object]", parameter.kind))
    except DecodeError:
        message = f"`{parameter.name}` must be {name_kind(parameter.kind)}"
        raise ArgumentError(message) from None


def _hooks(options: ClientOptions) -> Hooks:
    return _checked(Hooks(options.get("on_request"), options.get("on_response")))


def _checked(hooks: Hooks) -> Hooks:
    for name, hook in zip(Hooks._fields, hooks, strict=True):
        if hook is not None and not callable(hook):
            raise ArgumentError(f"`{name}` must be a function, or `None`")
    return hooks


def _origin(service: Service, given: Mapping[str, object]) -> str:
    where = service.endpoint
    return where if isinstance(where, str) else build_origin(where, given)


def _headers(service: Service, app_name: str | None, given: Mapping[str, object]) -> Pairs:
    python = ".".join(str(part) for part in sys.version_info[:3])
    agent = f"{service.name}/{service.version} python/{python}"
    if app_name is not None:
        agent = f"{_check_product(app_name)} {agent}"
    usual = (("Accept-Encoding", "gzip, deflate"), ("User-Agent", agent))
    own = tuple(common_headers(service.header_parameters, given))
    return merge_headers(usual, service.headers, own)


def _check_product(name: str) -> str:
    if not isinstance(name, str) or len(name) > _LONGEST_PRODUCT or not _PRODUCT.fullmatch(name):
        raise ArgumentError(
            "`app_name` must be a name such as `my-app` or `my-app/1.2`: ASCII without blanks,"
            f" at most {_LONGEST_PRODUCT} characters"
        )
    return name


def change_setup(
    setup: Setup,
    *,
    timeout: float | None,
    deadline: float | None,
    retries: int | None,
    strict: bool | None,
    largest: int | None,
    headers: Mapping[str, str] | None,
    query: Mapping[str, object] | None,
    body: Mapping[str, object] | None,
    on_progress: OnProgress | None,
) -> Setup:
    """Return a setup with the given options replaced; raises `ArgumentError`."""
    old = setup.options
    if on_progress is not None:
        setup = setup._replace(hooks=_checked(setup.hooks._replace(on_progress=on_progress)))
    options = old._replace(
        timeout=old.timeout if timeout is None else timeout,
        deadline=old.deadline if deadline is None else deadline,
        retries=old.retries if retries is None else retries,
        strict=old.strict if strict is None else strict,
        largest=old.largest if largest is None else largest,
    )
    more = () if headers is None else read_headers(headers)
    common = setup.common._replace(headers=merge_headers(setup.common.headers, more))
    changed = setup._replace(common=common, options=check_options(options))
    return changed if query is None and body is None else _add(changed, query or {}, body or {})


def _add(setup: Setup, query: Mapping[str, object], body: Mapping[str, object]) -> Setup:
    """Return a setup whose requests have more in their queries and bodies."""
    from .additions import read_body, read_query

    pairs, members = read_query(query), read_body(body)
    common = setup.common
    parts = tuple(write_pair(name, value) for name, value in pairs)
    return setup._replace(
        common=common._replace(
            query=(*common.query, *parts),
            members={**(common.members or {}), **members} or None,
        ),
        secrets=(*setup.secrets, *secret_values(pairs), *secret_members(members)),
    )
