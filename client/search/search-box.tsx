// The search field: names, aliases, pinyin and initials; what it finds is grouped into entities and articles.
import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchAnswer } from '../../server/api/types.ts'
import { errorInWords } from '../error-in-words.ts'
import { CloseIcon, SearchIcon } from '../icons.tsx'
import { useSearchAnswer } from '../queries.ts'
import { useView } from '../view-context.tsx'
import classes from './search.module.css'
import { ArticleHit, EntityHit } from './search-hits.tsx'

/** Long enough not to ask for each letter of a fast typist, short enough not to be felt. */
const DELAY = 140

type Props = {
  /** On the telephone the field opens over the header and closes again. */
  open: boolean
  onOpen: (open: boolean) => void
}

export function SearchBox({ open, onOpen }: Props) {
  const { t } = useTranslation()
  const { changeView } = useView()
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), DELAY)
  const { data, error } = useSearchAnswer(query)
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const answer = query !== '' ? data : undefined

  const focus = () => {
    onOpen(true)
    // The field may just be appearing.
    requestAnimationFrame(() => input.current?.select())
  }
  useHotkeys([['mod+K', focus]], [])

  useEffect(() => {
    if (answer) combobox.selectFirstOption()
  }, [answer])

  function submit(value: string) {
    if (!answer) return
    const [kind, index] = value.split(' ')
    const at = Number(index)
    const entity = kind === 'entity' ? answer.entities[at] : undefined
    const hit = kind === 'article' ? answer.articles[at] : undefined
    if (entity) changeView({ selection: { kind: 'entity', id: entity.id }, reading: null })
    if (hit) {
      const { article, sentence } = hit
      changeView({
        reading: { article: article.id, part: sentence && { start: sentence.start, end: sentence.end } },
      })
    }
    setText('')
    combobox.closeDropdown()
    onOpen(false)
    input.current?.blur()
  }

  function leave() {
    combobox.closeDropdown()
    onOpen(false)
  }

  return (
    <search className={classes.search} data-open={open}>
      <Combobox store={combobox} onOptionSubmit={submit} offset={6} shadow="none" radius={6}>
        <Combobox.DropdownTarget>
          <div className={classes.field}>
            <SearchIcon />
            <Combobox.EventsTarget withExpandedAttribute>
              <input
                ref={input}
                type="text"
                // biome-ignore lint/a11y/useAriaPropsForRole: the target around it adds aria-controls and aria-expanded
                role="combobox"
                aria-autocomplete="list"
                inputMode="search"
                enterKeyHint="search"
                autoComplete="off"
                spellCheck={false}
                maxLength={300}
                aria-label={t('search.label')}
                placeholder={t('search.placeholder')}
                value={text}
                onChange={event => {
                  setText(event.currentTarget.value)
                  combobox.openDropdown()
                }}
                onFocus={() => combobox.openDropdown()}
                onBlur={leave}
                onKeyDown={event => {
                  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
                  // Escape empties the field first; the view behind it stays.
                  event.preventDefault()
                  if (text === '') event.currentTarget.blur()
                  setText('')
                }}
              />
            </Combobox.EventsTarget>
            {text !== '' || open ? (
              <button
                type="button"
                className={classes.clear}
                aria-label={text === '' ? t('search.close') : t('search.clear')}
                onMouseDown={event => event.preventDefault()}
                onClick={() => (text === '' ? leave() : setText(''))}
              >
                <CloseIcon />
              </button>
            ) : (
              <kbd className={classes.keys}>Ctrl K</kbd>
            )}
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={query === '' || (!answer && !error)} className={classes.dropdown}>
          <Combobox.Options className={classes.options} aria-label={t('search.label')}>
            {error && (
              <Combobox.Empty>{t('search.failed', { reason: errorInWords(error, t) })}</Combobox.Empty>
            )}
            {answer && <Hits answer={answer} />}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <button type="button" className={classes.opener} aria-label={t('search.label')} onClick={focus}>
        <SearchIcon />
      </button>
    </search>
  )
}

function Hits({ answer }: { answer: SearchAnswer }) {
  const { t } = useTranslation()
  const { entities, articles, counts, query } = answer
  if (entities.length + articles.length === 0)
    return <Combobox.Empty>{t('search.nothing', { query })}</Combobox.Empty>
  return (
    <>
      {entities.length > 0 && (
        <Combobox.Group label={t('search.entities', { count: counts.entities })}>
          {entities.map((entity, index) => (
            <Combobox.Option key={entity.id} value={`entity ${index}`} className={classes.option}>
              <EntityHit entity={entity} />
            </Combobox.Option>
          ))}
        </Combobox.Group>
      )}
      {articles.length > 0 && (
        <Combobox.Group label={t('search.articles', { count: counts.articles })}>
          {articles.map(({ article, sentence }, index) => (
            <Combobox.Option
              key={article.id + String(sentence?.start)}
              value={`article ${index}`}
              className={classes.option}
            >
              <ArticleHit article={article} sentence={sentence} query={query} />
            </Combobox.Option>
          ))}
        </Combobox.Group>
      )}
    </>
  )
}
