"""Where a question is typed, and what is attached to it."""
