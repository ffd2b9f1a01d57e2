"""What every record reader needs of a paper: rows and tables, labels and their values, parties, and the head of it."""
