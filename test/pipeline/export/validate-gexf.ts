// Validates a GEXF file against the RELAX NG schema of GEXF 1.3.
import { readFileSync } from 'node:fs'
import { memoryPages, validateXML } from 'xmllint-wasm'

const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(`./schema/${fileName}`, import.meta.url), 'utf8'),
})

/** What is wrong with `contents`, a line each; empty where it is valid. */
export async function validateGexf(contents: string): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: { fileName: 'graph.gexf', contents },
    extension: 'relaxng',
    schema: schemaFile('gexf.rng'),
    preload: [schemaFile('viz.rng'), schemaFile('dynamics.rng')],
    maxMemoryPages: memoryPages.GiB,
  })
  if (valid) return []
  return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : [rawOutput]
}
