"""What can be derived from any text without a model or a library: sentences, numbers, dates."""
