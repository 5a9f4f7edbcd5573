"""Which animals were seen in which videos: what the library narrows itself by."""

from collections.abc import Collection

from sqlalchemy import select

from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import Kind, ReviewState, Subject, VideoId
from app.store.schema import GONE, ObservationRow


def taxa_by_video(
    project: Project, videos: Collection[VideoId] | None = None
) -> dict[VideoId, frozenset[str]]:
    """The taxa of each video (of all, or of those given) in which something was seen and not rejected.

    "" stands for animals that nobody has named; people, vehicles and the rest by their `Subject`.
    """
    columns = (ObservationRow.video_id, ObservationRow.taxon, ObservationRow.subject)
    hidden = (GONE, ReviewState.REJECTED.value)
    statement = (
        select(*columns)
        .where(ObservationRow.kind == Kind.ANIMAL.value, ObservationRow.state.not_in(hidden))
        .distinct()
    )
    seen: dict[VideoId, set[str]] = {}
    with project.reading() as session:
        chosen = [None] if videos is None else list(batches(list(videos)))
        for some in chosen:
            narrowed = statement if some is None else statement.where(ObservationRow.video_id.in_(some))
            for video_id, taxon, subject in session.execute(narrowed):
                seen.setdefault(VideoId(video_id), set()).add(_key(taxon, subject))
    return {video_id: frozenset(keys) for video_id, keys in seen.items()}


def _key(taxon: str | None, subject: str) -> str:
    unnamed = (Subject.UNCLASSIFIED.value, Subject.ANIMAL.value)
    return taxon or ("" if subject in unnamed else subject)
