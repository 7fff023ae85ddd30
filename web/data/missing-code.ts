import { AppError } from '#domain/kernel/errors.ts'

/**
 * Whether a part of the app's code could not be loaded: it is not in the cache and there is no network, or a deployment
 * has removed its file. Each engine has its own message.
 */
export const isMissingCode = (error: unknown): boolean =>
  (error instanceof AppError && error.code === 'code_missing') ||
  (error instanceof TypeError &&
    /dynamically imported module|module script failed|load module script/i.test(error.message))
