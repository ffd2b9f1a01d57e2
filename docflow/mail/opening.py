"""A file with everything in it: mails and archives taken apart, each paper by itself with the way to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.mail.containers import Allowance, Container, Kind, container_of, eml
from docflow.mail.litter import is_litter
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

MAX_NESTING = 5
"""How deep containers inside containers are opened."""
MAX_ARCHIVES = 2
"""... and archives inside archives."""

_PIECE = "message/partial"
"""A mail that its sender's program cut up (RFC 2046, 5.2.2): what one piece says may be half of a list."""


class Paper(NamedTuple):
    """A paper inside a mail, or the words of a mail inside it, or a container that cannot be opened."""

    part: str
    """Where it is: the position in each container from the outside in, "1.2/3"."""
    path: tuple[str, ...]
    """The containers around it and its own name, as a person reads it: "offer.zip", "advice.pdf"."""
    media_type: str
    data: bytes
    mail: Message
    """The innermost mail around it; for the words of a mail, that mail."""
    forwarded: bool = False
    """Whether that mail lies inside another."""
    refused: Quarantine | None = None
    """Why the container could not be opened."""


@dataclass(frozen=True)
class _Place:
    """How we got where we are."""

    mail: Message
    part: str = ""
    path: tuple[str, ...] = ()
    depth: int = 0
    archives: int = 0
    forwarded: bool = False

    def of(self, attachment: Attachment) -> str:
        return f"{self.part}/{attachment.part}" if self.part else attachment.part


def holds_papers(data: bytes) -> bool:
    """Whether the bytes are a mail or an archive, by magic bytes alone."""
    return container_of(data) is not None


def is_archive(data: bytes) -> bool:
    """Whether the bytes are an archive, which has no words of its own."""
    container = container_of(data)
    return container is not None and container.KIND is Kind.ARCHIVE


def letter_of(data: bytes, passwords: Sequence[str] = ()) -> Message | None:
    """The mail whose words these bytes stand for; None where they are a paper. Raises Quarantine."""
    container = container_of(data)
    if container is None or container.KIND is Kind.ARCHIVE:
        return None
    return container.opened(data, Allowance(), passwords)


def taken_apart(data: bytes, name: str = "", passwords: Sequence[str] = ()) -> tuple[Message, list[Paper]]:
    """The mail and all papers in it. An archive counts as attached to an empty mail; whatever else came as a mail is
    one, however odd its head."""
    allowance, container = Allowance(), container_of(data) or eml
    if container.KIND is Kind.LETTER:
        mail = container.opened(data, allowance, passwords)
    else:
        mail = Message(attachments=(Attachment(part="1", name=name or "file", media_type="", data=data),))
    return mail, list(_Walk(allowance, passwords).papers(_Place(mail)))


def has_words(mail: Message) -> bool:
    """Whether the mail says anything itself."""
    return bool(mail.body_text.strip() or mail.body_html.strip())


class _Walk:
    """Through all containers of one file, with one allowance for all of them."""

    def __init__(self, allowance: Allowance, passwords: Sequence[str]) -> None:
        self._allowance, self._passwords = allowance, passwords

    def papers(self, place: _Place) -> Iterator[Paper]:
        for attachment in place.mail.attachments:
            container = container_of(attachment.data)
            if is_litter(attachment, place.mail):
                continue
            if attachment.media_type == _PIECE:
                sentence = f"{attachment.name} is a piece of a mail that was cut up; ask the sender for all of it."
                yield _paper(attachment, place)._replace(refused=Quarantine(QuarantineCode.UNREADABLE, sentence))
            elif container is None:
                yield _paper(attachment, place)
            else:
                yield from self._inside(attachment, container, place)

    def _inside(self, attachment: Attachment, container: Container, place: _Place) -> Iterator[Paper]:
        try:
            inner = self._opened(attachment, container, place)
        except Quarantine as problem:
            yield _paper(attachment, place)._replace(refused=problem)
            return
        letter, archive = container.KIND is Kind.LETTER, container.KIND is Kind.ARCHIVE
        below = _Place(
            mail=inner if letter else place.mail.model_copy(update={"attachments": inner.attachments}),
            part=place.of(attachment),
            path=(*place.path, attachment.name),
            depth=place.depth + 1,
            archives=place.archives + archive,
            forwarded=place.forwarded or letter,
        )
        found = list(self.papers(below))
        # What wraps a mail's own attachments repeats its words; a mail without words is found where they are.
        if (has_words(inner) and (letter or not has_words(place.mail))) or (letter and not found):
            yield _paper(attachment, below)._replace(part=below.part, path=below.path)
        yield from found

    def _opened(self, attachment: Attachment, container: Container, place: _Place) -> Message:
        if place.depth >= MAX_NESTING or (container.KIND is Kind.ARCHIVE and place.archives >= MAX_ARCHIVES):
            sentence = f"{attachment.name} lies too deep inside other files and is not opened; ask the sender for it."
            raise Quarantine(QuarantineCode.LIMITS, sentence)
        return container.opened(attachment.data, self._allowance, self._passwords)


def _paper(attachment: Attachment, place: _Place) -> Paper:
    path = (*place.path, attachment.name)
    return Paper(place.of(attachment), path, attachment.media_type, attachment.data, place.mail, place.forwarded)
