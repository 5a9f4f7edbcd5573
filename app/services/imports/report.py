"""What an import did, or would do."""

import msgspec

from app.services.exports.sentences import about
from app.store.records import Changes, Label, ObservationId


class ImportReport(msgspec.Struct, kw_only=True):
    """What came in, what was there before, and what could not."""

    num_listed: int = 0  # videos that the file speaks of
    num_videos: int = 0  # of those, that the project has now
    num_new_videos: int = 0
    num_absent: int = 0  # of the new, whose file is not here
    num_dated: int = 0  # of the new, by the table where the file says no date itself
    num_animals: int = 0
    num_bouts: int = 0
    num_deployments: int = 0
    num_known: int = 0  # observations that were in already
    num_corrected: int = 0  # of the animals, whom a person had called otherwise here
    num_corrected_bouts: int = 0  # the same of bouts
    num_edited: int = 0  # findings without a label that somebody changed in the file after it went out
    num_found: int = 0  # findings of machines that came in, bouts too: without a label, so undo leaves them
    num_replaced: int = 0  # findings of earlier scans without a label, bouts too: not shown any more
    unsure: list[str] = []  # videos of lines that may be older than what is here, or changed since
    beyond: list[str] = []  # videos after whose end somebody is in view by what the file says
    missing: list[str] = []  # videos that were found nowhere
    ambiguous: list[str] = []  # paths that may be several videos of the project
    cut: list[str] = []  # how names begin that are longer than the project keeps
    new_taxa: list[str] = []
    new_behaviors: list[str] = []
    problems: list[str] = []  # what was not understood, a sentence each
    remarks: list[str] = []  # what else becomes of what is here
    before: dict[ObservationId, Label | None] = {}  # applying it takes the labels away again
    changes: Changes = Changes()

    @property
    def brings_anything(self) -> bool:
        """Whether something of the project is another after it."""
        return bool(
            self.num_new_videos or self.num_animals or self.num_bouts or self.num_deployments
            or self.new_behaviors
        )  # fmt: skip

    @property
    def is_more_than_labels(self) -> bool:
        """Whether it brought what is still there once its labels are taken away again; of places it tells
        nothing.
        """
        return bool(self.num_new_videos or self.num_found)

    @property
    def left_out(self) -> list[str]:
        """What has to be said of it, in sentences that name the first few."""
        known = f"{self.num_known} observations were in already: kept as they are."
        if self.num_known == 1:
            known = "One observation was in already: kept as it is."
        return [
            *self.problems,
            *about(
                "Somebody is in view after the end of the video: taken as the file says, but look whether it "
                "means seconds ({n}: {names}).",
                self.beyond,
            ),
            *about(
                "Files that are not in this project and not beside the imported file: left out "
                "({n}: {names}).",
                self.missing,
            ),
            *about(
                "Paths that may each be several videos of this project: left out ({n}: {names}).",
                self.ambiguous,
            ),
            *about("Names longer than 200 signs: the rest is left out ({n}: {names}).", self.cut),
            *about("Animals unknown here before: added to the project's list ({n}: {names}).", self.new_taxa),
            *about(
                "Behaviors unknown here before: added to the project's ethogram ({n}: {names}).",
                self.new_behaviors,
            ),
            *self.changed,
            *([known] if self.num_known else []),
        ]

    @property
    def changed(self) -> list[str]:
        """What becomes of what is here, a sentence each."""
        corrected = (
            f"{self.num_corrected} animals that people had labelled here are now as the file says; "
            "undo brings their labels back."
        )
        if self.num_corrected == 1:
            corrected = (
                "One animal that a person had labelled is now as the file says; undo brings its label back."
            )
        bouts = (
            f"{self.num_corrected_bouts} bouts that people had labelled here are now as the file says; "
            "undo brings their labels back."
        )
        if self.num_corrected_bouts == 1:
            bouts = "One bout that a person had labelled is now as the file says; undo brings its label back."
        edited = (
            f"{self.num_edited} findings that nobody reviewed here were changed in the file: "
            "that counts as your word."
        )
        if self.num_edited == 1:
            edited = (
                "One finding that nobody reviewed here was changed in the file: that counts as your word."
            )
        replaced = (
            f"{self.num_replaced} findings of earlier scans that nobody reviewed give way to the file's."
        )
        if self.num_replaced == 1:
            replaced = "One finding of an earlier scan that nobody reviewed gives way to the file's."
        dated = f"{self.num_dated} new videos are dated by the table, as long as their files say no date."
        if self.num_dated == 1:
            dated = "One new video is dated by the table, as long as its file says no date."
        return [
            *self.remarks,
            *about(
                "Beside a name, the file says what stood here once: it may be older, so what is here stays "
                "({n}: {names}).",
                list(dict.fromkeys(self.unsure)),
            ),
            *([dated] if self.num_dated else []),
            *([corrected] if self.num_corrected else []),
            *([bouts] if self.num_corrected_bouts else []),
            *([edited] if self.num_edited else []),
            *([replaced] if self.num_replaced else []),
        ]
