"""What the window will ask of a project when it opens, read behind it: a dozen small questions together
would hold it.
"""

from dataclasses import dataclass

from app.services import blind_review, media, vocabulary
from app.services.choosing import catalog as catalogs
from app.services.choosing import next_up
from app.services.choosing.catalog import Catalog
from app.services.choosing.next_up import Next
from app.services.projects import Project, user_name
from app.services.raw_scores import RawScores, raw_scores
from app.services.review import pins
from app.services.review.overtaking import position_of
from app.services.review.pins import Pins
from app.services.species_list import species_list
from app.ui.jobs.library_reading import AT_ONCE as FEW_VIDEOS
from app.ui.jobs.library_reading import Contents, contents_of
from app.ui.jobs.pool import Report
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import Behavior, Taxonomy

FEW_ROWS = 20_000  # fewer are read and filtered while one waits (some 40 ms)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a project, in one language."""

    taxonomy: Taxonomy
    behaviors: dict[str, Behavior]
    pins: Pins
    listed: Listed | None  # the animals that can be there; None: any
    raw: RawScores  # models whose scores are no chances


@dataclass(frozen=True, slots=True)
class Beforehand:
    """Large projects bring no contents and no catalog: those are read as they always are, with progress."""

    seen: int  # the line of the audit trail up to which others are known
    vocabulary: Vocabulary
    queue: Next
    observer: str  # who was reviewing blind when it was closed; empty: nobody
    num_videos: int
    num_photos: int  # of them
    contents: Contents | None
    catalog: Catalog | None


def read_vocabulary(project: Project, spoken: str) -> Vocabulary:
    """Its words in the language `spoken`."""
    taxonomy = vocabulary.taxonomy(project, language=spoken)
    behaviors = {each.key: each for each in vocabulary.behaviors(project, language=spoken)}
    listed = species_list(project)
    there = Listed(taxonomy, listed) if listed is not None else None
    return Vocabulary(taxonomy, behaviors, pins.pins(project), there, raw_scores(project))


def read_beforehand(project: Project, spoken: str, report: Report) -> Beforehand:
    """In any thread; `report` is called in between, so that it can be stopped."""
    seen = position_of(project) if project.is_shared else 0
    words = read_vocabulary(project, spoken)
    report(None)
    num_videos = media.num_videos(project)
    contents = contents_of(project, report) if num_videos <= FEW_VIDEOS else None
    catalog = catalogs.load(project) if catalogs.num_rows(project) <= FEW_ROWS else None
    report(None)
    num_photos = media.num_photos(project) if contents is None else contents.num_photos
    queue = next_up.chosen_queue(project)
    observer = blind_review.going_on(project, user_name())
    return Beforehand(seen, words, queue, observer, num_videos, num_photos, contents, catalog)
