-- What OCR read so far of a long scan that is read in several turns, for the content with this hash.
CREATE TABLE scanned (
    file_id INTEGER PRIMARY KEY REFERENCES files(id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    pages TEXT NOT NULL
);
