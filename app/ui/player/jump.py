"""What a person types to go somewhere: a time, a frame, or the camera's clock. Pure."""

import re
from datetime import datetime, time, timedelta

FRAME = re.compile(r"^(?:f|#|frame|bild|fotograma)\s*(\d+)$|^(\d+)\s*f$", re.IGNORECASE)
CLOCK = re.compile(r"^(?:(\d+):)?(\d+):(\d{1,2}(?:[.,]\d+)?)$|^(\d+(?:[.,]\d+)?)\s*s?$")


def frame_typed(text: str) -> int | None:
    """`f374`, `#374` or `374f`; None where it is no frame."""
    found = FRAME.match(text.strip())
    return int(found[1] or found[2]) if found else None


def time_typed(text: str, first_frame_at: datetime | None = None) -> float | None:
    """Seconds into the video: `12.5`, `1:05.2`, or `7:02:13` by the camera's clock where it is known.

    With three figures and no clock they are hours, minutes and seconds into the video.
    """
    found = CLOCK.match(text.strip())
    if not found:
        return None
    hours, minutes, seconds, plain = found.groups()
    if plain is not None:
        return float(plain.replace(",", "."))
    past_s = int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    if hours is None or first_frame_at is None:
        return past_s
    midnight = datetime.combine(first_frame_at.date(), time())
    moment = midnight + timedelta(seconds=past_s)
    if moment < first_frame_at:
        moment += timedelta(days=1)
    return (moment - first_frame_at).total_seconds()
