/** How a page is put on paper. */
export type PdfOptions = {
  /** HTML of the foot of each page; Chromium fills elements of class `pageNumber` and `totalPages`. */
  footer: string
  /** CSS lengths. */
  margin: { top: string; right: string; bottom: string; left: string }
}

/** Turns a complete HTML page into an A4 PDF. Fails with `pdf_unavailable` and nothing else. */
export type PdfRenderer = {
  render(html: string, options: PdfOptions): Promise<Uint8Array>
}
