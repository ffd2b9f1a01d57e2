"""MaildirMailbox."""

from pathlib import Path

import pytest

from docflow.errors import MailboxRefused
from docflow.mail.maildir import MaildirMailbox, uid_of


def maildir(root: Path, *names: str) -> Path:
    for folder in ("new", "cur", "tmp"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        (root / name).write_bytes(b"From: a@example.com\n\n" + name.encode())
    return root


def test_mail_in_new_and_cur_but_not_in_tmp(tmp_path: Path) -> None:
    root = maildir(tmp_path, "new/2.x", "cur/1.x:2,S", "tmp/3.x")
    mailbox = MaildirMailbox("ar", root)
    mails = [raw for portion in mailbox.fetch(mailbox.uids()) for raw in portion]
    assert [mail.data.split(b"\n\n")[1] for mail in mails] == [b"cur/1.x:2,S", b"new/2.x"]


def test_reading_it_by_a_mail_program_changes_no_identity(tmp_path: Path) -> None:
    root = maildir(tmp_path, "new/2.x")
    mailbox = MaildirMailbox("ar", root)
    assert mailbox.uids() == {uid_of("2.x")}
    (root / "new/2.x").rename(root / "cur/2.x:2,S")
    assert mailbox.uids() == {uid_of("2.x")}


def test_a_folder_that_is_no_maildir_says_so(tmp_path: Path) -> None:
    with pytest.raises(MailboxRefused, match="not a Maildir"):
        MaildirMailbox("ar", tmp_path).open("INBOX")
