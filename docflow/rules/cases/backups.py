"""What a document proves, told by its title or its file's name; a person looks at it before anything rests on it."""

import re
from collections.abc import Sequence

from docflow.schema.disputes import Backup

_NAMES: dict[Backup, str] = {
    Backup.POD: """proof of delivery|delivery receipt|delivery note|delivery confirmation|pod|lieferschein|
        ablieferungsnachweis|abliefernachweis|zustellnachweis|empfangsbestätigung|bon de livraison|preuve de livraison|
        bordereau de livraison|albarán|albaran|comprobante de entrega|nota de entrega|prueba de entrega|
        bolla di consegna|documento di trasporto|prova di consegna|afleverbon|leveringsbewijs|pakbon|
        bewijs van aflevering|
        comprovante de entrega|guia de remessa""",
    Backup.BOL: """bill of lading|waybill|consignment note|bol|cmr|frachtbrief|konnossement|ladeschein|connaissement|
        lettre de voiture|carta de porte|conocimiento de embarque|polizza di carico|lettera di vettura|vrachtbrief|
        cognossement|conhecimento de embarque|conhecimento de carga""",
    Backup.CONTRACT: """contract|agreement|trading terms|terms of business|vertrag|rahmenvertrag|vereinbarung|
        konditionsvereinbarung|contrat|convention|accord commercial|contrato|acuerdo|contratto|accordo|overeenkomst|
        acordo""",
    Backup.PURCHASE_ORDER: """purchase order|po copy|order copy|bestellung|auftragskopie|bon de commande|
        orden de compra|pedido de compra|hoja de pedido|ordine d'acquisto|ordine di acquisto|inkooporder|
        bestelbon|ordem de compra""",
}
_PHRASES = {backup: frozenset(" ".join(name.split()) for name in names.split("|")) for backup, names in _NAMES.items()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_TITLE = 6
"""A title has no more words."""
_LINES = 25
"""It stands among the first lines."""


def backup_of(name: str, lines: Sequence[str]) -> Backup:
    """What a paper of this file name and these first lines is, in seven languages; OTHER where nothing says so."""
    titles = [_words(line) for line in lines[:_LINES]]
    # A file's name may say it anywhere ("4711_POD_signed.pdf"); a line is a title only if it begins with it.
    stem = _words(name.rpartition(".")[0] or name)
    for backup, phrases in _PHRASES.items():
        if any(f" {phrase} " in f" {' '.join(stem)} " for phrase in phrases):
            return backup
        if any(len(title) <= _TITLE and _begins(title, phrases) for title in titles):
            return backup
    return Backup.OTHER


def _begins(title: Sequence[str], phrases: frozenset[str]) -> bool:
    return any(" ".join(title[:length]) in phrases for length in range(1, len(title) + 1))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
