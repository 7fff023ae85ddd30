import type { BrowserContext } from 'playwright-core'
import type { FilledShop } from './shops.ts'
import type { Section } from './table.ts'

/** What the parts share: one built site, one deployment, shops that are filled once. */
export type Bench = {
  /** Folder of the built site: the product, and the bench page beside it. */
  site: string
  /** Address of the deployment, started when first asked for. */
  url(): Promise<string>
  /** A shop with so many orders and, in all, so many rows; filled once. */
  shop(orders: number, rows: number): Promise<FilledShop>
  /** A browser with a profile of its own on the disk; the caller closes it. */
  browser(): Promise<BrowserContext>
  /** Says how it goes. */
  say(text: string): void
}

export type Part = (bench: Bench) => Promise<Section>
