import { expect, test } from 'vitest'
import { en } from '../../client/i18n/en.ts'
import { zh } from '../../client/i18n/zh.ts'

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('every sentence takes the same values in both languages', () => {
  for (const [section, words] of Object.entries(zh)) {
    for (const [key, text] of Object.entries(words)) {
      const translated = (en as Record<string, Record<string, string>>)[section]?.[key] ?? ''
      expect([section, key, holes(translated)]).toEqual([section, key, holes(text)])
    }
  }
})
