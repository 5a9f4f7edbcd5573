"""Two processes that train one model, as `torchrun` starts them: the same model as one process makes."""

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from tests.trainer.conftest import TINY, MakeClasses
from trainer.labels.readers import read_labels
from trainer.machine.together import ALONE, Together, join
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places

PLAIN = replace(TINY, epochs=2, dropout=0.0, drop_path=0.0, batch_size=4, clip_norm=0.0, lr=1e-3)
SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
import pytest, torch
from tests.trainer import conftest
from tests.trainer.machine.test_together import PLAIN
from trainer.runs.preparing import Places
from trainer.labels.readers import read_labels
from trainer.run import train
from trainer.machine.together import join, leave

torch.set_num_threads(1)
with pytest.MonkeyPatch.context() as patch:
    tiny = conftest.tiny_model.__wrapped__ if hasattr(conftest.tiny_model, "__wrapped__") else None
    tiny = tiny or conftest.tiny_model.__pytest_wrapped__.obj
    made = tiny(patch)
    next(made)
    together = join()
    labels, out = map(Path, sys.argv[1:])
    places = Places(out=out, cache=out.parent / "cache")
    steps = list(train(read_labels(labels), PLAIN, places, device="cpu", together=together))
    print(together.rank, together.size, len(steps))
    leave()
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_two_processes_make_the_model_that_one_makes(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=8, none=8, sites=4)
    places = Places(out=tmp_path / "one", cache=tmp_path / "cache")
    list(train(read_labels(labels), PLAIN, places, device="cpu"))
    port, script = free_port(), tmp_path / "two.py"
    script.write_text(SCRIPT)
    started = [
        subprocess.Popen(
            [sys.executable, str(script), str(labels), str(tmp_path / "two")],
            env={
                **os.environ,
                "RANK": str(rank),
                "LOCAL_RANK": str(rank),
                "WORLD_SIZE": "2",
                "MASTER_ADDR": "127.0.0.1",
                "MASTER_PORT": str(port),
                "OMP_NUM_THREADS": "1",
                "PYTHONPATH": str(Path(__file__).parents[3]),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for rank in range(2)
    ]
    said = [each.communicate(timeout=120)[0] for each in started]
    assert [each.returncode for each in started] == [0, 0], said
    assert "0 2" in said[0]
    one, two = (load_file(str(tmp_path / name / "best.safetensors")) for name in ("one", "two"))
    assert one.keys() == two.keys()
    apart = torch.cat([(one[name] - two[name]).abs().flatten() for name in one])
    # AdamW makes steps of rounding where a gradient is all but zero: a few weights may drift
    assert float((apart < 2e-4).float().mean()) > 0.999
    figures = [RunFolder(tmp_path / name).epochs()[-1]["macro_accuracy"] for name in ("one", "two")]
    assert figures[0] == figures[1]


def test_everybody_gets_as_much_and_nothing_is_left_out() -> None:
    parts = [Together(rank, 3).part_of(range(7)) for rank in range(3)]
    assert [len(each) for each in parts] == [3, 3, 3]
    assert {item for each in parts for item in each} == set(range(7))
    assert Together(2, 3).part_of([]) == []
    assert Together(2, 3).part_of([5]) == [5], "with one clip, each takes it"


def test_a_training_by_itself_is_one_of_one(monkeypatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    assert join() is ALONE
    assert ALONE.all_of("a") == ["a"]
    assert ALONE.part_of([1, 2]) == [1, 2]
