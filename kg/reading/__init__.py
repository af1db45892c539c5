"""Article -> Reading: what an article says, found once and passed on to whoever needs it."""
