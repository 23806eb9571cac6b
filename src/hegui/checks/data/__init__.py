"""What is held, judged column by column and table by table."""
