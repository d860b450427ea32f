"""From a folder on disk to stored passages with vectors."""
