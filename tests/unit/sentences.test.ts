import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * Texts that people read outside of the app: clients on paper, in a message or on a page, in Romanian in every language of the app,
 * and the shop's people in a notification, a mail or a legal document, which the server writes in their language,
 * and ROA AUTO's own people in the console, in Romanian.
 */
const OUTSIDE =
  /^(?:worker\/pages\/|worker\/modules\/operator\/|domain\/portal\/)|^domain\/(?:documents\/|mail\/|legal\/|notifications\/texts\/|messages\/default-templates\.ts|workshop\/contacts\/consent-texts\.ts|workshop\/reminders\/message\.ts)/

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm
const TEXTS = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
/** A capital letter, several words, a stop; no name of a company, no SQL. */
const SENTENCE = /^\p{Lu}\p{Ll}.*\s.*[\p{Ll}\d)}][.!?]$/su

const sentencesIn = (code: string): string[] =>
  [...code.replace(COMMENTS, '').matchAll(TEXTS)]
    .map(([, quoted, template]) => quoted ?? template ?? '')
    .filter((text) => SENTENCE.test(text))

it('sentences are found in texts, but not in comments or addresses', () => {
  expect(sentencesIn("reject('Cel mult 20 de caractere.')")).toEqual(['Cel mult 20 de caractere.'])
  expect(sentencesIn('say(`Cel mult 20 de lei.`)')).toEqual(['Cel mult 20 de lei.'])
  expect(sentencesIn("/** 'Not this one.' */ says('too_long') // 'Nor this one.'")).toEqual([])
})

it('texts for people are only in the catalogues of the languages', () => {
  const paths = globSync('{domain,worker,durable-objects,web/data,web/forms}/**/*.{ts,tsx}').filter(
    (path) => !/\.test\.tsx?$/.test(path) && !OUTSIDE.test(path),
  )
  expect(paths.length).toBeGreaterThan(200)
  const found = paths.flatMap((path) =>
    sentencesIn(readFileSync(path, 'utf8')).map((sentence) => `${path}: ${sentence}`),
  )
  expect(found).toEqual([])
})
