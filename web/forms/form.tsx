import type { ComponentProps } from 'react'
import { useOnce } from '#web/ui/once.ts'
import { unreadableIn } from './unreadable.ts'

type FormProps = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  /** While a promise that it gives back is open, the form is not sent again. */
  onSubmit: () => unknown
}

/**
 * A form that this app reads itself: its fields are checked by us and not by the browser, and it is sent once at a time.
 * A text that cannot be read is not sent: its field gets the focus.
 */
export const Form = ({ onSubmit, children, ...form }: FormProps) => {
  const { run } = useOnce(onSubmit)
  return (
    <form
      noValidate
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        const wrong = unreadableIn(event.currentTarget)
        if (wrong) wrong.focus()
        else run()
      }}
    >
      {children}
    </form>
  )
}
