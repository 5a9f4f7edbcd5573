from pathlib import Path

import pytest

from app.services.keeping import project_files
from app.services.projects import create_project, open_or_create, open_project
from mvit_core.errors import UserError


def test_what_a_crash_left_in_the_log_is_never_overlooked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    (tmp_path / "x.trapline-wal").write_bytes(b"changes")
    monkeypatch.setattr(project_files.os, "access", lambda path, mode: False)
    monkeypatch.setattr(project_files, "_can_read", lambda engine: False)
    with pytest.raises(UserError, match=r"x\.trapline-wal"):
        open_project(file)


def test_a_project_on_a_read_only_medium_is_read_without_its_log_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    monkeypatch.setattr(project_files.os, "access", lambda path, mode: False)
    monkeypatch.setattr(project_files, "_can_read", lambda engine: engine.dispose())
    with open_project(file) as project:
        assert project.name == "x"
        assert [path.name for path in tmp_path.iterdir()] == ["x.trapline"]


def test_a_folder_that_may_not_be_looked_into_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("exists", "stat", "touch"):
        monkeypatch.setattr(Path, name, refuse)
    for act in (open_or_create, create_project):
        with pytest.raises(UserError, match="Permission denied"):
            act(tmp_path / "x.trapline")
