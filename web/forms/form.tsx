import type { ComponentProps } from 'react'
import { useOnce } from '#web/ui/once.ts'
import { unreadableIn } from './unreadable.ts'

type FormProps = Omit<ComponentProps<'form'>, 'onSubmit'> & {
  /** While the promise that it returns is open, the form cannot be sent again. */
  onSubmit: () => unknown
}

/**
 * A form whose fields the app validates, not the browser, and which is sent once at a time. It is not sent while a
 * field holds text that cannot be read: that field gets the focus.
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
