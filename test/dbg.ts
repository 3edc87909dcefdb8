import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '/tmp/wt/press/pipeline/knowledge.ts'
import { splitArticles } from '/tmp/wt/press/pipeline/articles/split-articles.ts'
import { readTextPage } from '/tmp/wt/press/pipeline/read/read-text-page.ts'
import { layoutsNamed } from '/tmp/wt/press/test/press/all-layouts.ts'
import { composePage } from '/tmp/wt/press/test/press/compose-page.ts'
import { textOfPage } from '/tmp/wt/press/test/press/read-pressed.ts'
import { normalForm } from '/tmp/wt/press/test/press/score-press.ts'
const [name, seed] = process.argv.slice(2)
const layout = layoutsNamed(name)[0]!
if (layout.half==='scoring') throw new Error('held out')
const page = composePage(layout, Number(seed))
const { agencies } = loadKnowledge('/tmp/wt/press/graph-data')
const text = textOfPage(page)
const p = readTextPage(new TextEncoder().encode(text), page.newspaper + '.txt')
const found = splitArticles(p, { agencies })
const owner = new Map<number,string>()
found.forEach((a,i)=>{for(const l of a.titleLines) owner.set(l,`${i}T`); for(const l of a.lines) owner.set(l.line,(owner.has(l.line)?owner.get(l.line)+'/':'')+`${i}${a.kind[0]}${a.text.slice(Math.max(0,l.start-1),l.start)==='\n'||l.start===0?'¶':' '}`)})
const truth = (s: string) => { const n = normalForm(s); const i = page.articles.findIndex(a => normalForm(a.text).includes(n)); if (i>=0) return String(i); const t = page.articles.findIndex(a => [a.title,a.kicker,a.subtitle].some(x => x && (normalForm(x).includes(n)||n.includes(normalForm(x))))); return t>=0? t+'h' : '-' }
let last=''
for (const l of p.lines) { if (!l.text.trim()) continue; const t=truth(l.text); const o=owner.get(l.number)??'?'; console.log(`${t.padStart(4)} ${o.padEnd(5)} ${l.text}`) }
