"""Holds the export of Media Services against other tools: Redocly, schemathesis and Prism.

    python -m tests.interchange.tools

It needs node with `npx`, which gets the tools of npm, and schemathesis (`nox -s openapi` installs it). The document is used
as it is; schemathesis runs against the emulator.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from media_services_management._runtime.emulator.access import grant
from media_services_management.emulator import Emulator

from clientgen.interchange import text_of
from clientgen.pipeline import export
from clientgen.project import Project

ROOT = Path(__file__).parents[2]
API = "media-services-management"
REDOCLY, PRISM = "@redocly/cli@2", "@stoplight/prism-cli@5"
PORT = 8951
TOKEN = "fake-token"
CHECKS = ",".join(
    (
        *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
        *("response_headers_conformance", "response_schema_conformance"),
        *("use_after_free", "ensure_resource_availability"),
    )
)
"""Whether responses are as the document says. What requests are refused is left to the tests of the emulator.

schemathesis sends the header of the command line in its requests without credentials as well; a region must be
one that exists; members of XML that come twice or out of order are passed over, as the service does.
"""


def lint(document: Path) -> bool:
    command = ["npx", "--yes", REDOCLY, "lint", "--skip-rule=no-invalid-media-type-examples"]
    return subprocess.run([*command, str(document)]).returncode == 0


def fuzz(document: Path) -> bool:
    tool = Path(sys.executable).with_name("schemathesis")
    hooks = {"SCHEMATHESIS_HOOKS": "tests.interchange.hooks", "PYTHONPATH": str(ROOT)}
    with Emulator(require_auth=True, grants=[grant("bearer", TOKEN)]) as emulator:
        command = [str(tool), "run", str(document), "--url", emulator.endpoint]
        command += ["--header", f"Authorization: Bearer {TOKEN}", "--checks", CHECKS]
        done = subprocess.run(command, env={**os.environ, **hooks}, cwd=document.parent)
    return done.returncode == 0


def mock(document: Path) -> bool:
    """Ask Prism for an account."""
    command = ["npx", "--yes", PRISM, "mock", str(document), "--port", str(PORT)]
    prism = subprocess.Popen(command)
    try:
        path = "/11111111-2222-3333-4444-555555555555/services/mediaservices/Accounts/contoso"
        asked = urllib.request.Request(
            f"http://127.0.0.1:{PORT}{path}", headers={"x-ms-version": "2011-10-01"}
        )
        for _ in range(60):
            try:
                with urllib.request.urlopen(asked) as answer:
                    return bool(json.load(answer)["AccountName"] == "contoso")
            except OSError:
                time.sleep(1)
        return False
    finally:
        prism.terminate()
        prism.wait()


def main() -> int:
    results: dict[str, bool] = {}
    with TemporaryDirectory(prefix="clientgen-") as folder:
        for version in ("3.1", "3.0"):
            made = export(Project(ROOT), API, version).document  # type: ignore[arg-type]
            assert made is not None
            document = Path(folder, f"openapi-{version}.json")
            document.write_text(text_of(made, "json"), "utf-8")
            for run in (lint, fuzz, mock):
                results[f"{run.__name__} {version}"] = run(document)
    for name, is_fine in results.items():
        print(f"{name}: {'fine' if is_fine else 'see above'}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
