"""Times as people read them in the language of the window, and the frame that is on screen at a time."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mvit_core.types import Span

FRAME_TOLERANCE_S = 0.0005  # far below a frame at 1000/s; swallows rounding of stored times


def time_text(time_s: float) -> str:
    """`12.48` as `00:12.480` (German `00:12,480`); with hours only where there are some."""
    milliseconds = round(max(0.0, time_s) * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes:02d}"
    return f"{head}:{rest // 1000:02d}{QLocale().decimalPoint()}{rest % 1000:03d}"


def time_aloud(time_s: float) -> str:
    """`62.48` as `1 min 2.5 s`: a screen reader spells `01:02.480`."""
    tenths = round(max(0.0, time_s) * 10)
    minutes, rest = divmod(tenths, 600)
    seconds = _tr("{n} s").format(n=QLocale().toString(rest / 10, "g", 3))
    return _tr("{m} min {seconds}").format(m=minutes, seconds=seconds) if minutes else seconds


def span_aloud(span: Span) -> str:
    """From when to when, or the moment alone."""
    start, end = time_aloud(span.start_s), time_aloud(span.end_s)
    return start if span.duration_s <= 0 else _tr("{start} to {end}").format(start=start, end=end)


def camera_text(first_frame_at: datetime, time_s: float) -> str:
    """The camera's date and time, `time_s` after its first frame, to the second."""
    return moment_text(first_frame_at + timedelta(seconds=time_s))


def moment_text(moment: datetime) -> str:
    """Date and time to the second."""
    return f"{day_text(moment.date())} {moment:%H:%M:%S}"


def day_text(day: date) -> str:
    """A day as this desktop writes it, with the whole year; as ISO 8601 has it where it does not say."""
    return QLocale().toString(QDate(day.year, day.month, day.day), day_form())


def day_form() -> str:
    """How Qt is to write and read days, for fields."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return "yyyy-MM-dd"
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def frame_at(times_s: Sequence[float], time_s: float) -> int:
    """The frame on screen at `time_s`: the last one that began by then; the first one before all."""
    return max(0, bisect_right(times_s, time_s + FRAME_TOLERANCE_S) - 1)


def end_of(times_s: Sequence[float]) -> float:
    """When the last frame leaves the screen: its time plus the average frame's length."""
    if len(times_s) < 2:
        return times_s[0] + 0.04 if times_s else 0.0
    return times_s[-1] + (times_s[-1] - times_s[0]) / (len(times_s) - 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Times", text)
