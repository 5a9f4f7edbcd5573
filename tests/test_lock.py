"""What is installed is pinned, and the lock says the same versions with a hash for each."""

import re
from pathlib import Path

from launcher.pythons import NEWEST
from tests.lock import NOT_LOCKED, PLATFORMS, lock_text, normalized, pinned

ROOT = Path(__file__).resolve().parents[1]
PINS = pinned((ROOT / "constraints.txt").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_the_lock_has_the_versions_of_the_constraints_and_a_hash_for_each() -> None:
    locked = {normalized(line.split("==")[0]): line for line in LOCK.splitlines() if re.match(r"\w", line)}
    assert {name: line.removesuffix(" \\") for name, line in locked.items()} == PINS
    for name in PINS:
        entry = LOCK.split(f"\n{PINS[name]} \\\n")[1].split("\n")
        digests = [line for line in entry if line.startswith("    --hash=")]
        assert digests, name
        assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", digests[0])


def test_each_python_has_its_own_files() -> None:
    numpy = LOCK.split("\nnumpy==")[1].split("==")[0]  # built for each of them
    assert numpy.count("--hash=") == len(PLATFORMS) * (NEWEST[1] - 10)


def test_torch_is_left_to_its_own_index() -> None:
    assert not set(NOT_LOCKED) & PINS.keys()
    assert "\ntorch==" not in LOCK


def test_a_package_without_a_file_is_not_written_down() -> None:
    written = lock_text({"a": "A==1", "b": "b==2"}, {"a": {"22", "11"}, "b": set()})
    assert written.splitlines()[2:] == ["A==1 \\", "    --hash=sha256:11 \\", "    --hash=sha256:22"]
