-- For the ledger: the pictures inside documents, and pages for which there was no time.
ALTER TABLE files ADD COLUMN untried_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN pictures_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN pictures_blank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN pictures_passed INTEGER NOT NULL DEFAULT 0;
