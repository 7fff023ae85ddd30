import * as v from 'valibot'
import { ERASED } from '#domain/privacy/erased.ts'
import { contentSchema } from './content.ts'

/**
 * The content of a request without its client: the lines and sums stay, everything that was written freely goes, and the
 * name of a line where it names the client.
 */
export const erasedContent = (content: string, names: (text: string) => boolean): string => {
  const parsed = v.safeParse(contentSchema, fromJson(content))
  if (!parsed.success) return ''
  const { output } = parsed
  const { offer } = output
  const withoutName = <Line extends { name: string }>(line: Line): Line =>
    names(line.name) ? { ...line, name: ERASED } : line
  return JSON.stringify({
    ...output,
    client: ERASED,
    wish: '',
    ready: '',
    stay: '',
    offer: { ...offer, plate: '', notes: '', lines: offer.lines.map(withoutName) },
    recommended: output.recommended.map(withoutName),
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
