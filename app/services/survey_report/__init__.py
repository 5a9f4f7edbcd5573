"""All analyses in one HTML file, in the language of who reads it."""

from collections.abc import Callable
from pathlib import Path

from app.services.analysis.catalog import ANALYSES
from app.services.analysis.survey import Options, Survey
from app.services.analysis.values import Finding
from app.services.exports.writing import new_file
from app.services.projects import Project
from app.services.survey_report.page import page, section

Progress = Callable[[int], None]


def write_survey_report(
    project: Project,
    out: Path,
    options: Options | None = None,
    *,
    overwrite: bool = True,
    progress: Progress = lambda _done: None,
) -> list[Finding]:
    """Write the report to `out` (.html) and return what it says.

    `progress` is told how many analyses are done, and may raise to stop. UserError where nothing can be
    written there.
    """
    survey = Survey(project, options, report=lambda _video: progress(0))
    with new_file(out, overwrite=overwrite, suffixes=(".html", ".htm")) as draft:
        findings, sections = [], []
        for number, one in enumerate(ANALYSES, start=1):
            finding = one.find(survey)
            findings.append(finding)
            sections.append(section(finding))
            progress(number)
        draft.write_text(page(survey, findings, sections), encoding="utf-8", errors="backslashreplace")
    return findings
