import ImageUp from 'lucide-react/icons/image-up'
import Trash from 'lucide-react/icons/trash-2'
import { useRef, useState } from 'react'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { useInOrder } from '#web/ui/once.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { LogoError, logoOf } from './logo.ts'

/** The shop's logo: chosen from a file, made smaller here; removing it can be undone. */
export const LogoField = ({
  logo,
  disabled,
  onSave,
}: {
  logo: string
  disabled: boolean
  onSave: (logo: string) => Promise<void>
}) => {
  const t = m.documentSettings
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const { run: choose, busy } = useInOrder(async (file: File) => {
    setProblem(null)
    try {
      await onSave(await logoOf(file))
    } catch (error) {
      setProblem(error instanceof LogoError ? t.logoWrong : m.settings.failed)
    }
  })
  const remove = () => {
    setProblem(null)
    return onSave('').then(
      () => toastUndo(t.logoRemoved, () => reportError(onSave(logo))),
      () => setProblem(m.settings.failed),
    )
  }

  return (
    <div className="flex flex-col gap-2">
      <span className="text-sm font-medium text-ink-2">{t.logo}</span>
      <div className="flex flex-wrap items-center gap-3">
        {/* White, as on paper, in the dark theme too. */}
        <span className="grid h-20 w-52 place-items-center rounded-control border border-rule bg-[#fff] p-2">
          {logo === '' ? (
            <span className="text-sm text-[#686058]">{t.noLogo}</span>
          ) : (
            <img src={logo} alt={t.logo} className="max-h-full max-w-full object-contain" />
          )}
        </span>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) choose(file)
          }}
        />
        {!disabled && (
          <>
            <Button icon={<ImageUp aria-hidden />} busy={busy} onClick={() => input.current?.click()}>
              {logo === '' ? t.logoChoose : t.logoChange}
            </Button>
            {logo !== '' && (
              <Button variant="quiet" icon={<Trash aria-hidden />} onClick={remove}>
                {t.logoRemove}
              </Button>
            )}
          </>
        )}
      </div>
      <p
        role={problem ? 'alert' : undefined}
        className={problem ? 'text-sm text-danger' : 'text-sm text-ink-3'}
      >
        {problem ?? t.logoHint}
      </p>
    </div>
  )
}
