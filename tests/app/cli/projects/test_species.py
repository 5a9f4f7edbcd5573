"""`trapline species`."""

import json
from pathlib import Path

import pytest

from app.cli.parser import parse
from app.services.projects import create_project
from mvit_core.errors import UserError


@pytest.fixture
def project(tmp_path: Path) -> str:
    create_project(tmp_path / "p.trapline").close()
    return str(tmp_path / "p.trapline")


def species(project: str, *words: str) -> None:
    arguments = parse(["species", project, *words])
    assert arguments.run(arguments) == 0


def test_a_list_is_taken_from_a_region_changed_and_given_up(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    species(
        project, "--region", "europe", "--remove", "lynx", "--add", "raccoon dog", "--add", "Equus", "--json"
    )
    listed = json.loads(capsys.readouterr().out)["species"]
    assert "equus" in listed
    assert "lynx" not in listed
    species(project)
    said = capsys.readouterr().out
    assert "raccoon dog" in said
    assert f"{len(listed)} animals on the list" in said
    species(project, "--any")
    assert "any animal" in capsys.readouterr().out


def test_an_unknown_animal_is_answered_with_near_ones(project: str) -> None:
    with pytest.raises(UserError, match="Did you mean"):
        species(project, "--add", "racoon dog")
