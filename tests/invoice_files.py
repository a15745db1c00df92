"""Invoices of every kind, made here: Facturae with the shape of a signature, UBL, CII, PDFs with and without one inside."""

from __future__ import annotations

import hashlib
import zlib

import segno

US, AURORA, RIBERA = "B99887762", "B12345674", "A58818501"
"""Tax ids of nobody, with check digits that fit: ours, and those of two customers."""
FACTS = {
    "issuer": US, "customer": AURORA, "series": "F26", "number": "1187", "on": "2026-11-01", "due": "2026-11-30",
    "net": "400.00", "tax": "84.00", "total": "484.00", "rectifies": "",
}  # fmt: skip


def facturae(**told: str) -> bytes:
    """3.2.2, signed as far as a reader that judges no signatures can tell."""
    of = FACTS | told
    corrective = (
        f"<Corrective><InvoiceNumber>{of['rectifies']}</InvoiceNumber><InvoiceSeriesCode>F26</InvoiceSeriesCode>"
        "<ReasonCode>01</ReasonCode></Corrective>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<FileHeader><SchemaVersion>3.2.2</SchemaVersion><Modality>I</Modality></FileHeader>
<Parties><SellerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
<TaxIdentificationNumber>{of["issuer"]}</TaxIdentificationNumber></TaxIdentification>
<LegalEntity><CorporateName>Norte Sistemas, S. L.</CorporateName></LegalEntity></SellerParty>
<BuyerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
<TaxIdentificationNumber>{of["customer"]}</TaxIdentificationNumber></TaxIdentification>
<LegalEntity><CorporateName>Talleres Aurora, S. L.</CorporateName></LegalEntity></BuyerParty></Parties>
<Invoices><Invoice><InvoiceHeader><InvoiceNumber>{of["number"]}</InvoiceNumber>
<InvoiceSeriesCode>{of["series"]}</InvoiceSeriesCode><InvoiceDocumentType>FC</InvoiceDocumentType>
{corrective if of["rectifies"] else ""}</InvoiceHeader>
<InvoiceIssueData><IssueDate>{of["on"]}</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
<InvoiceTotals><TotalGrossAmount>{of["net"]}</TotalGrossAmount>
<TotalGrossAmountBeforeTaxes>{of["net"]}</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>{of["tax"]}</TotalTaxOutputs>
<InvoiceTotal>{of["total"]}</InvoiceTotal></InvoiceTotals>
<Items><InvoiceLine><ItemDescription>Mantenimiento Plus, noviembre &amp; más</ItemDescription><Quantity>1</Quantity>
<UnitPriceWithoutTax>{of["net"]}</UnitPriceWithoutTax><GrossAmount>{of["net"]}</GrossAmount></InvoiceLine></Items>
<PaymentDetails><Installment><InstallmentDueDate>{of["due"]}</InstallmentDueDate></Installment></PaymentDetails>
</Invoice></Invoices>
<ds:Signature Id="Firma"><ds:SignedInfo/><ds:SignatureValue>{"QUJD" * 40}</ds:SignatureValue>
<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#Firma">
<xades:SignedProperties/></xades:QualifyingProperties></ds:Object></ds:Signature>
</fe:Facturae>""".encode()


def ubl(kind: str = "Invoice", **told: str) -> bytes:
    of, line = FACTS | told, {"Invoice": "Invoiced", "CreditNote": "Credited"}[kind]
    return f"""<?xml version="1.0"?>
<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
<cbc:ID>{of["number"]}</cbc:ID><cbc:IssueDate>{of["on"]}</cbc:IssueDate><cbc:DueDate>{of["due"]}</cbc:DueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{of["rectifies"]}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>ES{of["issuer"]}</cbc:CompanyID></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Norte Sistemas, S. L.</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>
</cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party>
<cac:PartyIdentification><cbc:ID>C0142</cbc:ID></cac:PartyIdentification>
<cac:PartyTaxScheme><cbc:CompanyID>ES{of["customer"]}</cbc:CompanyID></cac:PartyTaxScheme></cac:Party>
</cac:AccountingCustomerParty><cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{of["tax"]}</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>{of["net"]}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount>{of["total"]}</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
<cac:{kind}Line><cbc:{line}Quantity>2</cbc:{line}Quantity><cbc:LineExtensionAmount>{of["net"]}</cbc:LineExtensionAmount>
<cac:Item><cbc:Name>Licencia</cbc:Name></cac:Item></cac:{kind}Line></{kind}>""".encode()


def cii(kind: str = "380", **told: str) -> bytes:
    of = FACTS | told
    return f"""<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:r" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
<rsm:ExchangedDocument><ram:ID>{of["number"]}</ram:ID><ram:TypeCode>{kind}</ram:TypeCode><ram:IssueDateTime>
<udt:DateTimeString format="102">{of["on"].replace("-", "")}</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Norte</ram:Name>
<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">ES{of["issuer"]}</ram:ID></ram:SpecifiedTaxRegistration>
</ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:ID>C0142</ram:ID><ram:Name>Aurora</ram:Name><ram:SpecifiedTaxRegistration>
<ram:ID schemeID="VA">ES{of["customer"]}</ram:ID></ram:SpecifiedTaxRegistration>
</ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>{of["net"]}</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">{of["tax"]}</ram:TaxTotalAmount>
<ram:GrandTotalAmount>{of["total"]}</ram:GrandTotalAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:InvoiceReferencedDocument>
<ram:IssuerAssignedID>{of["rectifies"]}</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()


def facturx(**told: str) -> bytes:
    """A PDF with a CII inside, packed as most programs pack it, that says of itself that it is PDF/A-3."""
    packed = zlib.compress(cii(**told))
    head = (
        f"<</Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode/Length {len(packed)}/Params<</Size 1>>>>"
    )
    said = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="B"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    about = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(said), said)
    return plain_pdf(beside=(about, head.encode() + b"stream\r\n" + packed + b"\r\nendstream"))


def plain_pdf(words: str = "", *, beside: tuple[bytes, ...] = ()) -> bytes:
    """Without facts: a page that draws a QR code, as invoices of today carry one."""
    squares = "\n".join(
        f"{x * 3} {y * 3} 3 3 re"
        for y, row in enumerate(segno.make_qr(f"https://cotejo.example/?n={words}").matrix)
        for x, dark in enumerate(row)
        if dark
    )
    drawn = zlib.compress(f"{squares}\nf".encode())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        f"<</Length {len(drawn)}/Filter/FlateDecode>>".encode() + b"stream\n" + drawn + b"\nendstream",
        *beside,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + tail


def bomb_pdf() -> bytes:
    """Thirty kilobytes that unpack to thirty megabytes, and say that they are an embedded file."""
    packed = zlib.compress(b"<" + bytes(30_000_000))
    return (
        b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length " + str(len(packed)).encode()
        + b">>stream\n" + packed + b"\nendstream endobj\n%%EOF\n"
    )  # fmt: skip


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
