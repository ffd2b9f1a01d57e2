# ruff: noqa: E501  (a printed line stays on one line)
"""Mail and files that are no business paper, or that cannot be read."""

import datetime as dt
from collections.abc import Iterator

from samples.drawing.formats import day, money
from samples.drawing.mails import mail
from samples.drawing.paper import A4, Column, Paper, body, heads
from samples.drawing.truth import Case, Letter, nothing
from samples.drawing.world import World


def cases(world: World) -> Iterator[Case]:
    """All that is none of the others."""
    yield out_of_office()
    yield newsletter()
    yield phishing(world)
    yield reminder_statement(world)
    yield cover_note(world)
    yield no_body()
    yield unknown_charset()
    yield encrypted(world)
    yield zero_bytes()
    yield corrupt(world)


def _at(month: int, date: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, date, hour, 14, tzinfo=dt.UTC)


def _with_heads(raw: bytes, **heads_: str) -> bytes:
    """The mail with more head lines in front."""
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in heads_.items())
    return extra.encode() + raw


def out_of_office() -> Case:
    """An automatic answer that even names an invoice."""
    note = Letter(
        "Jill Ashdown <jill@ashdownvale.example>", "Automatic reply: Statement October",
        "Thank you for your mail. I am out of the office until 16 November. For urgent payments please contact accounts@ashdownvale.example.\n\nJill\n", _at(11, 2),
    )  # fmt: skip
    data = _with_heads(mail(note, []), Auto_Submitted="auto-replied", X_Auto_Response_Suppress="All")
    return Case(
        "out_of_office_eng",
        {"input.eml": data},
        (nothing("auto_reply"),),
        "not_remittance",
        "An automatic reply; nobody needs to see it.",
        "It speaks of payments, but a machine wrote it, and its head says so.",
        note,
    )


def newsletter() -> Case:
    """A fair's newsletter with prices in it."""
    html = (
        "<html><body><h1>Logistik-Messe Bremen 2027</h1><p>Jetzt Frühbucher-Rabatt sichern: Tickets ab 49,00 EUR statt 79,00 EUR!</p>"
        "<p>Rund 300 Aussteller erwarten Sie vom 2. bis 4. März 2027.</p><p><a href='https://messe.example/abmelden'>Newsletter abbestellen</a></p></body></html>"
    )
    note = Letter(
        "Messe Bremen <news@messe.example>",
        "Nur noch 7 Tage: Frühbucher-Rabatt",
        "Jetzt Tickets sichern.\n",
        _at(11, 5),
        html=html,
    )
    data = _with_heads(mail(note, []), List_Unsubscribe="<https://messe.example/abmelden>", Precedence="bulk")
    return Case(
        "newsletter_deu",
        {"input.eml": data},
        (nothing("newsletter"),),
        "not_remittance",
        "A newsletter; nobody needs to see it.",
        "Amounts and a discount in the text, sent to a list.",
        note,
    )


def phishing(world: World) -> Case:
    """'Our bank details have changed', with a known customer's name and a stranger's address."""
    who = world.client("C-3001")
    note = Letter(
        f"{who.name} <buchhaltung@obermaier-mb-finance.example>", "Änderung unserer Bankverbindung",
        "Sehr geehrte Damen und Herren,\n\nbitte beachten Sie, dass sich unsere Bankverbindung geändert hat. Erstattungen und Gutschriften überweisen Sie ab sofort "
        "ausschließlich auf folgendes Konto:\n\nIBAN: LT601010012345678901\nBIC: EVIULT21\n\nDie alte Bankverbindung ist nicht mehr gültig. Bitte bestätigen Sie den Erhalt noch heute.\n\n"
        f"Mit freundlichen Grüßen\nGeschäftsleitung\n{who.name}\n", _at(11, 6),
    )  # fmt: skip
    return Case(
        "new_bank_details_deu", {"input.eml": mail(note, [])}, (nothing("bank_detail_change"),), "review",
        "A security hold: a person calls the customer by a number that is known. Nothing is changed.",
        "The classic fraud: a known name, another domain, haste.", note,
    )  # fmt: skip


def reminder_statement(world: World) -> Case:
    """A supplier's statement of account: invoices and payments with running balance, but no payment to us."""
    us = world.branch("C-1001")
    paper = Paper(A4, title="Statement")
    paper.text(50, 60, "Pennine Pallets & Crates Ltd", 14, bold=True)
    paper.text(545, 60, "STATEMENT OF ACCOUNT", 13, bold=True, at="r")
    paper.lines(50, 100, [us.name, *us.address], 9.5)
    paper.lines(380, 100, ["Statement date: 31/10/2026", "Account: NORH02", "Page 1 of 1"], 9.5, 13)
    columns = [
        Column("Date", 50),
        Column("Reference", 130),
        Column("Type", 240),
        Column("Debit", 370, "r"),
        Column("Credit", 455, "r"),
        Column("Balance", 545, "r"),
    ]
    y = heads(paper, 180, columns, 9) + 8
    rows = [
        ["01/09/2026", "10441", "Invoice", "1,240.00", "", "1,240.00"], ["17/09/2026", "10502", "Invoice", "388.50", "", "1,628.50"],
        ["30/09/2026", "BACS", "Payment received", "", "1,240.00", "388.50"], ["12/10/2026", "10577", "Invoice", "702.25", "", "1,090.75"],
    ]  # fmt: skip
    y = body(paper, y, columns, rows, 9, 15)
    paper.rule(50, y - 6, 545, y - 6)
    paper.lines(
        50,
        y + 14,
        [
            "Current 702.25     30 days 388.50     60 days 0.00     90 days 0.00",
            "Amount outstanding GBP 1,090.75. Please pay overdue items by return.",
        ],
        9.5,
        15,
    )
    note = Letter(
        "Pennine Credit Control <credit@penninepallets.example>",
        "Statement October 2026",
        "Please find attached your statement.\n",
        _at(11, 3),
        names=("Statement.pdf",),
    )
    return Case(
        "statement_of_account_eng",
        {"input.pdf": paper.done()},
        (nothing("statement"),),
        "not_remittance",
        "What somebody says we owe; it pays nothing.",
        "Invoices, payments and totals in a table that resembles an advice.",
        note,
    )


def cover_note(world: World) -> Case:
    """A question about an old payment: words of the trade, nothing to post."""
    who = world.client("C-8002")
    note = Letter(
        f"Tesouraria <tesouraria@{who.domain}>", "Confirmação de receção",
        "Bom dia,\n\npodem confirmar a receção da nossa transferência da semana passada? Obrigada.\n\nCumprimentos,\nMaria João\nConservas Atlântico, Lda.\n", _at(10, 14),
    )  # fmt: skip
    return Case(
        "question_por",
        {"input.eml": mail(note, [])},
        (nothing("unknown"),),
        "review",
        "A question of a customer, without any figures; a person answers it.",
        "It speaks of a transfer, but says neither how much nor for what.",
        note,
    )


def no_body() -> Case:
    """A mail with nothing in it but its head."""
    note = Letter("Kreditoren <kreditoren@sw-lindenau.example>", "Zahlungsavis", "", _at(10, 26))
    return Case(
        "mail_without_body",
        {"input.eml": mail(note, [])},
        (nothing("unknown"),),
        "review",
        "The subject promises an advice, but nothing came with it; a person asks for it.",
        "No body and no attachment.",
        note,
    )


def unknown_charset() -> Case:
    """A body that claims a charset nobody knows; its words are about a holiday."""
    note = Letter(
        "Karin Lindqvist <karin@lindqvisttra.example>",
        "Office hours",
        "Our office is closed on Friday.\n\nKarin\n",
        _at(10, 30),
    )
    data = mail(note, []).replace(b'charset="utf-8"', b'charset="x-unknown-8"')
    return Case(
        "unknown_charset_eng",
        {"input.eml": data},
        (nothing("unknown"),),
        "review",
        "The text is shown with doubtful letters replaced and a remark; it pays nothing.",
        "The charset of the mail is unknown to every library.",
        note,
    )


def encrypted(world: World) -> Case:
    """An advice that needs a password."""
    who, us = world.client("C-3007"), world.branch("C-3007")
    paper = Paper(A4, title="Vergütungsanzeige", password="geheim-2026")
    paper.lines(
        60,
        80,
        [
            who.name,
            "Vergütungsanzeige",
            us.name,
            f"CHF {money(world.items[0].original, 'ch')}",
            day(dt.date(2026, 10, 27)),
        ],
        12,
        18,
    )
    note = Letter(
        f"Finanzbuchhaltung <finanz@{who.domain}>",
        "Vergütungsanzeige (verschlüsselt)",
        "Das Passwort erhalten Sie telefonisch.\n",
        _at(10, 27),
        names=("verschluesselt.pdf",),
    )
    return Case(
        "encrypted_pdf_deu",
        {"input.pdf": paper.done()},
        (nothing("unreadable"),),
        "quarantined",
        "Code encrypted: a clerk supplies the password; the original is kept.",
        "A PDF with a user password is a state, not a crash.",
        note,
    )


def zero_bytes() -> Case:
    """An attachment without a single byte."""
    note = Letter(
        "Accounts <accounts@kestrelfs.example>",
        "Remittance",
        "Please find attached.\n",
        _at(10, 9),
        names=("remittance.pdf",),
    )
    return Case(
        "zero_byte_pdf",
        {"input.pdf": b""},
        (nothing("unreadable"),),
        "quarantined",
        "Nothing to read; the mail is kept and a person asks for the paper.",
        "Broken mailers send empty attachments.",
        note,
    )


def corrupt(world: World) -> Case:
    """A PDF that was cut off and scrambled on its way."""
    paper = Paper(A4, title="Remittance")
    paper.lines(60, 80, ["Remittance advice", world.client("C-2002").name], 12, 18)
    data = paper.done()
    broken = data[:9] + bytes((byte * 7 + 3) % 256 for byte in data[40:700])
    note = Letter(
        "Jill Ashdown <jill@ashdownvale.example>", "remittance", "Attached.\n", _at(10, 12), names=("remit.pdf",)
    )
    return Case(
        "corrupt_pdf",
        {"input.pdf": broken},
        (nothing("unreadable"),),
        "quarantined",
        "Code unreadable: no page can be found in it; the original is kept.",
        "It begins like a PDF and is none.",
        note,
    )
