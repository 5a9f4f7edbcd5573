"""Copies of models that answer sooner, and whether kernels of our own serve them on this computer."""
