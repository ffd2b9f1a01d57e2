"""Who pays and who is paid: what may name a party is listed once with its signs; both roles are given at once."""
