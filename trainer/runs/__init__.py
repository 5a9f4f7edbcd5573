"""Runs: the folder of a training, who holds it, what goes in before the first step and at the end."""
