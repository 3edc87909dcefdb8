// Chooses the second of two entities: by typing, or among those that the first is named with.
import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityLink } from '../../server/api/types.ts'
import { useEntity, useSearchAnswer } from '../queries.ts'
import searchClasses from '../search/search.module.css'
import { EntityHit } from '../search/search-hits.tsx'
import { useLateEnter } from '../search/use-late-enter.ts'
import { TypeMark } from '../type-mark.tsx'
import type { Question } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'
import classes from './panel.module.css'
import asked from './question.module.css'

const DELAY = 140
const SUGGESTED = 6

export function EntityPicker({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { changeView } = useView()
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), DELAY)
  const { data } = useSearchAnswer(query)
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const hits = query === '' ? [] : (data?.entities ?? []).filter(({ id }) => id !== question.one)

  // The question was just asked: its answer is what the keyboard waits for.
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  const onEarlyKey = useLateEnter(combobox, {
    text: text.trim(),
    answer: query === '' ? undefined : data,
  })

  const choose = (other: string) => changeView({ question: { ...question, other } })

  return (
    <div className={asked.picker}>
      <Combobox
        store={combobox}
        onOptionSubmit={choose}
        offset={6}
        shadow="none"
        radius={6}
        withinPortal={false}
      >
        <Combobox.Target>
          <input
            ref={input}
            className={asked.pickerInput}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            aria-label={t('pair.choose')}
            placeholder={t('pair.choose')}
            value={text}
            onChange={event => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
            }}
            onKeyDownCapture={onEarlyKey}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={query === '' || !data} className={searchClasses.dropdown}>
          <Combobox.Options className={searchClasses.options} aria-label={t('pair.choose')}>
            {hits.map(hit => (
              <Combobox.Option key={hit.id} value={hit.id} className={searchClasses.option}>
                <EntityHit entity={hit} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
          {hits.length === 0 && <Combobox.Empty>{t('search.nothing', { query })}</Combobox.Empty>}
        </Combobox.Dropdown>
      </Combobox>
      <Suggested question={question} />
    </div>
  )
}

function Suggested({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { data } = useEntity(question.one)
  const suggested: EntityLink[] = (data?.together ?? []).slice(0, SUGGESTED).map(({ entity }) => entity)
  if (suggested.length === 0) return null
  return (
    <>
      <p className={classes.quiet}>{t('pair.suggested')}</p>
      <ul className={asked.chips}>
        {suggested.map(entity => (
          <li key={entity.id}>
            <ViewLink className={asked.chip} change={{ question: { ...question, other: entity.id } }}>
              <TypeMark type={entity.type} /> {entity.name}
            </ViewLink>
          </li>
        ))}
      </ul>
    </>
  )
}
