// Extracts the facts of texts with gold as of any page, and scores them.
import { extractFacts } from '../extract.ts'
import type { Knowledge } from '../knowledge.ts'
import { pageOfText } from '../read/read-text-page.ts'
import type { ArticleFacts } from '../types.ts'
import type { GoldPage, GoldPassage } from './gold.ts'
import { type FactScore, scoreFacts } from './score-facts.ts'
import { type PageScore, scorePage } from './score-page.ts'

export const evaluatePassage = (passage: GoldPassage, knowledge: Knowledge): FactScore =>
  scoreFacts(passage, factsIn(passage.text, passage.id, knowledge))

/** `text` is the page's, `name` its file's. */
export const evaluatePage = (page: GoldPage, text: string, name: string, knowledge: Knowledge): PageScore =>
  scorePage(page, factsIn(text, name, knowledge))

const factsIn = (text: string, name: string, knowledge: Knowledge): readonly ArticleFacts[] =>
  extractFacts(pageOfText(text, name, { newspapers: knowledge.agencies }), knowledge).articles
