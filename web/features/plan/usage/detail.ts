import { formatBytes, formatInteger } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import type { Usage } from './use-usages.ts'

/** A quantity of what is counted, as people read it. */
export const quantityOf = ({ name }: Pick<Usage, 'name'>, value: number): string =>
  name === 'storage' ? formatBytes(value) : formatInteger(value)

/** `12 din 100`. */
export const detailOf = (usage: Usage): string =>
  m.plans.usage.detail(quantityOf(usage, usage.used), quantityOf(usage, usage.limit))
