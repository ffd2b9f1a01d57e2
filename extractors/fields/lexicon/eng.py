"""English."""

COLUMNS = {
    "document_number": """
        debit memo; debit memo no; debit note; deduction no;
        invoice no; invoice; invoices; inv no; inv; invoice ref; invoice reference; invoice id; invoice code;
        bill no; bill; document no; doc no; document; doc; doc ref; document ref; document reference; document id;
        doc id; voucher reference =0.6; vendor invoice; vendor invoice no; vendor inv no; vendor ref;
        vendor reference; vendor document; vendor doc no; supplier invoice; supplier invoice no; supplier inv no;
        supplier ref; supplier reference; supplier document; supplier document no; your ref; your reference;
        your document; your document no; your doc no; your no; your invoice; your invoice no; your inv no;
        your number; yr ref; external document no; external doc no; ext doc no; external no; reference =0.8;
        reference no =0.8; ref =0.8; ref no =0.8; invoice credit no; invoice or credit no; invoice memo no;
        invoice credit memo; invoice no credit memo; invoice credit memo no; inv cr no; invoice claim no;
        transaction no =0.6; transaction reference =0.6; transaction =0.4; trans no =0.6; item reference;
        assignment =0.5; bill number ref; invoice description =0.4; invoice no reference; invoice number ref;
        remittance reference =0.4; particulars =0.4; invoice no description =0.7; original invoice;
        original invoice no; orig inv no; paid invoice; invoice paid; document no your ref; our invoice =0.6;
        our invoice no =0.6; statement item =0.4; invoice transaction no; inv ref; details =0.3; invoice nbr;
        invoice num; bill of lading no =0.2; claim invoice; credit no =0.8; credit note no; credit memo no;
        debit memo no; invoice or reference; reference document; ref document; reference doc; ref doc; document name;
        source document; tran no =0.6; invoice no po no =0.6; number =0.5; # =0.4;
        against invoice; invoice affected; on invoice; for invoice; invoice concerned; bill ref;
        pro number; pro no; freight bill; freight bill no; freight bill number; probill
        """,
    "our_number": """
        our ref; our reference; our document; our document no; our doc no; our doc; our no; our voucher;
        our voucher no; internal no; internal ref; internal reference; internal document; internal doc no; voucher;
        voucher no; voucher id; vchr; vchr no; vch no; vou no; posting no; entry no; ledger no; journal no; journal;
        batch no; batch; registration no; accounting document; accounting doc no; clearing document; clearing doc;
        clearing no; sap document no; sap doc no; fi document; fi doc no; control no; serial no =0.5; record no;
        payer document; payer ref; payer reference; our key; trace no =0.4; transaction id =0.5; company document no;
        co doc no; ap document; ap voucher; ap ref; file no =0.5; document no our
        """,
    "document_type": """
        type; doc type; document type; transaction type; trans type; tran type; item type; invoice type; dt; typ; ty;
        kind; category =0.5; dr cr; debit credit =0.5; doc kind; tc; class =0.5
        """,
    "document_date": """
        invoice date; inv date; date of invoice; bill date; document date; doc date; doc dt; date; dated; inv dt;
        invoice dt; issue date; date of issue; issued; transaction date =0.8; trans date =0.8; voucher date =0.7;
        reference date; ref date; your date; item date; tax date =0.7; tax point =0.7; posting date =0.6;
        entry date =0.6; original date; vendor invoice date; supplier invoice date
        """,
    "due_date": """
        due date; due; date due; payment due; payment due date; net due date; due on; due dt; pay by; maturity;
        maturity date
        """,
    "purchase_order": """
        po no; po; p o; p o no; p o number; purchase order; purchase order no; purch order; purch ord no; pur ord;
        order no; order; order ref; order reference; your order; your order no; customer order; customer order no;
        cust po; customer po; buyer order no; our order; our order no; po ref; po reference; po order; po number ref;
        contract no =0.4; order id; sales order =0.4; so no =0.3; release no =0.3; so po; sales order no =0.4
        """,
    "gross_amount": """
        gross; gross amount; gross amt; gross value; gross total; gross invoice; gross invoice amount;
        invoice amount; invoice amt; inv amount; inv amt; invoice total; invoice value; invoice gross;
        invoice gross amount; original amount; original amt; orig amount; orig amt; original invoice amount;
        original; original value; document amount; doc amount; doc amt; document total; bill amount; bill amt;
        amount =0.5; amt =0.5; amount due =0.7; amt due =0.7; balance due =0.6; open amount =0.8; outstanding =0.7;
        outstanding amount =0.8; total =0.4; total amount =0.5; value =0.5; full amount; amount of invoice;
        item amount =0.7; face amount; gross amount invoice; amount before discount; amount invoiced; invoiced;
        invoiced amount; billed amount; amount billed; billed; debit =0.4; amount in document currency =0.6;
        original balance; gross inv amt; invoice net =0.5; transaction amount =0.6; voucher amount =0.6; gross pay;
        charges =0.4; inv gross; total invoice; total invoice amount; invoice balance =0.6; amount owed;
        amount incl tax; total incl tax; amount incl vat; total incl vat; gross price =0.4; invoice amount gross;
        doc gross;
        owed; you billed; was owed; bill total
        """,
    "discount_amount": """
        deduction =0.6; deductions =0.6; deducted =0.6; deduction amount =0.6;
        discount; discounts; disc; disc amount; disc amt; discount amount; discount amt; discount taken; disc taken;
        cash discount; cash disc; cash discount amount; settlement discount; sett disc; prompt payment discount;
        early payment discount; terms discount; discount allowed; disc allowed; less discount; discount deducted;
        discount applied; payment discount; payment disc; prompt pay; prompt pay discount; pp discount;
        discount earned; dsc; dscnt; dynamic discount; rebate =0.6; allowance =0.5; csh disc
        """,
    "deduction_amount": """
        query; queries; queried; in query; query amount; amount queried; amount in query; disallowed; disallowance;
        not paid; unapproved; rejected amount;
        deduction; deductions; ded; deduct; deducted; deduction amount; ded amount; ded amt; deduction amt;
        adjustment; adjustments; adj; adjust; adjustment amount; adj amount; adj amt; amount deducted;
        less deductions; other deductions; total deductions; short paid; short pay; short payment; shortage amount;
        claim; claims; claim amount; chargeback; chargebacks; chargeback amount; charge back; withheld =0.6;
        retention; retentions; retention amount; retainage; penalty; penalties; difference; variance; less; offset;
        disputed; disputed amount; dispute amount; credit applied =0.6; credits =0.5; set off; bank charges;
        fees =0.7; fee =0.6; co op; debit memo =0.6; freight allowance =0.6; adjustments deductions;
        discount deductions; discounts and deductions =0.7; discount adjustment =0.6; disc adj =0.6; write off;
        amount withheld =0.7; diff; discrepancy; cis deduction;
        kept back; held back; taken off; retained; cut; withheld amount; set against
        """,
    "withholding_amount": """
        withholding; withholding tax; withholding amount; wht; w h t; wh tax; wht amount; wht amt; w tax; w h tax;
        tax withheld; tds; tds amount; tax deducted; tax deducted at source; withhold tax; withheld tax; with tax;
        pswt; rct;
        ewt; cwt; tax withheld amount; withholding tax amount; income tax withheld; less wht; less withholding tax;
        vat withheld; withholding vat; wht tax; amount withheld =0.6; backup withholding
        """,
    "paid_amount": """
        amount paid; amt paid; paid amount; paid amt; paid; payment; payment amount; payment amt; pay amount;
        pay amt; payments; net paid; net amount paid; net amt paid; net payment; net payment amount; net amount;
        net amt; net; net value =0.6; net pay; amount =0.5; amt =0.5; invoice amount paid; total paid; remitted;
        amount remitted; remittance amount; remit amount; remit amt; this payment; amount this payment;
        paid this period; cheque amount; check amount; check amt; settled amount; amount settled; settlement amount;
        settlement; cleared amount; amount cleared; applied amount; amount applied; applied; allocated amount;
        amount allocated; allocated; amount to pay; amount to be paid; to pay; payable; payable amount;
        amount payable; net payable; total payable; total =0.4; total amount =0.5; net total =0.7; paid value;
        transfer amount; amount transferred; credited amount; disbursed; disbursement; paid in;
        amount in payment currency =0.8; payment value; net cheque; net check; balance paid; paying; amount net;
        inv paid; amount paid this time; net invoice amount =0.6; net inv amt =0.6; credit =0.4; paid total;
        line total =0.4; extended amount =0.3;
        sent; we pay; we paid; we sent; we transfer; to your account; transferred; paid out; paid now
        """,
    "balance": """
        balance; remaining; remaining balance; remaining amount; open balance; balance remaining;
        balance outstanding; running balance; balance after payment; amount remaining; outstanding balance;
        new balance; unpaid; unpaid balance; amount unpaid; still open; cumulative; cumulative total; running total;
        amount outstanding; left to pay; residual; paid to date; paid before; previous payments; prior payments;
        payments to date; amount paid to date; received to date; still owing; owing; paid previously;
        outstanding =0.9; still outstanding
        """,
    "currency": """
        currency; curr; cur; ccy; crcy; currency code; curr code; doc currency; document currency; doc curr;
        payment currency; crncy
        """,
    "description": """
        description; desc; descr; details; detail; particulars; narrative; narration; text; item text; line text;
        memo; comment; comments; remark; remarks; note; notes; message; invoice description; item description;
        service; services; product; article; goods; item; activity; description of goods; goods and services;
        work performed; information; additional information; product description; product name
        """,
    "reason": """
        query reason; query description; reason for query; query text; disallowed reason; nature of query;
        reason; reason code; reason for deduction; deduction reason; deduction code; deduction type; ded code;
        adj code; adjustment code; adjustment reason; reason text; cause; reason description; explanation; code =0.4;
        rsn; rsn code; adj reason; adj rsn; claim reason; dispute reason; chargeback reason; chargeback code;
        claim type; rc;
        why; because; why held; explanation for deduction; ground
        """,
    "quantity": """
        quantity; qty; q ty; units; pieces; pcs; hours; hrs; count =0.5; number of units; qnty; days =0.5;
        qty shipped; qty invoiced; billed qty
        """,
    "unit_price": """
        unit price; price; rate; unit cost; price per unit; price each; unit; each; list price; unit rate;
        price unit; net price; item price; cost; unit amount; hourly rate; per unit
        """,
    "item_number": """
        item no; article no; art no; product no; product code; item code; part no; sku; material; material no;
        stock code; catalogue no; catalog no; upc; ean; gtin; item id; model; mpn; hsn; hsn sac; hsn code; sac;
        product id;
        BOL; BOL no; bill of lading; B/L no; delivery note; packing slip; waybill; AWB; GRN
        """,
    "tax_rate": """
        tax rate; vat rate; vat %; tax %; gst %; gst rate; vat; rate of tax; tax code =0.6; sales tax %; tax; % vat;
        % tax
        """,
    "tax_amount": """
        tax; tax amount; tax amt; vat; vat amount; vat amt; gst; gst amount; sales tax; hst; pst; qst; cgst; sgst;
        igst; total tax; total vat; value added tax; tax value; igst amount; cgst amount; sgst amount
        """,
    "line_number": """
        line; line no; item =0.4; pos; position; s no; sl no; sr no; serial no =0.5; no =0.5; ln; seq; seq no; row;
        si no; sno; # =0.6
        """,
    "line_amount": """
        amount; total; line total; line amount; total price; extended price; extended amount; extension; ext price;
        ext amount; net amount; net; subtotal; sub total; total amount; net value; net price =0.4; total net;
        price total; total excl vat; amount excl vat; value; amt; total cost; taxable value; taxable amount;
        net total; charge; line value; goods value; amount usd; amount eur; amount gbp
        """,
}

LABELS = {
    "payment_reference": """
        in your account as; on your statement as; on your bank statement as; will appear as; will show as;
        appears as; statement text; statement narrative; bank narrative; bank text;
        lodgement reference; lodgement ref; lodgement no;
        schedule no; payment schedule no; settlement no; warrant no; payment listing no;
        quoting; quoting reference; under reference; with reference; mentioning; marked; document =0.4;
        document no =0.4; doc no =0.4; voucher no =0.5;
        payment =0.5; bank ref; bank reference;
        payment reference; payment ref; payment reference no; payment ref no; payment no; payment id;
        payment number reference; pmt ref; pmt no; pay ref; trace no; trace; ach trace no; ach trace; eft no;
        eft reference; eft ref; eft trace no; wire reference; wire ref; wire no; transfer reference; transfer no;
        bank reference; bank ref; transaction reference; transaction id; transaction no; transaction ref;
        reference no =0.6; reference =0.6; ref no =0.6; ref =0.6; our reference =0.5; our ref =0.5; bacs reference;
        bacs ref; end to end id; end to end reference; e2e id; payment document =0.9; payment document no =0.9;
        payment doc no =0.9;
        payment doc =0.9; settlement no; settlement reference; settlement id; payment order no; payment order;
        remittance reference; payment trace no; utr; utr no; utr reference; confirmation no; fed reference;
        fed ref no; imad; clearing no; check or eft no; check eft no; ach reference; ach ref; ach no;
        payment voucher no; payment voucher; voucher no =0.5; warrant no; virtual card no =0.5; batch reference =0.5;
        document no =0.4; disbursement no; check ach no; chaps reference; payment transaction id; payment run id;
        payment run no; payment run =0.8; pay run =0.8; sepa reference; cheque ref; check ref; transfer id;
        reference for payment;
        payment advice reference =0.7; check wire no; ach wire no; trn; payment confirmation no;
        payment confirmation; trace reference no; reassociation trace no; Quoting reference; With reference =0.7;
        Under reference =0.8; With the reference =0.8; Payment order ref; Transfer ref; Remit ref; Remit reference;
        run =0.6; payment run =0.9; pay run =0.9
        """,
    "advice_number": """
        advice no; remittance advice no; remittance no; remittance id; payment advice no; advice reference;
        advice id; advice ref; remit no; remittance advice; statement no =0.4; remittance advice ref;
        remittance advice id; payment advice id; remittance document no; notification no =0.6; document no =0.5
        """,
    "payment_date": """
        payment date; date of payment; pay date; paid on; paid date; date paid; value date; settlement date;
        transfer date; date of transfer; check date; cheque date; remittance date; remit date; advice date; pmt date;
        funds in account; funds in your account; in your account on; cleared funds; cleared funds date;
        payment value date; effective date; effective entry date; execution date; disbursement date; ach date;
        eft date; wire date; payment made on; payment issued; clearing date; credit date; transaction date =0.7;
        posting date =0.5; date =0.6; dated =0.5; funds available; payment issue date; issue date =0.5;
        date issued =0.5; due to arrive on =0.4; deposit date; on =0.1; date of remittance; bank date; process date;
        processing date; payment run date; run date =0.5; settled on; date of check;
        issued =0.5; issued on =0.5; settled; sent on
        """,
    "total_amount": """
        total payment; total amount; total paid; amount paid; payment amount; total amount paid; payment total;
        total; net payment; total net; total remitted; total remittance; remittance total; remittance amount;
        amount remitted; check amount; cheque amount; check total; cheque total; amount of payment; amount of check;
        amount of cheque; payment value; grand total; net amount paid; net total; transfer amount;
        amount transferred; eft amount; ach amount; wire amount; credit amount =0.7; sum =0.6; amount =0.6;
        total payment amount; amount credited; total settlement; settlement amount; settlement total;
        total disbursement; disbursement amount; net amount; net payable; total net paid; total net payment; net pay;
        total to pay; amount payable; payable amount; total payable; total check amount; total cheque amount;
        total ach; total wire; total transferred; total credit =0.6; paid amount; deposit amount; total of payment;
        total payments; total net amount; total paid amount; in the amount of; for the amount of; the sum of;
        total for payment; this payment; total this payment; advice total; payment in the amount of;
        net amount payable; net check amount; remit total
        """,
    "gross_total": """
        total gross; gross total; total gross amount; gross amount; total invoice amount; total invoices;
        invoice total; total invoiced; sum of invoices; gross payment; total amount before deductions;
        total original amount; total before discount
        """,
    "discount_total": """
        trade discount; customer discount; volume discount; rebate; less trade discount; special discount;
        total discount; total discounts; discount total; discount; discount taken; total discount taken;
        less discount; cash discount; total cash discount; early payment discount; settlement discount;
        total settlement discount; less cash discount
        """,
    "deduction_total": """
        total deductions; total deduction; deductions; total adjustments; total adjustment; adjustments;
        less deductions; deduction total; adjustment total; total claims; total chargebacks; total withheld;
        withholding tax total; total withholding; total withholding tax; bank charges; less bank charges;
        less adjustments; total wht
        """,
    "currency": """
        currency; payment currency; currency code; curr; ccy; amounts in; all amounts in; currency of payment;
        amount in =0.5
        """,
    "payment_method": """
        payment method; method of payment; pay method; payment type; payment mode; mode of payment; method;
        paid by =0.6; payment by; payment via; paid via; type of payment; payment means; payment instrument;
        pay type; delivery method =0.4; means of payment; payment form; pmt method; pmt type
        """,
    "payer": """
        who pays; paying party;
        payment agent for; paying agent for; agent for; paid on behalf of; on account of; bill payer;
        remitting company; payment made by; paid for account of;
        payer; paid by; from; payor; remitter; remitted by; payer name; payor name; payment from; ordering customer;
        paying customer; paying entity;
        ordering party; originator; originator name; sender =0.7; debtor; on behalf of; paying company; company;
        company name; customer =0.5; customer name =0.6; buyer =0.6; account holder =0.4; issued by;
        company code =0.4; paying entity; legal entity; business unit =0.6; division =0.6; drawer;
        account of =0.4; sent by;
        payer company; sending company; originating company; originating party;
        by order of; on the order of; by the order of; instructed by;
        on the instructions of; payment order of; instructing party;
        bill-to; bill-to customer; bill to name; sold-to party =0.6; sold to =0.5; your customer; client =0.5;
        client name =0.5; debtor name; remitter name; name of payer; name of remitter; name of originator;
        issuer; issuing company; issuing entity; operating company; operating unit =0.8; organisation =0.8;
        organization =0.8; entity =0.8; entity name =0.8; purchaser; buyer name; buying company; debit party;
        from company; paid from =0.5; payment initiated by; initiating party; paying organisation; paying
        organization; paying party; paying office; paying agency; issuing agency; funds from; payment received
        from =0.6
        """,
    "payee": """
        order of;
        carrier; carrier name; provider; provider name; subcontractor; contractor; landlord; agency; publisher;
        consultant; payee vendor; supplier vendor;
        receiver name; credit party;
        payee; pay to; paid to; payable to; pay to the order of; to the order of; to; vendor; vendor name; supplier;
        supplier name; beneficiary; beneficiary name; payee name; creditor; recipient; receiver; in favour of;
        in favor of; payment to; remit to; receiving party; receiving company; deliver to =0.3; to order of;
        to the account of; deposited to the account of; credited to the account of; paid into the account of;
        sent to; creditor name; name of payee; payee/vendor; vendor/payee; supplier/payee; pay-to name; pay-to party;
        remit-to name; recipient name; payment recipient; payment beneficiary; beneficiary customer; payment
        made to; sold by; seller; seller name; merchant; merchant name; your company =0.8; credited to; credit
        to; funds to; lessor; counterparty =0.5; business partner =0.5; paid in favour of; paid in favor of
        """,
    "payer_iban": """
        payer iban; debit account; debited account; our account; our iban; from account; debtor iban;
        ordering account; drawn on =0.5; debit iban; originating account; charged account
        """,
    "payer_tax_id": """
        our vat no; our vat id; payer vat no; our tax id; our tax no; payer tax id; vat registration no =0.5;
        vat no =0.5; vat id =0.5; tax id =0.5; ein =0.5; tin =0.5; vat reg no =0.5; tax no =0.5; abn =0.5;
        gstin =0.5; federal tax id =0.5; vat =0.4; tax identification no =0.5; tax registration no =0.5;
        company no =0.3; company registration no =0.3
        """,
    "customer_number": """
        customer no; customer id; customer account; customer account no; account no; our account no with you =0.9;
        your customer no; our customer no; account with you; our account with you; cust no; customer; client no;
        client id; customer code; acct no; account ref; customer reference =0.6; account code =0.7;
        our account no =0.6; your account =0.5; client reference =0.5; customer acct no;
        our customer id at your company; account id
        """,
    "vendor_number": """
        vendor no; vendor id; vendor code; supplier no; supplier id; supplier code; supplier account;
        supplier account no; vendor account; your vendor no; your supplier no; creditor no; payee id; payee no;
        vendor acct no; vendor account no; creditor account =0.5; your account with us; our vendor no; vendor;
        supplier
        """,
    "bank_account": """
        bank account; bank account no; account no; account; beneficiary account; your account; your bank account;
        credited account; credit account; to account; iban; account number iban; payee account; bank details;
        bank acct; acct; payee bank account; credited to; beneficiary account no; beneficiary iban; your iban;
        creditor iban
        """,
    "payment_terms": """
        terms; payment terms; terms of payment; pmt terms; terms code; credit terms
        """,
    "cheque_number": """
        check no; cheque no; chq no; ck no; chk no; check; cheque; check nbr; cheque nbr; cheque serial no; check id;
        chq; cheque number ref; instrument no; instrument number;
        instrument id; check serial no; draft no; bank draft no
        """,
    "invoice_number": """
        invoice no; invoice; inv no; invoice id; tax invoice no; bill no; invoice reference; document no =0.7;
        doc no =0.7; our invoice no; our ref =0.3; invoice ref; credit note no; credit memo no; credit no;
        credit note; credit memo; tax invoice; invoice code; no =0.3; bill; statement invoice no =0.5;
        sales invoice no; sales invoice; your invoice; your inv; your invoice no;
        reference invoice =0.5; debit note no =0.5;
        bill id; invoice receipt no; receipt no =0.5; document id =0.5; commercial invoice no; reference =0.3;
        tax invoice number; number of invoice; invoice ref no; bill number; invoice serial; document ref;
        bill reference; bill ref; memo no =0.7; account invoice no; fee note no; invoice application
        no; statement no =0.4; credit memo number
        """,
    "invoice_date": """
        invoice date; date of invoice; inv date; bill date; billing date; date of issue; issue date; document date;
        date; issued on; issued; dated; tax point =0.7; tax date =0.7; date issued; credit note date; invoice issued;
        tax invoice date; doc date; tax point date =0.7; date of supply =0.3; created =0.3; invoice dt;
        credit memo date; invoice created;
        raised; raised on; billed on; invoice issued on; date raised;
        memo date; credit date; invoice tax date; date tax point; inv tax date; bill issued; prepared on
        """,
    "due_date": """
        due date; due; payment due; payment due date; due on; date due; pay by; payable by; due by; please pay by;
        net due; payment due by; invoice due; to be paid by; payment date =0.4; invoice due date;
        payable before; pay before; please pay before; settle by; settlement due; payment required by; to be
        settled by; payment expected by; pay no later than; deadline for payment; payment deadline; last day for
        payment; date payable; falls due; falls due on; payable on; payable until; due for payment; please
        settle by;
        we ll collect by direct debit on; direct debit on; collection date; to be collected on; collected on;
        direct debit date; final date for payment; last date for payment; pay latest by; days due; due no later
        than; settle before; to reach us by; payable no later than; payment due no later than; payable latest
        """,
    "purchase_order": """
        purchase order; purchase order no; po no; po; p o no; order no; your order; your order no; customer order;
        customer po; customer order no; your purchase order; order reference; order ref; customer po no; cust po;
        buyer reference =0.6; your po; po reference; p o; order; customer reference =0.4; your reference =0.4;
        your ref =0.4; buyer order no; po number reference; order id;
        client ref; client reference =0.6; order placed under
        """,
    "net_total": """
        net total; total net; subtotal; sub total; net amount; total excluding vat; total excl vat; total ex vat;
        total excluding tax; total excl tax; total before tax; amount before tax; net; taxable amount;
        total without tax; total ex gst; net value; goods total; total taxable value; total net amount; items total;
        total amount excl vat; amount excl vat; taxable value; total exclusive of vat; untaxed amount;
        total without vat; invoice net total; net invoice amount; tax exclusive amount; total net value; goods value;
        net goods; subtotal excluding vat; subtotal excl vat; subtotal excluding tax; sub total excluding vat;
        item subtotal; total charges =0.4; pre tax total; total net price; subtotal less discount; net price =0.6;
        total value of supply; sum net; amount net
        """,
    "tax_total": """
        tax; vat; total tax; total vat; vat amount; tax amount; sales tax; gst; hst; pst; qst; vat total; tax total;
        value added tax; plus vat; plus tax; estimated tax; total gst; add vat; add gst; igst; sst; iva;
        total tax amount; total vat amount; total sales tax; vat payable; sales tax total; total taxes; taxes;
        county tax =0.5; state tax =0.5; gst total; tax payable;
        including vat of; of which vat; includes vat; vat included; incl tax =0.4; thereof vat
        """,
    "invoice_total": """
        total; invoice total; total amount; grand total; total due; total including vat; total incl vat;
        total inc vat; total including tax; total incl tax; amount due; total payable; gross amount; gross total;
        total gross; total invoice; total invoice amount; invoice amount; total amount due; total with tax;
        total with vat; total inc gst; total including gst; amount payable; amount total; total to pay;
        balance due =0.6; total amount incl vat; total inclusive of vat; order total =0.6; total price =0.6;
        total charge; total charges =0.6; this invoice; credit total; total credit; total credit amount;
        amount incl vat; tax inclusive amount; invoice value; total invoice value; total for this invoice;
        amount of invoice; total amount payable; total current charges =0.6; net amount payable =0.5; total cost;
        sum =0.5; gross =0.6; gross invoice amount; total amount including vat; final amount;
        to pay; sum payable; total to be paid; invoice sum; total for payment; you pay; total to settle;
        amount owed; owed; sum owed; total owed;
        Total credited
        """,
    "amount_due": """
        amount due; balance due; total due; amount payable; due =0.4; outstanding; amount outstanding;
        total amount due; balance; please pay; amount to pay; total payable; due amount; balance payable;
        open amount; remaining amount; net amount due; pay this amount; balance outstanding; outstanding amount;
        to be paid; due now; total to pay; balance to pay; payable amount; remaining balance; amount still due;
        total amount payable;
        remaining to pay; rest to pay; left to pay; still to pay; remainder;
        to pay; total to be collected; to be collected; amount to collect; amount to be collected; amount due
        to us; due to us; amount now due; now due; we will collect; to be debited; invoice total due; total now
        due; sum due; you owe
        """,
    "prepaid_total": """
        paid; amount paid; payments; less payments; deposit; prepaid; already paid; prepayment; down payment;
        payment received; payments received; less deposit; total paid; paid amount; less paid; advance payment;
        advance paid; payments credits; credits applied
        """,
    "prior_total": """
        previous balance; prior balance; balance forward; balance brought forward; past due balance;
        previous amount due; last balance; outstanding from previous bill; arrears;
        unpaid balance from last bill
        """,
    "charge_total": """
        shipping; freight; delivery; postage; carriage; shipping and handling; handling; shipping cost;
        delivery charge; freight charges; packing; surcharge; shipping charges; postage and packing; charges;
        shipping handling; total charges =0.4; surcharges
        """,
    "seller": """
        seller; vendor; supplier; from; sold by; bill from; invoice from; issued by; remit to =0.5; payable to =0.5;
        make payable to =0.5; supplier name; vendor name; seller name; service provider; provider; beneficiary =0.5;
        company name =0.3;
        landlord; issuer; billed by; bill issued by; from us
        """,
    "buyer": """
        bill to; billed to; invoice to; sold to; buyer; customer; client; purchaser; invoice address;
        billing address; charge to; to; invoiced to; customer name; billing to; bill to party; recipient =0.6;
        customer address; invoice for =0.4; account name =0.4; buyer name; bill to address; invoice recipient;
        ship to =0.2; consignee =0.2; attention =0.2; attn =0.2; billing information; customer details; client name;
        name of customer; your company =0.2;
        bill goes to; invoice goes to; account of; charged to; billed party; recipient of invoice;
        prepared for; issued to; credit to; credited to; credit for; made out to; account holder; supplied to;
        service to; for account of; subscriber; member; bill recipient; services for; for =0.45
        """,
    "claim_number": """
        claim no; claim; claim id; debit memo no; debit memo; debit note no; debit note; dm no; chargeback no;
        chargeback; chargeback id; charge back no; case no; case id; dispute no; dispute id; deduction no;
        deduction id; deduction reference; claim reference; claim ref; complaint no; rma no =0.5; reference no =0.6;
        reference =0.5; our reference =0.6; our ref =0.6; document no =0.6; debit no; dispute reference; dispute ref;
        return authorization no =0.4; ref =0.5; ref no =0.6; vendor chargeback no; cb no; debit memo id;
        claim form no; notice no =0.6; query no; query ref; ticket no =0.6; claim document no; debit memo reference;
        debit advice no; memo no; dm ref; number =0.3; discrepancy report no; violation no;
        charge id; charge no; charge number; charge ref; penalty no; penalty id; fine no; document =0.6; doc no
        =0.6; our
        claim; claim reference number; ref =0.8; reference =0.8; voucher =0.5; our file; case; file no; file ref;
        notice no; notice id; memo =0.5;
        deduction; debit; claim number; our claim no; chargeback number;
        ticket; your ticket; ticket id; ticket ref; recovery reference; recovery ref;
        recovery no; recovery; recharge no; recharge ref; return no =0.7; return
        authorisation; incident no; query id; dispute case; ncr no; rejection no; adjustment no; cr db
        number; credit request no; request no =0.6; penalty ref; fine ref
        """,
    "claim_date": """
        issued; issued on; raised; raised on; date raised; created; created on; opened on; logged on; reported on;
        claim date; date of claim; debit memo date; debit note date; chargeback date; date; dispute date; memo date;
        issue date; document date; date issued; dated; date of issue; deduction date; date filed; date of notice;
        notice date; issued on; reported on; debit date; raised on; date raised
        """,
    "claim_amount": """
        claim amount; amount claimed; total claim; total claimed; claimed amount; debit amount; amount of debit;
        debit memo total; chargeback amount; total chargeback; disputed amount; amount in dispute; amount disputed;
        deduction amount; total deduction; amount of claim; amount deducted; total debit; total debited; amount;
        total; total amount; credit requested; requested credit; credit amount requested; claim total;
        total deducted; amount of deduction; total amount claimed; total debit amount; short paid amount;
        amount short paid; value of claim; claim value; net claim; debit total; total due =0.5; amount due =0.4;
        dispute amount; deduction total; total amount of claim; total disputed; amount charged back; penalty amount;
        fine amount; expected credit; credit due; amount to be credited; net amount =0.5; grand total; total charge;
        charge amount; deduct;
        amount of charge; difference value; value claimed; value of debit; total debit value; credit expected;
        amount to credit; penalty; fine; amount of the claim; value in dispute; deducted amount; amount withheld;
        to be debited; amount to debit; amount to be debited;
        to be recovered; total recovery; amount to recover; recovery amount; recovery total; amount queried;
        amount contested; value of damaged goods =0.5; total withheld; we deduct; reduction; total reduction;
        credit due to us; total credit due; total penalty; you owe us
        """,
    "reason": """
        reason; reason for claim; reason for deduction; reason for dispute; reason for debit; claim reason;
        deduction reason; dispute reason; chargeback reason; reason code; cause; nature of claim; type of claim;
        claim type; reason description; explanation; description =0.4; violation; violation description;
        violation type; deduction type; subject =0.3; issue; nature of dispute; category =0.5; complaint =0.5;
        problem; defect; details of claim; re =0.2;
        reason for return; return reason; reason for credit
        """,
    "contact": """
        contact; contact person; attn; attention; prepared by; queries to; enquiries; inquiries;
        for questions contact; your contact; telephone =0.4; phone =0.4; e mail =0.4; email =0.4
        """,
    "disputed_invoice": """
        orig inv; orig invoice; orig inv no; original inv no; orig invoice no; inv of origin;
        invoiced under no; billed under no; charged on invoice; billed on invoice; invoiced on;
        invoice no; invoice; invoices; your invoice; your invoice no; original invoice; original invoice no;
        related invoice; invoice reference; reference invoice; invoice in question; disputed invoice;
        invoice disputed; inv no; invoice ref; against invoice; affected invoice; affected invoices;
        deducted from invoice; bill no; ref invoice; ref invoice no; supplier invoice; supplier invoice no;
        vendor invoice; vendor invoice no; invoices concerned; related invoices;
        invoice affected; invoice concerned; on invoice; for invoice; about invoice; our receipt of invoice;
        invoice number affected;
        your bill; bill; linked invoice
        """,
    "customer": """
        customer; customer name; claimant; claim by; from; issued by; debit memo from; company; buyer; retailer;
        store; filed by; raised by; your customer; claimant name; submitted by; debtor; name of customer;
        company name; account name; requested by =0.5; chargeback issued by
        """,
    "corrected_invoice": """
        original invoice; original invoice no; original invoice number; corrects invoice; corrected invoice;
        credited invoice; refers to invoice; relates to invoice; relating to invoice; ref invoice; reference
        invoice; credit for invoice; against invoice; invoice credited; in respect of invoice; orig invoice;
        related invoice
        """,
}

KINDS = {
    "remittance": """
        remittance advice; remittance; payment advice; advice of payment; payment advice note;
        remittance advice note; remittance statement; remittance notice; remittance detail; remittance details;
        payment notification; payment notice; remittance information; check remittance; cheque remittance;
        eft remittance; ach remittance; notice of payment; payment remittance; payment remittance advice;
        remittance slip; advice of remittance; electronic payment advice; ach payment advice; eft payment advice;
        wire transfer advice; vendor payment advice; supplier payment advice; vendor remittance; supplier remittance;
        payment details =0.6; credit advice =0.6; payment summary =0.7; payment statement =0.7; payment voucher =0.7;
        remittance voucher; check stub; cheque stub; check voucher; advice of credit =0.6;
        electronic funds transfer advice; eft advice; ach advice; bacs remittance; bacs payment advice;
        bacs remittance advice; payment confirmation =0.7; remittance report; remittance advice details;
        settlement advice; settlement statement =0.6; settlement note =0.6; direct deposit advice;
        disbursement advice; payment transmittal; invoices paid; paid invoices; payment remittance detail;
        payment information =0.5; payment specification =0.8; statement of remittance; statement of payment;
        explanation of payment; e remittance; eremittance; remit advice; payment made to you =0.6;
        self billing payment =0.4; overseas remittance advice; remittance advice form; cash remittance
        """,
    "invoice": """
        invoice; tax invoice; commercial invoice; sales invoice; vat invoice; final invoice; service invoice; bill;
        proforma invoice =0.6; pro forma invoice =0.6; partial invoice; invoice receipt; self billing invoice;
        self billed invoice; down payment invoice; advance invoice; corrected invoice; collective invoice;
        debit invoice =0.6; retail invoice; receipt =0.5; bill of supply; interim invoice; electronic invoice;
        invoice bill; tax invoice bill of supply cash memo; invoice copy; copy invoice; freight invoice;
        your invoice =0.5; e invoice; rent invoice; your bill; billing statement =0.6; invoice summary;
        progress invoice
        """,
    "credit_note": """
        credit note; credit memo; credit memorandum; credit invoice; tax credit note; sales credit note; credit;
        credit adjustment note; adjustment note; vat credit note; refund note =0.7
        """,
    "dispute": """
        promotional allowance billing; promotional billing; promotion billing; allowance billing; co op billing;
        coop billing; advertising billing; scan billing; scanback billing; scan back billing; bill back invoice
        =0.8; billback invoice =0.8; return to vendor; goods return note; non conformance report; nonconformance
        report; notice of nonconformance; invoice rejection; rejected invoice; billing inquiry =0.7;
        goods received discrepancy report; goods in discrepancy; receiving discrepancy report;
        short delivery report; shortage report; over short and damage report; delivery discrepancy;
        debit memo; debit memorandum; debit note; debit advice =0.6; chargeback; charge back; chargeback notice;
        chargeback form; chargeback notification; chargeback advice; claim; claim form; claim letter;
        notice of claim; deduction notice; notice of deduction; deduction notification; deduction advice;
        deduction form; dispute; dispute notice; dispute form; invoice dispute; invoice dispute form;
        notice of dispute; disputed invoice; disputed; vendor claim; supplier claim; customer claim; claim report;
        shortage claim; damage claim; freight claim; pricing claim; price claim; return claim; quality claim;
        complaint; notice of complaint; customer complaint; notice of defect; defect notice; non conformance report;
        vendor chargeback; vendor chargeback notice; vendor debit memo; supplier debit note; compliance chargeback;
        violation notice; return to vendor; short payment notice; short pay notice; notice of short payment;
        discrepancy report; discrepancy notice; request for credit; credit request; request for credit note;
        credit request form; claim notification; overpayment claim; post audit claim; audit claim; promotion claim;
        bill back; billback; rebate claim; price protection claim; supplier chargeback; shortage notice;
        return debit memo; concession claim; query form =0.6; invoice query =0.8; invoice query form;
        supplier invoice query;
        return note; goods return note; returns note; return form; goods return form; return request;
        recovery statement; supplier recovery statement; recovery notice; on time in full; otif; quality
        rejection; rejection notice; rejection report; notice of rejection; reduction notice; notice of
        reduction; invoice reduction; reduction of your invoice amount; recharge note; back charge; backcharge;
        penalty notice; notice of penalty; supplier fine; invoice returned; invoice returned unprocessed;
        returns authorisation =0.8; credit debit adjustment; debit adjustment; deduction statement; compliance
        fine; rtv
        """,
    "statement": """
        statement of account; statement of accounts; account statement; customer statement; statement;
        monthly statement; open items; open item list; open item statement; outstanding invoices; account summary;
        statement of open items; aged statement; balance confirmation; accounts receivable statement;
        outstanding statement; list of open items; account overview; ageing report; aging report; vendor statement;
        supplier statement; reconciliation statement
        """,
    "bank_statement": """
        bank statement; account activity; bank account statement; statement of bank account; account transactions;
        lockbox report; deposit report
        """,
    "dunning": """
        payment reminder; reminder; dunning notice; overdue notice; final notice; past due notice; first reminder;
        second reminder; final reminder; final demand; demand for payment; collection notice; overdue account;
        overdue invoice; past due; overdue invoices; past due invoices; friendly reminder; reminder letter;
        late payment notice
        """,
    "purchase_order": """
        purchase order; order =0.5; blanket order; purchase order confirmation =0.6; call off order; release order
        """,
    "delivery_note": """
        delivery note; packing slip; packing list; delivery slip; bill of lading; proof of delivery; despatch note;
        dispatch note; goods received note; shipping list; waybill; pick list; return note; advance shipping notice;
        delivery ticket
        """,
    "order_confirmation": """
        order confirmation; order acknowledgement; order acknowledgment; sales order; sales order confirmation;
        confirmation of order; order summary =0.6
        """,
    "quote": "quotation; quote; estimate; offer; proposal; price quotation; sales quote",
}

SENTENCES = {
    "remittance": """
        we have paid; we have made payment; we have made the following payment; we have made a payment;
        has been paid; have been paid; payment has been made; payment was made; payment has been sent;
        we have transferred; we transferred; has been transferred; we paid; we remit; we have remitted;
        please find below the details of our payment; we have initiated; payment covers; in payment of;
        in settlement of; we have settled; payment has been issued; has been credited to your account;
        will be credited to your account; has been deposited; will be deposited; payment details below;
        the following invoices; following invoices have been paid; this payment; payment for the following;
        please find our remittance; remittance advice below; details of payment; the payment below;
        a payment has been; amount will be credited; paying the following; payment is on its way; we are paying;
        wired; we sent; we have sent; was sent to your bank; sent to your account; we have just paid; today we paid;
        we have today transferred; funds have been sent; payment has been processed; payment was processed;
        we processed a payment; left our account; has left our account; has been remitted; was paid to you;
        payment to you; a payment of; payment of;
        payment breakdown; breakdown of payment; as per breakdown; applied to the following; please apply;
        kindly apply; please allocate;
        released a payment; have released payment; issued a payment; have issued a payment; payment released;
        payment on its way; went out by; has gone out; went out today; have sent you; just sent you; by faster payment;
        sent a payment; sent the
        payment; made a transfer; have wired; we wired; have remitted; executed a payment; payment run includes;
        have today paid; paid today; we settled; this covers; it covers; is made up as follows; initiated a
        payment; processed a payment; processed payment; paid out to you;
        paid you; you have been paid; has paid you; you ve been paid
        """,
    "dispute": """
        we return the invoice; return your invoice; returning your invoice; returning the invoice;
        invoice is returned; returned unpaid;
        short paying; we only received; only received part; arrived broken; arrived damaged; please credit;
        were missing; was missing; issue a credit for; part of the order; we were overbilled;
        not what we ordered;
        we will be deducting; will deduct; deducting; deducted from; shall be deducted; short-paying;
        we shall deduct; we will short pay; please credit; kindly credit; credit us; credit is due;
        please adjust; we will withhold; retain; we were billed; but were billed; but billed;
        instead of the invoiced; billed twice; invoiced twice; already credited; no longer valid;
        goods received discrepancy; shortage on;
        we re disputing; we re withholding; we re short paying; we re not paying; we re deducting; i m disputing;
        we won t be paying; we re not accepting;
        we dispute; we are disputing; we hereby dispute; we wish to dispute; we would like to dispute; i dispute;
        disputing; in dispute; disputed; we short paid; we have short paid; short paid; short payment;
        we have deducted; we deducted; we are deducting; we will deduct; will be deducted; has been deducted;
        was deducted; we have debited; we debit; we debited; debited your account; have charged back;
        we are charging back; we have withheld; we withheld; we are withholding; withheld payment; we do not agree;
        we do not accept; we cannot accept; we can not accept; we reject; we refuse; reject invoice;
        rejecting invoice; is incorrect; was incorrect; are incorrect; is wrong; incorrectly billed; wrongly billed;
        billed incorrectly; overcharged; over charged; have been overcharged; we were charged; you charged;
        you billed; please issue a credit; please issue credit; please send a credit note;
        please send us a credit note; issue a credit note; issue a credit memo; credit note for; request a credit;
        requesting a credit; requesting credit; request credit; we require a credit; we need a credit note; we claim;
        we are claiming; we hereby claim; filing a claim; we file a claim; claim for; our claim; we object;
        object to invoice; objection; complaint; we complain; not as agreed; not as ordered; does not match;
        do not match; did not match; discrepancy; please correct; kindly correct; please revise; please cancel;
        corrected invoice; will not be paid; won't be paid; will not pay; cannot pay; can not pay; unable to pay;
        refuse to pay; not willing to pay; on hold until; placed on hold; on hold; charge back; chargeback;
        debit memo; reason for deduction; reason for dispute; contest; we contest; query on invoice;
        invoice is being disputed;
        decline to pay; we decline; not paying; won t pay; wont pay; not going to pay; i m not paying; take it
        off; take this off; take that off; off the bill; off my account; off our account; too much; we never
        got; didn t order; did
        not order; never ordered; wrong again; needs a credit; need a credit; need back; want a credit; want
        our money back; money back; charged us for; charged us twice; charged twice; will be offset; to be
        recovered; will be set against; be set off; reduced the payment; have reduced; write it off; not all
        due; sending it back; has been returned to you; returned to you unprocessed; will not be processed;
        taking off; knock off; knocking off; charged the wrong; shouldn t have; should not have been; supposed
        to be; was supposed to
        """,
    "self_billed": """
        self billed invoice; self billing invoice; self billing; self billed; issued by the customer on behalf
        """,
    "invoice": """
        please pay within; payment terms; payable within; please remit to; please make payment;
        thank you for your business; make checks payable to; net 30 days; due upon receipt;
        please transfer the amount; terms net 30; late payment interest; please quote the invoice number;
        payment is due; please quote invoice no with your payment; due on receipt; net 30
        """,
    "statement": """
        statement of your account; according to our records; open balance; the following invoices are open;
        following items are outstanding; balance brought forward; opening balance; closing balance;
        current 30 days 60 days 90 days; amount past due; over 90 days; balance as of; items open as of;
        if you have already paid; 1 30 days; 31 60 days; 61 90 days; your account shows; please check your records
        """,
    "dunning": """
        has not been paid; have not received payment; have not yet received; remains unpaid; is overdue; are overdue;
        is past due; are past due; please pay immediately; kindly remind; we remind you;
        according to our records payment; still outstanding; overdue amount; late fee; dunning fee; reminder fee;
        please settle the outstanding; legal action
        """,
}

TOTALS = {
    "total": """
        total; totals; grand total; sum; sum total; total payment; total amount; total paid; payment total;
        net total; total payment amount; overall total; total due; total remittance; remittance total; check total;
        cheque total; total this payment; total for payment; total net payment; total amount paid; amount paid;
        report total; final total; total net; total gross; document total; advice total; total all pages;
        total all invoices; total check amount; total usd; total eur; total gbp; net payment; payment amount;
        together; in all; altogether; all in all; overall; sum of the above; amount sent; sent in total
        """,
    "subtotal": """
        subtotal; sub total; sub totals; total for; group total; vendor total; supplier total; company total;
        total invoices; total credits; total credit memos; total adjustments; total deductions; total discount;
        subtotals; total per; location total; division total; site total; store total; total debits
        """,
    "page_total": """
        page total; total this page; total page; total for this page; page subtotal; total of this page; page sum;
        totals this page; sub total this page; subtotal page; subtotal this page
        """,
}

CARRIED = {
    "carried": """
        carried forward; carry forward; brought forward; balance forward; balance brought forward;
        balance carried forward; carried over; carry over; c f; b f; c fwd; b fwd; amount brought forward;
        amount carried forward; total brought forward; total carried forward; forward; continued;
        continued on next page; continued from previous page; subtotal carried forward; carryover;
        to be carried forward; previous page total; total previous page; total from previous page;
        from previous page; subtotal brought forward; carried fwd; brought fwd; carry fwd;
        page total carried forward
        """,
}

REASONS = {
    "pricing": """
        cost difference; cost variance; cost discrepancy; cost diff; rate above agreed; above agreed; rate variance;
        above contract; over agreed rate; above schedule;
        price; pricing; price difference; price diff; pricing error; price discrepancy; pricing discrepancy;
        wrong price; incorrect price; price variance; pricing variance; unit price difference; price adjustment;
        overpriced; price error; price too high; agreed price; contract price; price incorrect; price list;
        price not as agreed; billed at; quoted price; po price; price increase; price protection; overcharge;
        overcharged; price mismatch; price wrong; different price; higher price; unit price; invoiced price;
        rate difference; rate discrepancy; tariff difference; contract rate;
        higher than agreed; above the agreed; above contract; not the agreed price
        """,
    "extension": """
        extension error; calculation error; extension; arithmetic error; computation error; miscalculation;
        math error; calculated incorrectly; total incorrect; wrong total; footing error; does not add up;
        addition error; rounding; rounding difference
        """,
    "damage": """
        damage; damaged; damages; damaged goods; goods damaged; transport damage; damaged in transit; broken;
        breakage; concealed damage; crushed; dented; arrived broken; water damage; freight damage; shipping damage;
        leaking; smashed; torn; cracked; scratched;
        bent; chipped; shattered; splintered; scuffed; warped; punctured; soaked; dents; scratches; cracks;
        water stained; rusted in transit; leaked; ripped
        """,
    "quality": """
        rejection; rejections; depot rejection; quality claim;
        quality; quality defect; poor quality; defective; defect; defects; defective goods; faulty; quality issue;
        quality problem; not to specification; out of spec; out of specification; below specification;
        failed inspection; quality claim; not working; unusable; spoiled; expired;
        out of date; past its date; short dated; dumped; quality complaint; nonconforming;
        non conforming; non conformance; malfunction; substandard; rejected material; does not meet specification;
        mould; mold; rotten; off spec;
        does not conform; do not conform; did not conform; not as specified; did not pass inspection;
        did not pass our inspection;
        rejected by our inspection; rejected at inspection; refused by our quality control; rejected by quality control;
        incoming inspection =0.7; rejected by our quality; does not meet our requirements; not fit for use; not usable;
        out of tolerance; not in conformity;
        infested; infestation; moths; weevils; mouldy; moldy; stale; rancid; gone off; went off; smelled bad;
        smells bad; peeling; maggots; insects; discoloured; discolored; contaminated; foreign body; broke down;
        stopped working; fell apart; badly finished; workmanship
        """,
    "quantity": """
        partial delivery; incomplete delivery; part delivery; delivered incomplete;
        was missing; were missing; came up short; short by; fewer than;
        quantity; quantity difference; quantity discrepancy; shortage; short shipment; short shipped; shortages;
        short delivery; short delivered; missing quantity; quantity short; wrong quantity; incorrect quantity;
        received less; missing items; missing pieces; units missing; qty difference; qty short; quantity variance;
        short; fewer; items short; cartons short; missing units; count; under shipped; undershipped; qty variance;
        delivered less; short received; incomplete delivery; partial delivery; units short; under delivery;
        carton shortage; item shortage; missing goods; quantity error; pieces missing; items missing;
        pallets missing; cartons missing; boxes missing; cases short; cases missing; pieces short; only received
        """,
    "wrong_product": """
        wrong product; wrong item; wrong goods; incorrect product; incorrect item; wrong article; not ordered;
        substitution; substituted; unordered goods; wrong material; incorrect goods; wrong model; wrong colour;
        wrong color; wrong size; wrong part; substitute; different product; different item; mis ship; misshipment;
        mis shipped; not what we ordered; wrong sku; incorrect sku; wrong version; different model; unordered;
        instead of the ordered; mixed up; mix up; swapped; swapped items
        """,
    "terms": """
        terms; payment terms; terms not met; incorrect terms; wrong terms; terms discrepancy; agreed terms;
        contract terms; terms of sale; terms of payment; wrong payment terms; delivery terms; incoterms;
        terms difference
        """,
    "pallet": """
        pallet; pallets; pallet charge; pallet exchange; euro pallets; container deposit; returnable packaging;
        empties; pallet deduction; pallet deposit; chep; crates; deposit on pallets; packaging deposit; container;
        containers; packaging; pallet violation
        """,
    "return": """
        return; returns; returned; returned goods; goods returned; return of goods; rma; returned merchandise;
        merchandise return; sent back; customer return; rtv; return to vendor; unsold goods returned;
        material returned; goods sent back; recall; recalled; returned material; product return; items returned;
        return authorization; stock return; unsaleables; unsalables; we returned
        """,
    "duplicate": """
        duplicate; duplicate invoice; invoiced twice; billed twice; double invoice; double billed; duplicated;
        already invoiced; duplicate billing; paid twice; charged twice; double charge; already paid; paid already;
        duplicate payment; double payment; double billing; previously paid; double invoiced; second time;
        same invoice; previously invoiced; same delivery; duplicate charge; previously billed;
        invoice was already settled
        """,
    "balance_declined": """
        balance declined; item not accepted; balance not accepted; declined; not accepted; disallowed
        """,
    "discount": """
        discount; cash discount; discount not granted; early payment discount; settlement discount;
        prompt payment discount; missing discount; volume discount; quantity discount; trade discount;
        discount missing; discount not applied; agreed discount; unearned discount; discount taken;
        discount not given; discount not deducted; discount agreed; disc; customer discount; terms discount;
        forgot the discount
        """,
    "cancelled": """
        cancelled; canceled; order cancelled; order canceled; cancellation; cancelled order; cancel; canceled order;
        po cancelled; contract terminated; terminated; subscription cancelled; project cancelled; was cancelled;
        service cancelled; after cancellation; cancellation of order;
        called off; we cancelled; withdrew the order; order withdrawn; notice was given
        """,
    "delivery_charge": """
        delivery charge; delivery charges; delivery fee; shipping charge; shipping fee; handling charge;
        delivery cost; shipping charges; postage; carriage charge; handling fee; delivery costs; fuel surcharge;
        small order surcharge; surcharge; minimum order charge; packaging charge; handling charges; shipping costs;
        shipping and handling; express delivery; express fee; courier; administration fee; minimum order
        """,
    "missing_documents": """
        missing documents; missing document; missing documentation; no proof of delivery; missing proof of delivery;
        proof of delivery missing; pod missing; missing pod; no pod; missing paperwork; documents missing;
        certificate missing; missing certificate; missing packing list; no packing slip; signature missing;
        no documents; missing bill of lading; documentation not received; delivery note missing;
        missing delivery note; no delivery note; timesheet missing; missing timesheet; proof of delivery;
        no signed delivery note; certificate of origin; certificate of analysis; documentation; test report;
        supporting documents; paperwork
        """,
    "freight": """
        freight; freight charge; freight charges; freight cost; freight costs; excess freight; freight allowance;
        freight difference; freight not agreed; carrier charge; transport cost; transport costs; transportation;
        demurrage; detention; freight deduction; premium freight; freight overcharge; prepaid freight; freight terms;
        routing violation; freight claim; unauthorised freight; unauthorized freight; wrong carrier;
        transport charge; transport charges; haulage; carrier; routing guide; transportation charges
        """,
    "late_delivery": """
        late delivery; delivered late; late shipment; delayed delivery; delivery delay; late; delay; shipped late;
        missed delivery window; penalty for late delivery; late penalty; liquidated damages; on time delivery;
        delay penalty; otif; otif fine; late arrival; delivery was late; delayed; late shipping; not on time;
        missed appointment; contractual penalty; after the agreed date; late deliveries; days late; overdue delivery;
        weeks late; after the cancel date; outside delivery window; penalty
        """,
    "prior_overpayment": """
        prior overpayment; overpayment; previous overpayment; overpaid; paid too much; credit from previous payment;
        prior period; recovery of overpayment; earlier overpayment; overpaid on; overpaid invoice; post audit;
        audit recovery; recoup; recoupment; paid in error; we overpaid
        """,
    "tax": """
        tax; sales tax; vat; tax error; withholding tax; tax exempt; wrong tax; incorrect tax; incorrect vat;
        wrong vat; withholding; wht; tax difference; tax not applicable; tax exemption; tds; reverse charge; gst;
        tax rate; vat rate; tax withheld; exempt from tax; vat incorrect; resale certificate; wrong vat rate;
        vat charged; tax charged; exemption certificate; cis; pswt; rct; retention tax; vat id; vat no;
        vat number missing; vat number; hst; tax exempt certificate
        """,
    "promotion": """
        deal funding; promotional funding; multibuy funding; multibuy; multi buy; quick deal; catalogue contribution;
        marketing contribution; advertising contribution; promotional contribution; catalog contribution;
        promotion; promotional; promo; promotion allowance; promotional allowance; advertising;
        advertising allowance; co op; coop; marketing; rebate; volume rebate; billback; bill back; slotting;
        marketing contribution; bonus; annual bonus; trade promotion; co op advertising; display allowance; feature;
        scan back; scanback; scan down; mdf; marketing fund; year end bonus; rebates; flyer; leaflet; campaign;
        trade spend; markdown; markdown allowance; coupon; coupons; promotional discount; promotion funding;
        annual rebate; off invoice allowance; new store allowance; marketing support; introductory offer;
        special offer; allowance
        """,
    "not_received": """
        no record of receiving; no record of receipt; no record of delivery; no record of having received; no trace
        of; never arrived; never received; did not arrive; has not arrived; not been delivered; no evidence of
        delivery; nothing was delivered; not signed for; never signed for; missing delivery;
        not received; never received; goods not received; non delivery; not delivered; lost in transit;
        missing delivery; no delivery; non receipt; lost; undelivered; did not receive; have not received;
        didn't receive; never arrived; not arrived; did not arrive; nothing received; no goods received;
        services not rendered; service not rendered; not performed; lost shipment; haven't received;
        not yet received; never delivered; work not performed; missing shipment; no record of receipt; no receipt;
        not yet delivered
        """,
    "no_open_item": """
        no open item; unknown invoice; invoice unknown; no such invoice; not on our account; invoice not found;
        not our invoice; no record of invoice; unknown to us; not for us; not our order; wrong company; wrong entity;
        wrong address; never ordered; not our company; addressed to the wrong company; no record of this invoice;
        did not order; wrong legal entity
        """,
    "missing_po": """
        missing po; no po; po missing; missing purchase order; no purchase order; missing po number; wrong po;
        invalid po; purchase order missing; po number missing; incorrect po; without po; order number missing;
        no order number; missing order number; purchase order number; without purchase order; po required;
        no valid po; po closed; missing po no; po no missing; wrong po no; no po no; po exceeded; po number;
        no purchase order was; without a purchase order; without a po; no valid purchase order; no po reference;
        no order reference; purchase order reference
        """,
}

CONTESTED = {
    "promotion discount": "rebate; rebates; bonus; allowance; volume rebate; year end bonus; growth bonus",
    "pricing promotion": "promotional price; promo price; offer price; special price; campaign price",
    "delivery_charge freight": """
        carriage; shipping; postage; delivery charge; delivery charges; delivery fee; delivery cost;
        shipping charge; shipping charges; shipping costs; carriage charge
        """,
    "quantity not_received": "goods not received; missing goods; not delivered; non delivery; not received",
    "quality damage": "leaking; spoiled",
    "quality missing_documents other": "labelling; labeling; label; labels; mislabelled",
    "wrong_product missing_po no_open_item cancelled not_received other": """
        not ordered; never ordered; unordered; without order; without an order; without any order; no order;
        unsolicited; did not order
        """,
    "no_open_item wrong_product other": """
        wrong customer; wrong company; wrong account; not our account; not our invoice; wrong bill to;
        wrong entity; not the customer; not for us; another company; somebody else; someone else; misdirected
        """,
}

METHODS = {
    "ach": """
        ach; ach transfer; ach credit; ach payment; direct deposit; ach ctx; ach ccd; ctx; ccd; eft;
        electronic funds transfer; eft payment; electronic payment; bacs; bacs transfer; bacs payment;
        faster payment; faster payments; fps; automated clearing house; bacs credit; direct credit;
        electronic transfer; bgc; neft; imps; rtp; fednow; giro; e payment; epayment
        """,
    "wire": """
        wire; wire transfer; wire payment; bank transfer; swift; swift transfer; telegraphic transfer; t t; tt;
        chaps; fedwire; international transfer; credit transfer; transfer; bank wire; domestic wire;
        international wire; rtgs; chips; target2; foreign transfer; telex transfer; remittance by bank
        """,
    "cheque": """
        check; cheque; bank cheque; check payment; cheque payment; cashiers check; paper check; printed check;
        banker s draft; draft; chq; company check; bank draft; cashier s check; certified check; paper cheque;
        warrant; printed cheque; crossed cheque
        """,
    "card": """
        card; credit card; virtual card; vcard; p card; purchasing card; visa; mastercard; american express; amex;
        debit card; v card; single use card; single use account; card payment
        """,
    "sepa": """
        sepa; sepa transfer; sepa credit transfer; sepa payment; sct; sepa instant; sepa ct; sepa credit
        """,
    "direct_debit": """
        direct debit; sepa direct debit; ach debit; autopay; sdd; automatic debit; preauthorized debit;
        bank draft by us; direct debit mandate
        """,
    "other": """
        cash; netting; offset; compensation; barter; bill of exchange; letter of credit; promissory note; paypal;
        confirming; supply chain finance; reverse factoring; intercompany netting; set off; trade acceptance; contra
        """,
}

TYPES = {
    "invoice": """
        invoice; inv; in; i; bill; iv; invc; tax invoice; re; rechnung; std invoice; standard; sales invoice;
        vendor invoice; kr; rn; si; ap invoice; standard invoice; invoice payment; vi; invoices; inv paid; dr inv;
        supplier invoice; expense invoice; vinv; purchase invoice; pi; ar invoice; oi
        """,
    "credit_memo": """
        adjustment note;
        credit memo; credit note; credit; cm; cn; cr; crn; c m; credit memorandum; cr memo; kg; rg; crm;
        vendor credit; vendor credit memo; supplier credit; cr note; credit invoice; credit adjustment;
        ap credit memo; c; vcm; credit memos; credit notes; scn; supplier credit note; sales credit; cred; crd;
        crmemo; crnote; purchase credit; ci; pc
        """,
    "debit_memo": """
        debit memo; debit note; dm; dn; debit; d m; debit memorandum; chargeback; charge back; dr memo; cb; dr note;
        vendor debit; claim; debit memos; debit notes; dr; deb; supplier debit; chbk; dbm;
        debit raised by; debit raised; deduction raised by; our debit; debit by buyer; customer debit; debit to supplier
        """,
    "purchase_order": "purchase order; po; order; p o; purch order",
    "adjustment": """
        adjustment; adj; adjust; misc; deduction; ded; allowance; ad; write off; fee; rebate; adjustments; interest;
        journal; journal entry; manual adjustment; on account; prepayment; retention; rounding; withholding tax; wht;
        freight adjustment; penalty; bonus; discount; late fee; finance charge; promotion; co op; markdown;
        deductions
        """,
}

MAILS = {
    "auto_reply": """
        out of office; automatic reply; auto reply; autoreply; out of the office; i am out of the office;
        i am currently out of the office; i will be out of the office; i am on vacation; on annual leave;
        i am on leave; on maternity leave; on parental leave; currently away; limited access to email;
        limited access to my email; will return on; back in the office; i will be back on;
        this mailbox is not monitored; automated response; automatic response; this is an automatic reply;
        we have received your message; we have received your email; thank you for contacting us;
        thank you for your message we will; your request has been received; ticket has been created; your ticket;
        has been assigned to; undeliverable; mail delivery failed; delivery status notification;
        message could not be delivered; returned mail; delivery has failed; mailer daemon; address not found;
        no longer with the company; no longer works; auto response; do not reply =0.3; recall; read;
        we will get back to you; will respond to your message; case has been created; vacation
        """,
    "newsletter": """
        unsubscribe; newsletter; view in browser; view this email in your browser; view online; manage preferences;
        update your preferences; update preferences; you are receiving this email because;
        you received this email because; opt out; webinar; register now; sign up now; limited time offer;
        special offer; follow us on; read more; learn more; click here to unsubscribe; no longer wish to receive;
        email preferences; join us; early bird; free trial; book a demo; shop now; discover; white paper;
        our latest news; manage your subscription; save the date; subscribe; % off; promo code; exclusive offer;
        this week s; what s new; register today; mailing list; forward to a friend
        """,
    "bank_detail_change": """
        new bank details; change of bank details =0.8; changed bank details; updated bank details;
        our bank details have changed; bank details have changed; new bank account; changed our bank;
        change of bank account =0.8; bank account has changed; update our bank details;
        update your records with our new; new account details; new banking details; change in bank details;
        change of banking details =0.8; updated banking information; new banking information; our new iban; new iban;
        bank account change; please update our bank; updated bank account; change our bank account;
        changed bank account; our bank account has changed; switched banks; changed banks; new account number =0.7;
        revised bank details; new payment instructions; updated payment instructions; change of account =0.5;
        our banking details have changed; banking information has changed; updated remittance instructions;
        new remittance instructions; all future payments to =0.5; future payments should be =0.5;
        future payments to our new; do not use the old account; old account is closed; previous account =0.4;
        our account is under audit; bank change =0.6; bank details update; our old account =0.5; changes to our bank;
        change bank details =0.6; moved to a new bank; new bank information; update bank details =0.7;
        new wire instructions; updated wire instructions; change in our banking; switched to a new bank;
        changed our bank account; changed our banking; update the bank account; account details have changed;
        payment details have changed; new payment details; bank information has changed;
        bank account details have changed; update of bank details; bank details changed
        """,
    "phishing": """
        verify your account; your account has been suspended; your account will be suspended; confirm your password;
        click the link below; click here to verify; your mailbox is full; your password expires; password expiry;
        unusual sign in; unusual activity; verify your identity; confirm your identity; you have won; lottery;
        inheritance; gift cards; gift card; update your password; reset your password; mailbox quota; storage full;
        log in to view; sign in to view; secure document; view shared document; account will be closed; act now;
        your account has been limited; confirm your account; login to keep; keep same password; pending messages;
        release messages; your email account; validate your account; wire transfer urgently; urgent wire;
        are you available; are you at your desk; i need you to; kindly treat as urgent; confidential transaction;
        beneficiary of; bitcoin; next of kin; will be deactivated; deactivated; encrypted message;
        sign in with your email
        """,
    "cover_note": """
        attached; image attached; images attached; photo attached; photos attached; scan attached;
        scans attached; files attached; file attached; picture attached; pictures attached; here is the scan;
        here are the scans; here is the photo; sending you the photo; i am sending; we are sending you;
        sending the remittance; in the enclosed; see pdf; see the pdf; as pdf;
        please find attached; find attached; please find enclosed; enclosed please find; attached please find;
        attached is; attached are; see attached; see attachment; please see attached; please see the attached;
        in the attachment; as attached; enclosed you will find; attached you will find;
        please find our remittance advice attached; is attached; are attached; attached to this email;
        attached herewith; herewith attached; as an attachment; enclosed is; the attached file; attached file;
        attached document; attached advice; pfa; please see attachment; the enclosed; attached remittance;
        remittance attached; details in attached; details attached; refer to the attached; refer to attached;
        as per attached; as per attachment; see enclosed; in attached; find the attached; find enclosed;
        attached for your; please refer to the attachment
        """,
}

LETTERS = {
    "closing": """
        kind regards; best regards; regards; with kind regards; yours sincerely; yours faithfully; sincerely;
        best wishes; many thanks; cheers; warm regards; thanks and regards; thank you and regards;
        sent from my iphone; sent from my phone; disclaimer; confidentiality notice; this e mail and any attachments;
        this email and any attachments; this message is confidential; this email is confidential;
        the information contained in this
        """,
    "quoted": "original message; wrote; begin forwarded message =0.5",
    "forwarded": "forwarded message; begin forwarded message; forwarded by",
    "below": "see below; as below; below; fyi; for your information; see mail below; trailing mail",
    "promise": """
        next payment run; next payment cycle; next pay run; will be paid next; scheduled for payment;
        will be released for payment; payment is planned; will be included in our next
        """,
    "question": """
        could you; can you; would you; please confirm; please let us know; please let me know; please advise;
        please send us; please send me; can we; could we; may we; do you; did you; have you received; why; when will;
        where is; we are missing; i am missing; awaiting your reply; please check; please clarify; please provide;
        please resend; kindly confirm; kindly send; kindly provide; kindly advise; we need
        """,
    "portal": """
        is available in the portal; available for download; log in to the portal; view it online; supplier portal;
        vendor portal; view your remittance; view remittance; view payment details; download your remittance;
        click below to view; view details; can be viewed; can be downloaded; is ready to view; access the portal
        """,
    "refusal": """
        never; will not change; do not change; does not change; beware; be aware; fraud; verify; scam; in case of;
        any change; any changes; changes to your; if your; if you; whenever
        """,
    "bank": """
        bank details; banking details; bank account; account number; account no; iban; bank information;
        banking information; bank account details; wire instructions; payment instructions; remittance instructions;
        account details; beneficiary bank; bank; account =0.5; remit-to details; remit-to information;
        remit-to account; remit-to =0.7; payee information; beneficiary account; lockbox =0.7;
        ACH information; ACH details; ACH instructions; bank info; routing number
        """,
    "novelty": """
        new; changed; change; updated; update; different; no longer; moved; switched; closed; replaced; revised;
        effective immediately; from now on; with immediate effect; going forward;
        alternative; under review; under audit; merger;
        migration; no longer use; replaced by; merged;
        alternate; amend; amended; frozen; cancelled; replace; old; former;
        no longer accept
        """,
    "courtesy": """
        do not hesitate; don t hesitate; do not answer; any questions; any queries; should you have;
        if you have questions;
        let me know; let us know; please contact; contact us; contact me; get in touch; feel free; thank you; thanks;
        many thanks; have a nice; have a great; have a good; good morning; good afternoon; hope this helps;
        hope you are well; hope all is well; hope this finds you; for your records; for your information;
        for your reference; for your attention; for your perusal; fyi; as requested; as discussed; as agreed;
        as promised; do not reply; not monitored; automatically generated; generated automatically;
        computer generated; system generated; was sent automatically; no reply; no signature; confirm receipt;
        acknowledge receipt; confirm safe receipt; please confirm; please apply; please post; please allocate;
        please process; please book; to whom it may concern; consider the environment; before printing;
        intended recipient; confidential; think before you print; on behalf of; per our conversation; looking forward;
        have any; can be reached; reach out; following invoices; following documents; details of the payment;
        details of our payment; payment details; the following;
        you will receive; the funds; generated by; was generated; business days; attachments may contain
        """,
    "own": """
        our; my
        """,
    "yours": """
        your
        """,
    "henceforth": """
        from now on; going forward; henceforth; in future; in the future; future payments; effective immediately;
        with immediate effect; from this date
        """,
}

SIGNS = {
    "absence": """
        out of office; out of the office; away; on leave; annual leave; on holiday; on vacation; on maternity leave;
        travelling; traveling; not in the office; absent; absence; unavailable; limited access; out sick; on a trip;
        office is closed; closed for;
        have left; has left; no longer with; no longer works; no longer checked; no longer monitored; out today;
        on sick leave; on parental leave; in training; out this week;
        am off; off until; away from the office; not checking email; won t be checking;
        offices are closed; office closed; holiday closure; closed from;
        no longer work; no longer employed; left the company; moved on from; not reading; paternity leave; days off;
        day off; career break; sabbatical; bank holiday; public holiday; am offline;
        i ll be back; i will be back; i am back on; am back on
        """,
    "return": """
        will be back; be back; back at my desk; back in the office; return; returning; until; my return; respond;
        reply; in my absence; in urgent cases; for anything urgent; if urgent; not been forwarded; not forwarded;
        please contact; please ring; please call; catch up;
        please email; please write to; try;
        reopen; re open; open again; back on;
        reach out to; get in touch with; in the meantime; covering for me; instead of me; speak to my; my colleague;
        i ll be back; i will be back; i am back on; am back on
        """,
    "threat": """
        suspended; suspend; blocked; restricted; limited; locked; deactivated; terminated; closed; deleted; expire;
        expires; expired; exceeded; quota; almost full; is full; unusual; suspicious; unauthorized; unauthorised;
        compromised; final warning; within 24 hours; within 48 hours; avoid; lose access; held; pending delivery;
        on hold; unpaid; is held; will be returned; fee;
        expiration; expiring; will be lost
        """,
    "credential": """
        password; passwords; credentials; log in details; login details; username; your account; your mailbox;
        your email; your identity; card details; security code; pin; your messages; one time code
        """,
    "act": """
        click; click here; link; verify; confirm; validate; log in; login; sign in; update your; follow the link;
        reactivate; restore; unlock; keep; enter; open the link; scan the qr code
        """,
    "overdue": """
        overdue; past due; reminder; payment reminder; final notice; final demand; second notice; outstanding invoice;
        outstanding invoices; outstanding balance; open invoices; unpaid invoice; unpaid invoices; demand for payment;
        account statement; statement of account; dunning; collection; late payment; payment chaser;
        collections; credit control; chasing
        """,
    "will_pay": """
        payment run; pay run; will pay; will be paid; will be settled; shall pay; to be paid; scheduled; will settle;
        going out; released; will release; awaiting approval; waiting for approval; in approval; being approved;
        with our approver; next week; promise; should have it; delay; end of the month; by friday;
        went out; yesterday s run; sign off; running behind; agree on; pay on
        """,
    "has_paid": """
        already paid; have paid; has been paid; was paid; were paid; settled; was settled; already settled;
        already transferred; transferred; sent payment; payment was sent; check your records; check your bank;
        cleared; remove it; paid this; paid on;
        paid; cheque is in the post; check is in the mail
        """,
    "not_received": """
        never received; not received; have not received; did not receive; do not have; can not find; no record of;
        no trace of; copy of the invoice; copy of this invoice; copy invoice; send a copy; send me a copy;
        send us a copy; send it over; resend; re send; missing the invoice
        """,
}

PARTIES = {
    "name": """
        accounts payable team; ap team; treasury; finance team;
        accounts payable; accounts; accounts receivable; finance department; purchasing department; procurement;
        attn accounts payable; customer service;
        name; company name; company; full name; legal name; business name
        """,
    "address": """
        address; shipping address; delivery address; installation address; service address; billing address;
        street; ship to; deliver to; place of delivery
        """,
    "yours": """
        your; customer; client; buyer; yr; vat no of customer; customer s; your vat no; your tax id
        """,
}

DECIMAL = "."
DAY_FIRST = False
"""Some say the month first, some the day: the document's own dates and places must tell."""

MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)

STOPWORDS = """
    the of and to for is are by from with this that your our has have been you please we in on at not date number
    amount was will be as it if an or all
    """

SMALL_WORDS = {
    "given": "aaron abigail adam ajay alan albert alexander alice alison amanda amit amy andrew angela anil anita "
    "anjali ann anthony arjun arthur arun ashley ashok barbara benjamin beth brandon brenda brian bruce "
    "carl carol caroline catherine charles charlotte cheryl christine christopher claire colin craig "
    "cynthia daniel david deborah debra deepak denise dennis diana diane divya donald donna dorothy "
    "douglas edward eileen elaine elizabeth ellen emily emma eric eugene evelyn fiona frances frank "
    "ganesh gareth gary george gerald gillian glenn gloria grace graham gregory hannah harold harry "
    "heather helen henry howard hugh ian jack jacqueline james jane janet janice jason jean jeffrey "
    "jennifer jeremy jessica joan joanne john jonathan joseph joshua joyce judith judy julie karen kate "
    "katherine kathleen kavita keith kelly kenneth kevin kimberly krishna lakshmi larry laura lawrence "
    "lerato leslie linda lisa louise lucy lynn malcolm manoj margaret marie marilyn mark martha martin "
    "mary matthew meena megan melissa michael michelle mohan nancy natalie nathan neha neil nicholas "
    "nicola nigel nisha nomsa olivia oscar pamela patricia patrick paul paula peter philip pooja prakash "
    "priya rachel rahul raj rajesh ralph ramesh ravi raymond rebecca rekha richard robert roger rohit "
    "ronald rosemary roy russell ruth ryan samantha samuel sandra sanjay sarah scott sean sharon shirley "
    "shweta simon sipho sophie stephanie stephen steven stuart sunil sunita suresh susan teresa terry "
    "thabo theresa thomas timothy tracy valerie victoria vijay vikram vincent virginia walter wayne wendy "
    "william zanele zoe",
    "ours": "our payer payor remitter debit debited",
    "theirs": "your yours beneficiary payee supplier vendor credited creditor receiver remit bank",
    "desk": "attention attn exchequer finance financial services service accounts accounting account payable payables "
    "receivable "
    "receivables manager director department dept team office head controller payment payments "
    "supplier suppliers ledger purchase purchasing sales credit control treasury treasurer bursar "
    "shared centre center clerk cashier disbursements procurement administrator administration "
    "billing debtors creditors attn remittance remittances unit division bookkeeper bookkeeping",
    "credit": "off credit credited crediting refund refunded reimburse deduct deducting withhold",
    "deduct": "deducted deduct deducting withhold withholding offset",
    "cancel": "waive waived cancel cancelled cancelling void withdraw",
    "request": "grateful appreciate appreciated want let "
    "pls plz send must should please kindly ask request require need expect could would can demand claim",
    "rest": "balance remainder remaining rest",
    "deducted": "deduction deductions ded deds",
    "today": "today today's now hereby just morning",
    "not": "not cannot won don didn doesn isn aren wasn couldn shouldn wouldn haven hasn wont cant unable "
    "never refuse refusing decline declined",
    "until": "by before until latest than",
    "bank_statement": "statement",
    "received": "received recd rcvd",
    "joint": "on the of is as at dated",
    "hold": "hold held holding withhold withheld withholding block blocked blocking suspend suspended "
    "pending parked stop stopped unpaid",
    "correct": "resubmit resubmitted resend correct corrected correcting correction amend amended reissue "
    "reissued revise revised rectify rectified replace replacement adjust adjusted",
    "claim": "claim claims debit chargeback chargebacks deduction deductions dispute disputes complaint "
    "complaints discrepancy discrepancies penalty penalties overcharge",
    "paper": "notice notification memo memorandum note advice form letter report",
    "stamp": "received receipt paid copy original draft sample specimen confidential approved booked posted date by no",
    "evidence": "proof pod signed evidence receipt bol",
    "rebate": "allowance rebate discount",
    "copied": "copy duplicate duplicates already same repeat",
    "accept": "process processed accept accepted approve approved release released honour honor booked",
}

VERBS = {
    "pay": "pay paid remit transfer wire wiring send deposit",
    "credit": "refund reimburs",
    "deduct": "deduct withh subtract",
    "cancel": "cancel waiv withdr",
    "hold": "block suspen withh",
    "correct": "correct amend reissu rectif revis",
    "accept": "accept approv conform",
    "refuse": "reject refus declin disput",
    "charge": "charg debit recharg",
}

PARTED = {
    "deduct": "take+off taking+off knock+off knocking+off dock+off strike+off",
    "refuse": "send+back sending+back push+back",
}

STEMS = {
    "told": "description desc text reason remark remarks explanation comment comments",
    "pay": "pay paid payment payments pmt pymt remit remitted remittance transfer transferred wire eft ach bacs chaps "
    "disbursement disbursed settlement settled cheque check deposit deposited",
    "amount": "amount amt value sum total",
    "date": "date dated dt day",
    "on": "on",
    "number": "no ref reference id code cd nbr num",
    "invoice": "invoice invoices inv bill document doc",
    "order": "order po purchase",
    "discount": "discount discounts disc dscnt dsc",
    "deduction": "deduction deductions deducted ded chargeback chargebacks adjustment adjustments retention retained "
    "penalty penalties withheld shortage",
    "withholding": "withholding wht tds pswt rct",
    "gross": "gross original orig",
    "run": "transaction batch run operation order",
    "theirs": "vendor supplier your yr external ext",
    "party": "company firm entity party organisation organization",
    "notice": "advice note notice notification detail details statement summary report confirmation slip "
    "specification breakdown listing",
    "before": "prev already previously prior earlier before",
}
