import FileText from 'lucide-react/icons/file-text'
import type { ComponentProps } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** The one large action of the sheet. */
export const Primary = (props: Omit<ComponentProps<typeof Button>, 'variant' | 'size' | 'wide'>) => (
  <Button variant="primary" size="l" wide {...props} />
)

/** Reserves the room of the button that hands a document over, while its code loads. */
export const SharePlace = () => (
  <Primary icon={<FileText aria-hidden />} disabled>
    {m.send.submit.share}
  </Primary>
)
