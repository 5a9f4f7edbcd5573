"""What models do on graphics cards by programs of our own, in Triton's language, and by recorded passes.

Triton comes with PyTorch's builds for NVIDIA's and AMD's cards on Linux. Without it, and wherever a program
cannot be built, all is PyTorch's own: slower, and the same to the precision of the numbers.
"""
