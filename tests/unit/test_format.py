from __future__ import annotations

import os
import random
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion

from clientgen import format as clientgen_format
from clientgen.format import BLACK_VERSION, FormatError, compile_python, format_python

ROOT = Path(__file__).parents[2]
MODE = black.Mode(target_versions={TargetVersion.PY311}, line_length=100)

SOURCE = '''"""Doc."""
import os
def f( a,b ):
    return {'a':a,
      "b":b}

# about g

@os.fspath

class G : pass
x = 1

class H:
    y = 2


    def z(self): ...
'''


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", str(folder))
    clientgen_format._forget_oldest.cache_clear()
    yield folder / "format"
    clientgen_format._forget_oldest.cache_clear()


def whole(source: str) -> str:
    return black.format_str(source, mode=MODE)


@pytest.mark.parametrize(
    "source",
    [
        SOURCE,
        "",
        "\n\n",
        "# only a comment",
        '"""Only a docstring."""',
        '"""Doc."""\ndef f(): pass',
        "\n\n\ndef f(): pass\n\n\n\n\n\ndef g(): pass\n",
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\n\nclass A: pass\n\nclass B: pass\n",
        "def f(): pass\n# after f\n\ndef g(): pass\n",
        "def f(): pass\n\n# before g\ndef g(): pass\n",
        "def f(): pass\n\n    # deep\ndef g(): pass\n",
        "@overload\ndef f(a: int): ...\n@overload\ndef f(a: str): ...\ndef f(a): return a\n",
        "@overload\ndef f(a: int): ...\n\n@overload\ndef f(a: str): ...\n\ndef f(a): return a\n",
        "import a\n\ndef f(): pass\nimport b\nx = 1\n\n\n\n\ny = 2\n\nclass C: pass\n",
        "if a:\n  def f(): pass\nelse:\n  def g(): pass\n\ndef h(): pass\n",
        "try:\n  import a\nexcept E:\n  pass\n\nclass A: pass\n\nif b: pass\n\nclass B: pass\n",
        "x = [  # fmt: off\n 1,2]\n\ndef f( ): pass\n",
        "# fmt: off\ndef f( ): pass\n\ndef g( ): pass\n# fmt: on\n\ndef h( ): pass\n",
        "def f( ): pass\n\ndef g( ): pass # fmt: skip\n\ndef h( ): pass\n",
        "def f(): pass\n\n\x0c\n\ndef g(): pass\n",
        "def f():\r\n    pass\r\n\r\nclass A: pass\r\n",
        "x = 1 \\\n\n\ndef f(): pass\n",
        "x = 1; y = 2\n\nclass A: pass;\n\nclass B: x=1; y=2\n",
        "class A:\n\n\n  '''doc'''\n\n  x = '''\n\n\n  '''\n\ndef f(): '''   doc '''\n",
        "async def f(): pass\n\n@a\n@b(\n1)\nasync def g(): pass\n\n@(\n c)\nclass D: pass\n",
        "x = 'def f(): pass\\n'\n'''\n\ndef g(): pass\n\n'''\n\ndef h(): pass",
        "def f():\n  x = 1\n\n  def g(): pass\n\n  return g\n\nlambda: 1\n\ndef h(): pass\n",
    ],
)
def test_result_is_what_black_makes_of_the_whole_module(source: str) -> None:
    assert format_python(source, name="m.py") == whole(source)
    assert format_python(source, name="m.py") == whole(source)


def test_every_tenth_of_our_own_modules_comes_out_as_from_black() -> None:
    for path in sorted((ROOT / "generator" / "clientgen").rglob("*.py"))[::10]:
        source = path.read_text(encoding="utf-8")
        found = format_python(source, name=path.name)
        # Ruff lays them out, nearly always as black does
        assert found == source or found == whole(source), path


def test_sample_of_the_standard_library_comes_out_as_from_black() -> None:
    paths = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
    small = [path for path in paths if 2_000 < path.stat().st_size < 12_000]
    cuts = 0
    for path in random.Random(1).sample(small, 12):
        source = path.read_text(encoding="utf-8")
        assert format_python(source, name=path.name) == whole(source), path
        cuts += len(clientgen_format._cut(source, clientgen_format._parse(source, "m")))
    assert cuts > 24


def test_module_is_cut_at_functions_and_classes() -> None:
    format_python("x = 1 + 1\n\n\ndef f():\n    pass\n\n\nclass A:\n    a = -1 % 2\n", name="m")
    assert clientgen_format._recall(key("x = 1 + 1\n\n")) == "x = 1 + 1\n"
    assert (
        clientgen_format._recall(key("class A:\n    a = -1 % 2\n")) == "class A:\n    a = -1 % 2\n"
    )


def key(chunk: str) -> str:
    import hashlib

    return hashlib.sha256(f"{clientgen_format._MODE_KEY}\n{chunk}".encode()).hexdigest()


def refuse_black(chunk: str, name: str) -> str:
    raise AssertionError(f"black was asked to format {name}: {chunk}")


def test_known_chunks_need_no_black(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = format_python(SOURCE, name="m.py")
    monkeypatch.setattr(clientgen_format, "_run_black", refuse_black)
    assert format_python(SOURCE, name="m.py") == expected
    with pytest.raises(AssertionError):
        format_python(SOURCE.replace("x = 1", "x = 3 + 1"), name="m.py")


def test_chunks_that_the_layout_can_tell_need_neither_black_nor_cache(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clientgen_format, "_run_black", refuse_black)
    assert format_python("x=1\n", name="m.py") == "x = 1\n"
    assert (
        format_python("def f(a=1,):\n    return a\n", name="m.py")
        == "def f(\n    a=1,\n):\n    return a\n"
    )
    assert not cache.exists()


def test_only_the_changed_chunk_is_formatted(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "class A:\n    a = 1 + 1\n\n\nclass B:\n    b = 1 + 1\n\n\nclass C:\n    c = 1 + 1\n"
    format_python(source, name="m.py")
    asked: list[str] = []
    run_black = clientgen_format._run_black

    def note(chunk: str, name: str) -> str:
        asked.append(chunk)
        return run_black(chunk, name)

    monkeypatch.setattr(clientgen_format, "_run_black", note)
    format_python(source.replace("b = 1", "b = 2"), name="m.py")
    assert asked == ["class B:\n    b = 2 + 1\n\n"]


def test_damaged_entries_count_as_absent(cache: Path) -> None:
    expected = format_python(SOURCE, name="m.py")
    entries = sorted(cache.iterdir())
    good = [entry.read_bytes() for entry in entries]
    assert len(entries) > 1
    evil = "import os; os.abort()\n"
    damages: list[Callable[[int], bytes]] = [
        lambda i: b"",
        lambda i: good[i][:-1],
        lambda i: good[i] + b"x",
        lambda i: good[i].partition(b"\n")[0] + b"\n" + evil.encode(),
        lambda i: good[i - 1],
        lambda i: b"\xff" * 100,
    ]
    for damage in damages:
        for number, entry in enumerate(entries):
            entry.write_bytes(damage(number))
        assert format_python(SOURCE, name="m.py") == expected
        assert [entry.read_bytes() for entry in entries] == good


def test_unusable_cache_changes_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.parent.write_text("a file where the folder would be")
    assert format_python(SOURCE, name="m.py") == whole(SOURCE)
    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", os.devnull)
    assert format_python(SOURCE, name="m.py") == whole(SOURCE)


def test_entry_that_is_a_folder_changes_nothing(cache: Path) -> None:
    (cache / key("x=1+1\n")).mkdir(parents=True)
    assert format_python("x=1+1\n", name="m.py") == "x = 1 + 1\n"


def test_cache_stays_bounded(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clientgen_format, "_ENTRIES", 10)
    for number in range(30):
        clientgen_format._forget_oldest.cache_clear()
        format_python(f"x={number}+1\n", name="m.py")
    assert 5 <= len(list(cache.iterdir())) <= 11
    assert clientgen_format._recall(key("x=29+1\n")) == "x = 29 + 1\n"


def test_only_entries_are_forgotten(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names a folder of his own as the cache keeps what is in it."""
    monkeypatch.setattr(clientgen_format, "_ENTRIES", 2)
    cache.mkdir(parents=True)
    (cache / "folder").mkdir()
    for number in range(10):
        (cache / f"mine{number}").touch()
    for number in range(6):
        clientgen_format._forget_oldest.cache_clear()
        format_python(f"x={number}+1\n", name="m.py")
    assert len([path for path in cache.iterdir() if path.name.startswith("mine")]) == 10
    assert len(list(cache.iterdir())) <= 14


def test_huge_chunks_are_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clientgen_format, "_ENTRY_BYTES", 20)
    assert format_python("x = 'long enough to pass' + 'the limit'\n", name="m.py").startswith("x")
    assert not cache.exists()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1\ndef f(:\n", "m.py: 2:7: invalid syntax"),
        ("x = '\n", "m.py: 1:5: unterminated string literal"),
        ("x = 1\x00", "m.py: "),
        ("x = '\ud800'", "m.py: "),
        ("x = " + "(" * 5000 + ")" * 5000, "m.py: "),
    ],
)
def test_what_is_no_python_is_refused_with_its_place(source: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        format_python(source, name="m.py")
    assert str(caught.value).startswith(message)
    with pytest.raises(FormatError) as caught:
        compile_python(source, name="m.py")
    assert str(caught.value).startswith(message)
    assert caught.value.name == "m.py"


@pytest.mark.parametrize(
    "source",
    [
        "x = '\\d'\n",
        "x = 1 is 1\n",
        "assert (x, 'm')\n",
        "return\n",
        "x = 1()\n",
        "def f():\n  yield\n  await g\n",
    ],
)
def test_warnings_and_late_errors_of_the_compiler_are_refused(source: str) -> None:
    with pytest.raises(FormatError):
        compile_python(source, name="m.py")


def test_good_module_compiles_without_inheriting_from_this_one() -> None:
    compile_python(SOURCE, name="m.py")
    compile_python("def f():\n    def g(x: (yield)): ...\n", name="m.py")


def test_import_and_known_chunks_load_no_black() -> None:
    format_python("x=1+1\n", name="m.py")
    code = (
        "import sys\nfrom clientgen.format import BLACK_VERSION, format_python\n"
        "print('black' in sys.modules, BLACK_VERSION, format_python('x=1+1\\n', name='m'), end='')\n"
        "print('black' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == f"False {BLACK_VERSION} x = 1 + 1\nFalse\n"
    assert version("black") == BLACK_VERSION
