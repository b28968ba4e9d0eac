"""Office files: the only rooms that know how Excel and Word keep them, and what prints them."""
