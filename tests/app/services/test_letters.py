"""Names of every script in little room."""

from app.services.letters import beginning, num_letters, short, without_middle


def test_a_letter_of_chinese_takes_the_room_of_two() -> None:
    assert num_letters("Ridge 2") == 7
    assert num_letters("湿原 2") == 6
    assert beginning("湿原の北", 5) == "湿原"
    assert beginning("Ridge", 3) == "Rid"


def test_what_is_too_long_is_cut_where_its_room_ends() -> None:
    assert short("Spruce bog", 10) == "Spruce bog"
    assert short("Spruce bog", 9) == "Spruce b…"
    assert short("秦岭山脊観察点", 9) == "秦岭山脊…"
    assert num_letters(short("秦岭山脊観察点", 8)) <= 8


def test_a_long_site_keeps_both_its_ends_in_every_script() -> None:
    assert without_middle("Spruce bog", 14) == "Spruce bog"
    assert without_middle("Old quarry, north camera", 14) == "Old qua…camera"
    assert without_middle("秦岭山脊観察点・北側第一", 14) == "秦岭山…側第一"
