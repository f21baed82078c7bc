"""Pages of other styles: bodies in examples and tables, several operations on a page, wrapped lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.agreement import Agreement, Outcome
from clientgen.pages import read_pages

from .test_seeds import agreement_of

SERVICE = """\
title: Orchard
summary: Grows fruit
python: {package: orchard, client: OrchardClient, error: OrchardError, command: orchard}
endpoint: {url: https://orchard.example.org, path: /v1}
documents:
  trees: {title: Trees}
"""
TREES = """\
summary: Trees
operations:
  list:
    title: List trees
    verb: GET
    path: /farms/{farm}/trees
    source: {document: trees}
    parameters:
      farm: {in: path, type: string, description: The farm, example: f}
      limit: {in: query, type: integer, default: 30, maximum: 90, description: How many, example: 3}
    responses:
      200: {body: {type: array, items: {$ref: Tree}}}
    repeatable: true
  plant:
    title: Plant a tree
    verb: POST
    path: /farms/{farm}/trees
    source: {document: trees}
    parameters:
      farm: {in: path, type: string, description: The farm, example: f}
    body: {$ref: NewTree}
    responses:
      201: {body: {$ref: Tree}}
    repeatable: false
"""
TYPES = """\
types:
  Tree:
    type: object
    description: A tree
    properties:
      id: {type: string, description: Its id}
      kind: {type: string, description: Its kind}
      rings: {type: integer, description: How old it is}
    example: {id: t1, kind: pear, rings: 3}
  NewTree:
    type: object
    description: What a new tree needs
    properties:
      kind: {type: string, maxLength: 40, description: Its kind}
    required: [kind]
    example: {kind: pear}
"""
PAGE = """\
# Trees

## List trees

```
GET https://orchard.example.org/v1/farms/{farm.slug}/trees
```

### Query parameters

| Name | Type | Description |
|---|---|---|
| `limit` | integer | Optional. The most trees. Nobody gets more than 90. |

### Response

Status: `200 OK`

```json
[
  {"id": "t1", "kind": "pear", "rings": 3}
]
```

## Plant a tree

```
POST https://orchard.example.org/v1/farms/{farm.slug}/trees
```

### Request body

| Name | Type | Description |
|---|---|---|
| `kind` | string | Required. The kind of the tree, at most 40 characters. |

### Response

Status: `201 Created`

```json
{"id": "t1", "kind": "pear", "rings": 3}
```
"""


def agreement(
    tmp_path: Path, page: str = PAGE, types: str = TYPES, trees: str = TREES
) -> Agreement:
    folder = tmp_path / "pages"
    folder.mkdir(exist_ok=True)
    (folder / "trees.md").write_text(page, "utf-8")
    spec = {
        "service.yaml": SERVICE,
        "operations/trees.yaml": trees,
        "types.yaml": types,
        "errors.yaml": "errors: {}\n",
    }
    return agreement_of(spec, read_pages(folder))


def told(found: Agreement) -> list[tuple[str, str, str]]:
    return [(each.outcome.value, each.kind, each.path) for each in found.undeclared]


def test_bodies_in_examples_and_tables_are_compared(tmp_path: Path) -> None:
    found = agreement(tmp_path)
    assert told(found) == []
    assert found.compared > 25


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rings: {type", "age: {type", ("missing in the spec", "member", "types.Tree")),
        ("rings: {type: integer", "rings: {type: string", None),
        ("maxLength: 40", "maxLength: 50", ("differs", "member-bound", "types.NewTree.properties.kind")),
        ("    required: [kind]\n", "", ("differs", "member-required", "types.NewTree.properties.kind")),
        ("      kind: {type: string, maxLength: 40", "      sort: {type: string", ("missing in the spec", "member", "types.NewTree")),
    ],
)  # fmt: skip
def test_mistakes_in_types(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, str] | None
) -> None:
    assert old in TYPES
    found = agreement(
        tmp_path,
        types=(
            TYPES.replace(old, new).replace("required: [kind]", "required: [sort]")
            if "sort" in new
            else TYPES.replace(old, new)
        ),
    )
    assert (expected in told(found)) if expected is not None else (told(found) == [])


def test_an_example_that_leaves_a_member_out_says_nothing_of_it(tmp_path: Path) -> None:
    wider = TYPES.replace(
        "      rings: {", "      leaves: {type: integer, description: How many}\n      rings: {", 1
    )
    found = agreement(tmp_path, types=wider)
    assert told(found) == []
    assert "types.Tree.properties.leaves" in {each.path for each in found.unsettled}


def test_what_a_sentence_may_say_is_unsettled_and_not_missing(tmp_path: Path) -> None:
    unsettled = {(each.kind, each.path) for each in agreement(tmp_path).unsettled}
    limit = "operations.trees.list.parameters.limit"
    assert {("parameter-bound", limit), ("parameter-default", limit)} <= unsettled
    other = TREES.replace("maximum: 90", "maximum: 80")
    assert told(agreement(tmp_path, trees=other)) == [
        ("missing on the page", "parameter-bound", limit)
    ]


def test_operations_of_a_page_are_told_apart(tmp_path: Path) -> None:
    other = TREES.replace(
        "path: /farms/{farm}/trees\n    source: {document: trees}\n    parameters:\n      farm: {in: path, type: string, description: The farm, example: f}\n    body",
        "path: /farms/{farm}/plants\n    source: {document: trees}\n    parameters:\n      farm: {in: path, type: string, description: The farm, example: f}\n    body",
    )
    assert other != TREES
    assert told(agreement(tmp_path, trees=other)) == [("differs", "path", "operations.trees.plant")]
    renamed = PAGE.replace("POST https", "PUT https")
    assert told(agreement(tmp_path, page=renamed)) == [
        ("differs", "verb", "operations.trees.plant")
    ]


def test_items_of_a_wrapped_list_are_the_members_of_its_type(tmp_path: Path) -> None:
    types = """\
types:
  Tree:
    type: object
    description: A tree
    properties:
      id: {type: string, description: Its id}
      Branches: {type: array, items: {$ref: Branch}, description: All of them}
    example: {id: t1, Branches: [{Name: a, Leaves: 3}]}
  Branch:
    type: object
    description: A branch
    properties:
      Name: {type: string, description: Its name}
      Leaves: {type: integer, description: How many}
    example: {Name: a, Leaves: 3}
  NewTree:
    type: object
    description: What a new tree needs
    properties:
      kind: {type: string, maxLength: 40, description: Its kind}
    required: [kind]
    example: {kind: pear}
"""
    xml = """\
```xml
<Tree>
  <id>t1</id>
  <Branches>
    <Branch>
      <Name>a</Name>
      <Leaves>3</Leaves>
    </Branch>
  </Branches>
</Tree>
```
"""
    json = '```json\n{"id": "t1", "kind": "pear", "rings": 3}\n```\n'
    page = PAGE.replace('[\n  {"id": "t1", "kind": "pear", "rings": 3}\n]', '[{"id": "t1"}]')
    assert json in page
    found = agreement(tmp_path, page=page.replace(json, xml), types=types)
    assert told(found) == []
    wrong = types.replace("Leaves: {", "Twigs: {").replace("Leaves: 3", "Twigs: 3")
    found = agreement(tmp_path, page=page.replace(json, xml), types=wrong)
    assert [each.outcome for each in found.undeclared] == [Outcome.MISSING_IN_SPEC]


def test_a_parameter_is_missing_on_a_page_that_lists_others_or_never_names_it(
    tmp_path: Path,
) -> None:
    path = "operations.trees.plant.parameters.season"
    trees = TREES.replace(
        "    body: {$ref: NewTree}\n",
        "      season: {in: query, type: string, description: When, example: spring}\n    body: {$ref: NewTree}\n",
    )
    assert told(agreement(tmp_path, trees=trees)) == [("missing on the page", "parameter", path)]
    named = PAGE.replace("# Plant a tree\n", "# Plant a tree\n\nSay `season` in the address.\n")
    assert told(agreement(tmp_path, page=named, trees=trees)) == []
    listed = named.replace(
        "### Request body",
        "### Query parameters\n\n| Name | Type |\n|---|---|\n| `day` | string |\n\n### Request body",
    )
    assert ("missing on the page", "parameter", path) in told(
        agreement(tmp_path, page=listed, trees=trees)
    )


def test_examples_say_nothing_of_a_body_that_a_request_to_read_cannot_have(tmp_path: Path) -> None:
    odd = PAGE.replace("### Response\n\nStatus: `200 OK`", "### Request example")
    assert odd != PAGE
    assert told(agreement(tmp_path, page=odd)) == []


@pytest.mark.parametrize(
    "document",
    [
        "v2-1: {title: Anything}",
        "manual: {title: Anything, url: https://orchard.example.org/docs/v2.1}",
        "manual: {title: Anything, url: https://orchard.example.org/docs/v2.1.html#trees}",
        "manual: {title: Trees}",
    ],
)
def test_a_document_is_the_page_with_its_name_the_end_of_its_url_or_its_title(
    tmp_path: Path, document: str
) -> None:
    (tmp_path / "v2.1.md").write_text(PAGE, "utf-8")
    spec = {
        "service.yaml": SERVICE.replace("trees: {title: Trees}", document),
        "operations/trees.yaml": TREES.replace(
            "document: trees", f"document: {document.split(':', maxsplit=1)[0]}"
        ),
        "types.yaml": TYPES,
        "errors.yaml": "errors: {}\n",
    }
    found = agreement_of(spec, read_pages(tmp_path))
    assert set(found.editions) == {"v2.1.md"}
    assert {each.kind for each in found.undeclared} <= {"page-title"}


@pytest.mark.parametrize(
    ("said", "agrees"),
    [
        ("2024-05-13", True),
        ("05/13/2024", True),
        ("13/05/2024", True),
        ("05/12/2024", False),
        ("2024-05-31T10:00:00", False),
        ("the 13th of May 2024", None),
    ],
)
def test_dates_in_other_orders_are_the_same_day(
    tmp_path: Path, said: str, agrees: bool | None
) -> None:
    (tmp_path / "trees.md").write_text(f"---\ndate: {said}\n---\n{PAGE}", "utf-8")
    spec = {
        "service.yaml": SERVICE.replace("{title: Trees}", "{title: Trees, date: 2024-05-13}"),
        "operations/trees.yaml": TREES,
        "types.yaml": TYPES,
        "errors.yaml": "errors: {}\n",
    }
    found = agreement_of(spec, read_pages(tmp_path))
    dates = [
        each.agrees for each in found.findings if each.kind == "page-date" for each in each.sayings
    ]
    unsettled = "page-date" in {each.kind for each in found.unsettled}
    assert (dates, unsettled) == ([False] if agrees is False else [], agrees is None)


def test_the_body_of_a_response_is_compared(tmp_path: Path) -> None:
    empty = TREES.replace("201: {body: {$ref: Tree}}", "201: {}")
    assert told(agreement(tmp_path, trees=empty)) == [
        ("missing in the spec", "body", "operations.trees.plant")
    ]


def test_headers_of_one_response_are_compared_both_ways(tmp_path: Path) -> None:
    table = "### Response headers\n\n| Name | Description |\n|---|---|\n| `X-Rows` | How many. |\n| `Server` | The program. |\n\n### Response\n\nStatus: `201 Created`"
    page = PAGE.replace("### Response\n\nStatus: `201 Created`", table)
    assert page != PAGE
    assert told(agreement(tmp_path, page=page)) == [
        ("missing in the spec", "header", "operations.trees.plant")
    ]
    header = "headers: {NAME: {type: integer, description: How many, example: 3}}"
    trees = TREES.replace(
        "201: {body: {$ref: Tree}}",
        f"201: {{body: {{$ref: Tree}}, {header}}}",
    )
    assert told(agreement(tmp_path, page=page, trees=trees.replace("NAME", "X-Rows"))) == []
    assert told(agreement(tmp_path, page=page, trees=trees.replace("NAME", "X-Row"))) == [
        ("missing in the spec", "header", "operations.trees.plant"),
        ("missing on the page", "header", "operations.trees.plant.responses.201.headers.X-Row"),
    ]


def test_an_address_in_place_of_a_title_is_none(tmp_path: Path) -> None:
    page = PAGE.replace("## Plant a tree", "## POST /v1/farms/{farm.slug}/trees")
    assert told(agreement(tmp_path, page=page)) == []
    page = PAGE.replace("## Plant a tree", "## Uproot a tree")
    assert told(agreement(tmp_path, page=page)) == [("differs", "title", "operations.trees.plant")]


def test_a_word_for_no_body_says_that_there_is_none(tmp_path: Path) -> None:
    body = '```json\n{"id": "t1", "kind": "pear", "rings": 3}\n```\n'
    assert PAGE.endswith(body)
    page = PAGE.removesuffix(body) + "**Returns:** Empty\n\n```json\n{}\n```\n"
    page += '\n### 404: Not found\n\n```json\n{"error": "There is no such farm"}\n```\n'
    empty = TREES.replace("201: {body: {$ref: Tree}}", "201: {}")
    found = told(agreement(tmp_path, page=page, trees=empty))
    assert [each for each in found if each[1] != "error-status"] == []


def test_what_is_deprecated_or_read_only_on_a_page_is_so_in_the_spec(tmp_path: Path) -> None:
    page = PAGE.replace("Optional. The most trees.", "Deprecated. The most trees.")
    page = page.replace(
        "Required. The kind of the tree, at most", "Read-only. The kind of the tree, at most"
    )
    assert told(agreement(tmp_path, page=page)) == [
        ("differs", "parameter-deprecated", "operations.trees.list.parameters.limit"),
        ("missing on the page", "member-required", "types.NewTree"),
        ("differs", "member-read-only", "types.NewTree.properties.kind"),
    ]
    trees = TREES.replace("limit: {in: query,", "limit: {in: query, deprecated: true,")
    types = TYPES.replace(
        "kind: {type: string, maxLength", "kind: {type: string, readOnly: true, maxLength"
    )
    found = told(agreement(tmp_path, page=page, trees=trees, types=types))
    assert [each[1] for each in found] == ["member-required"]


def test_members_of_one_side_need_not_be_in_lists_of_the_other(tmp_path: Path) -> None:
    types = TYPES.replace(
        "      kind: {type: string, maxLength",
        "      planted: {type: string, readOnly: true, description: When}\n      kind: {type: string, maxLength",
    ).replace("example: {kind: pear}", "example: {kind: pear, planted: today}")
    assert told(agreement(tmp_path, types=types)) == []
    open_to_all = types.replace("readOnly: true, ", "")
    assert told(agreement(tmp_path, types=open_to_all)) == [
        ("missing on the page", "member", "types.NewTree.properties.planted")
    ]


def test_a_table_of_members_that_one_type_has_describes_no_other(tmp_path: Path) -> None:
    model = """\
## Growth data model

| Name | Description |
|---|---|
| `id` | Its id |
| `kind` | Its kind |
| `rings` | How old it is |
| `url` | Where it is |

## List trees
"""
    types = (
        TYPES.replace(
            "      rings: {type",
            "      url: {type: string, description: Where it is}\n      rings: {type",
        )
        .replace("rings: 3}", "rings: 3, url: u}")
        .replace(
            "    required: [kind]\n",
            "      rings: {type: integer, description: How old}\n    required: [kind]\n",
        )
        .replace("example: {kind: pear}", "example: {kind: pear, rings: 1}")
        .replace("  NewTree:\n", "  NewTree:\n    source: {document: trees}\n")
    )
    page = (
        PAGE.replace("## List trees\n", model)
        .replace('"rings": 3}', '"rings": 3, "url": "u"}')
        .replace(
            "### Response\n\nStatus: `201",
            "- `rings`: integer. How old.\n\n### Response\n\nStatus: `201",
        )
    )
    assert told(agreement(tmp_path, page=page, types=types)) == []


def test_a_media_type_alone_says_nothing_of_a_body(tmp_path: Path) -> None:
    body = PAGE[PAGE.index("### Request body") : PAGE.index("### Response\n\nStatus: `201")]
    headers = "### Request headers\n\n| Name | Description |\n|---|---|\n| `Content-Type` | `application/json` |\n\n"
    trees = TREES.replace("    body: {$ref: NewTree}\n", "")
    types = TYPES[: TYPES.index("  NewTree:")]
    bare = agreement(tmp_path, page=PAGE.replace(body, headers), trees=trees, types=types)
    assert [each for each in told(bare) if each[1] == "body"] == []
    found = agreement(tmp_path, trees=trees, types=types)
    assert ("missing in the spec", "body", "operations.trees.plant") in told(found)


def test_a_page_with_two_addresses_describes_two_operations(tmp_path: Path) -> None:
    trees = TREES.replace(
        "  plant:\n",
        "  list_below:\n    title: List trees\n    verb: GET\n    path: /hills/{farm}/trees\n    source: {document: trees}\n"
        "    parameters:\n      farm: {in: path, type: string, description: The farm, example: f}\n"
        "      limit: {in: query, type: integer, default: 30, maximum: 90, description: How many, example: 3}\n"
        "    responses:\n      200: {body: {type: array, items: {$ref: Tree}}}\n    repeatable: true\n  plant:\n",
    )
    address = "GET https://orchard.example.org/v1/farms/{farm.slug}/trees\n```\n"
    other = f"{address}\nor\n\n```\n{address.replace('farms', 'hills')}"
    page = PAGE.replace(address, other)
    assert told(agreement(tmp_path, page=page, trees=trees)) == []
    wrong = page.replace("hills", "meadows")
    kinds = [each[1] for each in told(agreement(tmp_path, page=wrong, trees=trees))]
    assert kinds == ["path", "operation"]
