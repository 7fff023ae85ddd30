import type { Box } from './box.ts'
import { BODY, mm, type TextStyle } from './style.ts'
import { textBox } from './text.ts'
import type { Typeface } from './typeface.ts'

/** How large a picture is, in its own pixels. */
export type PictureSize = { width: number; height: number }

/** What a layout is made with. */
export type Tools = {
  typeface: Typeface
  /** The pictures that can be drawn, by their address; one that is not here is left out. */
  pictures: ReadonlyMap<string, PictureSize>
  /** The shop's colour. */
  accent: string
}

/** The largest size in a room that keeps a picture's form. */
export const fitted = ({ width, height }: PictureSize, room: PictureSize): PictureSize => {
  const scale = Math.min(room.width / width, room.height / height)
  return { width: width * scale, height: height * scale }
}

export type Paragraph = { title: string; text: string }

export const NOTE: TextStyle = { ...BODY, size: 8.9 }

/** What stands between a title and its words. */
export const UNDER_TITLE = mm(0.4)

/** The words of a note, whose own line ends hold. */
export const noteText = ({ typeface }: Tools, text: string, width: number): Box =>
  textBox(typeface, text, NOTE, width, { keepsLines: true })
