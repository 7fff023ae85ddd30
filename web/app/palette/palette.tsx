import { Dialog } from '@base-ui/react/dialog'
import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { useClosedByBack } from '#web/ui/open-sheets.ts'
import { useShellState } from '../shell-state.tsx'
import { commandsFor, type Frame } from './commands.ts'
import { EarlyKeys } from './early-keys.tsx'
import { ResultRow } from './result-row.tsx'
import { type Result, useResults } from './use-results.ts'

type PaletteProps = Frame & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What was typed before the palette was loaded. */
  early: RefObject<string>
}

/** Ctrl K: cars, orders, clients, pages and actions, all by a few letters. */
export const Palette = ({ open, onOpenChange, early, ...frame }: PaletteProps) => {
  // After a choice the focus belongs to the new page; after closing, to where it was before.
  const [isTaken, setTaken] = useState(false)
  // The first time, its field is in the page a moment after the palette itself.
  const [isReady, setReady] = useState(false)
  useClosedByBack(open, () => onOpenChange(false))
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setTaken(false)
        early.current = ''
        onOpenChange(next)
      }}
    >
      {open && !isReady && <EarlyKeys typed={early} />}
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--quick) data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Dialog.Popup
          finalFocus={!isTaken}
          className="fixed inset-0 z-40 flex flex-col overflow-hidden bg-paper text-ink shadow-3 outline-none transition-[opacity,translate] duration-(--quick) ease-out data-starting-style:-translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0 desk:inset-auto desk:top-[12dvh] desk:left-1/2 desk:max-h-[70dvh] desk:w-[min(44rem,calc(100vw-4rem))] desk:-translate-x-1/2 desk:rounded-panel"
        >
          <Dialog.Title className="sr-only">{m.palette.title}</Dialog.Title>
          <Finder
            frame={frame}
            early={early}
            onReady={() => setReady(true)}
            onTake={() => {
              setTaken(true)
              onOpenChange(false)
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Mounted with each opening: every search starts empty. */
const Finder = ({
  frame,
  early,
  onReady,
  onTake,
}: {
  frame: Frame
  early: PaletteProps['early']
  /** Its field receives the keys from here on. */
  onReady: () => void
  onTake: () => void
}) => {
  const state = useShellState()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  /** Enter was pressed before the results for the typed text were there. */
  const isDue = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one list for each opening is enough
  const commands = useMemo(() => commandsFor(state, frame), [])
  const { groups, query, isWhole } = useResults(typed, commands)
  const results = groups.flatMap((group) => group.results)
  const at = Math.min(active, results.length - 1)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  const take = (result: Result | undefined) => {
    if (!result) return
    onTake()
    if (result.kind !== 'command') void navigate(result.to)
    else if ('to' in result.command) void navigate(result.command.to)
    else result.command.act()
  }
  const press = (event: KeyboardEvent) => {
    const last = results.length - 1
    const steps: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    }
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    }
    // Enter waits for the results of what is typed: it takes what the person will see.
    if (event.key === 'Enter') {
      event.preventDefault()
      if (query === typed.trim()) take(results[at])
      else isDue.current = true
    }
  }
  useEffect(() => {
    if (!isDue.current || query !== typed.trim()) return
    isDue.current = false
    take(results[at])
  })

  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-3 border-b border-rule px-4 pt-[env(safe-area-inset-top)] desk:px-5">
        <Search className="size-5 shrink-0 text-ink-3" aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={m.palette.label}
          aria-expanded
          aria-controls={`${id}list`}
          {...(at >= 0 && { 'aria-activedescendant': `${id}${at}` })}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={m.palette.placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
            isDue.current = false
          }}
          onFocus={() => {
            onReady()
            const kept = early.current
            early.current = ''
            setTyped((before) => before + kept)
          }}
          onKeyDown={press}
          className="h-full min-w-0 grow bg-transparent text-lg outline-none"
        />
        <Dialog.Close className="rounded-control px-1 py-2 text-sm font-medium text-ink-2 hover:text-ink">
          <span className="pointer-fine:sr-only">{m.ui.close}</span>
          <Kbd>Esc</Kbd>
        </Dialog.Close>
      </div>
      <p role="status" className="sr-only">
        {query === '' ? '' : results.length > 0 ? m.palette.found(results.length) : m.palette.nothing}
      </p>
      <div
        ref={list}
        id={`${id}list`}
        role="listbox"
        aria-label={m.palette.title}
        className="min-h-0 grow overflow-y-auto overscroll-contain pt-1 pb-2"
      >
        {groups.map(({ key, name, results: found }) => (
          // biome-ignore lint/a11y/useSemanticElements: options in a listbox are grouped by role; a fieldset is for inputs
          <div key={key} role="group" aria-labelledby={`${id}${key}`} className="pt-2">
            <p id={`${id}${key}`} className="px-4.5 pb-1 engraved text-ink-3">
              {m.palette.groups[name]}
            </p>
            {found.map((result) => {
              const row = results.indexOf(result)
              return (
                <ResultRow
                  key={result.key}
                  id={`${id}${row}`}
                  result={result}
                  isActive={row === at}
                  onTake={() => take(result)}
                  onPoint={() => row !== at && setActive(row)}
                />
              )
            })}
          </div>
        ))}
        {results.length === 0 && (
          <p className="px-5 py-8 text-center text-ink-2">
            {isWhole ? m.palette.nothingText : m.palette.searching}
          </p>
        )}
      </div>
    </>
  )
}
