import { describe, expect, it } from 'vitest'
import { documentFonts } from './fonts.ts'

const WOFF2 = new Uint8Array([0x77, 0x4f, 0x46, 0x32, 1, 2])

describe('the typeface of documents', () => {
  it('is refused where the app page is served instead, then read once and kept', async () => {
    const page = { fetch: async () => new Response('<!doctype html>') }
    await expect(documentFonts(page)).rejects.toThrow('/fonts/document/')

    const asked: string[] = []
    const assets = {
      fetch: async (url: string) => {
        asked.push(new URL(url).pathname)
        return new Response(WOFF2)
      },
    }
    const fonts = await documentFonts(assets)
    expect(fonts.condensed.extended).toBe(`data:font/woff2;base64,${btoa('wOF2\u0001\u0002')}`)
    expect(asked.toSorted()).toEqual([
      '/fonts/document/condensed-ext.woff2',
      '/fonts/document/condensed.woff2',
      '/fonts/document/regular-ext.woff2',
      '/fonts/document/regular.woff2',
      '/fonts/document/semibold-ext.woff2',
      '/fonts/document/semibold.woff2',
    ])
    await documentFonts(assets)
    expect(asked).toHaveLength(6)
  })
})
