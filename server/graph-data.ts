// Where the dictionaries, rules and the sample are.
import { fileURLToPath } from 'node:url'

export const GRAPH_DATA = fileURLToPath(new URL('../graph-data', import.meta.url))
