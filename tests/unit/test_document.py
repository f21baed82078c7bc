from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import yaml

from clientgen.diagnostics import Location, render_text
from clientgen.document import (
    CODES,
    DEPTH_LIMIT,
    NODE_LIMIT,
    TEXT_LIMIT,
    Document,
    dotted,
    load,
)
from clientgen.project import FILE_LIMIT

FILE = "spec/a/types.yaml"


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with both of PyYAML's parsers."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


def read(text: str) -> Document:
    document, problems = load(text.encode(), FILE)
    assert render_text(problems) == ""
    assert document is not None
    return document


def refuse(content: bytes) -> list[str]:
    """Return the lines of the refusal, without the file's name and blank lines."""
    document, problems = load(content, FILE)
    assert document is None
    assert problems
    assert {problem.code for problem in problems} <= CODES.keys()
    lines = render_text(problems).split("\n")
    return [line.removeprefix(f"{FILE}:") for line in lines if line]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(text, text) for text in ("2011-10-01", "no", "on", "yes", "off", "y", "NO", "True")],
        *[(text, text) for text in ("NULL", "0755", "0o17", "0x1F", "1:30", "1_000", "+1", ".5")],
        *[(text, text) for text in ("1.", "01", "-a", "1e", "2001-01-01T00:00:00Z", "=", "inf")],
        ("'200'", "200"),
        ('"null"', "null"),
        ("''", ""),
        ("|\n  a\n  b", "a\nb\n"),
        (">\n  a\n  b", "a b\n"),
        (r'"\u202e\x1b\t\U0001F600"', "\u202e\x1b\t😀"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("18446744073709551615", 2**64 - 1),
        ("-9223372036854775808", -(2**63)),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("-0.0e5", -0.0),
        ("[a, {b: 1}]", ["a", {"b": 1}]),
        ("{}", {}),
        ("[]", []),
    ],
)
@pytest.mark.usefixtures("parser")
def test_values(text: str, value: object) -> None:
    found = read(f"key: {text}\n").data["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "key",
    [
        "no",
        "2011-10-01",
        "x-ms-version",
        "é",
        '"200"',
        "'null'",
        "200",
        ".nan",
        "0x1F",
        '"<<"',
        "a b",
        '""',
    ],
)
def test_keys(key: str) -> None:
    assert list(read(f"{key}: 1\n").data) == [key.strip("\"'")]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    ["a: 1", "\ufeffa: 1\n", "a: 1\r\n", "---\na: 1\n...\n", "%YAML 1.2\n---\na: 1\n", '{"a":1}'],
)
def test_forms_of_one_document(text: str) -> None:
    assert read(text).data == {"a": 1}


@pytest.mark.usefixtures("parser")
def test_root_of_any_kind_is_left_to_the_schema() -> None:
    assert read("- a\n").data == ["a"]
    assert read("text\n").data == "text"
    assert read("{}\n").location(("a",)) == Location(FILE, 1, 1)


PLACES = """\
# a comment
operations:
  create:
    path: /accounts
    parameters:
      - name: é😀
        in: path
  "delete": {notes: [a, b]}
"""


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 2, 1),
        ((), True, 2, 1),
        (("operations",), True, 2, 1),
        (("operations",), False, 3, 3),
        (("operations", "create", "path"), True, 4, 5),
        (("operations", "create", "path"), False, 4, 11),
        (("operations", "create", "parameters", 0), False, 6, 9),
        (("operations", "create", "parameters", 0), True, 6, 9),
        (("operations", "create", "parameters", 0, "in"), False, 7, 13),
        (("operations", "delete", "notes", 1), False, 8, 25),
        (("operations", "create", "verb"), True, 3, 3),
        (("operations", "create", "verb", 1), False, 4, 5),
        (("operations", "create", "parameters", 7), True, 5, 5),
        (("operations", "create", "path", "x"), False, 4, 11),
        (("nothing", "create"), False, 2, 1),
    ],
)
def test_location(path: tuple[str | int, ...], key: bool, line: int, column: int) -> None:
    assert read(PLACES).location(path, key=key) == Location(FILE, line, column)


def test_byte_order_mark_counts_for_no_column() -> None:
    assert read("\ufeffa: 1\n").location(("a",)) == Location(FILE, 1, 4)


def test_dotted() -> None:
    assert dotted(("operations", "create", "parameters", 0)) == "operations.create.parameters.0"


WRITE = "hint: remove it, or write `\\u{}` in double quotes"
UTF8 = "hint: save it as UTF-8"
NO_FILE = ["1:1: error[DOC104]: the file is empty", "hint: write its content, or remove it"]
DIRECTIVE = (
    "hint: remove the line, or indent it if it belongs to a text; files are read as YAML 1.2"
)
UNTAG = "hint: remove it; put quotes around text"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", NO_FILE),
        (b"# only a comment\n", NO_FILE),
        (b"---\n", NO_FILE),
        (b"\xef\xbb\xbf", NO_FILE),
        (
            b"x" * (FILE_LIMIT + 1),
            [
                "1:1: error[DOC101]: the file has 4,194,305 bytes; the limit is 4,194,304",
                "hint: divide it into several files in a folder `types`",
            ],
        ),
        *[
            ("a: 1".encode(encoding), [f"1:1: error[DOC102]: the file is {name}, not UTF-8", UTF8])
            for encoding, name in (("utf-16", "UTF-16"), ("utf-32", "UTF-32"))
        ],
        (b"\xfe\xff\0a", ["1:1: error[DOC102]: the file is UTF-16, not UTF-8", UTF8]),
        (b"\0\0\xfe\xff", ["1:1: error[DOC102]: the file is UTF-32, not UTF-8", UTF8]),
        (
            "ok: é\nname: caf".encode() + b"\xe9\n",
            ["2:10: error[DOC102]: byte 0xe9 is not UTF-8", "hint: save the file as UTF-8"],
        ),
        (
            b'a: "\xed\xa0\x80"',
            ["1:5: error[DOC102]: byte 0xed is not UTF-8", "hint: save the file as UTF-8"],
        ),
        (
            b"a\0:\0",
            [
                "1:2: error[DOC103]: character U+0000 must be escaped",
                "hint: remove it; if every other byte is zero, save the file as UTF-8",
                "1:4: error[DOC103]: character U+0000 must be escaped",
                "hint: remove it; if every other byte is zero, save the file as UTF-8",
            ],
        ),
        *[
            (
                f"a: x\n# é{chr(point)}\n".encode(),
                [
                    f"2:4: error[DOC103]: character U+{point:04X} must be escaped",
                    WRITE.format(f"{point:04x}"),
                ],
            )
            for point in (
                0x1B,
                0x07,
                0x0C,
                0x7F,
                0x85,
                0x9B,
                0x2028,
                0x202E,
                0x2066,
                0xFEFF,
                0xFFFF,
            )
        ],
        (
            b"a: 1\rb: 2\n",
            [
                "1:5: error[DOC103]: carriage return without a line feed",
                "hint: end each line with a line feed, or with a carriage return and a line feed",
            ],
        ),
        (
            b'a: "x\n',
            [
                (
                    "1:4: error[DOC105]: this is not YAML: found unexpected end of stream, "
                    "while scanning a quoted scalar that starts at line 1"
                ),
                "hint: close the quotes",
            ],
        ),
        (
            b"a: 1\nfoo\n",
            [
                (
                    "3:1: error[DOC105]: this is not YAML: could not find expected `:`, "
                    "while scanning a simple key that starts at line 2"
                ),
                "hint: write `key: value`, or fix the indentation",
            ],
        ),
        *[
            (
                f"{line}\n---\na: 1\n".encode(),
                [f"1:1: error[DOC106]: directive `{line}` is not allowed", DIRECTIVE],
            )
            for line in ("%YAML 1.1", "%YAML 1.20", "%TAG ! tag:example.org,2000:", "%FOO")
        ],
        (
            b"a: 1\n...\n%YAML 1.1\n",
            ["3:1: error[DOC106]: directive `%YAML 1.1` is not allowed", DIRECTIVE],
        ),
        (
            b"a: 1\n---\nb: 2\n",
            [
                "2:1: error[DOC107]: a second document begins here",
                "hint: remove the `---`, or move what follows to a file of its own",
            ],
        ),
        *[
            (f"a: {tag} 1\n".encode(), [f"1:4: error[DOC108]: tag `{shown}` is not allowed", UNTAG])
            for tag, shown in (
                ("!!python/object/apply:os.system", "!!python/object/apply:os.system"),
                ("!!str", "!!str"),
                ("!", "!"),
                ("!<tag:example.org,2000:x>", "tag:example.org,2000:x"),
            )
        ],
        (b"a: ! [1]\n", ["1:4: error[DOC108]: tag `!` is not allowed", UNTAG]),
        (b"!!str a: 1\n", ["1:1: error[DOC108]: tag `!!str` is not allowed", UNTAG]),
        (
            b"a: &x [1]\nb: *x\n*x : c\n",
            [
                "1:4: error[DOC109]: anchor `&x` is not allowed",
                "hint: remove it",
                "2:4: error[DOC109]: alias `*x` is not allowed",
                "hint: write the value out",
                "3:1: error[DOC109]: alias `*x` is not allowed",
                "hint: write the value out",
            ],
        ),
        (
            b"a:\n  <<: {x: 1}\n",
            ["2:3: error[DOC110]: merge key `<<` is not allowed", "hint: write the members out"],
        ),
        (
            b"a:\n  b: 1\n  b: {c: 1}\n  'b': 3\nd: 1\nd: 2\n",
            [
                "3:3: error[DOC111]: duplicate key `b`, first at line 2",
                "hint: remove or rename one of the two",
                "4:3: error[DOC111]: duplicate key `b`, first at line 2",
                "hint: remove or rename one of the two",
                "6:1: error[DOC111]: duplicate key `d`, first at line 5",
                "hint: remove or rename one of the two",
            ],
        ),
        (
            b"200: a\n'200': b\n",
            [
                "2:1: error[DOC111]: duplicate key `200`, first at line 1",
                "hint: remove or rename one of the two",
            ],
        ),
        *[
            (
                f"{key}: a\n".encode(),
                [
                    f"1:1: error[DOC112]: key `{key}` is not text",
                    f'hint: write `"{key}"` if it is text',
                ],
            )
            for key in ("null", "~", "true", "false")
        ],
        (
            b"? \n: b\n",
            ["1:2: error[DOC112]: the key is missing", "hint: write a key before the `:`"],
        ),
        *[
            (
                content,
                [
                    f"1:{column}: error[DOC112]: a list or mapping cannot be a key",
                    "hint: write the key as one text",
                ],
            )
            for content, column in ((b"[a]: {b: 1}\n", 1), (b"? {x: [1]}\n: b\n", 3))
        ],
        *[
            (
                f'"a{escape}": 1\n'.encode(),
                [
                    f"1:1: error[DOC112]: key `a{shown}` contains an invisible character",
                    "hint: remove the escape",
                ],
            )
            for escape, shown in (
                (r"\n", r"\u000a"),
                (r"\0", r"\u0000"),
                (r"\u202e", r"\u202e"),
                (r"\e", r"\u001b"),
            )
        ],
        *[
            (
                f"a: {number}\n".encode(),
                [
                    f"1:4: error[DOC113]: number `{number}` {problem}",
                    f'hint: write `"{number}"` if it is text',
                ],
            )
            for number, problem in (
                ("18446744073709551616", "does not fit in 64 bits"),
                ("-9223372036854775809", "does not fit in 64 bits"),
                ("1e999", "is too large"),
                ("-1e999", "is too large"),
                ("0.01e-999", "is too small"),
                (".inf", "cannot be written in JSON"),
                ("-.INF", "cannot be written in JSON"),
                ("+.Inf", "cannot be written in JSON"),
                (".NaN", "cannot be written in JSON"),
            )
        ],
        (
            b"a: " + b"9" * 60_000,
            [
                f"1:4: error[DOC113]: number `{'9' * 40}…` does not fit in 64 bits",
                f'hint: write `"{"9" * 39}…` if it is text',
            ],
        ),
        *[
            (
                b"a: " + mark + b"x" * (TEXT_LIMIT + 1) + mark,
                [
                    "1:4: error[DOC114]: the text has 65,537 characters; the limit is 65,536",
                    "hint: divide it, or keep it in a shorter form",
                ],
            )
            for mark in (b"", b"'")
        ],
        (
            b"x" * 257 + b": {b: &x 1}\n",
            [
                "1:1: error[DOC115]: key `xxxxxxxxxxxxxxxxxxxx…` has 257 characters; the limit is 256",
                "hint: shorten it",
                "1:264: error[DOC109]: anchor `&x` is not allowed",
                "hint: remove it",
            ],
        ),
        *[
            (
                content * 900,
                [
                    f"1:{column}: error[DOC116]: nested deeper than 64 levels",
                    "hint: name the inner part as a type of its own, or close a bracket",
                ],
            )
            for content, column in ((b"[", 65), (b"- ", 129), (b"{a: ", 257))
        ],
        (
            rb'a: "x\0y"',
            [
                r"1:4: error[DOC118]: text `x\u0000y` contains `\u0000`",
                "hint: remove the escape",
            ],
        ),
    ],
)
def test_refusals(content: bytes, lines: list[str]) -> None:
    assert refuse(content) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "a: [1, 2\n",
            [
                (
                    "2:1: error[DOC105]: this is not YAML: did not find expected `,` or `]`, "
                    "while parsing a flow sequence that starts at line 1"
                ),
                "hint: close the bracket, or separate the items with commas",
            ],
        ),
        (
            "a: [1, 2",
            [
                (
                    "1:9: error[DOC105]: this is not YAML: did not find expected `,` or `]`, "
                    "while parsing a flow sequence that starts at line 1"
                ),
                "hint: close the bracket, or separate the items with commas",
            ],
        ),
        (
            "a: b: c\n",
            [
                "1:5: error[DOC105]: this is not YAML: mapping values are not allowed in this context",
                "hint: put quotes around text that contains `: `, or fix the indentation",
            ],
        ),
        (
            "\ta: 1\n",
            [
                "1:1: error[DOC105]: this is not YAML: found character that cannot start any token",
                "hint: indent with spaces; put quotes around text that begins with `@` or `%`",
            ],
        ),
        (
            'a: 1\nb: 2\nc: "d" e\n',
            [
                (
                    "3:8: error[DOC105]: this is not YAML: did not find expected key, "
                    "while parsing a block mapping that starts at line 1"
                ),
                "hint: fix the indentation, or put quotes around the whole text",
            ],
        ),
        *[
            (
                f'a: "{escape}"\n',
                [
                    (
                        f"1:{column}: error[DOC105]: this is not YAML: found {problem}, "
                        "while parsing a quoted scalar that starts at line 1"
                    ),
                    (
                        r"hint: write `\\` for a backslash, and `\U` with eight digits "
                        "for a character above U+FFFF"
                    ),
                ],
            )
            for escape, column, problem in (
                (r"\q", 5, "unknown escape character"),
                (r"\ud800", 7, "invalid Unicode character escape code"),
                (r"\ud83d\ude00", 7, "invalid Unicode character escape code"),
                (r"\UFFFFFFFF", 7, "invalid Unicode character escape code"),
            )
        ],
    ],
)
def test_syntax_errors_in_the_words_of_libyaml(text: str, lines: list[str]) -> None:
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    assert refuse(text.encode()) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            r'a: "\ud800"',
            [r"1:4: error[DOC118]: text `\ud800` contains `\ud800`", "hint: remove the escape"],
        ),
        *[
            (
                f'a: "{escape}"',
                ["1:1: error[DOC105]: this is not YAML: invalid character escape"],
            )
            for escape in (r"\U00110000", r"\UFFFFFFFF")
        ],
    ],
)
def test_escapes_that_the_python_parser_lets_through(
    text: str, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert refuse(text.encode()) == lines


def test_too_many_values() -> None:
    assert refuse(b"- a\n" * NODE_LIMIT) == [
        "100000:3: error[DOC117]: more than 100,000 values and keys in one file",
        "hint: divide it into several files in a folder `types`",
    ]


def test_too_many_problems() -> None:
    document, problems = load(b"a: 1\n" * 150, FILE)
    assert document is None
    assert len(problems) == 101
    assert render_text(problems[-1:]) == (
        f"{FILE}:102:1: error[DOC119]: more than 100 problems in this file; the others are not shown\n"
        "\n"
        "hint: fix the others first\n"
    )


def test_limits_are_inclusive() -> None:
    nested: Any = read("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).data
    for _ in range(DEPTH_LIMIT - 1):
        (nested,) = nested
    assert nested == []
    assert len(read("- a\n" * (NODE_LIMIT - 1)).data) == NODE_LIMIT - 1
    assert read("x" * 256 + ": " + "y" * TEXT_LIMIT).data == {"x" * 256: "y" * TEXT_LIMIT}
    assert len(read("#" * (FILE_LIMIT - 5) + "\na: 1").data) == 1


def test_an_alias_bomb_is_not_walked() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 20)]
    document, problems = load("\n".join(lines).encode(), FILE)
    assert document is None
    assert {problem.code for problem in problems} == {"DOC109"}


def test_problems_name_the_path_in_the_document() -> None:
    text = "operations:\n  create:\n    - path: 1\n      path: 2\n    - &x {no: !y 1}\n"
    _, problems = load(text.encode(), FILE)
    assert [(problem.code, problem.path) for problem in problems] == [
        ("DOC111", "operations.create.0.path"),
        ("DOC109", "operations.create.1"),
        ("DOC108", "operations.create.1.no"),
    ]


def test_a_long_key_does_not_make_the_paths_below_it_long() -> None:
    _, problems = load(b"? " + b"x" * 100_000 + b"\n: [&a 1, &b 2]\n", FILE)
    assert [problem.path[250:] for problem in problems] == ["x" * 6, "xxxxxx.0", "xxxxxx.1"]


def test_a_file_within_the_size_limit_cannot_exhaust_memory() -> None:
    """Twelve kinds of four-mebibyte input, each in a process that may hold 200 MB."""
    script = """
import resource, sys
from clientgen.document import load
import yaml
resource.setrlimit(resource.RLIMIT_DATA, (200_000_000, 200_000_000))
size = 4 * 1024 * 1024
for unit in ("[", "{", "- ", "? ", "-\\n", "[],", "%TAG !a! b\\n", "- *a\\n", "a: 1\\n", '"a":', "&a ", "x "):
    text = ("[" if unit == "[]," else "") + unit * (size // len(unit) - 1)
    document, problems = load(text.encode(), "f")
    print(problems[-1].code)
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert result.stderr == ""
    assert result.stdout.split() == [
        "DOC116", "DOC116", "DOC116", "DOC116", "DOC117", "DOC117", "DOC119", "DOC119", "DOC119",
        "DOC105", "DOC105", "DOC114",
    ]  # fmt: skip


def test_importing_the_module_does_not_import_yaml() -> None:
    script = "import sys, clientgen.document; print('yaml' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert result.stdout == "False\n"
