// Says why a file cannot become a page, in both languages of the interface.

export type PageErrorCode =
  | 'empty'
  | 'too_large'
  | 'binary'
  | 'wrong_format'
  | 'unknown_encoding'
  | 'needs_ocr'
  /** The file is cut off or broken. */
  | 'damaged'
  /** It opens with a password only. */
  | 'encrypted'
  /** A format of old programs, or one that we do not read: the reason says what to do. */
  | 'unsupported'
  /** It inflates to far more than any page: made to fill a memory. */
  | 'bomb'
  /** A path or a link in an archive that leads out of it. */
  | 'unsafe_path'
  | 'too_many'
  | 'too_deep'
  /** A table without a column of texts, or a row without a text. */
  | 'no_column'
  | 'no_text'

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
