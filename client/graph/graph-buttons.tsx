// Zoom in, zoom out and show all, at the corner of the graph; while the layout is on its way, a button to stop it.
import { useTranslation } from 'react-i18next'
import { FitIcon, MinusIcon, PlusIcon, StopIcon } from '../icons.tsx'
import classes from './graph-view.module.css'
import type { Stage } from './stage.ts'

export function GraphButtons({ stage, arranging }: { stage: Stage; arranging: boolean }) {
  const { t } = useTranslation()
  const steps = [
    { step: 'in', name: t('graph.zoomIn'), Icon: PlusIcon },
    { step: 'out', name: t('graph.zoomOut'), Icon: MinusIcon },
    { step: 'fit', name: t('graph.fit'), Icon: FitIcon },
  ] as const
  return (
    <>
      {arranging && (
        <button type="button" className={classes.stop} onClick={stage.rest}>
          <StopIcon />
          {t('graph.stop')}
        </button>
      )}
      <div className={classes.buttons}>
        {steps.map(({ step, name, Icon }) => (
          <button key={step} type="button" aria-label={name} title={name} onClick={() => stage.zoom(step)}>
            <Icon />
          </button>
        ))}
      </div>
    </>
  )
}
