/** One sync engine under the clock: a server with the rows in it, and a page that is its client. */
export type Subject = {
  name: string
  /** What was set up and how, for the report. */
  settings: string
  /** Starts the server on an empty folder and fills it with so many lines. */
  start(place: Place): Promise<Running>
}

export type Place = {
  folder: string
  /** Folder of the built pages. */
  site: string
  /** Where the pages are also served, for servers that hand out none. */
  pages: string
  /** The server's; those after it are its own too, up to 60. */
  port: number
  lines: number
  say(text: string): void
}

export type Running = {
  /** Where the server listens; the clients reach it through the counting proxy. */
  port: number
  /** The client's page: at a path of the server itself, or elsewhere where that hands out no files. */
  page: { path: string } | { url: string }
  /** What the page's `open` gets besides the proxy's address. */
  options: Record<string, string>
  /** The processes whose memory counts. */
  pids: number[]
  stop(): Promise<void>
}

/** What every page offers; times in milliseconds. */
export type Client = {
  open(url: string, options: Record<string, string>): Promise<void>
  /** From an empty device until all lines can be read from its own store. */
  load(lines: number): Promise<number>
  /**
   * So many edits of one field, `size` of them an act, by the engine's own way for so many; `local` until all are written
   * here, `ms` until the server has all. `word` begins the new values.
   */
  edits(count: number, word: string, size: number): Promise<{ local: number; ms: number }>
  ids(count: number): Promise<string[]>
  /** One edit; returns when it began, in milliseconds of the epoch. */
  change(id: string, value: string): Promise<number>
  /** Waits until a row shows a value here; returns when, in milliseconds of the epoch. */
  seen(id: string, value: string): Promise<number>
}

declare global {
  interface Window {
    peer: Client
  }
}
