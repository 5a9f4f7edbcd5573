"""From proposals to bouts, beside figures worked out by hand."""

import numpy as np

from mvit_core.localization.proposals import Proposals, ProposalSettings, bouts_from, shown
from mvit_core.types import Bout, Span


def test_bouts_are_cut_at_the_ends_and_behaviors_do_not_suppress_each_other() -> None:
    proposals = Proposals(
        np.array([[-2.0, 4.0], [8.0, 14.0], [11.0, 15.0]]), np.array([[0.9, 0.8], [0.7, 0.0], [0.6, 0.0]])
    )
    bouts = bouts_from(proposals, ("eats", "sleeps"), Span(0, 10))
    assert [(bout.behavior, bout.span) for bout in bouts] == [
        ("eats", Span(0, 4)),
        ("sleeps", Span(0, 4)),
        ("eats", Span(8, 10)),
    ], "what lies outside is none"


def test_the_best_of_too_many_are_kept() -> None:
    spans = np.array([[float(n), n + 0.9] for n in range(50)])
    proposals = Proposals(spans, np.linspace(0.1, 0.9, 50)[:, None])
    bouts = bouts_from(proposals, ("eats",), Span(0, 60), ProposalSettings(most_kept=3))
    assert [bout.span.start_s for bout in bouts] == [49, 48, 47]


def test_nothing_proposed_is_nothing_found() -> None:
    nothing = Proposals(np.zeros((0, 2)), np.zeros((0, 2)))
    assert bouts_from(nothing, ("eats", "sleeps"), Span(0, 10)) == []


def test_a_bout_is_shown_once_and_as_sure_as_its_behavior_has_to_be() -> None:
    bouts = [
        Bout("eats", Span(0, 10), 0.9),
        Bout("eats", Span(1, 6), 0.6),
        Bout("sleeps", Span(1, 6), 0.6),
        Bout("eats", Span(9, 20), 0.5),
        Bout("grooms", Span(30, 40), 0.2),
    ]
    found = shown(bouts, {"sleeps": 0.7}, 0.3)
    assert [(bout.behavior, bout.span.start_s) for bout in found] == [("eats", 0), ("eats", 9)]
