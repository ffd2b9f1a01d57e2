"""Italian."""

COLUMNS = {
    "document_number": """
        N. fattura; N° fattura; Nr. fattura; Num. fattura; Numero fattura; Numero della fattura; Fattura; Fatture;
        Fattura n.; Fatt.; Fatt. n.; N. fatt.; Nr. fatt.; Ft.; Ft. n.; N. ft.; N. documento; Nr. documento;
        Num. documento; Numero documento; Numero del documento; Documento; N. doc.; Nr. doc.; Num. doc.; Doc.;
        Doc. n.; Vs. fattura; Vs. fatt.; Vs. ft.; Vostra fattura; Vs. fattura n.; Vs. documento; Vs. doc.; Vs. rif.;
        Vs. riferimento; Vostro riferimento; Vostro rif.; V/Rif.; Rif. fattura; Riferimento fattura; Rif. documento;
        Riferimento documento; Rif. doc.; Riferimento =0.8; Riferimenti =0.8; Rif. =0.8; Rif. n. =0.8; N. rif. =0.8;
        Rif. fornitore; Riferimento fornitore; Rif. forn.; Fattura fornitore; N. fattura fornitore;
        Documento fornitore; N. doc. fornitore; Estremi fattura; Estremi documento; Estremi; N. fattura/nota credito;
        Fattura/NC; Fattura/nota di credito; N. nota credito; N. partita =0.6; Partita =0.6; Documento esterno;
        N. doc. esterno; N. documento esterno; N. reg. esterno =0.4; Numero =0.5; N. =0.4; Num. =0.4; Nr. =0.4;
        Documento pagato; Fattura pagata; Fatture pagate; Descrizione documento =0.5; Causale =0.3; Ns. fattura =0.6;
        Protocollo fornitore; N. originale; Doc. originale; Documento originale; Fattura originale; Sezionale/numero;
        su fattura; per fattura; fattura contestata
        """,
    "our_number": """
        Ns. rif.; Nostro rif.; Nostro riferimento; Ns. riferimento; N/Rif.; Ns. documento; Nostro documento;
        Ns. doc.; N. protocollo; Protocollo; Prot.; N. prot.; Protocollo IVA; Prot. IVA; N. registrazione;
        Numero registrazione; Registrazione; N. reg.; Num. reg.; Reg.; N. interno; Numero interno; Rif. interno;
        Riferimento interno; Documento interno; Doc. interno; N. movimento; Movimento; N. mov.; N. scrittura;
        Primanota; Prima nota; N. prima nota; Documento contabile; Doc. contabile; Doc. SAP; N. documento SAP; Lotto;
        Nostro numero; Ns. numero; Ns. n.; N. operazione =0.4; Distinta =0.5; N. distinta =0.5; Mandato =0.5;
        N. mandato =0.6; Codice interno; ID documento =0.6; Chiave
        """,
    "document_type": """
        Tipo; Tipo documento; Tipo doc.; Tipo di documento; T. doc.; TD; Tipologia; Tipologia documento; Natura;
        Causale =0.5; Causale contabile =0.5; Cau.; D/A; Segno =0.4; Classe; Tp.; Tp. doc.
        """,
    "document_date": """
        Data; Data fattura; Data della fattura; Data fatt.; Data ft.; Data documento; Data del documento; Data doc.;
        Del; Dt. doc.; Dt. fattura; Data emissione; Data di emissione; Emessa il; Emesso il; In data;
        Data registrazione =0.6; Data reg. =0.6; Data contabile =0.6; Data operazione =0.6; Data nota credito;
        Data rif.; Data riferimento; Dt.; D. doc.; Data orig.; Datata; Data fattura fornitore; Data fatturazione
        """,
    "due_date": """
        Scadenza; Data scadenza; Data di scadenza; Scad.; Data scad.; Scade il; Dt. scad.; Scadenze; Dt. scadenza;
        Data pagamento prevista; Termine
        """,
    "purchase_order": """
        N. ordine; Nr. ordine; Num. ordine; Numero ordine; Ordine; Ordine n.; Ordine d'acquisto; Ordine di acquisto;
        N. ordine acquisto; N. ordine d'acquisto; ODA; O.d.A.; N. OdA; Rif. ordine; Riferimento ordine; Vs. ordine;
        Vostro ordine; Ns. ordine; Nostro ordine; Ord.; Ord. n.; N. ord.; Ordine cliente; Ordine fornitore;
        Commessa =0.5; N. commessa =0.5; CIG =0.4; CUP =0.3; Contratto =0.3; N. contratto =0.3; PO
        """,
    "gross_amount": """
        Importo fattura; Importo della fattura; Importo lordo; Lordo; Importo documento; Importo doc.;
        Importo originale; Importo originario; Importo iniziale; Importo =0.5; Importo totale =0.5; Totale fattura;
        Totale documento; Tot. fattura; Tot. documento; Tot. doc.; Importo ft.; Importo fatt.; Imp. fattura;
        Imp. documento; Imp. doc.; Imp. lordo; Valore lordo; Valore fattura; Valore =0.4; Totale lordo;
        Importo ivato; Totale ivato; Importo IVA inclusa; Importo dovuto =0.7; Importo aperto =0.8;
        Importo scaduto =0.6; Importo rata =0.7; Imp. originale; Imp. originario; Fatturato; Importo fatturato;
        Dare =0.4; Ammontare =0.5; Ammontare fattura; Totale =0.4; Importo € =0.5; Importo EUR =0.5;
        Importo in euro =0.5; Importo in divisa =0.5; Importo partita =0.7; Residuo =0.5; Importo scadenza =0.7;
        Lordo fattura; Importo totale documento; Imponibile + IVA
        """,
    "discount_amount": """
        Detrazione =0.6; Detrazioni =0.6; Deduzione =0.6; Deduzioni =0.6; Trattenuta =0.5; Trattenute =0.5;
        Sconto; Sconti; Importo sconto; Sconto cassa; Sconto finanziario; Sconto applicato; Sconto pagamento;
        Sconto pronta cassa; Sc.; Sc. cassa; Imp. sconto; Sconto incondizionato; Abbuono =0.7; Abbuoni =0.7;
        Abb. =0.7; Ribasso =0.6; Sconto EUR; Sconto concesso; Sconto trattenuto; Sconto per pagamento anticipato;
        Sconto anticipato; Sconti e abbuoni; Sconto/abbuono; Abbuono/sconto; Sconto praticato
        """,
    "deduction_amount": """
        non riconosciuto; importo non riconosciuto; sospeso; bloccato;
        Trattenuta; Trattenute; Importo trattenuto; Trattenuto; Detrazione; Detrazioni; Deduzione; Deduzioni;
        Importo detratto; Rettifica; Rettifiche; Storno; Storni; Contestazione; Contestazioni; Importo contestato;
        Differenza; Differenze; Penale; Penali; Compensazione; Compensazioni; Decurtazione; Addebito; Addebiti;
        Nota di addebito =0.6; Variazione; Variazioni; Riduzione; Spese; Spese bancarie; Commissioni;
        Ritenuta a garanzia; Ritenute a garanzia; Ritenuta di garanzia; Rit. garanzia; Altre trattenute; Reclamo;
        Reclami; Aggiustamento; Aggiustamenti; Nota credito =0.5; Quota trattenuta; Conguaglio; Conguagli;
        Importo compensato; Premio fine anno; Contributo; Contributi; Scostamento
        """,
    "withholding_amount": """
        Ritenuta; Ritenute; Ritenuta d'acconto; Ritenuta acconto; Rit. acconto; Rit. d'acconto; R.A.; RA;
        Importo ritenuta; Ritenuta fiscale; Ritenute fiscali; Rit.; Ritenuta IRPEF; IRPEF; Rit. fiscale;
        Ritenuta 20%; Importo rit.; Ritenute d'acconto; Split payment =0.6; IVA split =0.6; IVA split payment =0.6;
        Scissione pagamenti =0.6; ENASARCO =0.6; Enpam =0.4
        """,
    "paid_amount": """
        Importo pagato; Pagato; Pagamento; Importo pagamento; Importo del pagamento; Netto; Netto pagato;
        Netto a pagare; Importo netto; Netto bonificato; Importo bonificato; Bonificato; Importo bonifico; Bonifico;
        Importo =0.5; Liquidato; Importo liquidato; Netto liquidato; Saldato; Importo saldato; Saldo fattura =0.6;
        Importo versato; Versato; Importo corrisposto; Corrisposto; Imp. pagato; Imp. netto; Imp. pagamento;
        Tot. pagato; Totale pagato; Da pagare; Importo da pagare; A pagare; Netto da pagare; Importo accreditato;
        Accreditato; Accredito; Regolato; Importo regolato; Importo disposto; Disposto; Quota pagata;
        Importo mandato; Importo erogato; Avere =0.4; Totale =0.4; Importo totale =0.5; Totale netto; Netto EUR;
        Importo netto pagato; Netto in pagamento; Importo in pagamento; In pagamento; Pagato EUR; Pagato in euro;
        Importo chiuso; Importo chiusura; Netto bonifico; Netto corrisposto; Ammontare pagato; Importo abbinato;
        Importo pareggio; Netto ordinativo
        """,
    "balance": """
        Saldo; Residuo; Importo residuo; Residuo aperto; Saldo residuo; Rimanenza; Rimanente; Saldo aperto;
        Saldo progressivo; Progressivo; Da saldare; Resta da pagare; Residuo da pagare; Saldo dopo pagamento;
        Importo ancora aperto; Nuovo saldo; Scoperto
        """,
    "currency": """
        Valuta; Divisa; Val.; Div.; Valuta documento; Codice valuta; Cod. valuta; Valuta fattura; Divisa documento;
        Moneta; Cod. divisa
        """,
    "description": """
        Descrizione; Desc.; Descr.; Testo; Note; Nota; Annotazioni; Osservazioni; Oggetto; Causale =0.6; Dettaglio;
        Dettagli; Commento; Commenti; Descrizione causale; Articolo; Prodotto; Descrizione articolo;
        Descrizione merce; Descrizione prodotto; Beni e servizi; Servizio; Prestazione; Prestazioni;
        Descrizione beni; Natura e qualità; Natura e qualità dei beni; Descrizione dei beni; Descrizione della merce;
        Designazione; Voce; Descrizione servizi; Testo posizione; Messaggio; Denominazione
        """,
    "reason": """
        motivo della trattenuta; motivo della contestazione; causale trattenuta;
        Motivo; Motivazione; Motivo detrazione; Motivo trattenuta; Motivo della trattenuta; Motivo contestazione;
        Causale =0.6; Causa; Codice motivo; Causale trattenuta; Causale storno; Causale detrazione; Motivo rettifica;
        Motivo differenza; Motivo dello storno; Cod. motivo; Motivo reclamo; Spiegazione; Tipo trattenuta;
        Motivo penale; Motivo dell'addebito;
        perché
        """,
    "quantity": """
        Quantità; Q.tà; Qta; Q.ta; Quant.; Qtà; Pezzi; Pz.; Numero pezzi; Ore; N. pezzi; Colli; Unità; Qt.; Q.;
        Giorni =0.5; Qtà fatturata; Quantità fatturata
        """,
    "unit_price": """
        Prezzo unitario; Prezzo; Prezzo unit.; P. unitario; Pr. unitario; P. unit.; Pr. unit.; Prezzo netto; Tariffa;
        Costo unitario; Importo unitario; Valore unitario; Prz. unitario; PU; P.U.; Prezzo un.; Prezzo listino;
        Costo orario; Prz. unit.; Prezzo U.
        """,
    "item_number": """
        Codice articolo; Cod. articolo; Cod. art.; Articolo n.; N. articolo; Codice; Cod.; Codice prodotto;
        Cod. prodotto; Codice materiale; Materiale; Art.; EAN; SKU; Codice EAN; Cod. art. fornitore; Rif. articolo;
        Codice merce;
        DDT; N. DDT; Bolla; N. bolla
        """,
    "tax_rate": """
        IVA; Aliquota; Aliquota IVA; Aliq.; Aliq. IVA; % IVA; IVA %; Al. IVA; Cod. IVA =0.6; Codice IVA =0.6;
        C.I. =0.4; I.V.A.; IVA%; %IVA; C. IVA =0.6; Al. %
        """,
    "tax_amount": """
        IVA; Importo IVA; Imposta; Ammontare IVA; Totale IVA; I.V.A.; Imp. IVA; Importo imposta; Imposte; Tot. IVA;
        IVA EUR; Imposta IVA
        """,
    "line_number": """
        Riga; N. riga; Pos.; Posizione; N. pos.; Nr. =0.5; N. =0.6; Rigo; N. progressivo; Progr.; N. ord. =0.3;
        Numero riga; Linea; #
        """,
    "line_amount": """
        Importo; Totale; Importo netto; Prezzo totale; Importo totale; Totale riga; Importo riga; Imponibile; Netto;
        Valore; Totale netto; Importo EUR; Importo in euro; Importo €; Tot.; Imp.; Prezzo tot.; Totale imponibile;
        Importo imponibile; Totale EUR; Valore totale; Prezzo complessivo; Totale (€); Importo (€); Totale senza IVA;
        Importo senza IVA; Valore netto; Subtotale
        """,
}

LABELS = {
    "payment_reference": """
        causale del bonifico; causale bonifico; causale bancaria;
        n. mandato; mandato n.; n. distinta; distinta n.; n. ordinativo; numero operazione; n. operazione;
        con riferimento; con la causale; causale; indicando; documento =0.4; n. documento =0.4;
        numero documento =0.4;
        Pagamento =0.5;
        Riferimento pagamento; Rif. pagamento; Riferimento del pagamento; Numero pagamento; N. pagamento;
        Nr. pagamento; Pagamento n.; N. bonifico; Numero bonifico; Bonifico n.; Riferimento bonifico; Rif. bonifico;
        Riferimento bonifico SEPA; CRO; N. CRO; Codice CRO; Numero CRO; TRN; Codice TRN; Numero TRN; CRO/TRN;
        TRN/CRO; Codice riferimento operazione; Numero ordine di pagamento; Ordine di pagamento;
        N. ordine di pagamento; Distinta n.; N. distinta; Numero distinta; Riferimento distinta; N. disposizione;
        Numero disposizione; Disposizione n.; Rif. disposizione; Riferimento =0.6; Riferimenti =0.5; Rif. =0.6;
        Ns. riferimento =0.6; Ns. rif. =0.6; Nostro riferimento =0.6; Numero transazione; ID transazione;
        N. transazione; Codice transazione; Riferimento operazione; Rif. operazione; N. operazione;
        Numero operazione; End to end; End to end ID; Identificativo end to end; ID end to end;
        Riferimento end to end; Riferimento banca; Rif. banca; Riferimento bancario; Mandato n.; N. mandato;
        Numero mandato; Mandato di pagamento n.; Ordinativo n.; N. ordinativo; Documento di pagamento;
        N. documento di pagamento; Doc. di pagamento; N. documento =0.4; Numero documento =0.4; Protocollo =0.4;
        Identificativo pagamento; ID pagamento; Codice pagamento; Riferimento interno =0.4; N. quietanza; N. RiBa;
        Codice univoco pagamento; ID bonifico; Riferimento univoco; Con riferimento =0.5; Con causale =0.7;
        Riferimento CRO; CRO n.; N. ordine bonifico; N. ordine di bonifico
        """,
    "advice_number": """
        Avviso n.; N. avviso; Numero avviso; N. avviso di pagamento; Avviso di pagamento n.;
        Numero avviso di pagamento; Avviso di bonifico n.; N. avviso di bonifico; Distinta di pagamento n.;
        Lettera n.; N. lettera; N. specifica; Comunicazione n.; N. comunicazione
        """,
    "payment_date": """
        Data pagamento; Data di pagamento; Data del pagamento; Data bonifico; Data del bonifico; Data valuta;
        Valuta =0.5; Data di valuta; Data esecuzione; Data di esecuzione; Data operazione; Data disposizione;
        Data distinta; Data della distinta; Data ordine; Data regolamento; Data accredito; Data di accredito;
        Data addebito; Pagato il; Eseguito il; Bonifico del; Pagamento del; Distinta del; Mandato del; Data mandato;
        Data assegno; Data dell'assegno; Data emissione =0.5; Data di emissione =0.5; Data =0.6; In data =0.5;
        Del =0.3; Data avviso; Data dell'avviso; Data contabile =0.5; Con valuta; Valuta beneficiario;
        Data valuta beneficiario; Valuta fissa; Data liquidazione; Data versamento; Data di regolamento;
        Emesso il =0.5; Disposto il; Data richiesta =0.4; Data invio =0.4; Data documento =0.4; Lì =0.2;
        Data ordinativo; Data quietanza
        """,
    "total_amount": """
        Totale; Totale pagato; Totale pagamento; Totale del pagamento; Importo totale; Importo pagato;
        Importo del pagamento; Importo pagamento; Importo bonifico; Importo del bonifico; Importo bonificato;
        Totale bonifico; Totale bonificato; Totale distinta; Importo complessivo; Totale generale;
        Totale complessivo; Netto pagato; Netto a pagare; Totale netto; Importo netto; Importo =0.6; Somma totale;
        Totale da pagare; Totale liquidato; Netto bonificato; Importo accreditato; Totale accreditato;
        Importo assegno; Importo dell'assegno; Totale assegno; Importo disposto; Totale disposizione;
        Importo disposizione; Totale a pagare; Totale EUR; Totale euro; Totale netto pagato; Importo totale pagato;
        Importo totale bonifico; Importo totale del bonifico; Totale versato; Importo versato; Importo operazione;
        Importo dell'operazione; Per un importo di; Per un totale di; Dell'importo di; La somma di;
        Di importo pari a; Per l'importo di; Totale pagamenti; Totale netto a pagare; Totale importo;
        Totale importo pagato; Totale avviso; Ammontare; Ammontare totale; Totale mandato; Importo mandato;
        Importo ordinato; Somma pagata; Netto; Importo liquidato; Importo erogato
        """,
    "gross_total": """
        Totale lordo; Importo lordo; Lordo; Totale fatture; Totale fatturato; Totale importo lordo; Totale documenti;
        Totale importi lordi; Totale delle fatture; Totale partite
        """,
    "discount_total": """
        Totale sconto; Totale sconti; Sconto; Sconti; Sconto totale; Importo sconto; Sconto cassa;
        Totale sconto cassa; Totale abbuoni; Abbuoni; Meno sconto; Sconto finanziario
        """,
    "deduction_total": """
        Totale trattenute; Trattenute; Totale detrazioni; Detrazioni; Totale deduzioni; Deduzioni; Totale ritenute;
        Ritenute; Totale ritenuta; Ritenuta d'acconto; Totale ritenuta d'acconto; Ritenuta; Spese bancarie;
        Commissioni; Rettifiche; Totale rettifiche; Totale storni; Totale penali; Totale compensazioni;
        Totale note credito =0.5; Totale addebiti; Ritenute a garanzia
        """,
    "currency": """
        Val. =0.7;
        Valuta; Divisa; Valuta pagamento; Valuta di pagamento; Valuta del pagamento; Importi in; Codice valuta;
        Divisa pagamento; Importi espressi in; Moneta
        """,
    "payment_method": """
        Modalità di pagamento; Modalità pagamento; Metodo di pagamento; Metodo pagamento; Tipo pagamento;
        Tipo di pagamento; Mezzo di pagamento; Forma di pagamento; Mod. pagamento; Mod. pag.; Pagamento tramite;
        Pagamento mediante; Pagato con; Tipologia pagamento; Canale di pagamento =0.6; Tipo disposizione;
        Tipo bonifico; Tipo operazione; Strumento di pagamento; Pagamento a mezzo
        """,
    "payer": """
        chi paga;
        per conto di; pagato da; disposto da; emesso da; d'ordine di; per ordine di;
        Versato da;
        Ordinante; Pagatore; Pagante; Debitore; Nome ordinante; Nominativo ordinante; Denominazione ordinante;
        Ragione sociale ordinante; Mittente; Da; Disposto da; Emittente; Pagato da; Azienda; Azienda ordinante;
        Società; Cliente =0.5; Dati ordinante; Committente =0.5; Per conto di; Ordinante del bonifico;
        Dati dell'ordinante; Ente =0.5; Acquirente =0.5; Nome pagatore; Intestatario =0.4; Intestatario conto =0.4;
        Richiedente; Soggetto pagatore; Ente pagatore; D'ordine di; Per ordine di; D'ordine e per conto di;
        Su ordine di;
        Ordinante/Debitore; Società ordinante; Società pagante; Azienda pagante; Nome dell'ordinante;
        Intestatario conto ordinante; Intestatario conto di addebito; Vostro cliente; Vs. cliente; Cliente
        pagatore; Cliente debitore; Soggetto ordinante; Amministrazione =0.5; Stazione appaltante =0.8; Ente
        ordinante; Ente erogante; Eseguito da =0.7; Effettuato da; Bonifico da; Bonifico disposto da; Pagamento
        da; Pagamento effettuato da; Impresa =0.5; Ragione sociale debitore; Traente
        """,
    "payee": """
        Vettore; Trasportatore; Prestatore; Appaltatore; Subappaltatore; Locatore;
        Versato a;
        Beneficiario; Nome beneficiario; Fornitore; Nome fornitore; A favore di; A favore; Destinatario; Creditore;
        Pagato a; Ragione sociale beneficiario; Denominazione beneficiario; Dati beneficiario; All'ordine di;
        Spett.le; Spettabile; Spett. ditta; Ragione sociale fornitore; Percipiente; In favore di;
        Pagamento a favore di; Dati del beneficiario; Intestato a; Dati fornitore; Nominativo beneficiario; A;
        Percettore; Ragione sociale =0.4;
        Creditore/Beneficiario; Fornitore/Beneficiario; Beneficiario del bonifico; Beneficiario del pagamento;
        Ragione sociale del fornitore; Denominazione fornitore; Bonifico a favore di; Bonifico a; Accreditato a;
        Erogato a; Liquidato a; Intestatario conto beneficiario; Intestatario conto di accredito; Venditore;
        Soggetto beneficiario; Destinatario del pagamento; Intestatario =0.4
        """,
    "payer_iban": """
        IBAN ordinante; Conto ordinante; C/C ordinante; Conto di addebito; Conto addebito; IBAN di addebito;
        IBAN addebito; Ns. conto; Nostro conto; Nostro IBAN; Ns. IBAN; Conto corrente ordinante;
        Rapporto di addebito; IBAN debitore; Conto debitore; C/C di addebito; Rapporto; IBAN pagatore;
        Addebito su conto
        """,
    "payer_tax_id": """
        Partita IVA =0.5; P. IVA =0.5; P.IVA =0.5; P.I. =0.4; Codice fiscale =0.5; C.F. =0.4; Ns. partita IVA;
        Ns. P.IVA; Partita IVA ordinante; P.IVA ordinante; Codice fiscale ordinante;
        Partita IVA e codice fiscale =0.5; P.IVA/C.F. =0.5; C.F. e P.IVA =0.5; Cod. fiscale =0.5; C.F./P.IVA =0.5;
        Partita IVA/Codice fiscale =0.5; P. IVA e C.F. =0.5; Part. IVA =0.5; N. IVA =0.5; VAT =0.4;
        Codice fiscale e partita IVA =0.5
        """,
    "payment_terms": """
        Condizioni di pagamento; Condizioni pag.; Cond. pag.; Cond. pagamento; Condizione di pagamento;
        Termini di pagamento; Condizioni
        """,
    "customer_number": """
        Codice cliente; Cod. cliente; N. cliente; Numero cliente; Cliente n.; Ns. codice cliente;
        Nostro codice cliente; Ns. codice; Cod. cli.; Codice cli.; Rif. cliente =0.6; Riferimento cliente =0.6;
        Conto cliente; Cliente; Vs. codice cliente =0.6; ID cliente; Ns. codice presso di voi;
        Nostro codice presso di voi; Codice utenza =0.5; Codice anagrafico =0.4
        """,
    "vendor_number": """
        Codice fornitore; Cod. fornitore; N. fornitore; Numero fornitore; Fornitore n.; Vs. codice fornitore;
        Vostro codice; Vs. codice; Cod. forn.; ID fornitore; Conto fornitore; Codice beneficiario; Codice creditore;
        Vs. codice presso di noi; Codice conto fornitore; Vostro codice fornitore
        """,
    "bank_account": """
        Conto corrente; C/C; IBAN; Conto; Coordinate bancarie; IBAN beneficiario; Conto beneficiario;
        C/C beneficiario; N. conto; Numero conto; Vs. conto; Vostro conto; Vs. IBAN; Vostro IBAN; Conto accredito;
        Conto di accredito; IBAN accredito; Codice IBAN; Banca d'appoggio =0.6; Appoggio bancario =0.6;
        Conto corrente beneficiario; Sul conto; Vostro conto corrente; Conto corrente n.; Rapporto di accredito;
        C/C n.; Sul vostro conto
        """,
    "cheque_number": """
        N. assegno; Numero assegno; Assegno n.; Nr. assegno; Assegno; Assegno bancario n.; Assegno circolare n.;
        Num. assegno; N. dell'assegno; Numero dell'assegno; A/B n.; Ass. n.
        """,
    "invoice_number": """
        Numero fattura; N. fattura; N° fattura; Nr. fattura; Fattura n.; Fattura; Fattura numero; Num. fattura;
        N. documento =0.7; Numero documento =0.7; Nr. documento =0.7; Documento n. =0.7; Doc. n. =0.6; Ft. n.;
        Rif. fattura; Riferimento fattura; Numero della fattura; Nota di credito n.; N. Numero =0.4;
        N. =0.3; Nota credito n.; Fattura immediata n.; Fattura accompagnatoria n.; Parcella n.; Vs. fattura;
        Vs. fattura n.; Vostra fattura; Fatt. n.; N. fatt.; Fattura di vendita n.; Fattura elettronica n.;
        Numero doc. =0.6; Num. doc. =0.6; Ricevuta n. =0.5; Fattura nr.;
        notula n.; nr. doc.; nr doc; ricevuta fiscale n. =0.6; fattura
        n./data; nota di credito
        """,
    "invoice_date": """
        Data fattura; Data della fattura; Data; Data documento; Data emissione; Data di emissione; Del; Emessa il;
        Data doc.; Data fatt.; In data; Fattura del; Data del documento; Emissione; Data fatturazione;
        Data nota credito; Data di fatturazione; Data creazione;
        emesso il;
        data parcella; data nota; luogo e data; data ricevuta; data emissione documento
        """,
    "due_date": """
        Scadenza; Data scadenza; Data di scadenza; Da pagare entro; Entro il; Scadenza pagamento; Pagamento entro;
        Scade il; Pagare entro; Scadenza fattura; Termine di pagamento; Da pagare entro il; Scadenze;
        Pagamento entro il; Scadenza il; Scad.; Data scadenza pagamento; Data pagamento =0.4; Pagabile entro;
        Scadenza rata;
        data ultima di pagamento; da saldare entro; scad pagamento;
        addebito il; data addebito; addebito in conto il; da pagare il; pagamento il; entro e non oltre il;
        scadente il; con scadenza; pagabile il; da saldare entro il
        """,
    "purchase_order": """
        Numero ordine; N. ordine; Ordine n.; Vs. ordine; Vostro ordine; Ordine; Ordine d'acquisto;
        Ordine di acquisto; Rif. ordine; Riferimento ordine; Ordine cliente; Ordine d'acquisto n.;
        N. ordine d'acquisto; Vs. ordine n.; N. ordine cliente; Vs. rif. =0.4; Vs. riferimento =0.4; OdA; Nr. ordine;
        Num. ordine; Vostro riferimento =0.4; Ordine di acquisto n.; Rif. cliente =0.3; Ordine nr.; CIG =0.3;
        Vs. ord.
        """,
    "net_total": """
        Imponibile; Totale imponibile; Imponibile IVA; Totale netto; Totale merce; Importo netto; Netto;
        Importo imponibile; Totale imponibile IVA; Subtotale; Sub totale; Totale senza IVA; Totale IVA esclusa;
        Netto merce; Base imponibile; Totale al netto dell'IVA; Importo senza IVA; Totale esclusa IVA;
        Totale netto merce; Totale servizi; Totale competenze; Totale prestazioni; Tot. imponibile;
        Totale escluso IVA; Imponibile totale; Totale merci; Valore imponibile; Totale escl. IVA;
        Importo totale netto; Netto imponibile; Totale articoli; Totale parziale; Totale al netto IVA
        """,
    "tax_total": """
        IVA; Totale IVA; Imposta; Importo IVA; Totale imposta; I.V.A.; Ammontare IVA; IVA totale; Totale imposte;
        Imposte; Imposta totale; Tot. IVA; Totale I.V.A.; Importo imposta; Totale imposta IVA; IVA esposta;
        di cui IVA; IVA inclusa; IVA compresa
        """,
    "invoice_total": """
        Totale fattura; Totale documento; Totale; Importo totale; Totale a pagare; Totale da pagare; Netto a pagare;
        Importo totale fattura; Totale IVA inclusa; Totale complessivo; Totale generale; Importo fattura;
        Totale dovuto; Totale ivato; Totale nota credito; Importo totale documento; Totale con IVA; Totale lordo;
        Importo lordo; Tot. fattura; Tot. documento; Totale EUR; Totale €; Totale euro; Importo dovuto;
        Totale comprensivo di IVA; Importo a pagare; Importo da pagare; Totale inclusa IVA; Totale incl. IVA;
        Importo complessivo; Ammontare totale; Importo totale dovuto; Totale compresa IVA; Totale nota di credito;
        Tot. a pagare; Totale ordine =0.5; Importo totale IVA inclusa; Importo del documento; Totale parcella
        """,
    "amount_due": """
        Netto a pagare; Importo dovuto; Totale a pagare; Da pagare; Totale dovuto; Importo da pagare; Saldo dovuto;
        Netto da pagare; Saldo; Residuo; Importo a pagare; Totale da pagare; Saldo da pagare; Importo residuo;
        Resta da pagare; Residuo da pagare; A pagare; Da saldare; Totale da saldare; Somma dovuta;
        Rimanenza da pagare;
        rimanenza;
        importo da addebitare; totale da addebitare; da addebitare; netto a pagare eur; netto a vostro carico;
        importo a saldo; a saldo; netto da saldare; totale a Vs carico
        """,
    "prepaid_total": """
        Acconto; Acconti; Già pagato; Importo già pagato; Acconto versato; Anticipo; Anticipi; Pagato;
        Importo pagato; Acconti versati; Meno acconto; Caparra; Pagamento ricevuto; Già versato; Versato;
        Anticipo versato; Acconto ricevuto
        """,
    "prior_total": """
        Saldo precedente; Importi precedenti non pagati; Arretrati; Insoluti precedenti; Saldo anteriore;
        Debito precedente
        """,
    "charge_total": """
        Spese di trasporto; Trasporto; Spese; Spese di spedizione; Spedizione; Spese incasso; Spese d'incasso;
        Spese accessorie; Imballo; Spese imballo; Spese varie; Bolli; Spese bancarie; Spese di imballo;
        Contributo spese; Spese di consegna; Consegna; Spese bollo; Imposta di bollo; Bollo; Contributo CONAI =0.6;
        Supplemento; Cassa previdenza =0.6; Costi di trasporto; Spese postali; Totale spese
        """,
    "seller": """
        Conto / Pagabile a; Pagabile a;
        Venditore; Fornitore; Cedente; Cedente/prestatore; Cedente prestatore; Emittente; Mittente; Da; Emessa da;
        Prestatore; Dati fornitore; Dati cedente; Ragione sociale =0.3; Emesso da; Società =0.4;
        Locatore; Rilasciata da
        """,
    "buyer": """
        Pagabile da;
        Cliente; Spett.le; Spettabile; Destinatario; Intestatario; Cessionario; Cessionario/committente;
        Cessionario committente; Acquirente; Fatturare a; Intestazione; Committente; Spett. ditta; Dati cliente;
        Indirizzo di fatturazione; Intestata a; Intestato a; Fattura a; Egr. Sig.; Nome cliente;
        Ragione sociale cliente; Destinatario fattura; Destinazione =0.2; Alla cortese attenzione =0.3;
        Ragione sociale =0.3; A; Luogo di destinazione =0.2; Fatturato a; Gent.le;
        Accreditato a; A credito di; Emessa a; Conduttore; Locatario; Preparato per; Assistito; Intestatario
        contratto; Accredito a; Accredito a favore di; Socio; Abbonato; Rilasciata a
        """,
    "claim_number": """
        N. reclamo; Reclamo n.; Numero reclamo; N. contestazione; Contestazione n.; Numero contestazione;
        Nota di addebito n.; N. nota di addebito; N. nota addebito; Nota addebito n.; Nota di debito n.;
        N. nota di debito; Nota debito n.; Pratica n.; N. pratica; Numero pratica; Riferimento reclamo; Rif. reclamo;
        Riferimento =0.5; Rif. =0.5; Ns. rif. =0.6; Ns. riferimento =0.6; Nostro riferimento =0.6; N. non conformità;
        Non conformità n.; NC n. =0.6; Rapporto n.; N. documento =0.5; Documento n. =0.5; N. addebito; Addebito n.;
        N. segnalazione; Segnalazione n.; N. reso =0.5; Numero nota di addebito; Numero di reclamo; Reclamo;
        Contestazione; N. ticket =0.6; Ticket n. =0.6; Protocollo =0.4; Numero =0.3; Rif. contestazione;
        Riferimento contestazione; Numero nota di debito; Rapporto di non conformità n.; RNC n.; N.
        Lettera di addebito n.;
        Ns. rif =0.8; nostro riferimento =0.8; documento =0.6; documento n. =0.6; pratica =0.8; protocollo =0.7;
        prot. =0.7; ns. documento;
        RNC; ticket; nota di reso n.; penale n.; richiesta nota di credito n.; n.
        verbale; verbale n.; avviso di addebito n.; n. rapporto; scheda n. =0.6; riferimento pratica
        """,
    "claim_date": """
        emesso il; emessa il; aperto il; aperta il; creato il; inserito il;
        Data reclamo; Data del reclamo; Data contestazione; Data della contestazione; Data; Data documento;
        Data nota di addebito; Data emissione; Data di emissione; Data addebito; Del; Data nota di debito;
        Data segnalazione; In data; Emessa il; Data apertura; Data del documento; Data nota; Data rapporto;
        Data rilevazione
        """,
    "claim_amount": """
        Importo contestato; Importo reclamato; Importo reclamo; Importo addebito; Importo dell'addebito;
        Importo addebitato; Totale addebito; Totale; Importo totale; Importo; Importo detratto; Importo trattenuto;
        Importo della contestazione; Importo del reclamo; Totale contestato; Totale reclamo; Totale nota di addebito;
        Totale documento; Nota credito richiesta; Importo nota credito richiesta; Accredito richiesto;
        Importo da accreditare; Importo richiesto; Totale addebitato; Importo in contestazione; Valore contestato;
        Importo penale; Penale; Totale contestazione; Importo della nota di addebito; Totale trattenuto;
        Totale detratto; Totale nota di debito; Importo della detrazione; Importo da detrarre; Importo da stornare;
        Storno richiesto; Valore del reclamo; Danno; Importo del danno; Totale penale; Differenza;
        Totale dovuto =0.5; Per un importo di; Importo della penale; Importo nota di addebito;
        accredito atteso; totale da accreditare;
        Nota di credito richiesta;
        da addebitare; importo da addebitare; totale da addebitare;
        da recuperare; importo da recuperare; da accreditare; addebito richiesto; importo respinto
        """,
    "reason": """
        Motivo; Motivazione; Motivo del reclamo; Motivo reclamo; Motivo della contestazione; Motivo contestazione;
        Causale; Causa; Motivo dell'addebito; Motivo addebito; Tipo reclamo; Tipo di reclamo; Tipo contestazione;
        Oggetto =0.3; Descrizione =0.4; Natura del reclamo; Descrizione difetto; Difetto; Motivo della trattenuta;
        Motivo del reso; Motivo reso; Descrizione anomalia; Anomalia; Problema; Tipo difetto; Tipo di non conformità;
        Descrizione non conformità; Motivo della detrazione; Motivo storno; Descrizione del problema;
        Motivo del rifiuto; Giustificazione; Spiegazione;
        causale del reso; motivo della restituzione
        """,
    "contact": """
        Contatto; Referente; Persona di riferimento; Vs. referente; Telefono =0.4; Tel. =0.4; E-mail =0.4;
        Alla cortese attenzione; C.a.; Att.ne; Ufficio =0.4; Pratica trattata da; Persona di contatto; Alla c.a.;
        Responsabile =0.5
        """,
    "disputed_invoice": """
        fatturato con n; fatturata con n; fatturati con la n; fatturata con la n;
        N. fattura; Fattura; Fattura n.; Fatture; Vs. fattura; Vs. fattura n.; Vostra fattura; Vostra fattura n.;
        Fattura contestata; Fatture contestate; Fattura di riferimento; Rif. fattura; Riferimento fattura;
        Fattura oggetto di contestazione; Fattura originale; Numero fattura; Fattura fornitore; Vs. ft.;
        Fatture interessate; Fattura interessata; Su fattura; Fattura in contestazione; Vs. fatture;
        Rif. Vs. fattura;
        su vostra fattura; fattura oggetto; per fattura
        """,
    "customer": """
        Cliente; Emittente; Da; Mittente; Reclamante; Ragione sociale; Azienda; Società; Acquirente; Nome cliente;
        Emesso da; Emessa da; Committente; Richiedente; Debitore; Punto vendita; Segnalato da; Vs. cliente
        """,
    "corrected_invoice": """
        rif fattura; riferimento fattura; fattura di riferimento; fattura originale; fattura di origine; fattura
        rettificata; fattura stornata; a storno della fattura; storno fattura; su fattura; relativa alla
        fattura; ns fattura di rif
        """,
}

KINDS = {
    "remittance": """
        Avviso di pagamento; Avviso di bonifico; Distinta di pagamento; Distinta pagamenti; Distinta di bonifico;
        Distinta bonifici; Contabile di bonifico; Contabile bonifico; Contabile =0.6; Contabile di pagamento;
        Specifica di pagamento; Specifica pagamento; Specifica pagamenti; Dettaglio pagamento;
        Dettaglio del pagamento; Dettaglio pagamenti; Comunicazione di pagamento; Comunicazione pagamento;
        Notifica di pagamento; Notifica pagamento; Lettera di pagamento; Lettera di bonifico;
        Conferma di pagamento =0.7; Conferma bonifico =0.7; Conferma di bonifico =0.7; Ricevuta di bonifico =0.7;
        Ricevuta bonifico =0.7; Ricevuta di pagamento =0.6; Ordine di bonifico =0.7; Ordine di pagamento =0.7;
        Mandato di pagamento; Ordinativo di pagamento; Disposizione di pagamento; Disposizione di bonifico;
        Avviso di accredito =0.6; Avviso di rimessa; Rimessa; Avviso di liquidazione; Elenco fatture pagate;
        Fatture pagate; Elenco pagamenti; Pagamento fatture; Pagamento fornitori; Pagamento a fornitore;
        Riepilogo pagamento; Riepilogo pagamenti; Lettera accompagnatoria assegno; Lettera accompagnamento assegno;
        Bonifico SEPA =0.6; Bonifico =0.5; Bonifico bancario =0.6; Pagamento =0.3; Avviso pagamento; Avviso bonifico;
        Informativa di pagamento; Estratto pagamento; Prospetto pagamento; Prospetto di pagamento; Nota di pagamento;
        Annuncio di pagamento; Quietanza di pagamento =0.6; Avviso di avvenuto pagamento;
        Avviso di disposizione bonifico; Distinta; Comunicazione di avvenuto pagamento; Esito bonifico =0.6;
        Dettaglio bonifico; Liquidazione fatture
        """,
    "invoice": """
        Fattura; Fattura immediata; Fattura accompagnatoria; Fattura differita; Fattura proforma =0.6;
        Fattura pro forma =0.6; Fattura commerciale; Fattura elettronica; Fattura di acconto; Fattura d'acconto;
        Fattura di vendita; Parcella; Copia fattura; Fattura n.; Duplicato fattura; Fattura di cortesia;
        Copia di cortesia =0.6; Bolletta =0.6; Ricevuta =0.4; Ricevuta fiscale; Notula; Fattura a saldo;
        Avviso di fattura =0.5; Preavviso di fattura; Preavviso di parcella; Autofattura; Fattura riepilogativa;
        Vs. fattura =0.5; Fattura cliente; Documento di trasporto fattura =0.6; Fattura fiscale
        """,
    "credit_note": """
        Nota di credito; Nota credito; Nota di accredito; Nota di variazione; Nota accredito; Storno =0.5;
        Nota di credito cliente; Nota di variazione in diminuzione
        """,
    "dispute": """
        verbale di differenza; segnalazione di ammanco; rapporto di difformità; differenze di ricevimento;
        rapporto di non conformità; segnalazione differenze; rapporto ricevimento merci;
        verbale di contestazione;
        Nota di addebito; Nota addebito; Nota di debito; Nota debito; Reclamo; Contestazione; Contestazione fattura;
        Reclamo fornitore; Reclamo cliente; Lettera di contestazione; Lettera di reclamo; Modulo di reclamo;
        Modulo reclamo; Modulo di contestazione; Avviso di addebito =0.6; Addebito; Addebito penale;
        Rapporto di non conformità; Non conformità; Segnalazione non conformità; Segnalazione di non conformità;
        Rapporto non conformità; Notifica di contestazione; Notifica reclamo; Fattura contestata;
        Contestazione merce; Reclamo qualità; Richiesta nota di credito; Richiesta di nota di credito;
        Richiesta nota credito; Lettera di addebito; Contestato; Respinta =0.6; Fattura respinta;
        Avviso di trattenuta; Avviso di detrazione; Notifica penali; Addebito penali; Segnalazione reclamo;
        Contestata; Disputa; Denuncia vizi; Denuncia di vizi; Reclamo merce; Scheda reclamo; Rifiuto fattura;
        Verbale di contestazione; Notifica di addebito; Nota di addebito penali;
        nota di reso; bolla di reso; modulo di reso; richiesta di reso;
        non conformità fornitore; resa; reso merce; richiesta di accredito; penale; storno fattura =0.6; avviso
        di penale
        """,
    "statement": """
        Estratto conto; Estratto conto cliente; Situazione contabile; Estratto conto clienti; Partite aperte;
        Elenco partite aperte; Scadenzario; Situazione partite aperte; Elenco fatture aperte; Scheda contabile;
        Scheda cliente; Mastrino; Conferma saldo; Riepilogo conto; Saldo clienti; Fatture aperte;
        Situazione pagamenti; Situazione scadenze; Elenco fatture scadute; Estratto; Scheda conto; Elenco scadenze;
        Fatture insolute; Partitario; Estratto conto partite aperte; Conferma di saldo; Saldaconto
        """,
    "bank_statement": """
        Estratto conto bancario; Lista movimenti; Movimenti conto; Movimenti conto corrente; Estratto conto corrente;
        Elenco movimenti; Movimenti bancari; Estratto di conto corrente
        """,
    "dunning": """
        Sollecito; Sollecito di pagamento; Sollecito pagamento; Primo sollecito; Secondo sollecito; Ultimo sollecito;
        Avviso di scadenza; Avviso di mora; Messa in mora; Diffida; Promemoria di pagamento; Promemoria pagamento;
        Fatture scadute; Fattura scaduta; Terzo sollecito; Lettera di sollecito; Avviso di mancato pagamento;
        Insoluto; Insoluti; Intimazione di pagamento; Sollecito fatture scadute; Costituzione in mora;
        Diffida ad adempiere
        """,
    "purchase_order": """
        Ordine d'acquisto; Ordine di acquisto; Ordine; Ordine fornitore; Ordine a fornitore; Buono d'ordine;
        Commissione d'ordine
        """,
    "delivery_note": """
        Documento di trasporto; DDT; D.D.T.; Bolla di consegna; Bolla; Nota di consegna; Lettera di vettura;
        Packing list; Distinta di spedizione; Bolla accompagnatoria; Lista colli; Buono di consegna; Bolla di reso;
        Avviso di spedizione
        """,
    "order_confirmation": "Conferma d'ordine; Conferma ordine; Conferma dell'ordine; Accettazione ordine",
    "quote": """
        Preventivo; Offerta; Offerta commerciale; Quotazione; Proposta; Proposta commerciale; Offerta economica
        """,
}

SENTENCES = {
    "remittance": """
        abbiamo pagato; abbiamo provveduto al pagamento; abbiamo disposto; abbiamo effettuato; abbiamo eseguito;
        abbiamo bonificato; abbiamo provveduto; è stato disposto; è stato effettuato; è stato eseguito;
        è stato pagato; sono state pagate; è stata pagata; a saldo delle fatture; a saldo fatture;
        a saldo della fattura; a saldo fattura; a saldo delle vostre fatture; a saldo delle seguenti;
        a pagamento delle; in pagamento delle; in pagamento; a saldo di; le seguenti fatture; seguenti fatture;
        vi informiamo che abbiamo; vi comunichiamo che abbiamo; si comunica che; vi comunichiamo di aver;
        vi informiamo di aver; vi informiamo che; vi comunichiamo che; con la presente vi comunichiamo;
        in data odierna; bonifico bancario; sarà accreditato; verrà accreditato; è stato accreditato;
        a vostro favore; a Vs. favore; a favore; dettaglio del pagamento; il pagamento si riferisce;
        il nostro pagamento; il bonifico; bonifico di; pagamento di; pagamento delle fatture; fatture pagate;
        dettaglio delle fatture; di seguito il dettaglio; di seguito il dettaglio delle fatture; abbiamo inviato;
        abbiamo liquidato; abbiamo dato disposizione; dato ordine alla nostra banca; disposto il pagamento;
        disposto bonifico; eseguito bonifico; effettuato il pagamento; effettuato un bonifico;
        vi abbiamo accreditato; vi abbiamo bonificato; relativo alle fatture; relativo alle seguenti;
        a copertura delle; pari a; a fronte delle; salvo buon fine; abbiamo saldato; nostro bonifico;
        questo pagamento; con valuta;
        abbiamo disposto un bonifico; disposto il bonifico; abbiamo effettuato il bonifico; bonifico effettuato;
        pagamento disposto; abbiamo eseguito il pagamento; a saldo delle
        """,
    "dispute": """
        restituire la fattura; restituiamo la vostra fattura; rimandiamo la fattura; restituzione della fattura;
        restituzione fattura;
        è arrivata rotta; arrivata rotta; arrivata danneggiata; mancano; mancavano; una nota di credito;
        non corrisponde al nostro ordine; abbiamo ricevuto solo; rotta; rotti;
        detrarremo; dedurremo; tratteniamo; verrà detratto; sarà detratto; verranno detratti;
        provvederemo a detrarre; procederemo a detrarre; decurteremo; fatturata due volte; emessa due volte;
        invece di; anziché; invece delle; abbiamo ricevuto solo; vi preghiamo di accreditare; accreditarci;
        portiamo in detrazione; benché concordato; nonostante;
        contestiamo; vi contestiamo; si contesta; la presente per contestare; non accettiamo; non possiamo accettare;
        non siamo d'accordo; respingiamo; rifiutiamo; abbiamo detratto; abbiamo trattenuto; deduciamo; tratterremo;
        vi addebitiamo; vi abbiamo addebitato; provvederemo ad addebitare; abbiamo decurtato; decurtiamo;
        è stato detratto; è stato trattenuto; è stata trattenuta; chiediamo nota di credito;
        richiediamo nota di credito; chiediamo una nota di credito; richiediamo una nota di credito;
        chiediamo l'emissione; emettere nota di credito; emettere una nota di credito; emissione di nota di credito;
        emissione nota di credito; inviare nota di credito; attendiamo nota di credito; nota di credito per;
        in attesa di nota di credito; reclamiamo; reclamo; contestazione; in contestazione; non è corretta;
        non è corretto; non risulta corretta; è errata; è errato; errato; errata; fatturato in più;
        fatturato in eccesso; fatturati in più; addebitato erroneamente; non corrisponde; non corrispondono;
        non concordato; non conforme; non conformi; discrepanza; differenza di; disputa; disputiamo;
        vogliate correggere; vi preghiamo di correggere; si prega di correggere; vi preghiamo di stornare;
        si prega di stornare; fattura errata; errore in fattura; fattura respinta; sospendiamo il pagamento;
        pagamento sospeso; non pagheremo; non verrà pagata; non sarà pagata; non procederemo al pagamento; bloccata;
        pagato parzialmente; pagamento parziale; pagato in meno; al netto della contestazione; segnaliamo;
        merce danneggiata; danneggiata; danneggiati; mancante; mancanti; ammanco; difettosa; difettosi; rettificare;
        storno; penale;
        non paghiamo; non pago; detraiamo; scaliamo; mandate nota di credito; nota di credito di; mai arrivato;
        mai arrivata; non è arrivato; non è arrivata; non abbiamo ordinato; mai ordinato; in più; due volte;
        addebitato due volte; prezzo sbagliato; fattura sbagliata; ci avete messo; ci avete addebitato; ci
        avete fatturato; da stornare; stornare; da accreditare; restituiamo la fattura; eravamo d'accordo;
        paghiamo la differenza
        """,
    "self_billed": """
        autofattura; autofatturazione; fattura emessa dal cessionario
        """,
    "invoice": """
        condizioni di pagamento; pagamento a 30 giorni; pagamento a vista; rimessa diretta; bonifico bancario a;
        modalità di pagamento; coordinate bancarie per il pagamento; contributo conai assolto;
        vi preghiamo di effettuare il pagamento; si prega di pagare; interessi di mora; copia di cortesia;
        operazione soggetta; scissione dei pagamenti; reverse charge; art 17; imposta di bollo assolta;
        ricevuta bancaria; esigibilità iva; iva assolta; grazie per la fiducia; regime forfettario; capitale sociale;
        non imponibile; termini di pagamento; fine mese; data fattura fine mese
        """,
    "statement": """
        saldo del vostro conto; fatture non pagate; saldo a nostro favore; saldo a vostro debito; partite aperte;
        saldo iniziale; saldo finale; saldo al; risultano aperte; scaduto; a scadere; non scaduto; saldo dare;
        saldo avere; saldo precedente; dalla nostra contabilità; salvo errori ed omissioni; salvo errori;
        totale scaduto; situazione al; riepilogo partite
        """,
    "dunning": """
        non risulta pervenuto; non risulta ancora pagata; non risultano pagate; risultano scadute; risulta scaduta;
        risulta insoluta; risultano insolute; vi ricordiamo; vi sollecitiamo; sollecitiamo il pagamento; ad oggi non;
        provvedere al pagamento; vi invitiamo a provvedere; si invita a; interessi moratori; azioni legali;
        vie legali; entro e non oltre; non abbiamo ancora ricevuto; non abbiamo ricevuto; mancato pagamento;
        non è ancora pervenuto; nel più breve tempo possibile; ancora in sospeso
        """,
}

TOTALS = {
    "total": """
        Totale; Totali; Totale generale; Totale complessivo; Importo totale; Totale pagato; Totale pagamento;
        Totale del pagamento; Totale bonifico; Totale distinta; Totale da pagare; Totale a pagare; Netto a pagare;
        Totale netto; Netto pagato; Somma; Totale bonificato; Totale importo; Totale EUR; Totale euro;
        Importo pagato; Importo bonifico; Importo del bonifico; Tot.; Tot. generale; Totale liquidato;
        Totale documento; Totale finale; Importo complessivo; Totale avviso; Totale netto pagato; Totale mandato;
        Netto bonificato; Importo netto; Totale disposizione; Totale pagamenti; Totale netto a pagare;
        Importo assegno; Totale assegno; Tot. pagato; Totale accreditato; Somma totale; Totale versato;
        insieme; in tutto; in totale; complessivamente; complessivo
        """,
    "subtotal": """
        Subtotale; Sub totale; Totale parziale; Totale fatture; Totale note credito; Totale note di credito;
        Totale per; Totale fornitore; Totale ritenute; Totale trattenute; Totale sconti; Totale società; Subtotali;
        Totale ritenuta d'acconto; Totale detrazioni; Somma parziale; Totale dare; Totale avere; Totale rettifiche;
        Totale lordo; Totale conto; Totale partite; Totale abbuoni; Totale compensazioni
        """,
    "page_total": """
        Totale pagina; Totale di pagina; Totale della pagina; Subtotale pagina; Totale pag.; Totale questa pagina;
        Somma pagina; Totali pagina
        """,
}

CARRIED = {
    "carried": """
        Riporto; A riportare; Da riportare; Riporto a nuovo; Riportato; Riporto da pagina precedente;
        Riporto pagina precedente; Importo riportato; Segue; Segue a pagina; Continua; Totale riportato;
        Totale a riportare; Totale da riportare; Riporti; Saldo riportato; Riporto alla pagina successiva;
        Dalla pagina precedente; Alla pagina successiva; Pagina precedente; Continua a pagina; Totale progressivo;
        Riporto totale; Segue alla pagina successiva; Importo a riportare; Riporto precedente
        """,
}

REASONS = {
    "pricing": """
        differenza prezzo; differenza di prezzo; differenze prezzo; differenze di prezzo; prezzo errato;
        errore prezzo; errore di prezzo; prezzo; prezzi; prezzo non concordato; prezzo non conforme; prezzo maggiore;
        prezzo superiore; prezzo non corretto; prezzo unitario; prezzo unitario errato; differenza listino; listino;
        tariffa errata; prezzo concordato; prezzo fatturato; fatturato in più; prezzo sbagliato; prezzo troppo alto;
        prezzo pattuito; maggior prezzo; scostamento prezzo; prezzo diverso; prezzo d'ordine; prezzo ordine;
        sovrapprezzo; aumento prezzo; aumento non concordato; variazione prezzo; tariffa; prezzo di listino;
        superiore a quanto concordato; sopra il prezzo concordato
        """,
    "extension": """
        errore di calcolo; calcolo errato; errore calcolo; errore aritmetico; arrotondamento; errore di somma;
        totale errato; arrotondamenti; conteggio errato; errore di conteggio; somma errata; errore nel totale;
        differenza di arrotondamento
        """,
    "damage": """
        danneggiato; danneggiata; danneggiati; danneggiate; danno; danni; merce danneggiata; danni da trasporto;
        danno da trasporto; rotto; rotta; rotti; rotte; rottura; rotture; avaria; merce rotta; avariato; avariata;
        ammaccato; ammaccati; deteriorato; deteriorata; danneggiamento; imballo danneggiato; colli danneggiati;
        bagnato; graffiato; graffiati; schiacciato; schiacciati; merce avariata; lesionato; incidente di trasporto;
        danno trasporto; pezzi rotti;
        schiacciata; schiacciate; ammaccate;
        piegato; piegata; piegati; piegate; storto; storta; storti; storte; crepato; crepata; crepati; crepate;
        incrinato; incrinata; incrinati; incrinate; scheggiato; scheggiata; scheggiati; scheggiate; strappato;
        strappata; strappati; graffiata; graffiate; bagnata; bagnati; bagnate; ammaccata; sfondato; sfondati;
        in frantumi; spaccato; spaccata; spaccati; spaccate; perdeva; perdevano
        """,
    "quality": """
        qualità; difetto; difetti; difettoso; difettosa; difettosi; difettose; merce difettosa; non conforme;
        non conformità; non conformi; merce non conforme; scarsa qualità; qualità non conforme; vizio; vizi;
        difetto di qualità; problema qualità; problemi di qualità; scarto; scarti; scaduto di validità;
        merce scaduta; fuori specifica; fuori tolleranza; malfunzionamento; non funzionante; inutilizzabile;
        lavorazione errata; guasto; guasti; difformità; qualità insufficiente; difetto di fabbricazione;
        difetti di qualità; materiale difettoso; prodotto difettoso; muffa; ammuffito; rilavorazione; selezione;
        non è conforme; non sono conformi; controllo qualità =0.8; respinta dal nostro controllo;
        respinto dal nostro controllo; respinta al controllo; non rispetta le specifiche;
        non corrisponde alle specifiche;
        controllo in accettazione =0.6; non idonea; non idoneo; non idonei;
        marcio; marcia; marci; marce; marciume; ammuffita; ammuffiti; ammuffite; rancido; rancida; tarme; vermi;
        insetti; infestato; infestata; contaminato; contaminata; corpo estraneo; puzzava; si stacca; si staccano;
        si scrosta; si ferma; scolorito; andato a male; andata a male
        """,
    "quantity": """
        consegna incompleta; consegna parziale;
        mancava; mancano; mancante; mancanti; consegnato in meno;
        quantità; differenza quantità; differenza di quantità; differenze quantità; quantità errata; ammanco;
        ammanchi; mancante; mancanti; mancanza; merce mancante; quantità mancante; consegna parziale;
        consegna incompleta; pezzi mancanti; colli mancanti; quantità inferiore; differenza quantitativa;
        quantità non corretta; merce mancante alla consegna; quantità non conforme; quantità consegnata;
        minor quantità; mancata quantità; materiale mancante; articoli mancanti; consegnato meno; mancano;
        incompleto; incompleta; quantità sbagliata; cartoni mancanti; differenza peso; calo peso; ammanco merce;
        bancali mancanti
        """,
    "wrong_product": """
        prodotto errato; merce errata; articolo errato; articolo sbagliato; prodotto sbagliato; merce sbagliata;
        non ordinato; non ordinata; merce non ordinata; articolo non ordinato; codice errato; modello errato;
        sostituzione; prodotto diverso; colore errato; misura errata; errore di consegna; materiale errato;
        taglia errata; scambio merce; invertito; prodotto non ordinato; articolo diverso; materiale non ordinato;
        errore articolo; merce diversa; non richiesto; non richiesta; taglia sbagliata; colore sbagliato;
        al posto di quelli ordinati; scambiato; scambiati; scambiata; invertiti; invertita
        """,
    "terms": """
        condizioni; condizioni di pagamento; condizioni non rispettate; termini di pagamento; condizioni errate;
        condizioni contrattuali; condizioni commerciali; scadenza errata; termini; condizioni pattuite;
        condizioni concordate; condizioni di vendita; dilazione; modalità di pagamento errata; resa
        """,
    "pallet": """
        pallet; bancale; bancali; pedana; pedane; pallets; europallet; interscambio pallet; cauzione; cauzioni;
        imballi; vuoti; vuoti a rendere; pallet EPAL; imballi a rendere; bancali non resi; imballaggi; cassette;
        epal; cauzione imballi; palletts; contenitori; addebito pallet
        """,
    "return": """
        reso; resi; merce resa; reso merce; restituzione; restituito; merce restituita; rientro; resa merce;
        ritiro merce; reso cliente; resi merce; restituita; restituiti; richiamo prodotto; ritiro prodotto;
        invenduto; resi invenduto; restituzione merce; resa; materiale reso; autorizzazione al reso; respinta merce;
        prodotti resi; bolla di reso; ritiro; merce respinta
        """,
    "duplicate": """
        doppia fatturazione; fatturato due volte; fattura doppia; doppione; duplicato; duplicata; fattura duplicata;
        già pagata; già pagato; già fatturato; già fatturata; pagato due volte; doppio pagamento; doppia fattura;
        doppio addebito; fatturata due volte; due volte; già saldata; già saldato; addebitato due volte;
        duplicazione; fattura già pagata; già liquidata; pagata due volte; già contabilizzata; doppio; doppia;
        fattura già saldata
        """,
    "balance_declined": """
        saldo rifiutato; partita non riconosciuta; non riconosciuto; non accettato; saldo non accettato;
        partita non accettata; non riconosciuta; respinto; saldo non riconosciuto; non ammesso
        """,
    "discount": """
        sconto; sconto cassa; sconto non applicato; sconto mancante; sconto non concesso; abbuono; sconto merce;
        sconto quantità; sconto non riconosciuto; mancato sconto; sconti; sconto concordato; sconto finanziario;
        sconto omesso; sconto volume; ribasso; mancata applicazione sconto; sconto contrattuale; sconto commerciale;
        abbuoni; sconto pattuito; sconto incondizionato; sconto non calcolato; sconto indebito; sconto dimenticato
        """,
    "cancelled": """
        annullato; annullata; ordine annullato; annullamento; cancellato; cancellata; disdetta; disdetto; recesso;
        contratto disdetto; ordine cancellato; annullamento ordine; cancellazione; risoluzione contratto; annullati;
        servizio disdetto; cessato; cessata; risolto; abbonamento disdetto; storno totale; prestazione annullata;
        rescissione;
        abbiamo annullato; era stato annullato; è stato annullato; è stata annullata; stato annullato; stata annullata;
        revocato; revocata; abbiamo disdetto
        """,
    "delivery_charge": """
        spese di consegna; spese di spedizione; spese spedizione; spese di gestione; spese imballo; spese di imballo;
        supplemento; sovrapprezzo carburante; spese postali; spese incasso; spese di incasso; contributo spese;
        spese amministrative; diritto di chiamata; ordine minimo; minimo d'ordine; costi di spedizione;
        costi di consegna; addebito consegna; spese accessorie; spese non concordate; spese; corriere espresso;
        supplemento carburante; porto
        """,
    "missing_documents": """
        documenti mancanti; documento mancante; mancanza documenti; mancanza documentazione; documentazione mancante;
        DDT mancante; manca DDT; mancanza DDT; bolla mancante; certificato mancante; prova di consegna;
        prova di consegna mancante; documentazione incompleta; documentazione; certificati mancanti;
        manca documentazione; manca il ddt; assenza documenti; DDT non firmato; bolla non firmata; DURC;
        DURC mancante; certificato; certificato di origine; manca certificato; certificati; dichiarazione mancante;
        senza ddt; giustificativi; pezze giustificative; rapportino mancante; documenti non ricevuti; POD mancante
        """,
    "freight": """
        trasporto; spese di trasporto; nolo; costi di trasporto; costo trasporto; addebito trasporto; trasporti;
        spese trasporto; vettore; contributo trasporto; soste; differenza trasporto; porto franco; porto assegnato;
        costo di trasporto; noli; franco destino; controstallie; corriere; trasportatore; spedizioniere;
        maggiori costi di trasporto; sosta; trasporto non concordato
        """,
    "late_delivery": """
        ritardo; ritardata consegna; ritardo consegna; ritardo di consegna; ritardo nella consegna;
        consegna in ritardo; consegna tardiva; penale per ritardo; penale ritardata consegna; penali; penale;
        penale per ritardata consegna; ritardi; giorni di ritardo; consegnato in ritardo; consegnata in ritardo;
        fuori termine; termini di consegna non rispettati; oltre i termini; tardiva consegna;
        mancato rispetto dei termini; livello di servizio; tardiva; ritardi di consegna; penali di ritardo;
        penale contrattuale; penali contrattuali; penali ritardo; in ritardo; ritardata; fuori tempo; puntualità
        """,
    "prior_overpayment": """
        pagamento in eccesso; pagato in eccesso; pagato in più; maggior pagamento; eccedenza di pagamento;
        precedente pagamento in eccesso; pagato per errore; recupero pagamento; pagamento indebito; versato in più;
        conguaglio; recupero somme; pagamento non dovuto; eccedenza; indebito; maggior importo pagato;
        versamento in eccesso; pagato erroneamente; differenza pagamento precedente; recupero;
        pagamento doppio recuperato
        """,
    "tax": """
        IVA; imposta; IVA errata; errore IVA; aliquota errata; aliquota IVA; ritenuta; ritenuta d'acconto; imposte;
        reverse charge; IVA non dovuta; aliquota IVA errata; esente; esenzione; esente IVA; inversione contabile;
        split payment; imposta di bollo; bollo; non imponibile; IVA non corretta; ritenuta acconto; tassa; tasse;
        partita IVA errata; dichiarazione d'intento; lettera d'intento; IRPEF; esenzione IVA;
        scissione dei pagamenti; rit acconto; ritenute; split; ritenuta irpef; enasarco
        """,
    "promotion": """
        promozione; promozioni; contributo promozionale; contributo pubblicitario; pubblicità; premio fine anno;
        premi; premio; PFA; bonus; attività promozionale; volantino; marketing; contributo marketing; rebate;
        premio quantità; premi fine anno; fuori fattura; sconti fuori fattura; campagna; contributo; referenziamento;
        listing; inserimento; contributo inserimento; esposizione; testate; bonus fine anno; accordo promozionale;
        sconto promozionale; promo; premio di fine anno; azione promozionale; contributi promozionali;
        contributo nuove aperture; premio consuntivo; co-marketing; attività promozionali; taglio prezzo; premialità
        """,
    "not_received": """
        mai ricevuta; mai ricevuto; mai arrivata; non abbiamo ricevuto; non risulta consegnata; non ci risulta; mai
        consegnata; non pervenuta; non è arrivata;
        non ricevuto; non ricevuta; merce non ricevuta; mai ricevuto; mai ricevuta; non consegnato; non consegnata;
        mancata consegna; non pervenuto; non pervenuta; smarrito; smarrita; smarrimento; merce non consegnata;
        mai consegnato; mai arrivato; mai arrivata; servizio non reso; prestazione non eseguita; non ricevuti;
        non eseguito; non eseguita; perso; merce mai ricevuta; collo smarrito; prestazione non resa; mai consegnata;
        non arrivato; non arrivata; mai pervenuta; mai pervenuto; non abbiamo ricevuto; non è stata consegnata;
        non è stato consegnato; servizio non erogato; non è arrivata; non è mai arrivata; non ricevute;
        non consegnati; servizio non effettuato; merce non pervenuta; merce smarrita; non svolto; non svolta
        """,
    "no_open_item": """
        fattura sconosciuta; fattura non trovata; fattura non registrata; fattura non presente;
        fattura non di nostra competenza; non di nostra competenza; sconosciuta; non risulta; fattura non ricevuta;
        fattura non a noi intestata; intestazione errata; società errata; non ci risulta; destinatario errato;
        mai ordinato; mai ordinata; ragione sociale errata; fattura inesistente; non nostra; non intestata a noi;
        ragione sociale sbagliata; non di competenza; mai richiesto; non registrata; fattura mancante;
        non ci riguarda; nessun ordine; non in contabilità
        """,
    "missing_po": """
        ordine mancante; numero ordine mancante; manca ordine; manca numero ordine; senza ordine; assenza ordine;
        ordine non presente; numero ordine errato; ordine inesistente; mancanza ordine; manca il numero d'ordine;
        senza numero ordine; ordine errato; riferimento ordine mancante; manca riferimento ordine;
        senza ordine di acquisto; OdA mancante; manca OdA; numero d'ordine mancante; mancanza numero ordine;
        manca il numero ordine; CIG mancante; numero d'ordine; riferimento ordine assente; numero d'ordine errato;
        ordine non valido; senza riferimento ordine; ordine chiuso; CIG errato; senza oda;
        nessun ordine; nessun numero d'ordine; numero di impegno; impegno di spesa; riferimento dell'ordine
        """,
}

CONTESTED = {
    "promotion discount": "premio; premi; premio fine anno; premio di fine anno; premio quantità; bonus",
    "pricing promotion": "prezzo promo; prezzo promozionale; prezzo di offerta; prezzo speciale",
    "delivery_charge freight": """
        spese di spedizione; spese di consegna; spese spedizione; porto; costi di spedizione; costi di consegna;
        franco
        """,
    "quantity not_received": """
        merce non ricevuta; non ricevuta; non ricevuto; non consegnata; merce mancante; non consegnato
        """,
    "quality damage": "avaria; avariata; avariate; deteriorata",
    "quality missing_documents other": "etichettatura; etichetta; etichette",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        non ordinato; non ordinata; non ordinati; senza ordine; mai ordinato; nessun ordine; non abbiamo ordinato;
        non richiesta
        """,
    "no_open_item wrong_product other": """
        cliente errato; cliente sbagliato; altra società; altra ditta; altro cliente; non di nostra competenza;
        non è nostra; non siamo il cliente; non per noi; società errata; intestatario errato
        """,
}

METHODS = {
    "ach": """
        pagamento elettronico; trasferimento elettronico; ACH; EFT; trasferimento elettronico di fondi;
        rete interbancaria
        """,
    "wire": """
        bonifico; bonifico bancario; bonifico estero; bonifico ordinario; SWIFT; bonifico urgente;
        bonifico internazionale; a mezzo bonifico; giroconto; bonifico singolo; BON.; bonifici; bonifico Italia;
        bon. bancario; bonifico swift; tramite bonifico; bonifico nazionale; rimessa bancaria; con bonifico;
        trasferimento bancario; girofondi; BB
        """,
    "cheque": """
        assegno; assegno bancario; assegno circolare; a mezzo assegno; assegni; assegno non trasferibile;
        con assegno; A/B; A/C; tramite assegno
        """,
    "card": """
        carta di credito; carta di debito; carta; carta aziendale; carta virtuale; bancomat; carta prepagata; POS
        """,
    "sepa": """
        bonifico SEPA; SEPA; SCT; bonifico europeo; bonifico istantaneo; bonifico SEPA istantaneo;
        SEPA credit transfer; SEPA instant; bon. SEPA; bonifico sepa italia; bonifico SCT
        """,
    "direct_debit": """
        RID; SDD; addebito diretto; addebito diretto SEPA; domiciliazione bancaria; addebito in conto;
        domiciliazione; SEPA direct debit; addebito automatico; addebito in conto corrente; addebito SEPA
        """,
    "other": """
        contanti; compensazione; RiBa; ricevuta bancaria; Ri.Ba.; effetti; cambiale; tratta; contrassegno;
        confirming; factoring; MAV; RAV; F24; bollettino postale; rimessa diretta; contante; lettera di credito;
        cessione del credito; pagamento in contanti; netting; PagoPA; CBILL; vaglia; credito documentario;
        bollettino; anticipo fatture
        """,
}

TYPES = {
    "invoice": """
        fattura; FT; FATT; fatt.; ft.; fatture; FA; fattura fornitore; fattura acquisto; FTA; FV; fattura immediata;
        fattura differita; FAT; TD01; fattura passiva; FF; fatt. acquisto; parcella; fattura di acquisto; FR;
        fattura accompagnatoria; TD24; fattura elettronica
        """,
    "credit_memo": """
        nota di credito; nota credito; NC; N.C.; note di credito; NDC; nota accredito; nota di accredito; accredito;
        TD04; nota cr.; note credito; NCR; nota c.; storno; nota di credito fornitore; N/C; NCA; nota di variazione;
        n. credito; nota cred.
        """,
    "debit_memo": """
        nota di addebito; nota addebito; ND; nota di debito; nota debito; addebito; NA; N.D.; TD05; NAD; N/D;
        note di addebito; note di debito; penale; NDD; reclamo; n. debito; NDA; contestazione;
        nostro addebito; addebito a fornitore; addebito al fornitore; addebito emesso
        """,
    "purchase_order": "ordine; ordine d'acquisto; ordine di acquisto; OdA; buono d'ordine; ord.",
    "adjustment": """
        rettifica; abbuono; ritenuta; trattenuta; compensazione; acconto; conguaglio; storno contabile;
        arrotondamento; sconto; spese; interessi; premio; anticipo; commissioni; ritenuta d'acconto; giroconto;
        premio fine anno; contributo; rettifiche; ritenuta a garanzia; penali; bollo; detrazione; PFA;
        interessi di mora; commissione; bonus; differenza; cauzione; spese bancarie
        """,
}

MAILS = {
    "auto_reply": """
        risposta automatica; fuori ufficio; fuori sede; sono fuori ufficio; sono assente; assente dall'ufficio;
        assente fino al; sono in ferie; in ferie; sarò di ritorno; sarò assente; rientrerò; rientro il;
        messaggio automatico; abbiamo ricevuto il suo messaggio; abbiamo ricevuto la sua richiesta;
        abbiamo ricevuto il tuo messaggio; abbiamo ricevuto la tua richiesta; la sua richiesta è stata;
        non rispondere a questo messaggio; non rispondere; mancato recapito; impossibile recapitare;
        messaggio non recapitato; in mia assenza; durante la mia assenza; per urgenze; in maternità; sarò in ferie;
        ufficio chiuso; chiusi per ferie; chiusura estiva; grazie per averci contattato; non lavora più;
        in caso di urgenza; risponderò al mio rientro; al mio rientro; accesso limitato alla posta; ticket aperto;
        conferma di ricezione =0.4; richiesta presa in carico; presa in carico; sono in congedo; chiusura aziendale;
        con accesso limitato alle mail; non sarò in ufficio; congedo di maternità; ricevuta di ritorno
        """,
    "newsletter": """
        annulla iscrizione; annullare l'iscrizione; cancella iscrizione; disiscriviti; disiscrizione; cancellarti;
        disiscriverti; newsletter; visualizza nel browser; visualizza nel tuo browser; versione online;
        hai ricevuto questa email perché; ricevi questa email perché; offerta speciale; iscriviti; webinar; scopri;
        scopri di più; seguici; registrati ora; leggi di più; continua a leggere; offerta esclusiva; codice sconto;
        approfitta; promo; non vuoi più ricevere; non desideri più ricevere; clicca qui per cancellarti;
        gestisci le tue preferenze; solo per te; acquista ora; partecipa; non perdere; iscrizione alla newsletter;
        prenota una demo; in anteprima; se non visualizzi correttamente
        """,
    "bank_detail_change": """
        nuove coordinate bancarie; variazione coordinate bancarie; cambio coordinate bancarie; cambio IBAN;
        nuovo IBAN; variazione IBAN; cambio banca; nuovo conto corrente; cambio conto corrente; nuovo conto =0.5;
        modifica coordinate bancarie; aggiornamento coordinate bancarie; nostre coordinate bancarie sono cambiate;
        coordinate bancarie sono cambiate; coordinate bancarie sono variate; il nostro IBAN è cambiato;
        IBAN è cambiato; variazione delle coordinate bancarie; cambio di coordinate bancarie; nuova banca =0.5;
        vecchio conto =0.5; vecchio IBAN =0.6; futuri pagamenti =0.4; prossimi pagamenti =0.3;
        i prossimi bonifici =0.4; aggiornare le coordinate bancarie; abbiamo cambiato banca; cambiato banca;
        nuove coordinate =0.6; nuovi dati bancari; aggiornamento IBAN; modifica IBAN; cambio di IBAN;
        cambio di banca; cambio di conto =0.6; variazione conto corrente; aggiornare i nostri dati bancari;
        conto precedente =0.3; modifica dei dati bancari; variazione dati bancari; cambiato le coordinate bancarie;
        variazione appoggio bancario; cambio appoggio bancario; dati bancari sono cambiati
        """,
    "phishing": """
        il tuo account è stato sospeso; il suo account è stato sospeso; account sospeso; account sarà sospeso;
        verifica il tuo account; verificare il tuo account; conferma la tua password; clicca sul link;
        clicca qui per verificare; clicca qui per confermare; la tua casella è piena; casella di posta piena;
        password in scadenza; password scade; attività insolita; attività sospetta; accesso insolito;
        verifica la tua identità; hai vinto; conferma la tua identità; aggiorna il tuo account; carte regalo;
        buoni regalo; bonifico urgente; operazione riservata; strettamente riservato; eredità; lotteria;
        confermare i tuoi dati; accedi per visualizzare; verrà disattivato; sarà disattivato; conto bloccato;
        carta bloccata; conto sospeso; confermare i suoi dati; aggiorna i tuoi dati; documento sicuro;
        verifica subito; reimposta la password; pagamento in sospeso della spedizione
        """,
    "cover_note": """
        allegato; allegata; allegati; allegate; in allegato; foto allegata; scansione allegata; vi invio;
        le invio; vi inviamo; vi mando; vi trasmetto; immagini allegate;
        in allegato; allegato; allegata; allegati; si allega; alleghiamo; in allegato trovate; in allegato troverete;
        in allegato trova; in allegato alla presente; vi inviamo in allegato; vi trasmettiamo in allegato;
        inviamo in allegato; trasmettiamo in allegato; vi alleghiamo; come da allegato; vedi allegato;
        si veda allegato; documento allegato; file allegato; troverete in allegato; trovate in allegato;
        si trasmette in allegato; si invia in allegato; allego; in allegato inviamo; in allegato trasmettiamo;
        in allegato vi inviamo; allegato alla presente; qui allegato; qui allegata; in allegato si trasmette;
        allegata alla presente; inviamo allegato; inoltriamo in allegato
        """,
}

LETTERS = {
    "closing": """
        cordiali saluti; distinti saluti; saluti; cordialmente; un cordiale saluto; buona giornata;
        porgiamo distinti saluti; porgiamo cordiali saluti; con i migliori saluti; i migliori saluti; buon lavoro;
        inviato da iphone; inviato dal mio iphone; le informazioni contenute in questo;
        le informazioni contenute nella presente; questo messaggio è riservato; questo messaggio e i suoi allegati;
        ai sensi del; in fede; restiamo a disposizione; rimaniamo a disposizione; ringraziando;
        grazie e cordiali saluti; grazie e saluti; avviso di riservatezza
        """,
    "quoted": "messaggio originale; ha scritto; messaggio originario",
    "forwarded": """
        messaggio inoltrato; inizio messaggio inoltrato; inizio messaggio reindirizzato; inoltrato da
        """,
    "below": "qui sotto; di seguito; sotto riportato; vedi sotto; per conoscenza; in calce",
    "promise": """
        prossimo bonifico; prossima scadenza; prossimo pagamento; prossimo ciclo di pagamento; prossima distinta;
        in programma per il pagamento; sarà saldata
        """,
    "question": """
        potete; potreste; può; potrebbe; puoi; potresti; vi chiediamo di confermare; si prega di confermare;
        vi preghiamo di confermare; si chiede conferma; chiediamo conferma; in attesa di riscontro;
        in attesa di un vostro riscontro; restiamo in attesa; rimaniamo in attesa; attendiamo riscontro;
        si prega di verificare; vi preghiamo di verificare; chiediamo di verificare; ci manca; ci mancano;
        avete ricevuto; perché; quando; dove; abbiamo bisogno; ho bisogno; ci serve; vi preghiamo di inviarci;
        si prega di inviare; chiediamo cortesemente; chiedo cortesemente; è possibile; sarebbe possibile;
        vorrei sapere; vorremmo sapere; fateci sapere; cortesemente confermare; chiediamo chiarimenti;
        gentilmente inviarci
        """,
    "portal": """
        sul portale; disponibile per il download; portale fornitori; area riservata; accedere al portale;
        disponibile sul portale; scaricabile; può essere scaricato; consultabile online; portale del fornitore;
        disponibile online
        """,
    "refusal": """
        mai; non modifichiamo; non cambiamo; frode; frodi; truffa; truffe; attenzione; in caso di;
        qualsiasi variazione; eventuali variazioni; ogni variazione; se le vostre; vostre coordinate; vs coordinate;
        verificare
        """,
    "bank": """
        coordinate bancarie; conto corrente; IBAN =0.7; dati bancari; conto =0.5; banca =0.5; appoggio bancario;
        numero di conto; c c =0.5; istituto bancario; dati di pagamento; dati bonifico;
        dati del conto
        """,
    "novelty": """
        nuovo; nuova; nuove; nuovi; cambiato; cambiate; cambio; variato; variate; variazione; modificato; modifica;
        aggiornato; aggiornamento; aggiornare; d'ora in poi; da ora in poi; a partire da; da oggi; non più;
        precedente; vecchio; chiuso; sostituito; con effetto immediato; in futuro;
        modificare; cambiare; altro; sostituisce;
        diventa; chiusura; fusione;
        aggiornate; d'ora in avanti; vecchia; vecchie;
        modificate
        """,
    "courtesy": """
        non esitate; non esiti; per qualsiasi; per ogni chiarimento; per chiarimenti; per informazioni;
        a disposizione; restiamo a; resto a; rimaniamo a; rimango a; grazie; ringraziamo; ringraziando; buongiorno;
        buona giornata; buona serata; buon lavoro; buon fine settimana; come concordato; come da accordi;
        come richiesto; come da vostra richiesta; per vostra informazione; per conoscenza; per vostra opportuna;
        non rispondere; generata automaticamente; generato automaticamente; inviata automaticamente;
        inviato automaticamente; messaggio automatico; confermare la ricezione; confermare ricezione; dare conferma;
        riservatezza; ambiente; il dettaglio; i dettagli; seguenti fatture; porgiamo; saluti;
        generata in automatico; riceverete; giorni lavorativi
        """,
    "own": """
        nostro; nostra; nostri; nostre; ns; mio; mia
        """,
    "yours": """
        vostro; vostra; vostri; vostre; vs; Suo; Sua
        """,
    "henceforth": """
        d'ora in poi; da ora in poi; d'ora in avanti; da oggi; in futuro
        """,
}

SIGNS = {
    "absence": """
        fuori ufficio; fuori sede; assente; assenza; in ferie; ferie; in vacanza; in viaggio; in malattia;
        non sono in ufficio; non disponibile; chiuso per; chiusura;
        non lavora più; non lavoro più; in maternità; in permesso; in trasferta; in malattia;
        non ci sono; uffici chiusi; non in ufficio;
        faccio più parte; fa più parte; ha lasciato; in congedo; in formazione; a riposo; festività; non leggerò;
        sarò di nuovo; sarò in ufficio; torno il; rientro il
        """,
    "return": """
        rientro; mio rientro; ritorno; tornerò; fino al; fino a; risponderò; leggerò; urgenze; per urgenze;
        in caso di urgenza; contattare; mia assenza; a partire dal; di nuovo;
        riapertura; riapriremo; riapriamo;
        rivolgersi a; si rivolga; scrivere a; contatti; contattate; nel frattempo; mia collega; mio collega; evase;
        sarò di nuovo; sarò in ufficio; torno il; rientro il
        """,
    "threat": """
        sospeso; bloccato; limitato; disattivato; eliminato; scade; scaduta; scaduto; superato; pieno; piena;
        insolito; insolita; sospetta; sospetto; entro 24 ore; entro 48 ore; ultimo avviso; evitare; perderà;
        in giacenza; trattenuto; spese non pagate; limite;
        scadenza; andrà perso
        """,
    "credential": """
        password; credenziali; nome utente; suo account; tuo account; sua casella; sua identità; dati di accesso;
        dati della carta; codice di sicurezza; pin; account
        """,
    "act": """
        clicchi; clicca; cliccando; link; confermi; confermare; conferma; verifichi; verificare; accedi; accedere;
        aggiorni; aggiornare; inserisca; inserire; riattivare; sbloccare
        """,
    "overdue": """
        sollecito; sollecito di pagamento; scaduta; scadute; fattura scaduta; fatture scadute; insoluto; insoluti;
        fatture aperte; promemoria; estratto conto; messa in mora; ritardo di pagamento; saldo aperto; recupero crediti
        """,
    "will_pay": """
        pagamento è previsto; pagamento previsto; sarà pagata; sarà pagato; verrà pagata; pagheremo; bonifico previsto;
        disporremo; fine mese; prossima settimana; in approvazione; in attesa di approvazione; ritardo;
        sarà effettuato; in pagamento; programmato
        """,
    "has_paid": """
        già pagata; già pagato; è stata pagata; è stato pagato; già saldata; già saldato; abbiamo pagato;
        abbiamo saldato; bonifico effettuato; già bonificato; verificare; risulta pagata; pagata il
        """,
    "not_received": """
        non abbiamo ricevuto; mai ricevuto; mai ricevuta; non risulta; non ci risulta; copia della fattura; duplicato;
        rinviare; inviarci; rispedire; non troviamo
        """,
}

PARTIES = {
    "name": """
        Tesoreria; Ufficio pagamenti; Ufficio tesoreria;
        Contabilità; Ufficio contabilità; Amministrazione; Ufficio acquisti; Contabilità fornitori;
        Nome; Denominazione; Ragione sociale; Ditta; Società; Denominazione/Ragione sociale; Intestazione
        """,
    "address": """
        Indirizzo; Indirizzo di consegna; Luogo di destinazione; Luogo di consegna; Sede legale; Sede; Via
        """,
    "yours": """
        Vs.; Vostra; vostro; cliente; del cliente; cessionario; destinatario; committente
        """,
}

MONTHS = (
    "gennaio gen genn",
    "febbraio feb febb",
    "marzo mar",
    "aprile apr",
    "maggio mag magg",
    "giugno giu giug",
    "luglio lug lugl",
    "agosto ago ag",
    "settembre set sett",
    "ottobre ott",
    "novembre nov",
    "dicembre dic",
)

STOPWORDS = """
    il lo la i gli le di del della dei delle degli da dal dalla in nel con su per tra e o che non un una uno al alla
    ai alle vi ci si sono è abbiamo vostra vostro nostra nostro vs ns data importo spett gentile gentili saluti
    distinti cordiali grazie buongiorno presente come dell all sul sulla
    """

SMALL_WORDS = {
    "given": "adriano alberto aldo alessandra alessandro alessia alessio alfredo alice andrea angela angelo anna "
    "antonella antonio arianna barbara beatrice bruno carla carlo carmela caterina chiara cinzia claudia "
    "claudio corrado cristina daniela daniele dario davide debora diego domenico donatella elena eleonora "
    "elisa elisabetta emanuela emanuele enrico enzo fabio federica federico filippo flavio franca "
    "francesca francesco franco gabriele gaetano gianluca gianni gino giorgia giorgio giovanna giovanni "
    "giulia giuliana giulio giuseppe giuseppina grazia guido ilaria irene ivan lorenzo luca lucia luciano "
    "luigi luisa manuela marcello marco margherita maria mario marta martina massimo matteo mattia "
    "maurizio michela michele mirko monica nicola nicoletta paola paolo patrizia piero pietro raffaele "
    "raffaella renato riccardo rita roberta roberto rocco rosa rosanna salvatore sandro sara serena "
    "sergio silvia silvio simona simone sofia stefania stefano susanna teresa tiziana tommaso umberto "
    "valentina valeria vincenzo vittoria vittorio",
    "desk": "attenzione cortese contabilita ufficio amministrazione fornitori clienti tesoreria pagamenti finanza "
    "finanziaria servizio settore acquisti responsabile direzione ragioneria reparto commerciale titolare reclami",
    "credit": "detratto dedotto accredito accreditare accreditarci credito rimborso stornare storno "
    "detrarre detraiamo tratteniamo tratterremo",
    "deduct": "detratto detratta decurtare decurtata tratterremo tratteniamo detrarremo detraiamo",
    "cancel": "annullate annullare annullamento stornare storno",
    "request": "chiedo richiedo attendo vorrei vorremmo pretendo esigiamo sollecito gradirei chiede "
    "deve devono va chiediamo preghiamo richiediamo prego vogliate attendiamo pretendiamo "
    "potete potreste gradiremmo sollecitiamo",
    "ours": "nostro nostra ns ordinante pagatore",
    "theirs": "vostro vostra vs beneficiario fornitore accredito favore",
    "rest": "resto restante rimanente rimanenza",
    "deducted": "deduzione deduzioni detrazione detrazioni",
    "today": "oggi odierna odierno",
    "not": "non rifiutiamo",
    "until": "entro oltre",
    "bank_statement": "estratto",
    "received": "ricevuto ricevuta arrivo",
    "joint": "il lo la del al giorno di",
    "hold": "bloccata bloccato blocchiamo sospeso sospesa sospendiamo tratteniamo trattenuto attesa fermo",
    "correct": "rifare rifatta riemettere correggere correggete correzione rettificare rettifica corretta "
    "rettificata regolarizzare",
    "claim": "reclamo addebito debito contestazione trattenuta detrazione penale penali difformita disputa",
    "paper": "avviso nota lettera verbale modulo rapporto notifica segnalazione comunicazione",
    "stamp": "ricevuto entrata pagato copia originale duplicato bozza riservato approvato registrato data il da",
    "evidence": "prova ddt bolla firmata firmato attestazione",
    "rebate": "sconto abbuono ribasso",
    "copied": "doppio gia doppia duplicata duplicato stessa",
    "accept": "accettare accettata approvare approvata registrare registrata",
}

VERBS = {
    "pay": "pag bonific vers",
    "credit": "accredit rimbors storn",
    "deduct": "detra decurt tratten tratter dedurr deduc scomput",
    "cancel": "annull storn",
    "hold": "blocc sospen sospe",
    "correct": "corregg corrett correz rettif riemett riemis",
    "accept": "accett approv conform",
    "refuse": "rifiut respin contest",
    "charge": "addebit",
}

STEMS = {
    "told": "motivo causale descrizione",
    "pay": "pagamento pagamenti pagato pagata bonifico bonifici bonificato saldato liquidato disposizione assegno "
    "versamento versato mandato",
    "amount": "importo imp somma totale valore",
    "date": "data",
    "on": "il",
    "number": "no ref rif riferimento id codice num",
    "invoice": "fattura fatture fatt ft documento doc",
    "order": "ordine ord",
    "discount": "sconto sconti sc abbuono abbuoni",
    "deduction": "trattenuta trattenute deduzione deduzioni rettifica rettifiche penale penali addebito",
    "withholding": "ritenuta ritenute",
    "gross": "lordo originario originale iniziale",
    "run": "operazione disposizione mandato ordine",
    "theirs": "fornitore vs vostro vostra vostre",
    "party": "azienda societa ente",
    "notice": "avviso dettaglio distinta contabile comunicazione riepilogo specifica notifica",
    "before": "gia precedente precedenti prima precedentemente",
}
