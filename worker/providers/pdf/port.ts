/** Options for printing a page. */
export type PdfOptions = {
  /** HTML of the foot of each page; Chromium fills elements of class `pageNumber` and `totalPages`. */
  footer: string
  /** CSS lengths. */
  margin: { top: string; right: string; bottom: string; left: string }
}

/** Turns a complete HTML page into an A4 PDF. Its only error is `pdf_unavailable`. */
export type PdfRenderer = {
  render(html: string, options: PdfOptions): Promise<Uint8Array>
}
