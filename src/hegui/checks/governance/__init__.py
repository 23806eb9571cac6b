"""What an organisation must have done, by size and by kind of data: declarations, each with its day."""
