"""What a text names and what became of it, for ``kg why`` and its views."""
