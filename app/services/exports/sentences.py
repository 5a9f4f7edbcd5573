"""What an export could not say, in sentences that name the first few."""

from collections.abc import Sequence


def about(noun: str, names: Sequence[str], how: str) -> list[str]:
    """Like: 3 videos without a date: left out (a.avi, b.avi, c.avi). No sentence about nothing."""
    if not names:
        return []
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return [f"{len(names)} {noun}{'s' if len(names) > 1 else ''} {how} ({shown})."]


def undated(names: Sequence[str]) -> list[str]:
    """About videos without a date, where the format cannot do without."""
    return about("video", names, "without a date: left out with all observations")
