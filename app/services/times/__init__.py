"""When videos were recorded: what cameras and files say, repairs of clocks, doubts, and what is believed."""
