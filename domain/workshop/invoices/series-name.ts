/** A series as it is kept and printed: upper case, without spaces, so that two that read alike are one. */
export const normaliseSeries = (text: string): string => text.toUpperCase().replace(/[^0-9A-ZĂÂÎȘȚ/_-]/g, '')
