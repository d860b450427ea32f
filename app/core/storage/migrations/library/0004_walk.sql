-- Walking a folder is called so: a scan is a picture of paper.
ALTER TABLE jobs RENAME TO former_jobs;
DROP INDEX jobs_in_order;
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('walk', 'file', 'gone', 'remove', 'embed', 'purge', 'vectors')),
    path TEXT NOT NULL,
    priority INTEGER NOT NULL,
    due REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    is_watched INTEGER NOT NULL DEFAULT 0,
    seen_size INTEGER NOT NULL DEFAULT -1,
    version INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, path)
);
INSERT INTO jobs
    SELECT id, CASE kind WHEN 'scan' THEN 'walk' ELSE kind END, path, priority, due, tries, is_watched, seen_size, version
    FROM former_jobs;
DROP TABLE former_jobs;
CREATE INDEX jobs_in_order ON jobs(priority, id);
