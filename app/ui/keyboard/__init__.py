"""Every key of the window: the table of them, the actions they are for, and the sheet that shows them."""
