/** A series as it is stored and printed: upper case, without spaces, so that names that read alike are equal. */
export const normaliseSeries = (text: string): string => text.toUpperCase().replace(/[^0-9A-ZĂÂÎȘȚ/_-]/g, '')
