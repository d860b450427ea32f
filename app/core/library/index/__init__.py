"""What is stored: the ledger of files, the job queue, the vectors, and how they were made."""
