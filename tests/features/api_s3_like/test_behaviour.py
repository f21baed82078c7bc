from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from ..harness import Feature, Reply, xml

REGION = {"region": "eu-1"}
AT = {"bucket": "photos"}
KEY = "2024/summer/a b+%?.jpg"
SPACE = "http://store.example.com/doc/2006-03-01/"


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(emulator: Any) -> Iterator[Any]:
    with emulator.client() as made:
        yield made


def test_an_object(feature: Feature, client: Any, tmp_path: Path) -> None:
    package = feature.package
    first = client.objects.put(KEY, **AT, body=b"x" * 200_000, storage_class="GLACIER")
    assert client.objects.head(KEY, **AT) == first
    client.objects.get(KEY, **AT).save(tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"x" * 200_000
    with pytest.raises(package.NotModifiedError):
        client.objects.get(KEY, **AT, if_none_match=first)
    with (tmp_path / "copy").open("rb") as file:
        second = client.objects.put(KEY, **AT, body=file)
    assert second != first
    assert client.objects.get(KEY, **AT, if_none_match=first).read() == b"x" * 200_000
    client.objects.delete(KEY, **AT)
    with pytest.raises(package.NoSuchKeyError, match="does not exist") as caught:
        client.objects.get(KEY, **AT)
    assert (caught.value.code, caught.value.value.code) == ("NoSuchKey", "NoSuchKey")
    with pytest.raises(package.NotFoundError) as caught:
        client.objects.head(KEY, **AT)
    assert caught.value.code is None
    with pytest.raises(package.NoSuchBucketError):
        client.objects.put("a", bucket="nowhere", body=b"")


def test_a_list_is_walked(feature: Feature, client: Any) -> None:
    keys = [KEY, "a//b/", "x/0", "x/1", "x/2"]
    for key in keys:
        client.objects.put(key, **AT, body=key.encode())
    first = client.objects.list("photos", max_keys=2)
    assert (first.response.name, first.response.key_count) == ("photos", 2)
    assert first.response.is_truncated
    assert [each.key for each in first] == keys
    found = list(client.objects.list("photos", prefix="x/", max_keys=1))
    assert [each.key for each in found] == ["x/0", "x/1", "x/2"]
    assert {each.storage_class for each in found} == {feature.types.StorageClass.STANDARD}
    assert list(client.objects.list("empty")) == []


def test_what_is_sent(feature: Feature) -> None:
    sent = feature.call(
        "objects.put",
        KEY,
        **AT,
        body=b"hello",
        client=REGION,
        reply=Reply(status=200, headers={"ETag": '"v1"'}),
    ).request
    url = "https://eu-1.store.example.com/photos/2024/summer/a%20b%2B%25%3F.jpg"
    assert (sent.url, sent.body) == (url, b"hello")
    acl = feature.attempt("objects.get_acl", KEY, **AT, client=REGION).request
    assert acl.url == f"{url}?acl"
    page = feature.attempt("objects.list", "photos", prefix="a/ b", client=REGION)
    assert page.target == "/photos?list-type=2&prefix=a%2F%20b"


def test_who_may_use_it(feature: Feature, client: Any) -> None:
    types = feature.types
    client.objects.put("a", **AT, body=b"")
    granted = client.objects.get_acl("a", **AT)
    assert granted.access_control_list[0].grantee == types.UserGrantee(id="u1")
    said = "".join(
        f'<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="{kind}">'
        f"{inner}</Grantee><Permission>READ</Permission></Grant>"
        for kind, inner in (
            ("CanonicalUser", "<ID>u1</ID>"),
            ("Group", "<URI>urn:all</URI>"),
            ("AmazonCustomerByEmail", "<EmailAddress>a@example.com</EmailAddress>"),
        )
    )
    text = (
        f'<AccessControlPolicy xmlns="{SPACE}"><Owner><ID>u1</ID></Owner>'
        f"<AccessControlList>{said}</AccessControlList></AccessControlPolicy>"
    )
    read = feature.value("objects.get_acl", "a", **AT, client=REGION, reply=xml(text))
    grantees = [each.grantee for each in read.access_control_list]
    assert grantees[:2] == [types.UserGrantee(id="u1"), types.GroupGrantee(uri="urn:all")]
    assert (type(grantees[2]).__name__, grantees[2].type) == (
        "UnknownGrantee",
        "AmazonCustomerByEmail",
    )


def signed(package: Any, secret: bytes) -> Any:
    """Return a credential that signs method, path, query, headers and the digest of the body."""

    class Signature(package.Credential):  # type: ignore[misc]
        def sign(self, request: Any) -> tuple[tuple[str, str], ...]:
            digest = "UNSIGNED"
            if request.body is not None:
                digest = hashlib.sha256(request.body).hexdigest()
            return (
                ("x-store-content-sha256", digest),
                (
                    "Authorization",
                    signature(secret, request.method, request.url, request.headers, digest),
                ),
            )

    return Signature()


def signature(secret: bytes, method: str, url: str, headers: Any, digest: str) -> str:
    """Return the signature of a request."""
    parts = urlsplit(url)
    query = "&".join(sorted(parts.query.split("&")))
    names = ("host", "x-store-version")
    lines = [f"{name}:{value}" for name, value in sorted(headers) if name in names]
    text = "\n".join([method, parts.path, query, *lines, digest])
    return "STORE-HMAC " + hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


def test_requests_are_signed(feature: Feature) -> None:
    secret, seen = b"fake-secret", list[str]()

    def answer(request: httpx2.Request) -> httpx2.Response:
        digest = request.headers["x-store-content-sha256"]
        headers = [(name.lower(), value) for name, value in request.headers.items()]
        right = signature(secret, request.method, str(request.url), headers, digest)
        assert digest in ("UNSIGNED", hashlib.sha256(request.read()).hexdigest())
        seen.append(digest)
        if request.headers["authorization"] != right:
            text = "<Error><Code>SignatureDoesNotMatch</Code></Error>"
            return httpx2.Response(403, text=text, headers={"content-type": "application/xml"})
        if len(seen) == 1:
            return httpx2.Response(503)
        return httpx2.Response(200, headers={"ETag": '"v1"'})

    package = feature.package
    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:

        def client(key: bytes) -> Any:
            return feature.sync_client(
                **REGION, http=http, credential=signed(package, key), sleep=lambda _: None
            )

        right = client(secret)
        assert right.objects.put(KEY, **AT, body=b"hello") == '"v1"'
        assert right.objects.put(KEY, **AT, body=iter([b"hello"])) == '"v1"'
        assert right.objects.head(KEY, **AT) == '"v1"'
        with pytest.raises(package.AccessDeniedError) as caught:
            client(b"fake-other").objects.put(KEY, **AT, body=b"hello")
        assert caught.value.code == "SignatureDoesNotMatch"
    hello = hashlib.sha256(b"hello").hexdigest()
    assert seen == [hello, hello, "UNSIGNED", hashlib.sha256(b"").hexdigest(), hello]


def test_async(feature: Feature, emulator: Any) -> None:
    async def pieces() -> Any:
        yield b"hello "
        yield b"there"

    async def go() -> None:
        own = signed(feature.package, b"fake-secret")
        async with feature.async_client(
            **REGION, endpoint=emulator.endpoint, credential=own
        ) as client:
            first = await client.objects.put(KEY, **AT, body=pieces())
            assert await client.objects.head(KEY, **AT) == first
            async with await client.objects.get(KEY, **AT) as body:
                assert await body.read() == b"hello there"
            await client.objects.put("b", **AT, body=b"")
            found = await client.objects.list("photos", max_keys=1)
            assert [each.key async for each in found] == [KEY, "b"]
            assert (await client.objects.get_acl("b", **AT)).owner.id == "u1"
            await client.objects.delete("b", **AT)

    asyncio.run(go())


def test_the_command(
    feature: Feature, emulator: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def run(*words: str, code: int = 0) -> str:
        common = [f"--endpoint={emulator.endpoint}", "--region=eu-1", "--output=json", "objects"]
        assert feature.module("cli").run([*common, *words]) == code
        return capsys.readouterr().out

    (tmp_path / "a").write_bytes(b"hello")
    made = json.loads(run("put", "photos", KEY, f"--from-file={tmp_path / 'a'}"))
    assert json.loads(run("head", "photos", KEY)) == made
    assert run("get", "photos", KEY) == "hello"
    assert [each["Key"] for each in json.loads(run("list", "photos"))] == [KEY]
    assert json.loads(run("get-acl", "photos", KEY))["Owner"]["ID"] == "u1"
    assert run("get", "photos", KEY, f"--if-none-match={made}", code=10) == ""
    assert run("delete", "photos", KEY, "--yes") == ""
    assert run("get", "photos", KEY, code=4) == ""


def test_an_unknown_grantee_keeps_its_attribute(feature: Feature) -> None:
    types = feature.types
    write = feature.module("_runtime.xml_writing").write
    unknown = types.UnknownGrantee("Mail", {"type": "Mail", "Mail": "a@example.com"})
    grant = types.Grant(grantee=unknown, permission="READ")
    text = write(grant, types.Grant).decode()
    assert 'n0:type="Mail"><Mail>a@example.com</Mail></Grantee>' in text
