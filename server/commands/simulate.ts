// `baotu simulate`: a made-up corpus of any size as JSON Lines, to try and to measure Baotu with.
import { once } from 'node:events'
import { type Corpus, simulateArticle } from '../../pipeline/simulate/simulate-article.ts'

/** Prints `articles` articles of `corpus`, one a line, as fast as they are read. */
export async function simulate(articles: number, corpus: Corpus): Promise<boolean> {
  for (let number = 0; number < articles; number++) {
    const line = `${JSON.stringify(simulateArticle(number, corpus))}\n`
    if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  }
  return true
}
