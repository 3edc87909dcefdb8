// `baotu tag`: the names in texts, in the form taggers are compared in.
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { tagNames } from '../../pipeline/tag-names.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import type { Language } from '../messages.ts'

const Input = z.object({ text: z.string() })

/** Answers every line of `input`, `{"text"}`, with `{"text","ents"}`; false where a line was not of that form. */
export async function tag(input: NodeJS.ReadableStream, language: Language): Promise<boolean> {
  const knowledge = loadKnowledge(GRAPH_DATA)
  let ok = true
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const text = readText(line)
    if (text === undefined) {
      ok = false
      console.error(
        language === 'zh'
          ? `第 ${number} 行不是 {"text": "…"} 形式的 JSON`
          : `line ${number} is not JSON of the form {"text": "…"}`,
      )
      continue
    }
    process.stdout.write(`${JSON.stringify({ text, ents: tagNames(text, knowledge) })}\n`)
  }
  return ok
}

function readText(line: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  return Input.safeParse(value).data?.text
}
