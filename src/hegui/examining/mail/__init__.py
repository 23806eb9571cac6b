"""What mails show."""
