from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature, json

CIRCLE = {"kind": "circle", "id": "c", "radius": 1.5}
SQUARE = {"kind": "square", "id": "s", "side": 2}
NEW = {"kind": "hexagon", "id": "h", "sides": [{"password": "secret-side"}]}
TREE = {
    "kind": "group",
    "id": "g",
    "shapes": [CIRCLE, {"kind": "group", "id": "g2", "shapes": [SQUARE, NEW]}],
    "named": {"a": SQUARE},
    "main": CIRCLE,
}


def made(feature: Feature, data: Any) -> Any:
    types = feature.types
    match data:
        case {"kind": "circle"}:
            return types.Circle(id=data["id"], radius=data["radius"])
        case {"kind": "square"}:
            return types.Square(id=data["id"], side=data["side"])
        case {"kind": "group"}:
            return types.Cluster(
                id=data["id"],
                shapes=[made(feature, each) for each in data["shapes"]],
                named={key: made(feature, each) for key, each in data["named"].items()},
                main=made(feature, data["main"]),
            )
        case _:
            return types.UnknownShape("hexagon", data)


@pytest.mark.parametrize("data", [CIRCLE, SQUARE, NEW, {**TREE, "shapes": [CIRCLE, NEW]}])
def test_each_kind_is_read_and_sent(feature: Feature, data: dict[str, Any]) -> None:
    shape = made(feature, data)
    assert isinstance(shape, feature.types.Shape)
    done = feature.call("drawing.create", body=shape, reply=json(data, 201))
    assert done.request.json == data
    assert done.value.value == shape
    assert type(done.value.value) is type(shape)
    for again in (pickle.loads(pickle.dumps(shape)), copy.deepcopy(shape)):
        assert again == shape
        assert type(again) is type(shape)


def test_unions_in_lists_maps_and_unions(feature: Feature) -> None:
    (got,) = feature.value("drawing.list", reply=json([TREE]))
    inner = got.shapes[1].shapes
    assert (got.kind, got.shapes[0].radius, got.main.kind) == ("group", 1.5, "circle")
    assert (inner[0].side, got.named["a"].side) == (2, 2)
    assert (inner[1].kind, inner[1].data) == ("hexagon", NEW)
    assert feature.attempt("drawing.create", body=got).request.json == TREE


def test_what_is_read_leniently_is_a_union_too(feature: Feature) -> None:
    data = [{"more": None, **CIRCLE, "radius": "1.5"}, {**NEW, "more": None}]
    circle, new = feature.value("drawing.list", reply=json(data))
    assert circle == made(feature, CIRCLE)
    assert new.data == {**NEW, "more": None}


def test_an_unknown_kind_shows_no_values(feature: Feature) -> None:
    (new,) = feature.value("drawing.list", reply=json([NEW]))
    assert "secret" not in repr(new)
    assert new == feature.types.UnknownShape("hexagon", NEW)
    assert hash(new) == hash(feature.types.UnknownShape("hexagon", NEW))
    assert new != feature.types.UnknownShape("hexagon", {})
    with pytest.raises(AttributeError):
        new.data = {}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"id": "x"}, "$[0]"),
        ({**CIRCLE, "kind": 1}, "$[0]"),
        ({**CIRCLE, "kind": ["circle"]}, "$[0]"),
        ({**CIRCLE, "kind": None}, "$[0]"),
        ({**CIRCLE, "radius": "wide"}, "$[0].radius"),
        ({"kind": "circle", "id": "c"}, "$[0]"),
        ("circle", "$[0]"),
        ([], "$[0]"),
        (True, "$[0]"),
        ({**TREE, "shapes": [CIRCLE, {**SQUARE, "side": [1]}]}, "$[0].shapes[1].side"),
        ({**TREE, "named": {"a": {"kind": "group", "id": 1}}}, "$[0].named[...].id"),
    ],
)
def test_what_is_of_no_kind_is_refused(feature: Feature, data: Any, place: str) -> None:
    with pytest.raises(
        feature.package.UnexpectedResponse, match=r"declared type|required"
    ) as caught:
        feature.call("drawing.list", reply=json([data]))
    assert f"`{place}`" in str(caught.value)
    assert "wide" not in str(caught.value)


def test_arguments_are_checked(feature: Feature) -> None:
    types = feature.types
    for mapping, said in (
        ({"kind": "oval"}, r"`body.kind` must be one of `circle`, `square`, `group`$"),
        ({"id": "c"}, r"`body.kind` is missing$"),
    ):
        with pytest.raises(feature.package.ArgumentError, match=said):
            feature.call("drawing.create", body=mapping)
    for wrong in (types.ByName(name="x"), "circle", None):
        with pytest.raises(feature.package.ArgumentError, match="`body` must be one of a `Circle`"):
            feature.call("drawing.create", body=wrong)
    with pytest.raises(feature.package.ArgumentError, match=r"^`body\..*` is missing$"):
        feature.call("drawing.create", body={"kind": "circle"})
    mapping = {"kind": "circle", "id": "c", "radius": 2.5}
    record = types.Circle(id="c", radius=2.5)
    sent = [feature.attempt("drawing.create", body=each).request.json for each in (mapping, record)]
    assert sent[0] == sent[1]
    nested = types.Cluster(id="g", shapes=[types.Circle(id="c", radius="wide")])
    with pytest.raises(feature.package.ArgumentError, match=r"`body.shapes\[0\].radius`"):
        feature.call("drawing.create", body=nested)
    with pytest.raises(TypeError, match="union"):
        types.Shape()


def test_a_closed_union_in_itself(feature: Feature) -> None:
    types = feature.types
    body = types.ByName(name="a")
    data: dict[str, Any] = {"op": "name", "name": "a"}
    for _ in range(40):
        body = types.Both(left=body, right=types.ByName(name="b"))
        data = {"op": "and", "left": data, "right": {"op": "name", "name": "b"}}
    assert feature.attempt("drawing.search", body=body, reply=json([])).request.json == data
    decode = feature.module("_runtime.decoding").decode
    assert decode(types.Filter, json(data).content) == body
    with pytest.raises(feature.module("_runtime.decoding").DecodeError):
        decode(types.Filter, json({"op": "or"}).content)


def test_a_body_that_is_nested_too_deep(feature: Feature) -> None:
    deep = '{"kind":"group","id":"g","shapes":[' * 60 + "]}" * 60
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("drawing.list", reply=json([]).__class__(status=200, content=deep.encode()))


def test_the_kind_may_come_last(feature: Feature) -> None:
    data = [{"id": "c" * 2048, "radius": 1.5, "kind": "circle"}] * 3
    for got in feature.value("drawing.list", reply=json(data)):
        assert type(got) is feature.types.Circle


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{"name": "x"}', "--body: `op` is missing, which is `name` or `and`"),
        ('{"op": "nam", "name": "x"}', "--body: `op` must be `name` or `and`"),
        ('{"op": 1}', "--body: `op` must be `name` or `and`"),
        ("[1]", "--body must be one of: an object with op name, an object with op and"),
        (
            '{"op": "and", "left": {"op": "name", "name": "a"}, "right": {}}',
            "--body: `right.op` is missing, which is `name` or `and`",
        ),
    ],
)
def test_the_command_says_what_is_wrong_with_a_union(
    feature: Feature, capsys: pytest.CaptureFixture[str], body: str, told: str
) -> None:
    run = feature.module("cli").run
    assert run(["--dry-run", "drawing", "search", "--body", body]) == 2
    assert capsys.readouterr().err == f"error: {told}\n"


def test_a_dry_run_names_the_file_that_it_cannot_hide(
    feature: Feature, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "shape.json").write_text('{"kind": "square", "id": "s", "side": 1}')
    words = ["--dry-run", "drawing", "create", f"--from-file={tmp_path / 'shape.json'}"]
    assert feature.module("cli").run(words) == 2
    assert capsys.readouterr().err == (
        "error: --from-file: a dry run can hide only secrets that are strings\n"
    )
