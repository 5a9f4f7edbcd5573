"""`trapline places`."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services import media
from app.services.projects import open_or_create


def test_places_are_shown_before_they_are_changed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = str(tmp_path / "cards")
    assert main(["places", cards, "--pattern", "{site}", "--json"]) == 0
    (folder,) = json.loads(capsys.readouterr().out)
    assert (folder["folder"], folder["files"], folder["site"], folder["by_pattern"]) == (
        "Süd",
        2,
        "Süd",
        True,
    )
    assert main(["places", str(project), "--pattern", "S{site}"]) == 0
    assert "Nothing is changed yet" in capsys.readouterr().err
    assert main(["places", str(project), "--pattern", "S{site}", "--apply"]) == 0
    with open_or_create(project) as opened:
        assert [site.name for site in media.sites(opened)] == ["üd"]
    assert main(["places", str(project), "--pattern", "{where}"]) == 1
    assert main(["places", cards, "--pattern", "{site}", "--apply"]) == 1


def test_a_place_that_is_not_there_may_have_been_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["places", str(tmp_path / "card")]) == 1
    assert f"There is no folder or project {tmp_path / 'card'}." in capsys.readouterr().err
