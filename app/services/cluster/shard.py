"""Some videos that go to one node together, and what comes back of them. Plain values, no Dask."""

from collections import deque
from collections.abc import Sequence

import msgspec

from app.services.scanning.workers import given_up
from mvit_core.events import Event, Request, ScanRequest, VideoProbed, VideoScanned

Answer = VideoScanned | VideoProbed


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a node says of a shard."""

    node: str  # its name
    answers: tuple[Answer, ...] = ()
    unseen: tuple[int, ...] = ()  # keys of videos that are not there, as far as this node sees
    died: tuple[tuple[int, str], ...] = ()  # keys that have no answer because a process died twice, and why
    refused: str = ""  # why this node cannot scan at all, a sentence


def encode_shard(requests: Sequence[Request]) -> bytes:
    """As it travels: JSON, so that neither side has to run what the other sends."""
    return msgspec.json.encode(requests)


def decode_shard(data: bytes) -> list[Request]:
    """What `encode_shard` encoded."""
    return _requests.decode(data)


def encode_outcome(outcome: Outcome) -> bytes:
    """As it travels back."""
    return msgspec.json.encode(outcome)


def decode_outcome(data: bytes) -> Outcome:
    """What `encode_outcome` encoded."""
    return _outcomes.decode(data)


class Shard:
    """The same verbs as a `ScanRun`, for a `Crew` of one; what kills its process is set aside."""

    def __init__(self, requests: Sequence[Request]) -> None:
        self._requests = {request.key: request for request in requests}
        self._waiting = deque(requests)
        self._in_hand: set[int] = set()
        self.answers: list[Answer] = []
        self.died: dict[int, str] = {}

    @property
    def is_done(self) -> bool:
        """Whether each video has its answer, or killed its process."""
        return not self._waiting and not self._in_hand

    def next_request(self) -> Request | None:
        """What an idle worker should do."""
        if not self._waiting:
            return None
        request = self._waiting.popleft()
        self._in_hand.add(request.key)
        return request

    def record(self, event: Event) -> None:
        """Keep an answer; signs of life stay on the node."""
        if isinstance(event, VideoScanned | VideoProbed) and event.key in self._in_hand:
            self._in_hand.discard(event.key)
            self.answers.append(event)

    def worker_died(self, key: int, why: str) -> None:
        """The process that had this video in hand is gone."""
        self._in_hand.discard(key)
        self.died[key] = why

    def suspects(self) -> list[Request]:
        """Those whose process died: any of them may be why."""
        return [self._requests[key] for key in self.died]


def last_word(request: Request, why: str) -> Answer | None:
    """What is said of a video that has killed two processes; nothing of one that was only to be probed."""
    return VideoScanned(key=request.key, result=given_up(why)) if isinstance(request, ScanRequest) else None


_requests: msgspec.json.Decoder[list[Request]] = msgspec.json.Decoder(list[Request])
_outcomes: msgspec.json.Decoder[Outcome] = msgspec.json.Decoder(Outcome)
