"""Dutch."""

COLUMNS = {
    "document_number": """
        Factuurnummer; Factuurnr.; Factuur nr.; Factuur; Facturen; Fact.nr.; Factnr; Fact. nr.; Factuurno.;
        Factuurkenmerk; Factuur-ID; Factuurref.; Factuurreferentie; Uw factuur; Uw factuurnummer; Uw factuurnr.;
        Uw factuur nr.; Uw kenmerk; Uw referentie; Uw ref.; Uw document; Uw nummer; Uw nr.; Uw facturen;
        Documentnummer; Document; Documentnr.; Document nr.; Doc.nr.; Docnr; Doc. nr.; Stuknummer =0.7; Stuknr. =0.7;
        Boekstuknummer leverancier; Referentie =0.8; Ref. =0.8; Referentienummer =0.8; Refnr. =0.8; Kenmerk =0.8;
        Ref. nr. =0.8; Leveranciersfactuur; Leveranciersfactuurnummer; Factuurnummer leverancier;
        Factuur leverancier; Extern documentnummer; Extern document; Extern nr.; Externe referentie;
        Ext. documentnr.; Documentreferentie; Leveranciersreferentie; Referentie leverancier; Ref. leverancier;
        Kenmerk leverancier; Creditnota; Creditnota nr.; Creditnotanummer; Factuur/creditnota; Factuur-/creditnummer;
        Nota; Notanummer; Nota nr.; Notanr.; Betalingskenmerk =0.6; Origineel factuurnummer;
        Factuurnummer/creditnota; Oorspronkelijk factuurnummer; Betaalde factuur; Betreft factuur; Onze factuur =0.6;
        Omschrijving factuur =0.4; Nummer =0.5; Nr. =0.4; Betreft =0.4; Oorspronkelijke factuur; Declaratienummer;
        Declaratie =0.6; Factuurnummer crediteur; Invoice;
        bij factuur; op factuur; voor factuur; betreffende factuur; stuk; stuknr
        """,
    "our_number": """
        Ons kenmerk; Onze referentie; Onze ref.; Ons document; Ons nummer; Ons nr.; Ons documentnummer;
        Intern nummer; Intern nr.; Interne referentie; Int. nr.; Boekstuknummer; Boekstuk; Boekstuknr.;
        Boekingsnummer; Boekingsnr.; Journaalnummer; Dagboek; Dagboeknr.; Volgnr. =0.4; Onze boeking;
        Registratienummer; Registratienr.; Inkoopfactuurnummer; Inkoopfactuur =0.6; Intern document;
        Intern documentnummer; Batch; Batchnummer; Voucher; Vouchernummer; Onze factuurnummer =0.4; Ons volgnummer;
        Boeknummer; Documentnummer intern; SAP-nummer; SAP-document; Verwerkingsnummer; Postnummer =0.5;
        Boekhoudnummer; Transactienummer =0.4; Onze boekstuknr.; Dossier =0.4
        """,
    "document_type": """
        Soort; Type; Documenttype; Documentsoort; Soort document; Srt.; Doc. soort; Type document; Documentsrt.;
        Boekingssoort; Transactietype; Aard; Mutatiesoort; D/C; Soort post; Doc. type; Code =0.4; Categorie =0.4
        """,
    "document_date": """
        Datum; Factuurdatum; Fact.datum; Factdatum; Documentdatum; Doc.datum; Datum factuur; Datum document; Van;
        d.d.; Boekdatum =0.6; Boekingsdatum =0.6; Datum nota; Notadatum; Uw datum; Uitgiftedatum; Opmaakdatum;
        Referentiedatum; Datum creditnota; Transactiedatum =0.6; Fact. datum; Doc. datum; Dat.; Stukdatum;
        Datum referentie; Invoerdatum =0.5; Datum uitgifte
        """,
    "due_date": """
        Vervaldatum; Vervaldag; Vervalt; Vervalt op; Betaaldatum uiterlijk; Uiterste betaaldatum; Verv.datum;
        Vervald.; Uiterste datum; Te betalen voor; Vervaldat.; Uiterlijk; Verv. datum; Betaaltermijn =0.5;
        Datum vervallen
        """,
    "purchase_order": """
        Inkooporder; Inkoopordernummer; Inkoopordernr.; Ordernummer; Ordernr.; Order; Order nr.; Bestelnummer;
        Bestelnr.; Bestelling; Bestelbon; Bestelbonnummer; Bestelbon nr.; Onze order; Onze bestelling; Uw order;
        Ons ordernummer; Opdracht; Opdrachtnummer; Opdrachtnr.; PO; PO-nummer; PO nr.; Ons bestelnummer;
        Orderreferentie; Inkoopopdracht; Inkooporder nr.; Contract =0.3; Contractnummer =0.3; Projectnummer =0.3;
        Uw ordernummer; Bestelopdracht; Verplichtingnummer =0.4; Bestelordernummer; Inkoopnr.; Inkoopnummer;
        Ons inkoopnr.; Ons inkoopnummer; Uw inkoopnummer; Inkooporder-nr.; Onze bestelbon; Ons ordernr.;
        Bestelopdracht nr.; Inkoopref.
        """,
    "gross_amount": """
        Factuurbedrag; Bruto; Brutobedrag; Bruto bedrag; Bedrag factuur; Factuurtotaal; Factuurwaarde;
        Oorspronkelijk bedrag; Origineel bedrag; Bedrag =0.5; Bedrag incl. btw; Bedrag incl.; Incl. btw;
        Totaal incl. btw; Totaalbedrag =0.5; Openstaand bedrag =0.8; Openstaand =0.7; Open bedrag =0.8;
        Documentbedrag; Bedrag document; Gefactureerd; Gefactureerd bedrag; Bruto factuurbedrag; Bruto EUR;
        Bruto in EUR; Waarde =0.4; Debet =0.4; Verschuldigd =0.6; Verschuldigd bedrag =0.7; Bedrag EUR =0.5;
        Bedrag in EUR =0.5; Bedrag (EUR) =0.5; Bedrag € =0.5; Notabedrag; Factuurbedrag incl. btw; Fact.bedrag;
        Fact. bedrag; Oorspr. bedrag; Orig. bedrag; Totaal =0.4; Bedrag nota; Bruto totaal; Totaal factuur;
        Factuur bedrag; Bedrag inclusief btw; Bedrag in valuta =0.5; Doc. bedrag; Oorspronkelijk;
        Oorspronkelijk factuurbedrag
        """,
    "discount_amount": """
        Aftrek =0.6; Inhouding =0.5; Inhoudingen =0.5; In mindering =0.6;
        Korting; Kortingen; Kortingsbedrag; Betalingskorting; Bet. korting; Contantkorting; Korting contant;
        Bet.korting; Betaalkorting; Afgetrokken korting; Kredietbeperking =0.6; Kredietbeperkingstoeslag =0.5;
        Korting EUR; Kort.; Disconto; Rabat =0.6; Korting voor contant; Korting contante betaling;
        Toegestane korting; Genomen korting; Bedrag korting; Bet.kort.; Skonto; Krt.; Betalingskortingen;
        Korting snelle betaling; Financiële korting; Korting bij betaling; Verleende korting
        """,
    "deduction_amount": """
        afgewezen; niet akkoord; betwiste bedrag; in geschil;
        Inhouding; Inhoudingen; Aftrek; Afgetrokken; Mindering; In mindering; Correctie; Correcties; Verschil;
        Verschillen; Verschilbedrag; Ingehouden; Ingehouden bedrag; Ingehouden op factuur; Verrekening;
        Verrekeningen; Verrekend; Claim; Claims; Geschil; Betwist; Betwist bedrag; Reclamatie; Afwijking; Boete;
        Boetes; Compensatie; Afhouding; Aanpassing; Garantie-inhouding; Bankkosten; Kosten =0.6; Debetnota =0.6;
        Creditering =0.5; Bonus =0.5; Af te trekken; Overige inhoudingen; Korting/inhouding =0.6; Bedrag inhouding;
        Minder betaald; Betalingsverschil; Toegepaste correctie; Afboeking; Toeslag/korting =0.4; Doorbelasting;
        Te weinig betaald; G-rekening =0.5; Inhoudingsbedrag; Aftrekpost; Aftrekbedrag; Waarborginhouding; Waarborg;
        Malus; Regularisatie
        """,
    "withholding_amount": """
        Bronbelasting; Ingehouden belasting; Voorheffing; Loonheffing =0.6; Bedrijfsvoorheffing;
        Roerende voorheffing; Ingehouden voorheffing; Belastinginhouding; Inhouding belasting;
        Sociale inhouding =0.6; Fiscale inhouding =0.6; Inhouding RSZ =0.6; WHT; Inhouding 30bis =0.5; Bronheffing;
        30bis =0.4
        """,
    "paid_amount": """
        Betaald; Betaald bedrag; Bedrag betaald; Betaalbedrag; Betaling; Betalingsbedrag; Betalingen =0.6; Netto;
        Nettobedrag; Netto bedrag; Netto betaald; Netto te betalen; Bedrag =0.5; Te betalen; Te betalen bedrag;
        Overgemaakt; Overgemaakt bedrag; Overgeboekt; Overgeboekt bedrag; Voldaan; Voldaan bedrag; Vereffend;
        Vereffend bedrag; Uitbetaald; Uitbetaald bedrag; Uit te betalen; Uitbetaling; Vergoed; Netto betaling;
        Netto EUR; Netto in EUR; Betaald EUR; Betaald in EUR; Afgelost; Aflettering; Afgeletterd; Afgeletterd bedrag;
        Toegewezen bedrag; Credit =0.4; Totaal betaald; Totaal =0.4; Totaalbedrag =0.5; Overboeking;
        Overboekingsbedrag; Betaal bedrag; Netto uitbetaald; Overgeschreven; Overgeschreven bedrag; Overschrijving;
        Gestort; Gestort bedrag; Bet. bedrag; Bedrag van betaling; Nettobetaling; Deze betaling; Bedrag overgemaakt;
        Nettobedrag betaald; Netto te ontvangen =0.7; Geboekt bedrag =0.6; Toegepast bedrag; Verwerkt bedrag;
        Betaald (EUR); Saldo betaling; Te ontvangen =0.6; Bedrag (netto)
        """,
    "balance": """
        Saldo; Restant; Restbedrag; Resterend; Resterend bedrag; Restsaldo; Nog openstaand; Nog te betalen; Rest;
        Cumulatief; Lopend saldo; Saldo na betaling; Openstaand saldo; Openstaand na betaling; Resteert;
        Lopend totaal; Nieuw saldo; Onbetaald; Restant openstaand
        """,
    "currency": """
        Valuta; Munt; Val.; Muntcode; Valutacode; Vlt.; Deviezen; Documentvaluta; Munteenheid; Factuurvaluta;
        Muntsoort; Vt.
        """,
    "description": """
        Omschrijving; Omschr.; Beschrijving; Tekst; Opmerking; Opmerkingen; Toelichting; Details; Betreft =0.5;
        Mededeling; Mededelingen; Bijzonderheden; Artikel; Artikelomschrijving; Product; Dienst; Diensten;
        Werkzaamheden; Productomschrijving; Benaming; Specificatie; Notitie; Aanduiding; Onderwerp; Inhoud;
        Commentaar; Boekingstekst; Boektekst; Regelomschrijving; Activiteit; Prestatie; Memo; Vrije tekst;
        Omschrijving artikel; Info; Naam artikel; Goederen
        """,
    "reason": """
        reden van inhouding; reden inhouding; reden van afwijzing; reden van korting;
        Reden; Reden inhouding; Reden van inhouding; Reden aftrek; Reden verschil; Redencode; Oorzaak; Reden korting;
        Reden correctie; Reden van aftrek; Reden claim; Inhoudingsreden; Reden afwijking; Verklaring; Motivering;
        Motief; Code reden; Reden afkeuring; Reden betwisting; Reden van mindering; Soort inhouding; Verschilreden;
        Aftrekreden; Reden debitering;
        waarom
        """,
    "quantity": """
        Aantal; Aant.; Hoeveelheid; Hoev.; Stuks; Uren; Eenheden; Aantallen; Colli; Dagen =0.5; Geleverd;
        Aantal uren; Aantal geleverd; Aantal stuks; Aantal eenheden
        """,
    "unit_price": """
        Prijs; Stukprijs; Prijs per stuk; Eenheidsprijs; Prijs per eenheid; Tarief; Stuksprijs; Uurtarief;
        Prijs p/st; Prijs/eenheid; Prijs p.st.; Eenh.prijs; P/E; Prijs excl.; Prijs excl. btw; Nettoprijs;
        Netto prijs; Eenheidsprijs excl. btw; Per stuk; Bedrag per stuk; Prijs p. eenheid; Verkoopprijs; E.P.;
        Kostprijs; Prijs/stuk
        """,
    "item_number": """
        Artikelnummer; Artikelnr.; Art.nr.; Artikel nr.; Artikelcode; Productcode; Productnummer; Art. nr.; Artnr;
        Materiaalnummer; Code; SKU; EAN; Productnr.; EAN-code; GTIN; Materiaal; Art.code; Referentie artikel; Item;
        Pakbon; Pakbonnr.; Pakbonnummer; Leverbon
        """,
    "tax_rate": """
        Btw; Btw %; Btw-tarief; Btw-percentage; Btw tarief; Btw-code =0.6; % btw; Btw perc.; Btw-%; Percentage btw;
        BTW%; Btw code =0.6; Tarief btw; Btwpercentage; Belastingtarief; Btw-tar.; Btw hoog/laag
        """,
    "tax_amount": """
        Btw; Btw-bedrag; Btw bedrag; Bedrag btw; Belasting; Btwbedrag; Totaal btw; Btw EUR; Omzetbelasting; B.T.W.;
        Belastingbedrag; Btw (€)
        """,
    "line_number": """
        Regel; Regelnr.; Pos.; Positie; Nr. =0.5; Volgnr.; Volgnummer; Regelnummer; Lijn; Lijnnr.; Post =0.4; Rij;
        Pos. nr.; Reg.; #
        """,
    "line_amount": """
        Bedrag; Totaal; Regelbedrag; Regeltotaal; Bedrag excl. btw; Totaal excl. btw; Netto bedrag; Nettobedrag;
        Netto; Totaalprijs; Bedrag EUR; Bedrag in EUR; Bedrag excl.; Totaal excl.; Totaalbedrag; Waarde; Subtotaal;
        Totaal EUR; Bedrag (EUR); Bedrag (€); Totale prijs; Prijs totaal; Netto totaal; Lijntotaal; Bedrag €;
        Netto waarde; Totaal netto; Bedrag exclusief btw; Lijnbedrag; Excl. btw; Totaal €; Totaal (€);
        Totaal incl. btw =0.7; Bedrag incl. btw =0.7; Maatstaf van heffing
        """,
}

LABELS = {
    "payment_reference": """
        Omschrijving =0.5; omschrijving op uw afschrift; met omschrijving; met de omschrijving;
        betaalbatch; batchnummer; betaalrun; runnummer; betaalopdrachtnummer;
        onder vermelding van; met vermelding van; onder kenmerk; met kenmerk; met referentie; boekstuk =0.4;
        boekstuknummer =0.4; document =0.4; documentnummer =0.4;
        Betaling =0.5; Boekstuk =0.6; Boekstuknummer =0.6;
        Betalingskenmerk; Betaalkenmerk; Betalingsreferentie; Betaalreferentie; Betalingsnummer; Betaalnummer;
        Betaling nr.; Betalingsnr.; Betaalnr.; Betaling; Kenmerk betaling; Referentie betaling; Betaalref.;
        Betalingsref.; Betaalopdracht; Betaalopdrachtnummer; Betaalopdracht nr.; Betalingsopdracht;
        Betalingsopdracht nr.; Betalingsopdrachtnummer; Betaalrun; Betaalrunnummer; Betaalbatch; Betalingsrun;
        Betalingsbatch; Betaalbatchnummer; Batchnummer =0.5; Transactienummer; Transactiereferentie; Transactie-ID;
        Transactie nr.; Transactiekenmerk; Overboekingsnummer; Overboekingskenmerk; Overboekingsreferentie;
        Referentie overschrijving; End-to-end ID; End-to-end-ID; End-to-end-referentie; EndToEndId;
        End-to-end kenmerk; Bankreferentie; Bankkenmerk; Referentie bank; SEPA-referentie; Referentie =0.6;
        Mededeling =0.7; Met mededeling =0.7; Vrije mededeling =0.6;
        Ref. =0.6; Kenmerk =0.6; Ons kenmerk =0.6; Onze referentie =0.6; Onze ref. =0.6; Referentienummer =0.6;
        Gestructureerde mededeling =0.4; Betalingsdocument; Betaaldocument; Betaaldocumentnummer; Vereffeningsnummer;
        Vereffeningsdocument; Documentnummer =0.4; Betaal-ID; Betalings-ID; Verzamelbetaling nr.;
        Betalingsvoorstel =0.5; Betaallijst nr.; Betaallijst =0.4; Uniek kenmerk; Opdrachtnummer =0.4;
        Kenmerk overboeking; Kenmerk opdrachtgever; Opdrachtreferentie; Betalingsbewijsnummer;
        Referentie van de betaling; Wisselnummer; Mededeling =0.4; Betaalvoorstelnummer =0.5; Clearing-nummer;
        Met mededeling; Mededeling overschrijving; Met kenmerk =0.8; Onder vermelding van =0.7; Met referentie =0.8;
        Met als mededeling; Onder kenmerk =0.7; Batch =0.5
        """,
    "advice_number": """
        Adviesnummer; Betaaladviesnummer; Betalingsadviesnummer; Specificatienummer; Betaalspecificatienummer;
        Betaalspecificatie nr.; Betalingsspecificatie nr.; Betalingsadvies nr.; Betaaladvies nr.; Advies nr.;
        Avisnummer; Betaaladvies; Betalingsadvies; Specificatie nr.; Betaalavis nr.; Borderelnummer;
        Remittance-nummer; Briefnummer =0.4; Avisonummer; Kennisgeving nr.
        """,
    "payment_date": """
        Betaaldatum; Betalingsdatum; Datum betaling; Datum van betaling; Betaald op; Valutadatum; Datum overboeking;
        Overboekingsdatum; Uitvoeringsdatum; Datum uitvoering; Boekdatum =0.6; Boekingsdatum =0.6;
        Transactiedatum =0.7; Verwerkingsdatum; Verwerkt op; Betaling van =0.5; Betaling per =0.5; Overgemaakt op;
        Overgeboekt op; Uitgevoerd op; Adviesdatum; Datum advies; Specificatiedatum; Datum =0.6; d.d. =0.5; Per =0.2;
        Datum opdracht; Valuta =0.3; Uitbetaald op; Datum cheque; Chequedatum; Datum specificatie;
        Datum overschrijving; Rundatum =0.5; Betaaldag; Gewenste uitvoeringsdatum; Uitbetalingsdatum;
        Datum bijschrijving; Op datum van =0.3; Datum afschrijving; Opdrachtdatum; Creditdatum; Memodatum;
        Ingangsdatum =0.4; Datum uitbetaling
        """,
    "total_amount": """
        Totaal; Totaalbedrag; Totaal betaald; Totaal bedrag; Totaal betaling; Totaal betaalbedrag; Betaald bedrag;
        Bedrag betaling; Betalingsbedrag; Betaalbedrag; Bedrag =0.6; Overgemaakt bedrag; Totaal overgemaakt;
        Totaal overgeboekt; Overgeboekt bedrag; Nettobedrag; Netto betaald; Netto bedrag; Netto te betalen;
        Eindtotaal; Algemeen totaal; Totaal te betalen; Te betalen; Te betalen bedrag; Totale betaling; Totaal netto;
        Netto totaal; Totaal EUR; Totaal in EUR; Bedrag overboeking; Overboekingsbedrag; Som; Uitbetaald bedrag;
        Totaal uitbetaald; Totaal uitbetaling; Bedrag cheque; Chequebedrag; Bedrag van; Een bedrag van;
        Het bedrag van; Ten bedrage van; Ter waarde van; Totaal voldaan; Bedrag overschrijving;
        Bedrag van de betaling; Bijgeschreven bedrag; Totaalbedrag betaling; Totaal van deze betaling;
        Totaal betaling EUR; Totaalbedrag overboeking; Transactiebedrag; Bedrag transactie; Uit te betalen bedrag;
        Uit te betalen; Totaal van de betaling; Totaal generaal; Totaal overschrijving; Opdrachtbedrag;
        Bedrag opdracht; Netto uitbetaling; Betaling totaal; Totaal betaald bedrag; Totaal specificatie
        """,
    "gross_total": """
        Totaal bruto; Bruto totaal; Totaal facturen; Totaal gefactureerd; Bruto; Brutobedrag; Totaal brutobedrag;
        Totaal factuurbedrag; Totaal factuurbedragen; Bruto bedrag; Totaal openstaand =0.6
        """,
    "discount_total": """
        Totaal korting; Totale korting; Korting; Kortingen; Totaal kortingen; Betalingskorting;
        Totaal betalingskorting; Af: korting; Minus korting; Contantkorting; Kortingsbedrag; Af korting
        """,
    "deduction_total": """
        Totaal inhoudingen; Totaal inhouding; Inhoudingen; Inhouding; Totaal aftrek; Totaal correcties; Correcties;
        Totaal verrekeningen; Totaal verrekend; Verrekening; Bankkosten; Aftrek; Totaal verschil; Totaal mindering;
        In mindering; Totaal claims; Totaal bronbelasting; Totaal afhoudingen; Totaal aanpassingen; Af: inhoudingen;
        Totaal ingehouden
        """,
    "currency": """
        Valuta; Munt; Valutacode; Betaalvaluta; Muntcode; Bedragen in; Valuta betaling; Alle bedragen in;
        Betalingsvaluta; Munteenheid; Muntsoort
        """,
    "payment_method": """
        Betaalwijze; Betalingswijze; Wijze van betaling; Betaalmethode; Betaalmiddel; Betaalvorm; Soort betaling;
        Betaling via; Betaald via; Betaling per =0.6; Betaald per; Type betaling; Betalingsmethode; Betalingsvorm;
        Betaalsoort; Betaalwijs; Manier van betalen; Betalingstype; Soort overboeking; Type overboeking
        """,
    "payer": """
        wie betaalt; betalende partij;
        namens; in opdracht van; betaald door; voor rekening van;
        Betaler; Opdrachtgever; Van; Debiteur; Afzender; Betaald door; Naam betaler; Naam opdrachtgever;
        Betalende partij; Namens; Onderneming; Bedrijf; Klant =0.5; Bedrijfsnaam =0.4; Uitgegeven door;
        Betaling van =0.6; Overgemaakt door; Tenaamstelling =0.4; Rekeninghouder =0.4; Afnemer =0.5; Koper =0.5;
        Vennootschap; Opdrachtgever betaling; In opdracht van; Organisatie; Entiteit; Administratie =0.5;
        Betalend bedrijf; Gegevens opdrachtgever; Ordergever; Firma =0.5; Verzonden door; Op last van;
        Opdracht van; In naam van;
        Uw klant; Uw opdrachtgever; Naam van de opdrachtgever; Naam debiteur; Debiteurnaam; Organisatienaam;
        Naam organisatie; Betalende organisatie; Betalende vennootschap; Betalende entiteit; Overgeschreven
        door; Overschrijving van; Betaling door; Instelling =0.5; Besteller =0.6; Opdrachtgevende partij;
        Bouwheer =0.7
        """,
    "payee": """
        Vervoerder; Transporteur; Opdrachtnemer; Onderaannemer; Dienstverlener; Verhuurder;
        Overgemaakt aan;
        Begunstigde; Naam begunstigde; Crediteur; Leverancier; Ontvanger; Naam ontvanger; Aan; Ten gunste van;
        T.g.v.; T.n.v.; Ten name van; Betaald aan; Betaling aan; Crediteurnaam; Naam leverancier; Naam crediteur;
        Aan de order van; Leveranciersnaam; Gericht aan; Begunstigde partij; Ontvangende partij;
        Gegevens begunstigde; Relatie =0.4; Naam tegenrekening; Aan order van; Tegenpartij =0.6; Schuldeiser;
        Gestort aan; Overgeschreven aan; Overschrijving aan; Uitbetaald aan; Leverancier/crediteur;
        Crediteur/leverancier; Naam van de begunstigde; Naam van de leverancier; Verkoper; Begunstigde
        leverancier; Ten voordele van; In het voordeel van
        """,
    "payer_iban": """
        IBAN opdrachtgever; Rekening opdrachtgever; Onze rekening; Onze IBAN; Ons rekeningnummer; Van rekening;
        IBAN debiteur; Debetrekening; Te debiteren rekening; Afgeschreven van; Afgeschreven van rekening;
        Ten laste van; Ten laste van rekening; Rekening betaler; IBAN betaler; Opdrachtgeversrekening;
        Gedebiteerde rekening; Ons IBAN; Rekeningnummer opdrachtgever; Uitgaande rekening; Onze bankrekening
        """,
    "payer_tax_id": """
        Btw-nummer =0.5; Btw-nr. =0.5; Btw nr. =0.5; Btw-id =0.5; Btw-identificatienummer =0.5; Ons btw-nummer;
        Ons btw-nr.; Ondernemingsnummer =0.5; Ondernemingsnr. =0.5; KvK-nummer =0.4; KvK =0.4; KvK nr. =0.4;
        KvK-nr. =0.4; Btw BE =0.5; RSIN =0.4; Omzetbelastingnummer =0.5; Btw =0.4; OB-nummer =0.4;
        BTW-nummer betaler; RPR =0.3; Kamer van Koophandel =0.3
        """,
    "payment_terms": """
        Betalingsconditie; Betalingscondities; Betaalconditie; Betaalcondities; Betalingstermijn; Betaaltermijn;
        Betalingsvoorwaarden; Condities
        """,
    "customer_number": """
        Klantnummer; Klantnr.; Klant nr.; Debiteurnummer; Debiteurennummer; Debiteur nr.; Debiteurnr.; Debiteurennr.;
        Klantcode; Ons klantnummer; Ons klantnr.; Ons debiteurnummer; Ons debiteurennummer; Relatienummer; Klant;
        Ons klantnummer bij u; Klantreferentie =0.6; Klant-ID; Relatienr.; Debiteurcode; Uw klantnummer;
        Ons relatienummer; Deb.nr.; Debnr; Ons nummer bij u; Klant-nr.; Abonneenummer =0.5; Lidnummer =0.4;
        Contractrekening =0.5; Uw debiteurnummer; Uw debiteurennummer; Aansluitnummer =0.4
        """,
    "vendor_number": """
        Leveranciersnummer; Leveranciersnr.; Leverancier nr.; Crediteurnummer; Crediteurennummer; Crediteur nr.;
        Crediteurnr.; Crediteurennr.; Uw leveranciersnummer; Uw crediteurnummer; Leverancierscode; Crediteurcode;
        Uw crediteurennummer; Uw nummer bij ons; Leverancier-ID; Cred.nr.; Crednr; Uw leveranciersnr.;
        Leverancierscode bij ons; Uw relatienummer; Uw leverancierscode
        """,
    "bank_account": """
        Bankrekening; Bankrekeningnummer; Rekeningnummer; IBAN; Rekening; Uw rekening; Uw rekeningnummer; Uw IBAN;
        IBAN begunstigde; Rekening begunstigde; Tegenrekening; Rekeningnr.; Bankgegevens; Op rekening;
        Uw bankrekening; Uw bankrekeningnummer; IBAN ontvanger; Naar rekening; IBAN crediteur; Rekening crediteur;
        Bankrek.nr.; Banknr.; Rekening-courant =0.5; IBAN leverancier; Op uw rekening; IBAN-nummer; Creditrekening;
        Rekening ontvanger; Iban nr.; Overgemaakt op rekening; Bankrelatie =0.4; Bank =0.4
        """,
    "cheque_number": """
        Chequenummer; Cheque nr.; Chequenr.; Cheque; Nummer cheque; Bankcheque nr.; Circulaire cheque nr.
        """,
    "invoice_number": """
        Factuurnummer; Factuurnr.; Factuur nr.; Factuur; Fact.nr.; Factuurno.; Notanummer; Nota nr.;
        Documentnummer =0.7; Documentnr. =0.7; Creditnota nr.; Creditnotanummer; Creditfactuurnummer; Creditfactuur;
        Creditnota; Rekeningnummer =0.1; Nummer =0.4; Nr. =0.3; Factuur-ID; Factuurreferentie; Uw factuur;
        Uw factuurnummer; Fact. nr.; Document nr. =0.7; Creditnummer; Factuur nummer; Verkoopfactuur;
        Verkoopfactuurnummer; Declaratienummer; Ons kenmerk =0.3; Referentie =0.3; Faktuurnummer; Kenmerk =0.3;
        Betalingskenmerk =0.3;
        creditfactuur nr.; rekening nr. =0.5; notanr.; declaratie nr.; facturatienummer;
        referentie factuur; factuurkenmerk
        """,
    "invoice_date": """
        Factuurdatum; Datum factuur; Datum; Datum van de factuur; Notadatum; Documentdatum; Uitgiftedatum;
        Fact.datum; d.d. =0.5; Opgemaakt op; Datum nota; Datum uitgifte; Datum document; Faktuurdatum; Factuur datum;
        Datum creditnota; Creditdatum; Facturatiedatum; Opmaakdatum; Factuur van =0.4; Verzenddatum =0.3;
        uitgereikt op; gefactureerd op; d.d.;
        rekeningdatum; datum rekening; datum creditfactuur; opgesteld op
        """,
    "due_date": """
        Vervalt; Vervalt op; Te voldoen voor;
        Vervaldatum; Vervaldag; Uiterste betaaldatum; Te betalen voor; Te betalen vóór; Betalen voor; Betalen vóór;
        Uiterlijk betalen; Betaling voor; Uiterlijk te voldoen op; Verloopdatum; Vervalt op; Betaaldatum =0.4;
        Te voldoen voor; Te voldoen vóór; Betaal voor; Uiterste betaaldag; Betaling uiterlijk; Betaling uiterlijk op;
        Te betalen uiterlijk; Betalen uiterlijk; Te betalen tegen; Gelieve te betalen voor; Betaaltermijn =0.4;
        Uiterlijke betaaldatum; Te betalen uiterlijk op; Te voldoen uiterlijk; Betalingstermijn =0.4; Uiterste datum;
        Datum verval;
        uiterlijk te betalen; betaaltermijn tot; betaaldatum uiterlijk; uiterlijk betalen op;
        incasso op; incassodatum; afschrijving op; wordt geïncasseerd op; betaalbaar op; betaalbaar voor; te
        betalen op; betalen tot; vervaldag op; uiterste dag van betaling
        """,
    "purchase_order": """
        Inkooporder; Inkoopordernummer; Ordernummer; Ordernr.; Uw order; Uw ordernummer; Uw bestelling;
        Uw bestelnummer; Bestelnummer; Bestelling; Bestelbon; Bestelbonnummer; Uw referentie =0.4; Uw ref. =0.4;
        PO-nummer; PO nr.; Uw kenmerk =0.4; Opdrachtnummer; Uw opdracht; Order; Inkooporder nr.; Bestelnr.;
        Uw inkooporder; Uw inkoopordernummer; Orderreferentie; Klantreferentie =0.4; Order nr.; Uw opdrachtnummer;
        Uw PO; Referentie klant =0.4; Inkoopnummer; Referentie koper =0.6; Uw bestelbon; Uw bestelbonnummer;
        Verplichtingennummer =0.4; Bestelbon nr.; Uw inkoopnummer; Inkoopordernr.; Inkoopnr.; Ons inkoopnr.;
        Uw inkoopnr.
        """,
    "net_total": """
        Subtotaal; Totaal excl. btw; Totaal exclusief btw; Netto; Nettobedrag; Bedrag excl. btw; Netto totaal;
        Totaal netto; Totaal excl.; Excl. btw; Bedrag exclusief btw; Maatstaf van heffing; Grondslag;
        Subtotaal excl. btw; Totaalbedrag excl. btw; Totaal zonder btw; Netto bedrag; Belastbaar bedrag;
        Goederenbedrag; Subtotaal exclusief btw; Btw-grondslag; Totaal goederen; Factuurbedrag excl. btw;
        Totaal ex. btw; Bedrag ex btw; Belastbaar; Nettototaal; Sub-totaal; Totaal excl. BTW EUR; Exclusief btw;
        Grondslag btw; Bedrag excl.; Som excl. btw; Subtotaal excl.; Totaalbedrag exclusief btw; Netto factuurbedrag;
        Prijs excl. btw; Totaal belastbaar; Subtotaal netto; Bedrag zonder btw; Goederentotaal; Sub totaal;
        Totaal artikelen; Btw over =0.3
        """,
    "tax_total": """
        Btw; Btw-bedrag; Totaal btw; Bedrag btw; Omzetbelasting; Btw totaal; Belasting; Btw bedrag; Btw 21%; 21% btw;
        Btw 9%; 9% btw; B.T.W.; Plus btw; Btw hoog; Btw laag; Totaal btw-bedrag; Totaalbedrag btw; Btw hoog tarief;
        Btw laag tarief; Btwbedrag; Totaal omzetbelasting; Belastingbedrag; Som btw; Af te dragen btw =0.5; Btw 6%;
        waarvan BTW; inbegrepen BTW; inclusief BTW =0.4; BTW inbegrepen; begrepen BTW
        """,
    "invoice_total": """
        Totaal; Totaal incl. btw; Totaal inclusief btw; Totaalbedrag; Factuurbedrag; Te betalen; Totaal te betalen;
        Factuurtotaal; Eindtotaal; Totaal factuur; Totaal te voldoen; Bedrag incl. btw; Totaal incl.;
        Totaalbedrag incl. btw; Bedrag inclusief btw; Te betalen bedrag; Te voldoen; Totaal EUR; Totaal €;
        Totaal factuurbedrag; Totaalbedrag factuur; Brutobedrag; Totaal bruto; Algemeen totaal; Bruto totaal;
        Totaal verschuldigd; Verschuldigd bedrag; Totaal met btw; Incl. btw; Totaal in EUR; Totaal creditnota;
        Totaalbedrag inclusief btw; Eindbedrag; Totaal credit; Inclusief btw; Te crediteren bedrag; Totaal bedrag;
        Som; Creditbedrag; Factuurbedrag incl. btw; Totaal te ontvangen =0.6; Totaal gecrediteerd;
        Totaal bedrag incl. btw; Totaal van de factuur; Totale prijs; Bedrag =0.4; Totaal orderbedrag =0.5;
        Totaal deze nota;
        Totaal te crediteren
        """,
    "amount_due": """
        Te betalen; Te betalen bedrag; Totaal te betalen; Te voldoen; Openstaand bedrag; Verschuldigd bedrag;
        Openstaand; Nog te betalen; Te voldoen bedrag; Nog te voldoen; Saldo; Restant te betalen; Restbedrag;
        Resterend bedrag; Netto te betalen; Totaal te voldoen; Totaal verschuldigd; Gelieve te betalen;
        Totaal openstaand; Verschuldigd; Openstaand saldo; Saldo te betalen; Bedrag te betalen; Te betalen saldo;
        Eindbedrag te betalen;
        rest te betalen;
        te incasseren; af te schrijven; wordt geïncasseerd; te incasseren bedrag; door u te betalen; nu te
        betalen; over te maken; te betalen eur; eindbedrag
        """,
    "prepaid_total": """
        Aanbetaling; Voorschot; Reeds betaald; Al betaald; Betaald; Reeds voldaan; Vooruitbetaald; Betaald bedrag;
        Ontvangen; Reeds ontvangen; Voorschotten; Voldaan; Vooruitbetaling; Ontvangen betaling; Betalingen;
        Ontvangen betalingen; Aanbetaald; Minus aanbetaling; Reeds gefactureerd =0.5; Af: voorschot; Af: betaald;
        Min voorschot
        """,
    "prior_total": """
        Vorig saldo; Openstaand saldo vorige; Achterstand; Achterstallig bedrag; Saldo vorige factuur;
        Vorige openstaande bedragen
        """,
    "charge_total": """
        Verzendkosten; Transportkosten; Vrachtkosten; Leveringskosten; Bezorgkosten; Administratiekosten; Kosten;
        Orderkosten; Verpakkingskosten; Toeslag; Toeslagen; Vracht; Transport; Verzending; Portokosten; Emballage;
        Brandstoftoeslag; Behandelingskosten; Handlingkosten; Afleverkosten; Verzend- en administratiekosten;
        Recupel =0.5; Porto; Bijdragen =0.4; Kredietbeperking; Verwijderingsbijdrage; Overige kosten; Levering =0.4;
        Servicekosten
        """,
    "seller": """
        Verkoper; Leverancier; Van; Afzender; Uitgereikt door; Geleverd door; Dienstverlener; Factuur van; Crediteur;
        Opdrachtnemer; Bedrijfsnaam =0.3; Gefactureerd door; Verkocht door;
        Verhuurder; Opgesteld door
        """,
    "buyer": """
        Klant; Koper; Afnemer; Factuuradres; Aan; Factuur aan; Gefactureerd aan; Debiteur; Factuur voor; T.a.v. =0.3;
        Opdrachtgever; Facturatieadres; Naam klant; Klantgegevens; Verkocht aan; Factuurgegevens;
        Factuur gericht aan; Klantnaam; Gericht aan; Geadresseerde; Facturatiegegevens; Ten name van; Ontvanger;
        Ter attentie van =0.3; Afleveradres =0.2; Leveradres =0.2; Cliënt; Factuur t.n.v.; Facturatie aan;
        Bedrijfsnaam =0.3; T.n.v.; Gegevens klant; Naam afnemer; Factureren aan;
        Huurder; Ten behoeve van; Gecrediteerd aan; Creditnota voor; Creditnota aan; Opgesteld voor; Bestemd
        voor; Op naam van; Abonnee; Contractant; Lid; Credit aan; Verhuurd aan
        """,
    "claim_number": """
        Claimnummer; Claim nr.; Claimnr.; Klachtnummer; Klacht nr.; Klachtnr.; Debetnota nr.; Debetnotanummer;
        Debetnota; Reclamatienummer; Reclamatie nr.; Dossiernummer; Dossier nr.; Dossiernr.; Dossier; Geschilnummer;
        Geschil nr.; Casenummer; Meldingsnummer; Meldnummer; Melding nr.; Ons kenmerk =0.6; Onze referentie =0.6;
        Onze ref. =0.6; Referentie =0.5; Kenmerk =0.5; Klachtreferentie; Reclamatiereferentie; Documentnummer =0.5;
        Documentnr. =0.5; Debitnota nr.; Debitnotanummer; Debetnotanr.; RMA-nummer =0.5; Retournummer =0.5;
        Zaaknummer; Ticketnummer =0.6; Claimreferentie; Claim; Klacht; NCR-nummer; Afwijkingsnummer;
        Afwijkingsrapport nr.; Nummer =0.3; Nr. =0.3; Debetfactuur nr.; Doorbelasting nr.; Afkeurnummer; Casusnummer;
        Referentienummer =0.5; Claimdossier; Reclamatie; Ref. =0.4; Boetenota nr.; Belastingsnota nr.;
        Ons kenmerk; document =0.6; documentnummer; stuk =0.6; stuknummer; onze referentie; ons dossier; debet nr;
        rapportnr.; rapportnummer; rapport nr.; ticket; ticketnr.; retourbon nr.; retourbon; afwijking nr.;
        afkeurrapport nr.; inhouding nr.; verzoek creditnota nr.; rapport; ons claimnr.
        """,
    "claim_date": """
        aangemaakt op; aangemaakt; uitgegeven op; gemeld op; opgesteld op;
        Claimdatum; Datum claim; Klachtdatum; Datum klacht; Datum; Datum melding; Meldingsdatum; Datum debetnota;
        Reclamatiedatum; Datum reclamatie; Documentdatum; Opgemaakt op; Datum geschil; d.d. =0.5; Datum document;
        Debetnotadatum; Datum constatering; Uitgiftedatum; Gemeld op; Datum van melding; Datum belasting
        """,
    "claim_amount": """
        Claimbedrag; Geclaimd bedrag; Betwist bedrag; Bedrag; Totaal; Totaalbedrag; Ingehouden bedrag; Bedrag claim;
        Bedrag debetnota; Totaal debetnota; Totaal claim; Gevraagde creditering; Gevraagd creditbedrag;
        Te crediteren; Te crediteren bedrag; Bedrag in geschil; Bedrag inhouding; Afgetrokken bedrag; Inhouding;
        Totaal ingehouden; Gereclameerd bedrag; Bedrag reclamatie; Totaal inhouding; Bedrag klacht;
        Gewenste creditering; Gewenst creditbedrag; Schadebedrag; Schade; Boetebedrag; Boete; Totaal te crediteren;
        Totaal bedrag; Totaal doorbelast; Doorbelast bedrag; Verschil; Totaal incl. btw; In mindering gebracht;
        Totaal in mindering; Bedrag in mindering; Gedebiteerd bedrag; Totaal gedebiteerd; Debetbedrag;
        Af te trekken bedrag; Totale claim; Te verrekenen bedrag; Bedrag boete; Ten bedrage van; Een bedrag van;
        Betwiste bedrag; Te verrekenen; Totaal schade; Totaal te verrekenen;
        totaal debet; totaal belast; gevorderd bedrag;
        te debiteren; te debiteren bedrag; te belasten; te belasten bedrag;
        terug te vorderen; terugvordering; in te houden; gevraagd credit; totaal boete; geweigerd bedrag;
        afgekeurd bedrag
        """,
    "reason": """
        Reden; Reden claim; Reden van de claim; Reden klacht; Reden van de klacht; Klachtreden; Reden reclamatie;
        Reden van reclamatie; Reden inhouding; Oorzaak; Aard van de klacht; Soort klacht; Claimreden; Type claim;
        Type klacht; Omschrijving =0.4; Omschrijving klacht; Onderwerp =0.3; Betreft =0.3; Reden geschil;
        Reden betwisting; Reden van betwisting; Reden van afkeur; Reden afkeuring; Afwijking; Klachtomschrijving;
        Soort claim; Soort afwijking; Omschrijving afwijking; Reden retour; Reden debetnota; Reden doorbelasting;
        Probleem; Klacht =0.4; Motivering; Reden van inhouding; Defect; Gebrek; Toelichting =0.4; Verklaring;
        Reden debitering; Reden van aftrek;
        reden van retour; retourreden
        """,
    "contact": """
        Contactpersoon; Contact; Behandeld door; Uw contactpersoon; T.a.v.; Telefoon =0.4; Tel. =0.4; E-mail =0.4;
        Inlichtingen; Vragen; Ter attentie van; Contactgegevens; Inlichtingen bij; Behandelaar; Mail =0.3
        """,
    "disputed_invoice": """
        gefactureerd onder nr; gefactureerd met nr; in rekening gebracht met factuur;
        Factuurnummer; Factuur; Factuur nr.; Factuurnr.; Facturen; Uw factuur; Uw factuur nr.; Uw factuurnummer;
        Uw facturen; Betreft factuur; Betwiste factuur; Betreffende factuur; Oorspronkelijke factuur;
        Originele factuur; Referentie factuur; Factuurreferentie; Betrokken factuur; Betrokken facturen; Op factuur;
        Gerelateerde factuur; Betwiste facturen; Inzake factuur; Leveranciersfactuur; Oorspronkelijk factuurnummer;
        Bijbehorende factuur; Uw nota; Betreft uw factuur; Betreft facturen;
        bij factuur; op uw factuur; voor factuur
        """,
    "customer": """
        Klant; Afzender; Van; Bedrijf; Opgesteld door; Ingediend door; Koper; Afnemer; Naam klant; Claimant;
        Debiteur; Uitgegeven door; Indiener; Klantnaam; Bedrijfsnaam; Onderneming; Gemeld door; Melder; Filiaal;
        Winkel; Opdrachtgever; Uw klant
        """,
    "corrected_invoice": """
        oorspronkelijke factuur; originele factuur; bij factuur; betreft factuur; gecrediteerde factuur; credit
        op factuur; correctie op factuur; ref factuur; oorspronkelijk factuurnummer
        """,
}

KINDS = {
    "remittance": """
        Betaalspecificatie; Betalingsspecificatie; Betalingsadvies; Betaaladvies; Betaalavis; Betalingsavis;
        Betalingsbericht; Betaalbericht; Specificatie betaling; Specificatie van betaling;
        Specificatie van de betaling; Betalingsoverzicht; Betaaloverzicht; Betalingsbevestiging =0.7;
        Bevestiging van betaling =0.7; Overboekingsspecificatie; Overboekingsadvies; Overschrijvingsadvies;
        Bericht van betaling; Bericht van overschrijving; Betalingskennisgeving; Kennisgeving van betaling;
        Aankondiging betaling; Aankondiging van betaling; Betaaldetails; Betalingsdetails; Betaling facturen;
        Betaling van facturen; Betaalde facturen; Overzicht betaalde facturen; Overzicht betaling;
        Overzicht betalingen; Overzicht van betaalde facturen; Bijlage betaling; Remittance advies;
        Remittance-advies; Remittance; Remittance specificatie; Crediteurenspecificatie; Uitbetalingsspecificatie;
        Uitbetalingsoverzicht; Betaling =0.4; Overboeking =0.5; Specificatie overboeking;
        Specificatie betaalopdracht; Betaalopdracht =0.6; Betalingsopdracht =0.6; Betalingslijst; Betaallijst;
        Betalingsbewijs =0.7; Avies van betaling; Advies van betaling; Betaling crediteuren; Betaling leverancier;
        Betaling aan leverancier; Creditadvies =0.6; Betalingsaankondiging; Betalingsborderel; Bordereel;
        Betalingsbrief; Betalingsinformatie =0.6; Verzamelbetaling; Specificatie verzamelbetaling;
        Verrekeningsoverzicht =0.6; Toelichting op betaling; Toelichting betaling; Adviesbrief betaling;
        Betaling uw facturen; Bericht betaling; Betaalbevestiging =0.7; Overschrijving =0.4;
        Betaalspecificatie crediteur; Detail van betaling; Details betaling
        """,
    "invoice": """
        Factuur; Nota =0.7; Verkoopfactuur; Proforma factuur =0.6; Pro forma factuur =0.6; Voorschotfactuur;
        Termijnfactuur; Eindfactuur; Handelsfactuur; Declaratie =0.7; Kopie factuur; Factuurkopie; Ereloonnota;
        Verzamelfactuur; Faktuur; Duplicaat factuur; Uw factuur =0.5; Elektronische factuur; E-factuur; Btw-factuur;
        Rekening =0.3; Afrekening =0.4; Slotfactuur; Deelfactuur; Dienstenfactuur; Correctiefactuur;
        Ontvangstbewijs =0.4; Honorariumnota; Self-billing factuur; Jaarafrekening =0.4
        """,
    "credit_note": """
        Creditnota; Creditfactuur; Kredietnota; Credit nota; Creditering; Credit-nota; Correctienota =0.6;
        Credit factuur
        """,
    "dispute": """
        rapport afwijking; afwijkingsrapport; rapport afwijking goederenontvangst; afwijking goederenontvangst;
        manco melding; mancorapport; ontvangstverschil; verschillenrapport; tekortmelding;
        Debetnota; Debitnota; Debetfactuur; Claim; Claimformulier; Klacht; Klachtenformulier; Klachtformulier;
        Reclamatie; Reclamatieformulier; Geschil; Factuurgeschil; Betwisting; Betwisting factuur; Betwiste factuur;
        Inhoudingsbericht; Kennisgeving inhouding; Kennisgeving van inhouding; Schadeclaim; Schademelding;
        Schadeformulier; Afwijkingsrapport; Non-conformiteit; Non-conformiteitsrapport; Bezwaar; Bezwaar factuur;
        Ingebrekestelling =0.4; Leveranciersklacht; Leveranciersclaim; Verzoek om creditnota; Verzoek creditnota;
        Aanvraag creditnota; Kwaliteitsklacht; Boetenota; Boete; Doorbelasting; Betwist; Afkeuring;
        Afgekeurde factuur; Belastingsnota; Melding afwijking; Klachtmelding; Factuurafwijking; Afwijkingsmelding;
        Klachtenbrief; Protest factuur; Protest tegen factuur; Retourclaim; Prijsclaim; Kennisgeving van geschil;
        Bezwaarschrift; Geweigerde factuur; Transportschade; Reclame =0.2; Afkeurrapport; Creditverzoek;
        Verzoek tot creditering; Verzoek om creditering; Debetnota leverancier;
        retourbon; retourformulier; retouraanvraag;
        inhoudingsnota; retournota; factuur geweigerd; aankondiging inhouding; goederenontvangst afwijking;
        kortlevering; terugvordering
        """,
    "statement": """
        Rekeningoverzicht; Klantoverzicht; Overzicht openstaande facturen; Openstaande posten; Openstaande facturen;
        Saldo-overzicht; Rekeninguittreksel =0.6; Debiteurenoverzicht; Openstaande postenlijst;
        Overzicht openstaande posten; Rekeningstaat; Saldobevestiging; Saldolijst; Facturenoverzicht;
        Ouderdomsanalyse; Overzicht van openstaande facturen; Debiteurenstaat; Klantrekening; Stand van uw rekening;
        Saldo opgave; Staat van openstaande posten; Openstaand saldo; Lijst openstaande posten;
        Rekening-courant overzicht; Historiek =0.4; Crediteurenoverzicht; Ouderdomslijst
        """,
    "bank_statement": """
        Bankafschrift; Rekeningafschrift; Dagafschrift; Rekeninguittreksel; Bankuittreksel; Afschrift;
        Transactieoverzicht; Mutatieoverzicht; Af- en bijschrijvingen
        """,
    "dunning": """
        Herinnering; Betalingsherinnering; Aanmaning; Eerste herinnering; Tweede herinnering; Laatste herinnering;
        Eerste aanmaning; Tweede aanmaning; Laatste aanmaning; Sommatie; Ingebrekestelling; Achterstallige betaling;
        Vervallen facturen; Openstaande factuur; Herinnering betaling; Aanmaningsbrief; Rappel;
        Vriendelijke herinnering; Derde herinnering; Laatste sommatie; Betalingsachterstand; Incasso-aanzegging;
        WIK-brief; Veertiendagenbrief
        """,
    "purchase_order": """
        Inkooporder; Bestelling; Bestelbon; Inkoopopdracht; Opdracht; Order; Aankooporder; Aankoopbon; Bestelorder;
        Afroeporder
        """,
    "delivery_note": """
        Pakbon; Leverbon; Afleverbon; Leveringsbon; Vrachtbrief; Afleveringsbewijs; Verzendbon; Zendnota; Paklijst;
        Ontvangstbon; CMR; Retourbon; Leverbewijs
        """,
    "order_confirmation": """
        Orderbevestiging; Opdrachtbevestiging; Bevestiging bestelling; Bestelbevestiging;
        Bevestiging van uw bestelling
        """,
    "quote": "Offerte; Prijsopgave; Aanbieding; Voorstel; Bestek; Prijsofferte",
}

SENTENCES = {
    "remittance": """
        wij hebben betaald; wij hebben overgemaakt; wij hebben overgeboekt; wij hebben de volgende facturen;
        hebben wij betaald; hebben wij overgemaakt; hebben wij overgeboekt; hebben wij u betaald; is overgemaakt;
        is betaald; zijn betaald; is overgeboekt; wordt overgemaakt; zal worden overgemaakt; wordt bijgeschreven;
        zal worden bijgeschreven; op uw rekening; ter betaling van; ter voldoening van; in betaling van;
        ter vereffening van; de volgende facturen; onderstaande facturen; volgende facturen;
        de betaling heeft betrekking op; betaling van onderstaande; betaling van de volgende; heden hebben wij;
        wij hebben vandaag; vandaag hebben wij; hierbij de specificatie; hierbij delen wij u mede;
        hierbij ontvangt u de specificatie; hieronder de specificatie; hieronder vindt u de specificatie;
        hieronder vindt u een specificatie; specificatie van onze betaling; onze betaling; deze betaling;
        een betaling van; betaling gedaan; betaling uitgevoerd; betaling verricht; wij hebben een betaling;
        opdracht gegeven tot betaling; wij hebben opdracht gegeven; hebben opdracht gegeven; wij betalen;
        wij voldoen; hebben voldaan; is voldaan; zijn voldaan; werd overgeschreven; wij hebben overgeschreven;
        hebben wij overgeschreven; wordt overgeschreven; werden betaald; werd betaald; zullen wij overmaken;
        maken wij over; wordt uitbetaald; is uitbetaald; ten gunste van uw rekening; als volgt opgebouwd;
        als volgt samengesteld; bestaat uit de volgende; gelieve te verwerken; specificatie is als volgt;
        bedrag is als volgt; wordt aan u overgemaakt; betreft de volgende facturen; aan u betaald; aan u overgemaakt;
        hebben we overgemaakt; een betaling aan u vrijgegeven; betaling vrijgegeven; hebben betaald; hebben wij
        u; overboeking gedaan
        """,
    "dispute": """
        factuur retour; retourneren wij de factuur; retourneren wij uw factuur; retourneren uw factuur;
        terugzending van de factuur;
        kapot aangekomen; is kapot; beschadigd aangekomen; er ontbreken; ontbraken; klopt de prijs niet;
        creditnota van; slechts een deel; crediteer ons;
        wij houden; houden wij; zullen wij inhouden; wordt ingehouden; wij zullen aftrekken;
        brengen wij in mindering; wij korten; korten wij; wij verrekenen; verrekenen wij;
        in plaats van de gefactureerde; in plaats van; twee keer gefactureerd; dubbel gefactureerd;
        dubbel in rekening; graag creditering; wij ontvingen slechts; terwijl afgesproken; hoewel afgesproken;
        wij betwisten; hierbij betwisten wij; betwisten wij; wij gaan niet akkoord; niet akkoord met; niet akkoord;
        wij accepteren niet; kunnen wij niet accepteren; wij kunnen niet akkoord; niet accepteren;
        wij hebben ingehouden; hebben wij ingehouden; ingehouden op; wij houden in; wij brengen in mindering;
        in mindering gebracht; hebben wij in mindering; in mindering brengen; afgetrokken; wij trekken;
        trekken wij af; wij belasten u; belasten wij; belasten u; wij debiteren u; debiteren wij;
        brengen wij u in rekening; wij reclameren; reclamatie; klacht; onze klacht; creditnota sturen;
        creditnota te sturen; een creditnota; graag ontvangen wij een creditnota; graag een creditnota;
        verzoeken om een creditnota; verzoeken wij u om een creditnota; gelieve een creditnota; stuur een creditnota;
        wij verwachten een creditnota; creditnota voor; graag creditnota; te crediteren; graag crediteren;
        wilt u crediteren; crediteren; verzoek om creditering; is onjuist; is niet correct; is niet juist;
        klopt niet; kloppen niet; is fout; zijn onjuist; onterecht gefactureerd; ten onrechte;
        ten onrechte gefactureerd; te veel gefactureerd; te veel berekend; te veel in rekening; teveel gefactureerd;
        teveel berekend; teveel in rekening; komt niet overeen; komen niet overeen; stemt niet overeen; wijkt af;
        niet conform; niet afgesproken; geschil; in geschil; bezwaar; maken bezwaar; wij maken bezwaar;
        maken wij bezwaar; protesteren; discrepantie; verkeerd gefactureerd; foutief gefactureerd; foutieve factuur;
        factuur afgekeurd; factuur geweigerd; wij weigeren; weigeren wij; wij betalen niet; betalen wij niet;
        zullen wij niet betalen; wordt niet betaald; niet betalen; betaling opgeschort; schorten de betaling op;
        betaling geblokkeerd; geblokkeerd; deels betaald; gedeeltelijk betaald; minder betaald; te weinig betaald;
        corrigeren; corrigeer; gecorrigeerde factuur; graag corrigeren; annuleer; retour gezonden; beschadigd;
        beschadigde; ontbreekt; ontbreken; ontbrekende; niet geleverd; niet ontvangen; boete; verschil;
        wij stellen u aansprakelijk;
        betalen we niet; betaal ik niet; trek ik af; trekken we af; trek ik van; houden we in; dat houden we
        in; nooit ontvangen; nooit aangekomen; niet besteld; nooit besteld; dubbel berekend; niet mee eens;
        graag aanpassen; wijzen wij af; sturen we terug; was afgesproken; toch gefactureerd; onterecht; veel te
        laat; kwam pas
        """,
    "self_billed": """
        self billing; zelffacturering; factuur uitgereikt door afnemer; selfbilling
        """,
    "invoice": """
        betalingscondities; betalingsvoorwaarden; binnen 30 dagen; binnen 14 dagen; gelieve te betalen;
        wij verzoeken u het bedrag; wij verzoeken u vriendelijk het; onder vermelding van; over te maken op;
        betaling binnen; btw verlegd; netto 30 dagen; dank voor uw bestelling; bedankt voor uw bestelling;
        te betalen binnen; gelieve het bedrag; op al onze leveringen; algemene voorwaarden; bij niet-betaling;
        gelieve over te maken; contant zonder korting; dank u voor uw vertrouwen; betaling op rekening;
        binnen 8 dagen; wordt automatisch geïncasseerd; dagen na factuurdatum
        """,
    "statement": """
        openstaande posten; openstaande facturen per; saldo van uw rekening; volgens onze administratie; saldo per;
        beginsaldo; eindsaldo; vervallen; niet vervallen; nog niet vervallen; vorig saldo; stand per; staan open;
        nog openstaan; openstaand saldo; 0-30 dagen; 31-60 dagen; 61-90 dagen; saldo in ons voordeel; saldo vorige
        """,
    "dunning": """
        nog niet ontvangen; hebben wij nog geen betaling; nog geen betaling ontvangen; niet tijdig betaald;
        wij herinneren u; herinneren wij u; de betalingstermijn is verstreken; is verstreken; reeds verstreken;
        staat nog open; staan nog open; nog steeds openstaat; nog niet voldaan; per omgaande;
        verzoeken wij u dringend; binnen 7 dagen; incassokosten; incassobureau; wettelijke rente;
        mogelijk is het aan uw aandacht ontsnapt; aan uw aandacht ontsnapt; indien u reeds betaald heeft;
        betaling gekruist; in gebreke; gerechtelijke; verhoogd met; aanmaningskosten; achterstallig; onverwijld
        """,
}

TOTALS = {
    "total": """
        Totaal; Totalen; Eindtotaal; Algemeen totaal; Totaal bedrag; Totaalbedrag; Totaal betaald; Totaal betaling;
        Totaal te betalen; Totaal generaal; Som; Netto totaal; Totaal netto; Te betalen; Betaald bedrag; Totaal EUR;
        Totaal in EUR; Totaal overgemaakt; Totaal overgeboekt; Totale betaling; Totaal betaald bedrag;
        Totaal overboeking; Betalingsbedrag; Betaalbedrag; Netto betaald; Totaal specificatie; Totaal uitbetaald;
        Totaal betaalopdracht; Totaal uit te betalen; Overgemaakt bedrag; Tot.; Nettobedrag; Overgeboekt bedrag;
        Totaal betaalbedrag; Totaal overschrijving; Totaal voldaan; Totaalbedrag betaling;
        samen; in totaal; bij elkaar; alles samen; opgeteld
        """,
    "subtotal": """
        Subtotaal; Sub totaal; Tussentotaal; Totaal facturen; Totaal creditnota's; Totaal per; Totaal voor;
        Totaal leverancier; Totaal crediteur; Totaal inhoudingen; Totaal korting; Totaal kortingen; Subtotalen;
        Totaal correcties; Totaal credits; Tussentelling; Totaal debet; Totaal credit; Totaal bruto;
        Totaal administratie; Totaal bedrijf; Totaal verrekeningen; Totaal factuurbedrag
        """,
    "page_total": """
        Totaal pagina; Paginatotaal; Totaal van deze pagina; Totaal deze pagina; Totaal blad; Subtotaal pagina;
        Totaal blz.; Bladtotaal; Totaal bladzijde; Pagina totaal
        """,
}

CARRIED = {
    "carried": """
        Transport; Te transporteren; Transporteren; Over te brengen; Overgebracht; Overbrengen; Over te dragen;
        Saldo vorige pagina; Vervolg; Vervolg op volgende pagina; Van vorige pagina; Naar volgende pagina;
        Transport vorige pagina; Transport naar volgende pagina; Transport van vorige pagina; Vorige pagina;
        Overdracht; Vervolgblad; Overdragen; Transport van; Zie volgende pagina; Zie vervolg; Totaal vorige pagina;
        Totaal transport; Totaal over te brengen; Over te dragen saldo; Bedrag transport; Overloop
        """,
}

REASONS = {
    "pricing": """
        prijsverschil; prijsverschillen; prijsafwijking; verkeerde prijs; foute prijs; onjuiste prijs; prijs;
        prijsfout; prijs niet afgesproken; te hoge prijs; prijs te hoog; afgesproken prijs; prijs onjuist;
        prijs klopt niet; tarief; tariefverschil; stuksprijs; overeengekomen prijs; prijs wijkt af; foutieve prijs;
        verkeerd tarief; prijscorrectie; prijsdiscrepantie; prijs niet conform; te veel berekend;
        te veel gefactureerd; teveel berekend; teveel gefactureerd; onjuist tarief; contractprijs; prijsverhoging;
        eenheidsprijs; prijs per stuk; prijslijst; hogere prijs; prijs niet correct; prijs order; stukprijs;
        orderprijs; verkeerde prijzen; prijsklacht;
        hoger dan afgesproken; boven de afgesproken prijs
        """,
    "extension": """
        rekenfout; berekeningsfout; telfout; optelfout; afronding; afrondingsverschil; verkeerd berekend;
        foutieve berekening; totaal klopt niet; onjuiste berekening; rekenkundige fout; verkeerd opgeteld;
        totaal onjuist
        """,
    "damage": """
        beschadigd; beschadigde goederen; schade; transportschade; breuk; kapot; gebroken; beschadiging; beschadigde;
        beschadigingen; stuk; gedeukt; waterschade; vervoerschade; schade bij transport; beschadigd geleverd;
        beschadigd ontvangen; deuk; gescheurd; lek; lekkage; gekneusd; schade tijdens transport; beschadigde pallet;
        breukschade; krassen; bekrast; beschadigde verpakking;
        verpletterd; geplet; ingedeukt;
        verbogen; gebarsten; barst; barsten; scheuren; versplinterd; afgebroken; doorweekt;
        nat geworden; deuken; gescheurde; gebroken geleverd; gelekt; lekten; vol krassen; scherven; gedeukte
        """,
    "quality": """
        kwaliteit; kwaliteitsgebrek; kwaliteitsprobleem; slechte kwaliteit; defect; defecte; gebrek; gebreken;
        gebrekkig; afgekeurd; niet conform specificatie; niet conform; kwaliteitsklacht; ondeugdelijk; bedorven;
        over datum; afkeur; afkeuring; kwaliteitsafwijking; onvoldoende kwaliteit; werkt niet; mankement;
        mankementen; niet volgens specificatie; fabricagefout; onbruikbaar; ondermaats; defecte goederen;
        productiefout; buiten specificatie; kwaliteitsverschil; non-conform; gebrekkige; beschimmeld;
        functioneert niet; defecten; houdbaarheid; THT;
        voldoet niet; voldoen niet; voldoet niet aan de specificatie; voldoet niet aan onze eisen;
        niet conform de specificatie;
        kwaliteitscontrole =0.8; ingangscontrole =0.6; geweigerd door onze controle; afgekeurde; buiten tolerantie;
        niet bruikbaar; niet geschikt;
        verrot; rotte; rottend; schimmel; ranzig; wormen; motten; insecten; ongedierte; besmet; verontreinigd;
        vreemd voorwerp; stonk; rook niet goed; laat los; laten los; bladdert; valt uit; viel uit; verkleurd;
        stukgegaan
        """,
    "quantity": """
        onvolledige levering; deellevering; onvolledig geleverd;
        ontbrak; ontbraken; ontbreekt; ontbreken; te weinig geleverd; niet meegeleverd;
        aantal; aantallen; hoeveelheid; hoeveelheidsverschil; aantalverschil; verschil in aantal; manco; manco's;
        tekort; te weinig geleverd; ontbrekend; ontbrekende; ontbrekende goederen; incomplete levering;
        onvolledige levering; deellevering; verkeerd aantal; onjuist aantal; minder geleverd; minder ontvangen;
        telverschil; onderlevering; ontbreekt; ontbreken; niet compleet; onvolledig; incompleet; tekorten;
        te weinig ontvangen; aantal klopt niet; hoeveelheid klopt niet; stuks te weinig; colli ontbreekt;
        foutief aantal; mancolevering; tekort geleverd; gewichtsverschil; minder stuks; kort geleverd;
        dozen te weinig; verschil aantal; onjuiste hoeveelheid; leveringstekort
        """,
    "wrong_product": """
        verkeerd product; verkeerd artikel; verkeerde artikelen; verkeerde goederen; fout artikel; foutief artikel;
        fout product; niet besteld; verkeerd geleverd; onjuist artikel; onjuist product; verkeerde levering;
        foutlevering; foutieve levering; verkeerde kleur; verkeerde maat; verkeerde producten; ander artikel;
        ander product; vervangend artikel; verkeerde uitvoering; niet bestelde goederen; verkeerd model;
        vervangen artikel; onjuiste artikelen; misleverd; foute levering; verkeerd type; onjuiste levering;
        foutieve artikelen; substitutie; artikel niet besteld;
        verwisseld; verwisselde; omgewisseld
        """,
    "terms": """
        betalingsvoorwaarden; voorwaarden; condities; betalingscondities; betaaltermijn; afwijkende voorwaarden;
        niet conform afspraak; betalingstermijn; leveringsvoorwaarden; contractvoorwaarden; verkeerde voorwaarden;
        niet volgens afspraak; verkeerde condities; afspraken; verkoopvoorwaarden; foutieve voorwaarden;
        onjuiste betalingsvoorwaarden
        """,
    "pallet": """
        pallet; pallets; europallet; europallets; emballage; statiegeld; palletruil; fust; leeggoed; retouremballage;
        kratten; palletverrekening; chep; pallet niet retour; container; containers; verpakkingsmateriaal;
        rolcontainers; palletkosten; pool pallets; fustverschil; DPB-pallets; dusseldorfer; emballageverschil;
        rolcontainer; palletverschil; palletten;
        lege kratten; lege fusten; emballage retour; fusten
        """,
    "return": """
        retour; retouren; retourzending; geretourneerd; retour gezonden; retourgoederen; teruggezonden; teruggave;
        retourlevering; teruggestuurd; geretourneerde goederen; terugname; retour gestuurd; recall; terugroepactie;
        onverkocht; geretourneerde; retourontvangst; klantretour; terug gestuurd; retournering; terughaalactie;
        goederen retour; retour leverancier; terugzending; teruggenomen; retour goederen
        """,
    "duplicate": """
        dubbel; dubbel gefactureerd; dubbele factuur; dubbele facturatie; tweemaal gefactureerd;
        twee keer gefactureerd; reeds betaald; al betaald; reeds gefactureerd; dubbel betaald; dubbele betaling;
        al gefactureerd; dubbel berekend; dubbel in rekening gebracht; tweemaal betaald; twee keer betaald;
        2x gefactureerd; 2x betaald; reeds voldaan; eerder gefactureerd; eerder betaald; duplicaat;
        al eerder betaald; al eerder gefactureerd; reeds eerder betaald; twee keer in rekening; factuur dubbel;
        dubbel geboekt; al voldaan
        """,
    "balance_declined": """
        saldo afgewezen; post afgewezen; niet geaccepteerd; post niet geaccepteerd; afgewezen; niet erkend;
        saldo niet erkend
        """,
    "discount": """
        korting; betalingskorting; kortingen; korting niet verwerkt; korting niet toegepast; korting vergeten;
        contantkorting; korting ontbreekt; kwantumkorting; staffelkorting; afgesproken korting;
        korting niet verrekend; volumekorting; korting niet in mindering gebracht; ontbrekende korting;
        korting contant; korting niet berekend; overeengekomen korting; korting niet verleend; disconto;
        handelskorting; rabat; kortingsverschil; klantkorting; onterechte korting
        """,
    "cancelled": """
        geannuleerd; annulering; order geannuleerd; bestelling geannuleerd; opgezegd; opzegging; contract opgezegd;
        contract beëindigd; afgezegd; geannuleerde order; beëindigd; abonnement opgezegd; annulatie; dienst opgezegd;
        ontbonden; vervallen order; ingetrokken; opdracht ingetrokken; geannuleerde bestelling; gestorneerd;
        hebben geannuleerd; was geannuleerd; werd geannuleerd; is geannuleerd; afbesteld; ging niet door;
        hebben opgezegd
        """,
    "delivery_charge": """
        leveringskosten; bezorgkosten; verzendkosten; administratiekosten; toeslag; toeslagen; brandstoftoeslag;
        orderkosten; afleverkosten; verpakkingskosten; handlingkosten; behandelingskosten; portokosten; minimumorder;
        spoedkosten; dieseltoeslag; kleine ordertoeslag; kleineordertoeslag; koerierskosten;
        verzendkosten niet afgesproken; spoedlevering; ordertoeslag; levering franco; franco; minimumbestelling;
        porto; verzending
        """,
    "missing_documents": """
        ontbrekende documenten; documenten ontbreken; document ontbreekt; pakbon ontbreekt; leverbon ontbreekt;
        ontbrekende leverbon; geen afleverbewijs; afleverbewijs ontbreekt; geen pakbon; certificaat ontbreekt;
        ontbrekend document; geen leverbon; ontbrekende pakbon; geen getekende vrachtbrief; vrachtbrief ontbreekt;
        documentatie ontbreekt; POD ontbreekt; urenstaat ontbreekt; geen urenstaat; afleverbewijs;
        ontbrekende documentatie; bewijs van levering; bewijsstukken; certificaat; documenten niet ontvangen;
        getekende werkbon; werkbon ontbreekt; ontbrekend certificaat; CMR ontbreekt; geen POD; getekende pakbon;
        bijlagen ontbreken; bijlage ontbreekt; ondertekende leverbon; mandagenregister
        """,
    "freight": """
        vracht; vrachtkosten; transportkosten; transport; vervoer; vervoerskosten; vrachtverschil; transporteur;
        vervoerder; vrachtprijs; transportkosten niet afgesproken; vrachttoeslag; demurrage; wachturen;
        vrachtafwijking; expediteur; staangeld; liggeld; franco levering; vrachtkosten niet overeengekomen;
        transporttoeslag
        """,
    "late_delivery": """
        te laat geleverd; late levering; vertraging; te late levering; leveringsvertraging; vertraagde levering;
        te laat; levering te laat; boete te late levering; boete; termijn overschreden; levertermijn overschreden;
        boeteclausule; te late leveringen; vertraagd; laattijdige levering; laattijdig; verlaat;
        leverdatum niet gehaald; dagen te laat; levertijd; overschrijding levertijd; boetebeding;
        leverbetrouwbaarheid; niet tijdig geleverd; niet op tijd; niet op tijd geleverd; vertragingsboete;
        boete late levering; contractuele boete; tijdvenster gemist; servicegraad; leverperformance;
        overschrijding levertermijn; boete wegens te late levering; te late aanlevering; niet tijdig
        """,
    "prior_overpayment": """
        te veel betaald; teveel betaald; overbetaling; eerdere overbetaling; dubbele betaling verrekend;
        terugvordering; onverschuldigde betaling; onverschuldigd betaald; te veel overgemaakt; teveel overgemaakt;
        terug te vorderen; onterecht betaald; eerder te veel betaald; eerder teveel betaald; ten onrechte betaald;
        verrekening teveel betaald; teveelbetaling; restitutie; foutieve betaling; per abuis betaald;
        verrekening overbetaling
        """,
    "tax": """
        btw; belasting; btw-verschil; onjuiste btw; verkeerde btw; btw-tarief; bronbelasting; btw verlegd;
        btw onjuist; verkeerd btw-tarief; btw-fout; vrijgesteld; btw niet correct; fout btw-tarief; btw ten onrechte;
        omzetbelasting; btw-bedrag; btw klopt niet; vrijstelling; verlegd; btw-nummer; btw verlegd niet toegepast;
        foutieve btw; btw-nummer ontbreekt; vrijstelling btw; voorheffing; verleggingsregeling; btw onterecht;
        onjuist btw-tarief; btw-verlegging; medecontractant; btw ten onrechte berekend; intracommunautair
        """,
    "promotion": """
        promotie; promotiebijdrage; reclame; reclamebijdrage; actie; actiekorting; bonus; jaarbonus;
        marketingbijdrage; promotiekorting; folder; folderbijdrage; marketing; omzetbonus; advertentiebijdrage;
        actiebijdrage; introductiekorting; schapbijdrage; reclamekosten; campagne; bijdrage; jaareindebonus;
        advertentie; displaykorting; promoties; listing fee; promotieactie; ristorno; kickback; handelsmarge;
        commerciële bijdrage; consumentenactie; promo; volumebonus; displaybijdrage; listingbijdrage;
        assortimentsbijdrage; actiefolder; jaarafspraak
        """,
    "not_received": """
        nooit ontvangen; nooit aangekomen; niet aangekomen; niet ontvangen; geen ontvangst; nooit geleverd; niet bij
        ons binnengekomen; geen spoor van;
        niet ontvangen; goederen niet ontvangen; nooit ontvangen; niet geleverd; niet afgeleverd; verloren;
        zoekgeraakt; kwijt; vermist; zending vermist; nooit geleverd; levering niet ontvangen; dienst niet geleverd;
        niet uitgevoerd; niet gearriveerd; nooit aangekomen; niet aangekomen; zending verloren; niet verricht;
        niet in ontvangst genomen; nog niet ontvangen; pakket verloren; geen levering ontvangen; nog niet geleverd;
        geen ontvangst; verloren gegaan; zending niet ontvangen; werkzaamheden niet uitgevoerd; nooit gearriveerd;
        geen goederen ontvangen; niet binnengekomen; zending kwijt; diensten niet geleverd; dienst niet verleend;
        order niet ontvangen; geen levering
        """,
    "no_open_item": """
        onbekende factuur; factuur onbekend; factuur niet gevonden; factuur niet geregistreerd; niet onze factuur;
        niet bij ons bekend; verkeerde geadresseerde; niet voor ons; onbekend; verkeerde entiteit;
        verkeerde tenaamstelling; factuur niet ontvangen; nooit besteld; verkeerde vennootschap;
        niet voor onze organisatie; verkeerd bedrijf; onjuiste tenaamstelling; verkeerd geadresseerd; niet bekend;
        niet voor ons bestemd; niet van ons; verkeerd adres; niet in onze administratie; nooit opdracht gegeven;
        geen bestelling; geen opdracht; foutieve tenaamstelling; verkeerde firma; onjuiste entiteit; verkeerde bv
        """,
    "missing_po": """
        inkooporder ontbreekt; ordernummer ontbreekt; bestelnummer ontbreekt; geen inkooporder; geen ordernummer;
        geen bestelnummer; ontbrekend ordernummer; ontbrekend bestelnummer; zonder inkooporder; zonder ordernummer;
        bestelbon ontbreekt; verkeerd ordernummer; geen PO; PO ontbreekt; PO-nummer ontbreekt;
        inkoopnummer ontbreekt; ordernummer; geen PO-nummer; onjuist ordernummer; bestelnummer onjuist;
        zonder bestelnummer; geen bestelbon; ontbrekende inkooporder; ontbrekend PO-nummer;
        inkoopordernummer ontbreekt; foutief ordernummer; ontbrekende bestelbon; zonder PO; geen geldige PO;
        geen inkoopordernummer; PO-nummer; ordernummer onjuist; referentie ontbreekt; onjuist bestelnummer;
        verplichtingennummer ontbreekt; bestelbonnummer ontbreekt;
        geen opdrachtnummer; geen inkoopnummer; geen bestelling; verplichtingennummer; bestelreferentie
        """,
}

CONTESTED = {
    "promotion discount": "bonus; jaarbonus; ristorno; kickback; omzetbonus; volumebonus",
    "pricing promotion": "actieprijs; actieprijzen; promotieprijs; aanbiedingsprijs; speciale prijs",
    "delivery_charge freight": "verzendkosten; leveringskosten; bezorgkosten; afleverkosten; franco; portokosten",
    "quantity not_received": "goederen niet ontvangen; niet ontvangen; niet geleverd; ontbrekende goederen",
    "quality damage": "gelekt; bedorven",
    "quality missing_documents other": "etikettering; etiket; etiketten; labels",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        niet besteld; nooit besteld; geen bestelling; zonder bestelling; niet bestelde; ongevraagd
        """,
    "no_open_item wrong_product other": """
        verkeerde klant; verkeerd bedrijf; ander bedrijf; andere firma; niet voor ons; niet de klant;
        niet onze factuur; foutieve tenaamstelling; verkeerde tenaamstelling; andere klant
        """,
}

METHODS = {
    "ach": """
        elektronische overboeking; ACH; EFT; elektronische betaling; clearing; clieop; telebankieren;
        internetbankieren
        """,
    "wire": """
        overboeking; bankoverboeking; overschrijving; bankoverschrijving; buitenlandse overboeking; SWIFT; per bank;
        spoedoverboeking; telefonische overboeking; overmaking; bank; giro; bankbetaling;
        internationale overschrijving; wereldbetaling; per overschrijving; buitenlandbetaling; non-SEPA;
        per overboeking; via de bank; buitenlandse betaling; bankgiro; internationale overboeking; storting
        """,
    "cheque": "cheque; bankcheque; per cheque; circulaire cheque",
    "card": """
        creditcard; kaart; pinpas; bedrijfskaart; betaalkaart; kredietkaart; pin; bancontact; debetkaart;
        virtuele kaart; creditkaart; betaalpas; maestro
        """,
    "sepa": """
        SEPA; SEPA-overboeking; SEPA-betaling; SEPA overschrijving; SCT; instant overboeking; SEPA-overschrijving;
        Europese overschrijving; SEPA credit transfer; instant payment; instantoverschrijving; europese overboeking;
        SEPA instant
        """,
    "direct_debit": """
        incasso; automatische incasso; SEPA-incasso; machtiging; domiciliëring; domiciliering; per incasso; SDD;
        automatische afschrijving; Europese incasso; europese domiciliëring; automatische machtiging
        """,
    "other": """
        contant; compensatie; verrekening; wissel; contante betaling; G-rekening; iDEAL; acceptgiro; factoring;
        netting; PayPal; kas; documentair krediet; rekening-courant; gecompenseerd; verrekend;
        onderlinge verrekening; confirming
        """,
}

TYPES = {
    "invoice": """
        factuur; fact.; fac; FA; facturen; inkoopfactuur; F; IF; IKF; INK; FCT; nota; VF; factuur leverancier; fakt;
        leveranciersfactuur; AF; IK; faktuur; AAN; aankoopfactuur; VK; fact; INKF; declaratie; verkoopfactuur
        """,
    "credit_memo": """
        creditnota; credit; CN; CR; creditfactuur; creditnota's; credit nota; KN; kredietnota; C; CRN; creditering;
        IC; CNT; inkoopcreditnota; ICN; cred.; crediteringen; kredietnota's; CNA; aankoopcreditnota; credit-nota;
        creditnota leverancier
        """,
    "debit_memo": """
        debetnota; debitnota; DN; debet; claim; doorbelasting; DB; debetfactuur; debetnota's; deb.; boetenota;
        claims; reclamatie; DBN; belastingsnota; D/N;
        onze debet; belasting door ons; doorbelast door ons; debet leverancier
        """,
    "purchase_order": "inkooporder; order; bestelling; bestelbon; PO; opdracht; IO",
    "adjustment": """
        correctie; inhouding; verrekening; aanpassing; afronding; korting; memoriaal; voorschot; bonus; boete;
        kosten; bankkosten; betalingsverschil; rente; aanbetaling; bijdrage; compensatie; mindering; aftrek;
        G-rekening; betalingskorting; correcties; garantie-inhouding; memo; vooruitbetaling; overige; waarborg;
        memoriaalboeking; verschil; provisie; inhoudingen; jaarbonus; koersverschil; ristorno
        """,
}

MAILS = {
    "auto_reply": """
        automatisch antwoord; automatische reactie; afwezigheidsbericht; ik ben afwezig; ik ben momenteel afwezig;
        afwezig; niet aanwezig; ik ben met vakantie; met vakantie; op vakantie; met verlof; ik ben niet op kantoor;
        ik ben niet aanwezig; ik ben weer aanwezig; weer bereikbaar; weer op kantoor; tijdens mijn afwezigheid;
        bij afwezigheid; bedankt voor uw bericht; dank voor uw bericht; wij hebben uw bericht ontvangen;
        uw bericht is ontvangen; we hebben je bericht ontvangen; uw e-mail is ontvangen;
        wij hebben uw e-mail ontvangen; dit is een automatisch bericht; dit is een automatisch gegenereerd bericht;
        automatisch gegenereerd; niet beantwoorden; uw aanvraag is ontvangen; niet bezorgd; kan niet worden bezorgd;
        onbestelbaar; niet meer werkzaam; zwangerschapsverlof; ouderschapsverlof; buiten kantoor;
        ontvangstbevestiging =0.4; beperkt bereikbaar; in dringende gevallen; bij dringende zaken;
        voor dringende zaken; met zwangerschapsverlof; wij streven ernaar; uw ticket; ticketnummer; is aangemaakt;
        niet langer werkzaam; automatische ontvangstbevestiging; zal ik uw bericht; terug op kantoor; afwezig tot
        """,
    "newsletter": """
        uitschrijven; afmelden; nieuwsbrief; bekijk in browser; bekijk online; bekijk deze e-mail in uw browser;
        bekijk deze mail online; online versie; online bekijken; u ontvangt deze e-mail omdat;
        je ontvangt deze e-mail omdat; u ontvangt deze mail omdat; je ontvangt deze mail omdat; aanbieding;
        schrijf je in; schrijf u in; webinar; ontdek; volg ons; lees meer; lees verder; meld je aan; meld u aan;
        voorkeuren aanpassen; actiecode; kortingscode; exclusief aanbod; speciale aanbieding; profiteer;
        klik hier om u af te melden; wijzig voorkeuren; voorkeuren wijzigen; meer weten; bestel nu; deze maand;
        shop nu; gratis; u afmelden; je afmelden; uw inschrijving; geen nieuwsbrief meer; laatste nieuws;
        vraag een demo aan
        """,
    "bank_detail_change": """
        nieuwe bankgegevens; gewijzigde bankgegevens; wijziging bankgegevens; wijziging van onze bankgegevens;
        nieuw rekeningnummer; nieuwe bankrekening; nieuw bankrekeningnummer; wijziging rekeningnummer;
        wijziging bankrekening; wijziging bankrekeningnummer; gewijzigd rekeningnummer; gewijzigd bankrekeningnummer;
        nieuw IBAN; nieuwe IBAN; nieuw IBAN-nummer; ons rekeningnummer is gewijzigd;
        onze bankgegevens zijn gewijzigd; bankgegevens zijn gewijzigd; bankgegevens zijn veranderd;
        IBAN is gewijzigd; rekeningnummer is gewijzigd; veranderd van bank; van bank veranderd; nieuwe bank =0.5;
        oude rekening =0.5; oude rekeningnummer; oud rekeningnummer; toekomstige betalingen =0.4;
        voortaan betalen =0.4; voortaan overmaken =0.5; bankgegevens aanpassen =0.6; bankgegevens bij te werken;
        wijzigen van ons rekeningnummer; onze nieuwe bankrekening; overgestapt naar een andere bank;
        overgestapt =0.3; andere bankrekening =0.5; ander rekeningnummer =0.5; bankwijziging; wijziging IBAN;
        onze bankgegevens wijzigen; rekeningnummer gewijzigd; bankgegevens gewijzigd; rekeningwijziging;
        aanpassing bankgegevens; bankrekening is gewijzigd; vorige rekening =0.4; komende betalingen =0.3
        """,
    "phishing": """
        uw account is geblokkeerd; uw account wordt geblokkeerd; account geblokkeerd; bevestig uw account;
        verifieer uw account; bevestig uw wachtwoord; klik op de link; klik hier om te bevestigen; uw postvak is vol;
        uw mailbox is vol; wachtwoord verloopt; wachtwoord is verlopen; verdachte activiteit;
        ongebruikelijke activiteit; bevestig uw identiteit; u heeft gewonnen; erfenis; loterij; cadeaubonnen;
        cadeaukaarten; spoedbetaling; strikt vertrouwelijk; log in om; account opgeschort; account wordt gesloten;
        beveiligd document; account is opgeschort; werk uw gegevens bij; gegevens verifiëren; verifieer uw gegevens;
        wordt gedeactiveerd; pas geblokkeerd; rekening geblokkeerd; opnieuw activeren; dringende overboeking;
        ben je beschikbaar; vertrouwelijke transactie; bevestig uw gegevens; identiteit verifiëren;
        wordt binnen 24 uur
        """,
    "cover_note": """
        bijlage; bijlagen; in bijlage; in de bijlage; bijgevoegd; foto bijgevoegd; scan bijgevoegd;
        hierbij de foto; hierbij de scan; hierbij; ik stuur u; wij sturen u; stuur ik u; zie bijlage;
        foto in bijlage;
        bijgevoegd; in de bijlage; bijgaand; zie bijlage; als bijlage; bijgesloten; hierbij ontvangt u; in bijlage;
        bijgevoegde; in bijgevoegd; bijgaand ontvangt u; bijgaand treft u; bijgaand zenden wij; bijgaand sturen wij;
        in de bijlage vindt u; in de bijlage treft u; zie de bijlage; zie bijgevoegd; bijlage vindt u;
        als bijlage vindt u; gelieve in bijlage; in bijlage vindt u; bijgevoegd vindt u; bijgaand vindt u;
        bijgevoegd treft u; treft u bijgaand; vindt u bijgaand; treft u in de bijlage; vindt u in de bijlage;
        vindt u als bijlage; hierbij zenden wij; hierbij sturen wij; treft u aan; bijgevoegd bestand;
        bijgevoegd document; de bijlage bevat; in attach; hierbij de; in bijlage gaat; aangehecht; zie attachment;
        meegestuurd; meegezonden
        """,
}

LETTERS = {
    "closing": """
        met vriendelijke groet; met vriendelijke groeten; vriendelijke groet; vriendelijke groeten; hoogachtend;
        groeten; groetjes; met groet; mvg; hartelijke groet; hartelijke groeten; verzonden vanaf mijn iphone;
        dit bericht is vertrouwelijk; deze e-mail is vertrouwelijk; de informatie in dit bericht;
        de informatie verzonden; disclaimer; groet; met hartelijke groet; beste groeten;
        deze e-mail en eventuele bijlagen; dit e-mailbericht
        """,
    "quoted": "oorspronkelijk bericht; origineel bericht; schreef; het volgende geschreven",
    "forwarded": """
        doorgestuurd bericht; begin doorgestuurd bericht; doorgezonden bericht; doorgestuurd door
        """,
    "below": "zie onder; hieronder; onderstaand; zie onderstaande; ter info; ter informatie",
    "promise": """
        volgende betaalrun; volgende betaalronde; eerstvolgende betaalrun; eerstvolgende betaling;
        staat gepland voor betaling; volgende betaling; ingepland voor betaling
        """,
    "question": """
        kunt u; kunnen jullie; kun je; zou u; zouden jullie; wilt u; willen jullie; graag bevestigen;
        graag bevestiging; gelieve te bevestigen; graag ontvangen wij; graag ontvang ik; wij ontvangen graag;
        graag vernemen wij; graag hoor ik; graag horen wij; laat ons weten; laat het ons weten; wij missen; ik mis;
        ontbreekt bij ons; heeft u; hebben jullie; hebt u; waarom; wanneer; waar blijft; wij hebben nodig;
        ik heb nodig; graag uw reactie; in afwachting van uw; graag nakijken; wilt u nakijken; is het mogelijk;
        zou het mogelijk zijn; gelieve na te kijken; kunnen wij; mogen wij; graag toesturen; verzoeken wij u te;
        stuur ons; graag een kopie
        """,
    "portal": """
        in het portaal; leveranciersportaal; leveranciersportal; in de portal; via de portal; te downloaden;
        beschikbaar in; staat klaar; staat voor u klaar; online beschikbaar; in te zien; inloggen op;
        log in op de portal
        """,
    "refusal": """
        nooit; wijzigen wij niet; wijzigen niet; fraude; oplichting; let op; pas op; in geval van;
        bij wijziging van uw; indien; mocht; mochten; als uw; uw bankgegevens; uw rekeningnummer; elke wijziging;
        wijzigingen in uw; verifieer
        """,
    "bank": """
        bankgegevens; bankrekening; rekeningnummer; IBAN =0.7; bankrekening no; rekening no; bankrekeningnummer;
        rekening =0.5; bank =0.5; IBAN-nummer; betaalgegevens
        """,
    "novelty": """
        nieuw; nieuwe; gewijzigd; gewijzigde; wijziging; wijzigt; wijzigen; veranderd; verandering; aangepast;
        aanpassen; voortaan; vanaf heden; vanaf nu; per direct; niet langer; niet meer; oude; opgeheven; overgestapt;
        bijgewerkt; bij te werken; met onmiddellijke ingang; in het vervolg;
        andere; vervangen; vervangt;
        verandert; veranderen; fusie; sluiting;
        vernieuwd; opgezegd; aan te passen;
        wijzigt u
        """,
    "courtesy": """
        aarzel niet; aarzelt u niet; bij vragen; voor vragen; mocht u vragen; heeft u vragen; vragen heeft;
        tot uw dienst; graag tot; bedankt; dank u; hartelijk dank; alvast bedankt; fijne dag; prettige dag;
        fijn weekend; goedemorgen; goedemiddag; goedendag; zoals afgesproken; zoals besproken; zoals gevraagd;
        op uw verzoek; ter informatie; ter kennisname; voor uw administratie; niet beantwoorden; niet op deze;
        automatisch gegenereerd; automatisch aangemaakt; automatisch verzonden; automatisch bericht;
        ontvangst bevestigen; bevestig de ontvangst; graag verwerken; gelieve te verwerken; vertrouwelijk; milieu;
        de details; de specificatie; volgende facturen;
        u ontvangt; binnen enkele dagen; werkdagen
        """,
    "own": """
        onze; ons; mijn
        """,
    "yours": """
        uw; jullie; je
        """,
    "henceforth": """
        voortaan; vanaf nu; vanaf heden; in het vervolg; per direct
        """,
}

SIGNS = {
    "absence": """
        afwezig; afwezigheid; niet op kantoor; buiten kantoor; met vakantie; op vakantie; vakantie; met verlof; verlof;
        niet bereikbaar; op reis; ziek; gesloten;
        niet meer werkzaam; uit dienst; met zwangerschapsverlof; ziek thuis; niet meer gelezen;
        er niet; even niet; vrij;
        kantoor gesloten; bedrijfssluiting;
        werk niet meer; werkt niet meer; niet meer bij; op cursus; feestdag; ouderschapsverlof; vrije dag; niet
        aanwezig;
        ben ik weer; ben ik terug; ben weer terug
        """,
    "return": """
        terug; weer terug; tot en met; tot; vanaf; mijn terugkeer; terugkomst; reageren; beantwoord; dringend;
        dringende; dringende zaken; spoed; contact opnemen; mijn afwezigheid; lees;
        weer open; heropenen; weer bereikbaar;
        contact op; mijn collega; in de tussentijd; niet doorgestuurd; mailen naar; bellen met;
        ben ik weer; ben ik terug; ben weer terug
        """,
    "threat": """
        geblokkeerd; opgeschort; beperkt; gedeactiveerd; verwijderd; verloopt; verlopen; overschreden; vol;
        ongebruikelijke; verdachte; binnen 24 uur; binnen 48 uur; laatste waarschuwing; voorkomen; verliest;
        vastgehouden; onbetaalde; wordt verwijderd;
        vervalt; wordt gewist
        """,
    "credential": """
        wachtwoord; inloggegevens; gebruikersnaam; uw account; uw mailbox; uw identiteit; uw gegevens; kaartgegevens;
        beveiligingscode; pincode
        """,
    "act": """
        klik; klik hier; link; onderstaande link; bevestig; bevestigen; verifieer; verifiëren; inloggen; aanmelden;
        bijwerken; invoeren; deblokkeren; heractiveren
        """,
    "overdue": """
        aanmaning; herinnering; betalingsherinnering; achterstallig; achterstallige; vervallen; openstaande;
        openstaande factuur; openstaande facturen; openstaande posten; laatste aanmaning; ingebrekestelling;
        rekeningoverzicht; incasso; te laat
        """,
    "will_pay": """
        wordt betaald; worden betaald; zullen betalen; gaan betalen; betaalrun; betaling volgt; betaling staat;
        volgende week; eind van de maand; ter goedkeuring; wacht op goedkeuring; in behandeling; vertraging; ingepland;
        wordt overgemaakt; betalen wij
        """,
    "has_paid": """
        al betaald; reeds betaald; is betaald; zijn betaald; werd betaald; hebben betaald; al overgemaakt;
        reeds overgemaakt; is voldaan; reeds voldaan; al voldaan; controleer; betaald op
        """,
    "not_received": """
        niet ontvangen; nooit ontvangen; geen factuur; niet bekend; kopie van de factuur; kopie factuur; factuurkopie;
        opnieuw sturen; nogmaals sturen; nog eens sturen; niet vinden; toesturen
        """,
}

PARTIES = {
    "name": """
        Crediteuren; Financiën; Financiële afdeling;
        Crediteurenadministratie; Administratie; Boekhouding; Inkoop; Financiële administratie;
        Naam; Bedrijfsnaam; Bedrijf; Firmanaam; Handelsnaam; Naam bedrijf
        """,
    "address": """
        Adres; Afleveradres; Bezorgadres; Factuuradres; Leveradres; Straat; Installatieadres
        """,
    "yours": """
        Uw; klant; afnemer; van de klant; koper; debiteur
        """,
}

MONTHS = (
    "januari jan",
    "februari feb febr",
    "maart mrt maa",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "augustus aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "december dec",
)

STOPWORDS = """
    de het een van en voor met op in te aan door bij uit dat die dit deze zijn is wij u uw ons onze niet wordt
    worden heeft hebben ook als om er naar over geachte heer mevrouw vriendelijke groet groeten hoogachtend dank
    bedankt per datum bedrag hierbij graag tot
    """

SMALL_WORDS = {
    "given": "adriaan albert alex andre anita anja anneke annelies anouk arie arjan astrid bart bas bert bianca "
    "bram carla carolien cees chantal cornelis daan daphne dennis dirk eline ellen els erik esther eva "
    "evelien femke fleur floor frank frans geert gerard gerrit gert hanneke hans heleen hendrik henk ilse "
    "ineke inge ingrid iris jaap jacob jacqueline jan janneke jasper jeroen joep johan johannes joost "
    "joris jos judith karel karin katrien kees kim klaas koen lars laura leen lies liesbeth lieve linda "
    "lotte lucas maaike maarten manon marc margriet marieke marijke marjan mark marleen martijn martine "
    "mathijs michiel mieke monique nathalie nele nico niels noor patrick paul peter petra piet pieter "
    "rene rik rob robert roel ronald ruben ruud sander sandra sanne saskia simone sjoerd sofie stefan "
    "steven stijn suzanne sven thijs thomas tim tom ton trudy veerle vincent wendy wilhelm willem wim "
    "wouter yvonne",
    "desk": "attentie crediteurenadministratie debiteurenadministratie administratie boekhouding afdeling "
    "financien financiele crediteuren directie klachten debiteuren inkoop verkoop betalingen administrateur hoofd "
    "controller",
    "credit": "af afgetrokken crediteren creditnota creditfactuur creditering gecrediteerd terugbetaling "
    "inhouden verrekenen mindering",
    "deduct": "verminderen verminderd gekort mindering inhouden houden korten verrekenen",
    "cancel": "afboeken annuleren intrekken annulering",
    "ours": "ons onze opdrachtgever betaler",
    "theirs": "uw begunstigde leverancier crediteur ontvanger",
    "request": "verzoek vraag wil willen verwacht eis zou zouden wensen hopen "
    "moet moeten dient graag verzoeken wilt vragen gelieve kunt verwachten eisen ontvangen",
    "rest": "rest restant restbedrag resterende overige",
    "deducted": "aftrek inhouding inhoudingen",
    "today": "vandaag heden hedendaagse zojuist",
    "not": "niet geen weigeren",
    "until": "voor uiterlijk tot",
    "bank_statement": "afschrift bankafschrift rekeningafschrift dagafschrift",
    "received": "ontvangen ingekomen",
    "joint": "luidt staat op de van het is dag",
    "hold": "geblokkeerd blokkeren opgeschort opschorten aangehouden houden tegengehouden ingehouden "
    "inhouden wachten wacht gestopt",
    "correct": "opnieuw corrigeren gecorrigeerde gecorrigeerd correctie herzien herziene aanpassen "
    "aangepaste verbeterde corrigeer",
    "claim": "claim klacht debet inhouding boete betwisting bezwaar afwijking reclamatie geschil",
    "paper": "nota melding bericht brief rapport formulier kennisgeving",
    "stamp": "ontvangen betaald kopie origineel duplicaat concept vertrouwelijk akkoord geboekt datum op door",
    "evidence": "bewijs afleverbewijs afleverbon vrachtbrief getekende getekend",
    "rebate": "korting bonus kortingen",
    "copied": "dubbele dubbel al reeds duplicaat dezelfde",
    "accept": "accorderen goedkeuren goedgekeurd verwerken verwerkt accepteren",
}

VERBS = {
    "pay": "betal overmak overgemaak stort voldoen",
    "credit": "credit gecredit terugbet terugstort restitu",
    "deduct": "inhoude ingehoud verreken verminder aftrek afgetrok",
    "cancel": "annul geannul afboek",
    "hold": "blok geblok opschort opgeschort",
    "correct": "corrig gecorrig herzien aanpas aangepas",
    "accept": "accept geaccept goedkeur goedgekeur akkoord conform",
    "refuse": "weiger geweiger afgewez afwijz betwist",
    "charge": "belast doorbelast",
}

PARTED = {
    "deduct": "trek+af trekken+af trekt+af houd+in houden+in breng+mindering brengen+mindering haal+af halen+af",
    "refuse": "wijs+af wijzen+af stuur+terug sturen+terug keur+af keuren+af",
    "credit": "stort+terug storten+terug betaal+terug",
    "hold": "houd+aan houden+aan houd+vast houden+vast",
}

STEMS = {
    "told": "reden omschrijving toelichting",
    "pay": "betaling betalings betaald betaalde betaal uitbetaling uitbetaald overgemaakt overboeking overboekings "
    "voldaan cheque",
    "amount": "bedrag som totaal waarde saldo",
    "date": "datum dat dag",
    "on": "op",
    "number": "no ref referentie kenmerk id code",
    "invoice": "factuur facturen fact fac nota boekstuk document",
    "order": "bestel bestelling order opdracht",
    "discount": "korting kort betalingskorting betaalkorting kredietbeperking",
    "deduction": "inhouding inhoudingen ingehouden verrekening mindering aftrek boete correctie",
    "withholding": "bronbelasting",
    "gross": "bruto origineel oorspronkelijk",
    "run": "opdracht transactie",
    "theirs": "leverancier uw externe ext",
    "party": "bedrijf firma onderneming",
    "notice": "advies specificatie bericht overzicht opgave melding",
    "before": "reeds al eerder eerdere vooraf",
}
