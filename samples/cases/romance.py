"""Papers of French, Belgian, Spanish, Mexican, Italian, Portuguese and Brazilian payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.receivables import OpenItem
from samples.drawing.chromium import printed
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, landscape, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All papers in Romance languages."""
    yield french_letter(world)
    yield french_landscape(world)
    yield belgian_references(world)
    yield spanish_list(world)
    yield mexican_mail_print(world)
    yield italian_withholding(world)
    yield italian_statement_style(world)
    yield portuguese_receipt(world)
    yield brazilian_boxes(world)


def french_letter(world: World) -> Case:
    """A letter with the amount in its first sentence and a short unruled list below it."""
    who, us, on = world.client("C-4001"), world.branch("C-4001"), dt.date(2026, 9, 22)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, "Times-Roman", "Avis de virement")
    paper.text(60, 60, who.name, 15, bold=True)
    paper.lines(60, 76, [*who.address, f"N° TVA : {who.tax_id}"], 9)
    paper.lines(340, 130, [us.name, *us.address], 11, 14)
    paper.text(340, 200, f"Nantes, le {long_day(on, 'fra')}", 11)
    paper.text(60, 235, "Objet : avis de virement n° 2026-0922", 11, bold=True)
    words = (
        f"Madame, Monsieur,|Nous vous informons que nous avons effectué ce jour un virement de {money(total(lines), 'fr')} € "
        "en règlement des factures suivantes :"
    )
    y = 265.0
    for paragraph in words.split("|"):
        y = paper.lines(60, y, paper.fit(paragraph, 470, 11), 11, 15) + 6
    columns = [Column("Facture n°", 90), Column("Date", 230), Column("Montant TTC", 450, "r")]
    y = heads(paper, y + 8, columns, 11) + 8
    rows = [[x.document_number or "", day(x.document_date or on, DAY), money(x.paid_amount or NIL, "fr") + " €"] for x in lines]
    y = body(paper, y, columns, rows, 11, 16)
    y = paper.lines(60, y + 20, ["Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées."], 11) + 30
    paper.lines(340, y, ["Le service comptabilité", "M. Rousseau"], 11, 15)
    return Case(
        "letter_list_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "2026-0922", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Three invoices; the amount of the sentence is the sum of the list.",
        "The total stands in a sentence and not below the list; blanks group the thousands; the date is in words.",
        letter(who, "Comptabilité", "Avis de virement", on, language="fra", names=("avis de virement.pdf",)),
    )


def french_landscape(world: World) -> Case:
    """Landscape ERP list: gross, credit, discount and net columns, heads over two lines, our credit note as "avoir"."""
    who, us, on = world.client("C-4002"), world.branch("C-4002"), dt.date(2026, 10, 27)
    items = [*world.take(who.ref, 5, on), world.take_credit(who.ref, on)]
    lines = [pays(item, order=True) for item in items]
    paper = Paper(landscape(A4), title="Avis de paiement")
    paper.text(40, 45, "SOCIÉTÉ BRETONNE DE CONSERVERIE", 13, bold=True, color="#00457c")
    paper.lines(40, 58, ["Port de Pêche - 29900 Concarneau", f"TVA intracommunautaire {who.tax_id}"], 8)
    paper.text(800, 45, "AVIS DE PAIEMENT", 14, bold=True, at="r")
    paper.lines(520, 80, [us.name, *us.address], 10)
    paper.lines(40, 95, [f"Référence du règlement : VIR-004518    Date de règlement : {day(on, DAY)}    Mode : virement SEPA"], 9.5)
    columns = [
        Column("Type de\npièce", 44), Column("N° de votre\nfacture", 110), Column("Date de\nfacture", 200), Column("N° de\ncommande", 280),
        Column("Notre n°\nde pièce", 360), Column("Montant\nbrut", 520, "r"), Column("Escompte", 610, "r"), Column("Montant net\nréglé", 796, "r"),
    ]  # fmt: skip
    paper.box(40, 122, 760, 30, fill="#dbe7f1", stroke="")
    y = heads(paper, 134, columns, 9, 11) + 10
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL, "fr")
        kind = "AVOIR" if line.document_type == "credit_memo" else "FACTURE"
        cells = [kind, line.document_number or "", day(line.document_date or on, DAY), line.purchase_order or "", f"26-{8812 + at * 4}"]
        row(paper, y, columns, [*cells, gross, "0,00", gross], 9)
        paper.rule(40, y + 5, 800, y + 5, 0.3, "#9db7cc")
        y += 17
    paper.text(610, y + 6, "Total réglé en EUR", 9.5, bold=True)
    paper.text(796, y + 6, money(total(lines), "fr"), 9.5, bold=True, at="r")
    return Case(
        "landscape_avoir_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "VIR-004518", on, "EUR", lines, payment_method="sepa"),),
        "posted",
        "Five invoices less our credit note.",
        "Three number columns (ours, theirs, the order); two-line heads; the credit's sign in front.",
        letter(who, "Service Fournisseurs", "Avis de paiement VIR-004518", on, language="fra", names=("AvisPaiement.pdf",), logo=True),
    )


def belgian_references(world: World) -> Case:
    """A Belgian form: "notre document" beside "votre référence", amounts with points, fully ruled."""
    who, us, on = world.client("C-4003"), world.branch("C-4003"), dt.date(2026, 9, 17)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, title="Avis de paiement")
    paper.text(545, 56, who.name, 13, bold=True, at="r")
    paper.lines(545, 70, [*who.address, who.tax_id, who.account], 8.5, at="r")
    paper.lines(50, 130, [us.name, *us.address, "France"], 10)
    paper.text(50, 205, f"Avis de paiement n° 88-2206 du {day(on, '%d.%m.%Y')}", 12, bold=True)
    columns = [
        Column("Notre document", 55), Column("Votre référence", 165), Column("Date doc.", 275), Column("Dev.", 350),
        Column("Montant", 460, "r"), Column("Payé", 540, "r"),
    ]  # fmt: skip
    y = heads(paper, 240, columns, 9) + 8
    ys = [226.0, y - 12]
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL, "eu")
        row(paper, y, columns, [f"5105{600871 + at * 22}", line.document_number or "", day(line.document_date or on, "%d.%m.%Y"), "EUR", gross, gross], 9)
        y += 16
        ys.append(y - 12)
    grid(paper, [50, 160, 270, 345, 385, 465, 545], ys)
    paper.text(385, y + 4, "Total payé", 9, bold=True)
    paper.text(540, y + 4, money(total(lines), "eu"), 9, bold=True, at="r")
    return Case(
        "references_notre_votre_fra",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id", "iban"), payee(us), "88-2206", on, "EUR", lines),),
        "posted",
        "Four invoices paid in full.",
        "The first column is the payer's own number, longer and more regular than ours; only the words tell them apart.",
        letter(who, "Facturation", "Paiement 88-2206", on, language="fra"),
    )


def spanish_list(world: World) -> Case:
    """A list with due dates as used for confirming and transfers; totals in words below."""
    who, us, on = world.client("C-5001"), world.branch("C-5001"), dt.date(2026, 10, 5)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, title="Aviso de pago")
    paper.box(45, 40, 505, 50)
    paper.text(55, 60, who.name, 13, bold=True)
    paper.text(55, 76, ", ".join(who.address) + f"   NIF: {who.tax_id[2:]}", 8.5)
    paper.text(540, 60, "AVISO DE PAGO", 12, bold=True, at="r")
    paper.text(540, 76, f"Zaragoza, {long_day(on, 'spa')}", 8.5, at="r")
    paper.lines(55, 115, ["A la atención de:", us.name, *us.address], 9.5)
    text = "Muy señores nuestros: les comunicamos que hemos ordenado una transferencia a su favor con el siguiente detalle."
    paper.lines(55, 180, paper.fit(text, 480, 9.5), 9.5)
    paper.lines(55, 212, ["Nº de transferencia: TR-26/10417"], 9.5, bold=True)
    columns = [Column("Nº factura", 55), Column("Fecha factura", 150), Column("Vencimiento", 245), Column("Concepto", 335), Column("Importe (€)", 540, "r")]
    y = heads(paper, 245, columns, 9.5) + 8
    paper.rule(45, y - 12, 550, y - 12, 1)
    rows = [
        [x.document_number or "", day(x.document_date or on, DAY), day((x.document_date or on) + dt.timedelta(days=30), DAY), "Suministros obra", money(x.paid_amount or NIL, "eu")]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 9.5, 16)
    paper.rule(335, y - 9, 550, y - 9)
    paper.text(335, y + 5, "TOTAL TRANSFERENCIA", 9.5, bold=True)
    paper.text(540, y + 5, money(total(lines), "eu"), 9.5, bold=True, at="r")
    paper.text(55, y + 60, "Atentamente, Departamento de Administración", 9.5)
    return Case(
        "transfer_list_spa",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "TR-26/10417", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Four invoices paid in full.",
        "Two date columns of which the second is the due date; the payment's date stands in words in the head.",
        letter(who, "Administración", "Aviso de pago", on, language="spa", names=("Aviso de pago TR-26-10417.pdf",)),
    )


def mexican_mail_print(world: World) -> Case:
    """A mail that somebody printed from the browser: mail heads, greeting, a table, a signature."""
    who, us, on = world.client("C-5003"), world.branch("C-5003"), dt.date(2026, 10, 20)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    rows = "".join(
        f"<tr><td>{x.document_number}<td>{day(x.document_date or on, DAY)}<td align=right>${money(x.paid_amount or NIL)}" for x in lines
    )
    html = (
        "<html><head><meta charset=utf-8><title>Pago de facturas</title></head><body style='font:14px Arial'><table width=100%><tr><td><b>Pago de facturas</b></table><hr>"
        f"<p><b>{who.name}</b> &lt;pagos@{who.domain}&gt;<br><span style='color:#666'>Para: cobros@norhaven.example<br>{long_day(on, 'spa')}, 10:42</span></p>"
        f"<p>Estimados proveedores {us.name}:</p><p>Les informamos que el día {day(on, DAY)} se realizó el pago de las siguientes facturas vía SPEI, clave de rastreo "
        "<b>BNET01002610200044178</b>:</p><table border=1 cellpadding=6 style='border-collapse:collapse'><tr><th>Factura<th>Fecha<th>Importe pagado MXN</tr>"
        f"{rows}<tr><td colspan=2><b>Total</b><td align=right><b>${money(total(lines))}</b></tr></table>"
        f"<p>Quedamos a sus órdenes.</p><p>Tesorería<br>{who.name}<br>RFC {who.tax_id}<br>Tel. +52 55 5555 0133</p></body></html>"
    )
    return Case(
        "mail_print_spa",
        {"input.pdf": printed(html)},
        (advice(payer(who), payee(us), "BNET01002610200044178", on, "MXN", lines),),
        "posted",
        "Three invoices in Mexican pesos.",
        "A browser print of a mail: Spanish words with US amounts, dollar signs that mean pesos, a head of a mail on the page.",
        letter(who, "Tesorería", "RV: Pago de facturas", on, language="spa", names=("Correo.pdf",), forwarded_by="Ana Ruiz <ana.ruiz@norhaven.example>"),
    )


def italian_withholding(world: World) -> Case:
    """A professional's advice: each invoice is less the ritenuta d'acconto that stands on a line below it."""
    who, us, on = world.client("C-6002"), world.branch("C-6002"), dt.date(2026, 10, 13)
    lines = []
    for item in world.take(who.ref, 2, on):
        tax = (item.original * 4 / 100).quantize(Decimal("0.01"))
        lines.append(pays(item, deduction=tax, reason=Reason.TAX, text="Ritenuta d'acconto 4%"))
    paper = Paper(A4, "Times-Roman", "Avviso di pagamento")
    paper.text(60, 60, who.name, 16, bold=True)
    paper.text(60, 76, ", ".join(who.address) + f" - P. IVA {who.tax_id[2:]}", 9)
    paper.rule(60, 84, 535, 84)
    paper.lines(330, 120, ["Spett.le", us.name, *us.address], 11, 14)
    paper.text(60, 210, f"Torino, {long_day(on, 'ita')}", 11)
    paper.text(60, 235, "Oggetto: avviso di pagamento - CRO 5216640981", 11, bold=True)
    paper.lines(60, 262, ["Vi comunichiamo di aver disposto in data odierna un bonifico a Vostro favore a saldo di:"], 11)
    columns = [Column("Descrizione", 60), Column("Importo €", 420, "r"), Column("Netto a pagare €", 535, "r")]
    y = heads(paper, 295, columns, 11) + 10
    for line in lines:
        what = f"Fattura n. {line.document_number} del {day(line.document_date or on, DAY)}"
        row(paper, y, columns, [what, money(line.gross_amount or NIL, "eu"), ""], 11)
        cut = [f"   {line.deduction_text}", money(-line.deduction_amount, "eu"), money(line.paid_amount or NIL, "eu")]
        row(paper, y + 15, columns, cut, 11)
        y += 38
    paper.rule(420, y - 14, 535, y - 14)
    row(paper, y, columns, ["Totale bonifico", "", money(total(lines), "eu")], 11, bold=True)
    paper.lines(60, y + 60, ["Distinti saluti", "", who.name], 11, 15)
    return Case(
        "ritenuta_sublines_ita",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "5216640981", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Two invoices less withholding tax, booked as a tax deduction.",
        "Number and date inside a description; the tax is a negative sub-line; the net stands beside the tax.",
        letter(who, "Segreteria", "Avviso di pagamento", on, language="ita", names=("Avviso pagamento.pdf",)),
    )


def italian_statement_style(world: World) -> Case:
    """A payment slip in upper case: numbers with slashes, AVERE/DARE signs, dotted leaders."""
    who, us, on = world.client("C-6001"), world.branch("C-6001"), dt.date(2026, 10, 26)
    items = [*world.take(who.ref, 4, on), world.take_credit(who.ref, on)]
    lines = [pays(item) for item in items]
    paper = Paper(A4, "Courier", "Distinta di pagamento")
    paper.text(45, 55, who.name.upper(), 11, bold=True)
    paper.lines(45, 68, [", ".join(who.address).upper(), f"P.IVA {who.tax_id}"], 8.5)
    paper.text(45, 110, "DISTINTA DI PAGAMENTO", 12, bold=True)
    paper.lines(45, 130, [f"FORNITORE.......: {us.name.upper()}", f"DATA VALUTA.....: {day(on, DAY)}", "NUM. MANDATO....: 2026/3391", f"IBAN BENEF......: {us.account}"], 9, 13)
    columns = [Column("TIPO DOC.", 45), Column("NUMERO DOC.", 130), Column("DATA DOC.", 240), Column("IMPORTO DOC.", 420, "r"), Column("IMPORTO PAGATO", 545, "r")]
    y = heads(paper, 205, columns, 9) + 4
    paper.rule(45, y - 10, 545, y - 10, dash=True)
    rows = [
        ["NOTA CRED." if x.document_type == "credit_memo" else "FATTURA", x.document_number or "", day(x.document_date or on, "%d/%m/%y"),
         money(x.gross_amount or NIL, "eu", "back"), money(x.paid_amount or NIL, "eu", "back")]
        for x in lines
    ]  # fmt: skip
    y = body(paper, y + 2, columns, rows, 9, 14)
    paper.rule(45, y - 9, 545, y - 9, dash=True)
    row(paper, y + 5, columns, ["TOTALE EURO", "", "", "", money(total(lines), "eu")], 9, bold=True)
    return Case(
        "distinta_upper_ita",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "2026/3391", on, "EUR", lines),),
        "posted",
        "Four invoices less our credit note.",
        "Fixed pitch upper case with leader dots; document numbers with slashes that look like dates; trailing minus.",
        letter(who, "Ufficio Amministrazione", "Distinta di pagamento", on, language="ita", names=(None,), types=("application/octet-stream",)),
    )


def portuguese_receipt(world: World) -> Case:
    """PHC-like "aviso de pagamento": document kind, our and their number, value, discount, paid."""
    who, us, on = world.client("C-8001"), world.branch("C-8001"), dt.date(2026, 9, 28)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]
    paper = Paper(A4, title="Aviso de Pagamento")
    paper.text(50, 56, who.name, 14, bold=True)
    paper.lines(50, 70, [*who.address, f"NIF {who.tax_id[2:]}"], 8.5)
    paper.lines(340, 110, ["Exmo(s). Sr(s).", us.name, *us.address], 10)
    paper.text(50, 190, "Aviso de Pagamento N.º 1187/2026", 13, bold=True)
    for at, (label, value) in enumerate([("Data", day(on, DAY)), ("Moeda", "EUR"), ("Forma de pagamento", "Transferência bancária"), ("Vossa conta", us.account)]):
        x = (50, 120, 175, 300)[at]
        paper.text(x, 214, label, 8, color="#666666")
        paper.text(x, 226, value, 9)
    columns = [
        Column("Documento", 50), Column("V/ N.º Documento", 120), Column("Data Doc.", 230), Column("N/ N.º", 300),
        Column("Valor", 400, "r"), Column("Desconto", 465, "r"), Column("Valor pago", 545, "r"),
    ]  # fmt: skip
    paper.box(46, 246, 503, 16, fill="#efe9dc", stroke="")
    y = heads(paper, 257, columns, 8.5) + 8
    rows = [
        ["Fatura", x.document_number or "", day(x.document_date or on, DAY), f"{3309 + at}", money(x.gross_amount or NIL, "eu"), "0,00", money(x.paid_amount or NIL, "eu")]
        for at, x in enumerate(lines)
    ]
    y = body(paper, y, columns, rows, 9, 15)
    paper.rule(50, y - 8, 545, y - 8)
    row(paper, y + 5, columns, ["", "", "", "Total", money(total(lines), "eu"), "0,00", money(total(lines), "eu")], 9, bold=True)
    paper.text(50, 800, "Processado por programa certificado n.º 0006/AT", 7, color="#777777")
    return Case(
        "aviso_pagamento_por",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "1187/2026", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Four invoices paid in full.",
        "Invoice numbers hold a blank and a slash (FT 2026/421); labels stand above their values; V/ and N/ abbreviations.",
        letter(who, "Tesouraria", "Aviso de Pagamento 1187/2026", on, language="por", names=("AvisoPag1187.pdf",)),
    )


def _boxed(paper: Paper, x: float, y: float, width: float, label: str, value: str) -> None:
    paper.box(x, y, width, 30, stroke="#444444", thin=0.4)
    paper.text(x + 3, y + 8, label, 6, color="#444444")
    paper.text(x + 3, y + 23, value, 10)


def brazilian_boxes(world: World) -> Case:
    """A Brazilian receipt: tiny labels inside boxes above their values, then a short table."""
    who, us, on = world.client("C-8003"), world.branch("C-8003"), dt.date(2026, 10, 22)
    items: list[OpenItem] = world.take(who.ref, 3, on)
    lines = [pays(item) for item in items]
    paper = Paper(A4, title="Comprovante")
    paper.text(50, 50, "COMPROVANTE DE PAGAMENTO A FORNECEDOR", 12, bold=True)
    _boxed(paper, 50, 65, 330, "PAGADOR", who.name)
    _boxed(paper, 380, 65, 165, "CNPJ", who.tax_id)
    _boxed(paper, 50, 95, 330, "FAVORECIDO", us.name)
    _boxed(paper, 380, 95, 165, "DATA DO PAGAMENTO", day(on, DAY))
    _boxed(paper, 50, 125, 165, "Nº DO PAGAMENTO", "PG-0077412")
    _boxed(paper, 215, 125, 165, "FORMA", "PIX")
    _boxed(paper, 380, 125, 165, "VALOR TOTAL", "R$ " + money(total(lines), "eu"))
    columns = [Column("Nota fiscal", 55), Column("Emissão", 200), Column("Valor da nota", 400, "r"), Column("Valor pago", 540, "r")]
    y = heads(paper, 185, columns, 9) + 8
    ys = [172.0, y - 12]
    for line in lines:
        gross = "R$ " + money(line.gross_amount or NIL, "eu")
        row(paper, y, columns, [line.document_number or "", day(line.document_date or on, DAY), gross, gross], 9)
        y += 17
        ys.append(y - 12)
    grid(paper, [50, 195, 300, 410, 545], ys, 0.4)
    return Case(
        "comprovante_boxes_por",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "PG-0077412", on, "BRL", lines),),
        "posted",
        "Three invoices in reais.",
        "A form of boxes with six-point labels above their values; no totals row: the total is a box.",
        letter(who, "Financeiro", "Comprovante de pagamento", on, language="por", names=("comprovante.pdf",)),
    )
