import { more } from './ro/more.ts'
import { shell } from './ro/shell.ts'
import { ui } from './ro/ui.ts'

/** Romanian, the language that gives the catalogue its shape. One file per feature in ./ro. */
export const messagesRo = { more, shell, ui }
