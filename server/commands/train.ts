// `baotu train`: trains the tagger on annotated sentences and writes its model.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readTaggedSentences, type TaggedSentence } from '../../pipeline/entities/tagged-sentences.ts'
import { trainWithKnowledge } from '../../pipeline/entities/train-with-knowledge.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { type Language, messageOf } from '../messages.ts'
import { fromUser } from '../settings.ts'

/** A set of sentences and how its kind of text is written: news, encyclopedia, web, resume. */
export type TrainingSet = { register: string; file: string }
export type TrainOptions = { out?: string; seed: number }

/** Writes the model whole or not at all; false where a set cannot be read, whose reason is on standard error. */
export async function train(
  sets: readonly TrainingSet[],
  { out, seed }: TrainOptions,
  language: Language,
): Promise<boolean> {
  const sentences: TaggedSentence[] = []
  for (const { register, file } of sets)
    try {
      sentences.push(
        ...readTaggedSentences(readFileSync(fromUser(process.env, file), 'utf8'), basename(file), register),
      )
    } catch (error) {
      console.error(`${file}: ${messageOf(error, language)}`)
      return false
    }
  const began = performance.now()
  const bytes = trainWithKnowledge(sentences, loadKnowledge(GRAPH_DATA), {
    seed,
    onEpoch: (epoch, loss) =>
      console.error(`${epoch}  ${loss.toFixed(3)}  ${Math.round((performance.now() - began) / 1000)} s`),
  })
  const file = out === undefined ? join(GRAPH_DATA, 'model', 'names.bin') : fromUser(process.env, out)
  writeFileSync(`${file}.part`, bytes)
  renameSync(`${file}.part`, file)
  console.error(`${file}: ${bytes.length} B, ${sentences.length}`)
  return true
}
