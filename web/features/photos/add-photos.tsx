import Camera from 'lucide-react/icons/camera'
import ImagePlus from 'lucide-react/icons/image-plus'
import { type ReactNode, useRef } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { useInOrder } from '#web/ui/once.ts'

type AddPhotosProps = {
  size?: 's' | 'm'
  /** Stores them; the buttons are busy until then. */
  onFiles: (files: File[]) => Promise<void>
}

const AddButton = ({
  label,
  icon,
  busy,
  size = 'm',
  camera,
  onFiles,
}: {
  label: string
  icon: ReactNode
  busy: boolean
  size?: 's' | 'm' | undefined
  camera?: boolean
  onFiles: (files: File[]) => void
}) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button icon={icon} busy={busy} size={size} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

/** Photos from the camera, or from the device's gallery. */
export const AddPhotos = ({ size, onFiles }: AddPhotosProps) => {
  const t = m.photos
  const { run, busy } = useInOrder(onFiles)
  const common = { busy, size, onFiles: run }
  return (
    <>
      <AddButton label={t.take} icon={<Camera aria-hidden />} camera {...common} />
      <AddButton label={t.choose} icon={<ImagePlus aria-hidden />} {...common} />
    </>
  )
}
