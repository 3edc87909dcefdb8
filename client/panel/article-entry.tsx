// An article in a list: its headline, its byline, and the sentences that matter here.
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, Sentence } from '../../server/api/types.ts'
import { ViewLink } from '../view-context.tsx'
import { bylineOf, headlineOf } from './article-words.ts'
import classes from './panel.module.css'
import { Quote } from './quote.tsx'
import { LongList } from './section.tsx'

type Props = { article: ArticleSummary; sentences: readonly Sentence[]; about: readonly string[] }

export function ArticleEntry({ article, sentences, about }: Props) {
  const { t } = useTranslation()
  return (
    <li>
      <ViewLink
        className={article.title ? classes.headline : classes.opening}
        change={{ reading: { article: article.id, part: null } }}
      >
        {headlineOf(article)}
      </ViewLink>
      <p className={classes.byline}>{bylineOf(article, t)}</p>
      {sentences.length > 0 && (
        <LongList
          items={sentences}
          first={2}
          className={classes.sentences}
          moreLabel={count => t('panel.moreSentences', { count })}
          render={sentence => (
            <li key={sentence.start}>
              <Quote sentence={sentence} within="article" about={about} />
            </li>
          )}
        />
      )}
    </li>
  )
}
