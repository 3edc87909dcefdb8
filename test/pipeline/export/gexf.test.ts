// GEXF is valid, reads back as it was, and keeps whole whatever a name holds.
import graphology from 'graphology'
import { parse } from 'graphology-gexf'
import { describe, expect, test } from 'vitest'
import { EXPORT_FORMATS } from '../../../pipeline/export/formats.ts'
import { type ExportOptions, type ExportReport, writeGexf } from '../../../pipeline/export/gexf.ts'
import { addArticleNodes } from '../../../pipeline/graph/add-article-nodes.ts'
import { arrangeGraph } from '../../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import type { FactEdge, FactGraph, FactNode } from '../../../pipeline/graph/fact-graph.ts'
import { factsOf } from '../graph/facts-of.ts'
import { sourceOfGraph } from './source-of-graph.ts'
import { validateGexf } from './validate-gexf.ts'

const FACTS = [
  factsOf(
    'a1',
    '{organization:甲局}副局长{person:何方}到{place:乙市}。{organization:甲局}与{organization:乙社}签约。',
    {
      date: '2024-05-20',
      title: '何方到乙市',
      relations: [
        {
          type: 'works_for',
          subject: 'person:何方',
          object: 'organization:甲局',
          label: '副局长',
          by: ['甲局副局长何方'],
        },
        {
          type: 'cooperates_with',
          subject: 'organization:甲局',
          object: 'organization:乙社',
          by: ['甲局与乙社签约'],
        },
      ],
    },
  ),
  factsOf('a2', '{person:何方}说，{place:乙市}“好”。', { date: '2024-05-22' }),
]
const ARTICLES = new Map(
  FACTS.map(({ article }) => [
    article.id,
    { ...article, source: 'A01.txt', lines: [{ start: 0, end: article.text.length, line: 7 }] },
  ]),
)
const COLOURS = { person: '#C8453B', organization: '#2B6CB0', place: '#2F855A' }
const NAMES = {
  person: '人物',
  works_for: '任职',
  stated: '明言',
  co_occurs: '同句出现',
  cooperates_with: '合作',
}

type Options = Partial<ExportOptions> & { articles?: typeof ARTICLES }

async function write(
  graph: FactGraph,
  { articles, ...options }: Options = {},
): Promise<{ file: string; report: ExportReport }> {
  const pieces = writeGexf(sourceOfGraph(graph, articles), { colours: COLOURS, ...options })
  let file = ''
  for (;;) {
    const { value, done } = await pieces.next()
    if (done) return { file, report: value }
    file += value
  }
}

function graphOf(
  nodes: Record<string, Partial<FactNode>>,
  edges: [string, string, string][] = [],
): FactGraph {
  const graph: FactGraph = new graphology.MultiGraph<FactNode, FactEdge>()
  for (const [id, node] of Object.entries(nodes)) {
    graph.addNode(id, {
      name: id,
      type: 'person',
      aliases: [],
      mentions: 1,
      articles: 1,
      sentences: 1,
      certainty: 1,
      firstDate: null,
      lastDate: null,
      community: 0,
      x: 0,
      y: 0,
      ...node,
    })
  }
  for (const [key, source, target] of edges) {
    const evidence = [{ article: 'a1', start: 0, end: 4, reasons: ['test'], certainty: 1 }]
    const edge = { kind: 'stated', type: 'works_for', labels: [], weight: 1, articles: 1, evidence } as const
    graph.addDirectedEdgeWithKey(key, source, target, edge)
  }
  return graph
}

const parseGexf = (file: string) => parse(graphology.MultiGraph, file)

describe('writeGexf', async () => {
  test('reads back as it was: nodes, edges, names, looks', async () => {
    const graph = arrangeGraph(buildGraph(FACTS))
    graph.mergeNodeAttributes('organization:甲局', {
      subtype: 'government',
      aliases: ['甲, 局', '"甲"', '甲\\局'],
    })
    const back = parseGexf((await write(graph, { names: NAMES, articles: ARTICLES })).file)

    expect(back.nodes()).toEqual(graph.nodes())
    for (const [id, node] of graph.mapNodes((id, node) => [id, node] as const)) {
      expect(back.getNodeAttributes(id)).toEqual({
        label: node.name,
        类型: node.type === 'person' ? '人物' : node.type,
        ...(node.subtype && { 子类: node.subtype }),
        ...(node.aliases.length > 0 && { 别名: node.aliases }),
        提及次数: node.mentions,
        文章数: node.articles,
        首次见报: node.firstDate,
        最近见报: node.lastDate,
        群组: node.community,
        x: node.x,
        y: node.y,
        size: expect.any(Number),
        color: { person: 'rgb(200,69,59)', organization: 'rgb(43,108,176)', place: 'rgb(47,133,90)' }[
          node.type as 'person'
        ],
      })
    }
    expect(back.edges()).toEqual(graph.edges())
    for (const key of graph.edges()) {
      const edge = graph.getEdgeAttributes(key)
      const words: Record<string, string> = NAMES
      expect(back.extremities(key)).toEqual(graph.extremities(key))
      expect(back.getEdgeAttributes(key)).toEqual({
        weight: edge.weight,
        kind: words[edge.type],
        label: edge.labels[0] ?? words[edge.type],
        种类: words[edge.kind],
        关系: words[edge.type],
        无方向: graph.isUndirected(key),
        ...(edge.labels.length > 0 && { 说明: edge.labels }),
        文章数: edge.articles,
        证据: edge.evidence.map(({ article, start, end }) => ARTICLES.get(article)?.text.slice(start, end)),
        出处: edge.evidence.map(({ article }) =>
          article === 'a1' ? '何方到乙市 · 2024-05-20' : '何方说，乙市“好”。 · A01.txt 第 7 行 · 2024-05-22',
        ),
        color: edge.kind === 'stated' ? 'rgb(74,68,56)' : 'rgb(185,176,160)',
        shape: edge.kind === 'stated' ? 'solid' : 'dotted',
      })
    }
  })

  test.each<[string, FactGraph, Options]>([
    [
      'a page',
      arrangeGraph(buildGraph(FACTS)),
      { names: NAMES, modified: '2024-05-22', description: '两篇' },
    ],
    ['a page with its sentences', buildGraph(FACTS), { articles: ARTICLES }],
    ['articles as nodes', addArticleNodes(buildGraph(FACTS), FACTS), { articles: ARTICLES }],
    ['nothing', buildGraph([]), {}],
    [
      'names without dates',
      graphOf({ 'person:甲': {}, 'person:乙': {} }, [['e', 'person:甲', 'person:乙']]),
      {},
    ],
    [
      'places that are no numbers',
      graphOf({ 'person:甲': { x: Number.NaN, y: Number.POSITIVE_INFINITY } }),
      {},
    ],
    [
      'names that are markup',
      graphOf({ 'a"<b>&\'': { name: ']]><script>alert("1")</script>&amp;' } }, [
        ['<!--', 'a"<b>&\'', 'a"<b>&\''],
      ]),
      {},
    ],
    [
      'names that XML cannot hold',
      graphOf({ 'a\0': { name: '甲\0\u0008乙\uFFFE', aliases: ['\uD800', '\u001F丙'] }, 'a\uDC00': {} }),
      { description: '\u0000\uDFFF' },
    ],
  ])('is valid GEXF 1.3: %s', async (_, graph, options) => {
    expect(await validateGexf((await write(graph, options)).file)).toEqual([])
  })

  test('the schema does refuse what is wrong', async () => {
    const file = (await write(buildGraph(FACTS))).file
    expect(await validateGexf(file.replace('weight="1"', 'weight="much"'))).not.toEqual([])
    expect(await validateGexf(file.replace('<viz:size', '<viz:sise'))).not.toEqual([])
    expect(await validateGexf(file.replace('</nodes>', ''))).not.toEqual([])
  })

  test.each([
    ['markup', ']]><b a="1">&amp;\'', ']]><b a="1">&amp;\'', 0],
    ['control characters', '甲\0乙\u001B丙', '甲乙丙', 2],
    ['half a surrogate pair', '甲\uD83D乙\uDE00', '甲乙', 2],
    ['a whole pair', '李𬱟', '李𬱟', 0],
    ['what Unicode calls no characters', '甲\uFFFE\uFFFF', '甲', 2],
    ['line breaks', '甲\n乙\t丙\r', '甲 乙 丙 ', 0],
  ])('names with %s', async (_, name, read, stripped) => {
    const { file, report } = await write(graphOf({ 'person:1': { name } }))
    expect(parseGexf(file).getNodeAttribute('person:1', 'label')).toBe(read)
    expect(report).toEqual({ stripped })
  })

  test.each([
    ['commas and brackets', ['甲, 乙', '[丙]', '丁，戊']],
    ['quotation marks', ['"甲"', "'乙'", '“丙”']],
    ['backslashes', ['甲\\乙', '\\n', '\\"']],
    ['bars and marks', ['甲|乙', '<丙>', '&丁;']],
    ['one', ['甲']],
  ])('lists with %s stay whole', async (_, aliases) => {
    const { file } = await write(graphOf({ 'person:1': { aliases } }))
    expect(parseGexf(file).getNodeAttribute('person:1', '别名')).toEqual(aliases)
  })

  test('nodes that differ only in what XML cannot hold stay two, and edges still find them', async () => {
    const graph = graphOf({ 甲: {}, '甲\0': {}, '甲\0\0': {} }, [
      ['e', '甲', '甲\0'],
      ['e\0', '甲\0\0', '甲'],
    ])
    const back = parseGexf((await write(graph)).file)
    expect(back.nodes()).toEqual(['甲', '甲~2', '甲~3'])
    expect(back.mapEdges((key, _, source, target) => [key, source, target])).toEqual([
      ['e', '甲', '甲~2'],
      ['works_for|甲~3|甲', '甲~3', '甲'],
    ])
  })

  test('identifiers keep line breaks, which a parser would turn into spaces', async () => {
    const graph = graphOf({ '甲\n乙': {}, '甲 乙': {} }, [['e', '甲\n乙', '甲 乙']])
    const { file } = await write(graph)
    expect(file).toContain('source="甲&#10;乙" target="甲 乙"')
  })

  test('every edge goes one way and weighs something, or Gephi drops it', async () => {
    const { file } = await write(buildGraph(FACTS))
    expect(file).toContain('defaultedgetype="directed"')
    expect(file).not.toMatch(/<edge [^>]*type=/)
    expect(file).not.toMatch(/weight="(0|-|NaN)/)
  })

  test('dates become timestamps, an edge has those of its sentences', async () => {
    const { file } = await write(buildGraph(FACTS), { articles: ARTICLES })
    const spells = '<spells><spell timestamp="2024-05-20"/><spell timestamp="2024-05-22"/></spells>'
    const lineOf = (id: string) => file.split('\n').find(line => line.includes(` id="${id}"`))
    expect(lineOf('person:何方')).toContain(spells)
    expect(lineOf('co_occurs|person:何方|place:乙市')).toContain(spells)
    expect(lineOf('works_for|person:何方|organization:甲局')).not.toContain('2024-05-22')
    expect(file).toContain('mode="dynamic" timeformat="date" timerepresentation="timestamp"')
    expect((await write(graphOf({ 'person:1': {} }))).file).toContain('mode="static"')
  })

  test.each(['#fff', 'red', '#C8453B80', ''])('refuses the colour %j', async colour => {
    await expect(write(graphOf({ 'person:1': {} }), { colours: { person: colour } })).rejects.toThrow(
      '#rrggbb',
    )
  })

  test('the same graph is written to the same bytes', async () => {
    const one = (await write(arrangeGraph(buildGraph(FACTS)), { articles: ARTICLES })).file
    expect((await write(arrangeGraph(buildGraph(FACTS.toReversed())), { articles: ARTICLES })).file).toBe(one)
  })
})

test('the register names what it holds by its extension', async () => {
  for (const [name, { extension }] of Object.entries(EXPORT_FORMATS)) expect(extension).toBe(name)
})
