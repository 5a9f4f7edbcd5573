"""Queues in words."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.services.choosing.next_up import Next
from app.services.choosing.queue_orders import Reason
from app.services.observations import ProjectSummary
from app.services.proportions import Share
from app.ui.speech.describe import number_text
from app.ui.speech.naming import finer_percent_text
from mvit_core.types import VideoStatus


def _tr(text: str) -> str:
    return QCoreApplication.translate("Queue", text)


class Left(Enum):
    """What waits where every animal that was found is reviewed, and every file is scanned."""

    PHOTOS = auto()  # in which motion alone cannot look for animals
    BOUTS = auto()  # that nobody has looked at


def left_to_do(summary: ProjectSummary, num_bouts: int) -> Left | None:
    """Of a project that stands like this; `num_bouts` nobody has seen."""
    if summary.videos.get(VideoStatus.NEW):
        return None
    if summary.num_unjudged:
        return Left.PHOTOS
    return Left.BOUTS if num_bouts else None


def done_text(summary: ProjectSummary, num_bouts: int = 0) -> str:
    """That no animal waits for a review, of a project that stands like this; `num_bouts` nobody has seen."""
    videos = summary.videos
    if not any(videos.values()):
        return _tr("There is nothing to review: this project has no videos yet.")
    left = left_to_do(summary, num_bouts)
    if left is Left.PHOTOS:
        words = _tr(
            "Everything that was found is reviewed. Photos in which motion alone cannot find animals: {n}. "
            "Look at them, or scan with a detector."
        )
        return words.format(n=number_text(summary.num_unjudged))
    if left is Left.BOUTS:
        words = _tr("Every animal is reviewed. Behaviors that nobody has looked at: {n}.")
        return words.format(n=number_text(num_bouts))
    if not videos.get(VideoStatus.NEW):
        return _tr("Everything is reviewed.")
    if not any(videos.get(status) for status in (VideoStatus.DONE, VideoStatus.BLANK, VideoStatus.PARTIAL)):
        return _tr("There is nothing to review before the first scan. Press Scan.")
    return _tr("Everything that was found is reviewed. Some videos are not scanned yet.")


def queue_title(queue: Next) -> str:
    """What a queue is called."""
    return {
        Next.LIBRARY: _tr("Place by place"),
        Next.MARGIN: _tr("Unsure between two species"),
        Next.ENTROPY: _tr("Unsure altogether"),
        Next.DISAGREEING: _tr("Contradicted"),
        Next.RARE: _tr("Rare species first"),
        Next.AUDIT: _tr("Random sample"),
        Next.EMPTIES: _tr("Check of blank videos"),
        Next.UNJUDGED: _tr("Single photos"),
    }[queue]


def queue_purpose(queue: Next) -> str:
    """What a queue is good for."""
    return {
        Next.LIBRARY: _tr("Through the library, oldest first."),
        Next.MARGIN: _tr("Where a look helps the model most."),
        Next.ENTROPY: _tr("Where the model has no idea."),
        Next.DISAGREEING: _tr("By the event's other videos, by motion, or by what looks alike."),
        Next.RARE: _tr("So that no rare species is missed."),
        Next.AUDIT: _tr("Says how often the machine is right."),
        Next.EMPTIES: _tr("Says how many animals were missed."),
        Next.UNJUDGED: _tr("They stand alone: motion has nothing to compare them with."),
    }[queue]


def reason_text(reason: Reason) -> str:
    """Who gainsays a name."""
    return {
        Reason.EVENT: _tr("Other videos of this event show another species."),
        Reason.MOTION: _tr("The movement does not look alive."),
        Reason.NEIGHBORS: _tr("What looks like it is called otherwise."),
    }[reason]


def share_text(share: Share) -> str:
    """A share with its interval, such as `91 % (77 % – 97 %)`."""
    low, high = share.interval
    return f"{finer_percent_text(share.value)} ({finer_percent_text(low)} – {finer_percent_text(high)})"
