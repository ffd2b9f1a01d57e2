"""German."""

COLUMNS = {
    "document_number": """
        Rechnungsnummer; Rechnungs-Nr; Rechnung Nr; Rechnung; Rechnungen; Re-Nr; ReNr; Re Nummer; Rg-Nr; RgNr;
        Rg Nummer; Rechn-Nr; Rech-Nr; RechNr; Belegnummer; Belegnr; Beleg-Nr; Beleg; Ihre Rechnung;
        Ihre Rechnungsnummer; Ihre Rechnungs-Nr; Ihre Rechnung Nr; Ihre Re-Nr; Ihre Belegnummer; Ihre Belegnr;
        Ihre Beleg-Nr; Ihr Beleg; Ihre Nummer; Ihre Nr; Ihr Zeichen =0.7; Ihre Referenz; Ihre Ref; Fremdbeleg;
        Fremdbelegnummer; Externe Belegnummer; Ext Belegnr; Referenz =0.8; Referenznummer =0.8; Referenz-Nr =0.8;
        Ref-Nr =0.8; Dokument; Dokumentnummer; Dokumentennummer; Dok-Nr; DokNr; Lieferantenrechnung;
        Lieferantenrechnungsnummer; Lieferanten-Rechnungs-Nr; Kreditorenrechnung; Faktura; Fakturanummer; Faktura-Nr;
        Rechnung/Gutschrift; Rechnungs-/Gutschriftsnummer; Rechnung Gutschrift Nr; Gutschrift Nr; Zuordnung =0.5;
        Rechnungsreferenz; Rechnungsbeleg; Verwendungszweck =0.5; Originalbeleg; Bezug; Belegreferenz; Beleg-Ref;
        externe Nr; externe Rechnungsnummer; Rechnungskennung; Nummer =0.5; Nr =0.4; Rechnungs ID; bezahlte Rechnung;
        Textkennung =0.3; OP Nummer =0.6; OP-Nr =0.6; Posten =0.4; Vorgang =0.4; Vorgangsnummer =0.4;
        Buchungstext =0.3;
        zu Rechnung; zu Ihrer Rechnung; gegen Rechnung; auf Rechnung; betroffene Rechnung; Rechnung Lieferant;
        Belegfeld 1; Belegfeld1; Beleg 1
        """,
    "our_number": """
        Unser Beleg; Unsere Belegnummer; Unsere Belegnr; Unsere Beleg-Nr; unsere Nummer; Unsere Nr; Unser Zeichen;
        Unsere Referenz; Unsere Ref; Interne Nummer; Interne Nr; interne Belegnummer; int Belegnr; interner Beleg;
        Buchungsnummer; Buchungs-Nr; Buchungsbeleg; Bu-Nr; Journalnummer; Journal; Erfassungsnummer; FI-Beleg;
        SAP-Beleg; SAP Belegnummer; SAP Belegnr; lfd Nummer =0.4; Ausgleichsbeleg; Kontrollnummer; Eingangsnummer;
        Eingangs-Nr; Rechnungseingangsnummer; Rechnungseingang; Registriernummer; Protokollnummer; Vorerfassung;
        Belegnr intern; Belegnummer intern; Beleg intern; Kreditorenbeleg; unser Beleg Nr; Stapel; Zahlbeleg;
        unsere Dok Nr
        """,
    "document_type": """
        Belegart; Art; Typ; Dokumentart; Dokumenttyp; Belegtyp; BA; Vorgangsart; Buchungsart; Rechnungsart; Bel Art;
        Dok-Art; Vorgang =0.4; S/H; Soll/Haben; Kennzeichen =0.4
        """,
    "document_date": """
        Rechnungsdatum; Rechn-Datum; Rech-Datum; Re-Datum; ReDatum; Rg-Datum; RgDatum; Datum; Belegdatum;
        Beleg-Datum; Beldat; Belegdat; Bel-Datum; vom; Dokumentdatum; Dokumentendatum; Dok-Datum; Ihr Datum;
        Rechnung vom; Ausstellungsdatum; Fakturadatum; Faktura vom; Buchungsdatum =0.6; Buch-Datum =0.6;
        Belegdatum Rechnung; Ihre Rechnung vom; Re vom; RE-Dat; Rg vom; Beleg vom; Leistungsdatum =0.4
        """,
    "due_date": """
        Fälligkeit; Fälligkeitsdatum; fällig; fällig am; Fällig zum; Zahlbar bis; Fälligk; Faell; Netto fällig;
        Zahlungsziel =0.6; zahlbar am; Nettofälligkeit
        """,
    "purchase_order": """
        Bestellnummer; Bestell-Nr; BestellNr; Bestellung; Ihre Bestellung =0.6; Unsere Bestellung;
        Unsere Bestellnummer; Bestellreferenz; Auftrag =0.6; Auftragsnummer =0.6; Auftrags-Nr =0.6; Best-Nr; Best Nr;
        PO-Nummer; Einkaufsbeleg; Kommission =0.4; Bestellbezug; Kontrakt; Kaufvertrag; Abrufnummer; Bestellzeichen;
        EK-Beleg; Bestell-Nummer; Projekt =0.3; Vertragsnummer =0.3
        """,
    "gross_amount": """
        Brutto; Bruttobetrag; Brutto-Betrag; Rechnungsbetrag; Re-Betrag; ReBetrag; Rg-Betrag; Rechn-Betrag;
        Rech-Betrag; Bruttorechnungsbetrag; Belegbetrag; Betrag =0.5; Ursprungsbetrag; Originalbetrag;
        Offener Betrag =0.8; offen =0.6; Rechnungssumme; Bruttowert; Forderung; Forderungsbetrag; Brutto EUR;
        Betrag brutto; Rechnungsbetrag brutto; Rechnungsbetrag EUR; Fakturabetrag; Rechnungswert; Bruttosumme;
        Wert =0.4; Gesamtbetrag =0.5; Gesamt =0.4; OP-Betrag; Ursprünglicher Betrag; Dokumentbetrag; Umsatz =0.4;
        Rechnung brutto; Brutto-Rechnungsbetrag; Brutto in EUR; Betrag in Belegwährung =0.6; Betrag vor Skonto;
        Rechnungsendbetrag; Soll =0.4; Saldo =0.3; Fälliger Betrag =0.7; Gesamtbetrag brutto; Brutto-Betr;
        Betrag Rechnung; Rechnungsbetr
        """,
    "discount_amount": """
        Abzug =0.6; Abzüge =0.6; Abzugsbetrag =0.6;
        Skonto; Skontobetrag; Skonto-Betrag; Skontoabzug; Skonti; abzgl Skonto; abzüglich Skonto; Skonto EUR;
        Skonto in EUR; Skontiert; Rabatt =0.7; Nachlass =0.6; Sk-Betrag; Skto; SKTO-Betrag; ./. Skonto; Skonto netto;
        Skonto brutto; Skonto Abzug; Skonto gezogen; Zahlungsrabatt; Skonto-Abzug; genommener Skonto;
        gezogenes Skonto; gewährtes Skonto; Skonto Nachlass; Kassenskonto; Skto-Betr; Bonus/Skonto
        """,
    "deduction_amount": """
        beanstandet; Beanstandung; nicht anerkannt; strittig; zurückbehalten; gestrichen;
        Abzug; Abzüge; Abzugsbetrag; Kürzung; Kürzungen; Kürzungsbetrag; Einbehalt; Einbehalte; Minderung; Belastung;
        Belastungen; Differenz; Zahlungsdifferenz; Korrektur; Korrekturen; Restbetrag =0.3; Sonstige Abzüge;
        Reklamation; Abgezogen; Belastungsanzeige; Bonus =0.5; WKZ; Sicherheitseinbehalt; Rechnungskürzung;
        sonst Abzüge; Verrechnung; verrechnet; Kürzung EUR; Abschlag; Abschläge; Gebühren; Gebühr; Lastschrift =0.4;
        Garantieeinbehalt; Minderzahlung; Rechnungsabzug; Rechnungskorrektur; Anpassung; Berichtigung; Nachlässe;
        Delkredere; Preisabzug; Ausgleich =0.3; Abzug sonst; Vertragsstrafe; Abzug in EUR; Differenzbetrag;
        Abzug / Einbehalt; Skonto/Abzüge =0.6; Skonto/Abzug =0.6; Skonto/Kürzung =0.6; Skonto / Abzug =0.6
        """,
    "withholding_amount": """
        Quellensteuer; QSt; Qu-Steuer; Steuerabzug; Bauabzugsteuer; Bauabzugssteuer; Einbehaltene Steuer;
        Abzugsteuer; Abzugssteuer; Kapitalertragsteuer; QSt-Betrag; Verrechnungssteuer; Steuereinbehalt;
        Quellensteuerbetrag
        """,
    "paid_amount": """
        Zahlbetrag; Zahl-Betrag; Zahlungsbetrag; Zahlung; Zahlungen; gezahlt; gezahlter Betrag; bezahlt;
        bezahlter Betrag; Netto; Nettobetrag; Netto-Betrag; Nettozahlbetrag; Netto-Zahlbetrag; Betrag =0.5;
        Überweisungsbetrag; Überwiesen; Überwiesener Betrag; überweisung; Auszahlungsbetrag; Auszahlung; Ausgezahlt;
        Ausgleichsbetrag; Ausgleich =0.6; ausgeglichen; Regulierungsbetrag; Reguliert; Regulierter Betrag;
        Regulierung; Zahlbetrag EUR; Zahlbetrag in EUR; Netto EUR; Netto in EUR; Nettowert =0.5; angewiesen;
        Anweisungsbetrag; Gutschriftsbetrag; Gutgeschrieben; Endbetrag; Wir zahlen; zu zahlen; Zu zahlender Betrag;
        beglichen; beglichener Betrag; Vergütet; Vergütung =0.5; Zahlbar =0.6; Betrag netto; Gesamt =0.4; Summe =0.3;
        Zahlwert; Zahlung EUR; Restzahlung =0.5; Haben =0.4; Zahlbtr; Zahlungsbetrag netto; Nettozahlung;
        Zahlungsbetrag EUR; angewiesener Betrag; Netto Betr; Überweisung EUR; Gezahlt EUR; Auszahlbetrag;
        Verrechnungsbetrag =0.5; Anweisung; Zahlg
        """,
    "balance": """
        Saldo; Rest; Restbetrag; Restsaldo; Offener Restbetrag; verbleibend; Verbleibender Betrag; Kumuliert;
        laufender Saldo; Restforderung; Offener Saldo; noch offen; Restschuld; Zwischensaldo; kumulierter Betrag;
        Neuer Saldo; Restposten; offener Rest
        """,
    "currency": """
        Währung; Whrg; Währ; WRG; Währg; Belegwährung; Währungskennzeichen; Whg; Waehrung; WSL; Zahlungswährung
        """,
    "description": """
        Beschreibung; Bezeichnung; Text; Buchungstext; Verwendungszweck; Bemerkung; Bemerkungen; Hinweis; Hinweise;
        Erläuterung; Leistung; Artikelbezeichnung; Artikel; Positionstext; Info; Artikelbeschreibung; Produkt;
        Produktbezeichnung; Leistungsbeschreibung; Notiz; Kommentar; Belegtext; Artikeltext; Zusatztext;
        Bezeichnung der Leistung; Gegenstand; Leistungstext; Details; Ware; Dienstleistung; Tätigkeit
        """,
    "reason": """
        Beanstandungsgrund; Grund der Kürzung; Kürzungsgrund; Grund des Abzugs;
        Grund; Abzugsgrund; Kürzungsgrund; Differenzgrund; Begründung; Ursache; Grundcode; Code =0.4;
        Reklamationsgrund; Abzugsart; Grund des Abzugs; Grund der Kürzung; Belastungsgrund; Kürzungsart;
        Minderungsgrund; Grund für Abzug; Einbehaltsgrund; Differenzcode; Art des Abzugs; Ursachencode; Grd;
        weshalb; warum; wegen
        """,
    "quantity": """
        Menge; Anzahl; Stück; Stk; Anz; Stunden; Mge; Liefermenge; Std; Einheiten; Menge/Einheit; Me; Stückzahl;
        Std.; Tage =0.5
        """,
    "unit_price": """
        Einzelpreis; Preis; Stückpreis; E-Preis; EP; Einheitspreis; Preis/Einheit; Einzel; Preis pro Einheit;
        Einzelpreis EUR; Einzelpreis netto; Nettopreis; Listenpreis; Stundensatz; Preis EUR; E Preis; Preis/Stk;
        Satz =0.5; Einzelbetrag; Einzel netto; Preis netto; Einzelpr
        """,
    "item_number": """
        Artikelnummer; Artikel-Nr; Art-Nr; ArtNr; Materialnummer; Material-Nr; Material; Sachnummer; Produktnummer;
        Bestellnr =0.3; Teilenummer; Warennummer; Produkt-Nr; Artikelcode; EAN; GTIN; Mat-Nr;
        Lieferschein; Lieferschein-Nr.; Lieferscheinnummer; Frachtbrief; Wareneingang
        """,
    "tax_rate": """
        MwSt; USt; MwSt-Satz; USt-Satz; Steuersatz; Mehrwertsteuer; USt %; MwSt %; Ust.-%; Steuer %; St; Steuer;
        Steuercode =0.6; Steuerkennzeichen =0.6; Umsatzsteuersatz; Umsatzsteuer; % MwSt; % USt; St-Satz; Mwst-%
        """,
    "tax_amount": """
        MwSt-Betrag; USt-Betrag; Steuerbetrag; Steuer; MwSt; USt; Mehrwertsteuerbetrag; Umsatzsteuerbetrag;
        Mehrwertsteuer; Umsatzsteuer; MwSt EUR; Steuer EUR; Vorsteuer; USt EUR; Steuerbetrag EUR; MwSt Betrag
        """,
    "line_number": """
        Pos; Position; Lfd Nr; Nr =0.6; Pos-Nr; Posnr; Zeile; laufende Nummer; Lfd; Zl; Posten =0.4; Ziff
        """,
    "line_amount": """
        Gesamtpreis; Gesamt; Betrag; Summe; Gesamtbetrag; Positionswert; Positionsbetrag; G-Preis; GP; Gesamt EUR;
        Betrag EUR; Nettobetrag; Netto; Wert; Gesamtpreis EUR; Zeilensumme; Gesamt netto; Nettowert; Warenwert;
        Betrag in EUR; Preis gesamt; Gesamtpreis netto; Zeilenbetrag; Summe EUR; Betrag netto; Nettogesamt; Gesamtpr;
        Netto-Gesamt; Gesamtnetto; Position gesamt; Gesamt in EUR; Netto EUR
        """,
}

LABELS = {
    "payment_reference": """
        Auftraggeberreferenz; Auftraggeber-Referenz; Zahlungstext;
        Buchungstext =0.6; Überweisungstext;
        Abrechnung =0.6; Abrechnungsnr; Abrechnungsnummer; Abrechnung Nr;
        Zahllaufnummer; Sammlernummer; Anweisungsnummer; Zahlungsliste Nr; Auszahlungsnummer;
        unter Angabe von; unter Angabe der Referenz; unter der Referenz; mit der Referenz; mit Verwendungszweck;
        Beleg =0.4; Belegnummer =0.4; Buchungsbeleg =0.4;
        Zahlung =0.5;
        Zahlungsreferenz; Zahlungsreferenznummer; Zahlungsnummer; Zahlungs-Nr; Zahlung Nr; Zahlungsbeleg;
        Zahlungsbelegnummer; Zahlungsbeleg-Nr; Zahlbeleg; Zahlungs-ID; Überweisungsnummer; Überweisungsreferenz;
        Überweisungs-Nr; Referenz =0.6; Referenznummer =0.7; Ref-Nr =0.6; Unser Zeichen =0.5; Unsere Referenz =0.6;
        Verwendungszweck =0.6; Belegnummer =0.6; Beleg-Nr =0.6; Belegnr =0.6; Beleg =0.4; Bankreferenz;
        Ende-zu-Ende-Referenz; End-to-End-Referenz; End-to-End-ID; Ende-zu-Ende-ID; Transaktionsnummer;
        Transaktions-ID; Transaktionsreferenz; Zahllauf =0.8; Zahllauf-Nr; Zahllaufnummer; Zahlungslauf =0.8;
        Zahlungslaufnummer; Auftragsreferenz =0.6; Zahlungsauftrag; Zahlungsauftragsnummer; Ausgleichsbeleg;
        Kundenreferenz =0.5; SEPA-Referenz; EREF; Dokumentnummer =0.5; Regulierungsnummer; Abrechnungsnummer =0.6;
        Sammlernummer; Zahlungskennung; Scheck-/Zahlungsnummer; Zahlungsvorgang; Vorgangsnummer =0.6;
        Unsere Nummer =0.4; Zahlungsausgang Nr; Zahlungsbeleg Nummer; Unser Beleg =0.5; unsere Belegnummer =0.6;
        Unser Zahlungsbeleg; Belegnummer der Zahlung; Beleg-Nr. der Zahlung; Zahlungsbeleg-Nr.;
        Ausgleichsbelegnummer; Nummer der Zahlung; Auftragsreferenz; Mit Referenz =0.7; Unter der Referenz =0.8;
        Mit dem Verwendungszweck =0.7; Unter Angabe von =0.6; Kassenzeichen =0.9; Buchungszeichen =0.8;
        Aktenzeichen =0.5; Anordnungsnummer =0.7;
        Lauf =0.6; Bestätigungsnummer =0.7
        """,
    "advice_number": """
        Avisnummer; Avis-Nr; Avisnr; Avis; Zahlungsavis; Zahlungsavis-Nr; Zahlungsavisnummer; Zahlungsavis Nr;
        Avisreferenz; Avis-ID; Zahlungsmitteilung Nr; Avisnummer Zahlung; Zahlungsanzeige Nr; Regulierungsliste Nr;
        Beleg Avis; Zahlungsmitteilungsnummer
        """,
    "payment_date": """
        Buchungstag =0.5; gebucht am =0.6; überwiesen zum; Zahlung zum; Zahlung per;
        Zahlungsdatum; Zahldatum; Zahltag; Zahlung vom; bezahlt am; gezahlt am; Überweisungsdatum; Überwiesen am;
        Valuta; Valutadatum; Wertstellung; Wertstellungsdatum; Ausführungsdatum; Ausführung am; Ausführungstermin;
        Ausführungstag; Datum =0.6; Buchungsdatum =0.5; Scheckdatum; Zahlungstermin; Zahlungsausgang; Avisdatum;
        Auszahlungsdatum; Überweisung vom; vom =0.2; Belegdatum =0.5; Datum der Zahlung; Regulierungsdatum;
        Gutschriftsdatum; Zahlung am; Ausstellungsdatum =0.4; Zahllauf vom; Datum der Überweisung;
        Zahlungsausgang am; Zahllaufdatum; Anweisungsdatum; Valuta vom; Wertstellung am
        """,
    "total_amount": """
        Gesamtbetrag; Gesamtsumme; Summe; Gesamt; Zahlbetrag; Zahlungsbetrag; Überweisungsbetrag; Gesamtzahlung;
        Gesamtzahlbetrag; Auszahlungsbetrag; Zahlungssumme; Endbetrag; Endsumme; Total; Scheckbetrag;
        Nettobetrag =0.7; Betrag =0.6; Zahlung gesamt; Summe Zahlung; Zahlbetrag gesamt; Summe Zahlbetrag;
        Überwiesener Betrag; gezahlter Betrag; Gesamtüberweisungsbetrag; Betrag der Überweisung; Auszahlung;
        angewiesener Betrag; Gesamt netto; Netto gesamt; Netto-Zahlbetrag; Zahlungsbetrag gesamt;
        Gesamtbetrag der Zahlung; Regulierungsbetrag; Ausgleichsbetrag; Gutschriftsbetrag; Summe Netto; in Höhe von;
        über den Betrag von; Avisbetrag; Überweisungssumme; über =0.2; Höhe der Zahlung; zu zahlender Betrag;
        Zahlungsbetrag in EUR; Nettozahlbetrag; Gesamtauszahlung; Avissumme; Summe der Zahlung; insgesamt
        """,
    "gross_total": """
        Summe brutto; Bruttosumme; Gesamtbrutto; Brutto gesamt; Gesamtbetrag brutto; Rechnungssumme;
        Summe Rechnungen; Bruttobetrag; Brutto; Summe Rechnungsbeträge; Gesamtbruttobetrag
        """,
    "discount_total": """
        Summe Skonto; Skonto gesamt; Gesamtskonto; Skontosumme; Skonto; abzüglich Skonto; abzgl Skonto; Skontobetrag;
        Skontoabzug; Summe Skonti; Skontobetrag gesamt; Gesamtes Skonto
        """,
    "deduction_total": """
        Summe Abzüge; Abzüge gesamt; Abzüge; Summe Kürzungen; Kürzungen; Kürzungen gesamt; abzüglich Abzüge;
        Einbehalte; Summe Einbehalte; Abzug; Belastungen; Sonstige Abzüge; Gesamtabzug; Summe Abzug; Kürzung;
        Gesamtkürzung; Bankspesen; Bankgebühren
        """,
    "currency": """
        Währung; Zahlungswährung; Währungscode; Alle Beträge in; Beträge in; Whrg; Betrag in =0.5; Angaben in
        """,
    "payment_method": """
        Zahlungsart; Zahlungsweise; Zahlweg; Zahlungsweg; Zahlart; Zahlungsmethode; Zahlungsform; Zahlungsmittel;
        Zahlungsmodus; Regulierung per; Zahlung per; Zahlung durch; Zahlungsträger; bezahlt per; bezahlt durch
        """,
    "payer": """
        wer zahlt; Zahlender; zahlende Partei;
        im Auftrag von; im Namen von; für Rechnung von; Zahlung durch; bezahlt durch; gezahlt von;
        Bezahlt von; Gezahlt von; Überwiesen von;
        Mandant; Zahler; Auftraggeber; Absender; von; Zahlungspflichtiger; Überweisender; Kunde =0.5; Firma =0.5;
        Gesellschaft; Kontoinhaber =0.4; Debitor; Zahlende Firma; Zahlende Gesellschaft; Buchungskreis; Käufer =0.5;
        Zahlungsleistender; Unternehmen =0.5; Name des Zahlers; Regulierer; Aussteller; Zahler Name;
        Zahlungsabsender; Gesellschaft/Buchungskreis; im Auftrag von;
        Auftrag von; auf Anweisung von; Anweisender; beauftragt von;
        Name des Auftraggebers; Auftraggeber Name; Auftraggeberin; Zahlungsauftraggeber; Zahlungspflichtige;
        Schuldner; überwiesen durch; angewiesen von; veranlasst durch =0.7; Ihr Kunde; Rechnungsempfänger =0.7;
        Leistungsempfänger =0.6; Besteller =0.6; Dienststelle =0.5; Behörde =0.7; Körperschaft =0.7; anweisende
        Stelle; zahlende Stelle; zahlendes Unternehmen; Name der Gesellschaft; Firmenname =0.4; Organisation
        =0.5; Einzahler; Einzahlung von; Zahlung von; Bezogener
        """,
    "payee": """
        Spediteur; Frachtführer; Auftragnehmer; Nachunternehmer; Subunternehmer; Dienstleister; Leistungserbringer;
        Vermieter;
        Bezahlt an; Gezahlt an; Überwiesen an;
        Zahlungsempfänger; Empfänger; Begünstigter; Begünstigte; an; Lieferant; Kreditor; Gläubiger; zugunsten;
        zu Gunsten; Zahlungsempfängerin; Lieferantenname; Name des Lieferanten; Zahlung an; Begünstigter Name;
        Adressat;
        Geschäftspartner =0.8;
        Empfängername; Name des Empfängers; Name des Zahlungsempfängers; Kreditorenname; Name des Kreditors;
        Kreditor Name; Rechnungssteller =0.8; Rechnungsaussteller =0.8; Verkäufer; Auszahlung an; ausbezahlt an;
        Gutschrift an; gutgeschrieben an; Einzahlung für; Lieferfirma; Zahlungspartner =0.5; Partner =0.4
        """,
    "payer_iban": """
        unsere IBAN; IBAN Auftraggeber; Auftraggeberkonto; Belastungskonto; Unser Konto; Unsere Bankverbindung =0.6;
        belastetes Konto; Debit IBAN; IBAN des Zahlers; Zahlerkonto; von Konto; zu Lasten Konto; zulasten Konto;
        zu Lasten; Hausbank; Hausbankkonto
        """,
    "payer_tax_id": """
        USt-IdNr =0.5; USt-ID =0.5; USt-Id-Nr =0.5; Unsere USt-IdNr; Steuernummer =0.5; UID =0.5; UID-Nr =0.5;
        Umsatzsteuer-ID =0.5; Umsatzsteuer-Identifikationsnummer =0.5; UStID =0.5; unsere USt-ID; Ust-Id Nr =0.5;
        USt IdNr =0.5; MwSt-Nr =0.5; Steuer-Nr =0.5; unsere Steuernummer; VAT-ID =0.5; CHE-Nummer =0.5; unsere UID
        """,
    "payment_terms": """
        Zahlungsbedingung; Zahlungsbedingungen; Zahlungsbed.; Zahlbed; ZBed; Zahlungskondition; Zahlungskonditionen;
        Konditionen; Zahlungsziel
        """,
    "customer_number": """
        Kundennummer; Kunden-Nr; Kundennr; Kd-Nr; KdNr; unsere Kundennummer; Unsere Kundennummer bei Ihnen;
        Kundennummer bei Ihnen; unsere Kunden-Nr; unsere Kontonummer bei Ihnen; Debitorennummer; Debitoren-Nr;
        Debitor-Nr; Debitor; Kundenkonto; Ihre Kundennummer; Ihre Kundennr; Ihre Kunden-Nr; Unser Kundenkonto; Kunde;
        Unser Konto bei Ihnen; Kunden-ID; Vertragskonto =0.6; Mandantennummer =0.5; Unsere Kundennr; Konto bei Ihnen;
        Kundennummer beim Lieferanten; Kontonummer bei Ihnen; Unsere Konto-Nr bei Ihnen; Mitgliedsnummer =0.5
        """,
    "vendor_number": """
        Lieferantennummer; Lieferanten-Nr; Lieferantennr; Kreditorennummer; Kreditoren-Nr; Kreditorennr; Kreditor-Nr;
        Lief-Nr; Lieferant Nr; Ihre Lieferantennummer; Ihre Kreditorennummer; Kreditorenkonto; Lieferantenkonto;
        Kreditor; Ihre Lieferantennr; Ihr Konto bei uns; Ihre Kontonummer bei uns; Kontonummer bei uns;
        Personenkonto; Lieferant; Ihre Lieferanten-Nr; LieferantenID
        """,
    "bank_account": """
        Bankverbindung; IBAN; Kontonummer; Konto; Konto-Nr; Ihr Konto; Ihre Bankverbindung; Ihre IBAN;
        Empfängerkonto; Gutschriftskonto; IBAN Empfänger; Bankkonto; Konto des Empfängers; Kto-Nr; Kto; auf Konto;
        auf Ihr Konto; zugunsten Konto; Empfänger-IBAN; IBAN des Empfängers
        """,
    "cheque_number": "Schecknummer; Scheck-Nr; Schecknr; Scheck Nr; Scheck; Verrechnungsscheck Nr",
    "invoice_number": """
        Rechnungsnummer; Rechnungs-Nr; Rechnungsnr; Rechnung Nr; Rechnung; Re-Nr; Rg-Nr; Rechn-Nr; Belegnummer =0.7;
        Beleg-Nr =0.7; Belegnr =0.7; Faktura-Nr; Fakturanummer; Faktura; Gutschriftsnummer; Gutschrift-Nr;
        Gutschrift Nr; Gutschriftnummer; Rech-Nr; Dokumentnummer =0.6; Nummer =0.4; Nr =0.3; Rechnungs-Nummer;
        Rechnung Nummer; Rechnung-Nr; Rg-Nummer; ReNr; Korrekturrechnung Nr; Schlussrechnung Nr;
        Abschlagsrechnung Nr; Teilrechnung Nr; Stornorechnung Nr; RechNr; Rechnungs-/Kundennummer =0.4; Rechnungs ID;
        Ihre Rechnung; Ihre Rechnungsnummer; Invoice-Nr; Re Nummer; Honorarnote Nr; Honorarrechnung Nr;
        Storno-Nr; Abrechnungsnummer =0.6; Abrechnungs-Nr =0.6;
        Rechnungskennung
        """,
    "invoice_date": """
        Rechnungsdatum; Datum; Ausstellungsdatum; Belegdatum; Rechnung vom; vom =0.4; Re-Datum; Rg-Datum;
        Fakturadatum; Gutschriftsdatum; Rechnungs-Datum; Dokumentdatum; Erstellungsdatum; Ausgestellt am;
        Datum der Rechnung; Rechnungstag; Datum der Ausstellung; Rechn-Datum; Gutschrift vom; Druckdatum =0.4;
        Erstellt am; Rechnungsausstellung; den =0.2;
        ausgestellt; fakturiert am; vom =0.5;
        Stornodatum; Abrechnungsdatum; Datum der Gutschrift; erstellt; Rechnung erstellt am
        """,
    "due_date": """
        Fälligkeit; Fälligkeitsdatum; fällig am; zahlbar bis; fällig; Zahlbar bis zum; zu zahlen bis; Zahlungsziel;
        Bitte zahlen bis; Fällig bis; Fällig zum; Zahlungsfrist; Zahlungsfälligkeit; Zahlbar am; bis zum =0.3;
        spätestens bis; spätestens; zahlbar ohne Abzug bis; zahlbar rein netto bis; bitte überweisen Sie bis zum;
        netto bis; zahlbar netto bis; Fälligkeitstermin; Zahlungstermin; Zahlungsdatum =0.4; ohne Abzug bis;
        ohne Abzug bis zum; Netto Fälligkeit;
        zu zahlen bis zum; Zahlungsfrist bis; bitte bezahlen bis; letzter Zahlungstag; Zahlung bis; Zahlung bis
        zum; zu begleichen bis; Zahltermin; Nettofälligkeit;
        Abbuchung am; Einzug am; Lastschrifteinzug am; wird abgebucht am; Abbuchungsdatum; Einzugstermin;
        zahlbar bis spätestens; Überweisung bis; Überweisung bis längstens; Zahlung erbeten bis; fällig
        spätestens; letzter Zahltag; Valuta =0.4
        """,
    "purchase_order": """
        Auftrag/Bestellung; Bestellung/Auftrag; Ihre Auftragsnr.; Ihre Best.-Nr.; Ihre Bestellung vom =0.5;
        Bestellnummer; Bestell-Nr; Bestellung; Ihre Bestellung; Ihre Bestellnummer; Ihre Bestell-Nr; Bestellreferenz;
        Auftragsnummer =0.7; Auftrags-Nr =0.7; Auftrag =0.5; Ihr Auftrag; Ihre Auftragsnummer; Kundenreferenz =0.5;
        Ihr Zeichen =0.3; Ihre Referenz =0.4; Kundenauftrag; Kundenbestellnummer; Ihre Bestellung Nr; Best-Nr;
        PO-Nummer; Bestellung Nr; Bestellnummer Kunde; Ihre Bestell Nummer; Bestellnr; Ihre Auftrags-Nr;
        Kundenbestellung; Kommission =0.3;
        Auftrag Kunde; Bestellzeichen
        """,
    "net_total": """
        Gesamtbeitrag; Nettobeitrag; Nettoprämie; Summe der Beiträge;
        Nettobetrag; Netto; Summe netto; Gesamt netto; Nettosumme; Zwischensumme; Netto gesamt; Gesamtnetto;
        Warenwert; Nettogesamtbetrag; Gesamtbetrag netto; Netto-Betrag; Summe; Gesamtsumme netto; Nettowert;
        Gesamtnettobetrag; Summe Positionen; Warenwert netto; Rechnungsbetrag netto; Netto-Summe; Positionssumme;
        Zwischensumme netto; Nettorechnungsbetrag; Rechnungssumme netto; Summe ohne MwSt; Summe exkl MwSt;
        Gesamt exkl MwSt; Total exkl MwSt; Netto Summe; Betrag netto; Steuerbasisbetrag; Bemessungsgrundlage;
        Entgelt; Steuerpflichtiger Betrag; Warennettowert; Auftragswert netto; Gesamtpreis netto; Summe Nettobeträge;
        Zwischensumme (netto); Gesamtsumme (netto); Summe (netto); Nettoentgelt; Rechnungsbetrag ohne USt;
        Zwischensumme ohne USt; Gesamt ohne MwSt; Rechnungssumme ohne USt; Nettobetrag gesamt; Gesamt (netto);
        Netto-Gesamt; Summe Netto EUR; ohne MwSt
        """,
    "tax_total": """
        Versicherungsteuer; Versicherungssteuer; inkl. Versicherungsteuer =0.5;
        MwSt; USt; Mehrwertsteuer; Umsatzsteuer; MwSt-Betrag; USt-Betrag; Steuerbetrag; Steuer; zzgl MwSt; zzgl USt;
        zuzüglich MwSt; Summe MwSt; Summe USt; gesetzliche MwSt; zzgl Mehrwertsteuer; zzgl Umsatzsteuer; Gesamt MwSt;
        Summe Steuern; Steuern; enthaltene MwSt; zuzüglich Mehrwertsteuer; zuzüglich Umsatzsteuer; Gesamtbetrag USt;
        Steuergesamtbetrag; Steuer gesamt; Umsatzsteuerbetrag; Mehrwertsteuerbetrag; gesetzliche Mehrwertsteuer;
        Summe Umsatzsteuer; Umsatzsteuer gesamt; Summe Umsatzsteuerbeträge; Steuersumme; MwSt gesamt; plus MwSt;
        inkl MwSt =0.3; darin enthaltene MwSt; USt gesamt; Summe Steuer;
        davon MwSt; davon USt; enthaltene Mehrwertsteuer; enthaltene USt; darin MwSt; inkl MwSt =0.4
        """,
    "invoice_total": """
        Rechnungsbeitrag; zu zahlender Beitrag; Bruttobeitrag; Zahlbeitrag; Bruttoprämie;
        Gesamtbetrag; Rechnungsbetrag; Endbetrag; Gesamtsumme; Summe brutto; Bruttobetrag; Brutto; Gesamt brutto;
        Gesamt; Total; Rechnungssumme; Endsumme; Bruttosumme; zu zahlender Betrag; Zahlbetrag; Summe =0.5;
        Gesamtbetrag brutto; Brutto gesamt; Rechnungsendbetrag; Gesamtsumme brutto; Total inkl MwSt;
        Gesamt inkl MwSt; Gutschriftsbetrag; Rechnungsbetrag brutto; Rechnungstotal; Gesamtbruttobetrag;
        Summe inkl MwSt; Bruttogesamtbetrag; Rechnungsgesamtbetrag; Gesamtbetrag inkl MwSt; Gesamtrechnungsbetrag;
        Bruttorechnungsbetrag; Brutto-Betrag; Brutto-Summe; Bruttowert; Gesamtpreis; Gesamtpreis brutto;
        Gesamtsumme (brutto); Zwischensumme inkl USt; Gesamtbetrag inkl USt; Gesamtbetrag (brutto); Summe (brutto);
        Gesamt (brutto); Gesamt inkl USt; Gesamtforderung; Betrag brutto; Bruttosumme EUR; Rechnungsbetrag inkl MwSt;
        Rechnungsbetrag inkl USt; Gesamtbetrag EUR; Bruttogesamt; Total EUR; Total CHF; Rechnungssumme brutto;
        Gesamtgutschrift; Gutschriftsumme
        """,
    "amount_due": """
        Zahlbetrag; zu zahlen; Zu zahlender Betrag; offener Betrag; Restbetrag; noch zu zahlen; fälliger Betrag;
        Zahlungsbetrag; bitte überweisen; Überweisungsbetrag; Offene Forderung; Noch zu zahlender Betrag;
        Offener Rechnungsbetrag; Restforderung; Ausstehender Betrag; Betrag fällig; Zu überweisender Betrag;
        Restzahlung; zu bezahlen; zahlbar; Rechnungsbetrag offen; Restsumme; Auszahlungsbetrag; zu überweisen;
        Verbleibender Betrag; Offen;
        verbleibt zu zahlen;
        Einzugsbetrag; wird abgebucht; abzubuchender Betrag; fälliger
        Gesamtbetrag; jetzt zu zahlen; zu begleichen; zu begleichender Betrag
        """,
    "prepaid_total": """
        Anzahlung; Anzahlungen; bereits bezahlt; bereits gezahlt; geleistete Anzahlungen; Vorauszahlung;
        abzgl Anzahlung; Vorauszahlungen; abzüglich Anzahlung; bezahlt; gezahlt; erhaltene Anzahlung;
        erhaltene Anzahlungen; bereits geleistete Zahlungen; Zahlungen; Abschlagszahlungen;
        abzüglich Abschlagszahlungen; gezahlter Betrag; geleistete Zahlungen; bereits geleistet; Anzahlungsbetrag;
        Akontozahlungen; abzüglich Vorauszahlung
        """,
    "prior_total": """
        Ausstehende Forderung; Ausstehende Forderungen; Rückstand; Rückstände; Saldovortrag; Offene Forderungen;
        Bisheriger Rückstand; Vorsaldo; Alter Saldo; Saldo Vormonat
        """,
    "charge_total": """
        Versand; Versandkosten; Fracht; Porto; Frachtkosten; Verpackung; Lieferkosten; Transportkosten; Zuschlag;
        Zuschläge; Summe Zuschläge; Summe der Zuschläge; Porto und Verpackung; Versandkostenpauschale;
        Frachtpauschale; Maut; Energiezuschlag; Nebenkosten; Bearbeitungsgebühr; Gesamtbetrag Zuschläge;
        Versand und Verpackung; Zu-/Abschläge =0.5
        """,
    "seller": """
        Konto / Zahlbar an; Zahlbar an;
        Verkäufer; Lieferant; Rechnungssteller; Leistungserbringer; Absender; Rechnungsaussteller; von;
        Auftragnehmer; Verkäufername; Firma =0.4; Anbieter; Aussteller; Zahlungsempfänger =0.5; Kontoinhaber =0.5;
        Vermieter; Vermieterin
        """,
    "buyer": """
        Zahlbar durch;
        Rechnungsempfänger; Rechnung an; Kunde; Käufer; Rechnungsadresse; Rechnungsanschrift; Auftraggeber;
        Empfänger; Leistungsempfänger; an; Besteller; Rechnung für; Kundenadresse; Rechnungsadressat; Kundenname;
        Firma =0.4; Abnehmer; Adressat; Lieferadresse =0.2; Lieferanschrift =0.2; Rechnungsadr;
        Rechnung geht an; berechnet an; für Rechnung von;
        Mieter; Mieterin; Gutschrift an; Gutschrift für; Bauherr; Bauherrin; Leistung für; Vertragspartner;
        Mandant; Mandantin; Patient; ausgestellt für; ausgestellt auf; Mitglied; Auftraggeberin; Kundin;
        erbracht für; geliefert an; Schuldner
        """,
    "claim_number": """
        Reklamationsnummer; Reklamations-Nr; Reklamation; Reklamation Nr; Belastungsanzeige; Belastungsanzeige Nr;
        Belastungsnummer; Belastungs-Nr; Lastschriftnummer; Lastschrift Nr; Lastschrift; Rückbelastung;
        Rückbelastung Nr; Rückbelastungsnummer; Vorgangsnummer; Vorgangs-Nr; Schadensnummer; Schaden-Nr; Fallnummer;
        Fall-Nr; Beanstandungsnummer; Mängelrüge Nr; Belegnummer =0.6; Beleg-Nr =0.6; Unser Zeichen =0.5;
        Aktenzeichen =0.6; Referenz =0.5; Referenznummer =0.6; Weiterbelastung Nr; Belastung Nr; Retourennummer =0.5;
        QM-Nummer; Prüfberichtsnummer; Reklamationsbericht; Reklamationsbericht Nr; 8D-Nummer; Beanstandung Nr;
        Klärfall; Klärfallnummer; Kürzungsanzeige; Kürzungsanzeige Nr; Belastungsbeleg; Unsere Referenz =0.6;
        Nummer =0.3; Dokumentnummer =0.5; Weiterbelastung; Belastung; Mängelrüge; Beanstandung; Forderungsnummer;
        Lastschriftanzeige Nr; Ticketnummer =0.5; Vorgang =0.5; Unsere Reklamationsnummer; Lastschrift-Nr;
        Beleg =0.6; Beleg-Nr; Belegnummer; Unser Zeichen; Aktenzeichen; Vorgang =0.7; Dokument =0.6; Unsere
        Referenz; Unser
        Beleg; Meldungsnummer; Schadennummer;
        Kürzung Nr; Kürzungsnummer; Ticket; Prüfbericht; Berichtsnummer; Bericht-Nr; Abweichungsbericht;
        Rückforderung Nr; Rücksendung Nr; Retoure Nr; Meldung Nr; Reklamationsreferenz; Nachbelastung Nr;
        Malusbescheid
        """,
    "claim_date": """
        erstellt am; ausgestellt am; angelegt am; gemeldet am; erfasst am;
        Reklamationsdatum; Belastungsdatum; Datum; Belegdatum; vom =0.3; Ausstellungsdatum; Meldedatum;
        Schadensdatum =0.5; Datum der Reklamation; Erstellt am; gemeldet am; Datum der Belastung; Lastschriftdatum;
        Buchungsdatum =0.5; Reklamation vom; Beanstandung vom; Belastung vom
        """,
    "claim_amount": """
        Belastungsbetrag; Reklamationsbetrag; Schadensbetrag; Schadenssumme; Abzugsbetrag; Kürzungsbetrag;
        strittiger Betrag; Forderung; Forderungsbetrag; Betrag; Gesamtbetrag; Summe; Gesamtsumme; Gesamtbelastung;
        Differenzbetrag; Differenz; Minderungsbetrag; Gutschriftsbetrag =0.6; Schadenshöhe; beanstandeter Betrag;
        Lastschriftbetrag; Endbetrag; Summe Belastung; Abzug; Belastung; bestrittener Betrag; Betrag der Belastung;
        Kürzung; einbehaltener Betrag; Einbehalt; Rückbelastungsbetrag; zu belastender Betrag;
        angeforderte Gutschrift; Gutschrift über; erwartete Gutschrift; reklamierter Betrag; Schadenswert;
        Belastungssumme; Reklamationswert; Gesamtabzug; Gesamt; in Höhe von; Gesamtforderung; Minderung;
        Differenzwert; Belastung gesamt; gefordert; Schadenbetrag; gekürzter Betrag; Gutschriftsbetrag;
        Forderung gesamt;
        Erbetene Gutschrift; Gewünschte Gutschrift; Gutschrift erbeten;
        zu verrechnender Betrag;
        Summe Kürzung; zu erstatten; zu erstattender Betrag; Rückforderung; Rückforderungsbetrag;
        Erstattungsbetrag; gutzuschreiben; gutzuschreibender Betrag; Pönale
        """,
    "reason": """
        Grund; Reklamationsgrund; Belastungsgrund; Begründung; Kürzungsgrund; Abzugsgrund; Ursache;
        Grund der Reklamation; Grund der Belastung; Art der Reklamation; Mangel; Fehler; Fehlerbeschreibung;
        Fehlerart; Beanstandung; Betreff =0.3; Beschreibung =0.4; Schadensart; Schadensursache; Mängelbeschreibung;
        Grund des Abzugs; Reklamationsart; Grund der Kürzung; Beanstandungsgrund; Abweichung; Problem; Sachverhalt;
        Einbehaltsgrund; Grund der Beanstandung; Art des Mangels;
        Rückgabegrund; Rücksendegrund; Retourengrund; Grund der Rücksendung
        """,
    "contact": """
        Ansprechpartner; Sachbearbeiter; Kontakt; Rückfragen an; Bearbeiter; Ihr Ansprechpartner; Sachbearbeiterin;
        Telefon =0.4; E-Mail =0.4; zuständig; Durchwahl
        """,
    "disputed_invoice": """
        berechnet mit Rechnung; fakturiert unter Nr; abgerechnet mit Rechnung; berechnet unter Nr;
        Rechnungsnummer; Rechnungs-Nr; Rechnung Nr; Rechnung; Rechnungen; Ihre Rechnung; Ihre Rechnungsnummer;
        Ihre Rechnung Nr; betroffene Rechnung; Betroffene Rechnungen; beanstandete Rechnung; strittige Rechnung;
        Bezug; Bezugsrechnung; Rechnungsbezug; Re-Nr; Rg-Nr; Faktura; Zu Rechnung; Originalrechnung;
        Ihre Rechnungs-Nr; Ihre Faktura; Referenzrechnung; Reklamierte Rechnung; Ihr Beleg; Ihre Belegnummer;
        zu Ihrer Rechnung; auf Rechnung; gegen Rechnung; betrifft Rechnung; zur Rechnung; Lieferantenrechnung;
        Rg; Rg Nr; Re; Rechn Nr
        """,
    "customer": """
        Kunde; Reklamierender; Auftraggeber; Absender; Firma; Käufer; Kundenname; von; Belastet durch; Aussteller;
        Besteller; Reklamierende Firma; Debitor; Geschädigter; Anspruchsteller; Ihr Kunde; Unternehmen
        """,
    "corrected_invoice": """
        Ursprungsrechnung; ursprüngliche Rechnung; Originalrechnung; zu Rechnung; zu Rechnung Nr; zur Rechnung;
        Bezug Rechnung; Rechnungsbezug; Bezugsrechnung; korrigierte Rechnung; Korrektur zu Rechnung; Storno zu
        Rechnung; betrifft Rechnung; bezieht sich auf Rechnung; Gutschrift zu Rechnung
        """,
}

KINDS = {
    "remittance": """
        Zahlungsavis; Zahlungsavise; Avis; Überweisungsavis; Zahlungsmitteilung; Zahlungsanzeige;
        Zahlungsankündigung; Zahlungsaufstellung; Zahlungsbenachrichtigung; Überweisungsanzeige; Avis über Zahlung;
        Zahlungsinformation; Regulierungsavis; Regulierungsliste; Gutschriftsavis =0.6; Gutschriftsanzeige =0.6;
        Scheckavis; Zahlungsliste; Zahlungsnachweis; Zahlungsübersicht; Zahlungsdetails; Zahlungsmeldung;
        Überweisungsmitteilung; Zahlungsbegleitliste; Zahlungsbegleitschreiben; Überweisungsnachweis;
        Zahlungsregulierung; Vergütungsanzeige =0.8; Sammelavis; Avisierung; Auszahlungsavis; Auszahlungsmitteilung;
        Zahlungsbestätigung =0.7; Zahlungsspezifikation; Überweisungsliste; Zahlungsavis Beilage;
        Anlage zur Überweisung; Anlage zum Scheck; Einzelaufstellung zur Zahlung; Zahlungsbeleg =0.5;
        Zahlungsausgang =0.5; Ausgleichsmitteilung; Zentralregulierung; Abrechnungsavis; Regulierungsanzeige;
        Remittance; Elektronisches Zahlungsavis; Zahlungsausgleich; Sammelzahlung; Überweisung =0.4; Zahlung =0.4;
        Avis Zahlung
        """,
    "invoice": """
        Rechnung; Faktura; Schlussrechnung; Abschlagsrechnung; Teilrechnung; Sammelrechnung; Rechnungskopie;
        Handelsrechnung; Korrekturrechnung; Anzahlungsrechnung; Honorarrechnung; Dienstleistungsrechnung;
        Warenrechnung; Proformarechnung =0.6; Honorarnote; Kostenrechnung; Monatsrechnung; Quittung =0.5;
        Stornorechnung; Zwischenrechnung; Reparaturrechnung; Mietrechnung; Rechnung/Lieferschein; Rechnungsoriginal;
        Barrechnung; Endrechnung; Restrechnung; Vorausrechnung; Nachberechnung; Verbrauchsabrechnung; Jahresrechnung;
        Abrechnung =0.4; Kassenbeleg =0.4; Ihre Rechnung =0.6; E-Rechnung; Gebührenrechnung; Rechnungsduplikat;
        Baurechnung; Lieferrechnung; Stromrechnung; Handwerkerrechnung; Abschlussrechnung; Selbstfakturierung
        """,
    "credit_note": """
        Gutschrift; Rechnungskorrektur; Stornogutschrift; Gutschriftsbeleg; Kaufmännische Gutschrift;
        Rechnungsgutschrift; Warengutschrift; Wertgutschrift; Bonusgutschrift; Storno =0.5; Gutschriftanzeige;
        Rechnungsberichtigung
        """,
    "dispute": """
        Wareneingangsprotokoll; Fehlmengenprotokoll; Fehlmengenmeldung; Differenzmeldung; Differenzprotokoll;
        Fehlmenge; Mengendifferenz; Wareneingangsdifferenz; Wareneingangs-Differenz; Wareneingangsreklamation;
        Lastschriftanzeige; Minderlieferung; Liefermangel; Abweichungsbericht; Abweichungsmeldung;
        Belastungsanzeige; Reklamation; Mängelrüge; Rückbelastung; Beanstandung; Mängelanzeige;
        Reklamationsschreiben; Belastung; Lastschrift =0.6; Lastschriftanzeige =0.7; Reklamationsbericht;
        Schadensmeldung; Schadensanzeige; Weiterbelastung; Kürzungsanzeige; Rechnungskürzung; Abzugsmitteilung;
        Kürzungsmitteilung; Rechnungsreklamation; Einspruch; Widerspruch; Rechnungsbeanstandung; Mängelbericht;
        Prüfbericht =0.4; Reklamationsmeldung; Belastungsnote; Rechnungsrüge; Differenzmeldung; Rechnungsdifferenz;
        Lieferantenreklamation; Lieferantenbelastung; Abweichungsmeldung; Qualitätsreklamation; Warenreklamation;
        Retourenbelastung; Mengenreklamation; Preisreklamation; Belastungsbeleg; Kürzung; Rechnungswiderspruch;
        bestritten; Strittig; Reklamiert; Rechnungsprüfung Differenz; Beanstandungsmeldung; Schadensreklamation;
        Minderungsanzeige; Abzugsanzeige; Transportschaden; Schadenprotokoll; Transportschadenmeldung;
        Fehlmengenmeldung; Rechnungseinspruch; Konventionalstrafe; Vertragsstrafe;
        Rücksendeschein; Retourenschein; Rückgabeschein; Rücksendebeleg; Retoure;
        Kürzungsschreiben; Rückforderung; Rückforderungsschreiben; Lastschrift-Anzeige; Malusbescheid;
        Pönalebescheid; Nachbelastung; Rechnungsrückgabe; Rücksendung der Rechnung; Minderung; Widerspruch zur
        Rechnung; Palettenabrechnung =0.7
        """,
    "statement": """
        Kontoauszug; Offene Posten; Offene-Posten-Liste; OP-Liste; Saldenbestätigung; Saldenmitteilung; Kontenauszug;
        Postenliste; Kundenkontoauszug; Kontoübersicht; Liste offener Posten; Saldenliste;
        Aufstellung offener Rechnungen; Kontostand; Kontenabstimmung; Kontoabstimmung; Offene Rechnungen;
        Saldoabstimmung; Kontoblatt; Debitorenkonto; Debitorenauszug; Lieferantenkontoauszug
        """,
    "bank_statement": """
        Bankkontoauszug; Umsatzliste; Kontoumsätze; Umsatzübersicht; Tagesauszug; Umsatzanzeige; Finanzstatus
        """,
    "dunning": """
        Mahnung; Zahlungserinnerung; 1. Mahnung; 2. Mahnung; erste Mahnung; zweite Mahnung; letzte Mahnung;
        Zahlungsaufforderung; Letzte Zahlungsaufforderung; Mahnschreiben; Erinnerung; Dritte Mahnung; 3. Mahnung;
        Inkasso; Mahnbescheid; Freundliche Zahlungserinnerung
        """,
    "purchase_order": "Bestellung; Einkaufsbestellung; Bestellauftrag; Abruf; Rahmenbestellung",
    "delivery_note": """
        Lieferschein; Packliste; Warenbegleitschein; Lieferavis; Versandanzeige; Lieferanzeige; Frachtbrief;
        Ladeliste; Ablieferbeleg; Wareneingangsschein; Rücklieferschein; Packschein
        """,
    "order_confirmation": "Auftragsbestätigung; Bestellbestätigung; Bestätigung Ihrer Bestellung; Auftrag",
    "quote": "Angebot; Kostenvoranschlag; Offerte; Preisangebot",
}

SENTENCES = {
    "remittance": """
        wir haben am; haben wir am; wurde überwiesen; wurden überwiesen; überwiesen wurde; Überweisung erfolgte am;
        wir haben heute; wir haben folgende; wir haben die folgenden; haben wir bezahlt; haben wir überwiesen;
        haben wir angewiesen; haben wir beglichen; wurde überwiesen; wurden überwiesen; wird überwiesen;
        haben wir heute überwiesen; wir haben überwiesen; haben wir zur Zahlung angewiesen; zur Zahlung angewiesen;
        wir überweisen; wir überwiesen; wir zahlen Ihnen; zum Ausgleich; Ausgleich Ihrer Rechnungen; auf Ihr Konto;
        wird Ihrem Konto gutgeschrieben; Ihrem Konto gutgeschrieben; folgende Rechnungen; nachfolgende Rechnungen;
        folgende Posten; nachstehende Rechnungen; nachstehende Posten; nachstehend aufgeführten; Zahlung enthält;
        Zahlung setzt sich; setzt sich wie folgt zusammen; mit der Zahlung; mit dieser Zahlung; Zahlung über;
        Zahlung in Höhe von; Aufstellung der Zahlung; wurde angewiesen; ausgeglichen; wurden beglichen;
        wurden bezahlt; haben wir ausgeglichen; wir vergüten; wir begleichen; zur Anweisung gebracht;
        wurde heute angewiesen; Zahlung erfolgt; Überweisung in Höhe von; Überweisung über; haben wir Ihnen;
        Verrechnungsscheck; wurde ausgeführt; die Zahlung wurde; folgenden Rechnungen; wir haben für Sie;
        haben wir gezahlt; folgende Belege; folgende Zahlung;
        eine Zahlung angewiesen; Zahlung an Sie angewiesen; haben überwiesen; Zahlung veranlasst; Überweisung
        veranlasst; haben beglichen; setzt sich so zusammen; Zahlung ausgeführt; Überweisung ausgeführt; Betrag
        ist unterwegs; Geld ist unterwegs
        """,
    "dispute": """
        Rechnung zurück; Rechnung unbezahlt zurück; senden wir Ihnen die Rechnung; Rücksendung der Rechnung;
        Rechnungsrücksendung; zu viel; zahlen wir nicht;
        stimmt der Preis nicht; stimmt nicht; wir kürzen um; kürzen um; fehlen; es fehlen; gut schreiben;
        schreiben Sie uns; kam beschädigt; beschädigt angekommen; ist beschädigt; nur ein Teil;
        nicht vollständig;
        ziehen wir ab; werden abgezogen; wird abgezogen; wir werden abziehen; kürzen die Rechnung;
        kürzen die Zahlung; kürzen den Betrag; wird gekürzt; werden wir kürzen; behalten wir; werden einbehalten;
        wird einbehalten; bitten um eine Rechnungskorrektur; doppelt berechnet; doppelt in Rechnung gestellt;
        statt der berechneten; statt der in Rechnung gestellten; nur erhalten; Differenz von;
        bitte schreiben Sie uns; Bitte gutschreiben; gutzuschreiben; mindern wir; verrechnen wir;
        wurde vereinbart; obwohl frei Haus vereinbart; fehlten;
        wir reklamieren; wir beanstanden; wir bestreiten; wir widersprechen; widersprechen wir; reklamieren wir;
        beanstanden wir; bestreiten wir; wir haben gekürzt; gekürzt; haben wir gekürzt; wir kürzen; kürzen wir;
        wir haben abgezogen; haben wir abgezogen; abgezogen; wir ziehen; wir belasten; belasten wir;
        belasten wir Sie; haben wir belastet; haben wir einbehalten; wir behalten; behalten wir ein; einbehalten;
        wir legen Einspruch; legen wir Einspruch; legen Widerspruch ein; Einspruch gegen; Widerspruch gegen;
        nicht einverstanden; können wir nicht akzeptieren; nicht akzeptieren; nicht anerkennen; nicht anerkannt;
        bitten um Gutschrift; bitten um eine Gutschrift; bitte um Gutschrift; um Erteilung einer Gutschrift;
        Gutschrift erteilen; bitte erstellen Sie eine Gutschrift; bitte senden Sie uns eine Gutschrift;
        bitten wir um Gutschrift; erbitten Gutschrift; korrigierte Rechnung; Rechnungskorrektur; bitte korrigieren;
        um Korrektur; ist falsch; ist fehlerhaft; ist nicht korrekt; nicht korrekt; zu Unrecht; zu viel berechnet;
        zuviel berechnet; falsch berechnet; zu hoch; stimmt nicht überein; stimmen nicht überein; weicht ab;
        weichen ab; Abweichung; entspricht nicht; entsprechen nicht; mangelhaft; wir weisen zurück;
        weisen wir zurück; zurückgewiesen; nicht bezahlen; nicht zahlen; werden wir nicht; Zahlung zurückgehalten;
        Zahlung gesperrt; zur Zahlung gesperrt; gesperrt; reklamiert; beanstandet; strittig; Reklamation; Minderung;
        gemindert; machen wir geltend; machen geltend; geltend gemacht; stellen wir in Rechnung; unter Abzug;
        zahlen wir nicht; Rechnung stornieren; zurückbelastet; nur teilweise bezahlt; gekürzt bezahlt; gekürzt um;
        weniger bezahlt; bitten um Stornierung; bitten um Korrektur;
        ziehe ich ab; ziehe dafür; nicht bestellt; nie bestellt; nie angekommen; nicht angekommen; kam nie an;
        zahle ich nicht; bezahlen wir nicht; bitten um Storno; bitte stornieren; erwarten Gutschrift; passt
        nicht; Ärger mit; haben gekürzt; halten wir zurück; neue Rechnung; berichtigte Rechnung; schicken wir
        zurück; schicke ich zurück; nicht vereinbart; anders vereinbart; abweichend vom Angebot
        """,
    "self_billed": """
        Gutschriftverfahren; Gutschriftsverfahren; im Gutschriftverfahren; Abrechnungsgutschrift; Gutschrift 389;
        Selbstfakturierung; Abrechnung per Gutschrift; umsatzsteuerliche Gutschrift
        """,
    "invoice": """
        zahlbar innerhalb; zahlbar bis; Zahlungsbedingungen; bitte überweisen Sie; wir danken für Ihren Auftrag;
        erlauben wir uns; stellen wir Ihnen in Rechnung; berechnen wir Ihnen; wir berechnen Ihnen;
        für unsere Leistungen; ohne Abzug zahlbar; innerhalb von 14 Tagen; Zahlungsziel; bei Zahlung innerhalb;
        Leistungszeitraum; Lieferdatum entspricht Rechnungsdatum; Eigentumsvorbehalt; Zahlbar sofort;
        vielen Dank für Ihren Auftrag; Leistungsdatum; wir bitten um Überweisung; unter Angabe der Rechnungsnummer;
        Tagen ohne Abzug; Skonto bei Zahlung
        """,
    "statement": """
        offene Posten; nachfolgend offene; folgende Posten sind offen; Saldovortrag; Anfangssaldo; Endsaldo;
        Ihr Konto weist; zum Stichtag; per Stichtag; Überfällig; offen per; bitte prüfen Sie;
        Saldo zu unseren Gunsten; Saldo zu Ihren Lasten; noch offene Rechnungen; Bitte bestätigen Sie den Saldo;
        weist folgenden Saldo
        """,
    "dunning": """
        noch nicht beglichen; noch keinen Zahlungseingang; keinen Zahlungseingang; Zahlung nicht eingegangen;
        überfällig; bitte begleichen Sie; Mahngebühr; Mahngebühren; sicher haben Sie übersehen; leider haben wir;
        noch nicht eingegangen; Verzugszinsen; rechtliche Schritte; umgehend; in Verzug; Zahlungsverzug
        """,
}

TOTALS = {
    "total": """
        Summe; Gesamtsumme; Gesamt; Gesamtbetrag; Endsumme; Total; Gesamtzahlung; Endbetrag; Zahlbetrag;
        Zahlungsbetrag; Überweisungsbetrag; Summe EUR; Gesamt EUR; Summen; Gesamtsummen; Summe gesamt; Summe Zahlung;
        Auszahlungsbetrag; Summe aller Posten; Belegsumme; Zahlungssumme; Scheckbetrag; Totalbetrag; Avissumme;
        Gesamt CHF; Gesamtzahlbetrag; Total EUR; Total CHF; Gesamttotal;
        zusammen; insgesamt; alles zusammen; in Summe; Zahlung gesamt; ergibt
        """,
    "subtotal": """
        Zwischensumme; Teilsumme; Summe Rechnungen; Summe Gutschriften; Zwischentotal; Summe je; Summe für;
        Gruppensumme; Zw-Summe; Summe Abzüge; Summe Skonto; Summe Kürzungen
        """,
    "page_total": """
        Seitensumme; Summe dieser Seite; Seite Summe; Summe Seite; Seitentotal; Zwischensumme Seite;
        Seitenzwischensumme; Summe der Seite
        """,
}

CARRIED = {
    "carried": """
        Übertrag; Übertrag von Seite; Übertrag auf Seite; Uebertrag; Vortrag; Saldovortrag;
        Übertrag auf nächste Seite; Übertrag von vorheriger Seite; Übertrag Vorseite; Seitenübertrag;
        Zwischensumme Übertrag; Fortsetzung; Fortsetzung auf Seite; Fortsetzung nächste Seite; Übertragssumme;
        Fortsetzung auf der nächsten Seite; zu übertragen; Übertrag von der Vorseite; Summenübertrag
        """,
}

REASONS = {
    "pricing": """
        Preisdifferenz; Preisabweichung; falscher Preis; Preis; Preisfehler; Preis zu hoch; zu hoher Preis;
        abweichender Preis; Preisreklamation; überhöhter Preis; Preisunterschied; vereinbarter Preis; Preis falsch;
        Preisdiff; Preisabw; Preiskorrektur; Preis laut Vertrag; Preisvereinbarung; zu viel berechnet; Preise;
        Einzelpreis; Einkaufspreis; Preisnachlass; Preiserhöhung; Preisanpassung; Preis weicht; Kontraktpreis;
        Preis abweichend; bestellter Preis; Preisstellung; zuviel berechnet; zu hoch berechnet;
        höher als vereinbart; über dem vereinbarten; über dem Vertragspreis; nicht der vereinbarte Preis;
        Stundensatz; Stundensätze; Stundenverrechnungssatz
        """,
    "extension": """
        Rechenfehler; Berechnungsfehler; Additionsfehler; falsch berechnet; Rechnungssumme falsch;
        Multiplikationsfehler; falsche Summe; Rundungsdifferenz; Rundung; rechnerisch falsch; Summe stimmt nicht;
        falsch addiert; rechnerische Differenz
        """,
    "damage": """
        Beschädigung; beschädigt; Schaden; Transportschaden; Bruch; defekt angekommen; beschädigte Ware;
        Bruchschaden; kaputt; Transportschäden; Wasserschaden; zerbrochen; Beschädigungen; beschädigte; beschädigter;
        eingedrückt; verbeult; beschädigt geliefert; zerkratzt; beschädigt angekommen; Bruchware;
        zerdrückt; zerdrückte; zerquetscht; gequetscht; zerdrückt angekommen; eingedellt;
        verbogen; verbogene; verbogenen; gesprungen; gesprungene; zersplittert; abgeplatzt; abgebrochen; zerrissen;
        aufgerissen; durchnässt; durchnässte; nass geworden; ausgelaufen; verkratzt; verkratzte; Kratzer; Dellen;
        Delle; Risse; gerissen; Scherben; verzogen
        """,
    "quality": """
        Qualität; Qualitätsmangel; Mangel; Mängel; mangelhaft; Qualitätsmängel; defekt; fehlerhaft; Fehler =0.5;
        Qualitätsabweichung; Schlechtleistung; Ausschuss; mangelhafte; fehlerhafte Ware; Qualitätsreklamation;
        verdorben; abgelaufen; Qualitätsproblem; Sachmangel; funktioniert nicht; entspricht nicht der Spezifikation;
        mangelhafte Qualität; minderwertig; Materialfehler; mangelhafte Ware; defekte; Schimmel; unbrauchbar;
        außerhalb der Spezifikation; defekte Ware; Produktionsfehler; Verarbeitungsfehler; Mangelhafte Lieferung;
        nicht spezifikationsgerecht;
        nicht konform; entspricht nicht den Anforderungen; entspricht nicht unseren Anforderungen;
        von der Wareneingangsprüfung abgelehnt; von unserer Qualitätskontrolle abgelehnt; Wareneingangskontrolle =0.7;
        nicht in Ordnung =0.6; nicht vertragsgemäß; nicht bestellgemäß =0.6; außerhalb der Toleranz; nicht brauchbar;
        nicht verwendbar; Qualitätskontrolle =0.8;
        verschimmelt; schimmelig; schimmlig; verfault; faul; faule; Fäulnis; ranzig; verunreinigt; Verunreinigung;
        Schädlinge; Schädlingsbefall; Ungeziefer; Motten; Maden; Käfer; riecht; roch; blättert ab; löst sich;
        Fremdkörper; verfärbt
        """,
    "quantity": """
        Teillieferung; unvollständige Lieferung; unvollständig geliefert;
        fehlte; fehlt uns; fehlend; es fehlen; zu wenig geliefert; nicht mitgeliefert;
        Mengendifferenz; Fehlmenge; Mengenabweichung; Minderlieferung; Menge; fehlende Menge; falsche Menge;
        Unterlieferung; Mindermenge; zu wenig geliefert; fehlende Ware; Mengendiff; fehlende Teile; fehlende Stück;
        weniger geliefert; unvollständige Lieferung; Teillieferung; Fehlmengen; Mengenreklamation; Fehlbestand;
        Mankolieferung; fehlen; Stückzahl; unvollständig; Fehlteile; nur geliefert; Minderbestand; gelieferte Menge;
        unvollständig geliefert; Mankomenge; Manko; fehlten; fehlt
        """,
    "wrong_product": """
        falschen Artikel; falsche Artikel; falsche Ware; falschen Ware; falsches Produkt; falsche Lieferung;
        falsche Größe; falsche Farbe; falsche Ausführung; nicht bestellte Ware; statt der bestellten;
        anstelle der bestellten; anstatt der bestellten; statt des bestellten; anstelle des bestellten;
        verwechselt; vertauscht;
        falscher Artikel; Falschlieferung; falsche Ware; falsches Produkt; falsche Lieferung; nicht bestellt;
        nicht bestellte Ware; Artikelverwechslung; falsche Artikel; falsches Material; Verwechslung; falsche Farbe;
        falsche Größe; falsche Ausführung; falsches Modell; anderes Produkt; anderer Artikel; falsch geliefert;
        Falschware; falsche Teile;
        verwechselten; vertauschte
        """,
    "terms": """
        Zahlungsbedingungen; Konditionen; Konditionsabweichung; Zahlungsziel; Zahlungskonditionen;
        falsche Konditionen; Lieferbedingungen; Konditionendifferenz; vereinbarte Konditionen;
        abweichende Konditionen; Zahlungsziel falsch; Vertragsbedingungen
        """,
    "pallet": """
        Paletten; Palette; Palettentausch; Leergut; Pfand; Europaletten; Palettenbelastung; Palettengebühr;
        Mehrwegverpackung; Verpackung; Gitterboxen; Gitterbox; Leihverpackung; Palettendifferenz; Palettenkonto;
        Ladehilfsmittel; Behälter; Leergutpfand; Ladungsträger; Leergutdifferenz;
        Leihgut; Pfandgut
        """,
    "return": """
        Retoure; Rücksendung; Rückgabe; Warenrückgabe; Retouren; Rücklieferung; zurückgesandt; zurückgeschickt;
        Rückware; Rückruf; retourniert; Rücknahme; Warenrücksendung; Retourenware; Remission; zurückgesendet;
        Remittende; Rückläufer; Rückversand; Warenretoure
        """,
    "duplicate": """
        Doppelberechnung; doppelt berechnet; doppelte Rechnung; bereits bezahlt; doppelt; Doppelrechnung;
        Doppelzahlung; doppelt fakturiert; bereits berechnet; doppelt gezahlt; doppelt in Rechnung gestellt;
        Doppelfakturierung; Duplikat; zweimal berechnet; schon bezahlt; bereits beglichen; doppelt erhalten;
        bereits fakturiert; doppelt abgerechnet; Doppelverrechnung; zweifach berechnet; zum zweiten Mal;
        mehrfach berechnet
        """,
    "balance_declined": """
        Saldo nicht anerkannt; Posten abgelehnt; nicht anerkannt; Saldo abgelehnt; nicht anerkannter Posten
        """,
    "discount": """
        Skonto; Rabatt; Skontodifferenz; Skontoabzug; Nachlass; fehlender Rabatt; Rabatt nicht gewährt;
        Skonto nicht berücksichtigt; vereinbarter Rabatt; Mengenrabatt; Skonto nicht gewährt; Skontonachbelastung;
        Rabattdifferenz; Rabatt fehlt; Sonderrabatt; unberechtigter Skontoabzug; Rabatt nicht berücksichtigt;
        Skontoverlust; Rabattabzug; Skonto verspätet; Rabatt vergessen; Treuerabatt
        """,
    "cancelled": """
        storniert; Stornierung; Auftrag storniert; Storno; abbestellt; Bestellung storniert; gekündigt; Kündigung;
        Auftragsstornierung; annulliert; Vertrag gekündigt; wurde storniert; stornierte Bestellung;
        stornierter Auftrag; Abbestellung;
        stornierten; haben wir storniert; abgesagt; zurückgezogen; widerrufen; abbestellten
        """,
    "delivery_charge": """
        Lieferkosten; Versandkosten; Liefergebühr; Zustellgebühr; Versandgebühr; Porto; Lieferpauschale;
        Versandpauschale; Bearbeitungsgebühr; Mindermengenzuschlag; Verpackungskosten; Treibstoffzuschlag; Zuschlag;
        Expresszuschlag; Verpackungspauschale; Dieselzuschlag; Energiezuschlag; Mautgebühr; Handlinggebühr;
        Versandspesen; Bearbeitungspauschale
        """,
    "missing_documents": """
        Verordnung fehlt; fehlende Verordnung; Nachweis fehlt; Protokoll fehlt; Prüfprotokoll fehlt; Unterlage fehlt;
        Zeugnis fehlt;
        fehlende Unterlagen; fehlender Nachweis; fehlende Dokumente; Lieferschein fehlt; fehlender Lieferschein;
        Liefernachweis fehlt; fehlender Liefernachweis; Unterlagen fehlen; Nachweis fehlt; fehlende Belege;
        Zeugnis fehlt; fehlendes Zertifikat; Prüfzeugnis; Ablieferbeleg; Stundennachweis fehlt; Liefernachweis;
        Dokumente fehlen; ohne Lieferschein; fehlende Papiere; Stundenzettel; fehlender Stundennachweis; Zertifikat;
        Abliefernachweis; Ursprungszeugnis; Leistungsnachweis; Leistungsnachweis fehlt; Dokumentation;
        kein Lieferschein; fehlende Dokumentation
        """,
    "freight": """
        Fracht; Frachtkosten; Frachtdifferenz; Transportkosten; Frachtabzug; Frachtgutschrift; Standgeld;
        Frachtrabatt; Frachtzuschlag; Frachtrate; Frachtvergütung; Mehrfracht; Frachtbelastung; Selbstabholung;
        Selbstabholerrabatt; Spedition; Sonderfahrt; Frachtpauschale; Speditionskosten; Frachtabweichung;
        Selbstabholervergütung; Frachtrechnung
        """,
    "late_delivery": """
        verspätete Lieferung; Lieferverzug; Verspätung; verspätet; Lieferverzögerung; Terminverzug; Verzug;
        zu spät geliefert; Verzugsstrafe; Konventionalstrafe; Vertragsstrafe; Pönale; Liefertermin; zu spät;
        Terminüberschreitung; verspätet geliefert; Liefertermin nicht eingehalten; verspätet angeliefert;
        Verzugspönale; Tage verspätet; Verzugsschaden; Lieferterminüberschreitung; nicht termingerecht;
        Terminabweichung
        """,
    "prior_overpayment": """
        Überzahlung; frühere Überzahlung; zu viel gezahlt; zuviel gezahlt; Rückforderung; Überzahlung Vormonat;
        überzahlt; Verrechnung Überzahlung; zu viel bezahlt; irrtümlich gezahlt; Vorjahr; irrtümliche Zahlung;
        versehentlich gezahlt; zuviel bezahlt; Rückforderung Überzahlung; Fehlüberweisung
        """,
    "tax": """
        Steuer; Mehrwertsteuer; Umsatzsteuer; MwSt; Quellensteuer; Steuerdifferenz; falsche Mehrwertsteuer;
        falscher Steuersatz; Steuersatz; USt; Bauabzugsteuer; Steuerabzug; Reverse-Charge; Steuerschuldnerschaft;
        falsche MwSt; falscher MwSt-Satz; MwSt-Differenz; Steuerfehler; Umsatzsteuersatz; Freistellungsbescheinigung;
        Umsatzsteuer-ID; USt-IdNr; Steuernummer; Steuerbetrag; steuerfrei; Bauabzugssteuer
        """,
    "promotion": """
        Werbekostenzuschuss; WKZ; Werbung; Bonus; Werbekosten; Aktion; Aktionsrabatt; Jahresbonus; Rückvergütung;
        Verkaufsförderung; Listungsgeld; Bonusvereinbarung; Umsatzbonus; Marketingzuschuss; Aktionspreis; Promotion;
        Jahresrückvergütung; Boni; Werbebeitrag; Rückvergütungen; Listungsgebühr; Werbezuschuss; Bonusabrechnung;
        Aktionsvergütung; Prospektwerbung; Eröffnungsrabatt; Sonderaktion; Neueröffnung; Marktaktion; Kampagne;
        Aktionsvereinbarung; Bonusgutschrift
        """,
    "not_received": """
        nie erhalten; nie angekommen; nicht angekommen; nicht eingetroffen; kein Wareneingang; keinen Wareneingang;
        nicht bei uns angekommen; liegt uns kein Lieferschein; Lieferung nie erhalten; Zustellung nicht nachweisbar;
        nicht erhalten; nicht geliefert; Ware nicht erhalten; keine Lieferung; nicht angekommen; Sendung verloren;
        fehlende Lieferung; nie erhalten; Nichtlieferung; kein Wareneingang; nicht eingetroffen;
        Lieferung nicht erhalten; nie geliefert; Leistung nicht erbracht; nicht erbracht; verloren gegangen;
        fehlender Wareneingang; Wareneingang fehlt; ohne Wareneingang; nie angekommen; nie eingetroffen; Verlust;
        bisher nicht geliefert; nicht erbrachte Leistung; Wareneingang liegt nicht vor
        """,
    "no_open_item": """
        kein offener Posten; Rechnung unbekannt; unbekannte Rechnung; Rechnung liegt nicht vor;
        nicht unsere Rechnung; liegt uns nicht vor; uns nicht bekannt; falscher Rechnungsempfänger;
        falscher Empfänger; nicht für uns; falsche Firma; falsche Rechnungsadresse; falsche Gesellschaft;
        nie bestellt; kein Auftrag erteilt; falsche Rechnungsanschrift; nicht zuordenbar; falsch adressiert;
        nicht beauftragt
        """,
    "missing_po": """
        fehlende Bestellnummer; Bestellnummer fehlt; ohne Bestellnummer; keine Bestellung; falsche Bestellnummer;
        keine Bestellnummer; Bestellung fehlt; Bestellbezug fehlt; fehlende Bestellung; Bestellnummer;
        ungültige Bestellnummer; ohne Bestellung; fehlender Bestellbezug; ohne Bestellbezug; Auftragsnummer fehlt;
        Bestellung nicht vorhanden; fehlende Auftragsnummer; Bestellnummer ungültig; Bestellnummer falsch;
        keine Bestellreferenz; keine gültige Bestellnummer; ohne gültige Bestellnummer; Bestellreferenz;
        keine Auftragsnummer; keine Bestellung erteilt
        """,
}

CONTESTED = {
    "promotion discount": "bonus; boni; rückvergütung; treuerabatt; jahresbonus; umsatzbonus",
    "pricing promotion": "aktionspreis; aktionspreise; sonderpreis; angebotspreis; werbepreis",
    "delivery_charge freight": """
        versandkosten; lieferkosten; liefergebühr; zustellgebühr; porto; versandspesen; frei haus; versandgebühr
        """,
    "quantity not_received": """
        ware nicht erhalten; nicht erhalten; nicht geliefert; nicht eingetroffen; fehlende ware
        """,
    "quality damage": "ausgelaufen; verdorben",
    "quality missing_documents other": "etikettierung; kennzeichnung; etikett; etiketten; auszeichnung",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        nicht bestellt; nie bestellt; ohne bestellung; keine bestellung; unbestellt; unbestellte; unverlangt
        """,
    "no_open_item wrong_product other": """
        falscher kunde; falscher empfänger; falscher rechnungsempfänger; falsche firma; nicht unsere rechnung;
        nicht für uns; anderes unternehmen; andere firma; nicht der kunde; nicht unsere
        """,
}

METHODS = {
    "ach": """
        ACH; EFT; Datenträgeraustausch; DTA; Bankgiro; elektronische Zahlung; Sammelüberweisung =0.6
        """,
    "wire": """
        Überweisung; Banküberweisung; Auslandsüberweisung; Bank; Blitzüberweisung; SWIFT; Eilüberweisung;
        Vergütungsauftrag; Eilzahlung; Bank-Überweisung; Auslandszahlung; per Überweisung; Banktransfer; AZV;
        SWIFT-Überweisung
        """,
    "cheque": """
        Scheck; Verrechnungsscheck; Orderscheck; Barscheck; Scheckzahlung; Bankscheck; per Scheck
        """,
    "card": """
        Kreditkarte; Karte; EC-Karte; Kartenzahlung; Visa; Mastercard; Girocard; Firmenkarte; Tankkarte
        """,
    "sepa": """
        SEPA; SEPA-Überweisung; SEPA Credit Transfer; SEPA-Zahlung; SEPA Sammelüberweisung; SEPA-CT;
        Echtzeitüberweisung; SEPA-Echtzeitüberweisung; SEPA Überw; SEPA-Sammler
        """,
    "direct_debit": """
        Lastschrift; Bankeinzug; Einzugsermächtigung; SEPA-Lastschrift; Abbuchung; Einzug; Lastschriftverfahren;
        Abbuchungsauftrag; Bankeinzugsverfahren
        """,
    "other": """
        bar; Barzahlung; Verrechnung; Wechsel; PayPal; Kompensation; Aufrechnung; Akkreditiv; Nachnahme;
        Zentralregulierung
        """,
}

TYPES = {
    "invoice": """
        Rechnung; RE; RG; Faktura; Re.; Rg.; Rechn; Rech; RN; Ihre Rechnung; KR; Eingangsrechnung;
        Lieferantenrechnung; Rechnungen; ER; Kreditorenrechnung; Schlussrechnung; Abschlagsrechnung; Teilrechnung;
        AR; Ausgangsrechnung
        """,
    "credit_memo": """
        Gutschrift; GS; Gutschr; GU; KG; Gut; Storno; Rechnungskorrektur; Ihre Gutschrift; Gutschriften;
        Kreditorengutschrift; GT; Haben =0.4; Stornorechnung; Rechnungsberichtigung; GUT.; RK; Warengutschrift
        """,
    "debit_memo": """
        Belastung; Lastschrift; Belastungsanzeige; LS; BE; Rückbelastung; Belast; Unsere Belastung; Weiterbelastung;
        Belastungen; Nachbelastung; Reklamation; BA; Bel;
        von uns belastet; Belastung durch uns; Lastschrift durch uns; Belastung Lieferant
        """,
    "purchase_order": "Bestellung; Bestellnr; Auftrag",
    "adjustment": """
        Korrektur; Abzug; Differenz; Umbuchung; Bonus; Kürzung; Verrechnung; Gebühr; Ausgleich; Akonto; Anzahlung;
        Einbehalt; Skonto; Zinsen; Rundung; WKZ; Rabatt; Skontokorrektur; Abzüge; Ausbuchung; Werbekostenzuschuss;
        Sicherheitseinbehalt; Quellensteuer; Vertragsstrafe; Sonstiges; Akontozahlung; Rückvergütung
        """,
}

MAILS = {
    "auto_reply": """
        Abwesenheitsnotiz; automatische Antwort; bin nicht im Büro; nicht im Büro; nicht im Hause; außer Haus;
        ich bin abwesend; Abwesenheit; im Urlaub; derzeit nicht erreichbar; bin ab dem; wieder erreichbar;
        wieder im Büro; wieder im Büro erreichbar; automatisch generiert; automatisch erzeugt;
        Empfangsbestätigung =0.4; Eingangsbestätigung; wir haben Ihre Nachricht erhalten;
        Ihre E-Mail ist bei uns eingegangen; Unzustellbar; wird nicht weitergeleitet; nicht zugestellt;
        in dringenden Fällen; in Elternzeit; momentan nicht erreichbar; Vertretung; zurzeit nicht im Büro;
        ist nicht mehr im Unternehmen; keinen Zugriff auf meine E-Mails; Ihre Anfrage ist eingegangen;
        wir haben Ihre Anfrage erhalten; Auto-Antwort; Betriebsferien
        """,
    "newsletter": """
        Newsletter; abmelden; abbestellen; vom Newsletter abmelden; im Browser anzeigen; im Browser ansehen; Webinar;
        jetzt anmelden; jetzt registrieren; Mehr erfahren; Sie erhalten diese E-Mail weil; online ansehen;
        Rabattaktion; jetzt entdecken; Sonderangebot; jetzt sparen; Einladung; Angebot der Woche; Gutschein;
        Gutscheincode; Newsletter abbestellen; hier klicken; folgen Sie uns; Webversion; weiterlesen; nur noch heute;
        jetzt kaufen; jetzt bestellen; Frühbucher
        """,
    "bank_detail_change": """
        neue Bankverbindung; geänderte Bankverbindung; Änderung der Bankverbindung =0.8;
        Änderung unserer Bankverbindung; unsere Bankverbindung hat sich geändert; Bankverbindung hat sich geändert;
        neue Kontoverbindung; Änderung der Kontoverbindung; geänderte Kontoverbindung; neue IBAN;
        unsere neue Bankverbindung; unser neues Konto; Bankwechsel; Kontowechsel; neue Kontodaten; neue Bankdaten;
        geänderte Bankdaten; bitte nutzen Sie künftig =0.4; künftige Zahlungen auf =0.6;
        aktualisieren Sie unsere Bankverbindung; neues Bankkonto; unsere Kontoverbindung hat sich geändert;
        Bankverbindung geändert; haben die Bank gewechselt; unsere Bank gewechselt; zukünftige Zahlungen =0.4;
        ab sofort auf folgendes Konto; Kontoänderung; Bankdatenänderung; unsere neue Kontoverbindung;
        altes Konto =0.5; das bisherige Konto =0.5; ab sofort nur noch auf =0.6; Bankdaten haben sich geändert;
        neue Kontonummer; unsere Bankdaten =0.2
        """,
    "phishing": """
        Konto gesperrt; Ihr Konto wurde gesperrt; bestätigen Sie Ihre Daten; Passwort bestätigen; Passwort läuft ab;
        klicken Sie auf den Link; klicken Sie hier; verifizieren Sie; Ihr Postfach ist voll; ungewöhnliche Aktivität;
        Sie haben gewonnen; Konto verifizieren; Ihr Konto wird gesperrt; Zugangsdaten; Geschenkkarten; Erbschaft;
        melden Sie sich an; Speicherplatz; Konto wurde eingeschränkt; Sicherheitsüberprüfung;
        Postfach wird deaktiviert; streng vertraulich; sofort überweisen; Bestätigen Sie Ihre Identität
        """,
    "cover_note": """
        anbei; im Anhang; Anhang; Fotos anbei; Scan anbei; Bilder anbei; als Foto; als Scan; als PDF;
        schicke Ihnen; sende Ihnen; senden Ihnen; übersende; übersenden wir; hier der Scan; hier das Foto;
        anbei; im Anhang; in der Anlage; anbei erhalten Sie; im Anhang finden Sie; beigefügt; siehe Anhang;
        siehe Anlage; als Anlage; als Anhang; anbei finden Sie; anbei senden wir; in der Anlage finden Sie;
        anliegend; in der Anlage erhalten Sie; im Anhang erhalten Sie; beiliegend; angehängt; beigefügten;
        beigefügte; angefügt; in der Beilage; übersenden wir Ihnen; beigefügtes; im beigefügten
        """,
}

LETTERS = {
    "closing": """
        mit freundlichen Grüßen; freundliche Grüße; mit freundlichem Gruß; beste Grüße; viele Grüße;
        mit besten Grüßen; herzliche Grüße; MfG; Hochachtungsvoll; Gruß; liebe Grüße; von meinem iPhone gesendet;
        freundlichen Grüßen; diese E-Mail enthält vertrauliche; vertraulichkeitshinweis; Geschäftsführer;
        Sitz der Gesellschaft; Registergericht
        """,
    "quoted": "ursprüngliche Nachricht; Originalnachricht; schrieb; geschrieben",
    "forwarded": """
        weitergeleitete Nachricht; Anfang der weitergeleiteten Nachricht; weitergeleitet von
        """,
    "below": "siehe unten; s. u.; unten stehend; untenstehend; unten; nachfolgend; zur Kenntnis; z. K.; anbei unten",
    "promise": """
        nächsten Zahllauf; nächsten Zahlungslauf; nächster Zahllauf; nächsten Zahlungsläufen;
        zur Zahlung vorgesehen; zur Zahlung freigegeben; zur Zahlung eingeplant; wird mit unserem nächsten
        """,
    "question": """
        können Sie; könnten Sie; bitte bestätigen; bitte teilen Sie uns mit; bitte teilen Sie mir mit;
        bitte um Rückmeldung; bitten um Rückmeldung; bitten um Klärung; bitte um Klärung; bitten um Prüfung;
        bitte prüfen; bitte senden Sie uns; bitte senden Sie mir; wir benötigen; ich benötige; uns fehlt;
        es fehlt uns; mir fehlt; haben Sie; warum; wann; wo ist; wir bitten um; bitten wir um; bitte um Zusendung;
        würden Sie; dürfen wir; bitte klären
        """,
    "portal": """
        im Portal; steht zum Download bereit; zum Herunterladen bereit; Lieferantenportal; im Lieferantenportal;
        Online-Postfach; abrufen; abrufbar; steht online bereit; zum Abruf bereit; melden Sie sich im Portal an
        """,
    "refusal": """
        niemals; nie; ändern wir nicht; ändern sich nicht; nicht geändert; Betrug; Betrugsversuch; Vorsicht; Warnung;
        bei Änderungen; bei Änderung; im Falle; falls; wenn sich; sollte sich; sollten sich; Ihre Bankverbindung;
        Ihrer Bankverbindung; jede Änderung; Änderungen Ihrer
        """,
    "bank": """
        Bankverbindung; Kontoverbindung; Bankkonto; Kontonummer; IBAN =0.7; Bankdaten; Kontodaten; Konto =0.5;
        Bank =0.5; Hausbank; Zahlungsdaten; Bankinformationen
        """,
    "novelty": """
        neue; neues; neuen; neuer; geändert; ändert; Änderung; geänderte; gewechselt; wechseln; Wechsel; ab sofort;
        künftig; zukünftig; nicht mehr gültig; nicht mehr; aufgelöst; geschlossen; aktualisiert; aktualisieren;
        ausschließlich; umgestellt; Umstellung;
        andere; anderes; anderen; andere bankverbindung;
        verliert; fusion; Bankfusion; Schließung;
        bisheriges; bisherige; bisherigen; bisheriger; alte; altes; alten; gekündigt; gesperrt;
        nicht mehr genutzt
        """,
    "courtesy": """
        zögern Sie nicht; Rückfragen; bei Fragen; für Fragen; Fragen stehen; stehen wir; stehe ich; zur Verfügung;
        vielen Dank; danke; besten Dank; herzlichen Dank; schönen Tag; schönes Wochenende; schöne Woche; guten Morgen;
        guten Tag; wie besprochen; wie gewünscht; wie vereinbart; wie telefonisch; zu Ihrer Information;
        zur Information; zur Kenntnis; zu Ihrer Kenntnisnahme; für Ihre Unterlagen; zu Ihrer Verwendung;
        zur weiteren Verwendung; mit der Bitte um; bitte um Kenntnisnahme; maschinell erstellt; automatisch erstellt;
        automatisch erzeugt; automatisch generiert; automatisch versendet; ohne Unterschrift; nicht auf diese;
        antworten Sie nicht; bitte nicht antworten; keine Antwort; bitte bestätigen; Eingang bestätigen; bitte buchen;
        bitte verbuchen; bitte verrechnen; im Auftrag; Umwelt; vertraulich; bestimmte Empfänger; folgende Rechnungen;
        folgenden Rechnungen; Einzelheiten; die Details; entnehmen Sie;
        wurde erstellt; erhalten Sie; in den nächsten Tagen
        """,
    "own": """
        unser; unsere; unserer; unseren; unserem; unseres; mein; meine; meinem
        """,
    "yours": """
        Ihr; Ihre; Ihrer; Ihren; Ihrem; Ihres; dein; deinem
        """,
    "henceforth": """
        ab sofort; künftig; zukünftig; in Zukunft; von nun an; nur noch
        """,
}

SIGNS = {
    "absence": """
        nicht im büro; abwesend; abwesenheit; im urlaub; urlaub; außer haus; nicht erreichbar; in elternzeit; krank;
        auf dienstreise; nicht am arbeitsplatz; betriebsferien; geschlossen; abwesenheitsnotiz;
        nicht mehr im unternehmen; nicht mehr tätig; dienstreise; in mutterschutz; in elternzeit; nicht mehr gelesen;
        nicht da; bin weg;
        betriebsurlaub; betriebsruhe; büro geschlossen;
        nicht mehr bei; arbeite nicht mehr; unternehmen verlassen; ausgeschieden; feiertag; brückentag; fortbildung;
        auf schulung; auszeit; lese keine; keine e mails; in kur;
        bin ich wieder; zurück bin ich; bin ich zurück; bin wieder erreichbar; bin wieder da
        """,
    "return": """
        wieder erreichbar; wieder im büro; zurück; ab dem; bis zum; bis einschließlich; rückkehr; melde mich;
        antworten; beantworte; in dringenden fällen; in dringenden angelegenheiten; dringend; vertretung;
        nicht weitergeleitet; wenden sie sich; lese ich; bis;
        wieder für sie da; wieder da; wieder geöffnet; wieder für sie;
        kontaktieren sie; meine kollegin; meinen kollegen; in der zwischenzeit; hilft ihnen; ansprechpartner;
        ansprechpartnerin;
        bin ich wieder; zurück bin ich; bin ich zurück; bin wieder erreichbar; bin wieder da
        """,
    "threat": """
        gesperrt; sperrung; eingeschränkt; deaktiviert; gelöscht; läuft ab; abgelaufen; überschritten; voll;
        ungewöhnliche; verdächtige; unbefugte; innerhalb von 24 stunden; innerhalb von 48 stunden; letzte warnung;
        verlieren; zurückgehalten; speicherplatz;
        zurückgestellt; einbehalten; wird deaktiviert; dauerhaft;
        ablauf; verfällt; dauerhaft gelöscht
        """,
    "credential": """
        passwort; kennwort; zugangsdaten; anmeldedaten; benutzername; ihr konto; ihr postfach; ihre identität;
        kontodaten; kartendaten; tan; ihre nachrichten
        """,
    "act": """
        klicken; klicken sie; link; bestätigen; bestätigen sie; verifizieren; anmelden; einloggen; aktualisieren;
        freischalten; entsperren; eingeben; behalten
        """,
    "overdue": """
        mahnung; zahlungserinnerung; überfällig; überfällige; offene posten; offene rechnung; offene rechnungen;
        zahlungsverzug; letzte mahnung; erinnerung; saldenbestätigung; kontoauszug; rückstand; inkasso; fällig
        """,
    "will_pay": """
        zahlen; wird bezahlt; werden bezahlt; zahlung erfolgt; wird überwiesen; werden überwiesen; zahllauf;
        zahlungslauf; überweisen wir; nächster woche; nächste woche; freigabe; in freigabe; zur freigabe;
        in der prüfung; veranlasst; eingeplant; ende des monats; verspätung; verzögerung; angewiesen
        """,
    "has_paid": """
        bereits bezahlt; bereits überwiesen; schon bezahlt; schon überwiesen; wurde bezahlt; wurde überwiesen;
        wurde am; beglichen; bereits beglichen; haben bezahlt; haben überwiesen; zahlungseingang; gegenstandslos;
        längst bezahlt
        """,
    "not_received": """
        nicht erhalten; nie erhalten; liegt uns nicht vor; liegt nicht vor; nicht vorliegen; rechnungskopie;
        kopie der rechnung; erneut zusenden; nochmals zusenden; erneut senden; nochmal schicken; nicht bekannt;
        nicht finden
        """,
}

PARTIES = {
    "name": """
        Zahlungsverkehr; Finanzabteilung; Treasury; Kreditoren;
        Buchhaltung; Kreditorenbuchhaltung; Rechnungseingang; Rechnungsprüfung; Einkauf; Finanzbuchhaltung;
        Name; Firma; Firmenname; Firmierung; Name/Firma; Firma/Name; Unternehmen
        """,
    "address": """
        Adresse; Anschrift; Lieferadresse; Lieferanschrift; Installationsadresse; Rechnungsadresse; Straße;
        Lieferort
        """,
    "yours": """
        Ihre; Ihr; Kunde; Kunden; Empfänger; Käufer; Leistungsempfänger; Rechnungsempfänger
        """,
}

MONTHS = (
    "januar jan jänner jaenner",
    "februar feb feber",
    "märz mär maerz mrz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "dezember dez",
)

STOPWORDS = """
    der die das und für von mit auf dem den ist sind wir sie ihre ihr unsere unser nicht zu im zum zur bei aus nach
    über wurde haben datum nummer betrag sehr geehrte freundlichen grüßen oder ein eine am bis des als
    """

SMALL_WORDS = {
    "given": "andreas anja anke anna anne annette antje barbara bernd bettina birgit bjorn brigitte carsten "
    "charlotte christa christian christiane christina christine christoph claudia daniel daniela dieter "
    "dirk dorothea elisabeth elke erik eva felix florian frank franz friedrich gabriele georg gerd "
    "gerhard gisela gunter hannah hans heike heiko heinrich heinz helga helmut holger horst ines ingrid "
    "jan jana jens joachim johanna johannes jorg josef julia jurgen jutta karin karl katharina kathrin "
    "katja kerstin klaus kristin lars laura lena leon lisa lukas manfred manuela marcel maria marion "
    "markus martin martina matthias maximilian melanie michael monika nadine nicole nina norbert olaf "
    "oliver patrick paul peter petra philipp rainer ralf regina reinhard renate rolf rudolf sabine "
    "sabrina sandra sebastian silke silvia simon simone sophie stefan stefanie steffen susanne sven tanja "
    "thomas thorsten tim tobias torsten ulrich ulrike ursula ute uwe vera volker walter werner wolfgang "
    "yvonne",
    "ours": "unser unsere unserer unserem auftraggeber zahler",
    "theirs": "ihr ihre ihrem ihren ihrer empfanger lieferant lieferanten kreditor zahlungsempfanger gutschrift",
    "desk": "handen zhd buchhaltung finanzbuchhaltung kreditorenbuchhaltung debitorenbuchhaltung rechnungswesen "
    "rechnungsprufung finanzabteilung finanzen finanz abteilung leitung leiter leiterin "
    "kreditoren debitoren zahlungsverkehr einkauf verwaltung kasse kammerei stadtkasse "
    "sachbearbeiter sachbearbeiterin buro rechnungseingang treasury team "
    "geschaftsfuhrung geschaftsleitung vorstand reklamationsabteilung wareneingang",
    "credit": "abgezogen abziehen abzuziehen gutschrift gutschriften gutschreiben gutzuschreiben "
    "gutgeschrieben erstattung erstatten kurzen kurzung abzug einbehalten",
    "deduct": "gekurzt mindern gemindert abgezogen verrechnet abziehen einbehalten kurzen ziehen verrechnen belasten",
    "cancel": "ausbuchen ausgebucht buchen ausbuchung stornieren storno storniert zuruckziehen",
    "request": "erwarte erbitte fordere verlange bitten mochte mochten wunschen ersuche "
    "mussen muss sollte bitte bitten erbitten ersuchen erwarten fordern verlangen konnen "
    "konnten wollen benotigen",
    "rest": "rest restbetrag restliche restlichen restlicher ubrige ubrigen",
    "deducted": "abzug abzuge abz abzugsbetrag",
    "today": "heute heutige heutigen heutiger soeben hiermit",
    "not": "nicht kein keine keinen keinesfalls nie verweigern ablehnen",
    "until": "bis spatestens vor",
    "bank_statement": "kontoauszug kontoauszuge auszug umsatzanzeige",
    "received": "eingang eingegangen posteingang eingangsdatum",
    "joint": "lautet steht am den dem der zum vom ist",
    "hold": "gesperrt sperren zuruckgehalten zuruckhalten zuruckbehalten zuruckgestellt zuruckstellen "
    "einbehalten offen angehalten gestoppt blockiert unbezahlt ausgesetzt",
    "correct": "neu korrigieren korrigierte korrigierten korrektur berichtigen berichtigte berichtigten "
    "berichtigung richtigstellen neuausstellung rechnungskorrektur",
    "claim": "belastung ruckbelastung abzug abzuge reklamation beanstandung kurzung widerspruch einspruch "
    "differenz ponale vertragsstrafe mangelruge minderung",
    "paper": "anzeige mitteilung schreiben note meldung bericht protokoll bescheid formular",
    "stamp": "eingegangen eingang erhalten bezahlt gezahlt kopie original abschrift duplikat entwurf "
    "muster vertraulich genehmigt gebucht freigegeben erledigt datum am von",
    "evidence": "ablieferungsnachweis liefernachweis lieferschein zustellnachweis empfangsbestatigung "
    "ablieferbeleg nachweis",
    "rebate": "rabatt nachlass bonus abschlag mengenrabatt treuerabatt skonto preisnachlass",
    "copied": "doppelte doppelter doppelten duplikat doppelt bereits schon dublette identisch",
    "accept": "freigeben freigegeben anerkennen anerkannt akzeptieren akzeptiert verarbeitet verarbeiten "
    "verbuchen verbucht",
}

VERBS = {
    "pay": "zahl uberweis gezahl bezahl leiste anweis",
    "credit": "gutschr gutzuschr gutgeschr erstatt ruckerstatt zuruckerstatt",
    "deduct": "gekurz kurzung kurzen mindern geminder abzieh abzuzieh abgezog einbehal einzubehal verrechn",
    "cancel": "stornier ausbuch auszubuch ausgebuch",
    "hold": "sperren gesperr zuruckge zuruckhal zuruckbehal zuruckstell blockier",
    "correct": "korrig korrekt berichtig richtigstell",
    "accept": "akzept anerkenn freigeb freizugeb freigegeb konform",
    "refuse": "zuruckweis zuruckgewies zuruckzuweis abgelehn ablehn abzulehn beanstand reklamier verweiger",
    "charge": "belast weiterberechn",
}

PARTED = {
    "deduct": "ziehe+ab ziehen+ab zieh+ab zogen+ab zog+ab behalte+ein behalten+ein halten+ein setze+ab "
    "setzen+ab streiche+weg streichen+weg rechne+ab rechnen+gegen",
    "refuse": "weise+zuruck weisen+zuruck lehne+ab lehnen+ab gebe+zuruck geben+zuruck schicke+zuruck",
    "credit": "schreiben+gut schreibt+gut schreibe+gut zahlen+zuruck zahlt+zuruck",
    "hold": "halten+zuruck halte+zuruck stellen+zuruck stelle+zuruck",
}

STEMS = {
    "told": "grund text bemerkung beschreibung bezeichnung erlauterung",
    "pay": "zahlung zahlungs zahl gezahlt bezahlt uberweisung uberweisungs uberwiesen auszahlung auszahlungs "
    "ausgezahlt angewiesen anweisung anweisungs beglichen ausgeglichen ausgleich ausgleichs regulierung regulierungs "
    "reguliert scheck vergutet vergutung vergutungs",
    "amount": "betrag summe wert gesamt",
    "date": "datum dat tag termin",
    "on": "am vom",
    "number": "no ref referenz kennung id zeichen",
    "invoice": "rechnung rechnungs rechn rech re rg beleg faktura dokument",
    "order": "bestellung bestell best auftrag auftrags",
    "discount": "skonto skonti skontobetrag skontoabzug",
    "deduction": "abzug abzuge kurzung kurzungen minderung einbehalt einbehalte belastung belastungen",
    "withholding": "quellensteuer abzugsteuer",
    "gross": "brutto ursprungs ursprunglicher original",
    "run": "lauf zahllauf vorgang vorgangs auftrag",
    "theirs": "lieferant lieferanten ihr ihre externe ext fremd",
    "party": "firma gesellschaft unternehmen",
    "notice": "avis mitteilung anzeige nachweis aufstellung ubersicht begleitschein begleitzettel liste spezifikation",
    "before": "bereits bisher vorher zuvor fruher schon",
}
