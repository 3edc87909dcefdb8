// A Vite plug-in that makes `import schema from '…/schema.yaml'` give the parsed data, so that no YAML parser reaches the browser.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { parse } from 'yaml'

export function yamlAsData(): Plugin {
  return {
    name: 'yaml-as-data',
    load(id) {
      if (!id.endsWith('.yaml')) return null
      this.addWatchFile(id)
      return { code: `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}`, moduleType: 'js' }
    },
  }
}
