"""Numbers and days among the words of the command line. What is none is refused in words that people have."""

import argparse
import math
from datetime import date

MOST = 1_000_000  # of days, videos, draws: more than that is a slip of the hand


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if (number := whole(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    if number > MOST:
        raise argparse.ArgumentTypeError(f"at most {MOST:,} is possible")
    return number


def lasting(text: str) -> float:
    """Seconds, more than none."""
    if (found := number(text)) <= 0:
        raise argparse.ArgumentTypeError("more than 0 is needed")
    return found


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number") from None


def number(text: str) -> float:
    """Any number that there is."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise argparse.ArgumentTypeError(f"'{text}' is no number")
    return found


def share(text: str) -> float:
    """A number from 0 to 1."""
    if not 0 <= (found := number(text)) <= 1:
        raise argparse.ArgumentTypeError("a number from 0 to 1 is needed")
    return found


def day(text: str) -> date:
    """A day, such as 2026-05-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it like 2026-05-01") from None
