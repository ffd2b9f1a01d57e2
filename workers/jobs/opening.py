"""A mail or an archive in, its papers out: the child's side of SPLIT."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from docflow.errors import Quarantine
from docflow.mail.opening import Paper, has_words, taken_apart
from docflow.schema.base import Frozen
from docflow.schema.mail import Message
from docflow.schema.states import QuarantineCode
from extractors.fields.bank_change import bank_change
from extractors.papers.forwarded import forwarded_from
from extractors.papers.quoted import Line, lines_of
from extractors.readers.mail import pages_of
from workers.sandbox import Answer

_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
_MOST_ANSWERED = 20
_AUTOMATIC = ("auto_generated", "auto_replied", "bulk")
"""Hints about what the mail itself is; a mail passed on has its own."""


class Part(Frozen):
    """A paper of a mail, as the child that took the mail apart describes it."""

    part: str = Field(max_length=2_000)
    path: tuple[str, ...] = Field(min_length=1, max_length=20)
    media_type: str = ""
    subject: str = ""
    hints: dict[str, str] = {}
    code: QuarantineCode | None = None
    """Why it cannot be opened, where it is a container that cannot; the sentence is `reason`."""
    reason: str = ""

    @property
    def refused(self) -> Quarantine | None:
        """The same as an error."""
        return Quarantine(self.code, self.reason) if self.code else None


class Opened(Frozen):
    """A mail taken apart."""

    message: Message
    """Without its words and attachments."""
    hints: dict[str, str] = {}
    has_words: bool = False
    parts: tuple[Part, ...] = ()


def split_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """An `Opened`; blob n holds the bytes of its part n."""
    message, papers = taken_apart(data, options.get("name", ""), options.get("passwords", ()))
    outer = hints_of(message)
    if told := _news_of_bank([message, *(paper.mail for paper in papers if paper.forwarded)]):
        # Known before any paper of the mail is read: news of other bank details holds all of them back.
        outer["bank_detail_change"] = told
    opened = Opened(
        message=message.model_copy(update={"attachments": (), "body_text": "", "body_html": ""}),
        hints=outer,
        has_words=has_words(message),
        parts=tuple(_part(paper, outer) for paper in papers),
    )
    return Answer(opened.model_dump(mode="json"), [paper.data for paper in papers])


def _news_of_bank(mails: Sequence[Message]) -> str | None:
    told = (bank_change([mail.subject, *(line.text for line in _lines_of(mail))]) for mail in mails)
    return next(filter(None, told), None)


def _part(paper: Paper, outer: dict[str, str]) -> Part:
    refused = paper.refused
    return Part(
        part=paper.part,
        path=paper.path,
        media_type=paper.media_type,
        subject=paper.mail.subject,
        hints=_passed_on(paper.mail, outer) if paper.forwarded else outer,
        code=refused.code if refused else None,
        reason=str(refused) if refused else "",
    )


def hints_of(message: Message) -> dict[str, str]:
    """What the head of the mail says about its papers, for classification and trust; and whose mail it passes on."""
    hints = {
        **_automatic(message),
        "sender_name": message.sender_name,
        "reply_to": message.reply_to,
        "no_sender": "yes" if _is_mail(message) and not message.sender else "",
        "also_from": " ".join(message.also_from),
        "authentication_results": message.headers.get("authentication-results", ""),
        "answers": " ".join(_answered(message)),
        "forwarded_from": " ".join(forwarded_from(message.subject, _lines_of(message))),
    }
    return {key: value for key, value in hints.items() if value}


def _answered(message: Message) -> list[str]:
    """Message-Ids of the mails that it answers, nearest first (RFC 5322, 3.6.4)."""
    told = f"{message.headers.get('in-reply-to', '')} {message.headers.get('references', '')}"
    return list(dict.fromkeys(_MESSAGE_ID.findall(told)))[:_MOST_ANSWERED]


def _is_mail(message: Message) -> bool:
    """Whether it is more than what stands for an archive that came by itself."""
    return message.model_copy(update={"attachments": ()}) != Message()


def _automatic(message: Message) -> dict[str, str]:
    headers = message.headers
    submitted = headers.get("auto-submitted", "no").lower()
    replied = (
        submitted.startswith("auto-replied")
        or "x-autoreply" in headers
        or "x-autorespond" in headers
        or headers.get("precedence", "").lower() == "auto_reply"
        or "multipart/report" in headers.get("content-type", "").lower()
    )
    bulk = (
        "list-unsubscribe" in headers
        or "list-id" in headers
        or headers.get("precedence", "").lower() in ("bulk", "list")
    )
    said = {"auto_generated": submitted != "no" or replied, "auto_replied": replied, "bulk": bulk}
    return {name: "yes" if so else "" for name, so in said.items()}


def _passed_on(inner: Message, outer: dict[str, str]) -> dict[str, str]:
    """Hints for a mail inside a mail: the outer head says whom to trust, its own what it is and who wrote it."""
    own = hints_of(inner)
    writers = " ".join(filter(None, (inner.sender, own.get("forwarded_from"), outer.get("forwarded_from"))))
    hints = {
        **{key: value for key, value in outer.items() if key not in _AUTOMATIC},
        **{key: own.get(key, "") for key in _AUTOMATIC},
        "forwarded_from": writers,
        "forwarded_name": inner.sender_name,
        "forwarded_reply_to": inner.reply_to,
    }
    return {key: value for key, value in hints.items() if value}


def _lines_of(message: Message) -> list[Line]:
    """The mail's own text as lines, however it is marked up; its head left out."""
    lines = [line for page in pages_of(message).pages for line in lines_of(page)]
    return lines[3 if message.date is not None else 2 :]
