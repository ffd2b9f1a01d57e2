"""Spanish."""

COLUMNS = {
    "document_number": """
        Nº factura; Núm factura; Número de factura; Número factura; N° de factura; Nº de factura; Factura; Facturas;
        Factura nº; Fra; Nº fra; Fra nº; Num fra; Fact; Nº documento; Número de documento; Nº de documento;
        Documento; Doc; Nº doc; Num doc; Su factura; Su factura nº; Sus facturas; Su referencia; Su ref; S/Ref;
        S/Referencia; S/Factura; S/Fra; Su nº factura; Su documento; Ref factura; Referencia factura;
        Referencia de factura; Referencia =0.8; Ref =0.8; Nº referencia =0.8; Nº ref =0.8; Factura proveedor;
        Nº factura proveedor; Documento proveedor; Doc proveedor; Nº abono; Factura/abono; Factura abono;
        Nº factura/abono; Comprobante; Nº comprobante; Nº de comprobante; Folio; Folio factura; Serie y folio;
        Folio fiscal; Documento externo; Nº doc externo; Factura original; Referencia documento; Ref documento;
        Referencia proveedor; Ref proveedor; Número =0.5; Nº =0.4; Núm =0.4; Concepto =0.3; Núm documento; Núm doc;
        Serie/Número; Serie; Documento pagado; Factura pagada;
        sobre factura; factura afectada; de factura
        """,
    "our_number": """
        Nuestra referencia; Nuestra ref; N/Ref; N/Referencia; Nº interno; Núm interno; Referencia interna;
        Ref interna; Nuestro documento; Nº asiento; Asiento; Nº registro; Registro; Documento interno;
        Nuestro número; Nuestro nº; Documento contable; Nº contable; Doc interno; Doc contable; Nº doc interno;
        Nº operación =0.4; Lote; Póliza; Nº póliza; Voucher; N/Doc; Doc SAP; Nº de registro; Número interno
        """,
    "document_type": """
        Tipo; Tipo de documento; Tipo documento; Tipo doc; Clase; Clase de documento; Clase doc; T doc; TD;
        Clase documento; Tipo de comprobante; Tipo comprobante; Tipo movimiento; Naturaleza; D/H
        """,
    "document_date": """
        Fecha; Fecha factura; Fecha de factura; Fecha de la factura; Fecha documento; Fecha doc; Fecha de documento;
        Fecha de emisión; Fecha emisión; Fec factura; Fec fact; Fec doc; Fech factura; F factura; F fra; Fecha fra;
        Fec; Fecha fac; Fecha expedición; F. emisión; F. factura; F. doc; Emitida; Fecha contable =0.6;
        Fecha operación =0.6; Fecha del documento; Fecha fact; Fecha de expedición; Fecha registro =0.5
        """,
    "due_date": """
        Vencimiento; Fecha de vencimiento; Fecha vencimiento; Vto; Fecha vto; Vence; Venc; F vto; F. venc; Fec vto;
        Fecha venc; F. vencimiento; Vcto; Fecha límite; Fec venc
        """,
    "purchase_order": """
        Nº pedido; Pedido; Orden de compra; Nº de pedido; Número de pedido; OC; Nº OC; Orden; Su pedido;
        Nuestro pedido; Ref pedido; N/Pedido; S/Pedido; Pedido nº; Orden compra; Nº orden; Referencia pedido;
        Nº orden de compra; O/C; O.C.; Pedido de compra; Núm pedido; Número de orden; Orden nº; Contrato =0.3;
        Nº contrato =0.3
        """,
    "gross_amount": """
        Importe factura; Importe bruto; Bruto; Importe =0.5; Monto =0.5; Importe total =0.5; Monto bruto;
        Monto factura; Valor factura; Importe original; Total factura; Importe de la factura; Importe inicial;
        Importe fra; Monto original; Valor bruto; Importe pendiente =0.7; Importe documento; Importe doc;
        Monto documento; Monto del documento; Valor original; Importe facturado; Facturado; Importe origen;
        Monto de factura; Importe con IVA; Debe =0.4; Cargo =0.4; Valor =0.4; Total =0.4; Saldo pendiente =0.5;
        Importe bruto EUR; Bruto EUR; Total bruto; Importe fact; Imp factura; Imp bruto; Monto total =0.5;
        Monto inicial; Importe EUR =0.5; Importe € =0.5
        """,
    "discount_amount": """
        Deducción =0.6; Deducciones =0.6; Importe deducido =0.6; Deducido =0.6;
        Descuento; Descuentos =0.8; Dto; Dto pp; Dto p.p.; Descuento pronto pago; Descuento por pronto pago;
        Importe descuento; Importe del descuento; Desc; Dcto; Dscto; Desc pronto pago; Descuento aplicado;
        Pronto pago; DPP; Dtos; Imp descuento; Importe dto; Monto descuento; Monto de descuento; Bonificación =0.5;
        Rappel =0.4; Descto; Descuento financiero; Dto financiero; Descuento tomado
        """,
    "deduction_amount": """
        en disputa; importe en disputa; no admitido; rechazado; importe reclamado;
        Deducción; Deducciones; Ajuste; Ajustes; Importe deducido; Diferencia; Penalización; Penalizaciones;
        Retención de garantía; Cargo =0.6; Cargos =0.6; Reclamación; Compensación; Gastos; Comisión;
        Otros descuentos; Descuentos =0.6;
        Retenido; Rappel =0.6; Deducido; Nota de cargo; Notas de cargo; Reclamaciones; Diferencias;
        Importe deducción; Importe ajuste; Monto deducción; Otras deducciones; Comisiones; Gastos bancarios;
        Anticipo =0.4; Multa; Multas; Fondo de garantía; Descuentos/deducciones =0.6; Nota de débito =0.6;
        Débitos =0.5; Importe retenido =0.6; Rebaja; Incidencia; Incidencias; Descuento/deducción =0.6;
        Ajuste importe; Devolución =0.5; Monto ajuste
        """,
    "withholding_amount": """
        Retención; Retenciones; Retención IRPF; IRPF; Impuesto retenido; Retención en la fuente; Retefuente; Ret IVA;
        Ret ISR; Retención IVA; Importe retención; Retención ISR; ReteIVA; ReteICA; Ret; Ret. IRPF; Ret. fuente;
        Retención IIBB; Retención ganancias; Detracción; Retención impuesto; Importe retenido; Monto retenido;
        Monto retención; Ret fte; Retención fiscal; Retención IT; Ret. Ganancias; Ret. IIBB;
        Rete ICA; Rete IVA; Rete fuente
        """,
    "paid_amount": """
        Importe pagado; Pagado; Importe pago; Importe del pago; Pago; Neto; Importe neto; Neto pagado; Monto pagado;
        Monto neto; Importe =0.5; Monto =0.5; Importe abonado; Abonado; Valor pagado; Total pagado;
        Importe transferido; Líquido; Importe líquido; Neto a pagar; Importe liquidado; Liquidado; Transferido;
        A pagar; Importe a pagar; Monto a pagar; Haber =0.4; Abono =0.4; Total =0.4; Importe total =0.5; Monto pago;
        Monto del pago; Valor neto; Pagos; Valor pago; Neto EUR; Importe neto EUR; Importe pagado EUR;
        Líquido a percibir; Pago neto; Total neto; Importe transferencia; Aplicado; Importe aplicado; Monto aplicado;
        Importe cobrado; Imp pagado; Imp neto; Total a pagar; Neto a cobrar; Importe compensado; Monto transferido;
        Valor a pagar; Líquido pagado; Importe satisfecho; Importe depositado; Importe ingreso; Total pago
        """,
    "balance": """
        Saldo; Pendiente; Resto; Saldo pendiente; Importe restante; Acumulado; Saldo restante; Saldo acumulado;
        Pendiente de pago; Restante; Saldo actual; Por pagar; Saldo final; Monto pendiente;
        Importe pendiente de pago; Saldo insoluto; Nuevo saldo
        """,
    "currency": """
        Moneda; Divisa; Mon; Div; Moneda documento; Moneda pago; Moneda del documento; Divisa documento;
        Moneda de pago; Mda
        """,
    "description": """
        Descripción; Concepto; Detalle; Texto; Observaciones; Glosa; Comentario; Comentarios; Detalles; Artículo;
        Referencia texto; Servicio; Producto; Nota; Notas; Observación; Concepto factura; Desc; Denominación;
        Descripción del producto; Descripción del servicio; Asunto; Servicios; Productos
        """,
    "reason": """
        motivo de la deducción; motivo de la retención; motivo del ajuste;
        Motivo; Motivo de deducción; Razón; Código motivo; Causa; Motivo del descuento; Motivo de la deducción;
        Motivo ajuste; Concepto de deducción; Concepto de retención; Motivo diferencia; Código de motivo; Cod motivo;
        Motivo del ajuste; Justificación; Tipo de deducción; Motivo deducción;
        por qué
        """,
    "quantity": """
        Cantidad; Cant; Uds; Unidades; Ctd; Horas; Cdad; Cant.; Unid; Und; Ud; Nº unidades; Piezas; Cantidades; U
        """,
    "unit_price": """
        Precio; Precio unitario; P. unitario; P unit; Precio unit; PVP; Precio/ud; Tarifa; Valor unitario; P.U.;
        Pr unitario; Importe unitario; Precio ud; P. unit.; Precio neto; Precio por unidad; Precio unidad;
        Vr unitario; Coste unitario; Precio hora; Pcio unit; V unitario; Valor unit
        """,
    "item_number": """
        Código; Artículo; Código artículo; Ref artículo; Referencia artículo; Cód; Cód artículo; Código producto;
        SKU; EAN; Código de producto; Cod art; Clave; Clave producto; Nº artículo; Nº de artículo;
        Código de artículo; Cod; Ref.;
        Albarán; N.º albarán; Nº albarán
        """,
    "tax_rate": """
        IVA; % IVA; Tipo IVA; IVA %; Tipo de IVA; Tasa; IGIC; Tasa IVA; % impuesto; Tipo impositivo; Impuesto;
        Impuesto %; I.V.A.; IVA (%)
        """,
    "tax_amount": """
        Importe IVA; Cuota IVA; IVA; Cuota; Impuesto; Impuestos; Monto IVA; Valor IVA; ISV; IGIC; Cuota de IVA;
        Total IVA; Importe de IVA; I.V.A.; ITBIS; IGV; Importe impuesto; IVA EUR
        """,
    "line_number": """
        Línea; Lín; Pos; Nº línea; Partida; Posición; Nº =0.6; Ítem =0.6; Renglón; Item; Núm; Orden =0.4; N°
        """,
    "line_amount": """
        Importe; Total; Importe total; Subtotal; Importe neto; Total línea; Neto; Monto; Precio total; Valor total;
        Base; Importe línea; Base imponible; Total neto; Importe EUR; Total EUR; Monto total; Valor; Importe €;
        Importe sin IVA; Total sin IVA; Valor venta; Vr total; Sub total
        """,
}

LABELS = {
    "payment_reference": """
        Concepto bancario; Concepto de la transferencia; Concepto transferencia; con el concepto;
        Lote =0.5; Lote nº;
        número de relación; nº de relación; relación nº; relación contable; nº de remesa; nº de mandamiento;
        con la referencia; con referencia; bajo la referencia; indicando; documento =0.4; nº de documento =0.4;
        nº documento =0.4; asiento =0.4;
        Pago =0.5;
        Referencia de pago; Referencia del pago; Ref pago; Ref de pago; Nº de pago; Número de pago; Nº pago; Pago nº;
        Núm pago; Referencia transferencia; Referencia de la transferencia; Ref transferencia; Nº transferencia;
        Nº de transferencia; Número de transferencia; Transferencia nº; Referencia bancaria; Referencia =0.6;
        Ref =0.6; Nuestra referencia =0.6; N/Ref =0.5; N/Referencia =0.5; Nº de operación; Número de operación;
        Nº operación; Referencia de operación; Orden de pago; Nº orden de pago; Orden de pago nº;
        Número de orden de pago; Identificador de pago; ID de pago; ID pago; Comprobante de pago; Comprobante nº;
        Nº comprobante de pago; Referencia de extremo a extremo; Clave de rastreo; Nº confirming; Documento de pago;
        Nº documento de pago; Nº documento =0.4; Doc de pago; Folio de pago; Referencia operación; Nº de remesa;
        Nº remesa; Remesa; Remesa nº; Código de pago; Referencia única; Nº recibo de pago; Número de transacción;
        Nº transacción; Transacción; Nº de transacción; ID transacción; Comprobante de egreso;
        Comprobante de egreso nº; Egreso; Nº egreso; Nº pagaré =0.8; Pagaré nº =0.8; Número de operación bancaria;
        Folio =0.4; Asiento de pago; Nº de autorización; Referencia numérica; Ref. pago; Nº de orden; Nº orden;
        Número de orden; Orden nº; Nº de orden de pago; Ref. transferencia; Ref. de transferencia; Nº justificante;
        Nº de justificante; Nº de comprobante =0.6; Con referencia =0.7; Con la referencia =0.8;
        Con el concepto =0.7
        """,
    "advice_number": """
        Nº aviso; Aviso nº; Nº de aviso; Número de aviso; Aviso de pago nº; Referencia del aviso; Notificación nº;
        Nº notificación; Carta de pago nº; Relación nº; Nº relación; Número de notificación; Nº carta de pago;
        Aviso de transferencia nº
        """,
    "payment_date": """
        Fecha de pago; Fecha pago; Fecha del pago; Pagado el; Fecha de transferencia; Fecha transferencia;
        Fecha de la transferencia; Fecha valor; Fecha de valor; Fecha de abono; Fecha abono; Fecha de ejecución;
        Fecha =0.6; Fecha operación; Fecha de operación; Fecha de emisión =0.5; Fecha cheque; Fecha del cheque;
        Fecha de cargo =0.5; Fecha efectiva; Fecha de liquidación; Valor =0.3; Fecha emisión =0.5; Fecha ejecución;
        Fecha de depósito; Fecha de proceso; Fecha de la orden; Fecha del abono; Abonado el; F pago; F. pago;
        Fec pago; Transferido el; Fecha de remesa; Fecha remesa; Fecha liquidación; Fecha contable =0.4;
        Fecha de envío =0.4; Fecha de aplicación; Fecha aplicación; Fecha de emisión del pago;
        Fecha emisión del pago; Fecha emisión pago; Fecha de cargo
        """,
    "total_amount": """
        Importe total; Total; Total pagado; Importe pagado; Importe del pago; Total pago; Total del pago;
        Importe transferencia; Importe de la transferencia; Total transferencia; Total transferido; Monto total;
        Monto pagado; Monto del pago; Total general; Importe neto; Neto a pagar; Importe líquido; Líquido a pagar;
        Total a pagar; Importe =0.6; Monto =0.6; Por importe de; Por un importe de; Importe abonado; Total neto;
        Total abonado; Importe del cheque; Total importe; Suma total; Importe total del pago; Importe transferido;
        Valor pagado; La cantidad de; Importe total pagado; Importe total de la transferencia; Neto pagado;
        Total neto pagado; Total líquido; Total remesa; Importe remesa; Importe de la remesa;
        Monto de la transferencia; Monto transferencia; Valor del pago; Valor total; Monto neto; Por la cantidad de;
        La suma de; Total monto pagado; Líquido total; Importe total transferido; Importe a percibir; Importe global;
        Valor neto
        """,
    "gross_total": """
        Total bruto; Importe bruto; Total facturas; Total importe bruto; Bruto; Suma facturas; Total facturado;
        Importe bruto total; Monto bruto; Total documentos
        """,
    "discount_total": """
        Total descuento; Total descuentos; Descuento total; Descuento; Total dto; Descuento pronto pago;
        Menos descuento; Importe descuento; Total descuento pronto pago; Descuentos
        """,
    "deduction_total": """
        Total deducciones; Deducciones; Total retenciones; Retenciones; Total ajustes; Ajustes; Deducción;
        Total retención; Retención; Total retenido; Gastos bancarios; Importe deducciones; Total deducido;
        Total cargos; Comisión; Total deducción
        """,
    "currency": """
        Moneda; Divisa; Moneda de pago; Moneda del pago; Importes en; Divisa del pago; Divisa de pago;
        Importes expresados en; Expresado en; Todos los importes en
        """,
    "payment_method": """
        Forma de pago; Método de pago; Medio de pago; Modo de pago; Tipo de pago; Pago por; Pago mediante;
        Vía de pago; Modalidad de pago; Instrumento de pago; Pagado mediante; Pagado por =0.5; Forma pago; Vía pago;
        Método pago
        """,
    "payer": """
        quien paga;
        por cuenta de; pagado por; en nombre de; emitido por; por orden de;
        Abonado por;
        Pagador; Ordenante; Emisor; De; Cliente =0.5; Empresa =0.5; Sociedad; Deudor; Remitente; Pagado por;
        Librador; Titular =0.4; Comprador =0.5; Razón social =0.4; Nombre del ordenante; Sociedad pagadora;
        Empresa pagadora; Empresa emisora; Por orden de; Por cuenta de; Entidad pagadora; Compañía; Emitido por;
        Nombre ordenante; A petición de; Por orden y cuenta de;
        Nombre del pagador; Nombre del emisor; Razón social del ordenante; Razón social ordenante; Razón social
        del pagador; Su cliente; Entidad =0.5; Organismo =0.5; Organismo pagador; Empresa ordenante; Sociedad
        ordenante; Compañía pagadora; Transferido por; Transferencia de; Ordenado por; Girador; Girado por; Pago
        realizado por; Pago efectuado por; Emitida por; Mandante; Titular de la cuenta de cargo
        """,
    "payee": """
        A la atención de =0.7;
        Transportista; Prestador; Contratista; Subcontratista; Arrendador; Acreedor/Proveedor;
        Abonado a;
        Beneficiario; Proveedor; A favor de; Destinatario; Páguese a; Acreedor; Nombre del beneficiario;
        Nombre beneficiario; Nombre del proveedor; Pago a; Pagado a; Para; A la orden de; Nombre proveedor;
        Razón social proveedor; Tercero =0.5; Receptor;
        Nombre de proveedor; Razón social del beneficiario; Razón social beneficiario; Razón social del
        proveedor; Tercero beneficiario; Nombre del tercero =0.6; Proveedor/Acreedor; Proveedor/Beneficiario;
        Girado a; Girado a favor de; Páguese a la orden de; Transferido a; Transferencia a; Transferencia a
        favor de; Pago realizado a; Pago efectuado a; Pago a favor de; Acreditado a; Vendedor; Destinatario del
        pago
        """,
    "payer_iban": """
        Cuenta de cargo; IBAN ordenante; Cuenta ordenante; Nuestra cuenta; Cuenta cargo; Cuenta origen; IBAN cargo;
        Cuenta de origen; Cuenta del ordenante; IBAN del ordenante; Nuestro IBAN; Cuenta emisora; Cuenta débito;
        Cuenta adeudada
        """,
    "payer_tax_id": """
        CIF =0.5; NIF =0.5; RFC =0.5; RUC =0.5; NIT =0.5; CUIT =0.5; RUT =0.5; NIF ordenante; Nuestro CIF;
        CIF/NIF =0.5; NIF/CIF =0.5; NIF del ordenante; C.I.F. =0.5; N.I.F. =0.5; Nuestro NIF; CIF ordenante;
        NIF IVA =0.5; VAT =0.4; NIF emisor
        """,
    "payment_terms": """
        Condiciones de pago; Cond. de pago; Cond. pago; Condición de pago; Plazo de pago; Condiciones; Términos de pago
        """,
    "customer_number": """
        Nº cliente; Número de cliente; Código de cliente; Código cliente; Cód cliente; Cuenta cliente; Nº de cliente;
        Cliente nº; Nuestro nº de cliente; Su nº de cliente; Cliente; Nuestro código de cliente; Ref cliente;
        Cuenta de cliente; Nuestro número de cliente; Cod cliente; Núm cliente; Nuestra cuenta con ustedes;
        Referencia cliente =0.6; Id cliente; Contrato =0.3
        """,
    "vendor_number": """
        Nº proveedor; Código proveedor; Código de proveedor; Cód proveedor; Número de proveedor; Nº de proveedor;
        Acreedor nº; Cuenta proveedor; Su nº de proveedor; Nº acreedor; Cod proveedor; Proveedor nº;
        Número proveedor; Cuenta acreedor; Código acreedor; Núm proveedor; Proveedor; Acreedor;
        Su código de proveedor; Cta proveedor; Id proveedor
        """,
    "bank_account": """
        Cuenta bancaria; IBAN; Nº de cuenta; Cuenta; Cuenta de abono; Su cuenta; CCC; Número de cuenta;
        Cuenta destino; CLABE; Cuenta beneficiario; IBAN beneficiario; Cuenta abono; Cuenta corriente; Nº cuenta;
        Cuenta del beneficiario; Datos bancarios; Su cuenta bancaria; Cuenta de destino; CBU; Domiciliación;
        IBAN abono; Cta; En su cuenta
        """,
    "cheque_number": """
        Nº cheque; Cheque nº; Número de cheque; Nº de cheque; Cheque; Talón nº; Nº talón; Núm cheque; Nº de talón;
        Cheque número; Número cheque; Talón
        """,
    "invoice_number": """
        Nº factura; Factura nº; Número de factura; Factura; Nº de factura; Núm factura; Número factura; Nº fra;
        Fra nº; Factura número; Factura rectificativa nº; Nº abono; Abono nº; Nº =0.3; Número =0.4; Factura núm;
        Núm de factura; Num factura; Folio =0.7; Serie y número; Nº documento =0.6; Comprobante nº =0.7;
        Nota de crédito nº; Fra; Num fra; Nº de documento =0.6; Documento =0.5; Nº de fra; Número de documento =0.6;
        Referencia de factura; Ref factura; Su factura; Su factura nº; Factura simplificada; Fact nº; Comp nº =0.6;
        Nº de abono; Factura electrónica nº; Factura de venta nº; Serie/nº;
        serie y folio; folio y serie; folio interno; minuta nº; recibo nº =0.5; número de comprobante;
        consecutivo =0.5; nota de abono nº
        """,
    "invoice_date": """
        Fecha factura; Fecha de factura; Fecha; Fecha de emisión; Fecha de la factura; Fecha emisión;
        Fecha expedición; Emitida el; Fecha de expedición; Emitido el; Fecha del documento; Fecha documento;
        F factura; Fecha fra; Fecha de abono =0.5; Fec factura; Fecha de facturación; Fecha y hora de emisión;
        Expedida el; Fecha fact;
        emitida;
        fecha comprobante; fecha de comprobante; fecha doc; fecha de la nota; lugar y fecha
        """,
    "due_date": """
        Vencimiento; Fecha de vencimiento; Fecha vencimiento; Vence el; Vto; Pagar antes del; Fecha límite de pago;
        Fecha de pago =0.5; Fecha vto; Vencimientos; Vence; Fecha límite; Pago antes de; A pagar antes del;
        Fecha de cobro; Fecha de cargo; Fecha venc; Plazo de pago; Vcto; Fecha máxima de pago; Páguese antes de;
        Fecha pago =0.4; Fecha de vto; Fecha de vto para el pago;
        Fecha de vencimiento para el pago; Vto para el pago; Fecha vencimiento pago;
        pago antes del; pagadero el; plazo de pago hasta; fecha tope de pago; vencimiento del pago;
        cargo en cuenta el; adeudo el; se cargará el; fecha de adeudo; a pagar el; pagadero hasta; límite de
        pago; vence en fecha; pago hasta; fecha límite pago
        """,
    "purchase_order": """
        Nº pedido; Pedido; Orden de compra; Su pedido; Número de pedido; Pedido nº; Nº de pedido; Orden de compra nº;
        Ref pedido; OC; Referencia pedido; Su referencia =0.4; S/Pedido; S/Ref =0.3; Pedido cliente;
        Nº orden de compra; O.C.; Su pedido nº; Núm pedido; Pedido de compra; Su ref =0.3; Referencia de pedido;
        Pedido del cliente; Número de orden; Nº orden
        """,
    "net_total": """
        Base imponible; Subtotal; Total neto; Importe neto; Base; Total sin IVA; Neto; Suma; Importe sin IVA;
        Total base imponible; Sub total; Total antes de impuestos; Base imp; Total bruto; Importe bruto; Total base;
        Total bases imponibles; Importe base; Base Imponible Total; Total importe neto; Subtotal sin IVA; Monto neto;
        Op gravada; Total sin impuestos; Valor neto; Total importe bruto; B. imponible; Base imponible IVA;
        Total antes de IVA; Valor venta; Importe antes de impuestos; Suma de importes;
        Total bruto antes de impuestos; Base gravable; Total gravado; Neto gravado; Total (sin IVA);
        Importe total neto; Total neto sin IVA; Bases imponibles
        """,
    "tax_total": """
        IVA; Cuota IVA; Total IVA; Importe IVA; Impuestos; Total impuestos; I.V.A.; Cuota; Impuesto; IGIC;
        Total cuota; IGV; ITBIS; Importe de IVA; Cuota de IVA; Impuestos repercutidos; Total impuesto;
        Total cuota IVA; Cuotas IVA; Total I.V.A.; Importe total IVA; Monto IVA; Importe del IVA; Total cuotas; IEPS;
        Impuesto total; ISV; IPSI; Importe impuestos;
        IVA incluido; del cual IVA
        """,
    "invoice_total": """
        Total factura; Total; Importe total; Total a pagar; Total con IVA; Total EUR; Importe total factura;
        Total general; Monto total; Total IVA incluido; Total importe; Líquido; Total abono; Importe factura;
        Total €; Total euros; Total de la factura; Importe a pagar; Total fra; Importe de la factura;
        Total con impuestos; Importe total con IVA; Total factura EUR; Importe total de la factura; Total a abonar;
        Valor total; Total documento; Total líquido; Importe líquido; Líquido a pagar; Neto a pagar =0.7;
        Total pagar; Total factura con IVA; Total (IVA incluido); Suma total; Importe con IVA; Precio total;
        Total presupuesto =0.3; Total factura IVA incluido; Total IVA inc; Total impuestos incluidos; Importe final;
        Total a cobrar; Total final
        """,
    "amount_due": """
        Resta por pagar; Resta; Pendiente; Queda por pagar; Importe restante;
        Total a pagar; Importe a pagar; Pendiente de pago; Saldo; Importe pendiente; Total pendiente; A pagar;
        Saldo pendiente; Importe debido; Líquido a pagar; Pendiente; Saldo a pagar; Total adeudado; Monto a pagar;
        Monto adeudado; Cantidad a pagar; Neto a pagar; Cantidad pendiente; Saldo deudor; Importe restante;
        Resto a pagar; Total a abonar; Importe adeudado; Líquido a percibir;
        resto;
        importe a cargar; total a cargar; a cargar en cuenta; importe líquido; total a percibir; líquido a
        cobrar; neto a percibir; total neto a pagar; a ingresar; importe a ingresar
        """,
    "prepaid_total": """
        Anticipo; Pagado; Anticipos; Entregas a cuenta; Pagos; A cuenta; Ya pagado; Importe pagado; Entrega a cuenta;
        Pagos a cuenta; Pago a cuenta; Depósito; Señal; Pagos recibidos; Pagos realizados; Menos anticipo;
        Total pagado; Anticipo recibido
        """,
    "prior_total": """
        Saldo anterior; Deuda anterior; Importe pendiente anterior; Atrasos; Pendiente de facturas anteriores;
        Saldo pendiente anterior
        """,
    "charge_total": """
        Portes; Transporte; Gastos de envío; Gastos; Flete; Envío; Recargo; Gastos de transporte; Recargos; Embalaje;
        Gastos de gestión; Suplidos; Recargo de equivalencia; Seguro; Cargos; Suplementos; Gastos de manipulación;
        Portes y embalajes
        """,
    "seller": """
        Vendedor; Proveedor; Emisor; De; Datos del emisor; Emitida por; Emitido por; Prestador; Datos del vendedor;
        Razón social =0.3; Expedidor; Datos emisor; Empresa emisora; Vendido por; Facturado por;
        Arrendador; Datos del proveedor; Expedida por
        """,
    "buyer": """
        Cliente; Facturar a; Comprador; Destinatario; Datos del cliente; Receptor; Facturado a;
        Dirección de facturación; Factura a; A; Datos cliente; Nombre del cliente; Datos de facturación; Señores;
        Sr/es; Adquirente; Nombre cliente; Razón social =0.4; Vendido a; Enviar a =0.2; Datos del receptor;
        Datos fiscales; Datos del destinatario; Cliente/Razón social; Señor(es); Factura para; Titular; Para;
        Destinatario de la factura;
        factura a nombre de; a nombre de;
        Adquiriente; Abonado a; Abono a; Emitido a; Emitida a; Preparado para; Arrendatario; Contratante;
        Titular del contrato; Expedida a; Cliente adquiriente; Socio; Abonado; Inquilino; Entidad receptora
        """,
    "claim_number": """
        Nº reclamación; Reclamación nº; Número de reclamación; Nota de cargo nº; Nota de débito nº; Nº nota de cargo;
        Nº de nota de débito; Incidencia nº; Nº incidencia; Expediente; Nº expediente; Referencia =0.5;
        Nuestra referencia =0.6; N/Ref =0.5; Nº de reclamación; Número de nota de cargo; Nº de expediente;
        Nº de incidencia; Nº nota de débito; Nota de cargo; Nota de débito; Reclamación; Expediente nº;
        Número de incidencia; Disputa nº; Nº disputa; Nº de caso; Caso nº; Nº caso; Ref reclamación;
        Referencia reclamación; Incidencia; Nº cargo; Cargo nº; Factura de cargo nº; No conformidad nº;
        Nº no conformidad; Nº documento =0.5; Número =0.3; Ref =0.4; Nº de cargo; Aviso de cargo nº; Queja nº;
        Nº ticket; Referencia de reclamación; Documento nº =0.5; Número de expediente; Número de caso;
        Referencia incidencia;
        N/ref; nuestra referencia; ntra ref; documento =0.6; documento n.º =0.6; n.º de expediente; n.º de incidencia;
        incidencia n.º; nuestro documento; cargo n.º; n.º de cargo; caso n.º;
        folio; folio nota; folio de cargo; aviso de cargo; ticket; parte nº; informe nº; devolución nº =0.7; nº
        devolución =0.7; nota de devolución nº; cargo; penalización nº; solicitud de abono nº; nº de informe;
        referencia de la incidencia; ticket nº
        """,
    "claim_date": """
        emitido el; emitida el; creado el; creada el; abierta el; registrado el;
        Fecha de reclamación; Fecha; Fecha reclamación; Fecha de la reclamación; Fecha de emisión; Fecha del cargo;
        Fecha de cargo; Fecha de nota de cargo; Fecha incidencia; Emitida el; Fecha emisión;
        Fecha de la nota de cargo; Fecha del documento; Fecha documento; Fecha de la incidencia; Fecha de incidencia;
        Fecha nota de cargo; Fecha de la disputa; Fecha de nota de débito; Emitido el
        """,
    "claim_amount": """
        Importe reclamado; Importe reclamación; Importe de la reclamación; Importe en disputa; Importe deducido;
        Importe del cargo; Importe cargo; Importe disputado; Total; Importe; Importe total; Monto reclamado;
        Total reclamado; Monto; Monto total; Importe descontado; Total cargo; Total reclamación; Monto en disputa;
        Importe de la deducción; Importe a descontar; Importe adeudado; Importe a deducir; Abono solicitado;
        Importe del abono; Total nota de cargo; Total deducido; Importe a abonar; Cantidad reclamada;
        Importe retenido; Total a cargo; Importe de la penalización; Penalización; Importe controvertido;
        Por importe de; Total incidencia; Importe de la nota de cargo; Total a deducir; Monto deducido; Diferencia;
        Valor reclamado; Importe discrepancia; Importe cargado; Importe impugnado;
        diferencia en valor; total cargado; abono esperado; total a abonar;
        a cargar; importe a cargar; total a cargar;
        a recuperar; importe a recuperar; importe rechazado; total del cargo; importe penalización; importe que
        les cargamos; monto del cargo; descuento a aplicar
        """,
    "reason": """
        Motivo; Causa; Motivo de la reclamación; Motivo del cargo; Razón; Concepto; Motivo reclamación;
        Motivo de la deducción; Tipo de incidencia; Tipo de reclamación; Motivo de la disputa; Descripción =0.4;
        Asunto =0.3; Causa de la reclamación; Motivo incidencia; Motivo de la incidencia; Motivo de reclamación;
        Motivo del descuento; Motivo de disputa; Detalle de la incidencia; Incidencia; Problema; Defecto;
        Motivo de la devolución; Motivo del abono; Explicación; Discrepancia; Motivo de deducción; Motivo de rechazo;
        motivo de devolución
        """,
    "contact": """
        Contacto; Persona de contacto; Atención; Teléfono =0.4; Correo =0.4; Att; A la atención de; Su contacto;
        Email =0.4; Responsable; Tramitado por
        """,
    "disputed_invoice": """
        facturado con nº; facturada con nº; facturados con nº; facturado con el nº; facturado en la factura;
        Nº factura; Factura; Factura nº; Facturas; Su factura; Su factura nº; Factura afectada; Facturas afectadas;
        Factura reclamada; Factura original; Factura en disputa; Número de factura; Nº de factura; Sus facturas;
        Factura de referencia; Factura relacionada; Referencia factura; Ref factura; Factura disputada;
        Factura proveedor; Facturas relacionadas; Factura objeto de reclamación; Sobre factura;
        sobre su factura; de factura; factura objeto de cargo
        """,
    "customer": """
        Cliente; Emisor; De; Empresa; Reclamante; Comprador; Nombre del cliente; Emitido por; Emitida por; Deudor;
        Sociedad; Nombre cliente; Razón social; Solicitante; Tienda; Presentado por
        """,
    "corrected_invoice": """
        factura rectificada; factura original; factura de origen; factura que rectifica; rectifica a; rectifica
        la factura; ref factura; referencia factura; factura abonada; abono de factura; sobre factura
        """,
}

KINDS = {
    "remittance": """
        Comprobante de recepción de pagos; Complemento de pago; Recibo electrónico de pago;
        Aviso de pago; Notificación de pago; Carta de pago; Detalle de pago; Detalle del pago;
        Aviso de transferencia; Comprobante de pago; Remesa de pago; Relación de pagos; Relación de facturas pagadas;
        Orden de pago =0.7; Comunicación de pago; Confirmación de pago =0.7; Aviso de remesa; Aviso de remisión;
        Liquidación de pago; Desglose de pago; Desglose del pago; Comprobante de egreso; Recibo de pago =0.7;
        Notificación de transferencia; Detalle de transferencia; Aviso de abono =0.6; Informe de pago; Remesa;
        Comunicación de transferencia; Relación de facturas abonadas; Facturas pagadas; Detalle de facturas pagadas;
        Aviso de confirming; Justificante de pago; Justificante de transferencia; Comprobante de transferencia;
        Aviso de liquidación; Información de pago; Aviso de pago a proveedores; Pago a proveedores;
        Detalle de remesa; Notificación de pago a proveedor; Carta pago; Pago de facturas; Relación de pago;
        Liquidación de facturas; Anuncio de pago; Especificación de pago; Complemento de pago =0.8;
        Carta de transferencia; Pago a proveedor; Notificación de abono =0.6; Transferencia =0.4; Pago =0.4;
        Hoja de remesa; Detalle de los pagos; Carta-cheque; Aviso de emisión de pago; Resumen de pago
        """,
    "invoice": """
        Factura; Factura proforma =0.6; Factura comercial; Factura simplificada; Factura de venta;
        Factura electrónica; Duplicado de factura; Factura de anticipo; Copia de factura; Factura final; Minuta;
        Minuta de honorarios; Factura de servicios; Factura recapitulativa; Recibo =0.4; Factura original;
        Autofactura; Factura electrónica de venta; Comprobante fiscal; CFDI; Boleta =0.5; Ticket =0.4;
        Factura de compra =0.6; Su factura =0.5; Factura completa; Fra; Factura de exportación
        """,
    "credit_note": """
        Abono; Nota de crédito; Factura rectificativa; Nota de abono; Factura de abono; Rectificativa; Nota crédito;
        Factura rectificativa de abono
        """,
    "dispute": """
        informe de diferencias; informe de discrepancias; acta de diferencias; diferencias en recepción;
        parte de incidencias; informe de faltantes; nota de faltantes;
        Nota de cargo; Nota de débito; Reclamación; Hoja de reclamación; Disputa; Disputa de factura;
        Notificación de deducción; Factura en disputa; Aviso de cargo; Aviso de deducción; Incidencia de factura;
        Factura de cargo; Reclamación de factura; Carta de reclamación; Disputado; Formulario de reclamación;
        Reclamación a proveedor; No conformidad; Informe de no conformidad; Informe de incidencia;
        Aviso de reclamación; Notificación de incidencia; Nota débito; Reclamación de calidad;
        Impugnación de factura; Solicitud de abono; Comunicación de incidencia; Discrepancia en factura;
        Hoja de incidencias; Notificación de reclamación; Parte de incidencia; Penalización;
        Notificación de penalización; Parte de incidencias; Discrepancia de factura; Queja; Factura rechazada;
        Rechazo de factura; Formulario de disputa; Cargo a proveedor; Aviso de descuento; Incidencia;
        albarán de devolución; nota de devolución; solicitud de devolución;
        factura devuelta; devolución de factura; recuperación =0.6; penalización logística; solicitud de nota
        de crédito; aviso de penalización; descuento en factura =0.7
        """,
    "statement": """
        Estado de cuenta; Extracto de cuenta; Extracto de cliente; Facturas pendientes; Saldo de cuenta;
        Relación de facturas pendientes; Partidas abiertas; Estado de cuentas; Antigüedad de saldos; Extracto;
        Confirmación de saldo; Estado de cuenta de cliente; Extracto de cuenta de cliente; Partidas pendientes;
        Cuenta corriente; Saldos pendientes; Resumen de cuenta; Conciliación de saldos; Mayor de cuenta;
        Extracto contable; Listado de facturas pendientes
        """,
    "bank_statement": """
        Extracto bancario; Movimientos de cuenta; Extracto de cuenta bancaria; Movimientos bancarios;
        Extracto de movimientos; Estado de cuenta bancario
        """,
    "dunning": """
        Reclamación de pago; Requerimiento de pago; Aviso de vencimiento; Recordatorio de pago; Segundo aviso de pago;
        Recordatorio de pago; Reclamación de pago; Aviso de vencimiento; Requerimiento de pago; Recordatorio;
        Aviso de impago; Factura vencida; Último aviso; Primer aviso; Segundo aviso; Carta de reclamación de pago;
        Facturas vencidas; Aviso de mora; Impagados; Segundo recordatorio; Último recordatorio; Reclamación de deuda
        """,
    "purchase_order": "Orden de compra; Pedido; Pedido de compra; Hoja de pedido; Pedido a proveedor",
    "delivery_note": """
        Albarán; Nota de entrega; Albarán de entrega; Remito; Carta de porte; Guía de remisión; Lista de empaque;
        Packing list; Aviso de expedición; Guía de despacho
        """,
    "order_confirmation": """
        Confirmación de pedido; Confirmación de orden; Acuse de pedido; Confirmación del pedido
        """,
    "quote": "Presupuesto; Cotización; Oferta; Propuesta; Oferta económica; Oferta comercial",
}

SENTENCES = {
    "remittance": """
        hemos pagado; hemos procedido al pago; hemos efectuado; hemos realizado; hemos realizado una transferencia;
        hemos ordenado; ha sido pagado; han sido pagadas; ha sido abonado; han sido abonadas; hemos transferido;
        se ha efectuado; se ha realizado; se ha procedido al pago; en pago de; las siguientes facturas;
        siguientes facturas; les informamos del pago; será abonado; ha sido transferido; en concepto de pago;
        le informamos que hemos; les informamos que hemos; detalle del pago; detalle de las facturas; hemos emitido;
        se ha ordenado; transferencia a su favor; a su favor; se ha emitido; ha sido abonada; abono en su cuenta;
        abonado en su cuenta; les comunicamos que; este pago; el pago corresponde; corresponde a las facturas;
        facturas que se detallan; facturas detalladas; hoy hemos; pago por importe de; transferencia por importe de;
        importe de la transferencia; nuestro pago; se ha transferido; hemos abonado; pago de las siguientes;
        pago de las facturas; en cancelación de; hemos girado; cancelando las siguientes; para cancelar;
        liquidación de las siguientes; hemos liquidado; ha sido ordenada; se abonará; se han pagado;
        se les ha pagado; hemos hecho una transferencia;
        les hemos transferido; transferencia realizada; hemos emitido un pago; pago emitido; se ha ordenado el
        pago; según este desglose
        """,
    "dispute": """
        devolver la factura; devolución de la factura; devolución de factura; devolvemos su factura; en glosa;
        no se tramitará; no se dará trámite;
        llegó rota; llegó dañada; llegaron rotos; faltan; falta; hagan un abono; nos abonen; no corresponde;
        sólo hemos recibido; solo hemos recibido;
        descontaremos; deduciremos; retendremos; se descontará; se deducirá; vamos a descontar; vamos a deducir;
        procederemos a descontar; será descontado; será deducido; facturada dos veces; emitido dos veces;
        se ha emitido dos veces; se ha facturado dos veces;
        se facturaron; en lugar de las; en vez de; rogamos nos abonen; rogamos abonen; aunque se acordaron;
        sólo recibimos; solo recibimos; faltaron; faltaban; les descontamos;
        disputamos; reclamamos; rechazamos; no estamos de acuerdo; no aceptamos; no podemos aceptar; hemos deducido;
        hemos descontado; deducimos; descontamos; hemos retenido; les cargamos; hemos cargado; solicitamos abono;
        rogamos abono; rogamos emitan; solicitamos nota de crédito; solicitamos un abono;
        solicitamos una nota de crédito; emitir nota de crédito; emitir un abono; emitan un abono; enviar abono;
        por favor emitan; nos envíen un abono; nota de crédito por; abono por; es incorrecta; es incorrecto;
        es errónea; es erróneo; facturado de más; cobrado de más; facturado incorrectamente; no coincide;
        no coinciden; no corresponde; no corresponden; en disputa; disputa; reclamación; reclamar; discrepancia;
        discrepancias; error en la factura; error en factura; factura incorrecta; factura errónea; no conforme;
        no conformes; no será pagada; no pagaremos; no vamos a pagar; no podemos pagar; pago parcial;
        pagado parcialmente; hemos pagado de menos; importe inferior; menos de lo facturado; queda retenido;
        bloqueada; retenida; pago retenido; corregir la factura; rogamos corrijan; factura rectificativa; corrijan;
        anular la factura; anulen; devolvemos la factura; factura rechazada; se ha descontado; se ha deducido;
        impugnamos; impugnar; incidencia; incidencias; dañado; dañada; dañados; dañadas; queja;
        no pago; nos tienen que; tienen que bajar; me tienen que; nunca llegó; no llegó; no ha llegado; no
        hemos recibido; no pedimos; no hemos pedido; de más; cobraron de más; nos cobraron; nos han cobrado; ya
        cobrado; les devolvemos la factura; mandar el abono; manden el abono; hacer un abono; hagan el abono;
        mal facturado; facturado indebidamente; cargamos; queda bloqueada; sin la promoción; nos prometieron
        """,
    "self_billed": """
        autofactura; autofacturación; facturación por el destinatario; facturado por el destinatario
        """,
    "invoice": """
        condiciones de pago; forma de pago; gracias por su confianza; pago a 30 días; ingresar en la cuenta;
        rogamos efectúen el pago; por favor realice el pago; inscrita en el registro mercantil; plazo de pago;
        transferencia bancaria a; vencimiento a; de conformidad con la ley; protección de datos;
        gracias por su compra; operación sujeta; pago por transferencia a
        """,
    "statement": """
        saldo anterior; saldo a su favor; saldo pendiente; facturas pendientes de pago; saldo a fecha; saldo inicial;
        saldo final; antigüedad; vencido; por vencer; no vencido; saldo deudor; pendiente de cobro; total vencido;
        partidas abiertas
        """,
    "dunning": """
        siguen pendientes de pago; continúan pendientes de pago; rogamos efectúen el pago;
        proceder al pago a la mayor brevedad;
        no hemos recibido el pago; se encuentra vencida; se encuentran vencidas; les recordamos;
        pendiente de pago a la fecha; rogamos regularicen; impagada; impagadas; intereses de demora;
        a la mayor brevedad; no nos consta el pago; está vencida; están vencidas; acciones legales;
        rogamos procedan al pago; le recordamos
        """,
}

TOTALS = {
    "total": """
        Total; Total general; Importe total; Totales; Total pagado; Total pago; Total a pagar; Suma total;
        Total transferencia; Total importe; Suma; Neto a pagar; Total neto; Monto total; Total del pago;
        Importe transferencia; Importe de la transferencia; Total EUR; Importe pagado; Total líquido; Total remesa;
        Total transferido; Total abonado; Importe del pago; Total aviso; Sumas; Gran total; Total documento;
        Importe líquido; Total egreso;
        en total; todo junto; en conjunto
        """,
    "subtotal": """
        Subtotal; Sub total; Suma parcial; Total facturas; Total abonos; Total por; Total deducciones; Subtotales;
        Total proveedor; Total descuentos; Total retenciones; Total cargos; Total notas de crédito; Total sociedad;
        Total ajustes
        """,
    "page_total": """
        Total página; Suma página; Total de la página; Total esta página; Subtotal página; Suma de la página;
        Total hoja; Subtotal de la página
        """,
}

CARRIED = {
    "carried": """
        Suma y sigue; Suma anterior; Viene de la página anterior; Arrastre; Pasa a la página siguiente;
        Saldo anterior =0.6; Continúa; Continúa en la página siguiente; Suma anterior de; De la página anterior;
        Total arrastre; Total acumulado; Viene de; Sigue; Traslado; Continuación; Página anterior; Total anterior;
        A la página siguiente
        """,
}

REASONS = {
    "pricing": """
        diferencia de precio; precio incorrecto; error de precio; precio; precios; precio erróneo;
        diferencia en precio; precio no acordado; sobreprecio; tarifa; precio unitario; diferencias de precio;
        precio superior; precio facturado; error en precio; precio distinto; precio pactado; precio acordado;
        facturado de más; cobrado de más; precio mal facturado; error en el precio; tarifa incorrecta;
        precio equivocado; diferencia precio; precio más alto; precio diferente; precio de pedido; subida de precio;
        precio no pactado;
        superior al pactado; más alto que lo acordado; por encima del contrato
        """,
    "extension": """
        error de cálculo; error aritmético; error de suma; cálculo incorrecto; redondeo; error en el cálculo;
        suma incorrecta; total incorrecto; error en la suma; mal calculado; diferencia de redondeo;
        error en el total
        """,
    "damage": """
        dañado; daños; mercancía dañada; rotura; roturas; roto; daño; dañados; dañada; dañadas; material dañado;
        deteriorado; rotos; golpeado; averiado; rota; mercancía rota; daños en transporte; avería;
        averías; mercancías dañadas; deteriorada; rotas; productos dañados; mojado; daño en tránsito;
        desperfectos; golpes; producto dañado; mermas por rotura; aplastado;
        aplastada; aplastados; aplastadas; abollado; abollados;
        doblado; doblada; dobladas; doblados; torcido; torcida; torcidos; torcidas; agrietado; agrietada; agrietados;
        rajado; rajada; rajados; rajadas; astillado; astillados; rasgado; rasgada; rasgados; arañado; arañados;
        mojada; mojados; mojadas; abollada; abolladas; reventado; reventados; reventada;
        reventadas; hecho añicos; hechos añicos; goteaba; goteaban
        """,
    "quality": """
        calidad; defecto; defectuoso; mala calidad; no conforme; defectos; problemas de calidad; defecto de calidad;
        defectuosa; defectuosos; falta de calidad; no conformidad; calidad deficiente; caducado; defectuosas;
        fuera de especificación; producto defectuoso; mercancía defectuosa; mal estado; incumplimiento de calidad;
        problema de calidad; material defectuoso; caducados; no funciona; en mal estado; fallo; inservible; no apto;
        fuera de norma; podrido; falla;
        no es conforme; no son conformes; no conformes; control de calidad =0.8; rechazada por nuestro control;
        rechazado por nuestro control; rechazada en el control; no cumple las especificaciones;
        no cumple con los requisitos;
        no cumple la especificación; fuera de tolerancia; no cumplen las especificaciones; inspección de entrada =0.6;
        podrida; podridos; podridas; podredumbre; moho; mohoso; mohosos; enmohecido; enmohecidos; rancio; rancia;
        gorgojos; gusanos; polillas; insectos; plaga; contaminado; contaminada; cuerpo extraño; olía mal; se despega;
        se desconcha; estropeado; estropeada; estropeados; estropeadas
        """,
    "quantity": """
        entrega incompleta; entrega parcial;
        faltaba; faltaban; faltaron; faltó; de menos;
        faltante; faltantes; diferencia de cantidad; cantidad incorrecta; cantidad; falta de mercancía;
        entrega incompleta; mercancía faltante; unidades faltantes; diferencia de cantidades; entrega parcial;
        faltan; menor cantidad; falta; diferencia en cantidad; cantidad errónea; faltas; diferencias de cantidad;
        cajas faltantes; falta de material; cantidad recibida; menos cantidad; material faltante;
        faltante de mercancía; incompleta; incompleto; falta mercancía; bultos faltantes; unidades de menos;
        no llegaron; mercancía incompleta; cantidad menor; palets faltantes; diferencia en cantidades;
        piezas faltantes
        """,
    "wrong_product": """
        producto equivocado; producto incorrecto; artículo equivocado; mercancía equivocada; artículo incorrecto;
        no pedido; no solicitado; material equivocado; producto erróneo; artículo erróneo; referencia equivocada;
        error de producto; modelo incorrecto; producto no solicitado; material incorrecto; color equivocado;
        talla equivocada; referencia errónea; referencia incorrecta; producto distinto; mercancía no solicitada;
        artículo no pedido; sustitución; cambio de producto; cruce de producto; producto no pedido;
        modelo equivocado;
        en vez del pedido; trocado
        """,
    "terms": """
        condiciones; condiciones de pago; condiciones no acordadas; plazo de pago; condiciones comerciales; términos;
        términos de pago; condiciones incorrectas; condiciones pactadas; plazo incorrecto; condiciones contractuales;
        vencimiento incorrecto
        """,
    "pallet": """
        palet; palets; pallets; pallet; envases; envase retornable; envases retornables; depósito de envases;
        europalets; intercambio de palets; palés; palé; tarima; tarimas; fianza; cajas retornables;
        embalaje retornable; canje de palets; contenedor; contenedores; embalajes
        """,
    "return": """
        devolución; devoluciones; dev.; mercancía devuelta; devuelto; retorno; devolución de mercancía; devuelta;
        devueltos; devueltas; material devuelto; productos devueltos; retirada; retiro de producto;
        devolución de material; devolución de producto; devoluciones de mercancía; retirada de producto;
        hemos devuelto; producto devuelto; no vendidos
        """,
    "duplicate": """
        duplicada; factura duplicada; doble facturación; facturado dos veces; duplicado; ya pagada; ya pagado;
        pago duplicado; doble cobro; cobrado dos veces; facturada dos veces; duplicidad; ya facturado;
        pagada dos veces; factura repetida; por duplicado; facturación duplicada; ya abonada; ya facturada;
        pagado dos veces; doble pago; dos veces; doble; cobro duplicado; repetida; ya fue pagada; cargo duplicado;
        previamente pagada
        """,
    "balance_declined": """
        saldo rechazado; partida no aceptada; no aceptado; partida rechazada; saldo no aceptado; no reconocido
        """,
    "discount": """
        descuento; descuento no aplicado; pronto pago; bonificación; dto; descuento por volumen;
        descuento no concedido; descuento pactado; falta de descuento; descuento omitido; descuento por pronto pago;
        descuento comercial; descuento acordado; descuentos; descuento indebido; descuento no descontado;
        descuento no reflejado; rebaja; descuento faltante; descuento no considerado
        """,
    "cancelled": """
        cancelado; cancelación; pedido cancelado; anulado; anulación; cancelada; pedido anulado; servicio cancelado;
        anulada; contrato rescindido; rescisión; orden cancelada; baja; contrato cancelado; cancelados;
        servicio dado de baja; cancelación de pedido; anulación de pedido; compra cancelada; cancelamos;
        se anuló; fue anulado; fue anulada; anulamos; se canceló; fue cancelado; fue cancelada; quedó anulado;
        quedó anulada; quedó cancelado; habíamos anulado; dimos de baja; desistimos
        """,
    "delivery_charge": """
        gastos de envío; gastos de entrega; cargo por entrega; gastos de gestión; gastos de manipulación; recargo;
        recargo de combustible; portes; cargo por envío; costes de envío; gastos de embalaje; costos de envío;
        recargos; cargo de entrega; cargos por manejo; gastos administrativos; pedido mínimo; portes pagados;
        portes no acordados
        """,
    "missing_documents": """
        documentación faltante; falta documentación; documentos faltantes; falta albarán; falta de documentos;
        falta comprobante de entrega; sin albarán; falta certificado; falta de albarán; falta de documentación;
        albarán no firmado; comprobante de entrega; sin documentación; falta el albarán; falta justificante;
        documentos pendientes; falta remito; prueba de entrega; certificado; documentación incompleta;
        sin comprobante; falta prueba de entrega; sin prueba de entrega; certificado de origen; documentación;
        falta soporte; sin soporte; soportes; albarán sin firmar
        """,
    "freight": """
        flete; transporte; gastos de transporte; coste de transporte; costo de transporte; fletes;
        costes de transporte; costos de transporte; acarreo; transportista; sobrecoste de transporte;
        diferencia de flete; demoras; flete no acordado; sobreestadía; bonificación por transporte; estadías
        """,
    "late_delivery": """
        entrega tardía; retraso; retraso en la entrega; demora; entrega fuera de plazo; penalización por retraso;
        entregado tarde; retrasos; fuera de plazo; demora en la entrega; entrega con retraso; tarde;
        penalización por demora; retraso de entrega; penalidad por retraso; incumplimiento de plazo; entrega tarde;
        días de retraso; llegó tarde; fuera de fecha; penalidad; penalidades; multa por retraso; multa;
        entregas tardías; retraso entrega; incumplimiento de entrega; plazo incumplido; nivel de servicio;
        entrega demorada; penalidad por mora; entregada tarde; entregado con retraso
        """,
    "prior_overpayment": """
        pago en exceso; sobrepago; pagado de más; exceso de pago; pago anterior en exceso; pago de más;
        pagos en exceso; pago indebido; pagado en exceso; regularización de pago; cobro indebido; pagado por error;
        saldo a favor; pago por error
        """,
    "tax": """
        ret ganancias; retención ganancias; ganancias; ret iva; ret iibb; ret ingresos brutos; retención iibb;
        IVA; impuesto; retención; impuestos; IVA incorrecto; error de IVA; IRPF; tipo de IVA; tipo impositivo;
        exento; inversión del sujeto pasivo; diferencia de IVA; tipo de IVA incorrecto; IVA mal aplicado;
        retención en la fuente; exención; exento de IVA; retenciones; IVA no aplicable; IVA erróneo; NIF;
        diferencia de impuestos; NIF incorrecto; error en IVA; error en el IVA; retefuente; detracción;
        CIF incorrecto
        """,
    "promotion": """
        promoción; publicidad; rappel; rapel; bonificación por volumen; aportación publicitaria; campaña;
        promociones; colaboración publicitaria; bonificación promocional; acuerdo comercial; aportación; folleto;
        marketing; descuento promocional; bonus; atípicos; plantilla comercial; rápel; acción promocional;
        oferta promocional; contribución publicitaria; rebate; apertura; cabecera; catálogo; acuerdo promocional;
        aportación promocional; rappels; bono; incentivo; exhibición
        """,
    "not_received": """
        nunca recibida; nunca recibido; no hemos recibido; no nos consta; no consta la entrega; no ha llegado; nunca
        llegó; sin constancia de la entrega; no entregada;
        no recibido; mercancía no recibida; no entregado; no recibida; extravío; extraviado; no entregada;
        no recibidos; nunca recibido; pérdida; mercancía no entregada; material no recibido; no hemos recibido;
        servicio no prestado; nunca llegó; no ha llegado; sin recibir; no entregados; producto no recibido; perdido;
        no recibimos; no se ha recibido; no se recibió; no se entregó; no prestado; pedido no recibido;
        mercancía perdida; servicio no realizado; nunca entregado; no fue entregado; nunca recibida;
        servicios no prestados; no llegó; falta de entrega; no fue entregada; mercancía extraviada; no realizada
        """,
    "no_open_item": """
        factura desconocida; factura no registrada; no consta; factura no encontrada; desconocida; no es nuestra;
        no nos corresponde; empresa equivocada; factura no localizada; destinatario incorrecto; no reconocemos;
        razón social incorrecta; no registrada; factura no reconocida; no figura; sociedad equivocada;
        no solicitamos; no tenemos constancia; destinatario equivocado; no contratado; datos fiscales incorrectos
        """,
    "missing_po": """
        falta pedido; sin pedido; falta número de pedido; sin orden de compra; falta orden de compra;
        sin número de pedido; pedido inexistente; pedido incorrecto; falta nº de pedido; número de pedido incorrecto;
        falta el número de pedido; número de pedido; orden de compra incorrecta; no indica pedido; falta de pedido;
        sin nº de pedido; orden de compra inválida; falta OC; sin OC; falta de orden de compra;
        no tiene orden de compra; orden de compra faltante; pedido no válido;
        ningún pedido; ningún número de pedido; no lleva número de pedido; ninguna orden de compra;
        referencia de pedido
        """,
}

CONTESTED = {
    "promotion discount": "rappel; rápel; rappels; bonificación; bono; bonificaciones",
    "pricing promotion": """
        precio de promoción; precio promocional; precio de oferta; precio especial; precio de campaña
        """,
    "delivery_charge freight": """
        portes; gastos de envío; gastos de entrega; costes de envío; porte; portes pagados; costos de envío
        """,
    "quantity not_received": """
        mercancía no recibida; no recibida; no recibido; no entregada; no entregado; mercancía faltante
        """,
    "quality damage": "avería; averías; derrame; estropeado",
    "quality missing_documents other": "etiquetado; etiqueta; etiquetas",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        no pedido; no pedida; sin pedido; nunca pedimos; no solicitado; no solicitada; ningún pedido;
        no hemos pedido; no pedimos
        """,
    "no_open_item wrong_product other": """
        cliente equivocado; cliente erróneo; empresa equivocada; otra empresa; otro cliente; no es nuestra;
        no somos el cliente; no es para nosotros; destinatario erróneo; otra sociedad
        """,
}

METHODS = {
    "ach": """
        ACH; transferencia electrónica; EFT; depósito directo; depósito bancario; SPEI; pago electrónico;
        giro electrónico; PSE
        """,
    "wire": """
        transferencia; transferencia bancaria; transferencia internacional; SWIFT; giro bancario; por transferencia;
        giro; transf; transferencia nacional; transf bancaria; depósito; transferencia electrónica de fondos
        """,
    "cheque": """
        cheque; talón; cheque bancario; cheque nominativo; por cheque; cheque de gerencia; cheque certificado;
        cheque cruzado; carta-cheque
        """,
    "card": """
        tarjeta; tarjeta de crédito; tarjeta de débito; tarjeta de empresa; tarjeta virtual; tarjeta bancaria
        """,
    "sepa": """
        transferencia SEPA; SEPA; SEPA crédito; transferencia sepa instantánea; orden sepa
        """,
    "direct_debit": """
        domiciliación; domiciliación bancaria; adeudo directo; recibo domiciliado; adeudo domiciliado;
        débito automático; adeudo SEPA; recibo; giro domiciliado; débito directo; domiciliado
        """,
    "other": """
        efectivo; compensación; pagaré; confirming; letra; letra de cambio; contado; factoring; netting;
        carta de crédito; pago certificado; crédito documentario
        """,
}

TYPES = {
    "invoice": """
        factura; FA; FC; FRA; fact; FAC; FT; facturas; factura proveedor; RE =0.5; factura acreedor; FV; FE; fra.; F;
        FP; factura de compra
        """,
    "credit_memo": """
        abono; nota de crédito; NC; AB; nota de abono; factura rectificativa; abonos; NCR; rectificativa;
        notas de crédito; N/C; N. crédito; nota crédito; NA; FR
        """,
    "debit_memo": """
        nota de cargo; nota de débito; ND; cargo; NCA; N/D; cargos; notas de cargo; nota débito; N. débito;
        factura de cargo; reclamación; NDB;
        cargo nuestro; nuestro cargo; cargo al proveedor; cargo a proveedor; cargo emitido
        """,
    "purchase_order": "pedido; orden de compra; OC; O/C",
    "adjustment": """
        ajuste; deducción; retención; compensación; rappel; penalización; anticipo; regularización; descuento;
        diferencia; redondeo; gastos; intereses; garantía; comisión; bonificación; ajustes; aportación; multa;
        deducciones; retención de garantía; pronto pago
        """,
}

MAILS = {
    "auto_reply": """
        fuera de la oficina; respuesta automática; estoy fuera de la oficina; estaré fuera; ausente; de vacaciones;
        mensaje automático; hemos recibido su mensaje; acuse de recibo; no respondan a este correo;
        no responda a este correo; regresaré; fuera de oficina; me encuentro fuera; estaré de vuelta;
        me encuentro ausente; contestación automática; su solicitud ha sido recibida; hemos recibido su correo;
        correo no entregado; no se pudo entregar; vuelvo el; durante mi ausencia; ya no trabaja en;
        acceso limitado al correo; sin acceso a mi correo; permiso de maternidad; en mi ausencia;
        hemos recibido su solicitud; le responderemos; ausencia; no entregado; vacaciones
        """,
    "newsletter": """
        darse de baja; cancelar suscripción; boletín; ver en el navegador; ver en navegador; suscripción; regístrese;
        oferta especial; descubra; recibe este correo porque; recibe este email porque; darme de baja;
        anular suscripción; seminario web; webinar; más información; newsletter; inscríbete; inscríbase; síguenos;
        leer más; oferta exclusiva; si no desea recibir; compra ahora; boletín informativo; código promocional;
        ver versión online; haz clic aquí para darte de baja; regístrate; ver online; descubre;
        preferencias de correo
        """,
    "bank_detail_change": """
        nuevos datos bancarios; cambio de datos bancarios; cambio de cuenta bancaria; nueva cuenta bancaria;
        nuestros datos bancarios han cambiado; modificación de datos bancarios; nuevo IBAN; cambio de cuenta =0.6;
        datos bancarios han cambiado; hemos cambiado de banco; actualización de datos bancarios; nueva cuenta =0.5;
        cambio de banco =0.7; actualizar nuestros datos bancarios; cambio de número de cuenta;
        cuenta bancaria ha cambiado; nuevos datos de cuenta; próximos pagos a =0.4; futuros pagos =0.4;
        cambio de IBAN; cuenta anterior =0.3; cuenta antigua =0.5; modificación de cuenta bancaria;
        cambio de domiciliación; hemos cambiado nuestra cuenta; actualicen nuestros datos bancarios;
        actualización de cuenta bancaria; actualización bancaria; los próximos pagos =0.3; cambiado de cuenta =0.6;
        nueva cuenta corriente; han cambiado nuestros datos bancarios; cambio en nuestros datos bancarios;
        a partir de ahora los pagos =0.6; nuestra nueva cuenta; nuestro nuevo IBAN
        """,
    "phishing": """
        su cuenta ha sido suspendida; verifique su cuenta; confirme su contraseña; haga clic en el enlace;
        su buzón está lleno; contraseña caduca; actividad inusual; su cuenta será suspendida; confirme sus datos;
        ha ganado; actualice sus datos; verifique su identidad; cuenta bloqueada; su cuenta ha sido bloqueada;
        su cuenta ha sido limitada; tarjetas regalo; herencia; lotería; su contraseña; haga clic aquí para verificar;
        inicie sesión para; verificar su cuenta; cuenta suspendida; transferencia urgente;
        estrictamente confidencial; será desactivada; su cuenta será bloqueada; validar su cuenta
        """,
    "cover_note": """
        adjunto; adjunta; adjuntos; adjuntas; les envío; le envío; les enviamos; envío la foto; foto adjunta;
        fotos adjuntas; imágenes adjuntas; escaneo adjunto; les mando; le mando; les hago llegar; les remito;
        les adjunto;
        adjunto; adjuntamos; adjunto encontrará; se adjunta; en el adjunto; archivo adjunto; les adjunto;
        adjunto les envío; adjunto remito; adjunta; adjuntos; adjunto remitimos; le adjunto; adjuntas;
        documento adjunto; ver adjunto; en adjunto; adjunto le enviamos; les adjuntamos; adjunto enviamos;
        le adjuntamos; anexo; anexamos; en documento adjunto; te adjunto; remitimos adjunto; fichero adjunto;
        sírvase encontrar; se anexa; adjunto a este correo
        """,
}

LETTERS = {
    "closing": """
        saludos; un saludo; saludos cordiales; cordialmente; atentamente; un cordial saludo;
        reciba un cordial saludo; reciban un cordial saludo; muy atentamente; quedamos a su disposición;
        sin otro particular; enviado desde mi iphone; este mensaje es confidencial; aviso legal;
        este correo electrónico; este mensaje y sus anexos; le saluda atentamente; les saluda; gracias y saludos;
        atte
        """,
    "quoted": "mensaje original; escribió; ha escrito",
    "forwarded": "mensaje reenviado; inicio del mensaje reenviado; reenviado por",
    "below": "abajo; más abajo; a continuación; ver abajo; para su información; para su conocimiento",
    "promise": """
        próxima remesa; próximo pago; próximo ciclo de pago; próxima ronda de pagos; programada para pago;
        programado para pago; previsto para pago
        """,
    "question": """
        pueden; podrían; podría; puede; por favor confirmen; por favor confirme; rogamos confirmen;
        rogamos confirmación; favor de confirmar; favor confirmar; les agradeceríamos; nos pueden; nos podrían;
        me pueden; nos falta; nos faltan; quedamos a la espera; quedo a la espera; por favor envíen;
        por favor envíenos; rogamos nos envíen; rogamos nos indiquen; por favor indiquen; han recibido; por qué;
        cuándo; dónde; necesitamos; necesito; solicitamos nos; favor de enviar; favor enviar; por favor revisen;
        es posible; sería posible; rogamos revisen; quisiera saber; nos gustaría saber
        """,
    "portal": """
        en el portal; disponible para su descarga; portal de proveedores; portal del proveedor; acceda al portal;
        disponible en el portal; puede descargar; puede descargarlo; consultar en línea; puede consultarlo
        """,
    "refusal": """
        nunca; no cambiamos; no modificamos; fraude; estafa; cuidado; en caso de; cualquier cambio;
        cualquier modificación; si su; si sus; sus datos bancarios; verificar; alerta
        """,
    "bank": """
        datos bancarios; cuenta bancaria; número de cuenta; IBAN =0.7; CCC =0.7; cuenta =0.5; CLABE =0.7; banco =0.5;
        domiciliación =0.7; coordenadas bancarias; entidad bancaria; datos de pago;
        datos de la cuenta
        """,
    "novelty": """
        nuevo; nueva; nuevos; nuevas; cambiado; cambio; cambiamos; modificado; modificación; actualizado;
        actualización; actualizar; a partir de ahora; en adelante; antigua; anterior; cancelada; cerrada; ya no;
        desde ahora; en lo sucesivo;
        modificar; cambiar; otra; sustituye;
        pasa a ser; cierre; cancelación; cambia;
        actualicen; actualice; bloqueada; cambiar de;
        modifiquen; modifique; cambien
        """,
    "courtesy": """
        no dude en; no duden en; cualquier duda; cualquier consulta; cualquier aclaración; a su disposición;
        quedamos a; quedo a; gracias; agradecemos; agradeciendo; buenos días; buenas tardes; buen día;
        buen fin de semana; según lo acordado; según lo solicitado; tal y como; como solicitaron; para su información;
        para su conocimiento; a efectos informativos; no responda; no responder; no conteste;
        generado automáticamente; enviado automáticamente; correo automático; confirmar recepción; acusar recibo;
        confirmen la recepción; confidencial; medio ambiente; el detalle; los detalles; facturas siguientes;
        siguientes facturas; reciban un; reciba un; saludo;
        recibirán; días hábiles; días laborables
        """,
    "own": """
        nuestro; nuestra; nuestros; nuestras; mi; mis
        """,
    "yours": """
        su; sus; vuestro; vuestra; vuestros; vuestras
        """,
    "henceforth": """
        a partir de ahora; en adelante; en lo sucesivo; desde ahora
        """,
}

SIGNS = {
    "absence": """
        fuera de la oficina; fuera de oficina; ausente; ausencia; de vacaciones; vacaciones; de viaje; de baja;
        no disponible; no estaré; permiso; cerrado por;
        ya no trabaja; ya no trabajo; baja médica; de permiso; en formación;
        no estoy; fuera hasta;
        ya no formo parte; ya no forma parte; ha dejado la empresa; día festivo; puente; días libres; de descanso;
        vuelvo el; volveré el; estaré de vuelta; regreso el
        """,
    "return": """
        hasta el; regreso; mi regreso; vuelta; a mi vuelta; volveré; responderé; contestaré; urgente; urgentes;
        asuntos urgentes; en caso de urgencia; contacte; escriba; mi ausencia; a partir del;
        reabrimos; reapertura; abriremos;
        diríjase; póngase en contacto; mientras tanto; mi compañero; mi compañera; llame al;
        vuelvo el; volveré el; estaré de vuelta; regreso el
        """,
    "threat": """
        suspendida; suspendido; bloqueada; bloqueado; limitada; desactivada; eliminada; caduca; caducado; expirado;
        excedido; llena; lleno; inusual; sospechosa; en 24 horas; en 48 horas; último aviso; evitar; perderá;
        retenido; suspendidas; ha caducado; gastos pendientes;
        caducará; expirará; se perderá
        """,
    "credential": """
        contraseña; credenciales; usuario; su cuenta; su buzón; su correo; su identidad; datos de acceso;
        datos de tarjeta; código de seguridad; clave
        """,
    "act": """
        haga clic; clic; pulse; enlace; confirme; confirmar; verifique; verificar; valide; validar; inicie sesión;
        actualice; introduzca; reactive; desbloquear
        """,
    "overdue": """
        recordatorio; recordatorio de pago; vencida; vencidas; factura pendiente; facturas pendientes; impagada;
        impagadas; reclamación de pago; requerimiento; saldo pendiente; estado de cuenta; mora; último aviso;
        pago pendiente
        """,
    "will_pay": """
        será pagada; será pagado; se pagará; pagaremos; pago previsto; pago programado; próxima remesa; remesa de pagos;
        próxima semana; semana que viene; fin de mes; pendiente de aprobación; en aprobación; retraso; saldrá;
        se realizará; vamos a pagar
        """,
    "has_paid": """
        ya fue pagada; ya pagada; ya pagado; fue pagada; está pagada; se pagó; ya se pagó; hemos pagado; pagamos el;
        ya abonada; ya transferido; fue transferido; revisen; revise; ya liquidada
        """,
    "not_received": """
        no hemos recibido; no recibimos; nunca recibimos; no nos consta; no tenemos; copia de la factura; duplicado;
        reenviar; reenvíen; envíenos; no encontramos; volver a enviar
        """,
}

PARTIES = {
    "name": """
        Tesorería; Departamento financiero; Pagos a proveedores; Cuentas a pagar;
        Contabilidad; Departamento de contabilidad; Administración; Compras; Dpto. de contabilidad;
        Nombre; Razón social; Empresa; Denominación; Nombre/Razón social; Nombre o razón social;
        Denominación social
        """,
    "address": """
        Dirección; Dirección de entrega; Dirección de envío; Domicilio; Dirección de instalación;
        Lugar de entrega; Calle
        """,
    "yours": """
        su; cliente; del cliente; comprador; destinatario; receptor
        """,
}

MONTHS = (
    "enero ene",
    "febrero feb",
    "marzo mar",
    "abril abr",
    "mayo may",
    "junio jun",
    "julio jul",
    "agosto ago",
    "septiembre setiembre sept sep set",
    "octubre oct",
    "noviembre nov",
    "diciembre dic",
)

STOPWORDS = """
    el la los las de del y para por con en su sus nuestra nuestro nuestros es son una un al que no se ha han hemos
    les le fecha importe estimados señores saludos cordiales gracias como más este esta lo sin
    """

SMALL_WORDS = {
    "given": "adela adolfo adrian agustin alba alberto alejandra alejandro alfonso alfredo alicia alvaro amparo "
    "ana andrea andres angel angela antonia antonio arturo beatriz begona belen carlos carmen carolina "
    "catalina cecilia cesar clara concepcion consuelo cristina daniel daniela david diego dolores eduardo "
    "elena elisa emilio enrique ernesto esteban esther eva federico felipe fernando francisca francisco "
    "gabriel gabriela gerardo german gloria gonzalo guadalupe guillermo gustavo hector hugo ignacio ines "
    "inmaculada irene isabel ivan javier jesus joaquin jorge jose josefa juan juana julia julian julio "
    "laura leticia lorena lourdes lucia luis luisa manuel marcos margarita maria mariano mario marta "
    "martin mateo mercedes miguel monica montserrat natalia nuria oscar pablo paloma patricia paula pedro "
    "pilar rafael ramiro ramon raquel raul ricardo roberto rocio rodrigo rosa rosario ruben salvador "
    "sandra santiago sara sergio silvia sofia sonia susana teresa tomas valentina vanesa veronica vicente "
    "victor victoria xavier yolanda",
    "ours": "nuestro nuestra ordenante pagador",
    "theirs": "su sus beneficiario proveedor abono favor receptor",
    "desk": "atencion contabilidad departamento dpto administracion finanzas financiero financiera tesoreria pagos "
    "proveedores clientes cuentas pagar cobrar compras facturacion direccion servicio responsable "
    "jefe oficina intervencion gerencia reclamaciones",
    "credit": "descontado deducido abono abonar abonen abonarnos reembolso descontar descontamos "
    "descontaremos deducir retener",
    "deduct": "descontado descontada deduciendo minorar descontaremos descontamos retendremos deduciremos",
    "cancel": "anulen anular anulacion cancelar cancelacion",
    "request": "ruego solicito pido agradezco agradeceria exijo necesito espero quiero queremos pedimos quisieramos "
    "debe deben hay rogamos solicitamos pedimos agradecemos agradeceriamos exigimos "
    "necesitamos esperamos pueden podrian favor reclamamos",
    "rest": "resto restante",
    "deducted": "deduccion deducciones",
    "today": "hoy",
    "not": "rechazamos impugnamos",
    "until": "antes hasta tardar",
    "bank_statement": "extracto",
    "received": "recibido recibida entrada",
    "joint": "el la del al es de dia",
    "hold": "bloqueada bloqueado bloqueamos retenida retenido retenemos suspendido suspendida pendiente "
    "paralizada paralizado",
    "correct": "rehacer rectificar rectificativa rectifiquen rectifiquenla rectifiquela rectificacion "
    "corregir corrijan corregida corrijanla regularizar",
    "claim": "reclamacion cargo cobro debito deduccion penalizacion disputa incidencia discrepancia diferencia "
    "queja impugnacion",
    "paper": "aviso nota parte informe carta hoja notificacion formulario comunicacion",
    "stamp": "recibido entrada pagado copia original duplicado borrador confidencial aprobado "
    "contabilizado fecha el por",
    "evidence": "prueba justificante albaran firmado firmada comprobante",
    "rebate": "descuento bonificacion rappel dto",
    "copied": "repetida duplicada duplicado ya misma duplicidad",
    "accept": "aceptar aceptada aceptamos aprobar aprobada contabilizar procesar procesada",
}

VERBS = {
    "pay": "pag transf abon ingres",
    "credit": "reembols reintegr abonen abonarn",
    "deduct": "descont deduc deduz retendr retene minor",
    "cancel": "anul cancel",
    "hold": "bloque paraliz suspend",
    "correct": "correg corrij corrig rectif",
    "accept": "acept aprob conform",
    "refuse": "rechaz impugn reclamad disput",
    "charge": "repercut adeud",
}

STEMS = {
    "told": "motivo descripcion concepto comentario",
    "pay": "pago pagos pagado pagada abono abonado transferencia transferido liquidado liquidacion cheque remesa",
    "amount": "importe imp monto total suma valor cantidad",
    "date": "fecha f fec",
    "on": "el",
    "number": "no ref referencia id codigo num",
    "invoice": "factura facturas fra fact documento doc",
    "order": "pedido orden oc",
    "discount": "descuento descuentos dto dcto",
    "deduction": "deduccion deducciones minoracion cargo cargos ajuste ajustes penalizacion",
    "withholding": "retencion retenciones irpf",
    "gross": "bruto original inicial",
    "run": "operacion orden remesa",
    "theirs": "proveedor su sus s externo",
    "party": "empresa sociedad entidad",
    "notice": "aviso detalle justificante notificacion resumen relacion comunicacion",
    "before": "ya antes anterior anteriores previo previamente",
}
