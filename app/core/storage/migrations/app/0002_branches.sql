-- Messages are a tree: a second version of a question or an answer is a sibling of the first. No cascade by parent_id:
-- it would go one level deeper a message, and SQLite stops at 1,000. `is_running` is an answer that is being written.
ALTER TABLE messages ADD COLUMN parent_id INTEGER REFERENCES messages(id);
ALTER TABLE messages ADD COLUMN is_running INTEGER NOT NULL DEFAULT 0;
UPDATE messages SET parent_id = (
    SELECT max(former.id) FROM messages AS former
    WHERE former.conversation_id = messages.conversation_id AND former.id < messages.id
);
CREATE INDEX messages_by_parent ON messages(parent_id);
-- Looked at by every start, which must not read all messages for it.
CREATE INDEX running_messages ON messages(is_running) WHERE is_running = 1;
-- `tip` is the last message of the branch that is shown, `deleted` when it was deleted (it can still be restored),
-- `queued` a JSON list of questions, `options` a JSON object of what differs from the program's defaults.
ALTER TABLE conversations ADD COLUMN tip INTEGER;
ALTER TABLE conversations ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN deleted REAL;
ALTER TABLE conversations ADD COLUMN draft TEXT NOT NULL DEFAULT '';
ALTER TABLE conversations ADD COLUMN queued TEXT NOT NULL DEFAULT '[]';
ALTER TABLE conversations ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
UPDATE conversations SET tip = (SELECT max(id) FROM messages WHERE conversation_id = conversations.id);
CREATE INDEX conversations_in_order ON conversations(updated DESC, id DESC);
CREATE INDEX deleted_conversations ON conversations(deleted) WHERE deleted IS NOT NULL;
CREATE TABLE tags (
    conversation_id INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation_id, tag)
) WITHOUT ROWID;
CREATE TABLE personas (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, options TEXT NOT NULL DEFAULT '{}');
-- What belongs to no conversation: the draft of a new one; whether the words of something deleted are still in the index.
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Trigrams find parts of words in every script. The two line ends let the last two letters of a message be the beginning
-- of a trigram too, so that a query of one or two letters can be looked up among the trigrams that begin with it.
CREATE VIEW searchable_messages AS
    SELECT id, text || char(10, 10) AS text FROM messages WHERE is_running = 0;
CREATE VIRTUAL TABLE message_index USING fts5(
    text, content = 'searchable_messages', content_rowid = 'id', tokenize = 'trigram', detail = 'full'
);
CREATE VIRTUAL TABLE message_grams USING fts5vocab('message_index', 'row');
CREATE TRIGGER message_added AFTER INSERT ON messages WHEN new.is_running = 0 BEGIN
    INSERT INTO message_index(rowid, text) VALUES (new.id, new.text || char(10, 10));
END;
CREATE TRIGGER message_removed AFTER DELETE ON messages WHEN old.is_running = 0 BEGIN
    INSERT INTO message_index(message_index, rowid, text) VALUES ('delete', old.id, old.text || char(10, 10));
END;
CREATE TRIGGER message_left AFTER UPDATE OF text, is_running ON messages WHEN old.is_running = 0 BEGIN
    INSERT INTO message_index(message_index, rowid, text) VALUES ('delete', old.id, old.text || char(10, 10));
END;
CREATE TRIGGER message_came AFTER UPDATE OF text, is_running ON messages WHEN new.is_running = 0 BEGIN
    INSERT INTO message_index(rowid, text) VALUES (new.id, new.text || char(10, 10));
END;
INSERT INTO message_index(message_index) VALUES ('rebuild');
