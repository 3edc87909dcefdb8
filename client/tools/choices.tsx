// What can be chosen of the picture: size, colour, layout, certainty, extent.
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import { Choice } from '../choice.tsx'
import { COLOURS, type ColourBy, LAYOUTS, type Layout, SIZES, type SizeBy } from '../view.ts'
import { useView } from '../view-context.tsx'
import classes from './tools.module.css'

type Props = { answer: GraphAnswer; onArrange: () => void }

/** Percent; mentions are seldom much less certain than the second. */
const FLOORS = [0, 60, 80, 90] as const

export function Choices({ answer, onArrange }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { pins, expanded } = view
  return (
    <>
      <Choice
        label={t('tools.size')}
        options={SIZES.map(by => [by, t(`tools.${by}`)] as [SizeBy, string])}
        value={view.sizeBy}
        onChange={sizeBy => changeView({ sizeBy })}
      />
      <Choice
        label={t('tools.colour')}
        options={COLOURS.map(by => [by, t(`tools.${by}`)] as [ColourBy, string])}
        value={view.colourBy}
        onChange={colourBy => changeView({ colourBy, hiddenGroups: [] })}
      />
      <Choice
        label={t('tools.layout')}
        options={LAYOUTS.map(layout => [layout, t(`tools.${layout}`)] as [Layout, string])}
        value={view.layout}
        onChange={layout => changeView({ layout })}
      />
      {view.layout === 'force' && (
        <p className={classes.hint}>
          {t('tools.forceHint')}
          <button type="button" className={classes.link} onClick={onArrange}>
            {t('tools.again')}
          </button>
        </p>
      )}
      {pins.length > 0 && (
        <p className={classes.hint}>
          {t('tools.pins', { count: pins.length })}
          <button type="button" className={classes.link} onClick={() => changeView({ pins: [] })}>
            {t('tools.release')}
          </button>
        </p>
      )}
      <Choice
        label={t('tools.sure')}
        options={FLOORS.map(floor => [
          String(floor),
          floor === 0 ? t('tools.any') : t('tools.least', { percent: floor }),
        ])}
        value={String(view.sure)}
        onChange={floor => changeView({ sure: Number(floor) })}
      />
      {(answer.truncated || view.whole) && (
        <>
          <Choice
            label={t('tools.extent')}
            options={[
              ['backbone', t('tools.backbone')],
              ['whole', t('tools.whole')],
            ]}
            value={view.whole ? 'whole' : 'backbone'}
            onChange={extent => changeView({ whole: extent === 'whole' })}
          />
          {!view.whole && (
            <p className={classes.hint}>
              {t('tools.extentHint', {
                shown: answer.nodes.length,
                all: answer.whole.nodes,
                links: answer.edges.length,
              })}
            </p>
          )}
          {expanded.length > 0 && (
            <p className={classes.hint}>
              {t('tools.grown', { count: expanded.length })}
              <button type="button" className={classes.link} onClick={() => changeView({ expanded: [] })}>
                {t('tools.fold')}
              </button>
            </p>
          )}
        </>
      )}
    </>
  )
}
