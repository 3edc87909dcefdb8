// Starts the explorer: first the graph itself, as soon as its data is there, then language, theme and all around it.
import './theme.css'
import { startContrast } from './contrast.ts'
import { drawFirstPicture } from './first-picture.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root.')

startContrast()
/** Milliseconds after which the rest is fetched though there is no picture yet: at once, it would hold that up. */
const HEAD_START = 200

const fetchRest = () => import('./start-explorer.tsx')

// Not awaited by the module itself: the rest imports from the file that this stands in, and would wait for its end.
async function start(root: HTMLElement) {
  setTimeout(fetchRest, HEAD_START)
  const answer = await drawFirstPicture(root)
  const { startExplorer } = await fetchRest()
  startExplorer(root, answer)
}
void start(root)
