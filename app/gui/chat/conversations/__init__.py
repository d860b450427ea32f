"""The list of conversations and the options of each."""
