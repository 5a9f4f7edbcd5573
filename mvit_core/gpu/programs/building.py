"""How Triton is asked to build a program."""

from inspect import signature

import triton

VARYING = {  # sizes of which programs are not built anew for those that are 1 or a multiple of 16
    *("count", "batch", "tokens", "made", "signals", "heads", "steps", "channels"),
    *("t_size", "h_size", "w_size", "t_made", "h_made", "w_made", "t_rows", "h_rows"),
    *("row_length", "sample_step", "token_step"),
}


def program(function):
    """The function as Triton builds it, for each kind of numbers and each constant."""
    varying = [name for name in signature(function).parameters if name in VARYING]
    return triton.jit(function, do_not_specialize=varying)
