"""The numbers of forward passes."""

import pytest
import torch

from trainer.machine import computing
from trainer.machine.computing import number_type

CPU = torch.device("cpu")


@pytest.mark.parametrize("multiplies", [True, False])
def test_a_cpu_computes_in_bfloat16_where_it_multiplies_in_it(
    multiplies: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computing, "has_bfloat16", lambda: multiplies)
    assert number_type(CPU, "auto") == (torch.bfloat16 if multiplies else None)


def test_what_a_person_names_counts() -> None:
    assert number_type(CPU, "fp32") is None
    assert number_type(CPU, "fp16") == torch.float16
