from datetime import datetime

import pytest

from mvit_core.video.tags import capture_time, parse_time

NOON = datetime(2019, 8, 1, 12, 34, 56)


@pytest.mark.parametrize(
    "text",
    [
        "2019-08-01T12:34:56.000000Z",
        "2019-08-01T12:34:56+0200",
        "2019-08-01 12:34:56",
        "2019:08:01 12:34:56",
        "Thu Aug  1 12:34:56 2019",
        "THU AUG 01 12:34:56 2019\n",
    ],
)
def test_times_are_read_as_cameras_write_them(text):
    assert parse_time(text) == NOON


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "yesterday",
            "2019-13-01 12:00:00",
            "1904-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "2019-08-01",
        ),
        *("9999-12-31T23:59:59Z", "0000-00-00 00:00:00"),
    ],
)
def test_what_is_no_time_of_recording_is_left_out(text):
    assert parse_time(text) is None


def test_the_local_time_goes_before_the_one_in_utc():
    tags = {
        "creation_time": "2019-08-01T10:34:56Z",
        "com.apple.quicktime.creationdate": "2019-08-01T12:34:56+0200",
    }
    assert capture_time([tags]) == NOON


def test_tags_of_the_stream_help_out():
    assert capture_time([{"encoder": "x"}, {"CREATION_TIME": "2019-08-01 12:34:56"}]) == NOON
    assert capture_time([{}, {}]) is None
