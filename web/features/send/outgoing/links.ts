import { sampleSecrets } from '#domain/messages/template.ts'

/** Links of the length of those that this server makes, for previews and what a text costs. */
export const LINKS = sampleSecrets(location.origin)
