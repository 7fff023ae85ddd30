import { AppError } from '#domain/kernel/errors.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { isMissingCode } from '#web/data/missing-code.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { sentenceOfError } from './sentence-of-error.ts'

/** Opens the page of the plans without a new document: what was typed stays where it was typed. */
const seePlans = (): void => {
  history.pushState(null, '', UPGRADE_PATH)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** Whether the plan has refused something (402): what is missing can be had. */
const isOfPlan = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'plan_required' || error.code === 'limit_reached')

const isExpected = (error: unknown): boolean =>
  error instanceof AppError || error instanceof NetworkError || isMissingCode(error)

/**
 * Shows a toast that says why an act failed, with the way to the plans where the plan is why. An error that is
 * neither a refusal nor the network's is a bug, and is thrown again.
 */
export const showError = (error: unknown): void => {
  toast(sentenceOfError(error), {
    kind: 'error',
    ...(isOfPlan(error) && { action: { label: m.plans.gate.see, onAction: seePlans } }),
  })
  if (!isExpected(error)) throw error
}

/**
 * For acts without a field to show the refusal at: it is shown in a toast. Resolves when the act ends, so that the
 * button that started it accepts no second press until then.
 */
export const reportError = (act: Promise<unknown>): Promise<void> => act.then(() => undefined, showError)

/** Shows why a request failed; resolves to whether it went through. */
export const succeeded = (request: Promise<unknown>): Promise<boolean> =>
  request.then(
    () => true,
    (error: unknown) => {
      showError(error)
      return false
    },
  )
