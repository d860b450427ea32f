CREATE TABLE memory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    changed REAL NOT NULL,
    UNIQUE (project, source_language, target_language, source)
);
CREATE INDEX memory_by_length ON memory(project, source_language, target_language, length(source));
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    engine TEXT NOT NULL,
    made REAL NOT NULL
);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    output TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    hash TEXT NOT NULL,
    engine TEXT NOT NULL,
    made REAL NOT NULL,
    UNIQUE (path, output, source_language, target_language)
);
CREATE TABLE document_segments (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    warnings TEXT NOT NULL,
    PRIMARY KEY (document_id, source)
) WITHOUT ROWID;
