import Download from 'lucide-react/icons/download'
import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Upload from 'lucide-react/icons/upload'
import { useState } from 'react'
import type { Table, TableColumn } from '#domain/csv/table.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'
import { ImportSheet } from './import-sheet.tsx'
import type { Answers, PlannedRow } from './plan.ts'

type FileToolsProps = {
  /** The title of the list. */
  title: string
  /** The label of the acts of an import. */
  label: string
  columns: () => readonly TableColumn[]
  /** What a file would change. */
  plan: (table: Table, answers: Answers) => Promise<PlannedRow[]>
  /** All rows, as the text of a file. */
  write: (db: AppDatabase) => Promise<string>
  fileName: (now: number) => string
  /** Without it only the export is offered. */
  mayAdd: boolean
}

/** The menu of a list that imports rows from a file, and exports all of them. */
export const FileTools = ({ title, label, columns, plan, write, fileName, mayAdd }: FileToolsProps) => {
  const text = m.importing.tools
  const { db, writer } = useData()
  const [isImporting, setImporting] = useState(false)
  const download = async () => {
    saveFile(await write(db), fileName(writer.now()))
    toast(text.exported)
  }
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={text.label}
            icon={<MoreHorizontal aria-hidden />}
            className="border border-control bg-raised"
          />
        }
        actions={[
          ...(mayAdd
            ? [{ label: text.import, icon: <Upload aria-hidden />, onSelect: () => setImporting(true) }]
            : []),
          { label: text.export, icon: <Download aria-hidden />, onSelect: download },
        ]}
      />
      {isImporting && (
        <ImportSheet
          title={`${text.import}: ${title}`}
          label={label}
          columns={columns()}
          plan={plan}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  )
}
