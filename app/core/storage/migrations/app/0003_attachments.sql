-- Files that were attached to a conversation, where they are. What was read of them is the library process's.
CREATE TABLE attachments (
    conversation_id INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    added REAL NOT NULL,
    PRIMARY KEY (conversation_id, path)
) WITHOUT ROWID;
