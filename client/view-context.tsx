// Gives every component the view in the address, the way to change it and to take changes back; links are real links.
import { replaceEqualDeep } from '@tanstack/react-query'
import {
  type ComponentPropsWithRef,
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { navigate, useSearch } from 'wouter/use-browser-location'
import { leaveFocus } from './kept-focus.ts'
import { addressOf, changedView, parseView, type View } from './view.ts'
import { NO_CHANGES, type ViewChanges, withChange, withRedo, withUndo } from './view-changes.ts'

type ChangeView = (change: Partial<View>, options?: { history: 'push' | 'replace' }) => void

type Viewing = {
  view: View
  changeView: ChangeView
  /** Whether the reader has gone anywhere since the page was opened: only then may the focus be moved. */
  hasMoved: () => boolean
}

/** Each takes one step, and is null where there is none. */
type Steps = { undo: (() => void) | null; redo: (() => void) | null }

const ViewContext = createContext<Viewing | null>(null)
/** Apart from the view: it is known a moment later, and all that shows the view need not be rendered for it again. */
const StepsContext = createContext<Steps>({ undo: null, redo: null })

export function ViewProvider({ children }: { children: ReactNode }) {
  const search = useSearch()
  const moved = useRef(false)
  const changeView = useCallback<ChangeView>((change, { history } = { history: 'push' }) => {
    // Read anew: a second change in the same event must not undo the first.
    const address = addressOf(changedView(parseView(location.search), change))
    if (address === location.pathname + location.search) return
    // The camera also moves by itself, to show what an address chose.
    moved.current ||= Object.keys(change).some(name => name !== 'camera')
    leaveFocus()
    navigate(address, { replace: history === 'replace' })
  }, [])
  const hasMoved = useCallback(() => moved.current, [])
  const steps = useStepsThrough(search)
  const last = useRef<View | undefined>(undefined)
  const value = useMemo(() => {
    // What did not change stays the same object, so that nothing reacts to it: opening an article is no new selection.
    last.current = replaceEqualDeep(last.current, parseView(search))
    return { view: last.current, changeView, hasMoved }
  }, [search, changeView, hasMoved])
  return (
    <ViewContext value={value}>
      <StepsContext value={steps}>{children}</StepsContext>
    </ViewContext>
  )
}

/** Whatever changes the address is a step that can be taken back: a choice, a move of the camera, the browser's Back. */
function useStepsThrough(search: string): Steps {
  const [changes, setChanges] = useState<ViewChanges>(() => ({ ...NO_CHANGES, present: search }))
  useEffect(() => setChanges(changes => withChange(changes, search, performance.now())), [search])
  return useMemo(() => {
    const go = (next: ViewChanges) => () => {
      setChanges(next)
      navigate(`/${next.present}`, { replace: true })
    }
    return {
      undo: changes.past.length > 0 ? go(withUndo(changes)) : null,
      redo: changes.future.length > 0 ? go(withRedo(changes)) : null,
    }
  }, [changes])
}

export function useView() {
  const value = useContext(ViewContext)
  if (!value) throw new Error('useView needs a ViewProvider above it.')
  return value
}

export const useSteps = (): Steps => useContext(StepsContext)

type LinkProps = { change: Partial<View> } & Omit<ComponentPropsWithRef<'a'>, 'href'>

/** A link to the present view with a change; opened in a new tab it shows the same. */
export function ViewLink({ change, onClick, ...rest }: LinkProps) {
  const { view, changeView } = useView()
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return
    event.preventDefault()
    changeView(change)
  }
  return <a {...rest} href={addressOf(changedView(view, change))} onClick={follow} />
}
