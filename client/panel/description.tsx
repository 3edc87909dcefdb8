// The sentence that says who an entity is; each of its facts leads to the sentences that state it.
import type { Description as Words } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { ViewLink } from '../view-context.tsx'
import own from './entity.module.css'

export function Description({ description }: { description: Words }) {
  const clauses = useClauses(description)
  return (
    <p className={own.description}>
      {clauses.map(({ text, edge }, index) =>
        edge === null ? (
          text
        ) : (
          <ViewLink key={`${edge} ${index}`} change={{ selection: { kind: 'edge', id: edge } }}>
            {text}
          </ViewLink>
        ),
      )}
    </p>
  )
}

/** The same without its subject, as plain words: for cards and lists, where the name stands before it. */
export function useDescriptionText(description: Words | null): string | null {
  const clauses = useClauses(description ?? { zh: [], en: [] })
  if (clauses.length === 0) return null
  return clauses
    .slice(1, -1)
    .map(({ text }) => text)
    .join('')
}

function useClauses(description: Words): Words['zh'] {
  const [language] = useLanguage()
  return language === 'en' ? description.en : description.zh
}
