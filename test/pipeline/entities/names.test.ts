// Names in sentences: each row a case, with near misses beside it.
import { describe, expect, test } from 'vitest'
import { factsOf, mentionsOf } from '../knowledge-for-tests.ts'

const names = (text: string, type: string) =>
  mentionsOf(text)
    .filter(name => name.endsWith(` ${type}`))
    .map(name => name.slice(0, -type.length - 1))

describe('persons', () => {
  test.each([
    ['一个副局长刘明辉表示，材料已经送到。', ['刘明辉']],
    ['“水位正在下降。”周建国说。', ['周建国']],
    ['会上，欧阳晓华介绍了进度。', ['欧阳晓华']],
    ['记者 王小芳 李大为', ['王小芳', '李大为']],
    ['法国总统马克龙抵达机场。', ['马克龙']],
    ['作家弗拉基米尔·纳博科夫的手稿展出。', ['弗拉基米尔·纳博科夫']],
    ['村民代表陈大山、李水根先后发言。', ['陈大山', '李水根']],
    ['国家数据局局长由张伟担任。', ['张伟']],
    // 纽埃 is a country, but not in here.
    ['埃马纽埃尔·马克龙说，会谈很好。', ['埃马纽埃尔·马克龙']],
    ['书记王强说。', ['王强']],
    ['能源局新能源处处长白崇岳表示，设备已经更新。', ['白崇岳']],
    ['公司总裁村山富市和翻译额尔敦巴雅尔到场。', ['村山富市', '额尔敦巴雅尔']],
    // Words that begin like names.
    ['专家和群众都到了，观众和听众也到了。', []],
    ['高校表示，名额不变。', []],
    ['方案提出三点要求。', []],
    ['专家说，水质良好。', []],
    ['5·12防灾减灾日临近。', []],
  ])('%s', (text, expected) => expect(names(text, 'person')).toEqual(expected))
})

describe('organisations', () => {
  test.each([
    ['记者从湖州市科技局了解到，申报已经开始。', ['湖州市科技局']],
    ['杭州星河湾智能科技有限公司发布公告。', ['杭州星河湾智能科技有限公司']],
    ['江南大学食品学院的团队完成了试验。', ['江南大学食品学院']],
    ['湖州市吴兴区委召开会议。', ['湖州市吴兴区委']],
    ['苏州工业园区管委会共建创新中心。', ['苏州工业园区管委会']],
    ['天津大学计算机科学与技术学院招生。', ['天津大学计算机科学与技术学院']],
    ['昨天，重庆高速集团开会。', ['重庆高速集团']],
    ['浙江省人民政府新闻办公室发布消息。', ['浙江省人民政府新闻办公室']],
    ['记者向上海市政府求证。', ['上海市政府']],
    ['大赛由县委宣传部、县文化馆主办。', ['县委宣传部', '县文化馆']],
    ['近日，县公安局交警大队上街。', ['县公安局交警大队']],
    ['香粉镇党委书记在场，乡党委书记也在场。', ['香粉镇党委', '乡党委']],
    // Companies beside what only companies do.
    ['成立五年的流曜汽车宣布裁员三成。', ['流曜汽车']],
    ['生物科技公司映恩康瑞（02587.HK）公布年报。', ['映恩康瑞']],
    ['他们吸收合并了旗下的天心制药。', ['天心制药']],
    ['昨日张贴公告，消费者排队。', []],
    ['昆明市五华区人民政府发文。', ['昆明市五华区人民政府']],
    // Where it sits is no part of its name.
    ['中国科学技术大学总部设在安徽合肥。', ['中国科学技术大学']],
    // What only sounds like a body.
    ['有关部门表示，相关企业将受处罚。', []],
    ['一家科技公司倒闭了。', []],
    ['当地政府高度重视。', []],
    ['各地高新区结成联盟。', []],
    ['这是一个好的开局。', []],
    ['绝大部分居民同意。', []],
  ])('%s', (text, expected) => expect(names(text, 'organization')).toEqual(expected))
})

describe('places', () => {
  test.each([
    ['浙江省湖州市安吉县报福镇深溪村的竹林', ['浙江省', '湖州市', '安吉县', '报福镇', '深溪村']],
    ['苏州高新区与无锡高新区毗邻。', ['苏州高新区', '无锡高新区']],
    ['考察队到了江西省上饶市白鹭山。', ['江西省', '上饶市', '白鹭山']],
    ['船队抵达坦桑尼亚达累斯萨拉姆港。', ['坦桑尼亚', '达累斯萨拉姆港']],
    ['合肥市与安徽芜湖签约。', ['合肥市', '安徽', '芜湖']],
    ['记者来到青石镇白溪村，村民正在采茶。', ['青石镇', '白溪村']],
    ['全省各乡镇村级公路都通了。', []],
    ['列车停靠芜湖站。', ['芜湖站']],
    ['年会在郑州国际会展中心开幕。', ['郑州国际会展中心']],
    ['大桥在武汉市长江段。', ['武汉市', '长江']],
    ['代表团访问了法国和德国。', ['法国', '德国']],
    ['建设美丽乡村。', []],
    ['他走在乡间小路上。', []],
  ])('%s', (text, expected) => expect(names(text, 'place')).toEqual(expected))
})

describe('documents', () => {
  test.each([
    ['国务院印发《关于加强水库管理的意见》。', ['关于加强水库管理的意见']],
    ['论文发表在《自然》杂志上。', []],
    ['据《人民日报》报道，', []],
  ])('%s', (text, expected) => expect(names(text, 'document')).toEqual(expected))
  test('what publishes is an organisation', () => {
    expect(names('论文发表在《星空》杂志上。', 'organization')).toEqual(['星空'])
  })
})

describe('events', () => {
  test.each([
    ['第十五届全国学生运动会田径比赛昨天开始。', ['第十五届全国学生运动会']],
    ['台风“海鸥”昨天登陆。', ['海鸥']],
    ['近日，交警启动“平安头盔”劝导月活动。', ['“平安头盔”劝导月活动']],
    ['第三届太湖渔业发展大会昨天开幕。', ['第三届太湖渔业发展大会']],
    ['“百日清河”行动启动。', ['“百日清河”行动']],
    ['两国举行“海上联合—2024”演习。', ['“海上联合—2024”演习']],
    ['“魅力太湖”图片展开幕。', ['“魅力太湖”图片展']],
    ['纪念水库建成三十周年座谈会举行。', ['纪念水库建成三十周年座谈会']],
    ['湖北省第十四届人民代表大会第二次会议开幕。', ['湖北省第十四届人民代表大会第二次会议']],
    ['政协武汉市第十四届委员会第三次会议开幕。', ['政协武汉市第十四届委员会第三次会议']],
    ['博鳌亚洲论坛2024年年会开幕。', ['博鳌亚洲论坛2024年年会']],
    ['世界杯亚洲区预选赛昨晚开球。', ['世界杯亚洲区预选赛']],
    ['第十二届太湖风筝节开幕。', ['第十二届太湖风筝节']],
    ['中国国际面料及辅料博览会开幕。', ['中国国际面料及辅料博览会']],
    // Near misses of these.
    ['纪念水库建成三十周年之际，他来了。', []],
    ['商务部第一次召开会议。', []],
    ['会上讨论了“水库”的展览。', []],
    ['当天举行第二次全体会议。', []],
    ['老人们看着新进展，过节办节。', []],
    ['各地采取行动，召开会议。', []],
    ['工作计划已经制定。', []],
  ])('%s', (text, expected) => expect(names(text, 'event')).toEqual(expected))
})

describe('products', () => {
  test.each([
    ['公司推出“云雀”大模型。', ['云雀']],
    ['飞天五号卫星发射成功。', ['飞天五号']],
    ['队里有星驰M9和歼-20。', ['星驰M9', '歼-20']],
    ['患者用上了阿法利单抗和贝塔替尼。', ['阿法利单抗', '贝塔替尼']],
    ['合作社种了湖麦22。', ['湖麦22']],
    ['“远望3”号昨天启航。', ['远望3']],
    ['培育出“湖优八号”等品种。', ['湖优八号']],
    ['华为Mate 70和小米SU7昨天开售。', ['华为Mate 70', '小米SU7']],
    ['农户种植郑单958玉米。', ['郑单958']],
    ['风云四号B星和055型驱逐舰到位。', ['风云四号B星', '055型驱逐舰']],
    ['“沪惠保”和“海牛Ⅱ号”都有新消息。', ['沪惠保', '海牛Ⅱ号']],
    ['国家企业信用信息公示系统开放查询。', ['国家企业信用信息公示系统']],
    ['一款名为“蓝岭”的水下机器人亮相。', ['蓝岭']],
    ['一位名叫“蓝岭”的网友来了。', []],
    ['星河芯35W芯片和星河芯5G基站交付。', []],
    ['药店里卖中药胶囊和颗粒。', []],
    ['全国各地的服务平台都开放了，关注“公众号”。', []],
    ['“净网2024”专项行动开始，腾讯CEO到场。', []],
    // Figures, roads and quantities.
    ['图8显示，沿G15高速种了小麦20亩。', []],
    ['他住在建设路五号院。', []],
    ['所谓“老好人”不受欢迎。', []],
  ])('%s', (text, expected) => expect(names(text, 'product')).toEqual(expected))
})

describe('linking', () => {
  const linked = (text: string) => {
    const { entities, mentions } = factsOf(text)
    return entities.map(
      ({ id, name }) =>
        `${name}: ${mentions
          .filter(({ entity }) => entity === id)
          .map(({ start, end }) => text.slice(start, end))
          .join(' ')}`,
    )
  }
  test.each([
    ['国家发展改革委发文。国家发改委同日解读。', '国家发展和改革委员会: 国家发展改革委 国家发改委'],
    [
      '杭州星河湾科技有限公司开业。星河湾说，订单很多。',
      '杭州星河湾科技有限公司: 杭州星河湾科技有限公司 星河湾',
    ],
    [
      '上海曜芒航天空间技术有限公司开业。曜芒航天说，订单很多。',
      '上海曜芒航天空间技术有限公司: 上海曜芒航天空间技术有限公司 曜芒航天',
    ],
    ['第六届瓯江鱼饼节开幕。今年的鱼饼节很热闹。', '瓯江鱼饼节: 第六届瓯江鱼饼节 鱼饼节'],
    ['法国总统马克龙到会。埃马纽埃尔·马克龙说，会谈很好。', '埃马纽埃尔·马克龙: 马克龙 埃马纽埃尔·马克龙'],
    [
      '《关于加强水库管理的指导意见》发布。《指导意见》共十条。',
      '关于加强水库管理的指导意见: 关于加强水库管理的指导意见 指导意见',
    ],
    [
      '太湖流域渔业协作中心（以下简称“渔协中心”）成立。渔协中心设在湖州。',
      '太湖流域渔业协作中心: 太湖流域渔业协作中心 渔协中心 渔协中心',
    ],
    [
      '杭州星河湾科技有限公司（简称为星河科技）开业。星河科技说，订单很多。',
      '杭州星河湾科技有限公司: 杭州星河湾科技有限公司 星河科技 星河科技',
    ],
    [
      '湖州市消费者权益保护委员会发文。市消保委约谈企业。',
      '湖州市消费者权益保护委员会: 湖州市消费者权益保护委员会 市消保委',
    ],
    [
      '浙江省农业科学院水稻作物研究所育种。水作所所长到会。',
      '浙江省农业科学院水稻作物研究所: 浙江省农业科学院水稻作物研究所 水作所',
    ],
    ['浙江省农牧厅发文，农牧厅负责人解读。各市农牧厅照办。', '浙江省农牧厅: 浙江省农牧厅 农牧厅'],
    [
      '湖南湘江新区管理委员会发文。湘江新区管委会约谈企业。',
      '湖南湘江新区管理委员会: 湖南湘江新区管理委员会 湘江新区管委会',
    ],
    ['浙江省湖州市大钱镇卫生院扩建。大钱镇卫生院有十名医生。', '大钱镇卫生院: 大钱镇卫生院 大钱镇卫生院'],
    [
      '作家弗拉基米尔·纳博科夫到会。纳博科夫说，天气很好。',
      '弗拉基米尔·纳博科夫: 弗拉基米尔·纳博科夫 纳博科夫',
    ],
    ['《太湖渔业发展白皮书》发布。白皮书显示，产量增长。', '太湖渔业发展白皮书: 太湖渔业发展白皮书 白皮书'],
  ])('%s', (text, expected) => expect(linked(text)).toContain(expected))

  test('a nickname before any full title stands for itself', () => {
    expect(linked('《指导意见》共十条。')).toEqual(['指导意见: 指导意见'])
  })

  test('Traditional Chinese is read by the same dictionaries and quoted as it stands', () => {
    const text = '國家發展和改革委員會發言人陳國強表示，將擴大內需，並與財政部協調。'
    const { entities, mentions } = factsOf(text)
    expect(entities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['国家发展和改革委员会', '财政部']),
    )
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toContain('陳國強')
  })
})

test('numbers are no names', () => {
  expect(mentionsOf('这本书有798页，水温升到361度，全场618人。')).toEqual([])
})

// 200 kB of each took minutes where time grew with the square of their number.
test.each([
  ['titles that are modifiers too', '老总'],
  ['short forms', (i: number) => `${unlike(i)}科技有限公司，`],
  ['titles of documents', (i: number) => `《${unlike(i)}条例》`],
  ['events', (i: number) => `第五届${unlike(i)}大会，`],
  ['offices without a body', (i: number) => `院长王${unlike(i)}，`],
  ['lists with 和', '国家数据局和教育部和'],
])('20,000 characters of %s are read within seconds', (_, part) => {
  const repeat = typeof part === 'string' ? () => part : part
  let text = ''
  for (let i = 0; text.length < 20_000; i++) text += repeat(i)
  const start = performance.now()
  factsOf(text)
  expect(performance.now() - start).toBeLessThan(5000)
})

/** Two hanzi, others for each number. */
function unlike(i: number): string {
  return String.fromCharCode(0x4e00 + ((i * 7919) % 20_000), 0x4e00 + ((i * 104_729) % 20_000))
}

describe('namesakes', () => {
  test('are told apart by affiliation, else by article', () => {
    const idOf = (text: string) =>
      factsOf(text, { id: 'a1' }).entities.find(({ type }) => type === 'person')?.id
    expect(idOf('教育部部长王涛说，开学了。')).toBe('person:王涛@教育部')
    expect(idOf('村民王涛说，下雨了。')).toBe('person:王涛@a1')
  })
})
