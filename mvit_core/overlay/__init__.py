"""The clock that a camera writes into its pictures, read where it can be read, and never guessed."""
