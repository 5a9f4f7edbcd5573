"""How a command ends, for scripts; with 2, which is argparse's, where its words are not understood."""

EXIT_USER_ERROR = 1
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_NOBODY_READS = 141
