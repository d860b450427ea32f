"""One passage in its file: its neighbours, its page, its place after the file has changed."""
