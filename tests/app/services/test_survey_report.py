import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.cli.entry import command_line
from app.services.analysis.catalog import ANALYSES
from app.services.analysis.survey import Options, Survey
from app.services.analysis.tables import save_numbers
from app.services.exports.selection import Selection
from app.services.projects import Project
from app.services.survey_report import write_survey_report
from app.services.survey_report.page import settings_of
from mvit_core.errors import UserError
from tests.models_taught import taught
from tests.survey_project import make_survey

QUICK = Options(num_bootstraps=20)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_survey(tmp_path_factory.mktemp("survey")) as project:
        yield project


class Links(HTMLParser):
    """Everything that a page would fetch or jump to."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.jumps: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.fetched += [known["src"]] if "src" in known else []
        self.jumps += [known["href"]] if "href" in known else []
        self.ids += [known["id"]] if "id" in known else []


def test_the_report_is_one_file_that_fetches_nothing(project: Project, tmp_path: Path) -> None:
    done: list[int] = []
    findings = write_survey_report(project, tmp_path / "r.html", QUICK, progress=done.append)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    links = Links()
    links.feed(page)
    assert len(links.fetched) == len(ANALYSES) == done[-1]
    assert all(each.startswith("data:image/png;base64,") for each in links.fetched)
    assert {each.lstrip("#") for each in links.jumps} <= set(links.ids)
    assert all(finding.method and finding.title in page for finding in findings if "&" not in finding.title)
    assert "30 minutes or more after the last independent record" in page
    assert not re.search(r"https?://", page)


def test_the_settings_tell_the_models_and_the_least_confidence(tmp_path: Path) -> None:
    with make_survey(tmp_path) as project:
        taught(project, tmp_path / "run", [])
        found = dict(settings_of(Survey(project)))
        assert (found["Models"], found["Observations"]) == ("model 1 (SHA-256 aa…)", "all that count")
        doubtful = Options(selection=Selection(min_confidence=0.65))
        assert dict(settings_of(Survey(project, doubtful)))["Observations"].endswith("65 % on")
        nobody = Options(selection=Selection(taxa=("panthera",)))
        assert dict(settings_of(Survey(project, nobody)))["Models"] == "none"


def test_an_older_report_is_not_overwritten_unasked(project: Project, tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        write_survey_report(project, tmp_path / "r.html", QUICK, overwrite=False)
    assert (tmp_path / "r.html").read_text() == "mine"


def test_a_history_is_written_as_r_reads_it(project: Project, tmp_path: Path) -> None:
    from app.services.analysis.occasions import history

    save_numbers(history(Survey(project, QUICK)), tmp_path / "y.csv")
    head, *rows = [line.split(",") for line in (tmp_path / "y.csv").read_text(encoding="utf-8").splitlines()]
    assert head[0] == "Site"
    assert {cell for row in rows for cell in row[1:]} == {"0", "1", "NA"}


def test_the_command_prints_all_tables(
    project: Project, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAPLINE_HOME", str(tmp_path))
    words = ["analyse", str(project.path), "--json", "--bootstraps", "5", "--species", "lynx", "--reviewed"]
    assert command_line(words, lambda *_, **__: 0) == 0
    found = json.loads(capfd.readouterr().out)
    assert [each["analysis"] for each in found] == [each.key for each in ANALYSES]
    species = found[0]
    assert {row[1] for row in species["rows"]} == {"Lynx"}
    assert len(species["videos"]) == len(species["rows"])


def test_the_command_asks_where_to(project: Project, capfd: pytest.CaptureFixture[str]) -> None:
    assert command_line(["analyse", str(project.path)], lambda *_, **__: 0) == 1
    assert "--out report.html" in capfd.readouterr().err
