"""The numbers of forward passes."""

import pytest
import torch

from trainer.computing import number_type

CPU = torch.device("cpu")


@pytest.mark.parametrize("multiplies", [True, False])
def test_a_cpu_computes_in_bfloat16_where_it_multiplies_in_it(
    multiplies: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: multiplies)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: False)
    assert number_type(CPU, "auto") == (torch.bfloat16 if multiplies else None)


def test_what_a_person_names_counts() -> None:
    assert number_type(CPU, "fp32") is None
    assert number_type(CPU, "fp16") == torch.float16
