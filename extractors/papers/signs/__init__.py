"""What signs are worth: one kind of table and one fit for every question of which thing on a paper is meant."""
