"""Reports and plots say the same in English, German and Spanish, each with its own words and marks."""

import json
import re
from pathlib import Path

import pytest

from app.cli.entry import command_line
from app.services.analysis.catalog import ANALYSES
from app.services.analysis.survey import Options, Survey
from app.services.analysis.values import Finding
from app.services.projects import Project
from app.services.speech import Speech
from resources.translations import LANGUAGES

SAME = {"species", "MaxN", "RAI", "F1", "Kappa", "Median s", "Videos"}  # in more than one language


def test_numbers_are_written_as_people_there_do() -> None:
    assert Speech().number(1234567) == "1,234,567"
    assert Speech("de").number(1234.5) == "1.234,5"
    assert Speech("es").number(1234.5, 2) == "1\u00a0234,50"
    assert Speech("de").list(["a", "b", "c"], 2) == "a, b und 1 weitere"


def test_a_language_that_is_not_there_is_english() -> None:
    assert Speech("fr")("Daily activity") == "Daily activity"


def words_of(finding: Finding) -> list[str]:
    return [finding.title, finding.method, *finding.notes, *finding.table.columns, finding.missing]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", ANALYSES, ids=lambda one: one.key)
def test_every_analysis_says_everything_in_every_language(
    surveys: dict[str, Survey], one: object, language: str
) -> None:
    english, other = one.find(surveys["en"]), one.find(surveys[language])  # type: ignore[attr-defined]
    assert other.language == language
    assert len(english.notes) == len(other.notes)
    alike = set(words_of(english)) & set(words_of(other))
    assert not {words for words in alike if words and words not in SAME and not words[:4].isdigit()}
    rows = [
        [[cell for cell in row.cells if not isinstance(cell, str)] for row in each.table.rows]
        for each in (english, other)
    ]
    assert sorted(map(str, rows[0])) == sorted(map(str, rows[1])), "the numbers are the same"


@pytest.fixture(scope="module")
def surveys(survey_project: Project) -> dict[str, Survey]:
    return {
        language: Survey(survey_project, Options(num_bootstraps=5, language=language))
        for language in ("en", *LANGUAGES)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_of_one_language(
    survey_project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    language: str,
) -> None:
    monkeypatch.setenv("TRAPLINE_HOME", str(tmp_path))
    out = tmp_path / "r.html"
    words = ["analyse", str(survey_project.path), "--out", str(out), "--language", language]
    assert command_line([*words, "--bootstraps", "5"], lambda *_, **__: 0) == 0, capfd.readouterr().err
    page = re.sub(r'base64,[^"]+', "", out.read_text(encoding="utf-8"))  # any letters may stand in pictures
    assert f'<html lang="{language}">' in page
    for english in (
        "Settings",
        "Made by",
        "Numbers:",
        "independent events",
        "An event begins",
        "trap nights",
    ):
        assert english not in page
    assert Speech(language)("Species accumulation") in page
    assert Speech(language)("Settings") in page


def test_the_command_says_it_in_english_unless_asked(
    survey_project: Project,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRAPLINE_HOME", str(tmp_path))
    words = ["analyse", str(survey_project.path), "--json", "--bootstraps", "5"]
    assert command_line(words, lambda *_, **__: 0) == 0
    assert json.loads(capfd.readouterr().out)[0]["columns"][0] == "Species"
