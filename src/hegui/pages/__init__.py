"""The pages of docs/ that are written from what the rooms hold; a test compares each with its room."""
