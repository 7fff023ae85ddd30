import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import * as api from '#domain/api/account.ts'
import { account } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { chooseLanguage, useLanguage } from '#web/i18n/choose-language.ts'
import { LANGUAGES, type Language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { chooseTheme, useTheme } from '#web/ui/theme.ts'
import { toast } from '#web/ui/toast-store.ts'

const SEGMENTS = (Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] }))

/** A switch renders the screen again; the keyboard focus goes back to where it was. */
let isJustChosen = false

const Setting = ({ title, hint, children }: { title: string; hint: string; children: ReactNode }) => (
  <div className="flex flex-col gap-2 border-t border-rule py-4 first:border-t-0 first:pt-0 last:pb-0 desk:flex-row desk:items-center desk:justify-between desk:gap-6">
    <div className="min-w-0">
      <p className="font-medium">{title}</p>
      <p className="text-sm text-ink-2">{hint}</p>
    </div>
    {children}
  </div>
)

/** Mail about the account comes in this language too; without a network it keeps its own until the next choice. */
const tellServer = async (next: Language): Promise<void> => {
  if (account.get()) await call(api.setLanguage, { body: { language: next } }).catch(() => undefined)
}

const LanguageChoice = () => {
  const language = useLanguage()
  // The catalogue may take a moment to load; the choice shows at once.
  const [chosen, setChosen] = useState(language)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isJustChosen) frame.current?.querySelector<HTMLElement>(':checked')?.focus({ preventScroll: true })
    isJustChosen = false
  }, [])
  const choose = (next: Language) => {
    isJustChosen = true
    setChosen(next)
    chooseLanguage(next).then(
      () => void tellServer(next),
      () => {
        isJustChosen = false
        setChosen(language)
        toast(m.settings.appearance.languageFailed, { kind: 'error' })
      },
    )
  }
  return (
    <div ref={frame} className="flex">
      <Segmented
        label={m.settings.appearance.language}
        value={chosen}
        onChange={choose}
        segments={SEGMENTS}
        className="grow"
      />
    </div>
  )
}

/** Theme and language of the app on this device. */
export const AppearanceBlock = () => {
  const text = m.settings.appearance
  const theme = useTheme()
  return (
    <>
      <Setting title={text.theme} hint={text.themeHint}>
        <Segmented
          label={text.theme}
          value={theme}
          onChange={chooseTheme}
          segments={[
            { value: 'auto', label: text.themeAuto, icon: <Monitor aria-hidden /> },
            { value: 'light', label: text.themeLight, icon: <Sun aria-hidden /> },
            { value: 'dark', label: text.themeDark, icon: <Moon aria-hidden /> },
          ]}
        />
      </Setting>
      <Setting title={text.language} hint={text.languageHint}>
        <LanguageChoice />
      </Setting>
    </>
  )
}
