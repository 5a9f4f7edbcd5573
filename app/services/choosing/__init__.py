"""What is looked at and in which order: filters, orders and samples over the catalog."""
