"""Mail: bytes -> Message, and the mailboxes it comes from (Maildir, IMAP)."""
