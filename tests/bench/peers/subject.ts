/** One sync engine to measure: a server with the rows in it, and a page that is its client. */
export type Subject = {
  name: string
  /** The setup, for the report. */
  settings: string
  /** Starts the server on an empty folder and fills it with this many lines. */
  start(place: Place): Promise<Running>
}

export type Place = {
  folder: string
  /** Folder of the built pages. */
  site: string
  /** Where the pages are also served, for servers that serve no files. */
  pages: string
  /** The server's port; up to 60 ports after it are reserved for the server too. */
  port: number
  lines: number
  say(text: string): void
}

export type Running = {
  /** The server's port; the clients reach it through the counting proxy. */
  port: number
  /** The client's page: at a path of the server itself, or elsewhere where that serves no files. */
  page: { path: string } | { url: string }
  /** Options of the page's `open`, in addition to the proxy's address. */
  options: Record<string, string>
  /** The processes whose memory is measured. */
  pids: number[]
  stop(): Promise<void>
}

/** The functions of every page; times in milliseconds. */
export type Client = {
  open(url: string, options: Record<string, string>): Promise<void>
  /** From an empty device until its own store can return all lines. */
  load(lines: number): Promise<number>
  /**
   * This many edits of one field, `size` of them per act, in the engine's own way for that many; `local` until all are
   * written here, `ms` until the server has all. The new values begin with `word`.
   */
  edits(count: number, word: string, size: number): Promise<{ local: number; ms: number }>
  ids(count: number): Promise<string[]>
  /** One edit; returns when it began, in milliseconds of the epoch. */
  change(id: string, value: string): Promise<number>
  /** Waits until a row has a value here; returns when, in milliseconds of the epoch. */
  seen(id: string, value: string): Promise<number>
}

declare global {
  interface Window {
    peer: Client
  }
}
