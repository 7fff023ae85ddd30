import { type ReactNode, useState } from 'react'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { SearchField } from '#web/ui/search-field.tsx'

/** A row that can be chosen. */
export type Choice = { id: string; lead?: ReactNode; title: string; detail: string }

type MergePickerProps = {
  text: { search: string; list: string; nothing: string }
  /** The rows that a query matches, the best first. */
  find: (query: string) => readonly Choice[]
  onPick: (id: string) => unknown
}

/** Finds the other row of the same car or client as a person types. */
export const MergePicker = ({ text, find, onPick }: MergePickerProps) => {
  const [query, setQuery] = useState('')
  const found = find(query)
  return (
    <>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus className="mt-2 mb-3" />
      <List label={text.list} className="-mx-4">
        {found.map(({ id, ...content }) => (
          <ListRow key={id} onClick={() => onPick(id)} {...content} />
        ))}
      </List>
      {query !== '' && found.length === 0 && <p className="py-3 text-ink-2">{text.nothing}</p>}
    </>
  )
}
