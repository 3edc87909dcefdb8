// Shows on a terminal how far an ingest has come: files, pages, articles, failures, the time left.
import { Presets, SingleBar } from 'cli-progress'
import type { Facts } from '../../pipeline/types.ts'
import type { FileOutcome } from '../jobs/ingest-file.ts'
import type { Language } from '../messages.ts'

export type IngestProgress = {
  /** False where standard error is no terminal: then nothing is drawn. */
  drawn: boolean
  /** A file turned out to be an archive of `count` files. */
  expand(count: number): void
  page(facts: Facts): void
  add(outcome: FileOutcome): void
  end(): void
}

const FORMATS: Readonly<Record<Language, string>> = {
  zh: '{bar} {value}/{total} 个文件  {pages} 版  {articles} 篇  {failures} 个失败  剩余 {eta_formatted}',
  en: '{bar} {value}/{total} files  {pages} pages  {articles} articles  {failures} failed  {eta_formatted} left',
}

export function showProgress(fileCount: number, language: Language): IngestProgress {
  const drawn = process.stderr.isTTY === true && fileCount > 0
  const counts = { pages: 0, articles: 0, failures: 0 }
  let total = fileCount
  const bar = new SingleBar(
    {
      format: FORMATS[language],
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 50,
      gracefulExit: false,
    },
    Presets.shades_classic,
  )
  if (drawn) bar.start(total, 0, counts)
  return {
    drawn,
    expand(count) {
      total += count - 1
      if (drawn) bar.setTotal(total)
    },
    page(facts) {
      counts.pages += 1
      counts.articles += facts.articles.length
      if (drawn) bar.update(counts)
    },
    add(outcome) {
      if ('failure' in outcome) counts.failures += 1
      if (drawn) bar.increment(1, counts)
    },
    end() {
      if (drawn) bar.stop()
    },
  }
}
