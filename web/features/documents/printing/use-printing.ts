import type { DocumentView } from '#domain/documents/view.ts'
import { AppError, type ErrorCode } from '#domain/kernel/errors.ts'
import { useAccount, useLive } from '#web/data/hooks.ts'
import { useNoteSharing } from '#web/features/backup/use-suggestion.ts'
import { printView } from '#web/features/documents/frame/print-frame.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { canShareFiles, shareFile } from './files.ts'

/** A document, and how to get the server's PDF of it. */
export type Printable = {
  view: DocumentView
  /** @throws AppError as the API answers, NetworkError without an answer */
  fetchPdf: () => Promise<Blob>
  /** Of the file. */
  name: string
  /** What is said with it when it is sent. */
  message: string
  /** `collection/id` of the rows that it is made of: the server must have what they are now. */
  rows: readonly string[]
  /** A picture of it is still on its way to the server. */
  isWaiting?: boolean
  /** The server makes only what is final. */
  isFinal: boolean
}

/** Why this device makes the PDF by itself: the server has not what stands on it, or cannot be asked. */
export type DeviceReason = 'free' | 'offline' | 'unsent' | 'draft'

/** Where the server is of no help (busy, another plan, something of ours), the device's own PDF is offered. */
const OFFERED_INSTEAD: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'pdf_unavailable',
  'limit_reached',
  'unavailable',
  'internal',
  'not_found',
])

/** The device's own way to make the PDF, loaded when it is first needed. */
const makeHere = async (view: DocumentView): Promise<Blob> => {
  const { makePdf } = await import('#web/features/documents/file/make-pdf.ts')
  return makePdf(view)
}

/** A document in the person's hands: as a PDF from the server or made by this device, or printed. */
export const usePrinting = ({
  view,
  fetchPdf,
  name,
  message,
  rows,
  isWaiting = false,
  isFinal,
  onDone,
}: Printable & {
  /** Called once the PDF was saved, or taken by another app. */
  onDone?: () => void
}) => {
  const me = useAccount()
  const isOnline = useOnline()
  const unsent =
    useLive(
      (db) =>
        db.outbox
          .where('rows')
          .anyOf([...rows])
          .count(),
      [rows.join()],
    ) ?? 0
  const reason: DeviceReason | null = !me
    ? 'free'
    : !isFinal
      ? 'draft'
      : !isOnline
        ? 'offline'
        : unsent > 0 || isWaiting
          ? 'unsent'
          : null
  const t = m.documents
  const noteSharing = useNoteSharing()
  const handedOver = (): void => {
    if (reason === 'free') noteSharing()
    onDone?.()
  }

  const print = (): void => {
    if (reason === 'free') noteSharing()
    printView(view, name).catch(() => toast(t.printFailed, { kind: 'error' }))
  }

  const save = (pdf: Blob): void => {
    saveFile(pdf, name)
    toast(t.saved)
    handedOver()
  }

  const send = async (pdf: Blob): Promise<void> => {
    const shared = await shareFile(pdf, name, message)
    if (shared === 'shared') handedOver()
    // A press that is too long ago opens no input: the file is there, one more press sends it.
    if (shared === 'blocked')
      toast(t.ready, { action: { label: t.send, onAction: () => send(pdf) }, timeout: 0 })
  }

  type Deliver = (pdf: Blob) => void | Promise<void>

  const deliverOwn = async (deliver: Deliver): Promise<void> => {
    try {
      await deliver(await makeHere(view))
    } catch {
      toast(t.notMade, { kind: 'error', action: { label: t.print, onAction: print } })
    }
  }

  /** Says why there is no PDF from the server, and offers the one of this device. */
  const offerOwn = (error: unknown, deliver: Deliver): void => {
    const isOurs = !(error instanceof AppError) || OFFERED_INSTEAD.has(error.code)
    const sentence = error instanceof AppError ? sentenceOf(error) : t.noAnswer
    toast(isOurs ? t.offerOwn : sentence, {
      kind: 'error',
      action: { label: t.makeHere, onAction: () => void deliverOwn(deliver) },
    })
  }

  /** The server's copy is the one that is kept; where there is none, the device's is as good. */
  const handOver = async (deliver: Deliver): Promise<void> => {
    try {
      if (reason !== null) await deliverOwn(deliver)
      else await deliver(await fetchPdf())
    } catch (error) {
      offerOwn(error, deliver)
    }
  }

  const download = (): Promise<void> => handOver(save)
  const share = (): Promise<void> => handOver(send)

  return { reason, print, download, share: canShareFiles() ? share : null }
}
