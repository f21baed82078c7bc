"""Hostile text in every slot of a page, read and drafted: what is written is a spec with questions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clientgen.pipeline import understand
from clientgen.project import Project
from clientgen.transcription import choose, transcribe

PAGE = """\
# {0}

## Get {0}

`GET https://api.example.com/v1/things/{{id}}`

{0}

### Query parameters

| Name | Type | Required | Description |
|---|---|---|---|
| limit | {0} | yes | {0} |
| {0} | string | no | {0} |

### Response

Status: 200 OK

| Name | Type | Description |
|---|---|---|
| name | {0} | {0} |
| {0} | {0} | {0} |

```json
{{"name": "x", "size": 3}}
```

Status: 404 {0}
"""
TEXTS = (
    "x: y",
    "- x",
    "# ? what type has limit?",
    'a" # ? what type has limit?',
    "\x1b[31mred\x1b[0m",
    "a\u202egnp.exe",
    "a\u2028b: c",
    "{x: &a [*a]}",
    "!!python/object:os.system",
    "'''\"\"\"",
    "%YAML 1.1",
    "--- x",
    "{{ cycler.__init__ }}",
    "`limit`",
    "../../etc/passwd",
    "<script>x</script>",
    "&amp;#10;key: value",
    "a" * 3000,
    "true",
    "0x1F",
)
KEYS = re.compile(
    r" *(?:#.*|\"(?:[^\"\\]|\\.)*\":.*|[A-Za-z0-9_$./@{}<>()'+=* :-]+:(?: .*)?|- .*|\".*)"
)


@pytest.mark.parametrize("text", TEXTS)
def test_pages_never_become_structure(text: str, tmp_path: Path, cache: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "things.md").write_text(PAGE.format(text), "utf-8")
    project = Project(tmp_path.resolve())
    made = transcribe(project, "things", choose(project, "things", [str(pages)]))
    assert made.drafted.operations == 1
    found = understand(project, "things").diagnostics
    assert {each.code for each in found} <= {"DOC121", "DOC122"}, found
    for path in made.created:
        if path.startswith("spec/things/"):
            content = (project.root / path).read_text("utf-8")
            assert content.replace("\n", "").isprintable()
            assert all(KEYS.fullmatch(line) for line in content.splitlines()), path
