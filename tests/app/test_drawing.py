"""The process that draws the demonstration says how far it is, why it cannot, and stops when it is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def draw(folder: Path) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-P", "-m", "app", "draw-demo", str(folder)]
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )


def test_closing_its_stdin_stops_it_and_leaves_only_whole_files(tmp_path: Path) -> None:
    process = draw(tmp_path)
    assert process.stdin
    assert process.stdout
    done, total = map(int, process.stdout.readline().split())
    assert 0 < done < total
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    process.stdout.close()
    assert not (tmp_path / ".rendering").exists()


@pytest.mark.skipif(os.name == "nt", reason="the folder of a device cannot be written there either")
def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    process = draw(tmp_path / "file" / "demo")
    said, _ = process.communicate(timeout=60)
    assert said.decode().startswith("refused: The demonstration cannot be written")
    assert process.returncode == 1
