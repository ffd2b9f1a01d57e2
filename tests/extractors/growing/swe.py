# ruff: noqa: E501  (a phrase list stays on one line)
"""Swedish, as somebody would add it; the test puts this file into the lexicon's folder."""

COLUMNS = {
    "document_number": "fakturanummer; fakturanr; fakturanr.; faktura; faktura nr; er faktura; ert fakturanr; er referens; verifikat =0.5",
    "our_number": "vårt nummer; vår referens; verifikationsnummer; internt nr; löpnr =0.5",
    "document_type": "typ; dokumenttyp; slag",
    "document_date": "fakturadatum; datum; fakt.datum; dokumentdatum",
    "due_date": "förfallodatum; förfaller; förfallodag",
    "purchase_order": "ordernummer; inköpsorder; ordernr; vår order; er order",
    "gross_amount": "fakturabelopp; bruttobelopp; brutto; ursprungligt belopp; belopp =0.5",
    "discount_amount": "rabatt; kassarabatt; avdragen rabatt",
    "deduction_amount": "avdrag; avdragsbelopp; justering; reklamation",
    "withholding_amount": "källskatt; innehållen skatt; preliminärskatt",
    "paid_amount": "betalt; betalt belopp; nettobelopp; netto; utbetalt; utbetalt belopp; att betala; belopp =0.5",
    "balance": "saldo; återstår; kvar att betala",
    "currency": "valuta; val",
    "description": "beskrivning; text; benämning; avser",
    "reason": "orsak; anledning; orsak till avdrag",
    "quantity": "antal; kvantitet",
    "unit_price": "à-pris; pris; styckpris",
    "item_number": "artikelnummer; artikelnr; art.nr",
    "tax_rate": "moms %; momssats",
    "tax_amount": "moms; momsbelopp",
    "line_number": "rad; radnr; pos",
    "line_amount": "radbelopp; summa =0.5",
}

LABELS = {
    "payment_reference": "betalningsreferens; betalningsnummer; betalningsnr; referens; referensnummer; transaktionsnummer",
    "advice_number": "avinummer; avi nr; specifikationsnummer",
    "payment_date": "betalningsdatum; betaldatum; betalningsdag; utbetalningsdatum; datum =0.7",
    "total_amount": "totalt; totalbelopp; summa; betalt belopp; utbetalt belopp; att betala; belopp =0.5",
    "gross_total": "summa brutto",
    "discount_total": "summa rabatt",
    "deduction_total": "summa avdrag",
    "currency": "valuta",
    "payment_method": "betalningssätt; betalsätt",
    "payer": "betalare; avsändare; från; betalas av; kund",
    "payee": "betalningsmottagare; mottagare; till; leverantör",
    "payer_iban": "betalarens iban",
    "payer_tax_id": "org.nr; organisationsnummer; momsreg.nr",
    "customer_number": "kundnummer; kundnr",
    "vendor_number": "leverantörsnummer; leverantörsnr; lev.nr",
    "bank_account": "bankgiro; plusgiro; bankkonto; kontonummer",
    "cheque_number": "checknummer",
    "invoice_number": "fakturanummer; fakturanr; faktura nr",
    "invoice_date": "fakturadatum",
    "due_date": "förfallodatum; förfallodag",
    "purchase_order": "ordernummer; ert ordernummer",
    "net_total": "summa exkl. moms; netto",
    "tax_total": "moms; momsbelopp",
    "invoice_total": "summa inkl. moms; att betala; totalt",
    "amount_due": "att betala",
    "prepaid_total": "förskott",
    "prior_total": "tidigare saldo",
    "charge_total": "avgift; frakt",
    "seller": "säljare",
    "buyer": "köpare; kund",
    "claim_number": "reklamationsnummer; ärendenummer",
    "claim_date": "reklamationsdatum",
    "claim_amount": "reklamerat belopp; krav",
    "reason": "orsak; anledning",
    "contact": "kontakt; handläggare",
    "disputed_invoice": "avser faktura",
    "customer": "kund",
}

KINDS = {
    "remittance": "betalningsavi; betalningsspecifikation; betalningsbesked; utbetalningsavi; betalningsunderlag",
    "invoice": "faktura",
    "credit_note": "kreditfaktura; kreditnota",
    "dispute": "reklamation; debetnota; bestridande",
    "statement": "kontoutdrag; reskontrautdrag",
    "bank_statement": "bankutdrag",
    "dunning": "påminnelse; betalningspåminnelse",
    "purchase_order": "inköpsorder; beställning",
    "delivery_note": "följesedel",
    "order_confirmation": "orderbekräftelse",
    "quote": "offert",
}

SENTENCES = {
    "remittance": "vi har idag betalat; betalning av följande fakturor; har överförts till ert konto; betalningen avser",
    "dispute": "vi bestrider; vi reklamerar; vi godtar inte",
    "invoice": "vi fakturerar",
    "statement": "saldot på ert konto",
    "dunning": "fakturan är förfallen; vi saknar betalning",
}

TOTALS = {"total": "summa; totalt; totalbelopp; slutsumma", "subtotal": "delsumma", "page_total": "summa sida"}
CARRIED = {"carried": "transport; att överföra; överfört"}

REASONS = {
    "pricing": "fel pris; prisskillnad; prisavvikelse",
    "extension": "räknefel",
    "damage": "skadat gods; skadad; transportskada",
    "quality": "bristande kvalitet; kvalitetsfel",
    "quantity": "för få levererade; antalsavvikelse; saknas",
    "wrong_product": "fel vara",
    "terms": "betalningsvillkor",
    "pallet": "pall; pallar",
    "return": "retur; returnerad",
    "duplicate": "dubbelfakturerad",
    "balance_declined": "saldo godtas inte",
    "discount": "rabatt",
    "cancelled": "annullerad; makulerad",
    "delivery_charge": "leveransavgift",
    "missing_documents": "underlag saknas",
    "freight": "frakt; fraktkostnad",
    "late_delivery": "försenad leverans; för sen leverans",
    "prior_overpayment": "tidigare överbetalning",
    "tax": "moms; källskatt",
    "promotion": "kampanjbidrag",
    "not_received": "ej mottagen; ej levererad",
    "no_open_item": "okänd faktura",
    "missing_po": "ordernummer saknas",
}

METHODS = {
    "ach": "elektronisk betalning",
    "wire": "bankgiro; plusgiro; banköverföring; överföring",
    "cheque": "check",
    "card": "kort; kreditkort",
    "sepa": "sepa-betalning",
    "direct_debit": "autogiro",
    "other": "kvittning",
}
TYPES = {
    "invoice": "faktura; fakt",
    "credit_memo": "kredit; kreditfaktura; kreditnota",
    "debit_memo": "debetnota",
    "purchase_order": "order",
    "adjustment": "justering; avdrag",
}
MAILS = {
    "auto_reply": "automatiskt svar; jag är på semester",
    "newsletter": "nyhetsbrev; avregistrera",
    "bank_detail_change": "nytt kontonummer; ändrade bankuppgifter",
    "phishing": "bekräfta ditt konto",
    "cover_note": "bifogat; se bilaga; bifogar",
}
LETTERS = {
    "closing": "med vänlig hälsning; vänliga hälsningar; mvh",
    "quoted": "ursprungligt meddelande; skrev",
    "forwarded": "vidarebefordrat meddelande",
    "below": "se nedan",
    "question": "kan ni; kan du; vänligen bekräfta",
    "portal": "leverantörsportal",
    "refusal": "aldrig; om ni",
    "bank": "bankuppgifter; bankkonto; kontonummer",
    "novelty": "ny; nytt; ändrade",
}
PARTIES = {"name": "namn; företag; företagsnamn", "yours": "er; ert; kundens"}

MONTHS = (
    "januari jan", "februari feb", "mars mar", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sep",
    "oktober okt", "november nov", "december dec",
)  # fmt: skip
STOPWORDS = (
    "och att det som en ett av för med på till är har vi ni er ert vår vårt den de inte om från kan idag följande"
)
STEMS = {
    "pay": "betalning betalt betald betalnings utbetalning utbetalt",
    "amount": "belopp summa totalt",
    "date": "datum dag",
    "number": "nr nummer referens",
    "invoice": "faktura fakturor fakt",
    "order": "order beställning",
    "discount": "rabatt kassarabatt",
    "deduction": "avdrag justering",
    "gross": "brutto ursprungligt",
}
