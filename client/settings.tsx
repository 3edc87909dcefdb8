// What belongs to the reader and not to the view: language, light or dark, contrast; and the tour.
import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Choice } from './choice.tsx'
import { useLanguage } from './i18n/i18n.ts'
import menuClasses from './menu.module.css'
import type { Language } from './schema.ts'
import { useContrast } from './use-colours.ts'

/** Each in its own words: who looks for a language reads that one. */
const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh', '简体'],
  ['zh-Hant', '繁體'],
  ['en', 'English'],
]

export function Settings({ onTour }: { onTour: () => void }) {
  const { t } = useTranslation()
  const [language, setLanguage] = useLanguage()
  const [contrast, switchContrast] = useContrast()
  // Otherwise Mantine writes a style element into the page, which the security policy need not allow.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <section aria-label={t('settings.label')}>
      <Choice label={t('settings.language')} options={LANGUAGES} value={language} onChange={setLanguage} />
      <Choice
        label={t('settings.scheme')}
        options={[
          ['auto', t('settings.auto')],
          ['light', t('settings.light')],
          ['dark', t('settings.dark')],
        ]}
        value={colorScheme}
        onChange={setColorScheme}
      />
      <fieldset className={menuClasses.choice}>
        <label>
          <input type="checkbox" checked={contrast === 'more'} onChange={switchContrast} />
          <span>{t('settings.contrast')}</span>
        </label>
      </fieldset>
      <button type="button" className={menuClasses.item} onClick={onTour}>
        {t('settings.tour')}
      </button>
    </section>
  )
}
