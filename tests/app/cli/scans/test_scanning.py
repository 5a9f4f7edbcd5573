"""`trapline scan`, before the first worker."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.services.projects import create_project

pytestmark = pytest.mark.usefixtures("home")


def test_a_scan_that_cannot_begin_leaves_no_project_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.mp4").write_bytes(b"x")
    (tmp_path / "notes.onnx").write_text("no detector")
    words = ["scan", str(tmp_path / "cards"), "--project", str(tmp_path / "p.trapline"), "--workers", "1"]
    assert main([*words, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert "notes.onnx is no ONNX file" in capsys.readouterr().err
    assert not list(tmp_path.glob("p.trapline*"))
    create_project(tmp_path / "p.trapline").close()
    assert main([*words, "--detector", str(tmp_path / "notes.onnx")]) == 1
    assert (tmp_path / "p.trapline").exists()
