# ruff: noqa: E501  (a printed line stays on one line)
"""The mails that bring the papers: short, in the payer's language, with a signature, seldom saying more than "see attached"."""

import datetime as dt
from typing import Any

from samples.drawing.people import Client
from samples.drawing.truth import Letter

_WORDS = {
    "eng": ("Hello,\n\nplease find attached our remittance advice.\n\nKind regards,\n{who}\n{company}\n{place}\n",),
    "deu": (
        "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie unser Zahlungsavis.\n\nMit freundlichen Grüßen\n{who}\n{company}\n{place}\n",
    ),
    "fra": (
        "Bonjour,\n\nVeuillez trouver ci-joint notre avis de paiement.\n\nCordialement,\n{who}\n{company}\n{place}\n",
    ),
    "spa": ("Buenos días:\n\nAdjuntamos el detalle del pago.\n\nUn saludo,\n{who}\n{company}\n{place}\n",),
    "ita": ("Buongiorno,\n\nin allegato la distinta di pagamento.\n\nCordiali saluti\n{who}\n{company}\n{place}\n",),
    "nld": (
        "Goedemorgen,\n\nBijgaand onze betalingsspecificatie.\n\nMet vriendelijke groet,\n{who}\n{company}\n{place}\n",
    ),
    "por": (
        "Bom dia,\n\nSegue em anexo o aviso de pagamento.\n\nCom os melhores cumprimentos,\n{who}\n{company}\n{place}\n",
    ),
}
_HTML = (
    '<html><body style="font-family:Calibri,sans-serif;font-size:11pt"><p>{paragraphs}</p>'
    '<p style="color:#888;font-size:8pt">This message may contain confidential information.</p></body></html>'
)


def letter(
    client: Client,
    who: str,
    subject: str,
    on: dt.date,
    *,
    language: str = "eng",
    body: str = "",
    html_only: bool = False,
    **more: Any,
) -> Letter:
    """A mail of that customer on the day of the payment."""
    text = body or _WORDS[language][0].format(who=who, company=client.name, place=", ".join(client.address))
    box = who.lower().split()[0].replace("é", "e").replace("ü", "u").replace("ã", "a").replace("ç", "c")
    html = (
        _HTML.format(paragraphs=text.strip().replace("\n\n", "</p><p>").replace("\n", "<br>"))
        if html_only or more.get("logo")
        else ""
    )
    return Letter(
        sender=f"{who} <{box}@{client.domain}>",
        subject=subject,
        body="" if html_only else text,
        html=html,
        sent=dt.datetime.combine(on, dt.time(8 + on.day % 9, (on.day * 7) % 60), dt.UTC),
        **more,
    )
