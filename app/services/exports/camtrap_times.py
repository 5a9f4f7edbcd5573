"""Camtrap DP's datetimes: whole seconds and an offset from UTC, made of a camera's clock without a zone."""

import re
import time
from datetime import datetime, timedelta, timezone

from mvit_core.errors import UserError

_OFFSET = re.compile(r"^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$", re.IGNORECASE)


def parse_utc_offset(text: str) -> timezone:
    """Such as "+02:00", "-0330", "+2" or "Z"; UserError for anything else."""
    if text.strip().upper() in ("Z", "UTC", "GMT"):
        return timezone(timedelta(0))
    match = _OFFSET.match(text.strip())
    hours, minutes = (int(match[2]), int(match[3] or 0)) if match else (99, 99)
    if match is None or hours > 14 or minutes > 59:
        raise UserError(f"{text} is not an offset from UTC. Write it like +02:00 or -05:30.")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if match[1] == "-" else offset)


def offset_of_this_computer() -> timezone:
    """Its standard time, without summer time: cameras are rarely switched."""
    return timezone(timedelta(seconds=-time.timezone))


def offset_name(zone: timezone) -> str:
    """As people write it: "+02:00"."""
    return datetime(2000, 1, 1, tzinfo=zone).isoformat()[-6:]


class CameraClock:
    """Turns camera-local times into Camtrap DP's."""

    def __init__(self, zone: timezone) -> None:
        self._zone = zone

    def down(self, moment: datetime) -> str:
        """The second that `moment` is in."""
        return moment.replace(microsecond=0, tzinfo=self._zone).isoformat()

    def up(self, moment: datetime) -> str:
        """The first whole second that is not before `moment`."""
        return self.down(moment + timedelta(microseconds=999_999))


def in_utc(moment: datetime) -> str:
    """A time that is UTC already, as labels have it."""
    return moment.replace(microsecond=0, tzinfo=timezone(timedelta(0))).isoformat()
