"""A mail as a story: its subject, sender, date and text; a page that a browser saved as one is read as a page."""

import datetime as dt
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import Article, Settings, clean_line
from newsdesk.wire.beside import IncomingPicture
from newsdesk.wire.dates import read_date
from newsdesk.wire.decoding import decode_part
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.mail_policy import CarefulPolicy
from newsdesk.wire.mail_text import MailText, html_text, plain_mail_text
from newsdesk.wire.surrogates import join_surrogates

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_TELLING = frozenset({
    b"from", b"date", b"subject", b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"to",
    b"reply-to", b"sender",
})  # fmt: skip
_NEXT = re.compile(rb"(?m)(?:^|(?<=\n\n)|(?<=\n\r\n))From \S+ .*\d{4}\r?\n(?=[A-Za-z-]+:)")
_FORWARD = re.compile(r"(?:(?:fwd?|wg|tr|rv|enc|转发|轉寄)\s*[:：]\s*)+", re.IGNORECASE)
_ANSWER = re.compile(r"(?:(?:re|aw|sv|antw|回复|回覆|答复)(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)
_HEAD = 64_000
_DEEPEST = 30
# Forms of a text that mail programs send beside those that are read.
_OTHER_FORMS = ("text/plain", "text/html", "text/enriched", "text/richtext", "text/watch-html", "text/x-amp-html")


def is_mail(data: bytes) -> bool:
    """Return whether a file begins with the headers of a mail (RFC 5322)."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    lines = head.splitlines()
    if lines and lines[0].startswith(b"From ") and not _HEADER.match(lines[0]):
        lines = lines[1:]
    seen: list[bytes] = []
    for line in lines:
        if not line.strip():
            break
        if line[:1] in b" \t" and seen:
            continue
        found = _HEADER.match(line)
        if found is None:
            return False
        seen.append(found[1].lower())
    told = _TELLING & set(seen)
    return len(told) >= 3 or (len(told) >= 2 and b"from" in told and not told <= {b"from", b"date"})


def read_mails(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:
    """Return the story in a mail, or in each of a mailbox (mbox); raises `ImportRejectedError` where there is none."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    starts = [found.start() for found in _NEXT.finditer(data)] if data.startswith(b"From ") else []
    ends = [*starts[1:], len(data)]
    pieces = [data[start:end] for start, end in zip(starts, ends, strict=True)] if starts else [data]
    return tuple(_read(piece, name, settings) for piece in pieces)


def _read(data: bytes, name: str, settings: Settings) -> Incoming:
    message = cast("EmailMessage", message_from_bytes(data, policy=CarefulPolicy(name)))
    if _is_saved_page(message) and (page := _page(message, settings)) is not None:
        return page
    parts = _Parts()
    parts.read(message)
    subject = _header(message, "Subject")
    forward, answer = _FORWARD.match(subject), _ANSWER.match(subject)
    marked = forward or answer
    text = parts.text(forwarded=forward is not None)
    sender, address = parseaddr(_header(message, "From"))
    sent = _date(message)
    article = Article(
        headline=subject[marked.end() :] if marked else subject,
        byline=((clean_line(sender) or address),) if sender or address else (),
        source=_header(message, "Organization") or _header(message, "Organisation"),
        date=sent,
        language=settings.language,
        body=text.markdown,
    )
    if not (article.headline or article.body or parts.pictures):
        raise ImportRejectedError(
            "{name} holds no mail that can be read: it is empty, encrypted or in a format of Outlook's own.", name=name
        )
    left_out = [
        *([marked[0].strip()] if marked else []),
        *([Message("the address {address}", address=address)] if sender and address else []),
        *(f"{key}: {value}" for key in ("To", "Cc", "Reply-To") if (value := _header(message, key))),
        *text.left_out,
        *parts.left_out,
    ]
    unplaced = [f"Date: {_header(message, 'Date')}"] if sent is None and _header(message, "Date") else []
    return Incoming(
        article=article,
        left_out=tuple(left_out),
        unplaced=tuple(unplaced),
        format="mail",
        pictures=tuple(parts.pictures.values()),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as one line, its encoded words (RFC 2047) decoded; a broken or endless one as it stands."""
    value = str(message.get(name, ""))
    return clean_line(join_surrogates(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))


def _date(message: EmailMessage) -> dt.date | dt.datetime | None:
    """Return when the mail was sent."""
    text = _header(message, "Date")
    try:
        sent = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return read_date(text) if text else None
    return sent if sent.tzinfo else read_date(text)


def _is_saved_page(message: EmailMessage) -> bool:
    return "Snapshot-Content-Location" in message or _header(message, "From").lower().startswith("<saved by")


def _page(message: EmailMessage, settings: Settings) -> Incoming | None:
    from newsdesk.wire.page_html import read_html

    for part in message.walk():
        if part.get_content_type() == "text/html":
            article, left_out, unplaced = read_html(_decoded(part), settings)
            return Incoming(article=article, left_out=tuple(left_out), unplaced=tuple(unplaced), format="html")
    return None


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    return decode_part(payload, part.get_content_charset("")) if isinstance(payload, bytes) else ""


class _Parts:
    """The parts of a mail, however nested: its texts in order, its pictures, and what is only named."""

    def __init__(self) -> None:
        self.pictures: dict[str, IncomingPicture] = {}
        self.left_out: list[str] = []
        self._texts: list[EmailMessage] = []

    def read(self, root: EmailMessage) -> None:
        """Take in the parts of a mail."""
        waiting = [(root, 0)]
        while waiting:
            part, depth = waiting.pop()
            kind = part.get_content_type()
            if part.is_multipart() and part.get_content_maintype() == "multipart" and depth < _DEEPEST:
                inner = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
                if kind == "multipart/alternative":
                    inner = [*(read := _richest(inner)), *_only_beside(read, inner)]
                waiting += [(one, depth + 1) for one in reversed(inner)]
            else:
                self._take(part, kind)

    def text(self, *, forwarded: bool) -> MailText:
        """Return the texts as one, with the pictures that none of them shows below."""
        written: list[str] = []
        left_out: list[str] = []
        shown: set[str] = set()
        for part in self._texts:
            text = _decoded(part)
            if part.get_content_subtype() == "html":
                read = html_text(text, self.pictures, forwarded=forwarded)
            else:
                flowed = str(part.get_param("format", "")).lower() == "flowed"
                joined = str(part.get_param("delsp", "")).lower() == "yes"
                read = plain_mail_text(text, flowed=flowed, without_space=joined, forwarded=forwarded)
            written += [read.markdown] if read.markdown else []
            left_out += read.left_out
            shown.update(read.pictures)
        written += [f"![]({address})" for address in self.pictures if address not in shown]
        return MailText("\n\n".join(written), tuple(left_out))

    def _take(self, part: EmailMessage, kind: str) -> None:
        attached = part.get_content_disposition() == "attachment" or bool(_name(part))
        if kind in ("text/plain", "text/html") and not attached:
            self._texts.append(part)
            return
        payload = part.get_payload(decode=True) if not part.is_multipart() else None
        if part.get_content_maintype() == "image" and isinstance(payload, bytes) and payload:
            given = clean_line(str(part.get("Content-ID", ""))).strip("<>")
            address = f"cid:{given}" if given and not re.search(r"[\s()<>]", given) else f"cid:{len(self.pictures)}"
            self.pictures[address] = IncomingPicture(address=address, data=payload, name=_name(part))
            return
        name = _name(part)
        if kind == "message/rfc822" and part.is_multipart():
            inner = next((one for one in part.iter_parts() if isinstance(one, EmailMessage)), None)
            name = name or ("" if inner is None else _header(inner, "Subject"))
        self.left_out.append(
            Message("the attachment “{name}”", name=name) if name else Message("an attachment ({kind})", kind=kind)
        )


def _name(part: EmailMessage) -> str:
    return clean_line(str(part.get_filename("") or ""))


def _richest(parts: list[EmailMessage]) -> list[EmailMessage]:
    """Return of several forms of one text the one to read: HTML, else plain text; what else lies beside them stays."""
    for kind in ("text/html", "text/plain"):
        for part in reversed(parts):
            if any(inner.get_content_type() == kind for inner in part.walk()):
                return [part]
    return parts


def _only_beside(read: list[EmailMessage], parts: list[EmailMessage]) -> list[EmailMessage]:
    """Return what lies in the other forms of a text and is no form of it: a picture, an invitation, a file."""
    others = [part for part in parts if part not in read]
    inner = [one for part in others for one in part.walk() if not one.is_multipart()]
    return [one for one in inner if one.get_content_type() not in _OTHER_FORMS or _name(one)]
