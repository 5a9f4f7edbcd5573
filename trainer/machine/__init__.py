"""On what a training computes: devices and their numbers, recorded steps, memory, several processes."""
