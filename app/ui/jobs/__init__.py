"""What runs behind the window: threads, processes, and steps between which it goes on."""
