"""Behaviors of a project, as tests put them there."""

from app.services.projects import Project
from app.services.vocabulary import new_behavior, put_behavior


def add_behavior(project: Project, name: str) -> None:
    """Have one more."""
    behavior = new_behavior(project, name)
    put_behavior(project, behavior.key, behavior)
