/** What a message is about: the row whose screen sends it. */
export type About = { kind: 'order' | 'invoice' | 'reminder' | 'car' | 'appointment'; id: string }
