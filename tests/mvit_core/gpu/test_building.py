"""The programs can be built for the cards they are made for, though none is here."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(find_spec("triton") is None, reason="no Triton here: it exists for Linux alone")
def test_programs_are_built_for_cards_and_fit_their_registers(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.mvit_core.gpu.for_cards", "80", "90"],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"TRITON_CACHE_DIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line.split() for line in done.stdout.splitlines()]
    assert len(lines) == 2 * 16
    assert [line for line in lines if line[3] != "0"] == []  # memory in place of registers is slow
