// What looks the same becomes the same; what a reader would miss stays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeText } from '../../../pipeline/read/normalize-text.ts'

test.each([
  ['⽇⽉⼈⺠', '日月人民'],
  ['⻓江⻢车⻛⻜', '长江马车风飞'],
  ['\uf900\uf98e', '\u8c48\u5e74'],
  ['２０２４年Ａ股５％', '2024年A股5%'],
  ['“你好”，他说：（笑）《书》？', '“你好”，他说：（笑）《书》？'],
  ['他说……好——', '他说……好——'],
  ['㎡和①', '㎡和①'],
  ['国家\u200b数\ufeff据\u00ad局', '国家数据局'],
  ['葛\u{e0100}城', '葛城'],
  ['NUL\0和\ud800孤\u001b儿', 'NUL和孤儿'],
  ['詹姆斯・韦布、詹姆斯•韦布、詹姆斯‧韦布', '詹姆斯·韦布、詹姆斯·韦布、詹姆斯·韦布'],
  ['• 第一条', '• 第一条'],
  ['一\r\n二\r三', '一\n二\n三'],
  ['　　段落　一', '    段落 一'],
  ['行末  ', '行末'],
  // Digits set apart.
  ['这是 5 月 20 日，', '这是5月20日，'],
  ['到 2030 年，', '到2030年，'],
  ['同比增长 11.1%，达到 4300', '同比增长11.1%，达到4300'],
  ['2024 年 5 月', '2024年5月'],
  ['本报讯 5 月 21 日', '本报讯 5月21日'],
  ['一年4300项 我国新药', '一年4300项 我国新药'],
  ['增速5.3% 经济向好', '增速5.3% 经济向好'],
  ['ICT 基础', 'ICT 基础'],
  ['男子100米 1.古一轩', '男子100米 1.古一轩'],
  // Words set wide.
  ['中 国 医 学 科 学 院 自', '中国医学科学院自'],
  ['学 贡 献 的 同 时 ，也 成 为', '学贡献的同时，也成为'],
  ['中　国　教　育', '中国教育'],
  ['要 闻', '要闻'],
  ['王 明 李 刚', '王明 李刚'],
  ['王 明  李 刚', '王明 李刚'],
  ['本报记者 张 伟 李晓红 王 芳', '本报记者 张伟 李晓红 王芳'],
  ['（记者 张 伟）', '（记者 张伟）'],
  ['共同倡议。 董 瑞 丰 戴 小 河', '共同倡议。 董瑞丰 戴小河'],
  ['新华社记者 李 然/摄', '新华社记者 李然/摄'],
  ['创新驱动 塑造新优势', '创新驱动 塑造新优势'],
  ['A 组 B 组', 'A 组 B 组'],
])('%j → %j', (text, expected) => {
  expect(normalizeText(text)).toBe(expected)
})

const page = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...' \u3000\t\n·・•12０％年月第王李明中国的，。、（）“”⽇⻓\u200b\ufeff\uf900摄a.e\u0301',
    ),
    fc.constantFrom('记者 ', '电 ', '本报讯 ', '\r\n', '豈', 'Ａ'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  { maxLength: 60 },
)

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(page, parts => {
      const once = normalizeText(parts.join(''))
      expect(normalizeText(once)).toBe(once)
    }),
    { seed: 20240520, numRuns: 3000 },
  )
})

test('nothing that XML or PostgreSQL refuses is left', () => {
  fc.assert(
    fc.property(page, parts => {
      expect(normalizeText(parts.join(''))).not.toMatch(
        /[\p{Noncharacter_Code_Point}\p{Surrogate}]|(?!\n)\p{Cc}/u,
      )
    }),
    { seed: 20240521, numRuns: 1000 },
  )
})
