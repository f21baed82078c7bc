"""Traps that a judge of pages met: each was read wrongly, or not at all, by an earlier reader."""

from __future__ import annotations

import pytest
from tests.pages.reading import names, operation, page, paths, said

from clientgen.pages import Profile
from clientgen.pages.type_words import meaning
from clientgen.text import reveal

CALL = "# Light a lamp\n\n`PUT /lamps/{lamp}`\n\n"
RST = """
=====
Lamps
=====

.. http:get:: /lamps

    :code 200: The lamps

    **Response**:

    .. code-block:: json

        {"lamps": [{"wood": "oak"}]}

About lamps
===========

.. code-block:: http

    HTTP/1.1 202 Accepted

    {"lumen": 3}
"""


def test_an_operation_of_a_directive_ends_with_what_is_indented_below_it() -> None:
    assert paths(operation(RST, "a.rst").response.members) == ["lamps", "lamps.wood"]


def test_a_directive_with_nothing_below_it_has_what_follows() -> None:
    text = RST.replace("    :code", ":code").replace("    **R", "**R")
    assert [each.status for each in operation(text, "a.rst").statuses] == [200, 202]


def test_fields_without_a_direction_are_those_of_the_answer_where_nothing_is_sent() -> None:
    field = "The ``lamps`` field:\n\n    :json string wood: Of what it is.\n\n    **Response**"
    text = RST.replace("**Response**", field)
    found = operation(text, "a.rst")
    assert found.request.members == ()
    (wood,) = said(found.response.members, "lamps").members
    assert [reveal(each.value) for each in wood.types] == ["string"]
    # the sample tells that it is answered also where something is sent
    sent = operation(text.replace("http:get", "http:post"), "a.rst")
    assert sent.request.members == ()
    unshown = operation(text.replace("http:get", "http:post").replace('"wood"', '"tree"'), "a.rst")
    assert names(unshown.request.members) == ["wood"]


GRID = """
+-------+--------+--------+--------------+
| Name  | In     | Type   | Description  |
+=======+========+========+==============+
| color | query  | string | Default is   |
|       |        |        | ``red``.     |
+-------+--------+--------+--------------+
| room  | header | string | Where it is  |
+-------+--------+--------+--------------+
"""
SIMPLE = """
=====  ======  ======  ===========
Name   In      Type    Description
=====  ======  ======  ===========
color  query   string  Default is
                       ``red``.
room   header  string  Where it is
=====  ======  ======  ===========
"""


@pytest.mark.parametrize("table", [GRID, SIMPLE], ids=["grid", "simple"])
def test_tables_that_are_drawn_are_tables(table: str) -> None:
    text = f"Light\n=====\n\n``PUT /lamps/{{lamp}}``\n\nRequest parameters\n------------------\n{table}"
    found = operation(text, "a.rst")
    assert names(found.query) == ["color"]
    assert names(found.headers) == ["room"]
    assert [reveal(each.value) for each in found.query[0].defaults] == ["red"]


def test_tables_that_are_written_as_lists_and_as_commas_are_tables() -> None:
    listed = """
Light
=====

``PUT /lamps/{lamp}``

.. list-table:: Request parameters
   :header-rows: 1

   * - Name
     - In
     - Type
     - Required
   * - color
     - query
     - string
     - yes
   * - X-Room
     - header
     -
     - no

.. csv-table:: Status codes
   :header: "Status", "Meaning"

   204, "It burns, brightly"
   409, It burns already
"""
    found = operation(listed, "a.rst")
    assert names(found.query) == ["color"]
    assert [each.value for each in found.query[0].required] == [True]
    assert found.query[0].places[0].place.line == 14
    assert names(found.headers) == ["X-Room"]
    assert [each.status for each in found.statuses] == [204, 409]
    assert [reveal(e.value) for e in found.statuses[0].reasons] == ["It burns, brightly"]


def test_keys_of_a_sample_that_cannot_be_names_are_data() -> None:
    sample = '```json\n{"shards": {"0000-1fff": ["a"], "2000-3fff": ["b"]}, "2fa": true}\n```\n'
    found = operation(f"{CALL}## Response\n\n{sample}")
    assert paths(found.response.members) == ["shards", "2fa"]


def test_a_broken_sample_tells_what_stands_before_the_break() -> None:
    sample = '```json\n{"a": {"b": 1, "c": "x""}, "d": 2}\n```\n'
    body = operation(f"{CALL}## Response\n\n{sample}").response
    assert [each.readable for each in body.examples] == [False]
    assert paths(body.members) == ["a", "a.b", "a.c"]


def test_a_heading_of_a_status_says_the_side_whatever_is_said_below_it() -> None:
    text = (
        f"{CALL}#### Response\n\n##### 200: OK\n\nAs query parameters, your request may look so:\n\n"
        "```http\nPUT https://a.example/lamps/1?a=2\n&b=3\n```\n\n"
        'What is answered may differ.\n\n```json\n{"id": 1}\n```\n'
    )
    found = operation(text)
    assert names(found.response.members) == ["id"]
    assert found.request.members == ()


def test_a_dot_within_brackets_is_part_of_the_name() -> None:
    text = f"{CALL}#### Form data parameters\n\nalerts[admin.left]\n: Boolean. Told.\n"
    assert paths(operation(text).request.members) == ["alerts", "alerts.admin.left"]


def test_a_condition_makes_nothing_optional() -> None:
    table = (
        "|Name|Description|\n|-|-|\n|Label|Optional if Note is given. A label.|\n"
        "|Note|Optional. A note.|\n"
    )
    members = operation(f"{CALL}## Request body\n\n{table}").request.members
    assert said(members, "Label").required == ()
    assert [each.value for each in said(members, "Note").required] == [False]


def test_a_type_and_a_mark_beside_each_other_are_both_read() -> None:
    text = (
        f"{CALL}#### Body params\n\n* `color` *string (date), required* - The color.\n"
        "* `dimmed` *boolean, optional* - Whether it is dimmed.\n"
    )
    members = operation(text).request.members
    assert [reveal(each.value) for each in members[0].types] == ["string (date)"]
    assert [[each.value for each in m.required] for m in members] == [[True], [False]]


def test_a_name_of_several_words_is_not_cut() -> None:
    table = "|Property|Type|\n|-|-|\n|**Bulb Type**|String|\n|**Room** (one)|String|\n"
    members = operation(f"{CALL}## Request body\n\n{table}").request.members
    assert names(members) == ["Bulb Type", "Room"]


@pytest.mark.parametrize(
    ("told", "words", "kind"),
    [
        (
            "1/True/true or 0/False/false, whether it is dimmed.",
            "1/True/true or 0/False/false",
            "boolean",
        ),
        ("true or false", "true or false", "boolean"),
        ("A string specifying the room.", "string", "string"),
        ("True of the lamp, or false.", None, None),
        ("A number of rooms.", None, None),
    ],
)
def test_what_a_description_begins_with_may_tell_its_type(
    told: str, words: str | None, kind: str | None
) -> None:
    found = operation(f"{CALL}**Query parameters**:\n\n- **dim** - {told}\n").query
    types = [each.value for each in found[0].types]
    assert [reveal(each) for each in types] == ([words] if words else [])
    read = [meaning(each) for each in types]
    assert [each.kind for each in read if each] == ([kind] if kind else [])


def test_a_query_without_its_mark_is_no_part_of_the_path() -> None:
    text = "# L\n\n`GET https://a.example/lamps/$skip={skip}&$top={top}`\n"
    found = operation(text)
    assert reveal(found.routes[0].value.path) == "/lamps/"
    assert names(found.query) == ["$skip", "$top"]
    assert found.path_parameters == ()


def test_a_label_of_an_example_is_about_the_example_only() -> None:
    text = (
        "# Kites\n\n## List kites\n\n_Example request:_\n\n```bash\ncurl \\\n  -X GET "
        '"https://a.example/kites"\n```\n\n_Example response:_\n\n```json\n[{"id": 1}]\n```\n\n'
        "Success response: `200 OK`\n"
    )
    found = operation(text, profile=Profile(curl=True))
    assert [(e.status, e.places[0].origin) for e in found.statuses] == [(200, "stated")]


def test_what_the_line_of_a_sample_asks_is_a_parameter_that_a_sample_shows() -> None:
    text = (
        "# L\n\n`GET /lamps/{lamp}`\n\n**Query parameters**:\n\n- **color** - The color.\n\n"
        "**Example request**:\n\n    GET /v1/lamps/7?color=red&dimmed=1 HTTP/1.1\n\n"
        "**Example request**:\n\n    GET /v1/rooms?floor=1 HTTP/1.1\n"
    )
    found = operation(text)
    assert names(found.query) == ["color", "dimmed"]
    assert [each.origin for each in said(found.query, "dimmed").places] == ["example"]


def test_one_operation_that_a_page_describes_twice_is_one() -> None:
    text = (
        '# Logs\n\n## Get a log\n\n```bash\ncurl -X GET "https://a.example/logs/{id}"\n```\n\n'
        '```json\n{"size": 1}\n```\n\nSuccess response: `200 OK`\n\n### Its end\n\n'
        '```bash\ncurl -H "Range: bytes=-9" "https://a.example/logs/{id}"\n```\n\n'
        "Success response: `206 Partial Content`\n"
    )
    found = operation(text, profile=Profile(curl=True))
    assert [each.status for each in found.statuses] == [200, 206]
    assert names(found.response.members) == ["size"]


def test_a_call_that_asks_for_heads_only_is_one_of_head() -> None:
    text = '# Logs\n\n```bash\ncurl -I "https://a.example/logs/{id}"\n```\n'
    assert operation(text, profile=Profile(curl=True)).routes[0].value.verb == "HEAD"


def test_verbs_may_stand_apart_from_their_addresses() -> None:
    text = (
        "# Harbour\n\n### /ships\n\n#### GET\n\nLists.\n\n#### POST\n\nAdds.\n\n### /crew/{name}\n\n"
        "#### DELETE\n\nRemoves.\n\n### Models\n\n#### PUT\n\nNothing.\n"
    )
    calls = [
        (e.routes[0].value.verb, reveal(e.routes[0].value.path)) for e in page(text).operations
    ]
    assert calls == [("GET", "/ships"), ("POST", "/ships"), ("DELETE", "/crew/{name}")]
    spans = "<h1>Hive</h1><p><span>get</span></p><pre>/hives/:id</pre><p>copy</p><p>of it</p>"
    (found,) = operation(spans, "a.html").routes
    assert (found.value.verb, reveal(found.value.path)) == ("GET", "/hives/{id}")


def test_a_list_of_labels_is_read_as_headings() -> None:
    text = (
        "# Show\n\n* **URL**\n\n  /users/:id\n\n* **Method:**\n\n  `GET`\n\n* **URL Params**\n\n"
        "  **Required:**\n\n  `photo=[integer]`\n\n* **Success Response:**\n\n"
        '  * **Code:** 200 <br />\n    **Content:** `{ "id" : 12 }`\n'
    )
    found = operation(text)
    assert (found.routes[0].value.verb, reveal(found.routes[0].value.path)) == (
        "GET",
        "/users/{id}",
    )
    assert [reveal(each.value) for each in said(found.query, "photo").types] == ["integer"]
    assert [each.value for each in said(found.query, "photo").required] == [True]
    assert [each.status for each in found.statuses] == [200]
    assert names(found.response.members) == ["id"]


def test_sentences_tell_of_calls_where_nothing_else_does() -> None:
    text = "# Lamp\n\nTo light it, send a PUT request to `/lamp`. You get 204 back.\n"
    found = operation(text)
    assert (found.routes[0].value.verb, reveal(found.routes[0].value.path)) == ("PUT", "/lamp")
    assert [each.status for each in found.statuses] == [204]
    stated = operation(f"{CALL}Before it, send a GET request to `/lamp`.\n")
    assert [reveal(each.value.path) for each in stated.routes] == ["/lamps/{lamp}"]


def test_what_stands_below_the_heading_of_a_success_is_answered() -> None:
    table = "|Field|Type|\n|-|-|\n|`queen`|String|\n"
    found = operation(f"{CALL}## Success 200\n\n{table}\n## Error 404\n\n{table}")
    assert names(found.response.members) == ["queen"]
    assert [each.status for each in found.statuses] == [200, 404]


MATRIX = """<table>
<tr><th>GET</th><th>PUT</th><th>DELETE</th><th>Path</th><th>Description</th></tr>
<tr><td>X</td><td>X</td><td>X</td><td>/limits/<i>name</i></td><td>Sets or deletes a limit.
{words} <pre>{{"value": 9}}</pre> Example: <pre>curl -X PUT localhost/limits/a -d '{{"value": 5}}'</pre></td></tr>
</table>"""


@pytest.mark.parametrize(
    "words", ["Limits are set using a JSON document in the body:", "To PUT one, send:"]
)
def test_a_sample_belongs_to_those_that_send_one(words: str) -> None:
    found = {
        each.routes[0].value.verb: each
        for each in page(MATRIX.format(words=words), "a.html").operations
    }
    assert names(found["PUT"].request.members) == ["value"]
    assert found["PUT"].response.members == ()
    for verb in ("GET", "DELETE"):
        assert found[verb].request.examples == found[verb].response.examples == ()


def test_a_heading_that_is_an_address_is_about_what_it_answers() -> None:
    text = (
        "<h1>Help</h1><table><tr><th>GET</th><th>PUT</th><th>Path</th><th>Description</th></tr>"
        "<tr><td>X</td><td></td><td>/queues</td><td>All.</td></tr>"
        "<tr><td>X</td><td></td><td>/queues/<i>room</i></td><td>Those of a room.</td></tr>"
        "<tr><td>X</td><td>X</td><td>/queues/<i>room</i>/<i>name</i></td><td>One.</td></tr></table>"
        "\n<h2>/queues</h2><h2>/queues/(room)</h2><p>What is listed:</p>\n"
        "<table><tr><td><code>length</code></td><td>How long it is.</td></tr></table>"
        "<h2>Other</h2><table><tr><td><code>width</code></td><td>How wide.</td></tr></table>"
    )
    found = {
        f"{each.routes[0].value.verb} {reveal(each.routes[0].value.path)}": names(
            each.response.members
        )
        for each in page(text, "a.html").operations
    }
    assert found == {
        "GET /queues": ["length"],
        "GET /queues/{room}": ["length"],
        "GET /queues/{room}/{name}": [],
        "PUT /queues/{room}/{name}": [],
    }
