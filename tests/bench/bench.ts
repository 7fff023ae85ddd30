import type { BrowserContext } from 'playwright-core'
import type { SmsApiFake } from '#tests/fakes/smsapi.ts'
import type { FilledShop } from './shops.ts'
import type { Section } from './table.ts'

/** What the parts share: one built site, one deployment, shops that are filled once. */
export type Bench = {
  /** Folder of the built site: the product, and the bench page beside it. */
  site: string
  /** Address of the deployment, which starts at the first call. */
  url(): Promise<string>
  /** A shop with this many orders and this many rows in total; filled once. */
  shop(orders: number, rows: number): Promise<FilledShop>
  /** A browser with its own profile on the disk; the caller closes it. */
  browser(): Promise<BrowserContext>
  /** The provider of SMS of the deployment. */
  gateway(): Promise<SmsApiFake>
  /** Where the film of the first visit is written; null: nothing is filmed. */
  film: string | null
  /** Reports progress. */
  say(text: string): void
}

export type Part = (bench: Bench) => Promise<Section>
