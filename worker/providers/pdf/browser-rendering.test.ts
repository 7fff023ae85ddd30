import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Env } from '#worker/env.ts'
import { browserRendering } from './browser-rendering.ts'
import type { PdfOptions } from './port.ts'

const options: PdfOptions = {
  footer: '<span class="pageNumber"></span>',
  margin: { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' },
}

/** A binding with the same answer to every call. */
const answering = (status: number, body: string) => ({ fetch: async () => new Response(body, { status }) })

describe('Browser Rendering', () => {
  it('prints a page, and again through the same session', async () => {
    const { BROWSER } = env as unknown as Pick<Env, 'BROWSER'>
    const renderer = browserRendering(BROWSER)
    for (const text of ['Țară', 'Înapoi']) {
      const pdf = await renderer.render(`<!doctype html><html lang="ro"><title>x</title><p>${text}`, options)
      expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
      expect(pdf.byteLength).toBeGreaterThan(2000)
    }
  }, 30_000)

  it('is unavailable for a while where the platform gives no browser', async () => {
    for (const binding of [answering(429, 'too many'), answering(500, ''), answering(200, 'no JSON')]) {
      await expect(browserRendering(binding).render('<p>', options)).rejects.toMatchObject({
        code: 'pdf_unavailable',
        params: { retryAfter: 5 },
      })
    }
  })

  it('is unavailable where the binding itself breaks', async () => {
    const broken = {
      fetch: async (): Promise<Response> => {
        throw new Error('connection lost')
      },
    }
    await expect(browserRendering(broken).render('<p>', options)).rejects.toMatchObject({
      code: 'pdf_unavailable',
    })
  })
})
