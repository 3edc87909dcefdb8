// A message in both languages, and which of them to use.

export type Language = 'zh' | 'en'
export type Message = { readonly zh: string; readonly en: string }

/** The language of the terminal: Chinese where the locale says so, else English. */
export function terminalLanguage(env: Record<string, string | undefined>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** What an error says in `language`: our errors for users carry both, others speak English. */
export function messageOf(error: unknown, language: Language): string {
  if (error instanceof Error && 'messages' in error && isMessage(error.messages))
    return error.messages[language]
  return error instanceof Error ? error.message : String(error)
}

export function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh' in value &&
    'en' in value &&
    typeof value.zh === 'string' &&
    typeof value.en === 'string'
  )
}
