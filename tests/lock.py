"""Writes requirements.lock: `python -m tests.lock`, after constraints.txt was changed.

pip is asked, for each system and Python below, which file of each pinned version it would install; the index
says its sha256. Nothing is installed. torch is not among them: run.py takes the small one of PyTorch's own
index where that fits, whose files differ from those of the same version elsewhere.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from launcher.pythons import NEWEST

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
INDEX = "https://pypi.org/simple"
NOT_LOCKED = ("torch",)
PYTHONS = [f"3.{minor}" for minor in range(11, NEWEST[1] + 1)]
PLATFORMS = {
    "linux": (
        *(f"manylinux_2_{minor}_x86_64" for minor in (34, 28, 27, 26, 17, 12, 5)),
        *("manylinux2014_x86_64", "manylinux1_x86_64"),
    ),
    "win32": ("win_amd64",),
    "darwin": tuple(
        f"macosx_{major}_0_{kind}" for major in (14, 13, 12, 11) for kind in ("arm64", "universal2")
    )
    + tuple(f"macosx_10_{minor}_universal2" for minor in (15, 13, 9)),
}
HEAD = (
    "# Every file that pip may take for the versions of constraints.txt, by its sha256; see tests/lock.py.",
    "# docs/releasing.md says how it is used and what is not in it.",
)


def pinned(text: str) -> dict[str, str]:
    """The lines of constraints.txt by their normalized names, without what is not locked."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = {normalized(re.split(r"[=;\s]", line)[0]): line for line in lines}
    return {name: line for name, line in sorted(found.items()) if name not in NOT_LOCKED}


def normalized(name: str) -> str:
    """As the index names it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def hashes_for(platform: str, python: str, lines: Sequence[str]) -> dict[str, str]:
    """The sha256 of each package's file; those that have none there are left out, and said."""
    wanted, found = list(lines), dict[str, str]()
    while wanted:
        report, problem = _ask(platform, python, wanted)
        if report is not None:
            for each in report["install"]:
                name = normalized(each["metadata"]["name"])
                found[name] = each["download_info"]["archive_info"]["hashes"]["sha256"]
            return found
        missing = re.search(r"No matching distribution found for ([\w.-]+)==", problem)
        if missing is None:
            raise SystemExit(problem)
        sys.stderr.write(f"{platform}, Python {python}: no file of {missing[1]}\n")
        wanted = [line for line in wanted if normalized(line.split("==")[0]) != normalized(missing[1])]
    return found


def _ask(
    platform: str, python: str, lines: Sequence[str]
) -> tuple[dict[str, list[dict[str, dict]]] | None, str]:  # type: ignore[type-arg]
    plain = [line.split(";")[0].strip() for line in lines if ";" not in line or platform in line]
    tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(
                sys.executable,
                "-m",
                "pip",
                "install",
                "--dry-run",
                "--ignore-installed",
                "--no-deps",
                "--quiet",
            ),
            *("--index-url", INDEX, "--only-binary", ":all:", "--target", folder, "--report", str(report)),
            *("--python-version", python, "--implementation", "cp", *tags, *plain),
        ]
        ended = subprocess.run(command, env=_only_the_index(), capture_output=True, text=True, check=False)
        if ended.returncode:
            return None, ended.stderr
        return json.loads(report.read_text(encoding="utf-8")), ""


def _only_the_index() -> dict[str, str]:
    """Without folders and other indexes that this computer may have set up: their files may differ."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    certificates = {name: os.environ[name] for name in ("PIP_CERT",) if name in os.environ}
    return {**kept, **certificates, "PIP_CONFIG_FILE": os.devnull}


def lock_text(pins: dict[str, str], hashes: dict[str, set[str]]) -> str:
    """The file: each pinned version with the hashes of its files."""
    parts = []
    for name, line in pins.items():
        if hashes.get(name):
            parts.append(
                " \\\n".join([line, *(f"    --hash=sha256:{each}" for each in sorted(hashes[name]))])
            )
    return "\n".join([*HEAD, *parts, ""])


def main() -> int:
    """Ask for all and write; the exit code."""
    pins = pinned((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    hashes: dict[str, set[str]] = {name: set() for name in pins}
    for platform in PLATFORMS:
        for python in PYTHONS:
            for name, digest in hashes_for(platform, python, list(pins.values())).items():
                hashes[name].add(digest)
            sys.stderr.write(f"{platform}, Python {python}: done\n")
    LOCK.write_text(lock_text(pins, hashes), encoding="utf-8")
    for name in (name for name, known in hashes.items() if not known):
        sys.stderr.write(f"not in the lock: {pins[name]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
