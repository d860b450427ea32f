-- Vectors have tables of their own: while the search model is changed each passage has two, and the former answer
-- until the last of the next is made. `unembedded` holds the passages that still wait for one.
CREATE TABLE vectors (chunk_id INTEGER PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE, vector BLOB NOT NULL);
CREATE TABLE next_vectors (chunk_id INTEGER PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE, vector BLOB NOT NULL);
CREATE TABLE unembedded (chunk_id INTEGER PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE);
-- Passages that are gone, whose vectors are still in the vector index's files.
CREATE TABLE stale_vectors (chunk_id INTEGER PRIMARY KEY);
-- The words stand in the tables in other forms now, and FTS5 cannot take out what it did not get: all is read again.
INSERT INTO words(words) VALUES ('delete-all');
INSERT INTO grams(grams) VALUES ('delete-all');
DELETE FROM chunks;
DELETE FROM texts;
UPDATE files SET hash = NULL, state = 'waiting', reason = NULL;
DELETE FROM meta;
DROP INDEX chunks_by_digest;
DROP INDEX chunks_without_vector;
ALTER TABLE chunks DROP COLUMN vector;
CREATE INDEX chunks_by_digest ON chunks(digest);
-- A file that replaced another under its name may have the same size and time; it has not the same change time.
ALTER TABLE files ADD COLUMN ctime_ns INTEGER NOT NULL DEFAULT 0;
CREATE INDEX files_unread ON files(size) WHERE hash IS NULL;
-- Where other disks were mounted below an added folder: an empty one later means "not plugged in", not "deleted".
CREATE TABLE mounts (path TEXT PRIMARY KEY);
-- `version` grows when a waiting job is asked for again, so that a change during its work is not lost.
DROP TABLE jobs;
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('scan', 'file', 'gone', 'embed', 'purge', 'vectors')),
    path TEXT NOT NULL,
    priority INTEGER NOT NULL,
    due REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    is_watched INTEGER NOT NULL DEFAULT 0,
    seen_size INTEGER NOT NULL DEFAULT -1,
    version INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, path)
);
CREATE INDEX jobs_in_order ON jobs(priority, id);
INSERT INTO jobs(kind, path, priority) SELECT 'scan', path, 0 FROM folders;
