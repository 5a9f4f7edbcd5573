"""Models of a project, of which only what their training found matters."""

from app.services.learning.model_versions import Facts, Version, VersionId


def version_of(facts: Facts) -> Version:
    """The first model, with these facts."""
    return Version(
        id=VersionId(1),
        name="model 1",
        path=None,
        run=None,
        parent_id=None,
        created_at="2026-11-27T12:00:00",
        decision="",
        facts=facts,
        sha256="",
    )
