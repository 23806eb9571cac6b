"""Who can get in: accounts, grants, listeners, logs."""
