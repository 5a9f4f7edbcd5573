import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import environment
from launcher.environment import Environment, InstallationFailed

Calls = list[list[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("torch==2.13.0\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What pip and venv would have been told."""
    told: Calls = []

    def run_pip(python: Path, words: list[str]) -> str:
        told.append(words)
        return ""

    def create(folder: Path, **_: object) -> None:
        told.append(["venv"])
        interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        interpreter.parent.mkdir(parents=True, exist_ok=True)
        interpreter.unlink(missing_ok=True)
        interpreter.write_bytes(b"")

    monkeypatch.setattr(environment, "run_pip", run_pip)
    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(environment, "_wants_small_torch", lambda: False)
    monkeypatch.setattr(Environment, "_is_usable", lambda self: self.python.exists())
    return told


def test_the_second_start_touches_neither_pip_nor_venv(root: Path, calls: Calls) -> None:
    Environment(root).prepare(with_tests=False)
    assert [words[0] for words in calls] == ["venv", "install"]
    Environment(root).prepare(with_tests=False)
    assert len(calls) == 2


def test_tests_bring_their_own_packages_and_everything_else(root: Path, calls: Calls) -> None:
    Environment(root).prepare(with_tests=True)
    assert any(word.endswith("[dev]") for word in calls[-1])
    assert "--no-compile" in calls[-1], "twelve thousand modules, of which two thousand are used"
    Environment(root).prepare(with_tests=False)
    assert len(calls) == 2


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_needed_installs_again(root: Path, calls: Calls, name: str) -> None:
    Environment(root).prepare(with_tests=True)
    (root / name).write_text("changed", encoding="utf-8")
    Environment(root).prepare(with_tests=False)
    assert [words[0] for words in calls] == ["venv", "install", "install"]
    Environment(root).prepare(with_tests=True)
    assert len(calls) == 4


def test_an_installation_that_was_interrupted_goes_on(
    root: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(environment, "run_pip", lambda *_: "ERROR: no network")
        with pytest.raises(InstallationFailed, match="no network"):
            Environment(root).prepare(with_tests=False)
    Environment(root).prepare(with_tests=False)
    assert [words[0] for words in calls] == ["venv", "install"]


def test_a_missing_venv_module_is_named_with_its_package(
    root: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(InstallationFailed, match=rf"apt-get install python3\.{sys.version_info[1]}-venv"):
        Environment(root).prepare(with_tests=False)
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(InstallationFailed, match=r"Get Python from https://www\.python\.org"):
        Environment(root).prepare(with_tests=False)


def test_an_environment_without_pip_or_of_another_python_is_made_anew(root: Path) -> None:
    made = Environment(root)
    assert not made._is_usable()
    made.python.parent.mkdir(parents=True)
    made.python.write_text("#!/bin/sh\necho '(3, 10) /usr'\n", encoding="ascii")
    made.python.chmod(0o755)
    assert not made._is_usable()
    made.python.write_bytes(b"MZ of another system")
    assert not made._is_usable()


def test_an_ancient_python_gets_a_sentence() -> None:
    script = Path(environment.__file__).parents[1] / "run.py"
    code = (
        f"import sys; sys.version_info = (3, 8, 1); sys.argv = ['run.py']; exec(open({str(script)!r}).read())"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Trapline needs Python 3.11 or newer; this is Python 3.8.")
