import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tab<Value extends string> = { value: Value; label: ReactNode; count?: number; content: ReactNode }

/** Views of the same thing, one at a time. */
export const Tabs = <Value extends string>({
  tabs,
  value,
  onChange,
  label,
  className,
}: {
  tabs: readonly Tab<Value>[]
  value: Value
  onChange: (value: Value) => void
  label: string
  className?: string
}) => (
  <Base.Root value={value} onValueChange={(next) => onChange(next as Value)} className={className}>
    <Base.List
      aria-label={label}
      className="relative flex gap-1 overflow-x-auto border-b border-rule-strong [scrollbar-width:none]"
    >
      {tabs.map((tab) => (
        <Base.Tab
          key={tab.value}
          value={tab.value}
          className={cx(
            'flex h-10 shrink-0 items-center gap-1.5 px-3 font-medium text-ink-2 select-none hover:text-ink pointer-coarse:h-12',
            'focus-visible:-outline-offset-2 data-active:text-ink',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-sm text-ink-3 figures">{tab.count}</span>}
        </Base.Tab>
      ))}
      <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-(--calm) ease-out" />
    </Base.List>
    {tabs.map((tab) => (
      <Base.Panel key={tab.value} value={tab.value} className="focus-visible:outline-offset-4">
        {tab.content}
      </Base.Panel>
    ))}
  </Base.Root>
)
