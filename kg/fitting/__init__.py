"""``make fit``: every weight anew from the annotated articles of ``corpus/``, the same bytes each time."""
