"""Portuguese, of Portugal and of Brazil."""

COLUMNS = {
    "document_number": """
        N.º fatura; Nº fatura; N.º da fatura; Nº da fatura; Número da fatura; Número fatura; Fatura; Faturas;
        Fatura n.º; Factura; Facturas; N.º factura; Factura n.º; Fat.; Fat. n.º; Nota fiscal; Nº nota fiscal;
        N.º da nota fiscal; Nº da nota fiscal; Número da nota fiscal; Notas fiscais; NF; NFe; NF-e; Nº NF; Nº da NF;
        Nº NF-e; NFS-e; Número NF; Núm. NF; Nr. NF; NF nº; Nota; Nº nota; N.º documento; Nº documento;
        N.º do documento; Nº do documento; Número do documento; Número documento; Documento; Doc.; N.º doc.; Nº doc.;
        Nr. doc.; Num. doc.; Núm. documento; Doc. n.º; Vossa fatura; V/ fatura; V. fatura; Vossa factura; V/ factura;
        Vossa referência; V/ referência; V/ ref.; V. ref.; Vossa ref.; Sua fatura; Sua referência; Sua ref.;
        Vosso documento; V/ documento; V/ doc.; Vosso doc.; Ref. fatura; Referência da fatura; Referência fatura;
        Ref. documento; Referência =0.8; Referências =0.8; Ref. =0.8; Refª =0.8; N.º ref. =0.8; Nº referência =0.8;
        Documento fornecedor; Doc. fornecedor; N.º doc. fornecedor; Fatura do fornecedor; Fatura fornecedor;
        Ref. fornecedor; Referência do fornecedor; Referência fornecedor; N.º documento externo; Nº doc. externo;
        Documento externo; Doc. externo; N.º externo; Referência externa; Título; Nº título; Número do título;
        Nº do título; Duplicata; Nº duplicata; N.º nota de crédito; Fatura/nota de crédito; Fatura/NC;
        Nota fiscal/série; NF/Série; Série/número; Série/N.º; Documento original; Doc. original;
        N.º documento original; Fatura paga; Documento pago; Faturas pagas; Boleto =0.5; Nº boleto =0.5;
        Nosso número =0.4; Seu número =0.7; Número =0.5; N.º =0.4; Nr. =0.4; Descrição do documento =0.4;
        Nossa fatura =0.6; Docto; Nº docto; Nro. documento; Nro. NF; Nro. nota;
        sobre fatura; fatura afetada; da fatura
        """,
    "our_number": """
        Nossa referência; N/ referência; N/ ref.; Nossa ref.; N. ref.; Nosso documento; N/ documento; N/ doc.;
        Nosso doc.; N.º interno; Nº interno; Número interno; Ref. interna; Referência interna; Documento interno;
        Doc. interno; N.º lançamento; Nº lançamento; Número do lançamento; Lançamento; Nº do lançamento; N.º registo;
        Registo; Nº registro; Registro; N.º de registo; Documento contabilístico; Doc. contabilístico;
        Documento contábil; Doc. contábil; Diário; N.º diário; N.º movimento; Movimento; Lote; Nº lote;
        Nosso número =0.5; Doc. SAP; N.º doc. SAP; Documento SAP; Voucher; Nº voucher; Protocolo; Nº protocolo;
        Número de controle; Nº processo =0.5; Processo =0.5; Empenho =0.5; Nº empenho =0.5; Asiento; ID interno;
        Nº sequencial =0.4; N/ n.º; Nosso n.º
        """,
    "document_type": """
        Tipo; Tipo de documento; Tipo documento; Tipo doc.; Tipo de doc.; T. doc.; TD; Espécie; Natureza; Classe;
        Tp. doc.; Tp.; D/C; Tipo do documento; Tipo lançamento; Esp.; Código doc. =0.5; Tipo de título; Espécie doc.
        """,
    "document_date": """
        Data; Data fatura; Data da fatura; Data de fatura; Data factura; Data da factura; Data documento;
        Data do documento; Data doc.; Data de emissão; Data emissão; Emissão; Dt. emissão; Dt. doc.; Dt. fatura;
        Emitida em; Emitido em; Data nota; Data da nota; Data NF; Data da NF; Data da nota fiscal; Dt. NF;
        Data lançamento =0.6; Data de lançamento =0.6; Data contabilística =0.6; Data movimento =0.6; Data mov. =0.6;
        De; Dt. documento; Dt.; D. doc.; Data do doc.; Data registo =0.5; Data ref.; Data de referência;
        Data de faturação
        """,
    "due_date": """
        Vencimento; Data de vencimento; Data vencimento; Venc.; Vcto.; Vence em; Dt. venc.; Dt. vencimento;
        Data venc.; Data limite; Vencto.; Vto.; Data do vencimento; Prazo; Dt. vcto; Venc. original
        """,
    "purchase_order": """
        N.º encomenda; Nº encomenda; Encomenda; Encomenda n.º; N.º de encomenda; Número da encomenda;
        Nota de encomenda; N.º nota de encomenda; Ordem de compra; Nº ordem de compra; N.º ordem de compra; OC;
        Nº OC; O.C.; Pedido; Nº pedido; Nº do pedido; Número do pedido; Pedido de compra; Nº pedido de compra;
        Vossa encomenda; V/ encomenda; V. encomenda; Nossa encomenda; N/ encomenda; Seu pedido; Ref. encomenda;
        Requisição; N.º requisição; Requisição n.º; Ordem; Ref. pedido; Contrato =0.3; N.º contrato =0.3;
        N.º compromisso =0.4; PO; Enc.; Enc. n.º; Ped.; Nº ordem =0.6; Autorização de fornecimento =0.4; Pedido nº
        """,
    "gross_amount": """
        Valor da fatura; Valor fatura; Valor factura; Valor da factura; Valor bruto; Bruto; Montante bruto;
        Montante da fatura; Montante fatura; Valor do documento; Valor documento; Valor doc.; Valor original;
        Valor inicial; Montante original; Montante do documento; Montante =0.5; Valor =0.5; Valor total =0.5;
        Total da fatura; Total fatura; Total da nota; Total documento; Total do documento; Valor da nota;
        Valor da nota fiscal; Valor nota; Valor NF; Valor da NF; Valor nominal; Valor título; Valor do título;
        Vlr. bruto; Vlr. documento; Vlr. original; Vlr. nota; Vlr. título; Vl. bruto; Vl. documento; Vl. original;
        Vl. título; Vr. bruto; Vr. documento; Valor faturado; Faturado; Valor com IVA; Montante com IVA;
        Total com IVA; Total c/ IVA; Valor c/ IVA; Valor em dívida =0.7; Valor pendente =0.7; Pendente =0.6;
        Em aberto =0.7; Valor em aberto =0.8; Valor devido =0.7; Débito =0.4; Importância =0.5; Total =0.4;
        Valor EUR =0.5; Valor (€) =0.5; Valor (R$) =0.5; Montante EUR =0.5; Valor ilíquido; Ilíquido;
        Montante ilíquido; Valor doc. origem; Valor principal; Principal =0.6; Montante total =0.5; Valor bruto (R$);
        Quantia =0.4; Valor parcela =0.6; Valor a pagar =0.5; Valor em moeda =0.5
        """,
    "discount_amount": """
        Dedução =0.6; Deduções =0.6; Valor deduzido =0.6; Deduzido =0.6;
        Desconto; Descontos =0.8; Valor desconto; Valor do desconto; Valor de desconto; Desc.; Desconto p.p.;
        Desconto pronto pagamento; Desconto de pronto pagamento; Desconto financeiro; D.P.P.; DPP; Desc. p.p.;
        Desc. financeiro; Montante desconto; Montante do desconto; Vlr. desconto; Vl. desconto; Vr. desconto;
        Desconto concedido; Desconto obtido; Abatimento =0.7; Abatimentos =0.7; Bonificação =0.6; Desconto EUR;
        Desconto antecipação; Desconto por antecipação; Desconto (R$); Desconto aplicado; Vlr. desc.;
        Descontos obtidos; Desc. pagamento; Desconto comercial =0.7; Desconto antecipado
        """,
    "deduction_amount": """
        contestado; valor contestado; não aceite; rejeitado;
        Dedução; Deduções; Valor dedução; Valor deduzido; Valor da dedução; Deduzido; Ajuste; Ajustes; Acerto;
        Acertos; Descontos =0.6;
        Diferença; Diferenças; Glosa; Glosas; Valor glosado; Glosado; Multa =0.8; Penalização; Penalidade;
        Penalizações; Penalidades; Correção; Correções; Regularização; Regularizações; Retido =0.6;
        Valor retido =0.6; Retenção contratual; Retenção de garantia; Garantia; Compensação; Compensações;
        Encontro de contas; Reclamação; Reclamações; Em disputa; Valor em disputa; Disputa; Nota de débito =0.6;
        Outras deduções; Estorno; Estornos; Descontos e deduções =0.6; Abatimento =0.5; Abatimentos =0.5; Devolução;
        Devoluções; Despesas; Despesas bancárias; Comissões; Encargos =0.6; Nota de crédito =0.5; Créditos =0.5;
        A deduzir; Vlr. dedução; Vlr. deduzido; Rappel; Bónus; Caução; Tarifas; Tarifa; Vl. deduções;
        Desconto/dedução =0.6; Quebra; Quebras; Outros descontos; Outros abatimentos; Desconto contratual;
        Verba contratual; Acordo comercial; Valor ajustado =0.4
        """,
    "withholding_amount": """
        Retenção; Retenções; Retenção na fonte; Valor retenção; Valor da retenção; Imposto retido; Impostos retidos;
        IRRF; IR retido; IRS; IRC; Retenção IRS; Retenção de IRS; Retenção IRC; ISS retido; ISS; INSS; INSS retido;
        PIS/COFINS/CSLL; CSRF; PCC; Retenção de imposto; Retenção de impostos; Retenções na fonte; Ret. fonte;
        Ret. IRS; Retenção fonte; IR; CSLL; PIS; COFINS; Tributos retidos; Retido na fonte; Total retenções;
        Impostos =0.6; Total de retenções; Ret.; Vlr. retenção; Vlr. retido; Ret. impostos; Imposto na fonte
        """,
    "paid_amount": """
        Valor pago; Pago; Montante pago; Valor liquidado; Liquidado; Valor líquido; Líquido; Montante líquido;
        Montante liquidado; Pagamento; Valor do pagamento; Valor pagamento; Montante do pagamento; Valor transferido;
        Transferido; Montante transferido; Valor da transferência; Valor a pagar; A pagar; Montante a pagar;
        Líquido a pagar; Líquido pago; Valor =0.5; Montante =0.5; Total pago; Total líquido; Valor regularizado;
        Regularizado; Valor recebido =0.5; Valor creditado; Creditado; Montante creditado; Vlr. pago; Vlr. líquido;
        Vl. pago; Vl. líquido; Vr. pago; Vr. líquido; Vlr. pagto; Valor pagto; Pagto.; Pagto; Valor efetivo;
        Crédito =0.4; Importância paga; Total =0.4; Valor total =0.5; Líquido EUR; Valor pago EUR; Pago EUR;
        Valor pago (R$); Valor líquido (R$); Valor em pagamento; Valor final =0.7; Saldado; Valor saldado;
        Valor líquido pago; Montante líquido pago; Liquidação; Valor liquidação; Valor da liquidação;
        Valor depositado; Depositado; Valor TED; Valor PIX; Valor compensado =0.6; Valor quitado; Quitado;
        Valor baixado =0.6; Baixa =0.5; Montante regularizado; Importância líquida; Este pagamento;
        Valor deste pagamento; Líquido a receber; Valor líquido a pagar; Total a pagar; Valor do crédito =0.6;
        Montante total =0.5; Quantia paga; Valor realizado
        """,
    "balance": """
        Saldo; Saldo restante; Saldo em aberto; Restante; Em falta; Por pagar; Por liquidar; Valor em falta;
        Saldo pendente; Saldo acumulado; Acumulado; Saldo devedor; Valor restante; Remanescente; Saldo remanescente;
        Saldo após pagamento; Saldo atual; Saldo por regularizar; Valor por liquidar; Novo saldo; Saldo final;
        Valor pendente após; Ainda em dívida; Saldo em dívida; Montante em aberto; Por regularizar
        """,
    "currency": """
        Moeda; Divisa; Moeda doc.; Código da moeda; Moeda do documento; Mda.; Cód. moeda; Moeda da fatura;
        Moeda de pagamento; Unidade monetária; Câmbio =0.2
        """,
    "description": """
        Descrição; Descritivo; Designação; Texto; Observações; Observação; Obs.; Notas; Detalhe; Detalhes;
        Discriminação; Histórico; Artigo; Produto; Descrição do produto; Descrição do artigo; Descrição dos produtos;
        Serviço; Serviços; Comentário; Comentários; Discriminação dos serviços; Descrição dos serviços; Assunto;
        Mercadoria; Item; Especificação; Denominação; Complemento; Mensagem; Desc. produto; Descrição do serviço;
        Bens/serviços; Memo; Informação; Informações; Finalidade; Texto do item; Discriminação do serviço;
        Designação dos artigos; Produto/serviço; Descrição do produto/serviço
        """,
    "reason": """
        motivo da dedução; motivo da retenção; motivo do ajuste;
        Motivo; Razão; Causa; Motivo da dedução; Motivo dedução; Motivo do desconto; Motivo da glosa;
        Código do motivo; Motivo da retenção; Justificação; Justificativa; Motivo da diferença; Motivo do ajuste;
        Cód. motivo; Motivo reclamação; Motivo da reclamação; Motivo do débito; Explicação; Tipo de dedução;
        Motivo ajuste; Motivo do acerto; Motivo do abatimento;
        porquê
        """,
    "quantity": """
        Quantidade; Qtd.; Qtde.; Quant.; Qt.; Qtde; Horas; Unidades; Qtd; Volumes; Peças; Dias =0.5; Qtd. faturada;
        Quantidade faturada; Nº unidades; Qnt; Qte; Q.
        """,
    "unit_price": """
        Preço unitário; Preço; Valor unitário; Preço unit.; P. unitário; Pr. unitário; P.U.; PU; Vlr. unitário;
        Vl. unitário; Vlr. unit.; Vl. unit.; Pr. unit.; Valor unit.; Custo unitário; Preço líquido; Tarifa; P. unit.;
        Preço por unidade; V. unit.; Vr. unitário; Preço un.; Unitário; Preço/un.; Preço hora; Valor/hora;
        Preço s/ IVA; Pr. unitário s/ IVA
        """,
    "item_number": """
        Código; Cód.; Referência artigo; Ref. artigo; Código do artigo; Código artigo; Código do produto;
        Código produto; Cód. produto; Cód. artigo; Material; EAN; Cód. prod.; SKU; Art.; NCM; NCM/SH; N.º artigo;
        GTIN; Cod.; Cód. material; Código do serviço; Cód. item; Artigo n.º;
        Guia de remessa; N.º guia; Guia
        """,
    "tax_rate": """
        IVA; Taxa IVA; Taxa de IVA; % IVA; IVA %; Taxa; Alíquota; Alíq.; ICMS %; Tx. IVA; Taxa (%); IVA (%);
        Alíq. ICMS; Alíq. IPI; Tx.; IVA%; %IVA; Cód. IVA =0.6; Alíquota (%); Taxa imposto; Tx IVA; Alíq. ISS;
        Alíquota ICMS
        """,
    "tax_amount": """
        IVA; Valor IVA; Valor do IVA; Montante IVA; Imposto; Valor imposto; Total IVA; ICMS; IPI; Valor ICMS;
        Valor do ICMS; Valor IPI; Impostos; Montante do IVA; V. ICMS; Vlr. ICMS; Vlr. IPI; I.V.A.; Valor do imposto;
        ISS; Valor ISS; Montante imposto; Vl. ICMS; Tributos; IVA EUR
        """,
    "line_number": """
        Linha; N.º linha; Pos.; Posição; Item; Nº item; N.º =0.6; Seq.; Sequência; N.º ordem; Lin.; #; Nr. =0.5; It.;
        Nº linha; N.º seq.; Parcela =0.3; Ordem =0.3
        """,
    "line_amount": """
        Valor; Total; Montante; Valor total; Total líquido; Valor líquido; Preço total; Total linha; Valor sem IVA;
        Total s/ IVA; Total sem IVA; Importe; Líquido; Vlr. total; Vl. total; Total EUR; Valor EUR; Valor (€);
        Total (€); Subtotal; Valor mercadoria; Total ilíquido; Valor da linha; Montante líquido; Valor (R$);
        Total (R$); V. total; Vr. total; Total da linha; Base =0.4; Preço líquido total; Montante s/ IVA;
        Valor ilíquido; Total c/ IVA =0.7; Valor c/ IVA =0.7; Importância; Total parcial; Valor s/ IVA;
        Valor dos serviços; Valor do serviço; Valor do item; Valor total (R$)
        """,
}

LABELS = {
    "payment_reference": """
        Lote =0.6; Descritivo =0.5; no extrato como;
        n.º de ordem; relação n.º; nº do lote; n.º da ordem de pagamento; número da relação;
        com a referência; sob a referência; indicando a referência; com referência; documento =0.4;
        nº documento =0.4; n.º do documento =0.4;
        Pagamento =0.5;
        Referência do pagamento; Referência de pagamento; Referência pagamento; Ref. pagamento; Ref. do pagamento;
        Ref. de pagamento; N.º do pagamento; N.º de pagamento; N.º pagamento; Nº do pagamento; Nº pagamento;
        Número do pagamento; Número de pagamento; Pagamento n.º; Pagamento nº; N.º da transferência;
        N.º transferência; N.º de transferência; Número da transferência; Transferência n.º;
        Referência da transferência; Referência de transferência; Ref. transferência; Referência bancária;
        Ref. bancária; Referência do banco; Ordem de pagamento; Ordem de pagamento n.º; N.º ordem de pagamento;
        N.º da ordem de pagamento; Ordem de transferência n.º; N.º operação; N.º da operação; Nº da operação;
        Número da operação; ID da operação; Código da operação; Referência da operação; Identificação da operação;
        Transação; N.º da transação; N.º transação; Número da transação; ID da transação; ID transação;
        Código da transação; Identificador da transação; Referência da transação; ID do pagamento; ID de transação;
        End to end; End-to-end ID; ID end-to-end; EndToEndId; ID/Transação; E2E ID; Referência end-to-end;
        Identificador end-to-end; Autenticação =0.6; Código de autenticação =0.6; Autenticação bancária =0.6;
        Autenticação mecânica =0.5; Código de autenticação bancária =0.6; Nº de autenticação =0.6; Controle =0.5;
        Nº de controle =0.6; Número de controle =0.6; Protocolo =0.5; Protocolo de pagamento; Nº do protocolo =0.5;
        Borderô; Nº borderô; Borderô nº; Nº do borderô; Número do borderô; Remessa n.º =0.6; N.º remessa =0.6;
        Lote n.º =0.5; N.º do lote =0.5; Número do lote =0.5; Lote de pagamento; Referência =0.6; Ref. =0.6;
        Nossa referência =0.6; N/ referência =0.6; N/ ref. =0.6; Nossa ref. =0.6; Documento de pagamento;
        Doc. de pagamento; Doc. pagamento; N.º documento =0.4; Nº do documento =0.4; Documento n.º =0.4;
        Número do documento =0.4; Comprovante nº; Nº do comprovante; Número do comprovante; Comprovativo n.º;
        N.º do comprovativo; Nº da TED; TED nº; Número da TED; N.º da liquidação; Liquidação n.º;
        Nota de liquidação n.º; N.º liquidação; Nota de pagamento n.º; Nosso número =0.4; Identificador;
        Identificação da transação; N.º SEPA; Ref. SEPA; Referência da ordem; Código de referência; TXID;
        Identificador do pagamento; Recibo n.º =0.5; Nº autenticação =0.6; Nº do recibo =0.5; Com a referência =0.8;
        Com referência =0.7; Sob a referência =0.8; N.º da ordem de transferência; N.º da ordem
        """,
    "advice_number": """
        Aviso n.º; N.º aviso; N.º do aviso; N.º de aviso; Número do aviso; Aviso de pagamento n.º;
        N.º do aviso de pagamento; Nota de liquidação n.º =0.8; Aviso de transferência n.º; N.º aviso de pagamento;
        Nº do aviso; Carta n.º; Nº aviso; Demonstrativo nº; Nº demonstrativo; Aviso de crédito n.º; Ofício n.º =0.4;
        Comunicação n.º; Aviso nº; Aviso de lançamento n.º; N.º =0.4; Nº =0.4
        """,
    "payment_date": """
        Data de pagamento; Data do pagamento; Data pagamento; Data da transferência; Data de transferência;
        Data transferência; Data valor; Data-valor; Data de valor; Data da operação; Data operação; Data de execução;
        Data execução; Data da execução; Pago em; Data de processamento; Data processamento; Data do crédito;
        Data de crédito; Data crédito; Data da transação; Data transação; Data da liquidação; Data de liquidação;
        Data liquidação; Data do débito; Data de débito; Data efetivação; Data de efetivação; Data da efetivação;
        Efetuado em; Efetuada em; Executado em; Executada em; Realizado em; Realizada em; Pagamento em =0.6;
        Pagamento de =0.3; Data do cheque; Data cheque; Data de emissão =0.5; Data emissão =0.5; Emitido em =0.5;
        Data =0.6; Em =0.2; Data pagto.; Data do pagto; Data pagto; Dt. pagamento; Dt. pagto.; Data mov. =0.5;
        Data movimento =0.5; Data do movimento =0.5; Data do aviso; Data contabilística =0.4; Data do documento =0.4;
        Data da ordem; Data do depósito; Data depósito; Data lançamento =0.5; Transferido em; Creditado em;
        Data e hora; Data e hora da transação; Data e hora do pagamento; Data/hora; Data/hora da transação;
        Data da nota de liquidação; Data do recibo =0.4; Data da remessa; Data de envio =0.4; Agendado para =0.5;
        Data agendada =0.5; Data de regularização; Liquidado em; Data do lançamento =0.5; Realizado no dia
        """,
    "total_amount": """
        Total; Valor total; Total pago; Montante total; Total do pagamento; Total pagamento; Valor do pagamento;
        Valor pago; Valor da transferência; Valor transferido; Montante transferido; Montante pago;
        Montante da transferência; Montante do pagamento; Total transferido; Total geral; Total liquidado;
        Total líquido; Líquido pago; Valor líquido; Valor liquidado; Montante liquidado; Montante líquido;
        Líquido a pagar; Total a pagar; Valor a pagar; Valor =0.6; Montante =0.6; Importância =0.6; Quantia =0.6;
        Valor creditado; Montante creditado; Total creditado; Valor do cheque; Montante do cheque; Valor da operação;
        Montante da operação; Soma total; Total da transferência; Valor total pago; Valor total do pagamento;
        Valor da TED; Valor do PIX; Valor da transação; Montante da transação; Valor do crédito; No valor de;
        No montante de; Na importância de; O valor de; A quantia de; A importância de; Total EUR; Total R$;
        Total em EUR; Valor total transferido; Total líquido pago; Total da liquidação; Valor da ordem;
        Total da remessa; Valor total líquido; Total do aviso; Total do borderô; Importância total; Importância paga;
        Valor do depósito; Valor depositado; Valor pago (R$); Valor total (R$); Valor (R$); Total regularizado;
        Valor da liquidação; Total a transferir; Soma; Valor efetivo; Valor do pagto; Valor líquido pago;
        Valor líquido a pagar; Montante total pago; Total deste pagamento; Total recebido =0.5; Valor final;
        Total a receber =0.5; Montante a transferir; Montante a pagar
        """,
    "gross_total": """
        Total bruto; Valor bruto; Montante bruto; Total de faturas; Total das faturas; Total faturas;
        Valor bruto total; Total faturado; Total ilíquido; Total dos documentos; Total documentos; Bruto;
        Valor total bruto; Total das notas; Total das notas fiscais; Soma dos documentos; Total faturado bruto;
        Valor original total; Valor das faturas; Total original
        """,
    "discount_total": """
        Total de descontos; Total desconto; Total descontos; Desconto; Descontos; Desconto total;
        Desconto financeiro; Valor do desconto; Desconto pronto pagamento; Total do desconto; Menos desconto;
        Desconto de pronto pagamento; Total dos descontos; Valor desconto; (-) Desconto; (-) Descontos;
        Descontos concedidos
        """,
    "deduction_total": """
        Total de deduções; Total deduções; Deduções; Dedução; Retenções; Total de retenções; Total retenções;
        Total retido; Retenção; Ajustes; Total ajustes; Total de ajustes; Despesas bancárias; Impostos retidos;
        Total de glosas; Glosas; Acertos; Total acertos; Total de acertos; Retenção na fonte; Total das deduções;
        Total das retenções; Tarifa =0.5; Tarifas =0.5; Penalizações; Regularizações; Total de penalizações;
        Compensações; Total deduzido; (-) Retenções; (-) Deduções; (-) Outras deduções; Outras deduções; Abatimentos;
        Total de abatimentos; Encargos =0.5
        """,
    "currency": """
        Moeda; Divisa; Moeda de pagamento; Moeda do pagamento; Valores em; Código da moeda; Valores expressos em;
        Montantes em; Moeda da operação; Moeda da transferência; Valores expressos
        """,
    "payment_method": """
        Forma de pagamento; Modo de pagamento; Meio de pagamento; Método de pagamento; Tipo de pagamento; Modalidade;
        Modalidade de pagamento; Pagamento por; Pagamento via; Pago por; Tipo de operação; Tipo de transferência;
        Forma de liquidação; Forma pagamento; Modo pagamento; Tipo transação; Tipo de transação; Via de pagamento;
        Forma de pgto; Forma pagto; Forma de pagto.; Condição de pagamento =0.4; Meio; Operação =0.4;
        Tipo da transação; Pago via; Tipo de liquidação; Finalidade =0.2
        """,
    "payer": """
        quem paga;
        por conta de; pago por; em nome de; emitido por; por ordem de;
        Transferido por;
        Ordenante; Pagador; Nome do ordenante; Nome do pagador; Devedor; Emitente; De; Remetente; Pago por; Debitado;
        Dados do pagador; Dados do ordenante; Origem; Cliente =0.5; Empresa; Nome da empresa; Titular =0.4; Emissor;
        Sacado; Empresa pagadora; Quem pagou; Conta de origem =0.4; Ordenador; Por conta de; Por ordem de;
        Entidade =0.5; Razão social =0.4; Contratante =0.5; Mandante; Emitido por; Sociedade =0.5; Debitado de =0.4;
        Nome do remetente; Fonte pagadora; Enviado por; Nome do cliente =0.5; Comprador =0.5; Órgão pagador;
        Dados de origem; Dados da origem; Dados de quem pagou; De quem; Dados do remetente; Por ordem e conta de;
        A pedido de;
        Razão social do pagador; Nome pagador; Nome ordenante; Seu cliente; Vosso cliente; V/ cliente; Cliente
        pagador; Empresa emitente; Empresa ordenante; Tomador =0.6; Órgão =0.5; Unidade gestora; Transferência
        de; Transferência efetuada por; Pagamento efetuado por; Pagamento de =0.4; Efetuado por =0.7; Titular da
        conta debitada; Companhia =0.5
        """,
    "payee": """
        Transportador; Transportadora; Prestador; Prestador de serviço; Subempreiteiro; Senhorio;
        Transferido para;
        Beneficiário; Nome do beneficiário; Favorecido; Nome do favorecido; Fornecedor; Nome do fornecedor;
        Destinatário; Para; A favor de; Credor; Recebedor; Nome do recebedor; Pago a; Dados do favorecido;
        Dados do beneficiário; Destino; Pagar a; À ordem de; Cedente; Dados do destinatário; Exmo.(s) Senhor(es);
        Exmos. Senhores; Ex.mos Senhores; Exmo. Sr.; Quem recebeu; Dados do recebedor; Para quem; Em favor de;
        Nome do credor; Creditado a; Entidade beneficiária; Nome do destinatário; Razão social do favorecido;
        Razão social do fornecedor; Creditado; Dados de destino; Dados do destino; Dados de quem recebeu;
        À atenção de =0.3; Beneficiário final; Dados do fornecedor; Empresa favorecida; Contratado =0.5;
        Sacador =0.4; A crédito de; Pagamento a; Crédito a; Exmo(s). Sr(s).; Exmos. Srs.; Exmo(s) Senhor(es);
        Exmo. Senhor; Exma. Senhora; Ex.mo(s) Sr.(s); À atenção de =0.5;
        Nome fornecedor; Nome favorecido; Nome beneficiário; Transferência para; Pagamento para; Pagamento a
        favor de; Credor/Favorecido; Fornecedor/Favorecido; Vendedor; Titular da conta creditada; Destinatário
        do pagamento
        """,
    "payer_iban": """
        IBAN ordenante; IBAN do ordenante; Conta ordenante; Conta do ordenante; Conta a debitar; Conta debitada;
        Conta de débito; Conta débito; Nossa conta; N/ conta; Conta de origem; Conta origem; IBAN a debitar;
        NIB ordenante; IBAN de origem; Conta do pagador; NIB do ordenante; Nosso IBAN; Débito na conta;
        Conta pagadora; Agência/conta de débito; Debitado na conta; Conta emissora; Conta do remetente
        """,
    "payer_tax_id": """
        NIF =0.5; NIPC =0.5; CNPJ =0.5; Contribuinte =0.5; N.º contribuinte =0.5; N.º de contribuinte =0.5;
        Contribuinte n.º =0.5; CNPJ do pagador; CNPJ pagador; CPF/CNPJ =0.5; CNPJ/CPF =0.5; NIF do ordenante;
        CPF/CNPJ do pagador; CNPJ do remetente; Nosso NIF; N/ NIF; Nosso CNPJ; CNPJ/CPF do pagador; NIF/NIPC =0.5;
        CPF =0.4; Número de contribuinte =0.5; N.º de identificação fiscal =0.5; Número de identificação fiscal =0.5;
        NIF ordenante; CNPJ da empresa =0.5; CNPJ da fonte pagadora; Inscrição estadual =0.2; CNPJ/MF =0.5;
        CPF ou CNPJ =0.5
        """,
    "payment_terms": """
        Condições de pagamento; Cond. pagamento; Cond. pag.; Condição de pagamento; Prazo de pagamento; Condições;
        Termos de pagamento
        """,
    "customer_number": """
        N.º cliente; Nº cliente; N.º de cliente; Nº de cliente; N.º do cliente; Número de cliente; Número do cliente;
        Código cliente; Código do cliente; Código de cliente; Cód. cliente; Cliente n.º; Conta cliente; Nosso código;
        N/ código; Nosso n.º de cliente; Nosso número de cliente; Nosso código de cliente; N/ n.º cliente; Cliente;
        Ref. cliente =0.6; Referência do cliente =0.6; Cliente nº; N.º conta cliente; Conta de cliente;
        Nosso código junto de V. Exas.; Id. cliente; ID cliente; N/ conta =0.5; V/ n.º cliente;
        Vosso n.º cliente =0.6; Matrícula =0.4; Unidade consumidora =0.4
        """,
    "vendor_number": """
        N.º fornecedor; Nº fornecedor; N.º de fornecedor; N.º do fornecedor; Número do fornecedor;
        Número de fornecedor; Código fornecedor; Código do fornecedor; Código de fornecedor; Cód. fornecedor;
        Fornecedor n.º; Vosso n.º fornecedor; Vosso código; V/ código; Conta fornecedor; Conta de fornecedor;
        V/ n.º fornecedor; Fornecedor nº; ID fornecedor; Cód. forn.; Vosso n.º de fornecedor; Código do favorecido;
        Conta corrente fornecedor; Entidade n.º =0.5; Terceiro =0.5; Código do credor; Cód. credor; Seu código;
        Seu código de fornecedor; Conta do fornecedor =0.7
        """,
    "bank_account": """
        Conta bancária; Conta; IBAN; NIB; N.º conta; N.º da conta; Nº da conta; Número da conta; Conta corrente;
        Conta do beneficiário; IBAN do beneficiário; IBAN beneficiário; Conta do favorecido; Agência/conta;
        Agência e conta; Agência / conta; Conta de destino; Conta destino; Conta a creditar; Conta creditada;
        IBAN a creditar; Conta de crédito; Conta crédito; Vossa conta; V/ conta; Vosso IBAN; V/ IBAN;
        Dados bancários; C/C; Conta nº; Ag./conta; Ag/conta; Chave Pix; Chave; Coordenadas bancárias; Conta credora;
        NIB do beneficiário; Banco/agência/conta; IBAN/NIB; NIB/IBAN; Banco/Ag./Conta; IBAN de destino;
        Conta beneficiário; Na vossa conta; Sua conta; Crédito na conta; Domiciliação bancária;
        Conta do fornecedor =0.6; Banco/conta; Conta do credor
        """,
    "cheque_number": """
        N.º cheque; N.º do cheque; Nº cheque; Nº do cheque; Número do cheque; Cheque n.º; Cheque nº; Cheque;
        Cheque bancário n.º; Cheque n; Número cheque
        """,
    "invoice_number": """
        Fatura n.º; N.º fatura; N.º da fatura; Nº da fatura; Número da fatura; Fatura; Fatura nº; Factura n.º;
        Factura; N.º factura; Nota fiscal nº; Nº da nota fiscal; Nota fiscal; NF-e nº; NFe nº; NF nº;
        N.º documento =0.7; Documento n.º =0.7; Nº do documento =0.7; Número do documento =0.7; Número da nota;
        Número da nota fiscal; Nota de crédito n.º; N.º Número =0.4; N.º =0.3; Nº =0.3;
        Fatura/recibo n.º; Fatura-recibo n.º; Fatura/Recibo; Fatura-recibo; Fatura simplificada n.º; Recibo n.º =0.5;
        NF-e; Nº NF-e; Número da NFS-e; Vossa fatura; V/ fatura; Vossa fatura n.º; Sua fatura; Nº da NF;
        Doc. n.º =0.6; Nr. documento =0.6; Fatura número; Fatura proforma n.º; Número fatura; NFS-e nº; Nº nota;
        Referência da fatura; Venda a dinheiro n.º; Fat. n.º; Número da NF-e;
        recibo verde n.º; nota de honorários n.º; n.º do recibo =0.5; número documento =0.6; série e número;
        número da factura; nota de crédito; n.º nc
        """,
    "invoice_date": """
        Data da fatura; Data fatura; Data; Data de emissão; Data emissão; Data da emissão; Data documento;
        Data do documento; Emitida em; Data doc.; Data da factura; Data factura; Emissão; Emitido em;
        Data de faturação; Data da nota; Data da nota fiscal; Data e hora de emissão; Data e hora da emissão;
        Data da nota de crédito; Data de fatura; Data de emissão da nota; Dt. emissão; Data faturamento;
        Data de faturamento;
        data do recibo; data da nota de débito; data de emissão do documento; emitido a; data emiss.
        """,
    "due_date": """
        Vencimento; Data de vencimento; Data vencimento; Data limite de pagamento; Pagar até; Data do vencimento;
        Pagamento até; A pagar até; Vence em; Data limite; Vencimento em; Data-limite de pagamento; Pagável até;
        Limite de pagamento; Prazo de pagamento =0.4; Vencto.; Data de pagamento =0.4; Dt. vencimento; Pague até;
        Venc.; Pagamento até ao dia; Vence a; Data venc.; Data limite pagamento;
        prazo de pagamento até; liquidar até;
        débito direto em; débito direto a; data de débito; data do débito; pagar até ao dia;
        pagamento até dia; liquidar até ao dia; vencimento a; a liquidar até; pagável em; limite pagamento;
        total a pagar até
        """,
    "purchase_order": """
        Encomenda n.º; N.º encomenda; N.º da encomenda; Nota de encomenda; Nota de encomenda n.º; Ordem de compra;
        Ordem de compra nº; Nº ordem de compra; Pedido; Pedido nº; Nº pedido; Nº do pedido; Número do pedido;
        Número da encomenda; Vossa encomenda; V/ encomenda; V. encomenda; Vossa encomenda n.º; Requisição;
        Requisição n.º; V/ requisição; Vossa requisição; V. requisição; Encomenda; Pedido de compra;
        Pedido de compra nº; Seu pedido; Vossa referência =0.4; V/ referência =0.4; V/ ref. =0.4; OC nº; OC;
        N.º de encomenda; Ordem de compra n.º; Ref. encomenda; N.º requisição; N.º compromisso =0.5;
        Pedido do cliente; Ref. do cliente =0.4; V/ enc.; N.º nota de encomenda; Sua encomenda; Sua referência =0.4;
        Referência do cliente =0.4
        """,
    "net_total": """
        Total sem IVA; Valor sem IVA; Total líquido; Valor líquido; Subtotal; Base tributável; Incidência;
        Total s/ IVA; Montante líquido; Base de incidência; Total ilíquido; Mercadoria/serviços; Valor dos produtos;
        Total dos produtos; Valor total dos produtos; Base imponível; Valor tributável; Base de cálculo =0.6;
        Sub-total; Sub total; Total mercadorias; Valor líquido s/ IVA; Total (s/ IVA); Total sem impostos;
        Valor dos serviços; Total líquido s/ IVA; Soma; Mercadorias; Montante sem IVA; Valor total dos serviços;
        Total líquido sem IVA; Valor s/ IVA; Líquido; Total dos serviços; Total antes de impostos;
        Total antes do IVA; Valor mercadoria; Total mercadoria; Valor do serviço; Valor do serviço sem IVA;
        Subtotal sem IVA; Total base; Total incidência; Total base tributável; Valor sem impostos; Montante s/ IVA;
        Total produtos; Total de produtos; Mercadoria
        """,
    "tax_total": """
        IVA; Total IVA; Valor do IVA; Valor IVA; Total do IVA; Imposto; Montante IVA; Montante do IVA; Total de IVA;
        ICMS; Valor do ICMS; Total impostos; Impostos; IPI; ISS; Total de impostos; Valor do imposto; Valor do ISS;
        Total do imposto; I.V.A.; Valor total do IVA; Total imposto; Valor do IPI; Valor ICMS; IVA total;
        Valor dos impostos; Total dos impostos; IVA 23%; Montante imposto; Valor total do ICMS; Imposto total;
        Tributos; Total tributos; Valor ISS; Valor total do IPI; Valor aproximado dos tributos =0.3;
        IVA incluído; dos quais IVA; IVA compreendido
        """,
    "invoice_total": """
        Total; Total da fatura; Total com IVA; Total a pagar; Valor total; Valor total da nota; Total geral;
        Valor total da fatura; Montante total; Total documento; Total do documento; Total c/ IVA; Valor a pagar;
        Total da nota; Total fatura; Valor da fatura; Total EUR; Total (€); Total €; Total (EUR); Total da factura;
        Valor total a pagar; Valor total da nota fiscal; Valor da nota; Total nota de crédito; Valor total da NF;
        Valor líquido da nota; Total IVA incluído; Total com impostos; Total (c/ IVA); Total em EUR;
        Valor total do serviço; Valor total com IVA; Montante a pagar; Montante da fatura; Total a liquidar;
        Total da nota de crédito; Total da nota fiscal; Líquido a pagar; Valor líquido a pagar;
        Valor total dos serviços =0.6; Valor total da NFS-e; Valor líquido da NFS-e; Total R$; Valor total (R$);
        Total do pedido =0.5; Total do crédito; Valor total da nota de crédito; Total líquido a pagar; Total bruto;
        Valor do documento; Montante total com IVA; Valor com IVA; Montante com IVA; Total IVA incl.; Total final;
        Importância total; Total do recibo =0.5
        """,
    "amount_due": """
        Em aberto; Valor em aberto; Falta pagar; Valor por pagar; Restante;
        Total a pagar; Valor a pagar; Valor em dívida; A pagar; Montante a pagar; Saldo; Saldo devedor; Em dívida;
        Por pagar; Montante em dívida; Valor devido; Saldo em dívida; Valor por pagar; Líquido a pagar;
        Saldo a pagar; Total em dívida; Valor em falta; Total devido; Montante devido; Valor total a pagar;
        Total a liquidar; Valor pendente; Saldo por liquidar; Saldo por pagar; Montante em aberto; Restante a pagar;
        Valor em aberto; Pague; Importância a pagar; Valor restante; Total líquido a pagar; Valor líquido a pagar;
        Valor cobrado;
        resta pagar;
        a debitar; total a debitar; valor a debitar; valor a liquidar; a liquidar; total líquido; valor a
        cobrar; líquido a receber; a transferir
        """,
    "prepaid_total": """
        Adiantamento; Adiantamentos; Já pago; Pago; Valor pago; Sinal; Valor já pago; Entrada; Adiantado;
        Montante pago; Pagamentos; Pagamento recebido; Total pago; Valor recebido; Adiantamento pago;
        Menos adiantamento; Pagamentos recebidos; Valor adiantado; Total adiantado; Já liquidado
        """,
    "prior_total": """
        Saldo anterior; Dívida anterior; Valores em atraso; Atrasados; Saldo em dívida anterior;
        Faturas anteriores por pagar
        """,
    "charge_total": """
        Portes; Portes de envio; Transporte; Frete; Valor do frete; Despesas; Custos de envio; Outras despesas;
        Despesas de envio; Despesas acessórias; Embalagem; Seguro =0.6; Encargos; Ecovalor; Ecotaxa;
        Serviços adicionais; Portes e embalagem; Despesas de transporte; Taxas; Outras despesas acessórias;
        Valor do seguro =0.6; Taxa de entrega; Custos de transporte; Porte; Total portes; Total frete; Entrega;
        Valor frete; Sobretaxa; Acréscimos =0.5; Despesas de portes
        """,
    "seller": """
        Vendedor; Fornecedor; Emitente; De; Prestador; Prestador de serviços; Emitido por; Emissor;
        Prestador do serviço; Dados do emitente; Dados do prestador; Emitida por; Cedente; Faturado por; Vendido por;
        Razão social =0.3; Dados do fornecedor; Identificação do emitente; Nome/razão social =0.3;
        Locador; Senhorio; Prestador dos serviços; Emitente da nota
        """,
    "buyer": """
        Cliente; Comprador; Destinatário; Faturar a; Faturado a; Exmo.(s) Senhor(es); Exmos. Senhores;
        Ex.mo(s) Sr.(s); Exmo. Sr.; Exmo(s). Sr(s).; Adquirente; Morada de faturação; Tomador; Tomador de serviços;
        Tomador do serviço; Endereço de faturação; Dados do cliente; Nome do cliente; Faturação; Facturar a;
        Dados do destinatário; Dados do tomador; À atenção de =0.3; Endereço de cobrança; Dados de faturação;
        Destinatário/remetente; Sacado; Consumidor; Fatura para; Para; Faturar para; Pagador; Local de entrega =0.2;
        Morada de entrega =0.2; Cobrar de; Contratante; Entidade =0.4; Dados do comprador;
        Identificação do destinatário; Identificação do tomador; Nome/razão social =0.3; Cliente final =0.3;
        em nome de; fatura a;
        A crédito de; Creditado a; Emitido para; Emitida para; Emitida a; Locatário; Inquilino; Preparado para;
        Titular; Sócio; Assinante; Crédito a; Dono da obra; Destinatário nome
        """,
    "claim_number": """
        Reclamação n.º; N.º reclamação; N.º da reclamação; N.º de reclamação; Número da reclamação;
        Nota de débito n.º; N.º nota de débito; N.º da nota de débito; Número da nota de débito; Nota de débito;
        Nota débito n.º; Disputa n.º; N.º disputa; N.º da disputa; Processo n.º; N.º processo; N.º do processo;
        Número do processo; Ocorrência n.º; N.º ocorrência; N.º da ocorrência; Número da ocorrência; Caso n.º;
        N.º do caso; Protocolo =0.6; N.º protocolo =0.6; Número do protocolo =0.6; Referência =0.5; Ref. =0.4;
        Nossa referência =0.6; N/ referência =0.6; N/ ref. =0.6; Nossa ref. =0.6; Não conformidade n.º; NC n.º =0.6;
        RNC n.º; N.º RNC; N.º da não conformidade; Contestação n.º; Nº da contestação; N.º documento =0.5;
        Documento n.º =0.5; Número do documento =0.5; Ref. reclamação; Referência da reclamação;
        Referência da disputa; Reclamação; Ocorrência; Chamado nº; Nº do chamado; Devolução n.º =0.5;
        N.º devolução =0.5; Ticket n.º =0.6; Número =0.3; N.º =0.3; Reclamação nº; Aviso de débito n.º;
        N.º aviso de débito; Dossier n.º; N.º dossier; Relatório de não conformidade n.º; Incidência n.º;
        N.º da incidência; Carta n.º =0.4; Aviso de glosa nº;
        N/ ref; nossa referência; n/ refª; documento =0.6; documento n.º =0.6; processo; n.º de ocorrência; débito
        n.º;
        nosso documento;
        nosso processo; ticket; n.º ticket; nota de devolução n.º; relatório n.º; n.º do relatório; auto n.º;
        pedido de crédito n.º; penalização n.º; nº do protocolo; chamado
        """,
    "claim_date": """
        emitido em; emitida em; criado em; criada em; aberto em; registado em; registrado em;
        Data da reclamação; Data reclamação; Data; Data de emissão; Data emissão; Data da nota de débito;
        Data documento; Data do documento; Data da ocorrência; Data ocorrência; Data da disputa; Data de abertura;
        Data da contestação; Emitida em; Data abertura; Emitido em; Data do débito; Data da notificação;
        Data da não conformidade; Data do registo; Data do relatório; Data de registo; Data nota de débito;
        Data de reclamação; Aberto em; Aberta em
        """,
    "claim_amount": """
        Valor reclamado; Montante reclamado; Valor da reclamação; Valor em disputa; Montante em disputa;
        Valor contestado; Valor deduzido; Montante deduzido; Valor debitado; Valor do débito; Montante do débito;
        Total; Valor total; Valor; Montante; Total da nota de débito; Valor da nota de débito; Crédito solicitado;
        Valor do crédito solicitado; Nota de crédito solicitada; Valor a creditar; Montante a creditar;
        Valor disputado; Valor glosado; Valor da glosa; Total reclamado; Total do débito; Valor da penalização;
        Penalização; Valor da multa; Multa; Montante contestado; Valor da dedução; Montante da dedução;
        Total deduzido; Valor retido; Valor a descontar; Valor descontado; Montante debitado; Total debitado;
        Total a debitar; Valor a debitar; Montante total; Valor do prejuízo; Prejuízo; Diferença; Valor da diferença;
        No valor de; No montante de; Total a creditar; Valor do abatimento; Valor em causa; Montante em causa;
        Total contestado; Valor da disputa; Valor a deduzir; Montante da reclamação; Valor solicitado;
        Total da reclamação; Valor da penalidade; Valor da ocorrência; Valor total do débito; Valor da contestação;
        Total em disputa; Total dedução; Valor do crédito;
        crédito esperado;
        Crédito pedido;
        a recuperar; valor a recuperar; valor recusado; a creditar; penalidade
        """,
    "reason": """
        Motivo; Motivo da reclamação; Motivo reclamação; Motivo da disputa; Causa; Razão; Motivo da dedução;
        Motivo do débito; Motivo da contestação; Motivo da devolução; Motivo da recusa; Tipo de reclamação;
        Tipo de ocorrência; Natureza da reclamação; Assunto =0.3; Descrição =0.4; Descrição da ocorrência;
        Descrição da reclamação; Ocorrência; Defeito; Não conformidade; Motivo do desconto; Motivo da glosa;
        Motivo do crédito; Justificação; Justificativa; Descrição da não conformidade; Motivo da penalização;
        Motivo da nota de débito; Tipo de disputa; Problema; Anomalia; Explicação; Causa da reclamação;
        Tipo de não conformidade; Motivo da ocorrência; Detalhe da reclamação; Motivo da rejeição;
        Descrição do problema; Objeto da reclamação; Motivo da retenção; Referente a =0.3;
        motivo de devolução
        """,
    "contact": """
        Contacto; Contato; Pessoa de contacto; Pessoa de contato; Telefone =0.4; Tel. =0.4; E-mail =0.4;
        À atenção de; A/C; Responsável =0.6; Vosso contacto; Aos cuidados de; Falar com; Tratado por; Nosso contacto;
        Solicitante =0.4; Dúvidas
        """,
    "disputed_invoice": """
        faturado com o n; faturada com o n; faturado sob o n; faturado na fatura;
        N.º fatura; Fatura; Fatura n.º; Faturas; Vossa fatura; V/ fatura; Vossa fatura n.º; Vossas faturas;
        Fatura reclamada; Fatura contestada; Fatura em disputa; Nota fiscal; Nota fiscal nº; NF; NF nº;
        Fatura original; Fatura de referência; Fatura relacionada; Número da fatura; N.º da fatura; Ref. fatura;
        Referência da fatura; Faturas afetadas; Fatura afetada; Sua fatura; Fatura do fornecedor; Factura n.º;
        V/ factura; Nota fiscal de origem; NF de origem; Faturas em causa; Fatura em causa; Fatura associada;
        Faturas relacionadas; Sobre a fatura; Fatura objeto; Vossa factura; Documento de origem; NF de referência;
        Notas fiscais; Faturas reclamadas;
        sobre fatura; sobre a vossa fatura; fatura fornecedor; fatura visada; da fatura
        """,
    "customer": """
        Cliente; Emitente; De; Empresa; Reclamante; Comprador; Nome do cliente; Emitido por; Solicitante; Emissor;
        Devedor; Nome; Razão social; Emitida por; Loja; Nome da empresa; Destinatário =0.3; Requerente; Aberto por;
        Entidade; Vosso cliente; Registado por; Nome/razão social
        """,
    "corrected_invoice": """
        fatura original; fatura de origem; fatura retificada; fatura corrigida; ref fatura; referência à fatura;
        referente à fatura; relativo à fatura; anula a fatura; fatura creditada; sobre a fatura; documento de
        origem
        """,
}

KINDS = {
    "remittance": """
        Aviso de pagamento; Aviso pagamento; Nota de liquidação; Nota de pagamento; Aviso de transferência;
        Aviso de crédito =0.6; Comprovativo de pagamento; Comprovativo de transferência; Comprovante de pagamento;
        Comprovante de transferência; Comprovante de TED; Comprovante PIX; Comprovante de PIX; Detalhe do pagamento;
        Detalhe de pagamento; Detalhes do pagamento; Ordem de pagamento =0.7; Ordem de transferência =0.7;
        Aviso de remessa; Relação de pagamentos; Relação de faturas pagas; Relação de faturas;
        Listagem de pagamentos; Demonstrativo de pagamento; Demonstrativo de pagamentos; Notificação de pagamento;
        Comunicação de pagamento; Confirmação de pagamento =0.7; Confirmação de transferência =0.7;
        Borderô de pagamento; Borderô de pagamentos; Borderô; Carta de pagamento; Liquidação de faturas;
        Liquidação =0.6; Pagamento a fornecedores; Pagamento a fornecedor; Pagamento de faturas; Faturas pagas;
        Faturas liquidadas; Documentos liquidados; Nota de lançamento =0.4; Informação de pagamento;
        Recibo de pagamento =0.6; Extrato de pagamento =0.7; Resumo de pagamento; Resumo do pagamento;
        Aviso de liquidação; Nota de transferência; Transferência bancária =0.5; Transferência =0.4; Pagamento =0.4;
        Documento de pagamento; Comprovante =0.6; Comprovativo =0.6; Aviso de débito e pagamento;
        Notas fiscais pagas; Comprovante de transação bancária; Comprovativo de operação; Comprovante de operação;
        Detalhamento de pagamento; Detalhamento do pagamento; Especificação de pagamento;
        Aviso de pagamento a fornecedores; Discriminação do pagamento; Relação de documentos pagos;
        Relação de títulos pagos; Ofício de pagamento; Nota de crédito bancário =0.4; Comprovante de depósito =0.7;
        Guia de pagamento =0.4; Aviso de lançamento =0.6; Pagamento ao fornecedor;
        Comprovante de pagamento de fornecedores; Autorização de pagamento =0.6; Aviso de emissão de pagamento;
        Programação de pagamento =0.5; Títulos pagos
        """,
    "invoice": """
        Fatura; Factura; Fatura-recibo; Fatura/recibo; Fatura recibo; Fatura simplificada; Fatura proforma =0.6;
        Fatura pró-forma =0.6; Nota fiscal; Nota fiscal eletrônica; Nota fiscal de serviço;
        Nota fiscal de serviços eletrônica; Nota fiscal de serviços; Nota fiscal fatura; DANFE; NF-e; NFS-e;
        Fatura comercial; Fatura n.º; Recibo verde =0.6; Venda a dinheiro; Segunda via =0.4; Duplicado =0.3;
        Fatura de serviços; Nota de honorários; Fatura final; Recibo =0.4; Original =0.2; Fatura eletrónica;
        Fatura eletrônica; Cupom fiscal; Conta de luz =0.4; Fatura de adiantamento; Fatura de venda; Autofatura;
        Autofaturação; Fatura-fatura; Conta =0.2; Boleto =0.4; Boleto bancário =0.4; Nota fiscal de venda;
        Fatura de locação; Nota fiscal avulsa; Nota fiscal fatura de serviços
        """,
    "credit_note": """
        Nota de crédito; Nota crédito; Nota fiscal de devolução; Nota de crédito n.º; Fatura de crédito
        """,
    "dispute": """
        relatório de divergências; relatório de diferenças; auto de faltas; diferenças de receção;
        relatório de anomalias; registo de não conformidade; nota de faltas; divergência de receção;
        Nota de débito; Nota débito; Reclamação; Disputa; Disputa de fatura; Contestação; Contestação de fatura;
        Formulário de reclamação; Reclamação a fornecedor; Carta de reclamação; Aviso de débito =0.6;
        Não conformidade; Relatório de não conformidade; Registo de não conformidade; Registro de não conformidade;
        Registo de ocorrência; Registro de ocorrência; Ocorrência; Fatura contestada; Fatura em disputa;
        Pedido de nota de crédito; Solicitação de nota de crédito; Pedido de crédito; Solicitação de crédito;
        Aviso de glosa; Glosa; Notificação de dedução; Notificação de disputa; Aviso de dedução;
        Notificação de penalização; Reclamação de fatura; Contestado; Contestada; Reclamação de cliente;
        Fatura devolvida; Recusa de fatura; Reclamação de qualidade; Auto de reclamação;
        Notificação de não conformidade; Notificação de reclamação; Notificação de multa; Penalização;
        Aviso de penalização; Reclamação de mercadoria; Devolução de fatura; Carta de contestação;
        Notificação extrajudicial =0.4; Carta de débito; Pedido de retificação de fatura; Fatura rejeitada;
        Comunicação de ocorrência; Demonstrativo de glosa; Reclamação ao fornecedor; Aviso de disputa;
        Formulário de disputa; Relatório de ocorrência; Nota de débito a fornecedor;
        guia de devolução; nota de devolução; pedido de devolução;
        recusa de documento fiscal; fatura recusada; notificação de desconto; devolução de mercadoria =0.8
        """,
    "statement": """
        Extrato de conta corrente; Extrato de conta; Extrato de cliente; Conta corrente; Extrato; Extracto;
        Extracto de conta; Faturas em aberto; Faturas pendentes; Pendentes; Posição de cliente; Documentos pendentes;
        Listagem de pendentes; Mapa de pendentes; Relação de faturas em aberto; Partidas em aberto; Saldo de conta;
        Extrato de pendentes; Títulos em aberto; Antiguidade de saldos; Confirmação de saldo; Confirmação de saldos;
        Extrato de conta cliente; Conta corrente de cliente; Valores em dívida; Documentos em aberto;
        Situação de conta; Posição financeira; Extrato de conta corrente de clientes; Mapa de antiguidade de saldos;
        Circularização; Relatório de títulos em aberto; Resumo de conta; Circularização de saldos;
        Reconciliação de saldos; Balancete de clientes; Conciliação de saldos; Listagem de documentos pendentes;
        Extrato de fornecedor; Faturas vencidas e a vencer
        """,
    "bank_statement": """
        Extrato bancário; Extrato de movimentos; Movimentos da conta; Extrato combinado; Extrato de conta bancária;
        Consulta de movimentos; Movimentos de conta; Lista de movimentos; Extrato integrado;
        Extrato da conta corrente; Extrato mensal =0.5; Movimentos bancários; Saldos e movimentos
        """,
    "dunning": """
        Lembrete de pagamento; Aviso de vencimento; Aviso de cobrança; Carta de cobrança; Cobrança; Primeiro aviso;
        Segundo aviso; Último aviso; Lembrete; Fatura vencida; Fatura em atraso; Faturas em atraso; Aviso de atraso;
        Faturas vencidas; Interpelação; Aviso de mora; Pagamento em atraso; Título vencido; Títulos vencidos;
        Notificação de cobrança; Segundo lembrete; Último lembrete; Notificação de débito em atraso;
        Interpelação para pagamento; Pré-contencioso; Valores em atraso; Aviso de corte =0.4; Aviso de incumprimento;
        Débito em atraso; Carta de interpelação; Insistência de pagamento
        """,
    "purchase_order": """
        Nota de encomenda; Ordem de compra; Pedido de compra; Encomenda; Requisição; Requisição externa;
        Encomenda a fornecedor; Pedido; Encomenda fornecedor; Autorização de fornecimento; Nota de empenho =0.5
        """,
    "delivery_note": """
        Guia de remessa; Guia de transporte; Guia de entrega; Nota de entrega; Romaneio; Conhecimento de transporte;
        Packing list; Lista de embalagem; Guia de devolução; CT-e; DACTE; Conhecimento de embarque;
        Comprovante de entrega; Comprovativo de entrega; Guia de recepção; Canhoto
        """,
    "order_confirmation": """
        Confirmação de encomenda; Confirmação de pedido; Confirmação do pedido; Confirmação da encomenda;
        Confirmação de ordem de compra
        """,
    "quote": """
        Orçamento; Proposta; Cotação; Proposta comercial; Proposta de preço; Proposta de orçamento; Oferta
        """,
}

SENTENCES = {
    "remittance": """
        efetuámos o pagamento; efetuamos o pagamento; procedemos ao pagamento; procedemos à liquidação;
        procedemos à transferência; foi efetuado o pagamento; foi efetuada a transferência;
        efetuámos a transferência; efetuamos a transferência; efetuámos uma transferência;
        efetuamos uma transferência; foi pago; foram pagas; foi paga; foram liquidadas; foi liquidada; pagámos;
        realizamos o pagamento; realizámos o pagamento; foi realizado o pagamento; foi realizada a transferência;
        realizamos a transferência; foi transferido; foi transferida; foi creditado; será creditado; será creditada;
        na vossa conta; em vossa conta; em sua conta; na sua conta; a vosso favor; a seu favor; para liquidação de;
        para liquidação das; para liquidação dos; para liquidar; para pagamento de; para pagamento das;
        para pagamento dos; pagamento das seguintes; pagamento das faturas; pagamento referente; pagamento relativo;
        referente às faturas; referente às notas; relativo às faturas; referente aos seguintes;
        relativo aos seguintes; relativamente às faturas; respeitante às faturas; as seguintes faturas;
        seguintes faturas; seguintes documentos; seguintes notas fiscais; faturas abaixo; documentos abaixo;
        notas fiscais abaixo; abaixo discriminadas; abaixo discriminados; abaixo indicadas; abaixo indicados;
        abaixo relacionadas; abaixo relacionados; informamos que efetuámos; informamos que efetuamos;
        informamos que foi; informamos que procedemos; informamos que nesta data; informamos que; vimos informar;
        vimos por este meio informar; comunicamos que; serve a presente para informar; nesta data;
        nesta data efetuámos; enviamos o pagamento; emitimos a transferência; emitimos o pagamento;
        ordenámos a transferência; ordenamos a transferência; demos ordem; segue o detalhe; segue abaixo;
        segue o detalhe do pagamento; segue detalhe; segue comprovante; segue o comprovante; este pagamento;
        nosso pagamento; o nosso pagamento; a nossa transferência; nossa transferência; pagamento no valor de;
        transferência no valor de; pagamento de; transferência de; regularização das faturas; para regularização;
        emitimos cheque; liquidámos; liquidamos; em liquidação; em liquidação das; quitação das; para quitação;
        fizemos o pagamento; fizemos a transferência; fizemos um pix; fizemos hoje; depositamos; depositámos;
        o pagamento corresponde; pagamento efetuado; transferência efetuada; pagamos hoje; transferimos;
        o pagamento refere-se;
        ordenámos o pagamento; pagamento ordenado; relativos a; emitimos um pagamento; demos ordem de pagamento
        """,
    "dispute": """
        devolver a fatura; devolução da fatura; devolução da nota fiscal; devolvemos a nota fiscal; em glosa;
        chegou partida; chegou danificada; faltavam; faltam; uma nota de crédito; não corresponde à nossa;
        só recebemos; apenas parte; partida; partidas;
        vamos deduzir; iremos deduzir; deduziremos; descontaremos; vamos descontar; iremos descontar;
        será deduzido; será deduzida; vamos reter; iremos reter; faturada duas vezes; emitida duas vezes;
        em vez de; em vez das; só recebemos; apenas recebemos; recebemos apenas; embora a entrega;
        foram faturados; agradecemos que creditem; creditar-nos;
        contestamos; vimos contestar; vimos reclamar; reclamamos; reclamar; não concordamos; não aceitamos;
        não podemos aceitar; discordamos; rejeitamos; recusamos; deduzimos; descontamos; descontámos; retivemos;
        foi deduzido; foi deduzida; foi descontado; foi descontada; foi retido; debitamos; debitámos; vamos debitar;
        iremos debitar; será debitado; será descontado; glosamos; foi glosado; glosada;
        solicitamos a emissão de nota de crédito; solicitamos nota de crédito; solicitamos uma nota de crédito;
        solicitamos a emissão; solicitamos o envio de nota de crédito; solicitamos emissão;
        agradecemos a emissão de nota de crédito; agradecemos nota de crédito;
        agradecemos o envio da nota de crédito; agradecemos a emissão; agradecíamos a emissão;
        emitir nota de crédito; emitir uma nota de crédito; emissão de nota de crédito; emissão da nota de crédito;
        emitam nota de crédito; enviar nota de crédito; envio da nota de crédito; nota de crédito no valor;
        nota de crédito de; nota de crédito correspondente; aguardamos nota de crédito; aguardamos a nota de crédito;
        pedimos crédito; pedimos nota de crédito; está incorreta; está incorreto; está errada; está errado;
        incorreta; incorreto; errada; errado; faturado a mais; faturada a mais; faturados a mais; cobrado a mais;
        cobrada a mais; cobrança indevida; cobrado indevidamente; faturado indevidamente; indevidamente;
        não corresponde; não correspondem; não confere; não conferem; não está de acordo; não está conforme;
        divergência; divergente; discrepância; diferença de preço; disputa; em disputa; reclamação; nossa reclamação;
        contestação; erro na fatura; erro de faturação; fatura incorreta; fatura errada; fatura devolvida;
        devolvemos a fatura; devolvemos a vossa fatura; não será paga; não será pago; não vamos pagar;
        não iremos pagar; não pagaremos; não procederemos ao pagamento; pagamento suspenso; suspendemos o pagamento;
        suspender o pagamento; fica suspenso; pagamento retido; pagamento bloqueado; bloqueada; bloqueado;
        parcialmente pago; pagamento parcial; pago parcialmente; pagamos a menos; pago a menos; pagámos a menos;
        corrigir a fatura; corrijam; solicitamos a correção; solicitamos correção; agradecemos a correção; retificar;
        solicitamos a retificação; anular a fatura; anulem; anulação da fatura; cancelar a fatura; cancelem;
        danificada; danificado; danificadas; danificados; avariada; avariado; em falta; faltaram; faltam; faltou;
        não recebemos; não foi entregue; não foram entregues; defeituosa; defeituoso; multa; penalização; ocorrência;
        não pagamos; não pago; vamos por isso descontar; nunca chegou; não chegou; não encomendamos; não
        pedimos; a mais; cobraram a mais; duas vezes; cobrado duas vezes; precisamos do abatimento; precisamos
        da nota de crédito; enviem nota de crédito; preço errado; valor a ser abatido; permanece bloqueado;
        cancelamento e reemissão; tivemos que jogar fora
        """,
    "self_billed": """
        autofaturação; auto faturação; autofacturação; fatura elaborada pelo adquirente
        """,
    "invoice": """
        condições de pagamento; pagamento a 30 dias; prazo de pagamento; pronto pagamento; agradecemos a preferência;
        obrigado pela preferência; processado por programa certificado; processado por computador;
        os bens foram colocados; os artigos faturados foram colocados; iva - autoliquidação; iva autoliquidação;
        isento artigo; isento nos termos; regime de isenção; dados para pagamento; pagamento por transferência para;
        referência multibanco; entidade referência valor; agradecemos o pagamento; por favor efetue o pagamento;
        efetuar o pagamento; dados adicionais; informações complementares; chave de acesso; natureza da operação;
        consulta de autenticidade; este documento não serve de fatura; não serve de fatura; capital social;
        pagável por multibanco; juros de mora; capital social registado; dias após a data; original; regime de iva;
        bens colocados à disposição
        """,
    "statement": """
        saldo da vossa conta; documentos por regularizar; saldo anterior; saldo em dívida; saldo inicial;
        saldo final; saldo a nosso favor; encontram-se por liquidar; encontram-se pendentes; faturas por liquidar;
        por vencer; vencido; a vencer; saldo devedor; saldo credor; total vencido; total em dívida;
        salvo erro ou omissão; saldo à data; saldo em; pendentes de regularização; de acordo com os nossos registos;
        de acordo com nossos registros; segundo os nossos registos; vencidos; ainda não vencido; salvo erro
        """,
    "dunning": """
        não recebemos o pagamento; não foi ainda liquidada; encontra-se vencida; encontram-se vencidas;
        encontra-se em atraso; encontram-se em atraso; está em atraso; estão em atraso; está vencida; estão vencidas;
        lembramos que; relembramos; vimos lembrar; vimos relembrar; solicitamos a regularização;
        agradecemos a regularização; regularização do valor em dívida; regularizar a situação;
        não identificamos o pagamento; não consta o pagamento; caso já tenha efetuado; se já efetuou o pagamento;
        caso o pagamento já tenha sido; por regularizar; juros de mora; via judicial; no mais curto prazo;
        com a maior brevidade; com a máxima urgência; sob pena de; pagamento imediato; ainda em aberto;
        pendente de pagamento; protesto; negativação; serasa; desconsidere este aviso; favor desconsiderar;
        vencido há; dias de atraso
        """,
}

TOTALS = {
    "total": """
        Total; Totais; Total geral; Total pago; Total a pagar; Valor total; Montante total; Total do pagamento;
        Total pagamento; Total líquido; Soma; Total transferido; Total da transferência; Total liquidado;
        Líquido a pagar; Total EUR; Valor do pagamento; Valor pago; Valor da transferência; Líquido pago; Soma total;
        Total da liquidação; Total em EUR; Total R$; Total do borderô; Total regularizado; Total documento;
        Total do documento; Total do aviso; Valor líquido; Montante transferido; Montante pago; Total final;
        Valor total pago; Valor transferido; Total da remessa; Total global; Total líquido pago; Total pago EUR;
        Total creditado; Somatório; Total da ordem; Líquido; Total valor pago; Valor liquidado; Total a transferir;
        Montante da transferência; Totais gerais;
        em conjunto; ao todo; no total; tudo junto
        """,
    "subtotal": """
        Subtotal; Sub-total; Sub total; Total faturas; Total de faturas; Total notas de crédito;
        Total de notas de crédito; Total por; Total fornecedor; Total do fornecedor; Total retenções;
        Total de retenções; Total deduções; Total de deduções; Total descontos; Total de descontos; Total parcial;
        Soma parcial; Subtotais; Total débitos; Total créditos; Total empresa; Total débito; Total crédito;
        Total das faturas; Total das notas de crédito; Total acertos; Total bruto; Total ajustes;
        Total notas fiscais; Total das notas; Total filial; Totais parciais; Total dos débitos; Total dos créditos;
        Total da empresa
        """,
    "page_total": """
        Total da página; Total página; Total desta página; Subtotal da página; Soma da página; Total pág.;
        Subtotal página; Total desta folha; Total da folha; Soma da folha; Total folha
        """,
}

CARRIED = {
    "carried": """
        Transporte; A transportar; Transportado; Total a transportar; Total transportado; Saldo transportado;
        De transporte; Continua; Continua na página seguinte; Da página anterior; Para a página seguinte;
        Vem da página anterior; Valor a transportar; Continuação; Valor transportado; Segue;
        Segue na página seguinte; Transporta; Soma a transportar; Saldo a transportar; Página anterior;
        Transporte da página anterior; Transporte para a página seguinte; A transportar para a página seguinte;
        Transportado da página anterior; Soma anterior; Total anterior; Saldo da página anterior; Continua...;
        Transporte anterior; Acumulado da página anterior; Soma e segue
        """,
}

REASONS = {
    "pricing": """
        diferença de preço; diferenças de preço; preço incorreto; preço errado; erro de preço; preço; preços;
        preço não acordado; preço superior; preço mal faturado; tarifa; tarifário; tabela de preços; preço unitário;
        preço divergente; divergência de preço; faturado a mais; cobrado a mais; preço acordado; preço contratado;
        preço unitário incorreto; erro no preço; diferença no preço; preço diferente; preço mais alto;
        preço da encomenda; preço do pedido; sobrefaturação; preço maior; preço cobrado; preço negociado;
        preço combinado; valor unitário; aumento de preço; preço faturado; preço desconforme;
        valor unitário incorreto; preço em desacordo; valor cobrado a maior; cobrança a maior; cobrado a maior;
        faturado a maior;
        superior ao acordado; acima do acordado; acima do contrato
        """,
    "extension": """
        erro de cálculo; erro de soma; erro aritmético; cálculo incorreto; arredondamento; arredondamentos;
        erro no cálculo; total incorreto; soma incorreta; total errado; mal calculado; diferença de arredondamento;
        soma errada; erro no total; erro de adição; cálculo errado
        """,
    "damage": """
        danificado; danificada; danificados; danificadas; danos; dano; avaria; avarias; mercadoria danificada;
        mercadoria avariada; partido; partida; partidos; partidas; quebrado; quebrada; quebrados; quebradas; quebra;
        quebras; danos no transporte; avariado; avariada; avariados; avariadas; estragado; estragada;
        material danificado; produto danificado; produtos danificados; amassado; amassados; deteriorado; deteriorada;
        rasgado; molhado; dano no transporte; danos de transporte; avaria no transporte; embalagem danificada;
        rachado; riscado; caixa danificada; palete danificada; vazamento; estragados;
        esmagado; esmagada; esmagados; esmagadas; amassada; amassadas;
        entortado; entortados; rachada; rachados; rachadas; trincado; trincada;
        trincados; trincadas; lascado; lascada; lascados; lascadas; rasgada; rasgados; rasgadas; molhada; molhados;
        molhadas; riscada; riscados; riscadas; furado; furados; furada; vazou; vazaram; em cacos; empenado; empenada;
        empenados
        """,
    "quality": """
        qualidade; defeito; defeitos; defeituoso; defeituosa; defeituosos; defeituosas; má qualidade; não conforme;
        não conformidade; não conformes; falta de qualidade; problema de qualidade; problemas de qualidade;
        qualidade inferior; fora de especificação; fora da especificação; fora de validade; fora do prazo; impróprio;
        defeito de fabrico; defeito de fabricação; mercadoria defeituosa; material com defeito; produto com defeito;
        produtos com defeito; com defeito; não funciona; vencido; qualidade insuficiente; inutilizável; rejeitado;
        produto vencido; qualidade não conforme; fora do padrão; mercadoria não conforme; produto não conforme;
        avariado de origem; bolor; produto impróprio; mau estado; em mau estado; reprovado; estragados por defeito;
        não está conforme; não estão conformes; controlo de qualidade =0.8; controle de qualidade =0.8;
        recusada pelo nosso controlo; rejeitada pelo nosso controlo; recusado pelo nosso controlo; rejeitada;
        rejeitados;
        não cumpre as especificações; não cumpre a especificação; não atende às especificações; fora de tolerância;
        não corresponde às especificações; inspeção de receção =0.6;
        podre; podres; apodrecido; apodrecidos; mofo; mofado; mofados; bolorento; ranço; rançoso; bichos; traças;
        larvas; insetos; carunchos; infestado; contaminado; contaminada; corpo estranho; cheirava mal; descasca;
        parou de funcionar; desbotado; estragou
        """,
    "quantity": """
        entrega incompleta; entrega parcial;
        faltava; faltavam; faltaram; em falta; a menos;
        quantidade; diferença de quantidade; diferenças de quantidade; quantidade incorreta; quantidade errada;
        falta; faltas; em falta; mercadoria em falta; falta de mercadoria; entrega incompleta; entrega parcial;
        quantidade inferior; material em falta; divergência de quantidade; faltaram; faltam; faltou;
        quantidade divergente; unidades em falta; volumes em falta; quantidade recebida; menos unidades;
        falta de material; faltando; quantidade a menos; menor quantidade; recebido a menos; entregue a menos;
        incompleta; incompleto; peças em falta; artigos em falta; caixas em falta; quantidade entregue;
        diferença na quantidade; erro de quantidade; quantidade a menor; entrega a menor; falta de volumes;
        volume faltante; itens faltantes; item faltante; faltante; faltantes; diferença de peso;
        quantidade não conforme; falta de produto; quebra de peso
        """,
    "wrong_product": """
        produto errado; produto incorreto; artigo errado; artigo incorreto; mercadoria errada; não encomendado;
        não encomendada; não pedido; não solicitado; produto trocado; artigo trocado; mercadoria trocada;
        troca de artigo; modelo errado; referência errada; cor errada; material errado; não solicitada;
        mercadoria não encomendada; produto diferente; produto não solicitado; troca de produto; item errado;
        item trocado; tamanho errado; artigo diferente; mercadoria diferente; substituição; artigo não encomendado;
        produto não encomendado; código errado; material trocado; mercadoria não solicitada; material incorreto;
        produto não pedido; referência trocada; entrega errada; cor diferente; mercadoria em desacordo;
        trocado; trocados; trocada; veio trocado; vieram trocados
        """,
    "terms": """
        condições; condições de pagamento; condições não acordadas; condições comerciais; prazo de pagamento;
        condições incorretas; termos; condições contratuais; condições acordadas; prazo incorreto;
        vencimento incorreto; prazo errado; vencimento errado; condições negociadas; condição de pagamento;
        condições de venda; prazo divergente; vencimento divergente; termos de pagamento; condições contratadas
        """,
    "pallet": """
        palete; paletes; pallet; pallets; vasilhame; tara; taras; embalagem retornável; depósito de embalagens;
        europaletes; caução de embalagens; troca de paletes; paletas; tara retornável; vasilhames;
        embalagens retornáveis; contentor; contentores; caixas retornáveis; paletes não devolvidas; embalagens;
        estrados; paletização; engradados; chep
        """,
    "return": """
        devolução; devoluções; devolvido; devolvida; devolvidos; devolvidas; mercadoria devolvida;
        devolução de mercadoria; retorno; devolução de material; devolução de produto; devolução de produtos;
        produtos devolvidos; recolha; material devolvido; recolha de produto; recall; nota de devolução;
        mercadorias devolvidas; artigos devolvidos; devolvemos; produto devolvido; não vendidos; sobras; encalhe;
        devolução de mercadorias; retirada de produto; retoma; guia de devolução; devolvemos a mercadoria
        """,
    "duplicate": """
        duplicado; duplicada; fatura duplicada; faturado duas vezes; faturação duplicada; cobrado duas vezes;
        já pago; já paga; já liquidada; já liquidado; pago em duplicado; pagamento duplicado; em duplicado;
        dupla faturação; duplicidade; cobrança em duplicidade; faturada duas vezes; já faturado; já faturada;
        nota duplicada; em duplicidade; duas vezes; pago duas vezes; paga duas vezes; fatura repetida;
        dupla cobrança; já foi paga; já foi pago; já foi liquidada; lançado em duplicado; pagamento em duplicidade;
        faturamento em duplicidade; cobrança duplicada; duplicação; fatura em duplicado; repetida;
        nota em duplicidade; quitada anteriormente; já quitada
        """,
    "balance_declined": """
        saldo recusado; não aceite; não aceito; partida não aceite; não reconhecido; saldo não reconhecido;
        valor não reconhecido; saldo não aceite; item recusado
        """,
    "discount": """
        desconto; desconto não aplicado; desconto de pronto pagamento; pronto pagamento; desconto comercial;
        desconto financeiro; desconto em falta; desconto de quantidade; desconto não concedido; desconto acordado;
        desconto não considerado; falta de desconto; descontos; abatimento; desconto não efetuado; desconto omitido;
        bonificação não aplicada; desconto não creditado; desconto por volume; desconto não deduzido;
        desconto contratado; desconto de antecipação; desconto combinado; desconto indevido; desconto quantidade;
        desconto por antecipação
        """,
    "cancelled": """
        cancelado; cancelada; cancelamento; encomenda cancelada; pedido cancelado; anulado; anulada; anulação;
        contrato rescindido; rescisão; encomenda anulada; serviço cancelado; contrato cancelado; cancelados;
        canceladas; rescindido; pedido anulado; contrato terminado; cancelamento de pedido;
        cancelamento de encomenda; cancelamento do serviço; distrato; cancelamos; serviço rescindido;
        assinatura cancelada;
        foi anulada; foi anulado; foi cancelada; foi cancelado; anulámos; tinha sido anulada; tinha sido cancelada;
        desistimos
        """,
    "delivery_charge": """
        portes; portes de envio; custos de envio; despesas de envio; taxa de entrega; custos de entrega; sobretaxa;
        taxa de combustível; despesas administrativas; despesas de embalagem; taxa de urgência; taxa de manuseamento;
        custo de entrega; encomenda mínima; portes não acordados; portes indevidos; despesas de entrega;
        taxas de entrega; taxa administrativa; taxa de serviço; despesas acessórias; sobretaxa de combustível;
        pedido mínimo; taxa de descarga; taxa de manuseio; correio; taxas; despesas de portes; sobrecusto
        """,
    "missing_documents": """
        documentos em falta; documento em falta; falta de documentos; falta de documentação; documentação em falta;
        falta guia de remessa; guia em falta; falta de guia; certificado em falta; comprovativo de entrega;
        comprovante de entrega; falta comprovativo; falta de comprovante; documentação incompleta;
        sem guia de remessa; guia não assinada; documentação; falta documentação; falta de certificado; falta guia;
        sem guia; certificado; certificado de origem; certificado de qualidade; falta de canhoto;
        canhoto não assinado; prova de entrega; sem comprovativo; falta de comprovativo; POD em falta;
        documentos pendentes; certidão em falta; certidão; falta certificado; sem documentação; falta de relatório;
        falta o xml; xml não recebido; sem comprovante; anexos em falta; laudo; falta de laudo;
        certificado não enviado; falta o certificado
        """,
    "freight": """
        frete; transporte; despesas de transporte; custo de transporte; custos de transporte; fretes; transportadora;
        diferença de frete; frete não acordado; demurrage; sobrestadia; diferença de transporte; estadia;
        valor do frete; frete indevido; sobreestadia; estadias; frete cobrado; custo do frete; transportador;
        paralisações; frete a maior; frete divergente; transporte não acordado
        """,
    "late_delivery": """
        atraso; atraso na entrega; entrega atrasada; entrega tardia; entrega fora de prazo; penalização por atraso;
        multa por atraso; entregue com atraso; atraso de entrega; fora de prazo; fora do prazo de entrega;
        multa contratual; penalidade por atraso; entregue fora do prazo; atrasos; dias de atraso;
        entrega fora do prazo; multa; nível de serviço; entrega com atraso; chegou atrasado; entregue tarde;
        incumprimento de prazo; atrasos na entrega; entregas atrasadas; incumprimento do prazo; entregas tardias;
        entregas fora de prazo; penalidade; penalização; multas; descumprimento de prazo; descumprimento do prazo;
        janela de entrega; no show; incumprimento; penalidades; penalizações; sanção; demora; demora na entrega;
        agendamento perdido
        """,
    "prior_overpayment": """
        pagamento em excesso; pago a mais; pagamento a mais; pagamento indevido; excesso de pagamento;
        pagamento anterior em excesso; pago em excesso; pagamento a maior; pago a maior; valor pago a mais;
        pago indevidamente; valor pago a maior; recuperação de pagamento; pago por engano; estorno de pagamento;
        pagamento por engano; regularização de pagamento; pagamento incorreto anterior; acerto de pagamento;
        pagamento anterior; recuperação de valor; valor pago indevidamente; crédito anterior;
        pagamento em excesso anterior
        """,
    "tax": """
        IVA; imposto; impostos; IVA incorreto; erro de IVA; taxa de IVA; retenção na fonte; isento; isenção; ICMS;
        ISS; autoliquidação; retenção; IRRF; taxa de IVA incorreta; IVA errado; IVA indevido; isento de IVA;
        isenção de IVA; NIF errado; NIF incorreto; diferença de IVA; IRS; IRC; inversão do sujeito passivo; PIS;
        COFINS; CSLL; INSS; ICMS incorreto; retenção de IRS; imposto retido; tributo; tributos; alíquota; IPI;
        substituição tributária; ICMS-ST; alíquota incorreta; CFOP incorreto; CNPJ incorreto; NCM incorreto;
        retenção de impostos; retenções; retenção iss; taxa de iva errada; imposto do selo; IVA não dedutível;
        retenção de ISS; contribuinte errado; erro no IVA; DIFAL
        """,
    "promotion": """
        promoção; promoções; publicidade; campanha; campanha promocional; rappel; bónus; bônus; bonificação;
        comparticipação; comparticipação publicitária; folheto; acordo comercial; verba de marketing; marketing;
        verba publicitária; verba promocional; desconto promocional; ação promocional; ações promocionais;
        contrato comercial; verba; rebate; verba de propaganda; cooperada; propaganda cooperada; propaganda;
        contribuição promocional; comparticipação em folheto; encarte; aniversário; sell out; verba contratual;
        acordo promocional; incentivo; linear; topo de gôndola; ponta de gôndola; exposição; introdução; cadastro;
        abertura de loja; inauguração; rapel; trade marketing; bónus anual; tabloide; apoio promocional;
        bonificações; bónus de fim de ano; prémio; comparticipações; talões; cupões
        """,
    "not_received": """
        nunca recebida; nunca recebemos; não recebemos; nunca chegou; não chegou; não foi entregue; sem registo de
        entrega; sem registro de entrega; não consta a entrega;
        não recebido; não recebida; não recebidos; não recebidas; mercadoria não recebida; nunca recebido;
        nunca recebida; não entregue; não entregues; mercadoria não entregue; extraviado; extraviada; extravio;
        perdido; perdida; não rececionado; serviço não prestado; serviços não prestados; nunca entregue; não chegou;
        não chegaram; não recebemos; material não recebido; nunca chegou; não prestado; não executado;
        serviço não realizado; não realizado; não foi entregue; não foram entregues; não foi recebida;
        não foi recebido; nunca recebemos; encomenda não recebida; pedido não recebido; serviço não executado;
        falta de entrega; não efetuado; serviço não efetuado; produto não recebido; mercadoria extraviada;
        ainda não recebemos; não houve entrega; não entregou; não rececionada; mercadoria não rececionada; roubo;
        não recepcionado; furto; sem receção
        """,
    "no_open_item": """
        fatura desconhecida; fatura não registada; fatura não encontrada; fatura não lançada; desconhecida;
        não consta; não nos pertence; empresa errada; fatura não recebida; não é nossa; entidade errada;
        não reconhecemos; não registada; destinatário errado; fatura não localizada; nota não localizada;
        CNPJ errado; razão social incorreta; não reconhecida; fatura não reconhecida; nota fiscal não localizada;
        não encontrada; fatura inexistente; morada errada; não encomendámos; não temos registo;
        não consta no sistema; não contratado; não solicitamos; denominação errada; não contratámos;
        não nos diz respeito; nota fiscal não recebida; designação social incorreta; não adquirimos;
        fatura em nome de outra; não encontramos
        """,
    "missing_po": """
        encomenda em falta; falta n.º de encomenda; sem encomenda; falta nota de encomenda; falta de encomenda;
        sem n.º de encomenda; sem ordem de compra; falta ordem de compra; sem pedido; falta de pedido;
        sem número de pedido; falta número de pedido; encomenda incorreta; n.º de encomenda incorreto;
        número de encomenda em falta; falta número de encomenda; número de encomenda; pedido de compra em falta;
        falta de ordem de compra; falta requisição; sem requisição; sem pedido de compra; falta pedido de compra;
        número do pedido; sem nota de encomenda; n.º de encomenda; pedido incorreto; pedido errado;
        n.º de encomenda em falta; encomenda errada; sem número de encomenda; pedido inexistente;
        ordem de compra inválida; falta do pedido; falta referência da encomenda; número de compromisso;
        compromisso em falta; falta n.º compromisso; sem compromisso; ausência de pedido; pedido não informado;
        falta do número de encomenda; sem OC; falta OC;
        nenhum pedido; nenhuma encomenda; nenhum número de encomenda; número de empenho; nota de empenho;
        referência de encomenda
        """,
}

CONTESTED = {
    "promotion discount": "rappel; rapel; bonificação; bonificações; bónus; bônus",
    "pricing promotion": "preço promocional; preço de promoção; preço especial; preço de campanha",
    "delivery_charge freight": """
        portes; custos de envio; despesas de envio; taxa de entrega; custos de entrega; porte pago;
        despesas de entrega
        """,
    "quantity not_received": """
        mercadoria não recebida; não recebida; não recebido; não entregue; mercadoria em falta
        """,
    "quality damage": "avaria; avarias; avariada; avariadas; estragado; vazamento",
    "quality missing_documents other": "etiquetagem; etiqueta; etiquetas; rotulagem",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        não encomendado; não encomendada; não pedida; não pedido; sem pedido; sem encomenda; nunca pedimos;
        não solicitado; nenhum pedido; não pedimos; nunca encomendamos
        """,
    "no_open_item wrong_product other": """
        cliente errado; empresa errada; outra empresa; outro cliente; não é nossa; não somos o cliente;
        não é para nós; outra sociedade; destinatário errado
        """,
}

METHODS = {
    "ach": """
        transferência eletrónica; transferência eletrônica; ACH; EFT; DOC; pagamento eletrónico;
        pagamento eletrônico; crédito em conta; PIX; transferência interna; crédito em conta corrente;
        pagamento via pix; via pix; transferência pix; MB WAY; homebanking; transferência eletrónica de fundos
        """,
    "wire": """
        transferência; transferência bancária; transferência internacional; SWIFT; TED; por transferência;
        transf. bancária; transf.; depósito bancário; depósito; depósito em conta; transferência nacional;
        T. bancária; transferência urgente; remessa internacional; transferência TED; transferência interbancária;
        TRF; TB; ordem de pagamento; via TED; TEI; transf. banc.; via transferência; transferência entre contas; TEV
        """,
    "cheque": """
        cheque; cheque bancário; por cheque; cheque visado; CHQ; cheque cruzado; cheque nominal;
        cheque administrativo; cheques; cheque pré-datado
        """,
    "card": """
        cartão; cartão de crédito; cartão de débito; multibanco; cartão corporativo; cartão virtual;
        cartão empresarial; TPA
        """,
    "sepa": """
        transferência SEPA; SEPA; SEPA crédito; SCT; transferência a crédito SEPA; TCS; transferência imediata;
        transferência SEPA+; transferência a crédito; transferência imediata SEPA; ficheiro SEPA; SEPA CT; T. SEPA;
        PS2; transferência europeia
        """,
    "direct_debit": """
        débito direto; débito direto SEPA; débito automático; débito em conta; domiciliação; autorização de débito;
        débito direto em conta; débitos diretos; DD SEPA; SDD; domiciliação bancária; débito bancário;
        debito automatico em conta
        """,
    "other": """
        numerário; dinheiro; compensação; encontro de contas; boleto; boleto bancário; letra; confirming; factoring;
        referência multibanco; pagamento de serviços; espécie; em dinheiro; letra de câmbio; pagamento multibanco;
        carta de crédito; netting; nota promissória; livrança; crédito documentário; cobrança; cobrança bancária;
        duplicata; permuta; à vista; vale; vale postal; risco sacado; antecipação
        """,
}

TYPES = {
    "invoice": """
        fatura; factura; FT; FAT; FA; FC; NF; nota fiscal; VFA; FR; faturas; fatura-recibo; FS; NFE; NF-e; NFS-e;
        fat.; duplicata; fatura de fornecedor; DP; VFT; fatura simplificada; F; nota; NFS; título; DUP; fact.; FTF;
        VFF; CT-e; CTE; notas fiscais; fatura fornecedor; v/ fatura; VD; FTR; DM
        """,
    "credit_memo": """
        nota de crédito; nota crédito; NC; N/C; notas de crédito; crédito; VNC; NCF; N. crédito; NCR;
        nota de crédito de fornecedor; N.C.; devolução; nota fiscal de devolução; v/ nota de crédito; NFD; n. créd.;
        nota de créd.; NCC; vossa nota de crédito; NCP; crd
        """,
    "debit_memo": """
        nota de débito; nota débito; ND; N/D; notas de débito; débito; VND; NDF; N. débito; n/ nota de débito;
        nossa nota de débito; N.D.; nota de débito a fornecedor; reclamação; NDC; n. déb.; NDB; aviso de débito;
        glosa;
        nosso débito; débito ao fornecedor; débito a fornecedor; débito emitido
        """,
    "purchase_order": """
        encomenda; nota de encomenda; ordem de compra; pedido; OC; pedido de compra; EF; ECF; requisição;
        encomenda a fornecedor; NE =0.5; enc.
        """,
    "adjustment": """
        acerto; ajuste; retenção; regularização; dedução; adiantamento; compensação; arredondamento; desconto;
        rappel; juros; despesas; comissão; ADT; diferença; retenção na fonte; IRRF; multa; acertos; estorno;
        retenção de garantia; taxa; bónus; penalização; encontro de contas; caução; regularizações; RG;
        desconto de pronto pagamento; ajustes; abatimento; imposto; adiantamentos; bonificação; ISS; juros de mora;
        tarifa; INSS; despesas bancárias; antecipação; verba; IRS
        """,
}

MAILS = {
    "auto_reply": """
        resposta automática; fora do escritório; estou fora do escritório; estou ausente; encontro-me ausente;
        estarei ausente; ausente até; ausente do escritório; encontro-me de férias; estou de férias;
        estarei de férias; de férias; em férias; regresso dia; regresso no dia; regressarei; retorno dia; retornarei;
        retornarei em; estarei de volta; mensagem automática; recebemos a sua mensagem; recebemos a sua mensagem e;
        recebemos o seu pedido; recebemos o seu contacto; recebemos seu contato; recebemos seu e-mail;
        recebemos sua mensagem; recebemos sua solicitação; recebemos o seu email; a sua mensagem foi recebida;
        o seu pedido foi registado; não responder a este e-mail; não responda a este e-mail;
        não responda a esta mensagem; não responda; não foi possível entregar; falha na entrega;
        mensagem não entregue; durante a minha ausência; na minha ausência; em minha ausência; em caso de urgência;
        para assuntos urgentes; em caso de assunto urgente; assuntos urgentes; licença de maternidade;
        licença maternidade; licença parental; acesso limitado ao e-mail; acesso limitado ao email;
        acesso limitado a e-mails; já não trabalha; não trabalha mais; já não colabora; obrigado pelo seu contacto;
        obrigado pelo contacto; agradecemos o seu contacto; agradecemos o contacto; obrigado por entrar em contato;
        agradecemos seu contato; agradecemos o seu contato; responderemos com a maior brevidade;
        responderemos o mais breve; aviso de ausência; ausência temporária; protocolo de atendimento;
        sua solicitação foi registrada; número de protocolo; confirmação de receção =0.4; confirmação de leitura;
        sou colaboradora ausente; férias coletivas; encerrados para férias; baixa médica; responderei assim que;
        responderei no meu regresso
        """,
    "newsletter": """
        cancelar subscrição; cancelar a subscrição; cancelar inscrição; cancelar a inscrição; cancelar assinatura;
        descadastrar; descadastre-se; remover subscrição; anular subscrição; newsletter; boletim informativo;
        ver no navegador; ver no browser; visualizar no navegador; ver online; versão online;
        ver esta mensagem no browser; abrir no navegador; recebeu este e-mail porque; recebeu este email porque;
        está a receber este e-mail porque; está a receber este email; você recebeu este e-mail;
        você está recebendo este e-mail; inscreva-se; inscreve-te; subscreva; webinar; webinário; saiba mais;
        oferta especial; descubra; siga-nos; promoção exclusiva; código promocional; cupom de desconto;
        clique aqui para cancelar; registe-se; registre-se; aproveite; leia mais; ler mais; não perca; garanta já;
        garanta já o seu lugar; preferências de e-mail; gerir preferências; gerir subscrição; compre agora;
        compre já; assine já; deixar de receber; não deseja receber; não pretender receber; se não quiser receber;
        não quiser mais receber; exclusivo para; oferta exclusiva; últimas notícias; novidades; experimente grátis;
        agende uma demonstração; black friday; gerenciar preferências; lista de e-mails
        """,
    "bank_detail_change": """
        novos dados bancários; alteração de dados bancários; alteração dos dados bancários;
        alteração dos nossos dados bancários; mudança de dados bancários; mudança dos dados bancários; novo IBAN;
        alteração de IBAN; alteração do IBAN; alteração do nosso IBAN; novo NIB; alteração de NIB;
        nova conta bancária; alteração de conta bancária; alteração da conta bancária;
        alteração da nossa conta bancária; mudança de conta bancária; mudança de conta; mudança de banco;
        mudámos de banco; mudamos de banco; alterámos os nossos dados bancários; alteramos nossos dados bancários;
        alteramos os nossos dados bancários; alterámos a nossa conta; alteramos a nossa conta;
        dados bancários foram alterados; nossos dados bancários mudaram; dados bancários mudaram;
        conta bancária mudou; os nossos dados bancários foram; nova conta =0.5; conta antiga =0.5; antiga conta =0.5;
        IBAN antigo =0.6; futuros pagamentos =0.4; próximos pagamentos =0.3; pagamentos futuros =0.4;
        atualizar os nossos dados bancários; atualização de dados bancários; atualização dos dados bancários;
        atualização dos nossos dados bancários; atualizar dados bancários; atualizem os nossos dados bancários;
        atualização de IBAN; nova chave PIX; novo banco =0.1; atualização cadastral bancária;
        atualizar nossos dados bancários; alteração de domicílio bancário; alteração de domiciliação;
        nova conta para =0.6; alterar os dados bancários; alteração de conta =0.6; troca de banco =0.7;
        alteração de banco; dados bancários atualizados; novos dados para pagamento; novo domicílio bancário;
        novas coordenadas bancárias; conta anterior =0.3; alteração das coordenadas bancárias;
        o nosso IBAN foi alterado; IBAN foi alterado
        """,
    "phishing": """
        a sua conta foi suspensa; sua conta foi suspensa; conta suspensa; conta será suspensa;
        sua conta será bloqueada; verifique a sua conta; verifique sua conta; confirme a sua palavra-passe;
        confirme sua senha; confirme a sua senha; clique no link; clique no link abaixo; clique aqui para verificar;
        clique aqui para confirmar; clique aqui para atualizar; a sua caixa de correio está cheia;
        caixa de correio cheia; sua caixa de entrada está cheia; senha expira; palavra-passe expira; senha expirou;
        atividade suspeita; atividade invulgar; atividade incomum; acesso não autorizado; confirme a sua identidade;
        verifique a sua identidade; confirme sua identidade; ganhou um prémio; você ganhou; foi sorteado; herança;
        lotaria; loteria; cartões-presente; cartão-presente; cartões presente; vale-presente; transferência urgente;
        pagamento urgente; estritamente confidencial; operação confidencial; atualize os seus dados;
        atualize seus dados; atualize a sua conta; será desativada; será desativado; conta bloqueada;
        inicie sessão para; acesse para visualizar; documento seguro; cartão bloqueado; recadastramento;
        redefina a sua senha; encomenda retida; confirme os seus dados; confirme seus dados; está disponível agora;
        em 24 horas
        """,
    "cover_note": """
        anexo; anexa; anexos; em anexo; segue em anexo; segue anexo; segue a foto; envio a foto; envio em anexo;
        junto envio; foto em anexo; seguem em anexo; imagens em anexo; envio-vos; segue o aviso;
        em anexo; segue em anexo; seguem em anexo; anexo; anexos; anexa; anexamos; anexo enviamos; enviamos em anexo;
        junto enviamos; junto se envia; segue anexo; segue anexa; seguem anexos; seguem anexas; conforme anexo;
        conforme anexos; ver anexo; ver anexos; vide anexo; em anexo segue; em anexo seguem; em anexo enviamos;
        em anexo encontra; em anexo encontram; em anexo remetemos; remetemos em anexo; documento anexo;
        documento em anexo; ficheiro anexo; ficheiro em anexo; arquivo anexo; arquivo em anexo; anexo a este e-mail;
        junto anexamos; junto em anexo; anexado; anexada; anexados; encontra em anexo; poderá encontrar em anexo;
        no anexo; no ficheiro anexo; remetemos anexo; em anexo a; apenso; apensa; seguem os comprovantes anexos;
        segue apenso; consulte o anexo
        """,
}

LETTERS = {
    "closing": """
        cumprimentos; com os melhores cumprimentos; melhores cumprimentos; atenciosamente; cordialmente; saudações;
        os nossos melhores cumprimentos; att; abraço; abraços; respeitosamente; enviado do meu iphone;
        esta mensagem é confidencial; este e-mail é confidencial; aviso de confidencialidade; aviso legal;
        esta mensagem e os seus anexos; esta mensagem e quaisquer; sem outro assunto; grato; grata;
        ficamos à disposição; permanecemos à disposição; ao dispor; a informação contida; as informações contidas;
        com cumprimentos; com consideração; sds; atentamente
        """,
    "quoted": "mensagem original; escreveu",
    "forwarded": """
        mensagem encaminhada; mensagem reencaminhada; início da mensagem reencaminhada;
        início da mensagem encaminhada; encaminhado por; reencaminhado por; forwarded message
        """,
    "below": "abaixo; ver abaixo; em baixo; para conhecimento; para informação; segue abaixo",
    "promise": """
        próximo lote; próximo pagamento; próximo ciclo de pagamento; próxima remessa; agendada para pagamento;
        previsto para pagamento; programada para pagamento
        """,
    "question": """
        podem; pode; poderiam; poderia; podiam; podia; agradecemos confirmação; agradecemos a confirmação;
        agradecemos que confirmem; agradeço confirmação; solicitamos confirmação; favor confirmar;
        por favor confirmem; por favor confirme; queiram confirmar; agradecemos que nos; agradecemos o envio;
        agradeço o envio; solicitamos o envio; aguardamos resposta; aguardamos a vossa resposta; aguardamos retorno;
        aguardo retorno; aguardo resposta; ficamos a aguardar; fico a aguardar; aguardamos um retorno; falta-nos;
        receberam; recebeu; porquê; por que; quando; onde; precisamos; preciso; necessitamos; favor enviar;
        por favor enviem; por favor envie; favor verificar; por favor verifiquem; é possível; seria possível;
        gostaria de saber; gostaríamos de saber; pedimos que; peço que; solicitamos esclarecimento;
        solicitamos esclarecimentos; favor informar; pedimos esclarecimento
        """,
    "portal": """
        no portal; disponível para download; portal do fornecedor; portal de fornecedores; área de cliente;
        aceda ao portal; acesse o portal; disponível no portal; pode ser consultado; pode ser descarregado;
        disponível online; área reservada; consultar no portal
        """,
    "refusal": """
        nunca; não alteramos; não mudamos; fraude; fraudes; golpe; golpes; burla; atenção; cuidado; em caso de;
        qualquer alteração; quaisquer alterações; caso haja; se os seus; se os vossos; vossos dados bancários;
        seus dados bancários; verificar
        """,
    "bank": """
        novo banco; dados bancários; conta bancária; IBAN =0.7; NIB =0.7; número da conta; número de conta;
        conta =0.5; banco =0.5; chave pix =0.7; coordenadas bancárias; domicílio bancário; conta corrente;
        dados de pagamento;
        dados da conta
        """,
    "novelty": """
        novo; nova; novos; novas; alterado; alterada; alterados; alteração; alterámos; alteramos; mudou; mudámos;
        mudamos; mudança; atualizado; atualização; atualizar; a partir de agora; doravante; a partir de hoje; antiga;
        antigo; anterior; encerrada; já não; não mais; passa a ser; passam a ser; de agora em diante;
        com efeito imediato;
        alterar; mudar; outra; outro; substitui;
        passa a; encerramento; fusão; deixa de;
        atualizem; atualize; atualizamos; bloqueada; cancelada;
        alterem
        """,
    "courtesy": """
        não hesite; não hesitem; qualquer dúvida; qualquer questão; qualquer esclarecimento; ao dispor; à disposição;
        ficamos ao; fico ao; obrigado; obrigada; agradecemos; gratos; grato; bom dia; boa tarde; boa noite;
        bom fim de semana; conforme combinado; conforme acordado; conforme solicitado; como solicitado;
        para seu conhecimento; para vosso conhecimento; para informação; não responda; não responder; favor não;
        gerado automaticamente; gerada automaticamente; enviado automaticamente; mensagem automática;
        confirmar a receção; confirmar o recebimento; confirmar recebimento; acusar a receção; confidencial;
        meio ambiente; o detalhe; os detalhes; seguintes faturas; cumprimentos;
        receberão; dias úteis; estamos disponíveis
        """,
    "own": """
        nosso; nossa; nossos; nossas; meu; minha
        """,
    "yours": """
        vosso; vossa; vossos; vossas; seu; sua; seus; suas
        """,
    "henceforth": """
        a partir de agora; doravante; de agora em diante; a partir de hoje
        """,
}

SIGNS = {
    "absence": """
        fora do escritório; ausente; ausência; de férias; férias; em viagem; de licença; de baixa; indisponível;
        não estarei; encerrado; encerrados;
        já não trabalha; já não trabalho; de licença; baixa médica; em formação;
        não estou; fora até;
        já não faço parte; já não faz parte; deixou a empresa; feriado; de folga; em ponte;
        volto dia; regresso dia; estarei de volta; volto no dia
        """,
    "return": """
        até; até ao; até dia; regressar; regresso; meu regresso; retorno; voltarei; responderei; a partir de; urgente;
        urgentes; em caso de urgência; assuntos urgentes; contacte; contate; minha ausência;
        reabrimos; reabertura; reabriremos;
        contactar; dirija se; entretanto; minha colega; meu colega; fale com;
        volto dia; regresso dia; estarei de volta; volto no dia
        """,
    "threat": """
        suspensa; suspenso; bloqueada; bloqueado; bloqueio; limitada; desativada; desactivada; eliminada; excluída;
        expira; expirou; excedeu; cheia; cheio; invulgar; incomum; suspeita; em 24 horas; em 48 horas; último aviso;
        evitar; perderá;
        retida; retido; limite; taxa por pagar;
        expirará; expiração; será perdido
        """,
    "credential": """
        palavra passe; senha; credenciais; utilizador; usuário; sua conta; sua caixa; sua identidade; dados de acesso;
        dados do cartão; código de segurança
        """,
    "act": """
        clique; clicar; link; ligação; confirme; confirmar; verifique; verificar; valide; validar; inicie sessão;
        atualize; insira; introduza; reativar; desbloquear
        """,
    "overdue": """
        em atraso; atraso; aviso de pagamento; lembrete; lembrete de pagamento; vencida; vencidas; fatura vencida;
        faturas vencidas; faturas em aberto; fatura em aberto; cobrança; saldo em aberto; extrato de conta;
        pagamento pendente; notificação de pagamento; inadimplência
        """,
    "will_pay": """
        será efetuado; será efectuado; será paga; será pago; vamos pagar; pagaremos; pagamento previsto;
        pagamento agendado; agendado; programado; próxima semana; próxima sexta; fim do mês; em aprovação;
        aguarda aprovação; pelo atraso
        """,
    "has_paid": """
        já foi paga; já foi pago; já paga; já pago; foi paga; foi pago; já liquidada; foi liquidada; já transferido;
        foi transferido; pagámos; pagamos no; verifiquem; queiram verificar; liquidada em
        """,
    "not_received": """
        não recebemos; nunca recebemos; não temos; não consta; cópia da fatura; cópia da factura; segunda via;
        reenviar; reenviem; não encontramos; enviar novamente
        """,
}

PARTIES = {
    "name": """
        Tesouraria; Contas a pagar; Dep. financeiro;
        Contabilidade; Departamento de contabilidade; Serviços administrativos; Compras; Departamento financeiro;
        Nome; Denominação; Razão social; Firma; Empresa; Nome/Razão social; Denominação social;
        Designação social
        """,
    "address": """
        Morada; Endereço; Morada de entrega; Local de entrega; Endereço de entrega; Morada de faturação;
        Local de descarga
        """,
    "yours": """
        V/; Vosso; vossa; cliente; do cliente; adquirente; seu; comprador
        """,
}

MONTHS = (
    "janeiro jan",
    "fevereiro fev",
    "março mar",
    "abril abr",
    "maio mai",
    "junho jun",
    "julho jul",
    "agosto ago",
    "setembro set",
    "outubro out",
    "novembro nov",
    "dezembro dez",
)

STOPWORDS = """
    o os as do da dos das de em no na nos nas por pelo pela para com que não e ou um uma ao aos à às se são foi
    foram está estão vossa vosso sua seu nossa nosso exmos senhores caros prezados cumprimentos obrigado obrigada
    atenciosamente data valor mais como este esta sem
    """

SMALL_WORDS = {
    "given": "adriana afonso alberto alexandra alexandre alice amelia ana anabela andre andreia angela antonio "
    "armando artur augusto beatriz bernardo bruna bruno camila carla carlos carolina catarina cecilia "
    "celia clara claudia claudio cristiano cristina daniel daniela david debora diana diogo duarte edson "
    "eduardo elisa emilia fabio fatima felipe fernanda fernando filipa filipe flavia francisca francisco "
    "gabriel gabriela goncalo graca guilherme gustavo helena henrique hugo ines isabel isabela ivo joana "
    "joao joaquim jorge jose julia juliana julio larissa laura leandro leonardo leonor leticia lourenco "
    "lucas lucia luciana luis luisa luiz mafalda manuel manuela marcelo marcia marcio marco marcos "
    "margarida maria mariana mario marta mateus matilde mauricio miguel monica natalia nelson nuno olga "
    "osvaldo patricia paula paulo pedro rafael rafaela raquel renata renato ricardo rita roberto rodrigo "
    "rogerio rosa rui sandra sara sergio silvia simao sofia sonia susana tania teixeira teresa thiago "
    "tiago tomas valentim vanessa vera vicente vitor",
    "desk": "atencao cuidado contabilidade departamento dep financeiro financeira tesouraria contas pagar receber "
    "fornecedores clientes compras faturacao pagamentos direcao servico servicos administrativos "
    "setor seccao responsavel gerencia",
    "ours": "nosso nossa ordenante pagador",
    "theirs": "vosso vossa seu sua beneficiario fornecedor favorecido destinatario",
    "credit": "descontado deduzido credito creditar creditem reembolso descontar descontamos deduzir deduziremos reter",
    "deduct": "descontado deduzido abatido abater descontaremos descontamos deduziremos reteremos",
    "cancel": "anulada anular anulacao anulem cancelar cancelamento",
    "request": "solicito peco agradeco exijo espero gostaria gostariamos aguardo queremos pretendemos agradecia "
    "deve devem solicitamos agradecemos pedimos favor exigimos esperamos podem poderiam "
    "queiram aguardamos reclamamos",
    "rest": "restante resto remanescente",
    "deducted": "deducao deducoes abatimento abatimentos",
    "today": "hoje",
    "not": "nao recusamos",
    "until": "ate antes",
    "bank_statement": "extrato",
    "received": "recebido recebida entrada",
    "joint": "e o a de do da em dia ao",
    "hold": "bloqueada bloqueado suspenso suspensa suspendemos retido retida retemos pendente bloqueamos",
    "correct": "refazer reemitir retificar retificada retificacao corrigir corrigida correcao corrijam "
    "retifiquem regularizar emendar",
    "claim": "reclamacao debito deducao penalizacao multa glosa disputa contestacao divergencia ocorrencia diferenca",
    "paper": "aviso nota carta auto relatorio notificacao formulario comunicacao registo registro",
    "stamp": "recebido entrada pago copia original duplicado rascunho confidencial aprovado contabilizado data em por",
    "evidence": "prova comprovativo comprovante guia assinada assinado",
    "rebate": "desconto abatimento bonificacao rappel",
    "copied": "repetida ja duplicada duplicado mesma duplicidade",
    "accept": "aceitar aceite aceitamos aprovar aprovada contabilizar processar processada",
}

VERBS = {
    "pay": "pag transf deposit liquid",
    "credit": "credit reembols estorn",
    "deduct": "descont deduz abate abatid abatem retemos retere reter",
    "cancel": "anul cancel",
    "hold": "bloque suspen",
    "correct": "corrig corrij retif reemit regulariz",
    "accept": "aceit aprov conform",
    "refuse": "recus rejeit contest",
    "charge": "debit imput",
}

STEMS = {
    "told": "motivo descricao",
    "pay": "pagamento pagamentos pago paga transferencia transferido liquidado liquidacao cheque",
    "amount": "valor val montante importancia total soma quantia",
    "date": "data dt",
    "on": "em",
    "number": "no ref referencia id codigo num",
    "invoice": "fatura faturas factura fat documento doc",
    "order": "encomenda enc pedido ordem",
    "discount": "desconto descontos",
    "deduction": "deducao deducoes regularizacao acerto penalizacao abatimento",
    "withholding": "retencao retencoes",
    "gross": "bruto inicial original iliquido",
    "run": "operacao ordem",
    "theirs": "fornecedor v vosso vossa seu sua",
    "party": "empresa entidade sociedade",
    "notice": "aviso detalhe mapa recibo nota comprovativo resumo",
    "before": "ja antes anterior anteriores previamente",
}
