import { html } from 'hono/html'
import { LEGAL_PAGES } from '#domain/api/paths.ts'
import type { LegalLanguage } from '#domain/legal/document.ts'
import { LEGAL_DOCUMENTS, LEGAL_NAMES, type LegalName } from '#domain/legal/documents.ts'
import type { Html, Page } from '../answer.ts'

const WORDS = {
  ro: {
    version: 'Versiunea din',
    draft:
      'Text de lucru. Un avocat trebuie să îl citească și denumirea, codul fiscal și adresa furnizorului trebuie completate înainte ca serviciul să fie oferit publicului.',
    other: 'English',
    others: 'Celelalte documente',
  },
  en: {
    version: 'Version of',
    draft:
      "Working text. A lawyer has to read it, and the provider's name, fiscal code and address have to be filled in, before the service is offered to the public. The Romanian text is the one that binds.",
    other: 'Română',
    others: 'The other documents',
  },
} as const

const addressOf = (name: LegalName, language: LegalLanguage): string =>
  language === 'ro' ? LEGAL_PAGES[name] : `${LEGAL_PAGES[name]}?lang=en`

/** `2026-11-29` as people read it. */
const dayText = (day: string): string => day.split('-').reverse().join('.')

/** The page of a legal document. */
export const legalPage = (name: LegalName, language: LegalLanguage): Page => {
  const { version, texts } = LEGAL_DOCUMENTS[name]
  const { title, summary, sections } = texts[language]
  const words = WORDS[language]
  const parts = sections.map(
    (section) =>
      html`<section class="card"><h2>${section.title}</h2>${section.text.map(
        (part): Html =>
          typeof part === 'string'
            ? html`<p>${part}</p>`
            : html`<ul class="points">${part.map((point) => html`<li>${point}</li>`)}</ul>`,
      )}</section>`,
  )
  const others = LEGAL_NAMES.filter((other) => other !== name).map(
    (other) =>
      html`<li><a href="${addressOf(other, language)}">${LEGAL_DOCUMENTS[other].texts[language].title}</a></li>`,
  )
  return {
    language,
    title: `${title} – ROA AUTO`,
    body: html`<header class="head"><div class="wrap"><strong>ROA AUTO</strong>
<a class="tel" href="${addressOf(name, language === 'ro' ? 'en' : 'ro')}">${words.other}</a></div></header>
<main class="wrap"><section class="card"><h1>${title}</h1><p>${summary}</p>
<p class="small">${words.version} ${dayText(version)}</p></section>
<section class="card note warm"><p>${words.draft}</p></section>${parts}
<nav class="card" aria-label="${words.others}"><ul class="points">${others}</ul></nav></main>`,
  }
}
