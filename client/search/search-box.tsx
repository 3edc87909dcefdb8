// The search field: names, aliases, pinyin, initials, and the words of articles; what it finds is grouped by kind.
import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorInWords } from '../error-in-words.ts'
import { CloseIcon, SearchIcon } from '../icons.tsx'
import { useSearchAnswer } from '../queries.ts'
import { useView } from '../view-context.tsx'
import classes from './search.module.css'
import { choiceOf, type Only, SearchGroups } from './search-groups.tsx'
import { useLateEnter } from './use-late-enter.ts'

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
  const [only, setOnly] = useState<Only>(null)
  const { data, error } = useSearchAnswer(query, { type: only === 'article' ? null : only })
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const answer = query !== '' ? data : undefined
  const nothing = answer?.counts.entities === 0 && answer.counts.articles === 0

  const before = useRef<Element | null>(null)
  const focus = () => {
    if (document.activeElement !== input.current) before.current = document.activeElement
    onOpen(true)
    // At once: the next letter may be on its way. On the telephone the field is just appearing.
    input.current?.select()
    if (document.activeElement !== input.current) requestAnimationFrame(() => input.current?.select())
  }
  useHotkeys([['mod+K', focus]], [])

  const onEarlyKey = useLateEnter(combobox, { text: text.trim(), answer })

  function submit(value: string) {
    const { kind, id } = choiceOf(value)
    if (kind === 'only') {
      setOnly(id === '' ? null : (id as Only))
      return
    }
    if (kind === 'entity') changeView({ selection: { kind: 'entity', id }, reading: null, dossier: false })
    const hit = answer?.articles.find(({ article }) => article.id === id)
    if (kind === 'article' && hit) {
      const { sentence } = hit
      changeView({
        reading: { article: id, part: sentence && { start: sentence.start, end: sentence.end } },
      })
    }
    setText('')
    setOnly(null)
    leave()
    // From there the heading of what was chosen takes the focus.
    document.getElementById('panel')?.focus({ preventScroll: true })
  }

  /** To where the keyboard was when it was called here. */
  function goBack(field: HTMLElement) {
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    if (document.activeElement === field) field.blur()
  }

  function leave() {
    combobox.closeDropdown()
    onOpen(false)
  }

  return (
    <search className={classes.search} data-open={open}>
      <Combobox
        store={combobox}
        onOptionSubmit={submit}
        offset={6}
        shadow="none"
        radius={6}
        withinPortal={false}
      >
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
                  setOnly(null)
                  combobox.openDropdown()
                }}
                onFocus={() => combobox.openDropdown()}
                onBlur={leave}
                onKeyDownCapture={onEarlyKey}
                onKeyDown={event => {
                  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
                  // Escape empties the field first; the view behind it stays.
                  event.preventDefault()
                  if (text === '') goBack(event.currentTarget)
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
              <kbd className={classes.keys}>{t('search.keys')}</kbd>
            )}
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={query === '' || (!answer && !error)} className={classes.dropdown}>
          <Combobox.Options className={classes.options} aria-label={t('search.label')}>
            {answer && !nothing && <SearchGroups answer={answer} only={only} />}
          </Combobox.Options>
          {error && <Combobox.Empty>{t('search.failed', { reason: errorInWords(error, t) })}</Combobox.Empty>}
          {answer && nothing && (
            <Combobox.Empty>{t('search.nothing', { query: answer.query })}</Combobox.Empty>
          )}
        </Combobox.Dropdown>
      </Combobox>
      <p className="visually-hidden" role="log" aria-live="polite">
        {answer && t('search.found', answer.counts)}
      </p>
      <button type="button" className={classes.opener} aria-label={t('search.label')} onClick={focus}>
        <SearchIcon />
      </button>
    </search>
  )
}
