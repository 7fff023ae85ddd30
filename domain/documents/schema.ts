import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import { checkedText, count, flag, km, notes, oneOf } from '#domain/sync/columns.ts'
import { EVERYONE, OFFICE } from '#domain/team/roles.ts'

/** Characters of the logo as a data URL: about 45 KB of picture, small enough for every page and every sync. */
export const MAX_LOGO = 60_000

const LOGO = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/
const COLOUR = /^#[0-9a-f]{6}$/

/** Whether a text is a valid address of a logo: the data URL of a picture. */
export const isLogo = (value: string): boolean => LOGO.test(value)

/** How labour is shown: hours and the price per hour, or only the value. */
const LABOUR_DISPLAY = ['ore', 'valoare'] as const

/**
 * The look and the texts of a shop's documents. One row, whose id is the tenant's; it does not exist until somebody
 * changes a setting, and `DEFAULT_SETTINGS` apply. It is separate from `tenants`, because its logo would travel with
 * every commit.
 */
export const documentSettings = defineCollection({
  name: 'document_settings',
  columns: {
    /** A data URL (PNG, JPEG, WebP), or ''. */
    logo: checkedText(MAX_LOGO, (value) => value === '' || isLogo(value), 'logo_not_a_picture', {
      kind: 'picture',
    }),
    /** `#rrggbb`, or '' for the default colour. */
    culoare: checkedText(7, (value) => value === '' || COLOUR.test(value), 'colour_invalid'),
    /** Printed under every document. */
    subsol: notes(600),
    /** Terms of the shop on the intake form, the deviz and the invoice. */
    conditii_comanda: notes(3000),
    conditii_deviz: notes(3000),
    mentiuni_factura: notes(1000),
    garantie_text: notes(4000),
    /** Months and kilometres; 0 prints nothing. */
    garantie_manopera_luni: count(0, 120),
    garantie_piese_luni: count(0, 120),
    garantie_km: km(1_000_000),
    /** 1: the tables of estimates show prices with TVA, as consumers must see them. */
    preturi_cu_tva: flag(1),
    /** 1: the intake form shows the photos of the car on arrival. */
    poze_comanda: flag(1),
    manopera: oneOf(LABOUR_DISPLAY, { initial: 'ore' }),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  visibility: visibleTo(EVERYONE),
  sharesId: true,
})
export type DocumentSettingsRow = RowOf<typeof documentSettings>
