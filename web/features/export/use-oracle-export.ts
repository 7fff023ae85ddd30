import { useRef, useState } from 'react'
import * as api from '#domain/api/export.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { call } from '#web/data/call.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { saveFile } from '#web/ui/save-file.ts'

type State =
  | { kind: 'idle' }
  | { kind: 'numbering'; done: number; total: number }
  | { kind: 'making' }
  | { kind: 'done'; name: string; ties: boolean }
  | { kind: 'failed'; sentence: string }

/** Has the server number the rows, part by part, and then make the file; can be broken off. */
export const useOracleExport = () => {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)

  const number = async (signal: AbortSignal): Promise<void> => {
    let done = 0
    for (;;) {
      const { numbered, left } = await call(api.numberRows, {}, { signal })
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
      const { blob, headers } = await call(api.roaauto, {}, abort)
      const name = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1]
      const file = name ?? m.exporting.file
      saveFile(blob, file)
      setState({ kind: 'done', name: file, ties: headers.get('x-export-checks') === 'ok' })
    } catch (error) {
      if (abort.signal.aborted) return setState({ kind: 'idle' })
      // fetch itself fails without a network, whatever the browser believed.
      const sentence = error instanceof AppError ? sentenceOf(error) : m.exporting.offline
      setState({ kind: 'failed', sentence })
    }
  }
  return { state, start: () => void start(), stop: () => running.current?.abort() }
}
