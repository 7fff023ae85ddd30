/** TVA categories of UNCL 5305 that e-Factura accepts: rated, zero, exempt, reverse charge, EU, export, outside TVA. */
export const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type VatCategory = (typeof VAT_CATEGORIES)[number]
