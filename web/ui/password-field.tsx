import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from './button.tsx'
import { TextField, type TextFieldProps } from './field.tsx'

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'end'>

/** A password field that can show its text: gloves and small keys cause typing errors. */
export const PasswordField = (props: PasswordFieldProps) => {
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <IconButton
          label={shown ? m.account.hidePassword : m.account.showPassword}
          icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          size="s"
          className="-mr-2"
          onClick={() => setShown(!shown)}
        />
      }
    />
  )
}
