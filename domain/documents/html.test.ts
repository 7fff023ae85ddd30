import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from './html.ts'

describe('escaping', () => {
  it('keeps letters and line breaks', () => {
    expect(escapeHtml('Șt. Țară\n„da”')).toBe('Șt. Țară\n„da”')
  })

  it('escapes markup and removes unprintable characters', () => {
    expect(escapeHtml(`<script>alert("x")</script> & 'y'`)).toBe(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;',
    )
    expect(escapeHtml('a\u0000b\u202ec')).toBe('abc')
  })

  it('never lets markup through, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      }),
    )
  })
})
