import { watchClock } from '#web/data/time.ts'
import '#web/ui/base.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openAccount } from '#web/data/account.ts'
import { keepTrying } from '#web/data/keep-trying.ts'
import { loadWriting } from '#web/data/mutate.ts'
import { watchInstall } from '#web/features/dashboard/install/prompt.ts'
import { startLanguage, useLanguage } from '#web/i18n/choose-language.ts'
import { afterFirstScreen, loadAhead } from '#web/ui/late.ts'
import { DataProvider } from './data-provider.tsx'
import { fontsRead } from './fonts-read.ts'
import { surviveForeignNodes } from './foreign-nodes.ts'
import { watchNotificationClicks } from './notification-clicks.ts'
import { OpeningFailed } from './opening-failed.tsx'
import { Screens } from './screens.tsx'
import { watchTyping } from './typing.ts'
import { watchForUpdate } from './update.ts'
import { watchErrors } from './watch-errors.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

surviveForeignNodes()
watchErrors()
watchInstall()
watchNotificationClicks()

/** Texts are read where they are shown: a change of language renders every screen again, at the same address. */
const ScreensInLanguage = () => <Screens key={useLanguage()} />

/** What stops the app before the first render: a browser that does not let this site store anything. */
const failure = await Promise.all([startLanguage(), openAccount(), fontsRead()]).then(
  () => null,
  (error: unknown) => error,
)

// The content policy forbids <style> elements, so Base UI must not create any.
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      {failure === null ? (
        <DataProvider>
          <ScreensInLanguage />
        </DataProvider>
      ) : (
        <OpeningFailed error={failure} />
      )}
    </CSPProvider>
  </StrictMode>,
)

watchClock()
watchTyping()
// The rules come before anybody can finish typing. The service worker fetches every file of the app: on a slow network the
// first screen would wait for them.
afterFirstScreen(() => {
  const loading = keepTrying(() => loadWriting().then(loadAhead))
  void loading.tried.finally(watchForUpdate)
})
