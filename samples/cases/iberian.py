# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of Spanish, Mexican, Portuguese and Brazilian payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.receivables import OpenItem
from samples.drawing.chromium import printed
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield spanish_list(world)
    yield mexican_mail_print(world)
    yield portuguese_receipt(world)
    yield brazilian_boxes(world)


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
    columns = [
        Column("Nº factura", 55),
        Column("Fecha factura", 150),
        Column("Vencimiento", 245),
        Column("Concepto", 335),
        Column("Importe (€)", 540, "r"),
    ]
    y = heads(paper, 245, columns, 9.5) + 8
    paper.rule(45, y - 12, 550, y - 12, 1)
    rows = [
        [
            x.document_number or "",
            day(x.document_date or on, DAY),
            day((x.document_date or on) + dt.timedelta(days=30), DAY),
            "Suministros obra",
            money(x.paid_amount or NIL, "eu"),
        ]
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
        f"<tr><td>{x.document_number}<td>{day(x.document_date or on, DAY)}<td align=right>${money(x.paid_amount or NIL)}"
        for x in lines
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
        letter(
            who,
            "Tesorería",
            "RV: Pago de facturas",
            on,
            language="spa",
            names=("Correo.pdf",),
            forwarded_by="Ana Ruiz <ana.ruiz@norhaven.example>",
        ),
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
    for at, (label, value) in enumerate(
        [
            ("Data", day(on, DAY)),
            ("Moeda", "EUR"),
            ("Forma de pagamento", "Transferência bancária"),
            ("Vossa conta", us.account),
        ]
    ):
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
        [
            "Fatura",
            x.document_number or "",
            day(x.document_date or on, DAY),
            f"{3309 + at}",
            money(x.gross_amount or NIL, "eu"),
            "0,00",
            money(x.paid_amount or NIL, "eu"),
        ]
        for at, x in enumerate(lines)
    ]
    y = body(paper, y, columns, rows, 9, 15)
    paper.rule(50, y - 8, 545, y - 8)
    row(
        paper,
        y + 5,
        columns,
        ["", "", "", "Total", money(total(lines), "eu"), "0,00", money(total(lines), "eu")],
        9,
        bold=True,
    )
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
    columns = [
        Column("Nota fiscal", 55),
        Column("Emissão", 200),
        Column("Valor da nota", 400, "r"),
        Column("Valor pago", 540, "r"),
    ]
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
