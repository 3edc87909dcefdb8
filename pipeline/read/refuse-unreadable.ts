// Refuses text that only a picture of the page could tell.
import { PageError } from './page-error.ts'

/** Founder's fonts can leave a PDF as private-use characters from end to end. Throws PageError where more than 1 % is lost. */
export function refuseUnreadable(text: string): void {
  const lost = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0
  if (lost <= text.length / 100) return
  throw new PageError('needs_ocr', {
    zh: '文件中有大量无法识别的字符，可能来自特殊字体的 PDF。请用文字识别（OCR）重新生成文本。',
    en: 'Too many characters of this file cannot be read; it may come from a PDF with private fonts. Run text recognition (OCR) on it first.',
  })
}
