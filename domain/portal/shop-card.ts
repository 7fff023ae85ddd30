import { addressLine } from '#domain/documents/parts.ts'
import { clean, labelled } from '#domain/documents/view.ts'
import { formatCui } from '#domain/romania/cui.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { hoursLines } from './hours-lines.ts'
import type { ShopLook } from './rows.ts'
import type { PortalShop } from './view.ts'

const COLOUR = /^#[0-9a-f]{6}$/

/** The shop as its clients know it. */
export const shopCard = (shop: Shop, { colour, logo, hours }: ShopLook): PortalShop => ({
  name: clean(shop.nume),
  phone: isPhone(shop.telefon)
    ? { dial: normalisePhone(shop.telefon), shown: formatPhone(shop.telefon).replaceAll(' ', '\u00a0') }
    : null,
  email: clean(shop.email),
  address: addressLine({
    street: shop.adresa,
    town: shop.localitate,
    county: shop.judet,
    postalCode: shop.cod_postal,
  }),
  hours: hoursLines(hours),
  legal: [
    labelled('CUI', formatCui(clean(shop.cui), shop.platitor_tva === 1)),
    labelled('Reg. com.', clean(shop.reg_com)),
  ]
    .filter((part) => part !== '')
    .join(' · '),
  hasLogo: logo === 1,
  accent: COLOUR.test(colour) ? colour : null,
})
