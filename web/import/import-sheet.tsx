import CircleAlert from 'lucide-react/icons/circle-alert'
import FileUp from 'lucide-react/icons/file-up'
import { type ChangeEvent, useRef, useState } from 'react'
import { decodeCsv, readTable, type Table, type TableColumn, withCells } from '#domain/csv/table.ts'
import { useData } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast, toastUndo } from '#web/ui/toast-store.ts'
import type { Answers, PlannedRow } from './plan.ts'
import { Preview } from './preview.tsx'
import { importOf, writeActs } from './run-import.ts'

type ImportSheetProps = {
  title: string
  /** The label of the acts. */
  label: string
  columns: readonly TableColumn[]
  /** What a file would change, with the answers so far; writes nothing. */
  plan: (table: Table, answers: Answers) => Promise<PlannedRow[]>
  onClose: () => void
}

type Read = { name: string; table: Table; answers: Answers; rows: PlannedRow[] }

/** Bytes above which a file is no list of a workshop. */
const MOST_BYTES = 20_000_000

const readFile = async (file: File, columns: readonly TableColumn[]): Promise<Table> =>
  readTable(
    decodeCsv(new Uint8Array(await file.arrayBuffer()), (bytes, charset, fatal) =>
      new TextDecoder(charset, { fatal }).decode(bytes),
    ),
    columns,
  )

/** Imports a file: it previews each row, then writes them on demand; the import can be undone. */
export const ImportSheet = ({ title, label, columns, plan, onClose }: ImportSheetProps) => {
  const text = m.importing
  const { writer } = useData()
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)

  const planned = async (known: Omit<Read, 'rows'>): Promise<Read> => ({
    ...known,
    rows: await plan(known.table, known.answers),
  })
  /** Each answer plans all rows again, because it may affect others. */
  const again = async (known: Omit<Read, 'rows'>) => {
    try {
      setRead(await planned(known))
    } catch (error) {
      setProblem(sentenceOfError(error))
    }
  }

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // This allows the same file, corrected, to be chosen again.
    event.target.value = ''
    if (!file) return
    setRead(null)
    setProblem(null)
    try {
      if (file.size > MOST_BYTES) return setProblem(text.tooLarge)
      const table = await readFile(file, columns)
      if (table.missing.length > 0) return setProblem(text.missing(table.missing.join(', ')))
      if (table.rows.length === 0) return setProblem(text.noRows)
      setRead(await planned({ name: file.name, table, answers: new Map() }))
    } catch {
      setProblem(text.unreadable)
    }
  }

  const good = read?.rows.filter(({ ops }) => ops.length > 0) ?? []
  const start = async () => {
    const { acts, undo } = importOf(good)
    const total = acts.flat().length
    setProgress({ done: 0, total })
    try {
      await writeActs(writer, label, acts, (done) => setProgress({ done, total }))
      onClose()
      toastUndo(text.done(good.length), () => {
        const write = writeActs(writer, text.undoLabel(label), undo, () => undefined)
        return reportError(write.then(() => toast(text.undone)))
      })
    } catch (error) {
      setProgress(null)
      setProblem(sentenceOfError(error))
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && !progress && onClose()}
      title={title}
      desktop="center"
      footer={
        read && (
          <>
            <Button disabled={progress !== null} onClick={() => input.current?.click()}>
              {text.another}
            </Button>
            <Button
              variant="primary"
              busy={progress !== null}
              disabled={good.length === 0}
              onClick={() => start()}
            >
              {text.start(good.length)}
            </Button>
          </>
        )
      }
    >
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        aria-label={text.file}
        onChange={(event) => void choose(event)}
        className="sr-only"
        tabIndex={-1}
      />
      {problem && (
        <p role="alert" className="mb-4 flex gap-2 text-danger">
          <CircleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
          {problem}
        </p>
      )}
      {progress ? (
        <Progress label={text.writing} {...progress} className="py-4" />
      ) : read ? (
        <Preview
          name={read.name}
          table={read.table}
          columns={columns}
          rows={read.rows}
          onMend={(line, cells) => again({ ...read, table: withCells(read.table, line, cells) })}
          onAnswer={(line, answer) => again({ ...read, answers: new Map(read.answers).set(line, answer) })}
        />
      ) : (
        <div className="flex flex-col gap-4 pb-4">
          <p className="text-ink-2">{text.how}</p>
          <p className="text-ink-2">
            {text.columns}{' '}
            <span className="font-medium text-ink">
              {columns.map(({ names, required }) => `${names[0]}${required ? '*' : ''}`).join(', ')}
            </span>
          </p>
          <Button
            variant="primary"
            size="l"
            icon={<FileUp aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {text.choose}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
