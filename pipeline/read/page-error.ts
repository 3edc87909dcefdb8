// Says why a file cannot become a page, in both languages of the interface.

export type PageErrorCode =
  | 'empty'
  | 'too_large'
  | 'binary'
  | 'wrong_format'
  | 'unknown_encoding'
  | 'needs_ocr'

/** A user's file that cannot be read: the file is failed with this reason and the other files go on. */
export class PageError extends Error {
  readonly code: PageErrorCode
  readonly messages: Readonly<{ zh: string; en: string }>

  constructor(code: PageErrorCode, messages: { zh: string; en: string }) {
    super(messages.en)
    this.name = 'PageError'
    this.code = code
    this.messages = messages
  }
}
