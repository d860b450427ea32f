"""The Translate page: texts side by side, and documents."""
