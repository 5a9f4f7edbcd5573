"""How a head that finds bouts did beside grouped windows, and which of both ways scans use."""

from contextlib import suppress
from pathlib import Path

import msgspec

from trainer.reports.report import BoutsReport, mean_of
from trainer.temporal.localizing import Judged

FILE = "bouts.json"  # in a run's folder
FEWEST_HELD_OUT = 5  # bouts to be judged on


def decided(judged: Judged | None, *, wanted: bool) -> BoutsReport:
    """Whether the head is used, and why."""
    if judged is None or len(judged.true) < FEWEST_HELD_OUT:
        reason = (
            "Too few bouts are held out to judge the head on; it was asked for, so it is used."
            if wanted
            else "Too few bouts are held out to judge the head on, so windows are grouped as before."
        )
        report = judged.report() if judged is not None else BoutsReport(num_bouts=0, by_overlap={})
        return in_use(report, head=wanted, reason=reason)
    report = judged.report()
    better, reason = outcome(report)
    return in_use(report, head=better, reason=reason)


def outcome(report: BoutsReport) -> tuple[bool, str]:
    """Whether the head finds bouts better than windows do, and that in a sentence."""
    ours, theirs = mean_of(report.by_head) or 0.0, mean_of(report.by_windows) or 0.0
    better, head, windows = ours > theirs, f"{100 * ours:.0f}", f"{100 * theirs:.0f}"
    reason = (
        f"On held-out bouts the head beats grouped windows (mAP {head} against {windows} %)."
        if better
        else f"On held-out bouts the head does not beat grouped windows (mAP {head} against {windows} %)."
    )
    return better, reason


def with_unread(report: BoutsReport, num_read: int, total: int) -> BoutsReport:
    """The report, saying too where the head could not learn from all animals."""
    if num_read == total:
        return report
    left = f"Of {total} animals the head learned from {num_read}: videos of the others can no longer be read."
    return msgspec.structs.replace(report, unread=left)


def in_use(report: BoutsReport, *, head: bool, reason: str) -> BoutsReport:
    """The report with the way that a scan will take."""
    by_overlap = report.by_head if head else report.by_windows
    return msgspec.structs.replace(report, by_overlap=by_overlap, uses_head=head, reason=reason)


def kept(run: Path) -> BoutsReport | None:
    """How both ways did in a run's training; None where no head was learned."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode((run / FILE).read_bytes(), type=BoutsReport)
    return None


def with_rejected(report: BoutsReport, run: Path) -> BoutsReport:
    """A report of bouts with what a training found out about its head, also where it did not keep it.

    Of a head that is used the report's own figures are said: what a scan kept can say otherwise than videos.
    """
    before = kept(run)
    if before is None or before.num_bouts != report.num_bouts:  # none, or judged on other bouts
        return report
    if report.uses_head:
        (is_better, now), (_, then) = outcome(report), outcome(before)
        reason = now if is_better and before.reason == then else before.reason
        return msgspec.structs.replace(report, reason=reason, unread=before.unread)
    return msgspec.structs.replace(report, by_head=before.by_head, reason=before.reason, unread=before.unread)
