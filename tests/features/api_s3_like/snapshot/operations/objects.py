"""A group of operations: their descriptions, and the methods that call them.

The group is `client.objects`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Form, Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from .._runtime.streams import AsyncStream, Stream
from .._runtime.uploads import Upload
from ..types._checks import BUCKET_NAME, KEY
from ..types.access_control_policy import AccessControlPolicy
from ..types.list_bucket_result import ListBucketResult
from ..types.object import Object
from ..types.storage_class import StorageClass

if TYPE_CHECKING:
    from ..types._params import StorageClassLiteral

_BUCKET = Parameter(name="bucket", wire="bucket", kind=str, check=BUCKET_NAME)
_PREFIX = Parameter(name="prefix", wire="prefix", kind=str)
_MAX_KEYS = Parameter(
    name="max_keys", wire="max-keys", kind=int, check=Check(minimum=1, maximum=1000)
)
_CONTINUATION_TOKEN = Parameter(name="continuation_token", wire="continuation-token", kind=str)
_KEY = Parameter(name="key", wire="key", kind=str, style="reserved", check=KEY)
_IF_MATCH = Parameter(name="if_match", wire="If-Match", kind=str)
_STORAGE_CLASS = Parameter(name="storage_class", wire="x-store-storage-class", kind=StorageClass)
_IF_NONE_MATCH = Parameter(name="if_none_match", wire="If-None-Match", kind=str)


class PutHeaders(HeaderFields):
    """The declared header fields of responses of `objects.put`."""

    etag: str | None = header("ETag", str)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `objects.get`."""

    etag: str | None = header("ETag", str)


class HeadHeaders(HeaderFields):
    """The declared header fields of responses of `objects.head`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[ListBucketResult] = Operation(
    name="objects.list",
    method="GET",
    path=("/", _BUCKET),
    constants=(("list-type", "2"),),
    query=(_PREFIX, _MAX_KEYS, _CONTINUATION_TOKEN),
    responses={200: ListBucketResult},
    repeatable=True,
    accept="application/xml",
)
_LIST_PAGES = Paging(
    style="cursor",
    parameter="continuation_token",
    size="max_keys",
    items=("contents",),
    next=("next_continuation_token",),
    more=("is_truncated",),
)
_PUT: Operation[str] = Operation(
    name="objects.put",
    method="PUT",
    path=("/", _BUCKET, "/", _KEY),
    headers=(_IF_MATCH, _STORAGE_CLASS),
    body=Body(media_type="application/octet-stream", name="body", kind=bytes, upload=True),
    responses={200: None},
    response_headers=PutHeaders,
    header_result="etag",
    repeatable=True,
)
_GET: Operation[bytes] = Operation(
    name="objects.get",
    method="GET",
    path=("/", _BUCKET, "/", _KEY),
    headers=(_IF_NONE_MATCH,),
    responses={200: Form.STREAM},
    streams=True,
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/octet-stream",
    reasons={404: {"NoSuchKey": ()}},
)
_HEAD: Operation[str] = Operation(
    name="objects.head",
    method="HEAD",
    path=("/", _BUCKET, "/", _KEY),
    responses={200: None},
    response_headers=HeadHeaders,
    header_result="etag",
    repeatable=True,
    reasons={404: {"NoSuchKey": ()}},
)
_DELETE: Operation[None] = Operation(
    name="objects.delete",
    method="DELETE",
    path=("/", _BUCKET, "/", _KEY),
    responses={204: None},
    repeatable=True,
    reasons={404: {"NoSuchKey": ()}},
)
_GET_ACL: Operation[AccessControlPolicy] = Operation(
    name="objects.get_acl",
    method="GET",
    path=("/", _BUCKET, "/", _KEY),
    constants=(("acl", ""),),
    responses={200: AccessControlPolicy},
    repeatable=True,
    accept="application/xml",
    reasons={404: {"NoSuchKey": ()}},
)


class Objects(PagedGroup):
    """Objects of a bucket."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawObjects:
        """The same operations, whose methods return the whole response."""
        return RawObjects(self._caller)

    def list(
        self,
        bucket: str,
        *,
        prefix: str | UnsetType = UNSET,
        max_keys: int | UnsetType = UNSET,
        continuation_token: str | UnsetType = UNSET,
    ) -> Page[Object, ListBucketResult]:
        """List objects.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            prefix: How the keys begin.
            max_keys: By default `1000`.
        """
        return self._page(
            _LIST,
            _LIST_PAGES,
            bucket=bucket,
            prefix=prefix,
            max_keys=max_keys,
            continuation_token=continuation_token,
        )

    def put(
        self,
        key: str,
        *,
        bucket: str,
        if_match: str | UnsetType = UNSET,
        storage_class: StorageClass | StorageClassLiteral | str | UnsetType = UNSET,
        body: Upload,
    ) -> str:
        """Store an object.

        Raises:
            PreconditionError: The object has changed.
        """
        return self._call(
            _PUT, key=key, bucket=bucket, if_match=if_match, storage_class=storage_class, body=body
        )

    def get(
        self, key: str, *, bucket: str, if_none_match: str | UnsetType = UNSET
    ) -> Stream[bytes]:
        """Read an object.

        Raises:
            NoSuchKeyError: There is no such key.
            NotModifiedError: Nothing has changed.
        """
        return self._stream(_GET, key=key, bucket=bucket, if_none_match=if_none_match)

    def head(self, key: str, *, bucket: str) -> str:
        """Look whether there is an object.

        Raises:
            NoSuchKeyError: There is no such key.
        """
        return self._call(_HEAD, key=key, bucket=bucket)

    def delete(self, key: str, *, bucket: str) -> None:
        """Remove an object.

        Raises:
            NoSuchKeyError: There is no such key.
        """
        return self._call(_DELETE, key=key, bucket=bucket)

    def get_acl(self, key: str, *, bucket: str) -> AccessControlPolicy:
        """Read who may use an object.

        Raises:
            NoSuchKeyError: There is no such key.
        """
        return self._call(_GET_ACL, key=key, bucket=bucket)


@documented_like(Objects)
class AsyncObjects(AsyncPagedGroup):
    """Objects of a bucket."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawObjects:
        """The same operations, whose methods return the whole response."""
        return AsyncRawObjects(self._caller)

    def list(
        self,
        bucket: str,
        *,
        prefix: str | UnsetType = UNSET,
        max_keys: int | UnsetType = UNSET,
        continuation_token: str | UnsetType = UNSET,
    ) -> AsyncPages[Object, ListBucketResult]:
        """Like `Objects.list`."""
        return self._page(
            _LIST,
            _LIST_PAGES,
            bucket=bucket,
            prefix=prefix,
            max_keys=max_keys,
            continuation_token=continuation_token,
        )

    async def put(
        self,
        key: str,
        *,
        bucket: str,
        if_match: str | UnsetType = UNSET,
        storage_class: StorageClass | StorageClassLiteral | str | UnsetType = UNSET,
        body: Upload,
    ) -> str:
        """Like `Objects.put`."""
        return await self._call(
            _PUT, key=key, bucket=bucket, if_match=if_match, storage_class=storage_class, body=body
        )

    async def get(
        self, key: str, *, bucket: str, if_none_match: str | UnsetType = UNSET
    ) -> AsyncStream[bytes]:
        """Like `Objects.get`."""
        return await self._stream(_GET, key=key, bucket=bucket, if_none_match=if_none_match)

    async def head(self, key: str, *, bucket: str) -> str:
        """Like `Objects.head`."""
        return await self._call(_HEAD, key=key, bucket=bucket)

    async def delete(self, key: str, *, bucket: str) -> None:
        """Like `Objects.delete`."""
        return await self._call(_DELETE, key=key, bucket=bucket)

    async def get_acl(self, key: str, *, bucket: str) -> AccessControlPolicy:
        """Like `Objects.get_acl`."""
        return await self._call(_GET_ACL, key=key, bucket=bucket)


class RawObjects(PagedRawGroup):
    """The methods of `Objects`; methods return the whole response."""

    __slots__ = ()

    list = raw(Objects.list)
    put = raw(Objects.put, PutHeaders)
    get = raw(Objects.get, GetHeaders)
    head = raw(Objects.head, HeadHeaders)
    delete = raw(Objects.delete)
    get_acl = raw(Objects.get_acl)


class AsyncRawObjects(AsyncPagedRawGroup):
    """The methods of `AsyncObjects`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncObjects.list)
    put = async_raw(AsyncObjects.put, PutHeaders)
    get = async_raw(AsyncObjects.get, GetHeaders)
    head = async_raw(AsyncObjects.head, HeadHeaders)
    delete = async_raw(AsyncObjects.delete)
    get_acl = async_raw(AsyncObjects.get_acl)
