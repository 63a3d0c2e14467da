"""When things run: an alarm clock for what the database says is due."""
