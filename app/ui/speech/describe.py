"""How a video stands, in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.times.capture_times import BURNT_IN, EXIF, FILE_NAME, FILE_TIME, IMPORTED, METADATA, TABLE
from app.store.records import Video
from app.ui.speech.saying import here
from app.ui.speech.timecode import moment_text
from mvit_core.types import VideoStatus


def _tr(text: str) -> str:
    return QCoreApplication.translate("Library", text)


def status_text(video: Video) -> str:
    """What the status means, as a sentence."""
    if video.status == VideoStatus.PARTIAL:
        return _tr("Read up to a defect") + (f": {here(video.reason)}" if video.reason else ".")
    if video.status == VideoStatus.UNREADABLE:
        return _tr("Cannot be read") + (f": {here(video.reason)}" if video.reason else ".")
    if video.status == VideoStatus.NEW and video.reason:
        return _tr("Not scanned yet") + f": {here(video.reason)}"
    if video.is_photo and video.reason:
        return here(video.reason)
    return {
        VideoStatus.NEW: _tr("Not scanned yet."),
        VideoStatus.BLANK: _tr("Nothing moved from beginning to end."),
        VideoStatus.DONE: _tr("Scanned to the end."),
    }[video.status]


def number_text(number: int) -> str:
    """A number with the separators of this desktop."""
    return QLocale().toString(number)


def files_text(number: int, num_photos: int) -> str:
    """Such as `20 videos and 4 photos`, of `number` files; what there is none of goes unsaid."""
    num_videos = number - num_photos
    one, several = _tr("1 video"), _tr("{n} videos")
    videos = (one if num_videos == 1 else several).replace("{n}", number_text(num_videos))
    one, several = _tr("1 photo"), _tr("{n} photos")
    photos = (one if num_photos == 1 else several).replace("{n}", number_text(num_photos))
    if not num_photos:
        return videos
    return _tr("{videos} and {photos}").format(videos=videos, photos=photos) if num_videos else photos


def to_review_text(number: int) -> str:
    """How many observations nobody has looked at; empty for none."""
    return _tr("{n} to review").format(n=number_text(number)) if number else ""


def duration_text(seconds: float | None) -> str:
    """A length such as `0:12`; empty where it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def left_text(seconds: float) -> str:
    """How long something still takes, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute left")
    if seconds < 3600:
        return _tr("{n} min left").format(n=max(1, round(seconds / 60)))
    return _tr("{n} h left").format(n=QLocale().toString(seconds / 3600, "f", 1))


def about(seconds: float) -> str:
    """A length of time, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute")
    if seconds < 3600:
        return _tr("about {n} min").format(n=max(1, round(seconds / 60)))
    return _tr("about {n} h").format(n=QLocale().toString(seconds / 3600, "f", 1))


def source_text(captured_from: str) -> str:
    """Who says when a video was taken; empty where nobody does."""
    return {
        METADATA: _tr("the video says so"),
        EXIF: _tr("the photo says so"),
        FILE_NAME: _tr("by its name"),
        FILE_TIME: _tr("date of the file"),
        BURNT_IN: _tr("read in the picture"),
        IMPORTED: _tr("imported"),
        TABLE: _tr("by an imported table"),
    }.get(captured_from, captured_from)


def facts_of(video: Video) -> list[str]:
    """Length, size and format, as far as they are known."""
    facts = [_tr("photo") if video.is_photo else duration_text(video.duration_s)]
    if video.width and video.height:
        facts.append(f"{video.width} × {video.height}")
    if video.frame_rate:
        facts.append(_tr("{rate} frames a second").format(rate=QLocale().toString(video.frame_rate, "g", 4)))
    return [fact for fact in [*facts, video.codec] if fact]


def absent_text() -> str:
    """Why a video cannot be watched now."""
    return _tr("Not there now: connect its drive, or show where its folder is.")


def tooltip_of_video(video: Video, *, counts: bool, absent: bool) -> str:
    """Everything about a video that the list has no room for; without `counts` not what was reviewed."""
    lines = [str(video.path), *([absent_text()] if absent else []), status_text(video)]
    if video.captured_at:
        lines.append(moment_text(video.captured_at))
    if facts := facts_of(video):
        lines.append(" · ".join(facts))
    if counts and video.num_observations:
        lines.append(
            _tr("Observations: {n}, to review: {m}").format(n=video.num_observations, m=video.num_unreviewed)
        )
    return "\n".join(lines)
