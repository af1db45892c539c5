"""Names of persons: how likely a stretch of characters is one, and what may stand around it."""
