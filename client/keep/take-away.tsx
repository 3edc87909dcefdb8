// What can be taken along: the link, the graph as a file, the picture as PNG or SVG.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportAddress } from '../api.ts'
import { useLanguage } from '../i18n/i18n.ts'
import menuClasses from '../menu.module.css'
import { useShownPicture } from '../picture-context.tsx'
import { useView } from '../view-context.tsx'
import { CopyButton } from './copy-button.tsx'
import { pictureLegend } from './picture-legend.ts'

export function TakeAway() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view } = useView()
  const picture = useShownPicture()
  const [failed, setFailed] = useState('')

  async function save(kind: 'png' | 'svg') {
    if (!picture?.stage) return
    const { stage } = picture
    const legend = pictureLegend(picture, view, { t, language })
    const source = { stage, legend, title: document.title }
    try {
      const { savePng, saveSvg } = await import('./save-picture.ts')
      if (kind === 'png') await savePng(source)
      else saveSvg(source)
      setFailed('')
    } catch (error) {
      setFailed(t('keep.failed', { reason: error instanceof Error ? error.message : String(error) }))
    }
  }
  return (
    <section className={menuClasses.items} aria-label={t('keep.take_away')}>
      <CopyButton text={() => location.href}>{t('keep.copy')}</CopyButton>
      {picture?.stage && (
        <>
          <button type="button" className={menuClasses.item} onClick={() => void save('png')}>
            {t('keep.png')}
          </button>
          <button type="button" className={menuClasses.item} onClick={() => void save('svg')}>
            {t('keep.svg')}
          </button>
        </>
      )}
      <a
        className={menuClasses.item}
        href={exportAddress([...view.hiddenTypes, ...view.hiddenLinks])}
        download
        title={t('export.hint')}
      >
        {t('export.gexf')}
      </a>
      {failed && <p role="alert">{failed}</p>}
    </section>
  )
}
