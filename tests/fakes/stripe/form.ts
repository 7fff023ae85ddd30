/** A form as Stripe's API takes it: `line_items[0][price]=p` is `{ line_items: [{ price: 'p' }] }`. */
export type Form = { [name: string]: string | Form | undefined }

/** Lists stay objects with the keys `0`, `1`, …: `listOf` reads them. */
export const formOf = (text: string): Form => {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[')
    let at = form
    for (const part of path.slice(0, -1)) {
      at[part] ??= {}
      at = at[part] as Form
    }
    at[path.at(-1) ?? ''] = value
  }
  return form
}

export const partOf = (form: Form, name: string): Form => {
  const part = form[name]
  return typeof part === 'object' ? part : {}
}

export const listOf = (form: Form, name: string): Form[] => Object.values(partOf(form, name)) as Form[]

export const textOf = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
