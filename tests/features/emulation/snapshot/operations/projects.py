"""A group of operations: their descriptions, and the methods that call them.

The group is `client.projects`.
"""

from __future__ import annotations

import builtins
import uuid

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.new_project import NewProject
from ..types.project import Project
from ..types.project_page import ProjectPage
from ..types.search import Search

_PREFIX = Parameter(name="prefix", wire="prefix", kind=str)
_TAG = Parameter(name="tag", wire="tag", kind=str)
_TOP = Parameter(name="top", wire="top", kind=int, check=Check(minimum=1))
_PROJECT_ID = Parameter(name="project_id", wire="projectId", kind=uuid.UUID)
_IF_MATCH = Parameter(name="if_match", wire="If-Match", kind=str)


class CreateHeaders(HeaderFields):
    """The declared header fields of responses of `projects.create`."""

    etag: str | None = header("ETag", str)
    location: str | None = header("Location", str)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `projects.get`."""

    etag: str | None = header("ETag", str)


class ReplaceHeaders(HeaderFields):
    """The declared header fields of responses of `projects.replace`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[ProjectPage] = Operation(
    name="projects.list",
    method="GET",
    path=("/projects",),
    query=(_PREFIX, _TAG, _TOP),
    responses={200: ProjectPage},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Project] = Operation(
    name="projects.create",
    method="POST",
    path=("/projects",),
    body=Body(media_type="application/json", record=NewProject),
    responses={201: Project},
    response_headers=CreateHeaders,
    accept="application/json",
)
_GET: Operation[Project] = Operation(
    name="projects.get",
    method="GET",
    path=("/projects/", _PROJECT_ID),
    responses={200: Project},
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/json",
)
_REPLACE: Operation[Project] = Operation(
    name="projects.replace",
    method="PUT",
    path=("/projects/", _PROJECT_ID),
    headers=(_IF_MATCH,),
    body=Body(media_type="application/json", record=NewProject),
    responses={200: Project},
    response_headers=ReplaceHeaders,
    repeatable=True,
    accept="application/json",
)
_DELETE: Operation[None] = Operation(
    name="projects.delete",
    method="DELETE",
    path=("/projects/", _PROJECT_ID),
    headers=(_IF_MATCH,),
    responses={204: None},
    repeatable=True,
    reasons={409: {"Conflict": ("project-not-empty",)}},
)
_SEARCH: Operation[builtins.list[str]] = Operation(
    name="projects.search",
    method="GET",
    path=("/search",),
    body=Body(media_type="application/json", record=Search),
    responses={200: list[str]},
    repeatable=True,
    accept="application/json",
)


class Projects(Group):
    """Projects."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawProjects:
        """The same operations, whose methods return the whole response."""
        return RawProjects(self._caller)

    def list(
        self,
        *,
        prefix: str | UnsetType = UNSET,
        tag: str | UnsetType = UNSET,
        top: int | UnsetType = UNSET,
    ) -> ProjectPage:
        """List projects."""
        return self._call(_LIST, prefix=prefix, tag=tag, top=top)

    def create(self, *, name: str, tags: builtins.list[str] | UnsetType = UNSET) -> Project:
        """Create a project."""
        return self._call(_CREATE, name=name, tags=tags)

    def get(self, project_id: uuid.UUID) -> Project:
        """Get a project.

        Raises:
            NotFoundError: There is no such project.
        """
        return self._call(_GET, project_id=project_id)

    def replace(
        self,
        project_id: uuid.UUID,
        *,
        if_match: str | UnsetType = UNSET,
        name: str,
        tags: builtins.list[str] | UnsetType = UNSET,
    ) -> Project:
        """Replace a project.

        Raises:
            NotFoundError: There is no such project.
            PreconditionError: The project has changed.
            ServiceError: Say which version.
        """
        return self._call(_REPLACE, project_id=project_id, if_match=if_match, name=name, tags=tags)

    def delete(self, project_id: uuid.UUID, *, if_match: str | UnsetType = UNSET) -> None:
        """Delete a project.

        Raises:
            ConflictError: It has tasks (`project-not-empty`).
            NotFoundError: There is no such project.
            PreconditionError: The project has changed.
        """
        return self._call(_DELETE, project_id=project_id, if_match=if_match)

    def search(self, *, prefix: str) -> builtins.list[str]:
        """Search with a body."""
        return self._call(_SEARCH, prefix=prefix)


@documented_like(Projects)
class AsyncProjects(AsyncGroup):
    """Projects."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawProjects:
        """The same operations, whose methods return the whole response."""
        return AsyncRawProjects(self._caller)

    async def list(
        self,
        *,
        prefix: str | UnsetType = UNSET,
        tag: str | UnsetType = UNSET,
        top: int | UnsetType = UNSET,
    ) -> ProjectPage:
        """Like `Projects.list`."""
        return await self._call(_LIST, prefix=prefix, tag=tag, top=top)

    async def create(self, *, name: str, tags: builtins.list[str] | UnsetType = UNSET) -> Project:
        """Like `Projects.create`."""
        return await self._call(_CREATE, name=name, tags=tags)

    async def get(self, project_id: uuid.UUID) -> Project:
        """Like `Projects.get`."""
        return await self._call(_GET, project_id=project_id)

    async def replace(
        self,
        project_id: uuid.UUID,
        *,
        if_match: str | UnsetType = UNSET,
        name: str,
        tags: builtins.list[str] | UnsetType = UNSET,
    ) -> Project:
        """Like `Projects.replace`."""
        return await self._call(
            _REPLACE, project_id=project_id, if_match=if_match, name=name, tags=tags
        )

    async def delete(self, project_id: uuid.UUID, *, if_match: str | UnsetType = UNSET) -> None:
        """Like `Projects.delete`."""
        return await self._call(_DELETE, project_id=project_id, if_match=if_match)

    async def search(self, *, prefix: str) -> builtins.list[str]:
        """Like `Projects.search`."""
        return await self._call(_SEARCH, prefix=prefix)


class RawProjects(RawGroup):
    """The methods of `Projects`; methods return the whole response."""

    __slots__ = ()

    list = raw(Projects.list)
    create = raw(Projects.create, CreateHeaders)
    get = raw(Projects.get, GetHeaders)
    replace = raw(Projects.replace, ReplaceHeaders)
    delete = raw(Projects.delete)
    search = raw(Projects.search)


class AsyncRawProjects(AsyncRawGroup):
    """The methods of `AsyncProjects`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncProjects.list)
    create = async_raw(AsyncProjects.create, CreateHeaders)
    get = async_raw(AsyncProjects.get, GetHeaders)
    replace = async_raw(AsyncProjects.replace, ReplaceHeaders)
    delete = async_raw(AsyncProjects.delete)
    search = async_raw(AsyncProjects.search)
