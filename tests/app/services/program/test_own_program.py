"""How Trapline starts itself."""

import sys
from pathlib import Path

import pytest

from app.services.program.own_program import CONSOLE, own_command


def test_a_checkout_starts_its_own_interpreter_and_nothing_from_where_the_person_stands() -> None:
    assert own_command("worker") == [sys.executable, "-P", "-m", "app", "worker"]


@pytest.mark.parametrize("suffix", ["", ".exe"])
def test_a_frozen_window_starts_the_console_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    window, console = tmp_path / f"Trapline{suffix}", tmp_path / f"{CONSOLE}{suffix}"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(window))
    assert own_command("worker") == [str(window), "worker"]
    console.touch()
    assert own_command("worker") == [str(console), "worker"]
