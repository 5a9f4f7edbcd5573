"""Soft-NMS over spans, beside figures worked out by hand."""

from math import exp

import numpy as np
import pytest

from mvit_core.localization.suppression import mostly_one, soft_nms
from mvit_core.types import Span


def test_soft_nms_lowers_what_overlaps_a_better_one_and_leaves_the_rest() -> None:
    spans = np.array([[0.0, 10.0], [0.0, 5.0], [20.0, 30.0]])
    kept, scores = soft_nms(spans, np.array([0.9, 0.8, 0.7]), sigma=0.5, least=0.001)
    assert kept.tolist() == [0, 2, 1], "the second overlaps the first by half and falls behind the third"
    assert scores.tolist() == pytest.approx([0.9, 0.7, 0.8 * exp(-(0.5**2) / 0.5)])


def test_a_doubled_proposal_goes_where_it_falls_too_low() -> None:
    spans = np.array([[0.0, 10.0], [0.0, 10.0]])
    kept, _ = soft_nms(spans, np.array([0.9, 0.5]), sigma=0.5, least=0.1)
    assert kept.tolist() == [0], "0.5 exp(-2) is 0.07"


def test_of_equal_scores_the_first_is_taken_first() -> None:
    spans = np.array([[0.0, 1.0], [5.0, 6.0], [9.0, 10.0]])
    kept, _ = soft_nms(spans, np.array([0.5, 0.5, 0.5]), sigma=0.5, least=0.1)
    assert kept.tolist() == [0, 1, 2]


def test_what_stands_lowers_the_others_and_is_none_of_them() -> None:
    spans, scores = np.array([[0.0, 10.0], [20.0, 30.0]]), np.array([0.9, 0.8])
    kept, lowered = soft_nms(spans, scores, sigma=0.5, least=0.1, standing=np.array([[0.0, 5.0]]))
    assert kept.tolist() == [1, 0]
    assert lowered.tolist() == pytest.approx([0.8, 0.9 * exp(-(0.5**2) / 0.5)])


def test_a_short_span_in_a_long_one_is_mostly_one_with_it() -> None:
    assert mostly_one(Span(0, 10), Span(2, 3))
    assert mostly_one(Span(2, 3), Span(0, 10))
    assert not mostly_one(Span(0, 10), Span(9, 11)), "half is not more than half"
    assert not mostly_one(Span(0, 1), Span(1, 2))
