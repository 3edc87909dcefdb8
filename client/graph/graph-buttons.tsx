// Zoom in, zoom out and show all, at the corner of the graph.
import { useTranslation } from 'react-i18next'
import { FitIcon, MinusIcon, PlusIcon } from '../icons.tsx'
import classes from './graph-view.module.css'

export function GraphButtons({ onZoom }: { onZoom: (step: 'in' | 'out' | 'fit') => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.buttons}>
      <button
        type="button"
        aria-label={t('graph.zoomIn')}
        title={t('graph.zoomIn')}
        onClick={() => onZoom('in')}
      >
        <PlusIcon />
      </button>
      <button
        type="button"
        aria-label={t('graph.zoomOut')}
        title={t('graph.zoomOut')}
        onClick={() => onZoom('out')}
      >
        <MinusIcon />
      </button>
      <button type="button" aria-label={t('graph.fit')} title={t('graph.fit')} onClick={() => onZoom('fit')}>
        <FitIcon />
      </button>
    </div>
  )
}
