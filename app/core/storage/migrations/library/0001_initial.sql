-- How the index was made (embedder, dimension, chunker) and which folder holds the vector index.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
-- What the person added. A single file is a folder of one.
CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, added REAL NOT NULL);
-- Files inside an added folder that the person took out again.
CREATE TABLE exclusions (path TEXT PRIMARY KEY);
-- The ledger.
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    reason TEXT,
    detail TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    pages INTEGER NOT NULL DEFAULT 0,
    ocr INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    mtime_ns INTEGER NOT NULL DEFAULT 0,
    hash TEXT,
    indexed_at REAL
);
CREATE INDEX files_by_hash ON files(hash);
CREATE INDEX files_by_state ON files(state);
CREATE TABLE texts (
    file_id INTEGER PRIMARY KEY REFERENCES files(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    page_starts TEXT NOT NULL DEFAULT '[]' -- JSON: [character offset, page] where each page's text begins
);
-- AUTOINCREMENT: an id is never used twice, so the vector index can be compared with this table by ids alone.
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    page INTEGER,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    digest BLOB NOT NULL,
    vector BLOB
);
CREATE INDEX chunks_by_file ON chunks(file_id, position);
CREATE INDEX chunks_by_digest ON chunks(digest) WHERE vector IS NOT NULL;
CREATE INDEX chunks_without_vector ON chunks(file_id) WHERE vector IS NULL;
-- Contentless: the text is in chunks. Both are written by app/core/library/retrieve/keywords.py alone.
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE grams USING fts5(body, content='', tokenize="ascii");
-- The durable queue. Small priority first; `due` is seconds since the epoch.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('scan', 'file', 'gone', 'rebuild')),
    path TEXT NOT NULL,
    priority INTEGER NOT NULL,
    due REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    is_watched INTEGER NOT NULL DEFAULT 0,
    seen_size INTEGER NOT NULL DEFAULT -1,
    UNIQUE (kind, path)
);
CREATE INDEX jobs_in_order ON jobs(priority, id);
