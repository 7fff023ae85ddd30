/**
 * Whether a text has the form of a number in the trade register (Registrul Comerțului): a company (J), a sole trader
 * (F) or a cooperative (C), county, number and year, `J13/1234/2020`; since 2024 one run of digits that begins with the
 * year, `J2024012345001`. The number has no check digit.
 */
export const isTradeRegisterNumber = (text: string): boolean =>
  /^[JFC](?:\d{1,2}\/\d{1,7}\/(?:19|20)\d{2}|20\d{11,12})$/.test(text.toUpperCase().replace(/\s/g, ''))
