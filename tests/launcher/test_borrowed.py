"""A compiler is borrowed: fetched by its sum, used, thrown away."""

import os
import re
from pathlib import Path

import pytest

from launcher import borrowed
from launcher.borrowed import WHICH, borrowed_compiler
from launcher.environment import Environment
from mvit_core.native import compilers


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(tmp_path)
    made.folder.mkdir()
    return made


def test_it_is_there_while_it_is_needed(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(python: Path, words: list[str]) -> str:
        assert python == environment.python
        assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} < set(words)
        package = Path(words[words.index("--target") + 1]) / "ziglang"
        package.mkdir()
        (package / ("zig.exe" if compilers.WINDOWS else "zig")).touch()
        return ""

    monkeypatch.setattr(borrowed, "run_pip", fetch)
    left = environment.folder / "compiler-of-a-killed-one"
    left.mkdir()
    os.utime(left, (0, 0))
    with borrowed_compiler(environment) as words:
        assert words[1] == "c++"
        assert Path(words[0]).is_relative_to(environment.folder)
        assert Path(words[0]).exists()
    assert list(environment.folder.iterdir()) == []


def test_without_a_network_there_is_none(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borrowed, "run_pip", lambda *_: "ERROR: No matching distribution found")
    with borrowed_compiler(environment) as words:
        assert words == []
    assert list(environment.folder.iterdir()) == []


def test_one_version_is_taken_whose_files_are_known() -> None:
    lines = [line.strip(" \\") for line in WHICH.read_text(encoding="ascii").splitlines() if line[0] != "#"]
    assert re.fullmatch(rf"{compilers.ZIG}==[\d.]+", lines[0])
    sums = [re.fullmatch(r"--hash=sha256:([0-9a-f]{64})", line) for line in lines[1:]]
    assert all(sums)
    assert len({each[1] for each in sums if each}) == 2
