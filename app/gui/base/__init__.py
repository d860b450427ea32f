"""What every part of the window may use: look, texts, threads, actions. Knows no feature."""
