"""A model's weights fitted to clips, step by step, epoch by epoch, from a start to a state to go on from."""
