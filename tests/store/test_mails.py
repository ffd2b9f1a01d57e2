"""Each mail once per place, found again after a change of UIDVALIDITY, and described by whatever its headers say."""

import datetime as dt

import pytest

from docflow.errors import NotFound
from docflow.schema.states import PlaceState, QuarantineCode
from docflow.store import Store
from tests.servers.stores import Clock
from tests.store.things import place, sha


def test_a_place_is_taken_once(store: Store) -> None:
    with store.begin() as tx:
        first, created = tx.mails.add(place(7), sha("a"), 10, "ar")
        assert created
        assert tx.mails.add(place(7), sha("a"), 10, "ar") == (first, False)
        assert tx.places.known("ar", "INBOX", 1) == {7: PlaceState.DUE}
        assert tx.places.known("ar", "INBOX", 2) == {}


def test_the_same_bytes_in_two_places_are_two_mails(store: Store) -> None:
    with store.begin() as tx:
        ids = {
            tx.mails.add(where, sha("a"), 10, "ar")[0]
            for where in (place(1), place(2), place(1, mailbox="other"), place(1, folder="Old"), None, None)
        }
        assert len(ids) == 6
        assert tx.mails.count() == 6
        assert {mail.id for mail in tx.mails.by_sha256(sha("a"))} == ids


def test_describing(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, sha("a"), 10, "upload")
        tx.mails.describe(
            mail_id,
            sender="a@b.example",
            sender_name="A",
            subject="Avis",
            sent_at=clock(),
            hints={"bulk": "yes"},
            notes=["odd"],
        )
        mail = tx.mails.get(mail_id)
    assert (mail.sender, mail.sender_name, mail.subject, mail.sent_at) == ("a@b.example", "A", "Avis", clock())
    assert (mail.hints, mail.notes, mail.received_at) == ({"bulk": "yes"}, ("odd",), clock())


@pytest.mark.parametrize(
    ("sent_at", "kept"),
    [
        (
            dt.datetime(2026, 5, 1, 8, 0, tzinfo=dt.UTC).replace(tzinfo=None),
            dt.datetime(2026, 5, 1, 8, 0, tzinfo=dt.UTC),
        ),
        (dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))), None),
        (dt.datetime(9999, 12, 31, 23, tzinfo=dt.timezone(-dt.timedelta(hours=12))), None),
        (dt.datetime(800, 1, 1, tzinfo=dt.UTC), dt.datetime(800, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_odd_dates(store: Store, sent_at: dt.datetime, kept: dt.datetime | None) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, sha("a"), 10, "upload")
        tx.mails.describe(mail_id, sent_at=sent_at)
        assert tx.mails.get(mail_id).sent_at == kept


def test_text_that_no_database_holds(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, sha("a"), 10, "upload")
        tx.mails.describe(mail_id, subject="a\x00b\udcffc\U0001f4b6", hints={"x": "nul \x00 inside"})
        mail = tx.mails.get(mail_id)
    assert mail.subject == "a\ufffdb\ufffdc\U0001f4b6"
    assert mail.hints == {"x": "nul \x00 inside"}


def test_quarantine_keeps_the_mail(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, sha("a"), 10, "upload")
        tx.mails.quarantine(mail_id, QuarantineCode.LIMITS, "too many parts")
        mail = tx.mails.get(mail_id)
    assert (mail.quarantine_code, mail.reason, mail.sha256) == (QuarantineCode.LIMITS, "too many parts", sha("a"))


def test_pages_newest_first(store: Store, clock: Clock) -> None:
    made = []
    for number in range(5):
        clock.advance(seconds=1)
        with store.begin() as tx:
            made.append(tx.mails.add(place(number), sha("a"), 10, "ar")[0])
    with store.read() as tx:
        first = tx.mails.list(limit=2)
        second = tx.mails.list(limit=9, after=first[-1].id)
    assert [mail.id for mail in first + second] == made[::-1]


def test_unknown_mails(store: Store) -> None:
    with store.begin() as tx:
        with pytest.raises(NotFound):
            tx.mails.get("mail_none")
        with pytest.raises(NotFound):
            tx.mails.describe("mail_none", subject="x")
