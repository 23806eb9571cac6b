"""What pages show: one file an idea."""
