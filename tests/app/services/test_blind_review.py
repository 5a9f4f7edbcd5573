"""Which blind review is going on in a project."""

from app.services import blind_review
from app.services.projects import Project


def test_each_account_has_its_own_blind_review_and_ends_only_that(project: Project):
    assert blind_review.going_on(project, "ada") == ""
    blind_review.keep(project, "ada", "Ada")
    blind_review.keep(project, "bo", "Bo")
    blind_review.keep(project, "ada", "")
    assert [blind_review.going_on(project, account) for account in ("ada", "bo")] == ["", "Bo"]
