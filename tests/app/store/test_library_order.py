from datetime import datetime
from itertools import permutations

from app.store.library_order import batches, natural, sort_key


def key(**fields) -> str:
    base = {"site": "A", "deployment": "1", "captured_at": datetime(2024, 1, 1), "relative_path": "x.avi"}
    return sort_key(**{**base, **fields})


def test_numbers_count_as_numbers_and_letters_whatever_their_case():
    assert sorted(["Post 10", "post 9", "Post 1"], key=natural) == ["Post 1", "post 9", "Post 10"]


def test_accents_count_only_where_all_else_is_alike():
    order = ["Aschen", "Äschen", "Aschen 2", "Äschen 2", "Äschen 10", "Nord", "Ñuble", "Zoo"]
    for names in permutations(order[:5]):
        assert sorted([*order[5:], *names], key=natural) == order


def test_videos_of_two_names_that_differ_in_an_accent_do_not_mix():
    order = [
        key(site=site, deployment=deployment)
        for site in ("Aschen", "Äschen", "Aschen 2")
        for deployment in ("a", "á", "a 2", "b")
    ]
    assert sorted(order) == order


def test_no_two_names_share_a_place():
    names = ["Post 2", "post 2", "Post 02", "Póst 2", "Po\u0301st 2"]
    assert len(set(map(natural, names))) == len(names)


def test_site_comes_before_deployment_before_time_before_name():
    order = [
        key(),
        key(relative_path="y.avi"),
        key(captured_at=datetime(2024, 1, 2), relative_path="a.avi"),
        key(captured_at=None, relative_path="a.avi"),
        key(deployment="2", captured_at=datetime(2020, 1, 1)),
        key(site="A b", deployment="0"),
        key(site="B", deployment="0"),
    ]
    assert sorted(order) == order


def test_batches_hold_everything_once():
    assert batches([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert batches([], 2) == []
