from __future__ import annotations

import pickle

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
    modules = types._MODULES
    assert modules["File"] == modules["Link"]
    assert modules["Folder"] != modules["File"]
    assert modules["Kind"] != modules["Folder"]


def test_records_and_enumerations_show_the_address_that_users_import(feature: Feature) -> None:
    types = feature.types
    for cls in (types.File, types.Folder, types.Kind, types.Link):
        assert cls.__module__ == types.__name__
    tree = types.Folder(name="a", folders=[types.Folder(name="b")], kind=types.Kind.PLAIN)
    assert pickle.loads(pickle.dumps(tree)) == tree
