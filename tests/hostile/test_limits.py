"""Large and deep input is refused soon and in little memory; damaged specs are told, never crash."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from clientgen.pipeline import understand
from clientgen.project import Project

from .museum import API, BASE, base, make, write

ROOT = Path(__file__).parents[2]
REAL = ROOT / "spec" / "media-services-management"
MEGABYTE = 1024 * 1024
_VALIDATE = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from clientgen.pipeline import understand
from clientgen.project import Project
understand(Project(Path(sys.argv[2])), "museum")
before = resource.getrusage(resource.RUSAGE_SELF)
Path(sys.argv[2], "spec", "museum", "deviations.yaml").write_bytes(eval(sys.argv[3]))
found = understand(Project(Path(sys.argv[2])), "museum").diagnostics
after = resource.getrusage(resource.RUSAGE_SELF)
# not `ru_maxrss`, which a process inherits from the one that started it
status = Path("/proc/self/status").read_text()
peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
print(found[0].code, after.ru_utime - before.ru_utime, int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("b'# x\\n' * 12_500_000", "PRJ106"),
        ("b'[' * 100_000", "DOC116"),
        ("b'{a: ' * 100_000", "DOC116"),
        (
            "b'a: &a [x]\\n' + b''.join(b'b%d: &b%d [*a,*a,*a,*a]\\n' % (i, i) for i in range(9000))",
            "DOC109",
        ),
        ("b'- {a: 1}\\n' * 400_000", "DOC117"),
    ],
    ids=["50-megabytes", "100000-lists", "100000-mappings", "aliases", "values"],
)
def test_refused_soon_and_in_little_memory(content: str, code: str, tmp_path: Path) -> None:
    write(tmp_path, base())
    generator = str(ROOT / "generator")
    process = subprocess.run(
        [sys.executable, "-c", _VALIDATE, generator, str(tmp_path), content],
        capture_output=True,
        text=True,
        check=True,
    )
    found, seconds, megabytes = process.stdout.split()
    assert found == code
    assert float(seconds) < 1, "seconds of processor time"
    assert int(megabytes) < 200


def damage(content: bytes, chance: random.Random) -> bytes:
    """Return a file with a few bytes, lines or pieces changed."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        match chance.randrange(7):
            case 0:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[at + chance.randint(1, 40) :]
            case 2:
                content = content[:at] + chance.choice(PIECES) + content[at:]
            case 3:
                content = content[:at] + content[at : at + 200] + content[at:]
            case 4:
                lines = content.split(b"\n")
                first = lines[: chance.randint(2, 9)]
                chance.shuffle(first)
                lines[: len(first)] = first
                content = b"\n".join(lines[: chance.randint(1, len(lines))])
            case 5:
                content = content.replace(*chance.choice(SWAPS), chance.randint(1, 3))
            case _:
                content = content[:at] + content[to:]
    return content


PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\t",
        b"\r",
        b"'",
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b"- ",
        b": ",
        b"? ",
        b"&a ",
    ),
    *(b"*a", b"<<: ", b"!!str ", b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b"| ", b">\n", b"null"),
    *("\u202e".encode(), "\u2028".encode(), b"\xef\xbb\xbf", b"1e999", b".nan", b"[" * 70, b"~"),
)
SWAPS = (
    (b"type: string", b"type: object"),
    (b"type: string", b"$ref: Thing"),
    (b"string", b"any"),
    (b"array", b"object"),
    (b"path", b"query"),
    (b"true", b"null"),
    (b"GET", b"POST"),
    (b"200", b"204"),
    (b"application/json", b"text/plain"),
    (b"required", b"order"),
    (b"example", b"default"),
    (b"description", b"python_name"),
    (b": {", b": [{"),
    (b"}", b"}}"),
    (b"  ", b" "),
)


@pytest.mark.parametrize(("folder", "sample"), [(BASE, 150), (REAL, 40)], ids=["base", "real"])
def test_damaged_specs_are_told(
    folder: Path, sample: int, tmp_path: Path, long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is done to a sound spec, what is wrong is told with its place, or nothing is."""
    monkeypatch.setattr("clientgen.format.format_python", lambda text, name: text)
    chance = random.Random(20261123)
    sound = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")
    }
    told = 0
    for _ in range(sample * 100 if long else sample):
        files = dict(sound)
        for name in chance.sample(sorted(files), chance.randint(1, 2)):
            files[name] = damage(files[name], chance)
        project = write(tmp_path, files)
        known = {f"spec/{API}/{name}" for name in files} | {f"spec/{API}", "spec"}
        generated = make(project)
        assert bool(generated.files) != bool(generated.errors)
        for each in generated.diagnostics:
            told += 1
            assert each.location.file in known
            assert each.location.line >= 1
            assert each.location.column >= 1
            assert each.message
    assert told > 50


def test_a_spec_is_not_read_through_a_link(tmp_path: Path) -> None:
    write(tmp_path / "other", base())
    (tmp_path / "project" / "spec").mkdir(parents=True)
    (tmp_path / "project" / "spec" / API).symlink_to(tmp_path / "other" / "spec" / API)
    project = Project(tmp_path / "project")
    assert project.apis() == ()
    assert {each.code for each in understand(project, API).diagnostics} >= {"PRJ103"}
