"""French."""

COLUMNS = {
    "document_number": """
        N° facture; N° de facture; Numéro facture; Numéro de facture; Facture; Factures; Facture n°; N° fact; Fact;
        Fact n°; N° pièce; N° de pièce; Pièce; N° document; N° de document; Document; Votre facture;
        Votre facture n°; Vos factures; Votre n° facture; Votre référence; Votre réf; V/Réf; Vos références; Vos réf;
        Vos réf.; Référence facture; Réf facture; Réf. facture; Réf fact; Référence =0.8; Références =0.8; Réf =0.8;
        Réf pièce; Référence pièce; Facture fournisseur; N° facture fournisseur; Réf fournisseur;
        Référence fournisseur; N° avoir; N° facture/avoir; Facture ou avoir; Facture avoir; Référence document;
        Réf document; N° externe; N° de réf =0.8; Pièce externe; N° réf =0.8; N° de référence =0.8;
        Libellé facture =0.4; Numéro =0.5; N° =0.4; Désignation facture =0.5; Pièce fournisseur; Notre facture =0.6;
        sur facture; facture concernée; facture visée; pour facture
        """,
    "our_number": """
        Notre référence; Notre réf; N/Réf; Nos références; Nos réf; N° interne; Réf interne; Référence interne;
        Notre document; N° comptable; N° d'écriture; N° de pièce interne; Notre n°; N° d'enregistrement;
        Pièce comptable; N° mandat =0.6; Mandat =0.5; Bordereau =0.5; Journal; Notre pièce; N° chrono; Chrono;
        N° lot; N° interne document; Document comptable; N° engagement; N° de mandat =0.6; Notre n° document
        """,
    "document_type": """
        Type; Type de pièce; Type pièce; Type document; Type de document; Nature; Nature pièce; Code pièce;
        Nature de la pièce; Type opération; TP; Sens =0.4; D/C
        """,
    "document_date": """
        Date; Date facture; Date de facture; Date de la facture; Date fact; Date pièce; Date de pièce; Date document;
        Date du document; Date doc; Du; En date du; Date d'émission; Émise le; Date émission; Datée du;
        Date comptable =0.6; Date de facturation; Date opération =0.6; Date avoir; Dt fact
        """,
    "due_date": """
        Échéance; Date d'échéance; Date échéance; Échéance le; Date ech; Éch; Date limite; Ech.; Exigible le
        """,
    "purchase_order": """
        N° commande; N° de commande; Commande; Bon de commande; N° BC; N° bon de commande; Réf commande;
        Référence commande; Notre commande; Votre commande; Numéro de commande; Cde; N° cde; BC; N° marché =0.4;
        Commande n°; Marché =0.3; N° contrat =0.3; Réf cde; N° engagement =0.3
        """,
    "gross_amount": """
        Montant facture; Montant de la facture; Montant brut; Brut; Montant TTC; TTC; Total TTC; Montant =0.5;
        Montant initial; Montant d'origine; Montant origine; Montant pièce; Montant dû =0.7; Montant total =0.5;
        Valeur brute; Montant fact; Total facture; Montant facturé; Facturé; Montant original; Débit =0.4;
        Solde dû =0.6; Montant document; Mt facture; Mt brut; Mt TTC; Montant brut facture; Brut TTC;
        Montant facture TTC; Montant en devise =0.5; Mnt TTC; Mnt facture; Valeur =0.4; Total =0.4; Montant € =0.5;
        Montant EUR =0.5; Montant TTC EUR; Montant ouvert =0.7
        """,
    "discount_amount": """
        Déduction =0.6; Déductions =0.6; Montant déduit =0.6; Déduit =0.6;
        Escompte; Escomptes; Montant escompte; Escompte déduit; Montant de l'escompte; Remise =0.85; Remises =0.85;
        Rabais =0.7; Ristourne =0.6; Esc; Escompte pris; Escompte obtenu; Mt escompte; Esc.; Escompte EUR;
        Montant remise; Escompte accordé; Rabais/escompte; Remise/escompte; Escompte/remise; Escompte TTC;
        Escompte de règlement
        """,
    "deduction_amount": """
        contesté; montant contesté; refusé; non admis; en litige;
        Retenue; Retenues; Déduction; Déductions; Montant déduit; Déduit; Ajustement; Ajustements; Litige; Litiges;
        Différence; Écart; Pénalité; Pénalités; Abattement; Retenue de garantie; Réfaction; Correction; Compensation;
        Avoir =0.5; Rabais =0.5; Montant retenu;
        Frais; Frais bancaires; À déduire; RFA; Note de débit =0.6; Montant retenue;
        Autres déductions; Montant déductions; Réfactions; Écarts; Minoration; Imputation =0.4; Régularisation;
        Moins-value; Prorata =0.5; Ristourne =0.5; Abattements; Escompte/déduction =0.6; Montant litige; RG
        """,
    "withholding_amount": """
        Retenue à la source; RAS; Impôt retenu; Précompte; Taxe retenue; Retenue fiscale; Prélèvement à la source;
        Retenue d'impôt; Précompte professionnel; Retenue source; Montant RAS; Impôt anticipé
        """,
    "paid_amount": """
        Montant réglé; Réglé; Montant payé; Payé; Montant du règlement; Règlement; Montant règlement; Net; Net payé;
        Net à payer; Montant net; Net réglé; Montant =0.5; Montant viré; Viré; Montant versé; Versé;
        Montant du paiement; Paiement; Montant paiement; Montant acquitté; Crédit =0.4; Total réglé; Somme réglée;
        Mt réglé; Mt payé; Mt net; Virement; Montant virement; Net EUR; Net en EUR; Montant soldé; Soldé; À payer;
        Montant à payer; Montant net payé; Total =0.4; Montant total =0.5; Montant net réglé; Règlement TTC;
        Mnt réglé; Mnt payé; Somme payée; Montant du virement; Net versé; Montant affecté; Montant imputé; Imputé;
        Apurement; Somme =0.4; Paiement EUR; Montant mandaté; Montant net à payer; Montant réglé EUR; Net TTC
        """,
    "balance": """
        Solde; Reste; Reste dû; Reste à payer; Solde restant; Restant dû; Cumul; Solde ouvert; Solde après paiement;
        Solde progressif; Reste à régler; Montant restant; Cumulé; Reliquat; Nouveau solde
        """,
    "currency": """
        Devise; Dev; Monnaie; Code devise; Devise facture; Devise pièce; Devise du paiement; Dev.
        """,
    "description": """
        Description; Désignation; Libellé; Objet; Détail; Détails; Commentaire; Commentaires; Observations;
        Observation; Texte; Remarque; Remarques; Motif =0.3; Prestation; Article; Intitulé; Produit; Libellé pièce;
        Libellé écriture; Désignation des produits; Service; Prestations; Dénomination; Libellé article; Nature =0.4;
        Désignation de la prestation
        """,
    "reason": """
        motif du litige; motif de la retenue; motif de la déduction; nature du litige;
        Motif; Raison; Motif de déduction; Motif déduction; Code motif; Cause; Motif de la retenue; Motif écart;
        Justification; Motif retenue; Motif du litige; Code raison; Motif de l'écart; Nature de la retenue;
        Type de déduction; Explication;
        pourquoi; motif de retenue
        """,
    "quantity": """
        Quantité; Qté; Qte; Nombre; Nb; Heures; Unités; Qté livrée; Quant; Qté facturée; Jours =0.5; Nbre; Qtés; Q
        """,
    "unit_price": """
        Prix unitaire; PU; P.U.; Prix; Prix unit; PU HT; Prix unitaire HT; Tarif; Prix net; P.U. HT; Prix U;
        Coût unitaire; Taux horaire; P.U; Px unitaire; PU net; Prix unit HT; PU € HT; P.U. H.T.; Prix HT;
        Montant unitaire
        """,
    "item_number": """
        Référence article; Code article; Réf article; N° article; Référence produit; Code produit; Code; Article n°;
        Réf produit; Code art; EAN; Réf. art; SKU; GTIN;
        Bon de livraison; N° BL; BL; N° bon de livraison
        """,
    "tax_rate": """
        TVA; Taux TVA; % TVA; Taux; TVA %; Taux de TVA; T.V.A.; Code TVA =0.6; TPS =0.5; TVQ =0.5; Tx TVA
        """,
    "tax_amount": """
        Montant TVA; TVA; Montant de la TVA; T.V.A.; Taxe; Taxes; Mt TVA; Montant taxe; TPS; TVQ; Total TVA; TVA EUR;
        Montant T.V.A.; Montant TVA EUR
        """,
    "line_number": "Ligne; N° ligne; Pos; N° =0.6; Poste; Lig; Position; Rang; N° d'ordre; Ordre",
    "line_amount": """
        Montant; Montant HT; Total HT; Total; Prix total; Montant total; Montant net; Total ligne; Total net;
        Montant H.T.; Total H.T.; Prix total HT; Montant TTC =0.7; Total TTC =0.7; Net HT; Valeur; Montant HT EUR;
        Sous-total; Net; Total EUR; Montant EUR; Montant ligne; Prix HT total; Montant ligne HT; Mt HT; Total net HT;
        Montant net HT
        """,
}

LABELS = {
    "payment_reference": """
        Libellé bancaire; Libellé du virement; Libellé de l'opération; avec le libellé; sous le libellé;
        Ordre =0.55; Ordre n° =0.6; N° de dépôt; N° dépôt; Dépôt n°;
        Communication =0.7; Communication structurée =0.7;
        n° de bordereau; bordereau n°; n° de mandat; mandat n°; n° de relevé; n° de lot;
        sous la référence; sous référence; avec la référence; avec la mention; portant la référence;
        n° de pièce =0.4; pièce =0.4; document =0.4; n° de document =0.4;
        Paiement =0.5;
        Référence paiement; Référence du paiement; Référence de paiement; Réf paiement; Référence règlement;
        Référence du règlement; Réf règlement; N° de règlement; N° règlement; N° du règlement; Règlement n°;
        N° de paiement; N° paiement; Paiement n°; N° virement; N° de virement; Référence virement;
        Référence du virement; Réf virement; Virement n°; Référence bancaire; Référence =0.6; Réf =0.6;
        Nos références =0.6; Nos réf =0.6;
        Notre référence =0.6; Notre réf =0.6; N/Réf =0.5; Référence de bout en bout; Référence transaction;
        N° transaction; Identifiant du paiement; N° d'opération; Référence opération; N° ordre de paiement;
        Ordre de paiement; N° d'ordre =0.6; Bordereau n° =0.5; Identifiant paiement; ID paiement; N° pièce =0.4;
        N° de pièce =0.4; Numéro de transaction; Référence de l'opération; Référence du virement SEPA;
        N° de lot =0.5; Réf. de paiement; Référence de transfert; N° de mandat =0.5; N° document =0.4;
        Document de paiement; Pièce de paiement; N° traite; N° LCR; N° TEF; Code de paiement; Avec la référence;
        Sous la référence =0.8; Réf. virement; Pièce de règlement;
        Lot =0.6; N° de lot =0.6
        """,
    "advice_number": """
        N° avis; Avis n°; N° d'avis; Avis de paiement n°; Avis de règlement n°; Bordereau n°; N° de l'avis;
        Référence avis; Référence de l'avis; N° bordereau; Avis de virement n°; N° avis de paiement; N° de bordereau
        """,
    "payment_date": """
        Date de paiement; Date du paiement; Date paiement; Date de règlement; Date du règlement; Date règlement;
        Réglé le; Payé le; Date de virement; Date du virement; Date virement; Date de valeur; Valeur =0.5;
        Date d'exécution; Date =0.6; Date du chèque; Date chèque; Date d'émission =0.5; Exécuté le; Viré le;
        Paiement du; Règlement du; Virement du; Date d'opération; Date opération; Date valeur; Émis le =0.5; Le =0.2;
        En date du =0.5; Date de versement; Date de l'avis; Date de transfert; Date du versement;
        Date d'échéance du paiement; Paiement effectué le; Date effective; Date de dépôt; Date de mise en paiement;
        Date comptable =0.4
        """,
    "total_amount": """
        Montant total; Total; Montant réglé; Montant du règlement; Montant payé; Montant du paiement;
        Montant du virement; Total réglé; Total payé; Total règlement; Total du règlement; Total paiement;
        Montant viré; Net à payer; Total général; Somme totale; Montant total payé; Montant total réglé;
        Montant versé; Montant du chèque; Net payé; Total net; Montant =0.6; Montant net; Total virement;
        D'un montant de; Pour un montant de; La somme de; Total du virement; Total du paiement;
        Montant total du règlement; Montant total du virement; Montant total du paiement; Montant global;
        Total versé; Net réglé; Montant règlement; Montant paiement; Total net payé; Total à payer;
        Total du bordereau; Montant net payé; Montant virement; Somme de; Total net à payer; Montant du versement;
        Montant total viré; Total avis
        """,
    "gross_total": """
        Total brut; Montant brut; Total factures; Total TTC; Montant brut total; Total des factures; Total facturé;
        Total montants bruts; Brut; Montant total brut
        """,
    "discount_total": """
        Total escompte; Escompte total; Montant escompte; Escompte; Total des escomptes; Total escomptes;
        Total remises; Total remise; Remise; Escompte déduit; Moins escompte
        """,
    "deduction_total": """
        Total déductions; Déductions; Total retenues; Retenues; Total des déductions; Total des retenues; Retenue;
        Total déduction; Ajustements; Total ajustements; Frais bancaires; Déduction; Montant des déductions;
        Retenue de garantie; Total litiges; Retenue à la source
        """,
    "currency": """
        Devise; Monnaie; Devise de paiement; Devise du règlement; Montants en; Code devise; Devise du paiement;
        Montants exprimés en; Exprimé en; Tous les montants en
        """,
    "payment_method": """
        Mode de paiement; Mode de règlement; Moyen de paiement; Type de paiement; Règlement par; Paiement par;
        Mode règlement; Mode paiement; Réglé par; Moyen de règlement; Modalité de paiement; Méthode de paiement;
        Type de règlement; Payé par; Modalités de règlement =0.6; Méthode de règlement; Condition de règlement =0.4
        """,
    "payer": """
        qui paie; payeur;
        pour le compte de; réglé par; payé par; mandataire de; émis par; pour compte de;
        Société payeuse; Entité payeuse; Organisme payeur;
        Payeur; Émetteur; Donneur d'ordre; Débiteur; De la part de; De; Client =0.5; Société =0.5; Expéditeur;
        Ordonnateur; Entreprise =0.5; Tiré; Émis par; Acheteur =0.5; Payé par; Réglé par =0.5;
        Nom du donneur d'ordre; Société émettrice; Nom du payeur; Raison sociale =0.4; Titulaire =0.4;
        D'ordre de; Par ordre de; Sur ordre de; D'ordre et pour compte de; Donneur d'ordres; Versé par;
        Remettant; Pour le compte de;
        Client payeur; Votre client; Nom de l'émetteur; Nom du débiteur; Établissement =0.5; Organisme =0.5;
        Entité =0.6; Collectivité =0.7; Service payeur; Maître d'ouvrage =0.7; Mandant; Tireur; Virement émis
        par; Virement de; Paiement effectué par; Règlement effectué par; Paiement de =0.5; Entreprise payeuse;
        Raison sociale du payeur; Raison sociale de l'émetteur; Titulaire du compte débité
        """,
    "payee": """
        Transporteur; Prestataire; Sous-traitant; Bailleur; Titulaire;
        Versé à; Réglé à;
        Bénéficiaire; Fournisseur; À l'ordre de; Destinataire; Créancier; Nom du bénéficiaire; Payé à; En faveur de;
        Au profit de; Nom du fournisseur; Payer à; Paiement à; Ordre de; À; Tiers =0.5;
        Raison sociale du fournisseur; À l'attention de =0.8; A l'attention de =0.8; Pour le compte de =0.4;
        Adressé à;
        Nom fournisseur; Nom bénéficiaire; Nom du créancier; Tiers payé; Tiers bénéficiaire; Bénéficiaire du
        virement; Bénéficiaire du paiement; Virement à; Virement en faveur de; Payable à; Chèque à l'ordre de;
        Destinataire du paiement; Règlement à; Vendeur; Entreprise bénéficiaire; Société bénéficiaire; Raison
        sociale du bénéficiaire; Crédité à
        """,
    "payer_iban": """
        IBAN donneur d'ordre; Compte à débiter; Compte débité; Notre compte; Notre IBAN; IBAN débiteur;
        Compte débiteur; Compte donneur d'ordre; Compte émetteur; IBAN émetteur; Banque émettrice =0.4; IBAN payeur;
        Compte du donneur d'ordre
        """,
    "payer_tax_id": """
        N° TVA =0.5; TVA intracommunautaire =0.5; N° TVA intracommunautaire =0.5; N° de TVA =0.5; SIRET =0.5;
        SIREN =0.5; Notre n° TVA; TVA intra =0.5; N° TVA intra =0.5; N° SIRET =0.5; Identifiant TVA =0.5;
        N° SIREN =0.5; N° TVA CEE =0.5; Notre SIRET; N° d'entreprise =0.4; Code TVA =0.4; Numéro TVA =0.5
        """,
    "payment_terms": """
        Conditions de paiement; Conditions de règlement; Cond. de paiement; Cond. paiement; Condition de paiement;
        Conditions; Délai de paiement
        """,
    "customer_number": """
        N° client; N° de client; Code client; Compte client; Notre n° client; Notre code client; Numéro client;
        Numéro de client; Votre n° client; Réf client; Référence client =0.6; Client n°; Client;
        Notre compte chez vous; Notre n° de client; Identifiant client; N° de compte client; N° compte client;
        Notre numéro de client; N° compte =0.5; Votre code client; N° d'abonné =0.5; Cpte client
        """,
    "vendor_number": """
        N° fournisseur; Code fournisseur; Compte fournisseur; N° de fournisseur; Votre n° fournisseur;
        Fournisseur n°; N° compte fournisseur; Votre code fournisseur; Numéro fournisseur; Code tiers;
        Votre compte chez nous; Référence fournisseur =0.6; Tiers =0.6; N° tiers; Votre n° de fournisseur;
        Identifiant fournisseur; Numéro de fournisseur; N° créancier
        """,
    "bank_account": """
        Compte bancaire; IBAN; RIB; N° de compte; Votre compte; Votre IBAN; Coordonnées bancaires; Compte crédité;
        Compte bénéficiaire; Compte; Compte à créditer; IBAN bénéficiaire; N° compte; Domiciliation; Votre RIB;
        Compte du bénéficiaire; IBAN du bénéficiaire; Domiciliation bancaire; Compte créditeur; Sur votre compte
        """,
    "cheque_number": """
        N° chèque; N° de chèque; Chèque n°; N° du chèque; Numéro de chèque; Chèque; Chq n°; N° chq;
        Chèque bancaire n°; Lettre-chèque n°; N° lettre chèque; Numéro du chèque
        """,
    "invoice_number": """
        N° facture; N° de facture; Numéro de facture; Facture n°; Facture; Facture numéro; Numéro facture;
        Référence facture; Réf facture; N° avoir; Avoir n°; N° d'avoir; N° pièce =0.6; N° =0.3; Facture N; Fact n°;
        N° fact; Référence de la facture; N° de la facture; Numéro de la facture; Votre facture; Votre facture n°;
        Réf. facture; N° document =0.6; Numéro =0.4; Avoir; Numéro d'avoir; Facture d'acompte n°;
        Numéro de pièce =0.6; Note d'honoraires n°; Référence =0.3; N° de pièce =0.6; Facture de doit n°;
             numéro
        de la pièce =0.6; référence de facturation; facture proforma n°
        """,
    "invoice_date": """
        Date de facture; Date facture; Date; Date d'émission; Émise le; Date de la facture; Facture du;
        Date de facturation; En date du; Le =0.2; Émis le; Date avoir; Date d'établissement; Établie le;
        Date émission; Du =0.3; Facturé le; Date du document; Date document; Date de l'avoir; Fait le =0.4;
        Date de création;
        facturée le; date facturation;
        date pièce; date de pièce; établi le; date d'établissement de la facture; date du relevé =0.4
        """,
    "due_date": """
        Échéance; Date d'échéance; Date limite de paiement; À payer avant le; Date de règlement; À régler avant le;
        Paiement avant le; Date échéance; Payable le; Payable avant le; À payer le; Échéance le; Règlement au;
        Date limite de règlement; Règlement le =0.5; Exigible le; Date de paiement =0.5; À régler au plus tard le;
        Paiement dû le; À payer pour le; Échéance de paiement; Date d'échéance de paiement; Paiement à échéance;
        À payer au plus tard le; Date d'exigibilité; Net à payer avant le;
        à régler avant; à payer avant; règlement avant le; délai de paiement au; paiement attendu le;
        prélèvement le; date de prélèvement; prélevé le; sera prélevé le; à régler le; date limite; dernier
        délai de paiement; payable au plus tard le; règlement attendu le; échéance au; à payer jusqu'au
        """,
    "purchase_order": """
        N° commande; N° de commande; Bon de commande; Votre commande; Réf commande; Référence commande; Commande n°;
        Commande; Numéro de commande; Bon de commande n°; Votre référence =0.4; Votre commande n°;
        N° de bon de commande; Votre réf =0.3; N° bon de commande; Votre n° de commande; Votre bon de commande;
        Référence client =0.3; N° BC; Commande client; N° d'engagement =0.4; Référence acheteur =0.5; Votre cde;
        N° cde; Numéro de bon de commande; Référence de commande
        """,
    "net_total": """
        Total HT; Montant HT; HT; Total hors taxes; Total H.T.; Montant hors taxes; Sous-total; Net HT; Total net HT;
        Sous-total HT; Montant net; Total hors taxe; Base HT; Montant total HT; Net commercial; Montant H.T.;
        Total brut HT; Sous total; Montant net HT; Total général HT; Prix HT; Total HTVA; Total HT net;
        Base imposable; Base TVA; Montant hors TVA; Total net; Total hors TVA; Montant total hors taxes;
        Total lignes HT; Total prestations HT; Total Net H.T.; Total HT EUR; Total € HT; Total (HT);
        Montant total net; Total sans TVA; Base taxable; Total HT après remise; Somme HT; Net hors taxe;
        Total hors-taxes
        """,
    "tax_total": """
        TVA; Montant TVA; Total TVA; T.V.A.; Montant de la TVA; Taxe; Taxes; TPS; TVQ; Total taxes; TVH;
        Montant total TVA; Total T.V.A.; Montant T.V.A.; Total de la TVA; Montant des taxes; TVA totale; Total taxe;
        Dont TVA =0.7; Montant taxe; TVA acquittée; Total montant TVA; Somme TVA;
        dont TVA; TVA incluse; TVA comprise
        """,
    "invoice_total": """
        Total TTC; Montant TTC; TTC; Net à payer; Total à payer; Montant total; Total; Total toutes taxes comprises;
        Total général; Total facture; Montant total TTC; Montant à payer; Total T.T.C.; Net à payer TTC;
        Total de la facture; Montant T.T.C.; Montant de la facture; Total TVAC; Total TVA comprise; Montant dû;
        Total net TTC; Montant facture; Total TTC EUR; Total € TTC; Total général TTC; Total à régler;
        Montant total dû; Total (TTC); Total taxes comprises; Total avec TVA; Total avoir; Montant de l'avoir;
        Net TTC; Total avec taxes; Montant toutes taxes comprises; Total TVA incluse; Prix TTC; Somme TTC;
        Montant total de la facture; Total net à payer; Montant prélevé =0.6; Somme à payer; Total dû;
        Total de l'avoir
        """,
    "amount_due": """
        Net à payer; Montant dû; Reste à payer; Solde à payer; Solde dû; Montant à payer; Total à payer; Total dû;
        Restant dû; À payer; Reste dû; Solde; À régler; Total à régler; Montant restant dû; Montant restant à payer;
        Net à payer TTC; Somme à payer; Net à régler; Montant à régler; Solde à régler; Montant prélevé =0.5;
        Net à payer EUR; Reste à régler; Montant exigible; Total net à payer; Net à déduire =0.5; Somme due;
        solde restant;
        Montant à prélever; Total à prélever; sera prélevé; Net à payer euros; Net à payer en euros; Reste à
        votre charge; Solde à nous devoir; Montant net à payer
        """,
    "prepaid_total": """
        Acompte; Acomptes; Déjà réglé; Acompte versé; Montant déjà payé; Acomptes versés; Déjà payé; Avance; Avances;
        Payé; Réglé; Acompte reçu; Montant déjà versé; Acompte déduit; Paiements; Versements; Déjà versé;
        Montant payé; Règlements; Montant réglé; Acompte payé; Moins acompte; Paiement reçu
        """,
    "prior_total": """
        Solde précédent; Solde antérieur; Ancien solde; Report du solde; Arriérés; Impayés antérieurs;
        Reste dû précédent; Montant antérieur dû
        """,
    "charge_total": """
        Frais de port; Port; Transport; Frais de livraison; Livraison; Frais d'envoi; Frais; Frais d'emballage;
        Frais de transport; Frais de gestion; Emballage; Port et emballage; Éco-participation; Expédition;
        Frais d'expédition; Total frais; Frais de dossier; Supplément; Suppléments; Total charges; Charges;
        Surcharge; Frais de port HT
        """,
    "seller": """
        Compte / Payable à; Payable à;
        Vendeur; Fournisseur; Émetteur; De; Prestataire; Émis par; Émetteur de la facture; Vendu par; Facturé par;
        Nom du vendeur; Créancier; Raison sociale =0.3;
        Bailleur; Loueur; Établi par; Émise par
        """,
    "buyer": """
        Payable par;
        Client; Facturé à; Adresse de facturation; Acheteur; Destinataire; Facturer à; Facture à; Adressé à;
        Facture adressée à; À l'attention de =0.3; Doit; Client facturé; Facturation; À; Adresse facturation;
        Nom du client; Débiteur; Vendu à; Facturé au client; Preneur; Coordonnées client; Destinataire de la facture;
        Adresse de livraison =0.2; Raison sociale =0.3; Bénéficiaire =0.3; Informations client; Payeur;
        pour le compte de; à l'attention de;
        Maître d'ouvrage; Maître d'ouvrage client; Crédité à; Au crédit de; Avoir pour; Établi pour; Établie
        pour; Locataire; Abonné; Titulaire; Donneur d'ordre; Émise à; Client livré; Adhérent; Commanditaire;
        Établie au nom de
        """,
    "claim_number": """
        N° réclamation; Réclamation n°; N° de réclamation; Litige n°; N° litige; N° de litige; Note de débit n°;
        N° note de débit; Note de débit; N° dossier; Dossier n°; Référence litige; N° de dossier; Référence =0.5;
        Notre référence =0.6; N/Réf =0.5; N° de note de débit; Réf réclamation; Référence réclamation; N° débit;
        Réf litige; Référence dossier; Référence du litige; N° de débit; Réclamation; Litige; N° document =0.5;
        N° pièce =0.5; Avis de débit n°; N° avis de débit; N° de contestation; N° ticket; Réf =0.4; Numéro =0.3;
        Refacturation n°; N° NC; Fiche de non-conformité n°; N° de non-conformité; N° retour =0.5; Notre réf =0.6;
        Facture de débit n°; Note débit n°; Dossier; N° de retenue;
        pièce =0.6; pièce n° =0.6; N/réf; notre référence; nos références; n° pièce; document =0.6; document n°
        =0.6; notre dossier;
        réf dossier;
        n/dossier; ticket; n° de ticket; n° de pénalité; pénalité n°; n° de constat; constat n°; fiche n°;
        demande d'avoir n°; n° de demande =0.7; bordereau de retour n°; n° de retour; réf. de la réclamation;
        rapport n°; avis n°
        """,
    "claim_date": """
        émis le; émise le; créé le; créée le; établi le; établie le; déclaré le;
        Date de réclamation; Date; Date de la réclamation; Date du litige; Date litige; Émise le; Date d'émission;
        Date de la note de débit; Le =0.2; Date du document; Date de déclaration; Date note de débit;
        Date du constat; Date du débit; En date du; Émis le; Établi le; Date document; Date contestation;
        Date de contestation
        """,
    "claim_amount": """
        Montant réclamé; Montant du litige; Montant en litige; Montant litige; Montant déduit;
        Montant de la réclamation; Montant contesté; Montant total; Total; Montant débité; Montant du débit; Montant;
        Somme réclamée; Total débit; Total note de débit; Montant de la note de débit; Montant de la déduction;
        Montant retenu; Montant de la retenue; Avoir demandé; Montant de l'avoir demandé; Total réclamé;
        Net à déduire; Total TTC; Avoir à établir; Montant à déduire; Montant de l'avoir; Total à déduire;
        Montant de la pénalité; Pénalité; Montant réclamation; Préjudice; Montant du préjudice; D'un montant de;
        Total du débit; Total déduit; Avoir attendu; Total déduction; Montant total débité; Montant total réclamé;
        Montant note de débit;
        écart en valeur; total débité; total de la réclamation; total à créditer; montant à créditer;
        Avoir souhaité;
        à débiter; montant à débiter; total à débiter;
        à récupérer; montant à récupérer; somme contestée; total des pénalités; à créditer; montant refusé;
        retenue; déduction demandée
        """,
    "reason": """
        Motif; Motif du litige; Raison; Motif de la réclamation; Nature du litige; Objet de la réclamation;
        Motif de la déduction; Cause; Motif réclamation; Objet =0.3; Nature de la réclamation; Motif de contestation;
        Motif du débit; Description =0.4; Motif de la retenue; Motif litige; Nature du défaut; Défaut;
        Type de litige; Motif de la contestation; Anomalie; Motif du refus; Nature de l'anomalie; Problème;
        Type de réclamation; Explication; Motif de l'écart; Justification; Concerne =0.3; Non-conformité;
        Détail du litige;
        motif du retour; motif de retour; motif de l'avoir
        """,
    "contact": """
        Contact; Interlocuteur; Votre interlocuteur; Suivi par; Affaire suivie par; Téléphone =0.4; Tél =0.4;
        Courriel =0.4; Votre contact; E-mail =0.4; Dossier suivi par; Votre correspondant
        """,
    "disputed_invoice": """
        facturé sous le n°; facturée sous le n°; facturé avec le n°; facturés par la facture;
        N° facture; Facture; Facture n°; Factures; Votre facture; Votre facture n°; Facture concernée;
        Factures concernées; Facture contestée; Facture d'origine; Facture en litige; N° de facture;
        Référence facture; Numéro de facture; Vos factures; Facture litigieuse; Concerne facture;
        Facture de référence; Réf facture; Facture fournisseur; Facture initiale;
        sur facture; sur votre facture; facture visée; pour facture
        """,
    "customer": """
        Client; Émetteur; Société; De; Réclamant; Acheteur; Nom du client; Demandeur; Émis par; Établi par; Débiteur;
        Entreprise; Raison sociale; Magasin; Enseigne; Déclarant; Votre client
        """,
    "corrected_invoice": """
        facture d'origine; facture initiale; facture rectifiée; facture concernée; réf facture; référence
        facture; avoir sur facture; sur facture; relatif à la facture; annule la facture; facture n° d'origine
        """,
}

KINDS = {
    "remittance": """
        Avis de paiement; Avis de règlement; Avis de virement; Bordereau de règlement; Bordereau de paiement;
        Détail du règlement; Détail du paiement; Détail de paiement; Avis de remise; Bordereau de virement;
        Relevé de paiement; Relevé de règlement; Avis d'opéré; Lettre de règlement; Détail de règlement;
        Confirmation de paiement =0.7; Notification de paiement; Avis de crédit =0.6; Détails du paiement;
        Avis de versement; Confirmation de virement =0.7; Annonce de paiement; Lettre d'accompagnement du règlement;
        Notification de virement; Avis d'émission de virement; Liste des factures réglées; Factures réglées;
        Remise de règlement; Lettre-chèque; Lettre chèque; Note de règlement; Information de paiement;
        Règlement fournisseur; Règlement de factures; Virement fournisseur; Avis de dépôt; Avis de dépôt direct;
        Avis de transfert; Règlement =0.4; Paiement de factures; Talon de chèque; Spécification de paiement;
        Avis de mise en paiement; Détail du virement; Décompte de paiement; Avis de paiement fournisseur;
        Paiement =0.3; Virement =0.4
        """,
    "invoice": """
        Facture; Facture proforma =0.6; Facture d'acompte; Facture de solde; Note d'honoraires; Facture commerciale;
        Duplicata de facture; Facture définitive; Facture originale; Votre facture =0.6; Facture de vente;
        Facture client; Facture rectificative; Duplicata =0.4; Facture électronique; Facture de situation;
        Situation de travaux; Quittance =0.5; Reçu =0.4; Note de frais =0.3; Facture récapitulative; Autofacture;
        Autofacturation; Facture de doit; Facture acquittée
        """,
    "credit_note": """
        Avoir; Facture d'avoir; Note de crédit; Avoir commercial; Avoir sur facture; Avoir financier; Note d'avoir;
        Facture avoir
        """,
    "dispute": """
        constat d'écart; constat d'écart de réception; écart de réception; bordereau de manquants;
        constat de manquant; avis de litige; fiche de litige; constat de litige; rapport d'écart;
        Note de débit; Réclamation; Litige; Avis de litige; Contestation de facture; Contestation;
        Déclaration de litige; Facture contestée; Avis de débit =0.6; Fiche de litige; Réclamation fournisseur;
        Réclamation client; Avis de retenue; Avis de déduction; Notification de litige; Fiche de non-conformité;
        Non-conformité; Avis de non-conformité; Lettre de réclamation; Refacturation; Notification de pénalités;
        Note de pénalité; Pénalités logistiques; Demande d'avoir; Fiche de réclamation; Avis de pénalité;
        Rapport de non-conformité; Litige fournisseur; Litige facture; Contesté; Facture en litige;
        Bon de retour =0.5; Constat d'avarie; Déclaration d'avarie; Retenue sur facture; Déduction sur facture;
        Facture de débit; Rapport de litige;
        demande de retour; fiche de retour;
        rejet de facture; rejet de votre facture; retour de facture; facture refusée; avis de pénalités; note
        de crédit à recevoir; avoir à recevoir; refus de facture
        """,
    "statement": """
        Relevé de compte; Relevé; Relevé de factures; État de compte; Extrait de compte; Relevé de compte client;
        Situation de compte; Balance âgée; Grand livre; Liste des factures impayées; Factures en attente;
        Relevé mensuel; Confirmation de solde; Encours client; Compte client; Factures ouvertes; Postes ouverts;
        Échéancier; Relevé client; Relevé des échéances; État des factures; Compte tiers
        """,
    "bank_statement": """
        Relevé bancaire; Relevé de compte bancaire; Relevé d'opérations; Extrait bancaire; Opérations du compte;
        Relevé d'identité =0.2; Mouvements du compte
        """,
    "dunning": """
        Relance; Rappel; Lettre de relance; Mise en demeure; Rappel de paiement; Premier rappel; Deuxième rappel;
        Dernier rappel; Première relance; Deuxième relance; Dernière relance; Facture impayée; Lettre de rappel;
        Relance de paiement; Factures impayées; Retard de paiement; Rappel amiable; Facture échue; Sommation
        """,
    "purchase_order": """
        Bon de commande; Commande; Commande d'achat; Commande fournisseur; Ordre d'achat
        """,
    "delivery_note": """
        Bon de livraison; Bordereau de livraison; Bordereau d'expédition; Lettre de voiture; Liste de colisage;
        Bon de réception; Bon d'expédition; Avis d'expédition; Packing list
        """,
    "order_confirmation": """
        Confirmation de commande; Accusé de réception de commande; Accusé de commande; Bon pour accord
        """,
    "quote": "Devis; Offre; Offre de prix; Proposition commerciale; Estimation; Proposition",
}

SENTENCES = {
    "remittance": """
        nous avons réglé; nous avons procédé au règlement; nous avons procédé au paiement; nous avons viré;
        nous avons effectué; nous vous informons du règlement; nous vous informons que nous avons; a été réglé;
        a été réglée; ont été réglées; a été effectué; a été viré; sera viré; en règlement de;
        en règlement des factures; en paiement de; en paiement des factures; virement effectué;
        veuillez trouver le détail; les factures suivantes; factures suivantes; votre compte sera crédité;
        nous avons payé; vient d'être effectué; nous vous avons viré; nous avons émis un virement; a été émis;
        détail de notre règlement; détail de notre virement; ce règlement; ce paiement; ce virement; ce jour;
        le virement; un virement de; un paiement de; règlement des factures; paiement des factures;
        nous vous réglons; notre règlement; notre virement; notre paiement; a été ordonné;
        nous procédons au règlement; nous procédons au paiement; correspondant aux factures; porté au crédit;
        vous trouverez ci-dessous le détail; nous vous adressons notre règlement; sera crédité; avons versé;
        a été versé; ont été payées; a été payée; pour solde;
        émis un paiement; émis ce jour un paiement; avons émis; avons viré; avons effectué un virement; avons
        réglé; avons procédé au virement; avons procédé au paiement; paiement émis; virement émis; se décompose
        comme suit
        """,
    "dispute": """
        vous retournons la facture; vous retournons votre facture; retour de la facture; retour de votre facture;
        retournée sans paiement;
        arrivée cassée; est arrivée; nous faire un avoir; faire un avoir; un avoir; il manque; manquaient;
        ne correspond pas; endommagée; cassée; cassés;
        nous déduirons; sera déduit; sera déduite; seront déduits; nous retiendrons; nous allons déduire;
        nous défalquons; nous imputons; nous minorons; facturée deux fois; facturé deux fois; au lieu de;
        au lieu des; merci de créditer; veuillez nous créditer; à déduire; déduction de; alors que;
        nous avons reçu seulement;
        nous contestons; nous refusons; nous ne sommes pas d'accord; nous n'acceptons pas; nous ne pouvons accepter;
        nous ne pouvons pas accepter; nous avons déduit; nous déduisons; a été déduit; déduit de; nous avons retenu;
        nous retenons; nous vous débitons; nous avons débité; nous réclamons; merci d'émettre un avoir;
        veuillez émettre un avoir; merci de nous établir un avoir; merci d'établir un avoir; demandons un avoir;
        nous demander un avoir; établir un avoir; nous faire parvenir un avoir; émettre un avoir; un avoir de;
        est erronée; est erroné; est incorrecte; est incorrect; est fausse; facturé à tort; facturée à tort;
        ne correspond pas; ne correspondent pas; non conforme; non conformes; litige; en litige; réclamation;
        contestation; contestons; surfacturation; surfacturé; trop facturé; nous émettons des réserves;
        nous ne réglerons pas; ne sera pas réglée; ne sera pas payée; refuse de payer; suspendons le paiement;
        paiement suspendu; bloquée; mise en attente; facture rectificative; merci de corriger; veuillez corriger;
        merci de rectifier; veuillez rectifier; veuillez annuler; merci d'annuler; paiement partiel;
        réglé partiellement; nous avons minoré; minoré; sous déduction; nous rejetons; rejetons la facture;
        facture rejetée; pénalités; retenue sur; moins que; motif du litige; erreur de facturation; une erreur;
        anomalie; écart constaté; différence constatée; manquant; manquants; endommagé; endommagée; endommagés;
        endommagées;
        je conteste; je refuse; je déduis; jamais reçu; pas reçu; n'avons jamais; n'avons pas commandé; pas
        commandé; en trop; deux fois; n'a pas lieu d'être; merci de l'annuler; annuler la facture; avoir de;
        note de crédit de; nous adresser une note de crédit; je ne paie pas; nous ne paierons pas; ne paierai
        pas; nous compenserons; pas conforme; erreur de prix; n'est pas celui; ce n'est pas
        """,
    "self_billed": """
        autofacturation; auto facturation; autofacture; facture établie par le client
        """,
    "invoice": """
        conditions de paiement; conditions de règlement; payable à; paiement à réception;
        en cas de retard de paiement; indemnité forfaitaire; pénalités de retard; escompte pour paiement anticipé;
        pas d'escompte; net à 30 jours; à réception de facture; merci de votre confiance; veuillez régler;
        veuillez virer; à régler par virement; tva acquittée; dispensé d'immatriculation; paiement comptant;
        escompte pour règlement anticipé; règlement à réception; merci d'effectuer votre virement;
        intérêts de retard; par virement bancaire; taux de pénalité; indemnité pour frais de recouvrement;
        clause de réserve de propriété
        """,
    "statement": """
        solde de votre compte; factures non réglées; report à nouveau; solde antérieur; sauf erreur ou omission;
        restent dues; solde au; ancien solde; situation de votre compte; échu; non échu; solde débiteur;
        solde créditeur; total échu; factures échues; encours; à échoir
        """,
    "dunning": """
        sauf erreur de notre part; n'avons pas reçu; n'a pas été réglée; demeure impayée; reste impayée;
        restent impayées; dans les plus brefs délais; en retard; mise en demeure;
        votre règlement ne nous est pas parvenu; procédure de recouvrement; nous vous rappelons; retard de paiement;
        à ce jour impayée; votre retard; n'ont pas été réglées; frais de relance
        """,
}

TOTALS = {
    "total": """
        Total; Total général; Montant total; Totaux; Net à payer; Total réglé; Total du règlement; Total net;
        Total TTC; Total règlement; Montant réglé; Total paiement; Total payé; Somme totale; Montant du règlement;
        Montant du virement; Montant du paiement; Total virement; Total du paiement; Total du virement; Total EUR;
        Total global; Total avis; Net réglé; Net payé; Somme; Total à payer; Total bordereau; Montant du chèque;
        Montant total réglé; Total versé;
        ensemble; en tout; au total; soit au total; soit ensemble
        """,
    "subtotal": """
        Sous-total; Sous total; Total factures; Total avoirs; Sous-totaux; Total par; Total pour; Total fournisseur;
        Total déductions; Total escompte; Total retenues; Total débit; Total crédit; Total société; Total des avoirs;
        Total des factures
        """,
    "page_total": """
        Total page; Total de la page; Total de cette page; Sous-total page; Total cette page; Sous-total de la page
        """,
}

CARRIED = {
    "carried": """
        Report; À reporter; Reports; Montant reporté; Report page précédente; Total à reporter;
        Report de la page précédente; Reporté; Total reporté; Suite page suivante; Suite; Sous-total à reporter;
        Report à nouveau; Report précédent; Suite en page; Suite au verso; Report page suivante
        """,
}

REASONS = {
    "pricing": """
        écart de prix; différence de prix; erreur de prix; prix incorrect; prix erroné; prix; prix trop élevé;
        prix non conforme; tarif; tarif erroné; surfacturation; prix unitaire; erreur de tarif; écart tarif;
        écart tarifaire; litige prix; prix convenu; prix facturé; prix différent; mauvais prix; tarif incorrect;
        surfacturé; tarification; différence de tarif; trop facturé; prix non respecté; prix commande;
        hausse de prix; tarif non respecté; prix supérieur;
        plus élevé que convenu; supérieur au prix convenu; au-dessus du contrat
        """,
    "extension": """
        erreur de calcul; calcul erroné; erreur d'addition; erreur arithmétique; total erroné; arrondi;
        mauvais calcul; total incorrect; erreur de total; erreur de somme; différence d'arrondi
        """,
    "damage": """
        endommagé; dommage; avarie; marchandise endommagée; casse; cassé; abîmé; dégât; dégâts; produits abîmés;
        avaries; marchandises endommagées; endommagée; endommagés; endommagées; cassés; cassée; détérioré; abîmés;
        dommages; avarie de transport; brisé; abîmée; détériorée; écrasé; avarié; détériorés; colis abîmé;
        emballage abîmé; cassées;
        écrasée; écrasés; écrasées; enfoncé; enfoncés; cabossé; cabossés;
        tordu; tordus; tordue; tordues; fendu; fendus; fendue; fendues; fissuré; fissurés; fissurée; fissurées;
        ébréché; ébréchés; ébréchée; ébréchées; déchiré; déchirés; déchirée; déchirées; rayé; rayés; rayée; rayées;
        mouillé; mouillés; mouillée; mouillées; percé; percés; voilé; voilés; bosselé; bosselés; cabossée; cabossées;
        enfoncée; enfoncées; a coulé; ont coulé; éclaté; éclatés; brisés; brisée; brisées; en miettes
        """,
    "quality": """
        qualité; défaut; défectueux; non conforme; défauts; défaut de qualité; malfaçon; non-conformité;
        qualité insuffisante; vice; défectueuse; problème de qualité; défectueuses; mauvaise qualité; périmé;
        périmés; hors spécification; ne fonctionne pas; qualité non conforme; inutilisable; litige qualité; impropre;
        malfaçons; défaut de fabrication; marchandise non conforme; produits non conformes; moisi; en panne;
        dysfonctionnement;
        pas conforme; pas conformes; n'est pas conforme; ne sont pas conformes; contrôle qualité =0.8;
        refusée par notre contrôle; refusé par notre contrôle; refusées par notre contrôle; refusés par notre contrôle;
        refusée au contrôle; contrôle de réception =0.6; hors tolérance; ne correspond pas au cahier des charges;
        ne répond pas à nos exigences; non conformes; impropres;
        moisie; moisis; moisies; moisissure; pourri; pourris; pourrie; pourries; pourriture; rance; charançons; mites;
        insectes; infesté; infestés; contaminé; contaminés; corps étranger; sentait mauvais; se décolle;
        se décollent; s'écaille; tombe en panne; décoloré; rebuté; rebutés
        """,
    "quantity": """
        livraison incomplète; livraison partielle; livré partiellement;
        manquait; manquaient; manque; manquent; livré en moins;
        manquant; manquants; quantité; écart de quantité; différence de quantité; livraison incomplète;
        quantité erronée; quantité incorrecte; marchandise manquante; livraison partielle; écart quantité;
        quantité manquante; colis manquant; quantité livrée; litige quantité; articles manquants; pièces manquantes;
        manque; quantité inférieure; colis manquants; sous-livraison; incomplet; incomplète; erreur de quantité;
        il manque; unités manquantes; palettes manquantes; produits manquants; marchandises manquantes
        """,
    "wrong_product": """
        mauvais produit; erreur de produit; produit erroné; mauvais article; article non commandé; erreur d'article;
        non commandé; erreur de référence; produit non commandé; mauvaise référence; mauvaise taille;
        mauvaise couleur; produit différent; article erroné; marchandise non commandée; erreur de livraison;
        mauvaise marchandise; mauvais modèle; substitution; produits non commandés; référence erronée;
        produit substitué;
        à la place de celui; inversé; inversés; interverti; intervertis
        """,
    "terms": """
        conditions; conditions de paiement; conditions non respectées; conditions commerciales; délai de paiement;
        conditions contractuelles; conditions erronées; conditions de vente; conditions négociées; échéance erronée;
        délai de règlement; mauvaises conditions
        """,
    "pallet": """
        palette; palettes; consigne; consignes; emballage consigné; palettes europe; échange de palettes;
        europalettes; consignation; emballages; palettes non restituées; emballages consignés; palettes consignées;
        bacs; conteneurs; déconsigne; déconsignation; support; supports;
        caisses consignées; fûts consignés
        """,
    "return": """
        retour; retours; marchandise retournée; retour marchandise; reprise; retourné; renvoi; retournée; retournés;
        retournées; retour de marchandise; retour de marchandises; marchandises retournées; renvoyé;
        retour fournisseur; invendus; rappel de produit; retour produit; retour client; reprise marchandise;
        renvoyés; rappel produit; renvoyée
        """,
    "duplicate": """
        double facturation; doublon; facturé deux fois; facture en double; en double; déjà réglé; déjà payé;
        déjà facturé; facturée deux fois; double paiement; payé deux fois; déjà réglée; double; déjà payée;
        double règlement; déjà facturée; facture déjà réglée; facture déjà payée; facturés deux fois;
        réglée deux fois; duplicata; facture dupliquée; double emploi
        """,
    "balance_declined": """
        solde refusé; poste refusé; non accepté; non admis; solde contesté; montant refusé
        """,
    "discount": """
        escompte; remise; rabais; ristourne; remise non appliquée; escompte non accordé; remise manquante;
        escompte non déduit; remise oubliée; remise non accordée; remise quantité; escompte non appliqué;
        remise commerciale; remise convenue; remise non déduite; escompte refusé; oubli de remise;
        remise contractuelle; escompte indu
        """,
    "cancelled": """
        annulé; annulation; commande annulée; annulée; résilié; résiliation; annulation de commande;
        commande résiliée; contrat résilié; prestation annulée; annulées; annulés; facture annulée;
        abonnement résilié;
        nous avons annulé; avait été annulée; a été annulée; a été annulé; été annulée; été annulé; résiliée;
        décommandé; décommandée
        """,
    "delivery_charge": """
        frais de livraison; frais d'envoi; frais d'expédition; frais de port; port; frais de traitement;
        frais de gestion; frais d'emballage; supplément; surcharge; surcharge carburant; frais de dossier;
        frais de manutention; frais administratifs; minimum de commande; franco; franco de port
        """,
    "missing_documents": """
        documents manquants; document manquant; justificatif manquant; bon de livraison manquant;
        absence de bon de livraison; pièces manquantes justificatives; certificat manquant; justificatifs manquants;
        pièce justificative; absence de justificatif; preuve de livraison; attestation manquante;
        absence de preuve de livraison; justificatif; certificat; bon de livraison non signé; documents non reçus;
        sans bon de livraison; justificatifs; attestation; absence de documents; documentation;
        pièces justificatives; bl manquant; sans justificatif; certificat d'origine
        """,
    "freight": """
        fret; transport; frais de transport; coût de transport; litige transport; transporteur; surcoût transport;
        coûts de transport; surestaries; écart transport; affrètement; frais de fret; participation transport;
        enlèvement
        """,
    "late_delivery": """
        retard de livraison; livraison tardive; retard; livré en retard; pénalité de retard; pénalités de retard;
        délai non respecté; livraison hors délai; retards; hors délai; livrée en retard; livraison en retard;
        retards de livraison; délais non respectés; pénalité logistique; pénalités logistiques; non-respect du délai;
        non respect des délais; taux de service; jours de retard; livraison retardée; non-respect des délais;
        livrés en retard; retard livraison; rendez-vous manqué
        """,
    "prior_overpayment": """
        trop-perçu; trop payé; trop versé; paiement excédentaire; régularisation trop-perçu; surpaiement; trop perçu;
        trop-payé; trop-versé; payé en trop; règlement en trop; indu; versé à tort; payé à tort;
        excédent de paiement; versement indu; répétition de l'indu
        """,
    "tax": """
        TVA; taxe; retenue à la source; erreur de TVA; taux de TVA; taxes; TVA erronée; TVA incorrecte;
        taux de TVA erroné; impôt; autoliquidation; exonération; exonéré; erreur TVA; TVA non applicable;
        numéro de TVA; mauvais taux de TVA; exonération de TVA; TVA facturée à tort; TPS; TVQ;
        TVA intracommunautaire
        """,
    "promotion": """
        promotion; publicité; participation publicitaire; coopération commerciale; RFA; remise de fin d'année;
        opération promotionnelle; ristourne de fin d'année; marge arrière; budget promotionnel; référencement; NIP;
        remise promotionnelle; action promotionnelle; bonus; participation; catalogue; prospectus; promotions;
        nouveaux instruments promotionnels; offre promotionnelle; BRI; budget marketing; animation commerciale;
        remises différées; publi-promotion; campagne; ristournes de fin d'année; bonus annuel; mise en avant
        """,
    "not_received": """
        jamais reçu; jamais arrivée; jamais arrivé; pas été livrée; pas été livré; n'avons pas reçu; aucune trace
        de; aucune réception; jamais livrée; jamais livré;
        non reçu; marchandise non reçue; non livré; pas reçu; non livrée; perdu; livraison non reçue; non reçue;
        non reçus; jamais reçu; jamais livré; non livrés; marchandises non reçues; prestation non réalisée;
        colis perdu; pas livré; n'avons pas reçu; n'a pas été livré; n'a pas été livrée; jamais reçue; non livrées;
        perdus; jamais livrée; prestation non effectuée; service non rendu; non exécuté; non réceptionné;
        livraison non effectuée; colis non reçu; jamais arrivé; pas été livrée; pas été livré; n'est jamais arrivé;
        non réceptionnée
        """,
    "no_open_item": """
        facture inconnue; facture non enregistrée; facture introuvable; inconnue; facture non reçue;
        ne nous concerne pas; mauvais destinataire; mauvaise société; erreur de destinataire; facture non retrouvée;
        erreur d'adressage; ne nous est pas destinée; jamais commandé; pas commandé; mauvaise entité;
        inconnue de nos services; aucune commande; facture pas à notre nom
        """,
    "missing_po": """
        numéro de commande manquant; absence de bon de commande; bon de commande manquant; sans commande;
        n° de commande manquant; sans bon de commande; sans numéro de commande; absence de numéro de commande;
        bon de commande erroné; numéro de commande erroné; absence de commande; commande inexistante;
        pas de bon de commande; numéro de commande; n° de commande erroné; pas de numéro de commande;
        numéro de commande absent; référence de commande manquante;
        aucun bon de commande; aucun numéro de commande; aucun numéro d'engagement; numéro d'engagement;
        aucune commande; référence du bon de commande; référence d'engagement
        """,
}

CONTESTED = {
    "promotion discount": "rfa; ristourne; bonus; ristournes; remise de fin d'année; bonification",
    "pricing promotion": "prix promo; prix promotionnel; tarif promotionnel; prix spécial",
    "delivery_charge freight": """
        frais de port; port; frais de livraison; frais d'envoi; frais d'expédition; franco; franco de port;
        frais de transport
        """,
    "quantity not_received": """
        marchandise non reçue; non reçu; non reçue; non livré; non livrée; marchandise manquante; pas reçu
        """,
    "quality damage": "avarie; avaries; avarié; coulé",
    "quality missing_documents other": "étiquetage; étiquette; étiquettes",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        non commandé; non commandée; non commandés; sans commande; jamais commandé; pas commandé; aucune commande;
        pas de commande
        """,
    "no_open_item wrong_product other": """
        mauvais client; erreur de client; mauvaise société; autre société; autre client; pas notre facture;
        pas pour nous; ne nous concerne pas; pas le client; mauvais destinataire
        """,
}

METHODS = {
    "ach": """
        TEF; transfert électronique de fonds; dépôt direct; virement électronique; transfert électronique; EFT; ACH;
        paiement électronique
        """,
    "wire": """
        virement; virement bancaire; virement international; SWIFT; transfert bancaire; par virement;
        virement commercial; virement étranger; virement swift; transfert; VIR; VRT; virement trésorerie;
        virement de trésorerie
        """,
    "cheque": """
        chèque; chèque bancaire; lettre-chèque; par chèque; chq; chèque de banque; chèque barré
        """,
    "card": """
        carte bancaire; carte de crédit; carte; CB; carte bleue; carte d'achat; carte logée; carte virtuelle
        """,
    "sepa": """
        virement SEPA; SEPA; virement européen; SCT; virement sepa instantané; virement instantané; VIR SEPA
        """,
    "direct_debit": """
        prélèvement; prélèvement automatique; prélèvement SEPA; prélèvement bancaire; par prélèvement; PRLV
        """,
    "other": """
        espèces; compensation; LCR; lettre de change; billet à ordre; traite; effet; BOR; comptant; affacturage;
        mandat administratif; mandat; confirming; VCOM; virement commercial à échéance; lettre de crédit
        """,
}

TYPES = {
    "invoice": """
        facture; FA; FAC; fact; FC; facture fournisseur; FF; fac.; factures; FRS; facture d'achat; facture achat;
        facture d'acompte
        """,
    "credit_memo": """
        avoir; AV; note de crédit; NC; avoirs; AVO; avoir fournisseur; AF; facture d'avoir; note crédit; avoir achat
        """,
    "debit_memo": """
        note de débit; ND; débit; notes de débit; litige; refacturation; facture de débit; note débit; NDB;
        débit émis par nous; notre débit; débit fournisseur; débit à votre charge
        """,
    "purchase_order": "commande; bon de commande; BC; cde",
    "adjustment": """
        ajustement; retenue; régularisation; déduction; compensation; acompte; OD; RFA; pénalité; écart; escompte;
        arrondi; frais; opération diverse; intérêts; retenue de garantie; remise; avance; pénalités; ristourne;
        régul; participation
        """,
}

MAILS = {
    "auto_reply": """
        absence du bureau; réponse automatique; je suis absent; je suis absente; absent du bureau;
        actuellement absent; actuellement absente; en congés; en congé; je serai de retour; de retour le;
        message automatique; nous avons bien reçu votre message; accusé de réception =0.4; votre demande a bien été;
        ne pas répondre; absent jusqu'au; absente jusqu'au; pendant mon absence; en mon absence; non remis;
        échec de remise; message d'absence; nous avons bien reçu votre demande; n'est plus dans la société;
        ne fait plus partie; accès limité à mes e-mails; accès limité à mes mails; en vacances; congé maternité;
        sera traité; réponse d'absence
        """,
    "newsletter": """
        se désabonner; désabonner; désinscription; désinscrire; infolettre; lettre d'information;
        voir dans le navigateur; voir cette version en ligne; version en ligne; inscrivez-vous; webinaire; découvrez;
        vous recevez cet email car; offre spéciale; cliquez ici pour vous désinscrire; en savoir plus;
        vous recevez ce message car; je m'inscris; offre exclusive; profitez; lire la suite; suivez-nous;
        désabonnement; vous désinscrire; vous désabonner; newsletter; code promo; j'en profite
        """,
    "bank_detail_change": """
        changeons de banque; changé de banque; nouvelles coordonnées bancaires;
        changement de coordonnées bancaires; changement de RIB; nouveau RIB;
        nouvel IBAN; nouveau compte bancaire; changement de compte bancaire;
        modification de nos coordonnées bancaires; nos coordonnées bancaires ont changé; modification de RIB;
        changement de banque =0.7; coordonnées bancaires ont changé; changé de banque; changement de domiciliation;
        changement d'IBAN; nouvelle domiciliation; mettre à jour nos coordonnées bancaires;
        modification des coordonnées bancaires; nouveau compte =0.5; mise à jour de nos coordonnées bancaires;
        ancien compte =0.5; nos nouvelles coordonnées bancaires; nouvelles références bancaires; ancien RIB =0.6;
        prochains règlements =0.3; prochains virements =0.4; changement de nos coordonnées bancaires; RIB a changé;
        notre IBAN a changé; ancien IBAN =0.6; nouvelle banque =0.5; modification de compte bancaire;
        changé de compte =0.6
        """,
    "phishing": """
        votre compte a été suspendu; vérifiez votre compte; confirmez votre mot de passe; cliquez sur le lien;
        votre boîte est pleine; mot de passe expire; activité inhabituelle; votre compte sera suspendu;
        confirmez vos informations; confirmer votre identité; vous avez gagné; mettre à jour votre compte;
        vérifier votre compte; votre compte a été limité; cliquez ici pour vérifier; boîte aux lettres pleine;
        héritage; loterie; carte cadeau; cartes cadeaux; compte suspendu; mise à jour de votre compte;
        connectez-vous pour; strictement confidentiel; virement urgent; opération confidentielle;
        vérifier votre identité; expirera; sera désactivé
        """,
    "cover_note": """
        jointe; joint; jointes; joints; photo jointe; photos jointes; scan joint; images jointes; je vous envoie;
        nous vous envoyons; je vous transmets; voici le scan; voici la photo; pièce jointe; pièces jointes; PJ;
        en PJ;
        ci-joint; veuillez trouver ci-joint; en pièce jointe; pièce jointe; ci-jointe; ci-joints;
        vous trouverez ci-joint; en annexe; vous trouverez en pièce jointe; veuillez trouver en pièce jointe;
        document joint; ci-jointes; trouverez ci-joint; trouverez en pièce jointe; en PJ; fichier joint;
        document ci-joint; joint à ce mail; trouverez en annexe; pièces jointes; joint au présent; veuillez trouver;
        voir pièce jointe; PJ
        """,
}

LETTERS = {
    "closing": """
        bonne soirée; bonne journée; bon week-end; bonne fin de semaine; à bientôt;
        cordialement; bien cordialement; salutations distinguées; sincères salutations; salutations;
        meilleures salutations; bien à vous; cdlt; très cordialement; nos salutations;
        l'expression de nos salutations; veuillez agréer; je vous prie d'agréer; nous vous prions d'agréer;
        envoyé de mon iphone; ce message est confidentiel; ce message et ses pièces jointes; bonne journée;
        bonne réception
        """,
    "quoted": "message d'origine; message original; a écrit; message initial",
    "forwarded": """
        message transféré; message transmis; début du message transféré; transféré par; message réexpédié
        """,
    "below": "ci-dessous; voir ci-dessous; pour information; pour info; ci-après; plus bas",
    "promise": """
        prochaine échéance; prochain règlement; prochaine campagne de paiement; prochain paiement;
        sera réglée prochainement; mise en paiement prévue; prochain virement
        """,
    "question": """
        pouvez-vous; pourriez-vous; merci de confirmer; merci de nous confirmer; veuillez confirmer;
        merci de nous indiquer; merci de nous faire savoir; merci de nous envoyer; merci de nous transmettre;
        merci de me transmettre; merci de me confirmer; il nous manque; nous attendons;
        dans l'attente de votre retour; dans l'attente de votre réponse; merci de vérifier; merci de préciser;
        avez-vous; pourquoi; quand; où en est; nous avons besoin; j'ai besoin; serait-il possible; est-il possible;
        merci de votre retour; merci de nous renseigner
        """,
    "portal": """
        sur le portail; disponible en téléchargement; espace fournisseur; portail fournisseur; portail fournisseurs;
        connectez-vous au portail; consultable en ligne; à télécharger; disponible en ligne; votre espace;
        est disponible sur
        """,
    "refusal": """
        jamais; ne changeons pas; ne changent pas; fraude; attention; arnaque; en cas de; tout changement;
        toute modification; si vous; si vos; vos coordonnées bancaires; méfiez-vous; vérifier
        """,
    "bank": """
        coordonnées bancaires; RIB =0.7; IBAN =0.7; compte bancaire; numéro de compte; domiciliation =0.7;
        références bancaires; banque =0.5; compte =0.5; établissement bancaire; coordonnées de paiement;
        données bancaires
        """,
    "novelty": """
        nouveau; nouvelle; nouvelles; nouvel; changé; changement; changeons; modifié; modification; modifiées;
        désormais; à compter du; dorénavant; plus valable; ancien; ancienne; clôturé; fermé; mise à jour;
        dès à présent; à partir de maintenant;
        modifier; changer; autre; remplace;
        devient; fusion; fermeture; clôture;
        mettre à jour; mettez à jour; bloqué;
        modifiez; changez
        """,
    "courtesy": """
        n hésitez pas; pour toute question; toute question; à votre disposition; restons à votre; reste à votre;
        merci; vous remercions; vous en remercions; bonne journée; bonne réception; bon week end; bonne semaine;
        bonne fin de; comme convenu; comme demandé; suite à votre demande; suite à notre; pour information;
        pour votre information; à titre d information; ne pas répondre; merci de ne pas; généré automatiquement;
        envoyé automatiquement; message automatique; accuser réception; confirmer la réception; confirmer réception;
        bonne fin; confidentiel; environnement; n imprimez; détail du; le détail; les détails; factures suivantes;
        cher partenaire; cher fournisseur; veuillez agréer; salutations;
        vous recevrez; sous 48h; jours ouvrés
        """,
    "own": """
        notre; nos; mon; mes
        """,
    "yours": """
        votre; vos
        """,
    "henceforth": """
        désormais; dorénavant; à partir de maintenant; dès à présent; à l'avenir
        """,
}

SIGNS = {
    "absence": """
        absent; absente; absence; en congé; en congés; congés; en vacances; hors du bureau; en déplacement;
        indisponible; en arrêt; ne consulte pas; fermeture; fermés;
        n est plus dans; plus parmi nous; quitté; en formation; congé maternité; congé parental;
        pas au bureau; pas disponible;
        bureaux fermés; fermeture annuelle; fermeture de fin;
        ne travaille plus; fais plus partie; fait plus partie; arrêt maladie; en rtt; séminaire; jour férié; en repos;
        lirai mes messages;
        serai de nouveau; serai de retour; je reviens le; suis de retour le
        """,
    "return": """
        retour; mon retour; de retour; jusqu au; jusqu à; à partir du; répondrai; traiterai; en cas d urgence;
        urgence; pour toute urgence; contacter; joindre; mon absence; inclus;
        réouverture; rouvrirons; de nouveau ouverts;
        adresser à; adressez vous; écrire à; dans l intervalle; entre temps; ma collègue; mon collègue; mes collègues;
        serai de nouveau; serai de retour; je reviens le; suis de retour le
        """,
    "threat": """
        suspendu; suspendue; bloqué; bloquée; limité; désactivé; supprimé; expire; expiré; dépassé; saturée; pleine;
        inhabituelle; suspecte; sous 24 heures; sous 48 heures; dernier avertissement; éviter; perdre;
        en attente; retenu; frais impayés; saturé; supprimés;
        expiration; expirera; définitivement supprimé
        """,
    "credential": """
        mot de passe; identifiants; identifiant; votre compte; votre messagerie; votre boîte; votre identité;
        coordonnées de carte; code de sécurité; vos messages
        """,
    "act": """
        cliquez; cliquant; cliquer; lien; confirmer; confirmez; vérifier; vérifiez; valider; validez; connectez;
        connecter; mettre à jour; saisir; réactiver; débloquer
        """,
    "overdue": """
        relance; rappel; impayé; impayés; facture impayée; factures impayées; mise en demeure; échue; échues; retard;
        retard de paiement; relevé de compte; solde dû; recouvrement; en souffrance
        """,
    "will_pay": """
        règlement partira; sera réglée; sera réglé; seront réglées; sera payée; sera payé; paiement prévu;
        virement prévu; échéance; prochaine échéance; en cours de validation; en attente de validation;
        bon à payer; fin de mois; semaine prochaine; retard; sera effectué; partira; programmé
        """,
    "has_paid": """
        déjà réglée; déjà réglé; déjà payée; déjà payé; a été réglée; a été réglé; a été payée; a été effectué;
        avons réglé; avons payé; avons effectué; vérifier vos; virement effectué; réglée le; payée le
        """,
    "not_received": """
        pas reçu; jamais reçu; n avons pas; pas en possession; copie de la facture; duplicata; renvoyer; nous renvoyer;
        pas trace; aucune trace; ne trouvons pas
        """,
}

PARTIES = {
    "name": """
        Trésorerie; Service trésorerie; Service financier; Service règlements;
        Comptabilité; Comptabilité fournisseurs; Service comptabilité; Service achats; Service facturation;
        Nom; Raison sociale; Société; Dénomination; Dénomination sociale; Nom/Raison sociale; Entreprise
        """,
    "address": """
        Adresse; Adresse de livraison; Adresse de l'installation; Adresse de facturation; Lieu de livraison; Rue
        """,
    "yours": """
        votre; client; du client; acheteur; preneur; vos
        """,
}

MONTHS = (
    "janvier janv jan",
    "février févr fév fevr fev",
    "mars mar",
    "avril avr",
    "mai",
    "juin jun",
    "juillet juil jul",
    "août aou aoû aout",
    "septembre sept sep",
    "octobre oct",
    "novembre nov",
    "décembre déc dec",
)

STOPWORDS = """
    le la les des du de et pour par sur dans avec vous nous votre vos notre nos est sont une un au aux en ce cette
    que qui ne pas montant date être été veuillez madame monsieur cordialement merci bonjour
    """

SMALL_WORDS = {
    "given": "adrien agnes alain alexandre alice amelie anais andre anne antoine arnaud aurelie benoit bernadette "
    "bernard bertrand brigitte bruno camille caroline catherine cecile celine chantal charlotte "
    "christelle christian christine christophe claire claude clement corinne cyril damien daniel danielle "
    "david denis didier dominique eleonore elisabeth elise elodie emilie emmanuel eric etienne fabien "
    "fabrice florence francois francoise frederic gabriel genevieve georges gerard ghislaine gilles "
    "gregory guillaume guy helene henri herve hugo isabelle jacqueline jacques jean jeanne jerome joel "
    "joseph josiane julie julien karine laetitia laurence laurent lea loic louis luc lucie ludovic "
    "madeleine marc marguerite marie marine martine mathieu maurice maxime melanie michel michele "
    "mireille monique muriel nadine nathalie nicolas nicole odile olivier pascal pascale patrice patricia "
    "patrick paul philippe pierre quentin raymond regis remi renaud rene richard robert roger romain "
    "sandrine sebastien serge severine simon solene sophie stephane stephanie suzanne sylvain sylvie "
    "therese thierry thomas valerie veronique vincent virginie xavier yannick yves yvette",
    "desk": "attention comptabilite comptable service fournisseurs clients tresorerie tresorier direction "
    "financiere financier finances departement bureau reglements paiements achats facturation "
    "responsable gestionnaire pole cellule agence gerant gerance litiges",
    "credit": "deduit deduite avoir avoirs crediter remboursement rembourser deduire deduisons deduirons "
    "retenue retenons",
    "deduct": "deduit deduite deduites minorer minoree deduirons deduisons retiendrons retenons deduire",
    "cancel": "solder annuler annulation annulez",
    "request": "demande prie souhaite reclame sollicite aimerais aimerions voudrais voudrions attends exigeons exige "
    "svp doit doivent faut merci demandons prions priere veuillez souhaitons attendons pouvez "
    "pourriez reclamons sollicitons bien",
    "ours": "notre nos emetteur payeur donneur",
    "theirs": "votre vos beneficiaire fournisseur crediteur client",
    "rest": "solde reste restant restante",
    "deducted": "deduction deductions deduit",
    "today": "jour aujourd'hui hui",
    "not": "pas ne refusons aucun",
    "until": "avant tard jusqu jusqu'au ici",
    "bank_statement": "releve",
    "received": "recu recue",
    "joint": "est le la du au en date",
    "hold": "bloque bloquee bloquons suspendons suspendu suspendue attente retenons retenu retenue impaye "
    "impayee suspens gele",
    "correct": "refaire refacturer corriger corrigez corrigee corrige rectifier rectifiez rectificative "
    "rectifiee rectification regulariser regularisation",
    "claim": "reclamation debit litige contestation retenue deduction penalite penalites ecart avarie refacturation",
    "paper": "avis note fiche constat lettre rapport bordereau declaration notification formulaire",
    "stamp": "recu arrive arrivee entree paye payee acquitte quittance copie original duplicata brouillon "
    "specimen confidentiel bon valide approuve date le par",
    "evidence": "preuve emarge emargee justificatif bordereau",
    "rebate": "remise rabais ristourne escompte",
    "copied": "doublons double doublon deja duplicata meme",
    "accept": "valider validee accepter acceptee comptabiliser traiter traitee",
}

VERBS = {
    "pay": "pai regl verse vire virement",
    "credit": "rembours recredit",
    "deduct": "dedui deduc deduis retien reteni minor defalqu decompt",
    "cancel": "annul",
    "hold": "bloqu suspend suspens",
    "correct": "corrig rectif regularis refactur",
    "accept": "accept valid approuv conform",
    "refuse": "refus rejet contest",
    "charge": "refactur debit imput",
}

STEMS = {
    "told": "motif libelle commentaire description",
    "pay": "paiement paye payee payes versement verse versee virement vire viree reglement regle reglee cheque",
    "amount": "montant somme total valeur mt mnt",
    "date": "date",
    "on": "le du",
    "number": "no ref reference id code num",
    "invoice": "facture factures fact fac piece document",
    "order": "commande cde cmde",
    "discount": "escompte esc remise",
    "deduction": "deduction deductions retenue retenues ajustement avoir penalite penalites litige",
    "withholding": "prelevement",
    "gross": "brut origine ttc initial",
    "run": "operation ordre",
    "theirs": "fournisseur votre vos v externe",
    "party": "societe entreprise",
    "notice": "avis bordereau detail etat justificatif releve notification",
    "before": "deja anterieur anterieurs precedemment avant",
}
