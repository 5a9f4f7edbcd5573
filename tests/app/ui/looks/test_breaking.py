"""Long names in narrow places."""

from app.ui.looks.breaking import BREAK, breakable, broken_to_fit


def test_a_long_name_may_go_on_in_the_next_line() -> None:
    assert breakable("RCNX0001_long.MP4") == f"RCNX0001{BREAK}_long.MP{BREAK}4"


def test_only_words_wider_than_a_line_may_end_anywhere() -> None:
    said = broken_to_fit("RCNX0001_long.MP4 is not there any more", 12, len)
    assert said == f"RCNX0001{BREAK}_long.MP{BREAK}4 is not there any more"
    assert broken_to_fit("unreadable anywhere", 12, len) == "unreadable anywhere"
