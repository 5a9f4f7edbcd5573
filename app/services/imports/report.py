"""What an import did."""

import msgspec

from app.store.records import Changes, Label, ObservationId


class ImportReport(msgspec.Struct, kw_only=True):
    """What came in, and what could not, a sentence each."""

    num_videos: int = 0  # that the file speaks of and the project has now
    num_new_videos: int = 0
    num_animals: int = 0
    num_bouts: int = 0
    num_deployments: int = 0
    num_known: int = 0  # that were in already
    left_out: list[str] = []
    before: dict[ObservationId, Label | None] = {}  # applying it takes the labels away again
    changes: Changes = Changes()
