"""How often models were right here, by what people said of their findings."""

from pathlib import Path

from sqlalchemy import update

from app.services.analysis.survey import Survey
from app.services.ecology.shares import wilson
from app.services.model_shelf.standing import right_in_review
from app.services.review import labels
from app.store.schema import ScanRow
from tests.survey_project import make_survey


def test_findings_of_sites_that_are_alike_say_less_than_so_many_independent_ones(tmp_path: Path) -> None:
    """At three of the six sites all findings are called something else: each site is one opinion."""
    with make_survey(tmp_path) as project:
        with project.writing() as session:
            session.execute(update(ScanRow).values(settings={"detector": "f00d"}))
        before = right_in_review(project)["f00d"]
        seen = [row for row in Survey(project).animals if row.observation.is_by_eye]
        wrong = {"Bear hollow", "Creek ford", "Fern ridge"}
        nothing = {
            row.observation.id: labels.reject(row.observation) for row in seen if row.site.name in wrong
        }
        labels.apply(project, nothing, who="Test")
        after = right_in_review(project)["f00d"]
    low, high = wilson(after.part, after.whole)
    assert after.whole == before.whole
    assert after.interval[1] - after.interval[0] > 2 * (high - low)
    assert after.interval[0] < after.value < after.interval[1]
