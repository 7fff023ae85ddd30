import PackagePlus from 'lucide-react/icons/package-plus'
import Percent from 'lucide-react/icons/percent'
import { type ReactNode, Suspense, useState } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { m } from '#web/i18n/messages.ts'
import { late } from '#web/ui/late.ts'
import type { MenuAction } from '#web/ui/menu.tsx'

/** Opened rarely, so it is not loaded with the page. */
const CatalogSheet = late(
  async () => (await import('#web/features/orders/catalog/catalog-sheet.tsx')).CatalogSheet,
)
const PackageSheet = late(
  async () => (await import('#web/features/orders/catalog/package-sheet.tsx')).PackageSheet,
)
const DiscountSheet = late(async () => (await import('./discount-sheet.tsx')).DiscountSheet)

type Tool = 'catalog' | 'package' | 'discount'

type ToolsInput = {
  lines: readonly OrderLine[]
  editor: OrderEditor
  hourPrice: number | null
  locked: boolean
}

/** Tools that work on many lines at once: their actions for the menu, a function that opens one, and the open sheet. */
export const useLineTools = ({ lines, editor, hourPrice, locked }: ToolsInput) => {
  const [tool, setTool] = useState<Tool | null>(null)
  const { seesCosts: isDesk } = useEditorFacts()
  const close = () => setTool(null)
  const t = m.orders
  const hasLines = lines.some(counts)
  const actions: MenuAction[] = [
    ...(hasLines && !locked
      ? [{ label: t.discount.title, icon: <Percent aria-hidden />, onSelect: () => setTool('discount') }]
      : []),
    ...(hasLines && isDesk
      ? [
          {
            label: t.catalog.savePackage,
            icon: <PackagePlus aria-hidden />,
            onSelect: () => setTool('package'),
          },
        ]
      : []),
  ]
  const sheet: ReactNode = tool && (
    <Suspense>
      {tool === 'catalog' && <CatalogSheet {...{ editor, lines, hourPrice }} onClose={close} />}
      {tool === 'package' && <PackageSheet {...{ lines, hourPrice }} onClose={close} />}
      {tool === 'discount' && <DiscountSheet {...{ lines, editor }} onClose={close} />}
    </Suspense>
  )
  return { actions, sheet, openCatalog: () => setTool('catalog') }
}
