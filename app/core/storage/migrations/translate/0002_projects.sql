CREATE TABLE projects (
    name TEXT PRIMARY KEY,
    glossary TEXT NOT NULL DEFAULT '',
    made REAL NOT NULL
);
