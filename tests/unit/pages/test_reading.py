"""What a reader of pages must not be misled by, and what profiles say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pages.reading import names, operation, page, said

from clientgen.pages import (
    Profile,
    Role,
    built_in,
    built_in_names,
    load_profile,
    read_contents,
    read_pages,
)
from clientgen.text import reveal

CALL = "# Light a lamp\n\n`PUT /lamps/{lamp}`\n\n"


def test_a_lead_in_of_both_kinds_says_nothing_of_what_is_required() -> None:
    both = "The following table describes required and optional query parameters:\n\n"
    one = "Optional query parameters:\n\n"
    table = "|Name|Description|\n|-|-|\n|`color`|The color.|\n"
    assert said(operation(CALL + both + table).query, "color").required == ()
    (required,) = said(operation(CALL + one + table).query, "color").required
    assert required.value is False


def test_what_stands_below_the_heading_of_an_example_is_an_example() -> None:
    found = operation(f"{CALL}## Example\n\n### Light it red\n\n`PUT /lamps/red`\n\nReturns 599.\n")
    assert [reveal(each.value.path) for each in found.routes] == ["/lamps/{lamp}"]
    assert found.statuses == ()


def test_a_bullet_of_links_is_an_index() -> None:
    found = operation(f"{CALL}## Request body\n\n- [color](color.md)\n- [size](size.md)\n")
    assert found.request.members == ()
    index = page("# Lamps\n\n- [Light](a.md)\n- [Dim](b.md)\n- [Sell](c.md)\n", "toc.md")
    assert index.role is Role.INDEX
    assert index.operations == ()


def test_what_is_said_again_soon_is_said_once_and_what_contradicts_is_kept() -> None:
    text = (
        f"{CALL}## Response\n\nA successful operation returns status code 202 (Accepted).\n\n"
        "|Code|Meaning|\n|-|-|\n|202|It will burn.|\n\n## Example\n\n"
        "```\nHTTP/1.1 200 OK\nContent-Type: text/plain\n```\n"
    )
    statuses = {each.status: each for each in operation(text).statuses}
    assert [each.origin for each in statuses[202].places] == ["stated"]
    assert [each.origin for each in statuses[200].places] == ["example"]
    assert [each.place.line for each in statuses[200].places] == [16]


SAMPLE = '```json\n{"name": "a", "base": {"name": "b", "wood": "oak"}}\n```\n\n'


def test_a_member_stands_where_the_sample_has_it_or_apart() -> None:
    table = "|Name|Description|\n|-|-|\n|wood|Kind.|\n|name|A name.|\n|height|In mm.|\n"
    members = operation(f"{CALL}## Response body\n\n{SAMPLE}{table}").response.members
    assert names(members[1].members) == ["name", "wood"]
    wood = said(members[1].members, "wood")
    assert [each.origin for each in wood.places] == ["example", "stated"]
    # `wood` alone does not tell where the others of the table are
    assert [(reveal(m.name), m.placed) for m in members[2:]] == [("name", False), ("height", False)]


def test_required_at_creation_is_not_required() -> None:
    table = "|Property|Required|\n|-|-|\n|size|Read-only. Not required at creation.|\n|color|Yes|\n"
    members = operation(f"{CALL}## Request body\n\n{table}").request.members
    assert said(members, "size").required == ()
    assert [each.value for each in said(members, "size").read_only] == [True]
    assert [each.value for each in said(members, "color").required] == [True]


def test_a_heading_may_name_query_parameters() -> None:
    found = operation(f"{CALL}### Query parameters $skip and $top\n\nFor paging.\n")
    assert names(found.query) == ["$skip", "$top"]


def test_a_table_that_belongs_to_no_operation_is_not_bound() -> None:
    text = f"{CALL}Returns 204.\n\n## Lamp object\n\n|Name|Type|\n|-|-|\n|color|string|\n"
    found = operation(text)
    assert found.request.members == found.response.members == ()
    linked = text.replace(
        "Returns 204.", "## Request body\n\n|Name|Type|\n|-|-|\n|[lamp](#lamp-object)|object|\n"
    ).replace("## Lamp object", '## <a name="lamp-object"></a> Lamp object')
    assert names(operation(linked).request.members[0].members) == ["color"]


def test_a_sample_begins_below_its_fence_also_behind_html_and_lists() -> None:
    text = f'{CALL}<a name="x"></a>\n\n- a list\n\n## Response\n\n```json\n{{"a": 1}}\n```\n'
    (example,) = operation(text).response.examples
    assert text.split("\n")[example.place.line - 1] == '{"a": 1}'


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/lamps/:lamp/light", "/lamps/{lamp}/light"),
        ("/lamps/<lamp>/light", "/lamps/{lamp}/light"),
        ("/lamps/(id or name)/light", "/lamps/{id or name}/light"),
        ("/lamps/#{lamp.id}/light", "/lamps/{lamp.id}/light"),
        ("/lamps/{{lamp}}/light", "/lamps/{lamp}/light"),
        ("https://{host}.example.org/lamps/${LAMP}/light", "/lamps/{LAMP}/light"),
        ("/lamps/LAMP_ID/light", "/lamps/{LAMP_ID}/light"),
        ("/$Lamps/{lamp}/$/light", "/$Lamps/{lamp}/$/light"),
    ],
)
def test_placeholders_have_one_form(address: str, path: str) -> None:
    (route,) = operation(f"# Light\n\n`POST {address}`\n").routes
    assert reveal(route.value.path) == path
    assert route.value.verb == "POST"


def test_samples_of_addresses_are_placeholders_where_a_profile_says_so() -> None:
    profile = Profile(samples=(("my-house", "house.slug"),), base="/v2")
    (route,) = operation("# L\n\n`GET /v2/houses/my-house/lamps`\n", profile=profile).routes
    assert reveal(route.value.path) == "/houses/{house.slug}/lamps"


def test_macros_and_words_of_a_profile() -> None:
    content = (
        'macros: {"{{% must %}}": Required., "{{< ref * >}}": "*"}\n'
        'headings: {"what you send": request body}\ncolumns: {"wich": name, "needed": required}\n'
    )
    profile, problems = load_profile(content.encode(), "profile.yaml")
    assert problems == ()
    text = (
        f"{CALL}## What you send\n\n|Wich|Needed|What|\n|-|-|-|\n"
        "|color|yes|[Color]({{< ref color.md >}})|\n|size||{{% must %}} In mm.|\n"
    )
    members = operation(text, profile=profile).request.members
    assert [[each.value for each in m.required] for m in members] == [[True], [True]]
    assert said(members, "size").places[0].place.line == 10


def test_a_profile_beside_the_pages_is_used_and_its_mistakes_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n`GET /v9/a`\n")
    (tmp_path / "profile.yaml").write_text("base: /v9\n")
    (found,) = read_pages(tmp_path).operations
    assert reveal(found.routes[0].value.path) == "/a"
    (tmp_path / "profile.yaml").write_text("bases: /v9\n")
    (problem,) = read_pages(tmp_path).problems
    assert (problem.code, str(problem.location)) == ("SCHEMA201", "profile.yaml:1:1")


def test_every_built_in_profile_is_sound() -> None:
    assert len(built_in_names()) == 8
    assert [built_in(name).name for name in built_in_names()] == [*built_in_names()]
    with pytest.raises(KeyError):
        built_in("../profiles/httpdomain")


def test_elements_of_html_can_be_dropped() -> None:
    text = "<h1>L</h1><div class='menu x'><p>GET /menu</p></div><p>GET /lamps</p>"
    (route,) = operation(text, "a.html", Profile(drop=("div.menu",))).routes
    assert reveal(route.value.path) == "/lamps"


def test_links_are_pages_of_the_folder() -> None:
    pages = read_contents(
        {
            "in/a.md": b"# A\n\n[b](b.md#c) [x](../up.md) [y](https://a.example/b.md) [b](/in/b)\n",
            "in/b.md": b"# B\n",
            "up.md": b"# U\n",
        }
    ).pages
    assert [each.value.page for each in pages["in/a.md"].links] == ["in/b.md", "up.md", None, None]
