from __future__ import annotations

from ..harness import Feature, json, xml


def test_records_within_records(feature: Feature) -> None:
    types = feature.types
    inner = types.Folder(
        name="b",
        files=[types.File(size=1, target=types.Link(path="p", to=types.File(size=2)))],
    )
    wire = {
        "name": "a",
        "folders": [
            {"name": "b", "files": [{"size": 1, "target": {"path": "p", "to": {"size": 2}}}]}
        ],
        "kind": "plain",
    }
    done = feature.call(
        "folders.send", name="a", folders=[inner], kind=types.Kind.PLAIN, reply=json(wire)
    )
    assert done.request.json == wire
    whole = types.Folder(name="a", folders=[inner], kind=types.Kind.PLAIN)
    assert done.value.value == whole
    text = (
        "<Folder><name>a</name><folders><Folder><name>b</name><files><File><size>1</size>"
        "<target><path>p</path><to><size>2</size></to></target></File></files></Folder></folders>"
        "<kind>plain</kind></Folder>"
    )
    assert feature.value("folders.send", name="a", reply=xml(text)) == whole


def test_a_cycle_is_one_module(feature: Feature) -> None:
    types = feature.types
    assert types.File.__module__ == types.Link.__module__
    assert types.Folder.__module__ != types.File.__module__
    assert types.Kind.__module__ != types.Folder.__module__
