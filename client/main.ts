// Starts the explorer: first the graph itself, as soon as its data is there, then language, theme and all around it.
import './theme.css'
import { startContrast } from './contrast.ts'
import { drawFirstPicture } from './first-picture.ts'

/** Milliseconds after which the rest no longer waits for the picture: the page says what a slow server is waited for. */
const LONGEST_WAIT = 2000

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root.')

startContrast()
const tooLate = AbortSignal.timeout(LONGEST_WAIT)
const late = new Promise<null>(resolve => tooLate.addEventListener('abort', () => resolve(null)))
const answer = await Promise.race([drawFirstPicture(root, tooLate), late])
const { startExplorer } = await import('./start-explorer.tsx')
startExplorer(root, answer)
