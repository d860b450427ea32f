"""What can be told of any text without a model or a library: its sentences, numbers and dates."""
