import { useRef, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { NumberingAnswer } from '#domain/roaauto/numbering.ts'
import { asAppError, authorisedFetch } from '#web/data/account.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { saveFile } from '#web/ui/save-file.ts'

type State =
  | { kind: 'idle' }
  | { kind: 'numbering'; done: number; total: number }
  | { kind: 'making' }
  | { kind: 'done'; name: string; ties: boolean }
  | { kind: 'failed'; sentence: string }

const ask = async (path: string, init: RequestInit, signal: AbortSignal): Promise<Response> => {
  const response = await authorisedFetch(path, { ...init, signal })
  if (!response.ok) throw await asAppError(response)
  return response
}

/** Has the server number the rows, part by part, and then make the file; can be broken off. */
export const useOracleExport = () => {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)

  const number = async (signal: AbortSignal): Promise<void> => {
    let done = 0
    for (;;) {
      const response = await ask('/api/export/roaauto/numbers', { method: 'POST' }, signal)
      const { numbered, left } = (await response.json()) as NumberingAnswer
      done += numbered
      if (left === 0) return
      setState({ kind: 'numbering', done, total: done + left })
    }
  }
  const start = async (): Promise<void> => {
    const abort = new AbortController()
    running.current = abort
    setState({ kind: 'numbering', done: 0, total: 0 })
    try {
      await number(abort.signal)
      setState({ kind: 'making' })
      const response = await ask('/api/export/roaauto', {}, abort.signal)
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      const file = name ?? m.exporting.file
      saveFile(await response.blob(), file)
      setState({ kind: 'done', name: file, ties: response.headers.get('x-export-checks') === 'ok' })
    } catch (error) {
      if (abort.signal.aborted) return setState({ kind: 'idle' })
      // fetch itself fails without a network, whatever the browser believed.
      const sentence = error instanceof AppError ? sentenceOf(error) : m.exporting.offline
      setState({ kind: 'failed', sentence })
    }
  }
  return { state, start: () => void start(), stop: () => running.current?.abort() }
}
