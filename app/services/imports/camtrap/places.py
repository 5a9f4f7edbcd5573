"""Deployments and media of a package of Camtrap DP, each by its deployment's own camera clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.services.exports.camtrap_deployments import (
    CUT_PERIOD,
    UNKNOWN_PLACE,
    gaps_in,
    guesses_in,
    name_in,
    read_fields,
)
from app.services.imports.camtrap.tags import Tags
from app.services.imports.odd_values import MOST_SIGNS, OddValues
from app.services.imports.reading import MISSING, is_beyond, moment, number, safe_path
from app.services.imports.values import Cells, Found, FoundDeployment, FoundVideo
from mvit_core.types import Span


class Places:
    """What is known of them, by their IDs."""

    def __init__(self, found: Found, odd: OddValues) -> None:
        self._found = found
        self._odd = odd
        self._offsets: dict[str, int] = {}  # of deployments
        self._media: dict[str, tuple[str, datetime]] = {}  # deployment and time of each media file

    def __contains__(self, media: str) -> bool:
        return media in self._media

    def read_deployment(self, row: Cells) -> None:
        """A row of deployments.csv."""
        key = row.get("deploymentID", "")
        if not key:
            self._found.refuse("A deployment without an ID is left out.")
            return
        for name in ("deploymentStart", "deploymentEnd"):
            self._odd.note_moment(name, row.get(name, ""))
        for name, high in (("latitude", 90), ("longitude", 180)):
            self._odd.note(name, row.get(name, ""), number(row.get(name), low=-high, high=high))
        start, offset = moment(row.get("deploymentStart", ""))
        end = self._local(row.get("deploymentEnd", ""), offset)
        if offset is not None:
            self._offsets[key] = offset
        known = UNKNOWN_PLACE not in row.get("deploymentTags", "")
        latitude, longitude = (
            number(row.get("latitude"), low=-90, high=90),
            number(row.get("longitude"), low=-180, high=180),
        )
        fields = read_fields(row, lambda why: self._found.refuse(f"Deployment {key}: {why}."))
        self._found.deployments.append(
            FoundDeployment(
                key=key,
                name=name_in(row.get("deploymentTags", "")) or row.get("locationName") or key,
                site=row.get("locationName") or row.get("locationID") or key,
                latitude=latitude if known else None,
                longitude=longitude if known else None,
                uncertainty_m=number(row.get("coordinateUncertainty"), low=0, high=2.0037508e7)
                if known
                else None,
                start=start,
                end=end,
                gaps=self._gaps(row, offset),
                is_cut=CUT_PERIOD in row.get("deploymentTags", ""),
                utc_offset_min=offset,
                guesses=guesses_in(row.get("deploymentTags", "")),
                fields=fields,
                cells=row,
            )
        )

    def _gaps(self, row: Cells, offset_min: int | None) -> tuple[tuple[datetime, datetime], ...]:
        found = []
        for first, last in gaps_in(row.get("deploymentTags", "")):
            start, end = self._local(first, offset_min), self._local(last, offset_min)
            if start is not None and end is not None and start <= end:
                found.append((start, end))
            else:
                self._odd.note("deploymentTags", f"gap:{first}/{last}", None)
        return tuple(found)

    def read_media(self, row: Cells) -> None:
        """A row of media.csv."""
        key, deployment = row.get("mediaID", ""), row.get("deploymentID", "")
        at = self._local(row.get("timestamp", ""), self._offsets.get(deployment))
        if not key or at is None:
            self._found.refuse(_why_not(row))
            return
        self._media[key] = deployment, at
        address = row.get("filePath", "")
        path = safe_path(as_named(address))
        if not path and "://" not in address:
            self._found.refuse(
                f"The media file {address[:80]!r} lies outside of the package: only its name is taken."
            )
        self._found.videos.append(
            FoundVideo(
                key=key,
                path=path or _own_name(row, key),
                deployment=deployment,
                recorded_at=at,
                may_be_absent=True,
                cells=row,
            )
        )

    def span(self, row: Cells, media: str, tags: Tags) -> Span | None:
        """Within the media file; exact to the millisecond where nobody changed what Trapline wrote."""
        deployment, at = self._media.get(media, ("", None))
        if at is None:
            return tags.span
        offset = self._offsets.get(deployment)
        for name in ("eventStart", "eventEnd"):
            self._odd.note_moment(name, row.get(name, ""))
        start = self._local(row.get("eventStart", ""), offset)
        end = self._local(row.get("eventEnd", ""), offset)
        if start is None:
            return tags.span
        if end is not None and end < start:
            self._odd.note("eventEnd", row.get("eventEnd", ""), None)
            end = None
        start_s, end_s = (start - at).total_seconds(), ((end or start) - at).total_seconds()
        if tags.span is not None and start_s < 0:
            return tags.span
        if tags.span is not None:
            start_s = tags.span.start_s if 0 <= tags.span.start_s - start_s < 1 else start_s
            end_s = tags.span.end_s if end is None or 0 <= end_s - tags.span.end_s < 1 else end_s
        return Span(max(0.0, start_s), max(0.0, start_s, end_s))

    def first_of_event(self, row: Cells, media: Iterable[str]) -> str:
        """The first media file of an event: of those told of it, else by its time in its deployment."""
        named = [key for key in media if key in self._media]
        offset = self._offsets.get(row.get("deploymentID", ""))
        start, end = (
            self._local(row.get("eventStart", ""), offset),
            self._local(row.get("eventEnd", ""), offset),
        )
        if not named and start is not None:
            last = end or start
            named = [
                key
                for key, (deployment, at) in self._media.items()
                if deployment == row.get("deploymentID") and start <= at <= last
            ]
        return min(named, key=lambda key: self._media[key][1], default="")

    def _local(self, text: str, offset_min: int | None) -> datetime | None:
        """By the deployment's clock, whatever offset the row was written with."""
        at, own = moment(text)
        if at is None or own is None or offset_min is None:
            return at
        try:
            return at + timedelta(minutes=offset_min - own)
        except OverflowError:
            return None


def _why_not(row: Cells) -> str:
    """Why a media file cannot be taken."""
    text = row.get("timestamp", "")
    name = row.get("filePath") or row.get("mediaID") or "?"
    if not row.get("mediaID"):
        return f"The media file {name} has no ID: it is left out."
    if text in MISSING:
        return f"The media file {name} has no time: it is left out."
    if is_beyond(text):
        return (
            f"The media file {name} has the time {text[:MOST_SIGNS]!r}, but only years from 1900 to 2199 are "
            "read: it is left out."
        )
    return f"The media file {name} has a time that is not understood, {text[:MOST_SIGNS]!r}: it is left out."


def as_named(path: str) -> str:
    """A path with the dots and the first sign that the standard forbids: Trapline writes them as codes."""
    for sign in ".~":
        code = f"%{ord(sign):02X}"
        path = f"{sign}{path.removeprefix(code)}" if path.startswith(code) else path
    return path.replace("%2E%2E", "..")


def _own_name(row: Cells, key: str) -> str:
    """A path of its own for a file that lies elsewhere: it cannot be opened, but it has to be told apart."""
    name = safe_path(row.get("fileName", "")) or safe_path(key) or "media"
    return f"{safe_path(key) or 'media'}_{name.rsplit('/', 1)[-1]}"
