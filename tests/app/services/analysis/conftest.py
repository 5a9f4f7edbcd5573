"""The survey whose truth is known, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.analysis.survey import Options, Survey
from app.services.projects import Project
from tests.survey_project import make_survey


@pytest.fixture(scope="session")
def survey_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Only to be read."""
    folder: Path = tmp_path_factory.mktemp("survey")
    with make_survey(folder) as project:
        yield project


@pytest.fixture(scope="session")
def survey(survey_project: Project) -> Survey:
    """All of it."""
    return Survey(survey_project, Options(num_bootstraps=50))
