# ruff: noqa: E501  (a written line stays on one line)
"""Mails that are no record, in seven languages: each by its kind, with a person called where one is needed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.mail import Message
from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Kind, Other, Remittance
from extractors import registry
from extractors.contract import Hints
from extractors.other import note
from extractors.papers.paper import Paper
from extractors.readers.mail import pages_of
from tests.costs import QUADRATIC, growth

COVER_NOTES = [
    (
        "Remittance advice",
        "Dear Sirs,\n\nPlease find attached our remittance advice for payment 20031.\n\nKind regards\nJane Doe",
    ),
    (
        "Zahlungsavis 4500012",
        "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie unser Zahlungsavis.\n\nMit freundlichen Grüßen\nMax\nUSt-IdNr. DE123456789",
    ),
    (
        "Avis de règlement",
        "Bonjour,\n\nVeuillez trouver ci-joint notre avis de règlement.\n\nCordialement,\nComptabilité",
    ),
    ("Aviso de pago", "Estimados señores:\n\nAdjuntamos el aviso de pago de sus facturas.\n\nUn saludo,\nAna"),
    (
        "Distinta di pagamento",
        "Buongiorno,\n\nin allegato trasmettiamo la distinta di pagamento.\n\nCordiali saluti\nUfficio contabilità",
    ),
    (
        "Betaalspecificatie",
        "Geachte relatie,\n\nBijgaand ontvangt u de specificatie van onze betaling.\n\nMet vriendelijke groet,\nPiet",
    ),
    (
        "Aviso de pagamento",
        "Exmos. Senhores,\n\nJunto enviamos o aviso de pagamento das vossas faturas.\n\nCom os melhores cumprimentos,\nRui",
    ),
    ("Debit memo", "Please see attached debit memo.\n\nRegards\nAP"),
    ("Reklamation", "Anbei unsere Reklamation.\n\nMfG"),
    ("remittance", "Attached is our remittance.\n"),
    ("Invoice", "PFA\n\nThanks"),
]
AUTO_REPLIES = [
    ("Automatic reply: Statement October", "Thank you for your mail. I am out of the office until 16 November."),
    ("Abwesenheitsnotiz: Zahlungsavis", "Vielen Dank für Ihre Nachricht. Ich bin bis 12.10. nicht im Büro.\nMfG"),
    ("Réponse automatique : votre relevé", "Je suis absent jusqu'au 12 mai. De retour le 13 mai."),
    ("Respuesta automática: aviso", "Gracias por su mensaje. Estoy fuera de la oficina hasta el 12 de mayo."),
    ("Risposta automatica", "Sono fuori ufficio, rientrerò lunedì. In caso di urgenza contattare la segreteria."),
    ("Automatisch antwoord: factuur", "Ik ben afwezig tot maandag. Voor dringende zaken belt u kantoor."),
    ("Resposta automática", "Encontro-me de férias até dia 12. Para assuntos urgentes contacte a receção."),
]
NEWSLETTERS = [
    ("Special offer", "Save big! Register now for our webinar. Unsubscribe here. View in browser."),
    ("Angebote", "Frühbucher-Tickets ab 49,00 EUR! Newsletter abbestellen"),
    ("Nos offres", "Profitez de nos offres à 49,00 EUR. Se désabonner de cette newsletter"),
    ("Novedades", "Descubra nuestra oferta especial. Darse de baja del boletín"),
    ("Novità", "Scopri le offerte. Annulla iscrizione alla newsletter"),
    ("Nieuws", "Onze nieuwsbrief: schrijf je in voor de webinar. Uitschrijven"),
    ("Novidades", "Oferta exclusiva. Cancelar a subscrição da newsletter"),
]
QUESTIONS = [
    ("Confirmation", "Hello,\n\ncould you please confirm the receipt of our transfer of last week?\n\nThanks"),
    ("Frage", "Guten Tag,\n\nkönnen Sie uns bitte eine Kopie der Rechnung senden?\n\nGruß"),
    ("Question", "Bonjour,\n\npourriez-vous nous envoyer une copie de la facture ?\n\nCordialement"),
    ("Consulta", "Buenos días,\n\n¿pueden confirmar que han recibido nuestra transferencia?\n\nSaludos"),
    ("Domanda", "Buongiorno,\n\npotete confermare la ricezione del bonifico della scorsa settimana?\n\nSaluti"),
    ("Vraag", "Goedemorgen,\n\nkunt u ons een kopie van de factuur sturen?\n\nGroeten"),
    (
        "Confirmação de receção",
        "Bom dia,\n\npodem confirmar a receção da nossa transferência? Obrigada.\n\nCumprimentos",
    ),
]
NEW_DETAILS = [
    "Please note that our bank details have changed. From now on please use IBAN LT601010012345678901.",
    "Bitte beachten Sie, dass sich unsere Bankverbindung geändert hat. Neue IBAN: LT601010012345678901",
    "Nous vous informons du changement de nos coordonnées bancaires. Nouvel IBAN : LT601010012345678901",
    "Les comunicamos que nuestros datos bancarios han cambiado. Nuevo IBAN: LT601010012345678901",
    "Vi comunichiamo la variazione delle nostre coordinate bancarie. Nuovo IBAN: LT601010012345678901",
    "Hierbij delen wij u mede dat ons rekeningnummer is gewijzigd. Nieuw IBAN: LT601010012345678901",
    "Informamos que os nossos dados bancários foram alterados. Novo IBAN: LT601010012345678901",
]

OWN_ACCOUNTS = [
    "Please find attached our updated remit-to details.\nKindly make sure all future payments are routed to the new account effective immediately.",
    "We have moved to First National. Going forward please send ACH payments to the account below.",
    "Due to an audit our usual account is currently frozen. Please use our alternate account for this payment.",
    "Our payee information has been revised, see the attached form.",
    "Wir haben die Hausbank gewechselt. Bitte überweisen Sie künftig nur noch auf unser Konto bei der Volksbank.",
    "Bitte beachten Sie: unser bisheriges Konto wird zum Jahresende aufgelöst.",
    "Bitte aktualisieren Sie unsere Zahlungsdaten gemäß Anlage.",
    "Nous changeons de banque : merci d'utiliser dorénavant le RIB ci-joint.",
    "Veuillez mettre à jour nos références bancaires dans votre système.",
    "Notre ancien compte sera clôturé le 31 décembre.",
    "Hemos cambiado de banco, rogamos que a partir de ahora realicen las transferencias a la cuenta indicada en el adjunto.",
    "Les informamos de que nuestra cuenta anterior ha sido cancelada.",
    "Vi informiamo che le nostre coordinate bancarie sono variate, vedasi allegato.",
    "D'ora in avanti i bonifici andranno effettuati sul conto indicato in allegato.",
    "Wij zijn overgestapt naar een andere bank. Wilt u betalingen voortaan overmaken naar het rekeningnummer in de bijlage?",
    "Graag onze bankgegevens aanpassen in uw crediteurenadministratie.",
    "Informamos que alteramos a nossa conta bancária. Solicitamos que os próximos pagamentos sejam efetuados na nova conta.",
    "Atualizem por favor o nosso NIB no vosso sistema.",
    "Please remit to our lockbox's new address and account from now on.",
    "Kindly update your vendor master: our ACH information has changed.",
    "Zahlungen bitte ab sofort nur auf das unten genannte Konto leisten.",
    "Unsere IBAN hat sich geändert.",
    "Merci de modifier notre IBAN dans vos fichiers.",
    "Gelieve toekomstige betalingen te doen op onze nieuwe rekening.",
    "A partir deste mês os pagamentos devem ser feitos para outra conta.",
]
OTHER_ACCOUNTS = [
    "Please find below your statement of account as of 30 Nov 2026.\nInvoice 1001 due 10/30/2026 500.00\nInvoice 1002 due 11/15/2026 700.00\nTotal due 1,200.00\nPlease remit payment to avoid late fees.",
    "Please find attached our remittance advice for the payment made to your account today.",
    "Your account manager has changed: from December Mrs Holt looks after you.",
    "Attached the new remittance for account 44718.",
    "Wir haben den Betrag heute auf Ihr Konto überwiesen.",
    "Anbei die neue Preisliste und der Kontoauszug.",
    "Nous avons viré ce jour sur votre compte la somme de 100 EUR.",
    "Hemos realizado la transferencia a su cuenta.",
    "Abbiamo accreditato l'importo sul vostro conto.",
    "Wij hebben het bedrag overgemaakt naar uw rekening.",
    "Efetuámos a transferência para a vossa conta.",
    "Please update the account statement with the new credit memo.",
    "We will pay on account; the new invoice follows.",
]

SAYING_MORE = [
    "Please find attached our remittance. Note that we did not pay invoice 88213 because the goods never arrived.",
    "Ci-joint notre avis. La facture 881 reste en litige.",
    "See attached. Please hold the shipment until we talk.",
    "Please find attached a list of invoices that we do not have in our books.",
    "Please see attached, the payment was stopped by our bank.",
    "Attached remittance for cheque 20031. The cheque was lost in the post, we have put a stop on it.",
    "In allegato la distinta. La fattura 55 non è stata pagata per merce difettosa.",
    "Adjuntamos aviso de pago. La factura 77 queda pendiente por diferencia de precio.",
    "Segue em anexo o aviso. A fatura 9 não foi paga, mercadoria em falta.",
    "PFA remittance. We are closing our business at the end of the month.",
]
SAYING_NOTHING = [
    "Hi,\n\nPlease see attached remittance advice for today's ACH payment. Funds should be in your account within 2 business days.\n\nThanks,\nKim Lee\nAccounts Payable | Harrow Foods\nT: 555-0101",
    "Dear Supplier,\n\nAttached is the remittance advice for a payment made to your account on 12 May 2026. If you have any questions, email ap@x.example quoting the payment number.\n\nAP Team",
    "Good afternoon\n\nRemittance attached.\n\nKind regards\nSue",
    "Hello,\nEnclosed please find our payment specification. This e-mail was generated by our ERP system, please do not answer to this address.\n\nThe AP department",
    "To whom it may concern, kindly find attached the payment advice against your invoices.\n\nRegards,\nPriya Nair",
    "Sehr geehrte Damen und Herren,\n\nim Anhang finden Sie das Avis zu unserer heutigen Zahlung.\n\nMit freundlichen Grüßen\ni. A. Karl Huber\nKreditorenbuchhaltung",
    "Hallo zusammen,\nanbei das Zahlungsavis für KW 47. Die Gutschrift erfolgt in den nächsten Tagen auf Ihrem Konto.\nViele Grüße, Jana",
    "Guten Tag\n\nSie erhalten mit dieser E-Mail unser Zahlungsavis als PDF. Diese Nachricht wurde automatisch erstellt, bitte antworten Sie nicht darauf.\n\nIhre Buchhaltung",
    "Bonjour Madame, Monsieur,\n\nVous trouverez en pièce jointe le détail de notre règlement du 12/05. Le virement sera visible sur votre compte sous 48h.\n\nBien cordialement\nService Comptabilité Fournisseurs",
    "Bonjour,\n\nCi-joint l'avis de virement. Nous restons à votre disposition pour tout renseignement complémentaire.\n\nCordialement",
    "Buenas tardes:\n\nLes remitimos adjunto el detalle del pago realizado hoy. Para cualquier aclaración pueden llamar al 91 555 01 01.\n\nUn cordial saludo\nDpto. Proveedores",
    "Estimado proveedor, adjuntamos la relación de facturas pagadas con fecha valor 12/05/2026.\nSaludos",
    "Gentile fornitore,\n\nin allegato il dettaglio del bonifico disposto in data odierna. La presente è generata in automatico, si prega di non rispondere.\n\nUfficio fornitori",
    "Buongiorno, trasmettiamo in allegato l'avviso di pagamento. Restiamo a disposizione per eventuali chiarimenti.\n\nCordiali saluti",
    "Geachte heer/mevrouw,\n\nIn de bijlage vindt u de specificatie van onze betaling. Het bedrag wordt binnen enkele dagen op uw rekening bijgeschreven.\n\nMet vriendelijke groet,\nCrediteurenadministratie",
    "Beste,\nHierbij het betaaladvies. Dit is een automatisch bericht; antwoorden op deze e-mail worden niet gelezen.\n",
    "Prezados,\n\nSegue anexo o aviso de pagamento. O crédito estará disponível em sua conta hoje.\n\nAtenciosamente,\nContas a Pagar",
    "Bom dia,\nEm anexo enviamos o detalhe da transferência efetuada nesta data. Estamos disponíveis para qualquer esclarecimento.\nCumprimentos",
    "Please find the attached payment advice. You will receive the funds on the value date stated therein.\n\nThis message and its attachments may contain privileged information.",
    "Attached is payment support for check 20331 mailed today via USPS.\n\nThanks!\nBrenda",
    "Hi team, please see the attached file for details on the deposit you received yesterday.\n\nBest,\nTom",
    "Please find enclosed our debit memo for pricing differences.\n\nRegards",
    "Anbei unsere Belastungsanzeige.\n\nMfG",
    "Veuillez trouver ci-joint notre note de débit.\n\nCordialement",
    "Attached are the invoices in question.\n\nThanks",
]


def pages(subject: str, body: str) -> Pages:
    """A mail's pages."""
    return pages_of(Message(sender="ap@alpha.example", subject=subject, body_text=body))


def said(subject: str, body: str, **hints: bool) -> tuple[Extraction, Other]:
    """What becomes of a mail that is no record."""
    known = Hints(subject=subject, sender="ap@alpha.example", **hints)
    (found,) = registry.extract(pages(subject, body), known)
    assert isinstance(found.record, Other), found.kind
    return found, found.record


def test_a_payment_told_in_a_mail_to_a_list_is_an_advice() -> None:
    mail = pages("Notice", "Northwind paid you USD 410.00 for invoice 5510. Unsubscribe.")
    (found,) = registry.extract(mail, Hints(subject="Notice", sender="ap@alpha.example", bulk=True))
    assert isinstance(found.record, Remittance) and found.record.amount == Decimal("410.00")
    assert found.review  # neither date nor number


@pytest.mark.parametrize(("subject", "body"), COVER_NOTES)
def test_cover_notes_are_never_the_paper_they_cover(subject: str, body: str) -> None:
    found, record = said(subject, body)
    assert record.subtype == "cover_note"
    assert found.review == ()
    assert found.confidence >= 0.95
    assert note.claim(Paper(pages(subject, body)), Hints(subject=subject)) > 0.7


@pytest.mark.parametrize(("subject", "body"), AUTO_REPLIES)
@pytest.mark.parametrize("told", [True, False])
def test_automatic_replies_need_nobody(subject: str, body: str, told: bool) -> None:
    found, record = said(subject, body, auto_generated=told)
    assert record.subtype == "auto_reply"
    assert found.review == ()
    assert found.confidence >= 0.95


@pytest.mark.parametrize(("subject", "body"), NEWSLETTERS)
def test_newsletters_sent_to_a_list_need_nobody(subject: str, body: str) -> None:
    found, record = said(subject, body, bulk=True)
    assert record.subtype == "newsletter"
    assert found.review == ()


@pytest.mark.parametrize(("subject", "body"), QUESTIONS)
def test_questions_go_to_a_person(subject: str, body: str) -> None:
    found, record = said(subject, body)
    assert record.subtype == "unknown"
    assert found.review[0].startswith("It asks for an answer")


@pytest.mark.parametrize("body", NEW_DETAILS)
def test_new_bank_details_are_always_told(body: str) -> None:
    found, record = said("Important", f"Hello,\n\n{body}\n\nRegards")
    assert record.subtype == "bank_detail_change"
    assert any("new bank details" in sentence for sentence in found.review)


@pytest.mark.parametrize("body", SAYING_MORE)
def test_what_a_cover_note_says_besides_is_read_by_a_person(body: str) -> None:
    found, record = said("Remittance", body)
    assert record.subtype == "unknown"
    assert found.review[0].startswith("It says more than that something is attached")


@pytest.mark.parametrize("body", SAYING_NOTHING)
def test_courtesies_and_the_way_of_the_money_need_nobody(body: str) -> None:
    found, record = said("Remittance advice", body)
    assert record.subtype in ("cover_note", "auto_reply")
    assert found.review == ()


@pytest.mark.parametrize("body", OWN_ACCOUNTS)
def test_what_happens_to_the_writers_own_account_is_news(body: str) -> None:
    found, record = said("Hello", body)
    assert record.subtype == "bank_detail_change"
    assert found.bank_change is not None


@pytest.mark.parametrize("body", OTHER_ACCOUNTS)
def test_the_readers_account_and_other_accounts_are_none(body: str) -> None:
    (found,) = registry.extract(pages("Hello", body), Hints(subject="Hello"))
    assert found.bank_change is None


def test_a_cover_note_beside_an_account_and_a_change_is_read_by_a_person() -> None:
    found, record = said("Hello", "Please find attached the new form for the account.")
    assert record.subtype == "unknown"
    assert "new bank details" in found.review[0]


@pytest.mark.parametrize("body", NEW_DETAILS)
def test_new_bank_details_in_a_remittance_are_told_too(body: str) -> None:
    text = "Remittance advice\n\nInvoice no.    Amount paid\nINV-1          1,200.00\nINV-2            300.00\n\nTotal paid     1,500.00 USD\n"
    found = registry.extract(pages("Remittance advice", f"{text}\n{body}\n"), Hints(subject="Remittance advice"))
    assert any("new bank details" in sentence for sentence in found[0].review)
    assert not any(
        "new bank details" in s for s in registry.extract(pages("Remittance advice", text), Hints())[0].review
    )


@pytest.mark.parametrize(
    "body",
    [
        "Your mailbox is full. Click the link below to verify your account or your account will be suspended.",
        "Ihr Konto wurde gesperrt. Klicken Sie auf den Link und bestätigen Sie Ihre Daten.",
        "Votre compte a été suspendu, cliquez sur le lien et confirmez votre mot de passe.",
        "A sua conta foi suspensa. Clique no link abaixo e confirme a sua identidade.",
    ],
)
def test_fraud_goes_to_a_person(body: str) -> None:
    found, record = said("Urgent", body)
    assert record.subtype == "phishing"
    assert "fraud" in found.review[0]


PROMISES = [
    ("Re: Overdue", "Invoice INV-41 over 1,240.00 GBP will be paid in our next payment run on 12 May 2026."),
    ("AW: Mahnung", "Die Rechnung RE-41 über 1.240,00 EUR wird mit unserem nächsten Zahllauf am 12.05.2026 bezahlt."),
    ("RE: Relance", "La facture FA-41 de 1 240,00 EUR sera réglée lors de notre prochaine échéance du 12/05/2026."),
    ("RE: Aviso", "La factura FV-41 por 1.240,00 EUR se pagará en nuestra próxima remesa del 12/05/2026."),
    ("R: Sollecito", "La fattura FT-41 di 1.240,00 EUR sarà pagata con il prossimo bonifico del 12/05/2026."),
    ("RE: Aanmaning", "Factuur VF-41 van 1.240,00 EUR wordt in onze volgende betaalrun van 12-05-2026 betaald."),
    ("RE: Aviso", "A fatura FT-41 de 1.240,00 EUR será paga no próximo lote de pagamentos em 12/05/2026."),
]
DEMANDS = [
    ("Payment", "Could you let us know when we can expect payment of invoice INV-41 over 1,240.00 GBP?"),
    (
        "Rechnung",
        "Können Sie uns bitte mitteilen, wann wir mit der Zahlung der Rechnung RE-41 über 1.240,00 EUR rechnen dürfen?",
    ),
    ("Facture", "Pourriez-vous nous indiquer quand nous recevrons le règlement de la facture FA-41 de 1 240,00 EUR ?"),
]


@pytest.mark.parametrize(("subject", "body"), [*PROMISES, *DEMANDS])
def test_what_is_promised_or_asked_for_is_not_paid(subject: str, body: str) -> None:
    found, record = said(subject, f"Hello,\n\n{body}\n\nRegards\nAcme Ltd\n")
    assert record.subtype == "unknown"
    assert found.review


def test_a_mail_without_text_asks_for_what_was_meant() -> None:
    found, record = said("Zahlungsavis", "")
    assert record.subtype == "unknown"
    assert found.review == ("The mail has no text; ask the sender what was to come with it.",)


def test_a_notice_that_the_advice_waits_in_a_portal() -> None:
    found, _ = said(
        "Remittance", "Your remittance advice 20012 is available in the supplier portal. Log in to the portal."
    )
    assert found.review == ("It says that a paper waits elsewhere; get it there.",)


def test_an_answer_to_our_reminder_is_not_what_it_quotes() -> None:
    body = "We will pay next week.\n\nOn Mon, Jan 5, 2026 at 9:00 AM Us <ar@us.example> wrote:\n> Invoice 4711 USD 1,200.00\n> Invoice 4712 USD 300.00\n"
    found, record = said("Re: Overdue invoices", body)
    assert record.subtype == "dunning_reply"
    assert found.review == ('It answers a reminder and promises a payment: "We will pay next week".',)
    assert found.because == ('It answers "Re: Overdue invoices".',)


@pytest.mark.parametrize(
    ("subject", "body", "said_there"),
    [
        ("RE: Statement of account", "All of these went out in yesterday's run.", "promises a payment"),
        (
            "AW: 2. Mahnung",
            "Der Betrag wurde bereits überwiesen, bitte Zahlungseingang prüfen.",
            "says that it is paid",
        ),
        ("RE: Relance facture", "Nous n'avons pas reçu cette facture.", "asks for a copy"),
        ("RE: Facturas vencidas", "Pagaremos la próxima semana.", "promises a payment"),
        ("R: Sollecito di pagamento", "Risulta pagata il 3 ottobre.", "says that it is paid"),
        ("RE: Aanmaning", "Wij hebben deze niet ontvangen, graag een kopie van de factuur.", "asks for a copy"),
        ("RE: Faturas em aberto", "Será paga no fim do mês.", "promises a payment"),
    ],
)
def test_answers_to_reminders_say_what_they_answer(subject: str, body: str, said_there: str) -> None:
    found, record = said(subject, body)
    assert record.subtype == "dunning_reply"
    assert said_there in found.review[0]


@pytest.mark.parametrize(
    "body",
    [
        "I am off until Wednesday and Sam will reply to whatever cannot wait.",
        "Ich befinde mich im Urlaub und bin ab dem 7. Januar wieder erreichbar.",
        "Nos bureaux sont fermés, nous traiterons votre message dès notre retour.",
        "Estoy de viaje y responderé a mi regreso.",
        "Sono in ferie, risponderò al rientro.",
        "Ik ben er even niet en beantwoord uw bericht als ik terug ben.",
        "Estou de férias e responderei assim que regressar.",
    ],
)
def test_absence_and_return_together_are_an_automatic_reply(body: str) -> None:
    found, record = said("Your message", body)
    assert (record.subtype, found.review) == ("auto_reply", ())


def test_a_head_that_says_it_is_an_answer_needs_no_words() -> None:
    found, record = said("Thank you", "We aim to get back to you.", auto_replied=True)
    assert (record.subtype, found.review) == ("auto_reply", ())
    assert "a machine answered" in found.because[0]


@pytest.mark.parametrize(
    "body",
    [
        "A new remittance is available in the supplier portal. Unsubscribe.",
        "We have paid your invoice 77. Manage preferences.",
    ],
)
def test_what_went_to_a_list_and_speaks_of_money_is_no_newsletter(body: str) -> None:
    (found,) = registry.extract(pages("Notice", body), Hints(subject="Notice", sender="ap@alpha.example", bulk=True))
    assert not (isinstance(found.record, Other) and found.record.subtype == "newsletter")


@pytest.mark.parametrize(
    "body",
    [
        "Our account closes on Friday. Please send everything to GB94BARC10201530093459 from then on.",
        "Please pay us at our other bank, sort code 60-16-13 account 31926819, from now on.",
        "Ons bankrekeningnummer verandert in NL39RABO0300065264, wij danken u.",
        "Due to a bank migration our account number was replaced.",
    ],
)
def test_who_pays_us_has_no_reason_to_write_about_accounts(body: str) -> None:
    found, record = said("Notice", body)
    assert record.subtype == "bank_detail_change"
    assert found.bank_change or "new bank details" in found.review[0]


def test_an_account_in_a_letterhead_is_no_news() -> None:
    body = "Anbei unser Zahlungsavis.\n\nMüller Bau GmbH\nCommerzbank Köln IBAN DE44500105175407324931 BIC COBADEFF"
    assert said("Zahlungsavis", body)[1].subtype == "cover_note"


def test_a_cover_note_that_asks_something_is_no_cover_note() -> None:
    found, record = said("Payment", "Attached is our payment detail. Could you please confirm the receipt of it?\n")
    assert record.subtype == "unknown"
    assert found.review


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "Payment",
            "Please find attached our advice.\n\nINV-1  1,200.00 USD\nINV-2  300.00 USD\nTotal  1,500.00 USD\n",
        ),
        (
            "FW: remit",
            "FYI\n\n---------- Forwarded message ---------\nFrom: Bob <b@c.example>\nDate: Mon\nSubject: payment\n\nWe paid INV-1 1,200.00 USD\n",
        ),
        ("Out of office", "We paid EUR 1.200,00 for RE-1 and EUR 300,00 for RE-2. I am out of the office tomorrow."),
    ],
)
def test_what_names_amounts_is_left_to_others(subject: str, body: str) -> None:
    assert note.claim(Paper(pages(subject, body)), Hints(subject=subject)) == 0.0


def test_the_words_that_decided_have_their_place() -> None:
    found, _ = said("remittance", "Dear Sirs,\n\nPlease find attached our advice.\n\nRegards")
    evidence = found.fields["subtype"]
    assert evidence.text == "Please find attached our advice."
    assert evidence.page == 1
    assert evidence.box is not None


def test_notes_of_the_reading_call_a_person() -> None:
    message = Message(
        subject="x", body_text="Please find attached our advice.", notes=("The character set is unknown.",)
    )
    (found,) = registry.extract(pages_of(message), Hints())
    assert found.review == ("The character set is unknown.",)


def test_no_words_are_left_to_the_registry() -> None:
    empty = Pages(reader="pdf", pages=())
    assert note.claim(Paper(empty), Hints()) == 0.0
    assert registry.extract(empty)[0].review == ("No text was found on any page.",)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60), st.booleans(), st.booleans())
def test_any_mail_is_answered(body: str, subject: str, auto: bool, bulk: bool) -> None:
    hints = Hints(subject=subject, auto_generated=auto, bulk=bulk)
    assert 0.0 <= note.claim(Paper(pages(subject, body)), hints) <= 1.0
    (found,) = note.extract(Paper(pages(subject, body)), hints)
    assert found.kind is Kind.OTHER
    assert 0.0 <= found.confidence <= 1.0


def test_the_cost_of_long_mails_grows_no_faster_than_they() -> None:
    line = "Please find attached the remittance for the invoice of last month > wrote: 1,234.56\n"
    assert growth(lambda body: note.claim(Paper(pages("x", body)), Hints()), line, 200_000) <= QUADRATIC
