// Figures and quotes: what is measured, who speaks, and what is neither.
import { describe, expect, test } from 'vitest'
import { factsOf } from '../knowledge-for-tests.ts'

describe('figures', () => {
  test.each([
    ['2023年，产业总产值达到5362亿元，同比增长7.09%。', ['产业总产值 536200000000元 2023年 同比7.09']],
    ['全市粮食总产量为12.5万吨，同比下降3%。', ['全市粮食总产量 125000吨 - 同比-3']],
    ['今年前5个月网上零售额4.41万亿元。', ['网上零售额 4410000000000元 今年前5个月 -']],
    ['参会人数超过3,200人。', ['参会人数 3200人 - -']],
    ['2023年，进口额和出口额分别增长3.1%和4.2%。', ['进口额增长 3.1% 2023年 -', '出口额增长 4.2% 2023年 -']],
    ['渔业产值、林业产值分别为3亿元和4亿元。', ['渔业产值 300000000元 - -', '林业产值 400000000元 - -']],
    ['产值达到5362亿元，比2022年增长7.09%。', ['产值 536200000000元 - 比2022年7.09']],
    ['产值达到5362亿元，较上年同期下降3%。', ['产值 536200000000元 - 比上年同期-3']],
    // What grows is named in the clause itself: a figure of its own.
    ['产值达到5362亿元，利润增长3%。', ['产值 536200000000元 - -', '利润增长 3% - -']],
    ['区长给出4个理由。', []],
    // Three names and two numbers: whose is which is not said.
    ['渔业、林业、牧业产值分别增长3.1%和4.2%。', []],
    ['他于2023年5月20日到会。', []],
    ['第20届运动会开幕。', []],
  ])('%s', (text, expected) => {
    const figures = factsOf(text).figures
    expect(
      figures.map(
        ({ measure, value, unit, period, change }) =>
          `${measure} ${value}${unit} ${period ?? '-'} ${change ? change.kind + change.percent : '-'}`,
      ),
    ).toEqual(expected)
  })
})

describe('quotes', () => {
  const said = (text: string) => {
    const { quotes, entities } = factsOf(text)
    return quotes.map(
      ({ speaker, kind, start, end }) =>
        `${entities.find(({ id }) => id === speaker)?.name} ${kind} ${text.slice(start, end)}`,
    )
  }
  test.each([
    ['“水库的水位正在慢慢下降。”教育部部长王建国说。', ['王建国 direct 水库的水位正在慢慢下降。']],
    ['教育部部长王建国说：“水库的水位正在慢慢下降。”', ['王建国 direct 水库的水位正在慢慢下降。']],
    ['教育部部长王建国表示，水库的水位正在慢慢下降。', ['王建国 indirect 水库的水位正在慢慢下降。']],
    [
      '“水库的水位正在慢慢下降。”教育部部长王建国说，“下周就能恢复通航。”',
      ['王建国 direct 水库的水位正在慢慢下降。', '王建国 direct 下周就能恢复通航。'],
    ],
    ['教育部部长王建国到会。“水库的水位正在慢慢下降。”他说。', ['王建国 direct 水库的水位正在慢慢下降。']],
    ['教育部部长王建国参观了“十四五”成就展。', []],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})
