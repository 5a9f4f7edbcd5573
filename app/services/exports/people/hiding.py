"""What of a video's frames must not leave the project, since a person is in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from app.services import observations
from app.services.exports.material import Material
from app.services.exports.people import privacy, straying
from app.services.exports.people.privacy import Person
from app.services.exports.people.straying import Small
from app.services.observations import scanned
from app.store.records import Kind, Observation, Subject, Video
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.types import Box, Span, TrackPoint
from mvit_core.video.opening import unreadable
from mvit_core.video.picture import Frame
from mvit_core.video.reader import VideoReader


class Hiding:
    """The people of one video, and how it looked when their boxes were drawn."""

    def __init__(self, path: Path, people: Sequence[Person]) -> None:
        self.people = people
        self._looks = _looks(path, people)

    def boxes(self, frame: Frame) -> list[Box]:
        """What is hidden of a frame."""
        if not self.people:
            return []
        small = frame.to_rgb(straying.LONGER_SIDE)
        astray = [
            privacy.wider(box)
            for person in self.people
            for box in straying.strayed(person, small, frame.time_s, self._looks)
        ]
        return privacy.hidden_at(self.people, frame.time_s) + astray


def people_in(material: Material, video: Video) -> list[Person]:
    """Everybody whom a person or a detector has seen there, whether chosen for the export or not.

    Where a person drew boxes over a machine's track both count: each may know what the other does not.
    """
    stored = scanned.tracks_of_video(material.project, video.id)
    machine = {each.id: each.track.points for each in stored}
    found = []
    for one in observations.of_video(material.project, video.id):
        if one.kind is Kind.ANIMAL and one.subject is Subject.HUMAN:
            tracks = (one.keyframes, machine.get(one.track_id, ()) if one.track_id is not None else ())
            drawn = [points for points in tracks if points]
            found += [_person(one, points) for points in drawn or [()]]
    return found


def frames_at(path: Path, times: Mapping[int, float]) -> Iterator[tuple[int, Frame]]:
    """The frame that is nearest to each of these times, by the numbers given."""
    waiting = sorted((time_s, index) for index, time_s in times.items())
    before: Frame | None = None
    with VideoReader(path) as reader:
        for frame in reader:
            while waiting and waiting[0][0] <= frame.time_s:
                time_s, index = waiting.pop(0)
                is_nearer = before is None or frame.time_s - time_s < time_s - before.time_s
                yield index, frame if is_nearer or before is None else before
            if not waiting:
                return
            before = frame
    if waiting:
        refuse_gone(path)
    if before is not None:
        for _, index in waiting:
            yield index, before


def refuse_gone(path: Path) -> None:
    """UnreadableVideo where a file ended early since its drive was pulled out: no decoder says so."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise unreadable(path, error) from error


def _person(one: Observation, points: tuple[TrackPoint, ...]) -> Person:
    if not points:
        return Person(one.span)
    start_s, end_s = min(one.span.start_s, points[0].time_s), max(one.span.end_s, points[-1].time_s)
    return Person(Span(start_s, end_s), points)


def _looks(path: Path, people: Iterable[Person]) -> dict[float, Small]:
    """Small pictures of the moments at which people were in their boxes; fewer where it cannot be read."""
    moments = sorted({time_s for person in people for time_s in straying.moments_to_see(person)})
    found: dict[float, Small] = {}
    if moments:
        try:
            for index, frame in frames_at(path, dict(enumerate(moments))):
                found[moments[index]] = frame.to_rgb(straying.LONGER_SIDE)
        except (UnreadableVideo, UserError):
            pass  # whoever reads the video for its pictures says so
    return found
