"""All checks run whatever came of the ones before; the folder is built and tried when everything is run."""

import subprocess
from pathlib import Path

import pytest

from launcher import checks, frozen

PYTHON = Path("python")


class FakeBuild:
    """A build that ends as the test says."""

    problem = ""
    ended = False

    def __init__(self, root: Path, python: Path) -> None:
        self.folder = root / "Trapline"

    def __enter__(self) -> "FakeBuild":
        return self

    def __exit__(self, *_: object) -> None:
        FakeBuild.ended = True

    def wait(self) -> str:
        return self.problem


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run."""
    told: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        told.append(command[1:])
        return int("mypy" in command)  # one check fails

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(frozen, "Build", FakeBuild)
    monkeypatch.setattr(frozen, "why_not", lambda: "")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    FakeBuild.problem, FakeBuild.ended = "", False
    return told


def test_everything_runs_after_a_failure_and_the_folder_is_tried_last(
    called: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.run_checks(tmp_path, PYTHON, []) == 1
    assert called[-1] == ["-m", "tests.frozen", str(tmp_path / "Trapline")]
    assert called[-2][:2] == ["-m", "pytest"]
    assert FakeBuild.ended
    assert "FAILED  mypy" in capsys.readouterr().out


def test_every_file_in_cpp_has_to_be_laid_out(called: list[list[str]], tmp_path: Path) -> None:
    native = tmp_path / "mvit_core" / "native"
    native.mkdir(parents=True)
    for name in ("rows.cpp", "rows.h", "rows.py"):
        (native / name).touch()
    checks.run_checks(tmp_path, PYTHON, ["tests/launcher"])
    (laid_out,) = [command for command in called if "--Werror" in command]
    assert laid_out[-2:] == [str(native / "rows.cpp"), str(native / "rows.h")]


def test_a_folder_that_could_not_be_built_is_not_tried(
    called: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    FakeBuild.problem = "no such module"
    assert checks.run_checks(tmp_path, PYTHON, []) == 1
    assert called[-1][:2] == ["-m", "pytest"]
    said = capsys.readouterr().out
    assert "no such module" in said
    assert "FAILED  build.spec" in said


def test_some_tests_alone_build_nothing(called: list[list[str]], tmp_path: Path) -> None:
    checks.run_checks(tmp_path, PYTHON, ["tests/launcher"])
    assert called[-1] == ["-m", "pytest", "tests/launcher"]
    assert not FakeBuild.ended


def test_where_it_cannot_be_tried_that_is_said(
    called: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(frozen, "why_not", lambda: "it needs xdotool")
    checks.run_checks(tmp_path, PYTHON, [])
    assert "not run the folder of build.spec: it needs xdotool" in capsys.readouterr().out
