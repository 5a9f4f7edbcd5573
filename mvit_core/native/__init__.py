"""Kernels of our own in C++, for x86-64 with AVX2 or AVX-512; an option: without them models run in PyTorch.

`building` makes a library of the sources that lie here, `library` finds it. No headers of Python or PyTorch:
the one library serves every Python (docs/adr/0027).
"""
