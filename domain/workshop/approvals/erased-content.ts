import * as v from 'valibot'
import { ERASED } from '#domain/privacy/erased.ts'
import { contentSchema } from './content.ts'

/** The content of a request without its client: the lines and sums stay, everything that was written freely goes. */
export const erasedContent = (content: string): string => {
  const parsed = v.safeParse(contentSchema, fromJson(content))
  if (!parsed.success) return ''
  const { output } = parsed
  const { offer } = output
  return JSON.stringify({
    ...output,
    client: ERASED,
    wish: '',
    ready: '',
    stay: '',
    offer: { ...offer, plate: '', notes: '' },
    photos: [],
  } satisfies typeof output)
}

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
