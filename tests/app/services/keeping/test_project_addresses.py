from pathlib import Path

import pytest

from app.services.keeping.project_addresses import shown_place
from app.services.projects import open_or_create, open_project
from mvit_core.errors import UserError


def test_a_url_to_a_file_is_that_file(tmp_path: Path):
    url = f"sqlite:///{(tmp_path / 'x.trapline').as_posix()}"
    with open_or_create(url) as project:
        assert project.path == tmp_path / "x.trapline"


def test_an_address_without_its_driver_is_a_sentence():
    with pytest.raises(UserError, match="postgresql"):
        open_project("postgresql+notadriver://lab/project")


def test_a_place_is_shown_without_the_password_of_its_database() -> None:
    assert (
        shown_place("postgresql+psycopg://anna:secret@lab/survey")
        == "postgresql+psycopg://anna:***@lab/survey"
    )
    assert shown_place("my survey.trapline") == "my survey.trapline"
