"""`python -m app` and `trapline`: hands the words on to the command line, the worker or the window."""
