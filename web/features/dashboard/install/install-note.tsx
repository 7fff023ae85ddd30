import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { installOffer, isIos } from './offer.ts'
import { installPrompt } from './prompt.ts'

const DISMISSED = 'install-dismissed'

const readDismissed = (): boolean => {
  try {
    return localStorage.getItem(DISMISSED) !== null
  } catch {
    // Storage is refused: an offer that could not be dismissed for good is not made.
    return true
  }
}

const dismissForGood = (): void => {
  try {
    localStorage.setItem(DISMISSED, '1')
  } catch {
    // The offer is gone as long as the page.
  }
}

const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as Navigator & { standalone?: boolean }).standalone === true

/**
 * Offers the installation once an order is done, and never again after an answer. What the browser can do is read when
 * the screen opens, so that the offer never pushes the screen aside later.
 */
export const InstallNote = ({ hasDoneOrder }: { hasDoneOrder: boolean }) => {
  const [prompt] = useState(installPrompt)
  const [device] = useState(() => ({
    isInstalled: isInstalled(),
    isIos: isIos(navigator.userAgent, navigator.maxTouchPoints),
  }))
  const [isDismissed, setDismissed] = useState(readDismissed)
  const offer = installOffer({ ...device, isDismissed, hasDoneOrder, canAsk: prompt !== null })
  if (offer === null) return null
  const text = m.dashboard.install
  const close = () => {
    dismissForGood()
    setDismissed(true)
  }
  const ask = async () => {
    await prompt?.prompt()
    await prompt?.userChoice
    // The browser asks once for each of its events; a no to it is a no to us.
    close()
  }
  return (
    <section
      aria-label={text.label}
      className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-rule bg-paper px-4 py-3"
    >
      <Download className="size-4.5 shrink-0 text-ink-3" aria-hidden />
      <p className="min-w-0 grow basis-56 text-pretty">{offer === 'button' ? text.text : text.words}</p>
      <div className="flex gap-1">
        {offer === 'button' && (
          <Button size="s" onClick={ask}>
            {text.action}
          </Button>
        )}
        <Button size="s" variant="quiet" onClick={close}>
          {offer === 'button' ? text.no : text.understood}
        </Button>
      </div>
    </section>
  )
}
