"""Times and numbers as people write them."""

from math import floor


def clock(time_s: float) -> str:
    """A moment of a video: 0:12.48, 1:02:03.00."""
    hundredths = floor(time_s * 100 + 0.5)
    minutes, seconds = divmod(hundredths / 100, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02d}:{seconds:05.2f}" if hours else f"{minutes}:{seconds:05.2f}"


def lasting(time_s: float | None) -> str:
    """A duration, as exact as is of use: 40 s, 12 min, 3.2 h."""
    if time_s is None:
        return "–"
    if time_s < 9.95:
        return f"{time_s:.1f} s"
    if time_s < 90:
        return f"{time_s:.0f} s"
    return f"{time_s / 60:.0f} min" if time_s < 90 * 60 else f"{time_s / 3600:.1f} h"


def counted(number: int, noun: str) -> str:
    """1 video, 1,310 videos."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def percent(share: float | None) -> str:
    """A share in percent, as tables of experiments have it; a dash where nothing is known."""
    return "-" if share is None else f"{100 * share:.1f}"


def quoted(word: str) -> str:
    """A path or address as it can be given again in a command."""
    return f'"{word}"' if " " in word else word
