"""How long videos are taken to be before they have been read: what the progress of a scan is reckoned in."""

from collections.abc import Mapping
from typing import NamedTuple

from app.services.scanning import machine
from app.store.records import VideoId

USUAL_DURATION_S = 30.0  # of a video, where none has been probed yet


class Pending(NamedTuple):
    """A video that wants a result."""

    root: str  # path of the folder that it was found in
    duration_s: float | None  # 0 of a photo; None: nobody has probed it, or the file does not say
    size_bytes: int


def lengths_of(videos: Mapping[VideoId, Pending]) -> dict[VideoId, float]:
    """Seconds of each: what the file says, else by its size, at as many bytes a second as the others have."""
    known = [each for each in videos.values() if each.duration_s and each.size_bytes]
    seconds = sum(each.duration_s or 0.0 for each in known)
    of_a_byte = seconds / sum(each.size_bytes for each in known) if known else 0.0
    return {
        id_: machine.counted_s(each.duration_s)
        if each.duration_s is not None
        else each.size_bytes * of_a_byte or USUAL_DURATION_S
        for id_, each in videos.items()
    }
