from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections.abc import Iterator
from typing import Any, get_overloads

import httpx2
import pytest

from ..harness import Feature, Reply
from ..harness import json as reply

EVENTS = {"Content-Type": "text/event-stream"}
ANSWER = {"text": "I am", "words": 2}
WORDS = b'data: {"text": "I"}\n\ndata: {"text": "am"}\n\ndata: [DONE]\n\n'


@pytest.fixture
def emulator(feature: Feature) -> Iterator[Any]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator


@pytest.fixture
def client(feature: Feature, emulator: Any) -> Iterator[Any]:
    with feature.sync_client(endpoint=emulator.endpoint) as made:
        yield made


def streamed() -> Reply:
    return Reply(status=200, headers=EVENTS, content=WORDS)


@pytest.mark.parametrize("given", [{}, {"stream": False}, {"stream": None}])
def test_a_whole_answer(feature: Feature, client: Any, given: dict[str, Any]) -> None:
    assert client.chat.ask(text="Who?", **given) == feature.types.Answer(text="I am", words=2)
    raw = client.with_raw_response.chat.ask(text="Who?", **given)
    assert (raw.value.words, raw.declared_headers.x_words) == (2, 2)
    assert raw.headers["content-type"].startswith("application/json")


def test_a_stream(feature: Feature, client: Any) -> None:
    with client.chat.ask(text="Who?", stream=True) as words:
        assert [(type(word).__name__, word.text) for word in words] == [
            ("Word", "I"),
            ("Word", "am"),
        ]
    raw = client.with_raw_response.chat.ask(text="Who?", stream=True)
    assert isinstance(raw.value, feature.package.Stream)
    assert [word.text for word in raw.value] == ["I", "am"]
    with client.with_streaming_response(client.chat.ask)(text="Who?", stream=True) as body:
        assert body.read().endswith(b"data: [DONE]\n\n")


def test_the_usual_response_can_be_the_stream(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match=r"client\.chat\.ask"):
        assert [word.text for word in client.chat.generate("t-1", text="Who?")] == [
            "hello",
            "world",
        ]
    with pytest.warns(DeprecationWarning, match=r"client\.chat\.ask"):
        assert client.chat.generate("t-1", text="Who?", stream=False).text == "hello world"
    raw = client.with_raw_response.chat
    with pytest.warns(DeprecationWarning, match=r"client\.chat\.ask"):
        assert raw.generate("t-1", text="Who?", stream=False).value.words == 2


def test_a_parameter_chooses_too(feature: Feature, client: Any) -> None:
    assert client.chat.read("t-1", full=False) == feature.types.Answer(text="hello world", words=2)
    assert [word.text for word in client.chat.read("t-1", full=True)] == ["hello", "world"]
    with pytest.raises(feature.package.NotFoundError):
        client.chat.read("none", full=True)


def test_bytes_can_be_what_is_chosen(
    feature: Feature, client: Any, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    assert client.chat.speak("t-1").words == 2
    assert client.chat.speak("t-1", x_aloud=True).read() == b"hello world"
    words = [f"--endpoint={client.endpoint}", "--output=json", "chat", "speak", "t-1"]
    path = tmp_path / "sound"
    assert feature.module("cli").run([*words, "--x-aloud", f"--output-file={path}"]) == 0
    assert (path.read_bytes(), capsys.readouterr().out) == (b"hello world", "")
    path.unlink()
    assert feature.module("cli").run([*words, f"--output-file={path}"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["words"] == 2
    assert said.err == "warning: --output-file: the response is no stream\n"
    assert not path.exists()


def test_asynchronously(feature: Feature, emulator: Any) -> None:
    async def go() -> None:
        async with feature.async_client(endpoint=emulator.endpoint) as client:
            assert (await client.chat.ask(text="Who?")).words == 2
            async with await client.chat.ask(text="Who?", stream=True) as words:
                assert [word.text async for word in words] == ["I", "am"]
            raw = await client.with_raw_response.chat.ask(text="Who?", stream=True)
            assert [word.text async for word in raw.value] == ["I", "am"]
            whole = await client.with_raw_response.chat.read("t-1", full=False)
            assert whole.value.words == 2

    asyncio.run(go())


def test_what_is_asked_for(feature: Feature) -> None:
    both = "application/json, text/event-stream"
    whole = feature.call("chat.ask", text="Who?", reply=reply(ANSWER)).request
    assert (whole.headers["accept"], whole.json) == (both, {"text": "Who?"})
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, headers=EVENTS, content=WORDS)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http)
        assert len(list(client.chat.ask(text="Who?", stream=True))) == 2
    assert json.loads(sent[0].content) == {"text": "Who?", "stream": True}
    assert sent[0].headers["accept"] == both


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (WORDS[:-20], "UnexpectedResponse"),
        (b'data: {"text": "I"}\n\ndata: {"text"\n\n', "UnexpectedResponse"),
        (b'data: {"text": "I"}\n\ndata: {"error": "no"}\n\n', "ServiceError"),
    ],
    ids=["cut-short", "damaged", "error-inside"],
)
def test_a_stream_that_breaks(feature: Feature, content: bytes, kind: str) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers=EVENTS, content=content)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        words = feature.sync_client(http=http).chat.ask(text="Who?", stream=True)
        assert next(words).text == "I"
        with pytest.raises(getattr(feature.package, kind)):
            list(words)


def test_a_stream_without_a_media_type(feature: Feature) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=WORDS)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        words = feature.sync_client(http=http).chat.ask(text="Who?", stream=True)
        assert [word.text for word in words] == ["I", "am"]


@pytest.mark.parametrize("given", [0, 1, "true"])
def test_only_a_boolean_chooses(feature: Feature, given: object) -> None:
    said = feature.refusal("chat.ask", text="Who?", stream=given)
    assert said.startswith("`stream` must be ")


@pytest.mark.parametrize(
    ("given", "answer", "what"),
    [
        ({"stream": True}, reply(ANSWER), "no stream of items (`text/event-stream` was"),
        (
            {"stream": False},
            streamed(),
            "a stream of items, and no whole value (`application/json`",
        ),
        ({}, streamed(), "`text/event-stream` came): `stream` chooses what"),
    ],
)
def test_the_other_response_is_unexpected(
    feature: Feature, given: dict[str, Any], answer: Reply, what: str
) -> None:
    error: Any = feature.attempt("chat.ask", text="Who?", reply=answer, **given).error
    assert type(error).__name__ == "UnexpectedResponse"
    assert error.status == 200
    assert what in str(error)


def test_an_error_in_place_of_a_stream(feature: Feature) -> None:
    gone = feature.attempt("chat.ask", text="Who?", stream=True, reply=reply({}, 404)).error
    assert type(gone).__name__ == "NotFoundError"
    told = reply({"error": "no"})
    told_inside: Any = feature.attempt("chat.ask", text="Who?", stream=True, reply=told).error
    assert isinstance(told_inside, feature.package.ServiceError)


def test_the_overloads(feature: Feature) -> None:
    module = feature.module("operations.chat")
    for cls in (module.Chat, module.AsyncChat, module.RawChat, module.AsyncRawChat):
        usual, other, either = (
            inspect.signature(each).parameters["stream"] for each in get_overloads(cls.ask)
        )
        assert usual.annotation == "Literal[False] | None | UnsetType"
        assert usual.default is feature.module("_runtime.records").UNSET
        assert (other.annotation, other.default) == ("Literal[True]", inspect.Parameter.empty)
        assert either.annotation == "bool | None | UnsetType"
    results = [each.__annotations__["return"] for each in get_overloads(module.AsyncRawChat.read)]
    assert results == [
        "RawResponse[Answer]",
        "RawResponse[list[Word]]",
        "RawResponse[Answer] | RawResponse[list[Word]]",
    ]
    assert module.RawChat.ask.__doc__ == "Like `Chat.ask`."
    assert "Returns a stream with `stream=True`." in module.AsyncChat.ask.__doc__


def test_the_emulator_streams(feature: Feature, emulator: Any) -> None:
    faults = feature.module("_runtime.emulator.faults")
    emulator.faults.add(faults.fault_from_text("chat.ask:drip=0.4"))
    with feature.sync_client(endpoint=emulator.endpoint) as client:
        words = iter(client.chat.ask(text="Who?", stream=True))
        assert next(words).text == "I"
        between = time.monotonic()
        assert [word.text for word in words] == ["am"]
        assert time.monotonic() - between >= 0.3


@pytest.mark.filterwarnings("ignore:Deprecated:DeprecationWarning")
def test_the_command(
    feature: Feature, emulator: Any, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    def run(*words: str, code: int = 0) -> str:
        flags = [f"--endpoint={emulator.endpoint}", "--output=json"]
        assert feature.module("cli").run([*flags, "chat", *words]) == code
        return capsys.readouterr().out

    assert json.loads(run("ask", "--text=Who?")) == ANSWER
    assert json.loads(run("ask", "--text=Who?", "--no-stream")) == ANSWER
    lines = run("ask", "--text=Who?", "--stream").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"text": "I", "key": "[hidden]"},
        {"text": "am"},
    ]
    assert run("ask", "--text=Who?", "--stream", "--query=text") == '"I"\n"am"\n'
    assert len(run("generate", "t-1", "--text=Who?").splitlines()) == 2
    assert json.loads(run("generate", "t-1", "--text=Who?", "--no-stream"))["words"] == 2
    (tmp_path / "body.json").write_text(json.dumps({"text": "Who?", "stream": True}), "utf-8")
    assert len(run("ask", "--from-file", str(tmp_path / "body.json")).splitlines()) == 2
    assert json.loads(run("read", "t-1", "--full"))[1] == {"text": "world"}
    assert '"stream":true' in run("ask", "--text=Who?", "--stream", "--dry-run").replace(" ", "")
    said = " ".join(run("ask", "--help").split())
    assert "Without --stream, the response is printed as a whole." in said
    said = " ".join(run("generate", "--help").split())
    assert "With --no-stream, the response is printed as a whole." in said
    assert run("read", "t-1", code=2) == ""


def test_a_table_of_a_whole_answer(
    feature: Feature, emulator: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [f"--endpoint={emulator.endpoint}", "--output=table", "chat", "ask", "--text=Who?"]
    assert feature.module("cli").run(words) == 0
    assert capsys.readouterr().out.split() == ["text", "I", "am"]


def test_the_page_has_both_results(feature: Feature) -> None:
    page = (feature.folder / "api.md").read_text("utf-8")
    assert "| `Answer`, or `Stream[Word]` with `stream=True` |" in page
    assert "| `Stream[Word]`, or `Answer` with `stream=False` |" in page
