import * as v from 'valibot'
import { NONE } from './answers.ts'
import { contract } from './contract.ts'

/** Most lines of a stack that are sent. */
export const MOST_FRAMES = 12

/** A place in our own code: a built file, whose name tells the build, with line and column. */
export const FRAME = /assets\/[\w.-]{1,60}\.js:\d{1,7}:\d{1,7}/

/**
 * Takes an error of a browser: its class and where in our code it happened, and on which part of the app. Its message is
 * not taken, because it may hold what people typed.
 */
export const reportError = contract({
  method: 'POST',
  path: '/api/client-errors',
  access: 'page',
  body: v.strictObject({
    name: v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]{0,39}$/)),
    frames: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(90), v.regex(new RegExp(`^${FRAME.source}$`)))),
      v.maxLength(MOST_FRAMES),
    ),
    /** The first part of the address. */
    area: v.pipe(v.string(), v.regex(/^[a-z-]{0,30}$/)),
  }),
  answer: NONE,
  status: 204,
  errors: ['too_many_attempts'],
})
