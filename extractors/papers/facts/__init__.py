"""What a paper says of the payment as a whole: whatever may be its number is listed once, with its signs."""
