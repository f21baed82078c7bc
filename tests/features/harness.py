"""Features of the format as generated packages: made from their specs, imported, called.

A folder of `tests/features` holds one feature: `spec/<api>/`, the generated files that it shapes
under `snapshot/`, and tests of what the generated package does.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json as _json
import marshal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache, cached_property
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import httpx2

from clientgen.description import assembled
from clientgen.diagnostics import render_text
from clientgen.pipeline import generate
from clientgen.project import Project

HERE = Path(__file__).parent
FEATURES = tuple(sorted(path.parent.name for path in HERE.glob("*/spec")))

_SHOWN = (
    "_service.py",
    "credentials/*.py",
    "description/*.json",
    "operations/*.py",
    "types/*.py",
)
"""What a snapshot has of a package: what differs between specs."""
_HIDDEN = ("credentials/__init__.py", "operations/__init__.py", "types/__init__.py")
_SHOWN_TOO = {
    "auth_several": ("__init__.py", "client.py", "credentials/__init__.py"),
    "client_parameters": ("client.py",),
    "errors": ("errors.py",),
    "from_client": ("client.py",),
    "names": ("client.py", "types/__init__.py"),
    "without_async": ("__init__.py", "client.py"),
}
"""What the snapshots of some features have besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A response of the service of a test."""

    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""


def json(value: object, status: int = 200, **headers: str) -> Reply:
    """Return a reply with a JSON body; `_` in the names of headers stands for `-`."""
    content = _json.dumps(value).encode()
    return Reply(status=status, headers=_named("application/json", headers), content=content)


def xml(text: str, status: int = 200, **headers: str) -> Reply:
    """Return a reply with an XML body."""
    return Reply(status=status, headers=_named("application/xml", headers), content=text.encode())


def _named(content_type: str, headers: Mapping[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"Content-Type": content_type, **named}


@dataclass(frozen=True, slots=True)
class Request:
    """A sent request; `target` is the escaped path with its query, header names are lower case."""

    method: str
    url: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return _json.loads(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The requests of one call, and its result or exception."""

    requests: tuple[Request, ...]
    pauses: tuple[float, ...]
    value: Any = None
    returned: Any = None
    """What the method returned, without `with_raw_response`."""
    error: Exception | None = None

    @property
    def request(self) -> Request:
        """The request, where there was just one."""
        (request,) = self.requests
        return request

    @property
    def target(self) -> str:
        """The path and query of the one request."""
        return self.request.target


class _Service:
    """Answers with what a test says, and remembers the requests and the pauses between them."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self._replies = list(replies)
        self.requests: list[Request] = []
        self.pauses: list[float] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        target = request.url.raw_path.decode("ascii")
        self.requests.append(
            Request(request.method, str(request.url), target, headers, request.read())
        )
        reply = self._replies.pop(0)
        return httpx2.Response(reply.status, headers=dict(reply.headers), content=reply.content)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def outcome(self, value: object = None, error: Exception | None = None) -> Outcome:
        requests, pauses = tuple(self.requests), tuple(self.pauses)
        return Outcome(requests=requests, pauses=pauses, value=value, error=error)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A call, ready to be made in several ways."""

    operation: str
    positional: tuple[object, ...]
    arguments: Mapping[str, object]
    replies: tuple[Reply, ...]
    options: Mapping[str, Any]

    def on(self, client: Any) -> Any:
        return attrgetter(self.operation)(client)(*self.positional, **self.arguments)


class File(NamedTuple):
    """A generated file: its path in the package, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Feature:
    """The generated package of one feature."""

    name: str
    folder: Path

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The generated files."""
        found = (
            path.relative_to(self.folder)
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        )
        return tuple(
            File(path.as_posix(), (self.folder / path).read_bytes())
            for path in found
            if "__pycache__" not in path.parts
        )

    @property
    def operations(self) -> list[Any]:
        """The description of each operation."""
        return list(self.description["operations"].values())

    @cached_property
    def description(self) -> Any:
        """The description of the service, whole."""
        (folder,) = self.folder.glob("src/*/description")
        parts = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.json")}
        return assembled(parts)

    @cached_property
    def package(self) -> Any:
        """The generated package, imported."""
        (path,) = self.folder.glob("src/*/__init__.py")
        name = path.parent.name
        spec = importlib.util.spec_from_file_location(
            name, path, submodule_search_locations=[str(path.parent)]
        )
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @cached_property
    def types(self) -> Any:
        """The data types of the package."""
        return self.module("types")

    def module(self, name: str) -> Any:
        """Return a module of the package, by its path within it; the package itself for ``."""
        return import_module(f"{self.package.__name__}.{name}".removesuffix("."))

    @property
    def _errors(self) -> type[Exception]:
        return self.module("_runtime.errors").ClientError  # type: ignore[no-any-return]

    def snapshot(self) -> dict[str, str]:
        """Return the text of what the spec shapes, by path within the package."""
        within = {file.path.split("/", 2)[-1]: file for file in self.files if "src/" in file.path}
        shown = (*_SHOWN, *_SHOWN_TOO.get(self.name, ()))
        return {
            path: file.content.decode("utf-8")
            for path, file in within.items()
            if any(fnmatchcase(path, pattern) for pattern in shown)
            and (path not in _HIDDEN or path in shown)
        }

    def sync_client(self, **options: Any) -> Any:
        """Return a synchronous client; `credential` is None unless one is given.

        `clock`, `sleep` and `random` are what it takes its time and its chance from.
        """
        return self._client(self.description["python"]["client"], options)

    def async_client(self, **options: Any) -> Any:
        """Return an asynchronous client."""
        return self._client(self.description["python"]["async_client"], options)

    def _client(self, name: str, options: dict[str, Any]) -> Any:
        time = {each: options.pop(each) for each in ("clock", "sleep", "random") if each in options}
        client = getattr(self.package, name)(**{"credential": None, "strict": True, **options})
        return self.module("_runtime.testing").replace_time(client, **time)

    def attempt(
        self,
        operation: str,
        *positional: object,
        reply: Reply | Sequence[Reply] = (),
        client: Mapping[str, Any] | None = None,
        **arguments: object,
    ) -> Outcome:
        """Call an operation, `group.method`, in all four ways, which must agree.

        `reply` is what the service answers, 204 if nothing is said; `client` are arguments of the
        client's constructor. The value of the outcome is a `RawResponse`.
        """
        call = _Call(
            operation=operation,
            positional=positional,
            arguments=arguments,
            replies=(reply,) if isinstance(reply, Reply) else tuple(reply) or (Reply(),),
            options={"random": lambda: 0.5, **(client or {})},
        )
        plain, raw = self._blocking(call, raw=False), self._blocking(call, raw=True)
        for other in (asyncio.run(self._awaiting(call, raw=False)), raw):
            assert other.requests == plain.requests
            assert other.pauses == plain.pauses
            assert repr(other.error) == repr(plain.error)
        twin = asyncio.run(self._awaiting(call, raw=True))
        assert repr(twin).replace("AsyncPage(", "Page(") == repr(raw)
        described = self.description["operations"].get(operation, {})
        if plain.error is None and "member_result" not in described:
            assert repr(raw.value.value) == repr(plain.value)
        return replace(raw, returned=plain.value)

    def call(self, operation: str, *positional: object, **arguments: Any) -> Outcome:
        """Call an operation as `attempt` does, and raise what it raises."""
        outcome = self.attempt(operation, *positional, **arguments)
        if outcome.error is not None:
            raise outcome.error
        return outcome

    def value(self, operation: str, *positional: object, **arguments: Any) -> Any:
        """Return what a call returns."""
        return self.call(operation, *positional, **arguments).value.value

    def refusal(self, operation: str, *positional: object, **arguments: Any) -> str:
        """Return why a call is refused before anything is sent."""
        outcome = self.attempt(operation, *positional, **arguments)
        assert isinstance(outcome.error, self.package.ArgumentError)
        assert outcome.requests == ()
        return str(outcome.error)

    def _blocking(self, call: _Call, *, raw: bool) -> Outcome:
        service = _Service(call.replies)
        with httpx2.Client(transport=httpx2.MockTransport(service.answer)) as http:
            client = self.sync_client(http=http, sleep=service.pauses.append, **call.options)
            try:
                return service.outcome(call.on(client.with_raw_response if raw else client))
            except self._errors as error:
                return service.outcome(error=error)

    async def _awaiting(self, call: _Call, *, raw: bool) -> Outcome:
        service = _Service(call.replies)
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(service.answer)) as http:
            client = self.async_client(http=http, sleep=service.pause, **call.options)
            try:
                return service.outcome(await call.on(client.with_raw_response if raw else client))
            except self._errors as error:
                return service.outcome(error=error)


@cache
def _compiled(source: bytes) -> bytes:
    """Return what Python keeps of a module beside it, for any file with this source.

    Most modules of a package are copied: compiling them once saves a fifth of the time of its tests.
    """
    checked_by_hash = (0b11).to_bytes(4, "little")
    head = importlib.util.MAGIC_NUMBER + checked_by_hash + importlib.util.source_hash(source)
    return head + marshal.dumps(compile(source, "<of a package>", "exec", dont_inherit=True))


def build(name: str, folder: Path) -> Feature:
    """Return the package of a feature, generated into `folder` unless it is there already.

    The workers of a run share their folders: whoever generated a package first is who made it.
    """
    if not folder.exists():
        project = Project(HERE / name)
        (api,) = project.apis()
        made = generate(project, api, lambda *_: None)
        assert made.diagnostics == (), render_text(made.diagnostics)
        with TemporaryDirectory(dir=folder.parent) as scratch:
            for file in made.files:
                path = Path(scratch, "made", file.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)
                if path.suffix == ".py":
                    compiled = Path(importlib.util.cache_from_source(str(path)))
                    compiled.parent.mkdir(exist_ok=True)
                    compiled.write_bytes(_compiled(file.content))
            # another worker may have been faster, with the same result
            with suppress(OSError):
                Path(scratch, "made").rename(folder)
    return Feature(name=name, folder=folder)
