"""Scans: which videos come next, the processes that read them, how long it takes, what is read again."""
