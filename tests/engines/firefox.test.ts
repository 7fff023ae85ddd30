import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, it } from 'vitest'
import { openFirefox } from './firefox.ts'
import { type Told, tellFirstStory } from './first-story.ts'
import { PATIENCE } from './person.ts'

const folder = mkdtempSync(join(tmpdir(), 'firefox-'))
const printed = join(folder, 'document.pdf')
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The text of the printed PDF, or '' while it is missing or incomplete. */
const printedText = async (): Promise<string> => {
  try {
    // Without its warnings about fonts that contain only a space.
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(printed)), { verbosity: 0 })
    return (await extractText(pdf, { mergePages: true })).text
  } catch {
    return ''
  }
}

const printsDocuments = ({ person, invoice }: Told): void => {
  it.each([
    ['deviz', async () => `/comenzi/${(await invoice()).orderId}/documente/deviz`],
    ['invoice', async () => `/facturi/${(await invoice()).id}/document`],
  ])('prints the %s clean: its digits can be copied, and no address is on it', async (_document, address) => {
    await rm(printed, { force: true })
    await person().go(await address())
    await person().press('button', 'Tipărește')
    await expect
      .poll(printedText, { timeout: PATIENCE, interval: 200 })
      .toMatch(/Total de plată, cu TVA\s+272,25\s+lei/)
    const text = await printedText()
    expect(text).not.toMatch(/about:|https?:|�/)
    // The foot is ours: the title, and not Firefox's page count.
    expect(text).not.toMatch(/\b1 of 1\b/)
    expect(text.trimEnd().split('\n').at(-1)).toContain('Service Șantier SRL')
  })
}

tellFirstStory('Firefox', (url) => openFirefox(url, printed), printsDocuments)
