// The language of the interface: Chinese, or English in an English browser; the choice is remembered, and `?lang=en` in a link asks for English.
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../schema.ts'
import { en } from './en.ts'
import { remember, remembered } from './remembered.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh }
  }
}

const STORED_AS = 'baotu-language'
const HTML_LANGUAGE: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

const isLanguage = (value: string | null | undefined): value is Language => value === 'zh' || value === 'en'

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLanguage(asked)) return asked
  const stored = remembered(STORED_AS)
  if (isLanguage(stored)) return stored
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export function startI18n(): void {
  i18next.on('languageChanged', language => {
    document.documentElement.lang = HTML_LANGUAGE[language as Language]
    remember(STORED_AS, language)
  })
  void i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** The language chosen, and the function that changes it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  return [i18n.language as Language, language => void i18n.changeLanguage(language)]
}
