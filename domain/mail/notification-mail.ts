import { type Content, contentOf, type Language } from './letter.ts'

const WORDS = {
  ro: {
    open: 'Deschide în ROA AUTO',
    settings: 'Alege ce notificări primești prin e-mail',
  },
  en: {
    open: 'Open in ROA AUTO',
    settings: 'Choose which notifications you get by e-mail',
  },
} as const

/** A notification to a person of the shop, by mail. `url` is where it leads, `settings` where it is turned off. */
export const notificationMail = ({
  language,
  title,
  body,
  url,
  settings,
}: {
  language: Language
  title: string
  body: string
  url: string
  settings: string
}): Content =>
  contentOf({
    language,
    subject: `${title}: ${body}`,
    sender: title,
    body,
    button: { label: WORDS[language].open, url },
    footer: [{ label: WORDS[language].settings, url: settings }],
  })
