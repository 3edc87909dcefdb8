// Starts the explorer: first the graph itself, as soon as its data is there, then language, theme and all around it.
import './theme.css'
import { startContrast } from './contrast.ts'
import { drawFirstPicture } from './first-picture.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root.')

startContrast()
const answer = await drawFirstPicture(root)
const { startExplorer } = await import('./start-explorer.tsx')
startExplorer(root, answer)
