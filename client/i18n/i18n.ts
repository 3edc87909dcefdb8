// The language of the interface: Chinese in either script, or English, as the browser has it; the choice is remembered, and `?lang=en` in a link asks for one.
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type Language, setTraditional } from '../schema.ts'
import { en } from './en.ts'
import { remember, remembered } from './remembered.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh }
  }
}

const STORED_AS = 'baotu-language'
const HTML_LANGUAGE: Record<Language, string> = { zh: 'zh-CN', 'zh-Hant': 'zh-Hant', en: 'en' }

const isLanguage = (value: string | null | undefined): value is Language =>
  value !== null && value !== undefined && value in HTML_LANGUAGE

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLanguage(asked)) return asked
  const stored = remembered(STORED_AS)
  if (isLanguage(stored)) return stored
  const browser = navigator.language.toLowerCase()
  if (browser.startsWith('en')) return 'en'
  return /^zh-(hant|tw|hk|mo)/.test(browser) ? 'zh-Hant' : 'zh'
}

/** Resolves once the words are there: at once but for traditional ones, which are fetched when they are wanted. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', language => {
    document.documentElement.lang = HTML_LANGUAGE[language as Language]
    remember(STORED_AS, language)
  })
  const language = firstLanguage()
  const starting = i18next.use(initReactI18next).init({
    lng: language === 'zh-Hant' ? 'zh' : language,
    fallbackLng: 'zh',
    resources: {
      zh: { translation: inWords(zh, forKeyboard) },
      en: { translation: inWords(en, forKeyboard) },
    },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  await starting
  if (language === 'zh-Hant') await changeLanguage(language)
}

async function changeLanguage(language: Language): Promise<void> {
  if (language === 'zh-Hant' && !i18next.hasResourceBundle(language, 'translation')) {
    const { default: traditional } = await import('virtual:traditional-words')
    setTraditional(traditional)
    const words = inWords(zh, word => forKeyboard(traditional[word] ?? word))
    i18next.addResourceBundle(language, 'translation', words)
  }
  await i18next.changeLanguage(language)
}

/** The same tree of words, each put in another way. */
function inWords(words: object, put: (word: string) => string): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? put(value) : inWords(value as object, put),
    ]),
  )
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `Ctrl Shift Z` as Apple's keyboards have it: ⌘⇧Z. */
const forKeyboard = (word: string): string =>
  APPLE ? word.replaceAll(/Ctrl (Shift )?/g, (_, shift) => (shift ? '⌘⇧' : '⌘')) : word

/** The language chosen, and the function that changes it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  return [i18n.language as Language, language => void changeLanguage(language)]
}
