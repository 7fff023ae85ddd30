import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Env } from '#worker/env.ts'
import { browserRendering, type PrintingBinding } from './browser-rendering.ts'
import type { PdfOptions } from './port.ts'

const options: PdfOptions = {
  footer: '<span class="pageNumber"></span>',
  margin: { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' },
}

/** A binding with the same answer to every call. */
const answering = (status: number, body: string): PrintingBinding => ({
  quickAction: async () => new Response(body, { status }),
})

describe('Browser Rendering', () => {
  it('prints a page, and reaches no network for it', async () => {
    const { BROWSER } = env as unknown as Pick<Env, 'BROWSER'>
    const renderer = browserRendering(BROWSER)
    const pixel = (color: string) =>
      `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${color}"/></svg>`
    const own = `<img src='${pixel('red')}'>`
    const print = (body: string) =>
      renderer.render(`<!doctype html><html lang="ro"><title>x</title><p>Țară</p>${body}`, options)
    const [bare, withOwn] = [await print(''), await print(own)]
    expect(new TextDecoder('latin1').decode(bare.subarray(0, 5))).toBe('%PDF-')
    expect(bare.byteLength).toBeGreaterThan(2000)
    expect(withOwn.byteLength).not.toBe(bare.byteLength)
  }, 30_000)

  it('is unavailable for a while where the platform gives no browser', async () => {
    for (const binding of [answering(429, 'too many'), answering(500, '')]) {
      await expect(browserRendering(binding).render('<p>', options)).rejects.toMatchObject({
        code: 'pdf_unavailable',
        params: { retryAfter: 5 },
      })
    }
  })

  it('is unavailable where the binding itself breaks', async () => {
    const broken: PrintingBinding = {
      quickAction: async (): Promise<Response> => {
        throw new Error('connection lost')
      },
    }
    await expect(browserRendering(broken).render('<p>', options)).rejects.toMatchObject({
      code: 'pdf_unavailable',
    })
  })
})
