import { companyCode } from '#domain/companies/vat-id.ts'
import { addressLine } from '#domain/documents/parts.ts'
import { formatCui } from '#domain/romania/cui.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import type { Buyer } from '#domain/workshop/invoices/draft.ts'
import type { Seller } from '#domain/workshop/invoices/frozen.ts'
import { m } from '#web/i18n/messages.ts'

const Lines = ({ name, lines }: { name: string; lines: string[] }) => (
  <div className="min-w-0 break-words">
    <p className="font-medium">{name}</p>
    {lines
      .filter((line) => line !== '')
      .map((line) => (
        <p key={line} className="text-sm text-ink-2">
          {line}
        </p>
      ))}
  </div>
)

/** The buyer as an invoice prints it. */
export const BuyerText = ({ buyer }: { buyer: Buyer }) => {
  const isFirm = buyer.client_tip === 'firma'
  const isRomanian = buyer.client_tara === 'RO'
  const code = !isFirm
    ? buyer.client_cod_fiscal
    : isRomanian
      ? formatCui(buyer.client_cod_fiscal, buyer.client_platitor_tva === 1)
      : companyCode(buyer.client_cod_fiscal, buyer.client_tara)
  const codeWord = !isRomanian
    ? m.companies.codeAbroad
    : isFirm
      ? m.invoices.buyer.client_cod_fiscal
      : m.invoices.buyer.cnp
  return (
    <Lines
      name={buyer.client_nume}
      lines={[
        [code === '' ? '' : `${codeWord} ${code}`, buyer.client_reg_com]
          .filter((part) => part !== '')
          .join(' · '),
        addressLine({
          street: buyer.client_adresa,
          town: buyer.client_localitate,
          county: buyer.client_judet,
          postalCode: buyer.client_cod_postal,
          country: buyer.client_tara,
        }),
        formatPhone(buyer.client_telefon),
      ]}
    />
  )
}

/** The seller as an invoice prints it; `isPayer` puts RO before the code. */
export const SellerText = ({ seller, isPayer }: { seller: Seller; isPayer: boolean }) => (
  <Lines
    name={seller.nume}
    lines={[
      [
        seller.cui === '' ? '' : `${m.invoices.buyer.client_cod_fiscal} ${formatCui(seller.cui, isPayer)}`,
        seller.reg_com,
      ]
        .filter((part) => part !== '')
        .join(' · '),
      addressLine({
        street: seller.adresa,
        town: seller.localitate,
        county: seller.judet,
        postalCode: seller.cod_postal,
      }),
      formatPhone(seller.telefon),
    ]}
  />
)
