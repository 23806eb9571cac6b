"""Mail that came in: what it wants, and what the organisation owes when it does."""
