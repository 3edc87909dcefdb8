// The form in which names, texts and queries are compared: traditional as simplified, wide as narrow, without case and spaces.
import { Converter } from 'opencc-js/t2cn'

// From general traditional, not from Taiwan's words: that rule set turns 著名作家著 into …作家着.
const toSimplified = Converter({ from: 't', to: 'cn' })

// White space, and the dots that stand between the parts of a foreign name: 列夫·托尔斯泰, 列夫・托尔斯泰.
const IGNORED = /[\s\u200B-\u200D\u2060\uFEFF·・‧•]+/gu

/** Two names that a reader takes for the same have the same key. For comparing only: a key is never shown. */
export function matchKey(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase().replace(IGNORED, '')
}
