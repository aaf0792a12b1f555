"""What one needs to know before a meeting with a country or an office, or two of them."""
