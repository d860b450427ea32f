-- The grams of every file's name, by the file's id. Written by app/core/library/retrieve/names.py alone.
CREATE VIRTUAL TABLE names USING fts5(body, tokenize="ascii");
