// A small newspaper by hand: what the explorer is developed against and its states are tested with, without pipeline or store.

export type MockArticle = {
  id: string
  kind: 'news' | 'photo' | 'continuation'
  title: string | null
  subtitle?: string
  authors: string[]
  agency?: string
  date: string
  continuedFrom?: number
  firstLine: number
  text: string
}

/** Name, then aliases; a subtype after `/`. */
export const NAMES: Record<string, string> = {
  person:
    '陈荣辉 吴晓宁 赵刚 黄孝斌 王涛 李曦哲 张伟 崔爽 顾金辉 张勇 董瑞丰 戴小河 童晟 贾宥凌 黄孝邦 李争粉 于贤成 王志辉 赵春荣 朱常海 魏谷 李然',
  organization:
    '国家发展改革委=国家发改委=发展改革委/government 国家数据局/government 财政部/government 自然资源部/government 赛智产业研究院/institute 北京时代凌宇科技股份有限公司=时代凌宇/company 长城战略咨询/company 新华三集团=新华三/company 科技日报/media 工业和信息化部=工信部/government 新华社/media 国家卫生健康委=国家卫健委/government 国家药监局/government 中国医学科学院肿瘤医院/hospital 国家癌症中心/institute 商务部/government 国务院/government 党中央/party 粤桂协作农产品展销中心/association 大学生返乡创业孵化室 中国卫星导航定位协会/association 联合国/international 京津冀国家高新区联盟/alliance 东北地区国家高新区联盟/alliance 天津滨海高新区管委会/government 沧州高新区管委会/government 西安创新研究院/institute 国家高新区发展战略研究会/association',
  place:
    '上海/city 浙江/province 福建/province 北京/city 广西/province 柳州市=柳州/city 融水苗族自治县=融水/county 香粉乡/town 中坪村/village 大苗山/nature 廉江市=廉江/county 沧州高新区/zone 天津天开园/zone 京津冀/region 东北地区/region 天津市=天津/city',
  document:
    '关于深化智慧城市发展推进城市全域数字化转型的指导意见=指导意见/policy 中国新药注册临床试验进展年度报告/report 数字商务三年行动计划/plan 2024中国卫星导航与位置服务产业发展白皮书=白皮书/report',
  event:
    '全国中小企业服务月/campaign 一起益企/campaign 联合国中小微企业日/day 国际临床试验日/day 双品网购节/festival 中国机场发展大会/conference 走进天津天开园/conference',
  product:
    '一网统管/platform 最多跑一次/service 生态云/platform 丝路电商/platform 苗家凌子/brand 北斗=北斗系统/system',
  topic: '数据要素 数字经济 智慧城市 新质生产力',
}

export const ARTICLES: MockArticle[] = [
  {
    id: 'a1',
    kind: 'news',
    title: '四部门联合发文推进城市全域数字化转型',
    subtitle: '数据创新场景构筑城市竞争新优势',
    authors: ['张伟'],
    date: '2024-05-20',
    firstLine: 1,
    text: `国家发展改革委、国家数据局、财政部、自然资源部5月20日一同发布《关于深化智慧城市发展推进城市全域数字化转型的指导意见》，给出2027年和2030年两步目标。国家数据局当天开了发布会。
“城市之间比的是谁先把数据用起来。”国家数据局党组成员、副局长陈荣辉在会上说。他举了上海“一网统管”、浙江“最多跑一次”和福建“生态云”三个先行的例子。陈荣辉也谈到不足：智慧城市项目各建各的，数据要素没有流动起来。
赛智产业研究院院长赵刚读完《指导意见》后认为，这是一份总图。北京时代凌宇科技股份有限公司董事长、总裁黄孝斌则数出《指导意见》的13项任务。
国家数据局数字经济司司长吴晓宁介绍，全域就是领域全、支撑全、过程全。吴晓宁还说，数字经济要靠数据要素带动。长城战略咨询合伙人、知识管理总监王涛把它看作一个新概念。
黄孝斌表示，时代凌宇会继续做城市安全。新华三集团数字政府事业部总经理李曦哲说，《指导意见》让市场大了许多，新华三在数据要素上从产品到场景都有准备。
▶ 本报记者 张伟`,
  },
  {
    id: 'a2',
    kind: 'news',
    title: '全国中小企业服务月6月启动',
    authors: ['崔爽'],
    agency: '科技日报',
    date: '2024-05-22',
    firstLine: 131,
    text: `科技日报讯（记者 崔爽） 工业和信息化部5月22日消息，全国中小企业服务月定在6月。
全国中小企业服务月以“一起益企”行动为底子，并与6月27日联合国中小微企业日相接，安排九类服务。工信部要求服务进园区、进企业，线上线下一张网。`,
  },
  {
    id: 'a3',
    kind: 'news',
    title: '一年4300项 我国新药研发提速',
    authors: ['董瑞丰', '戴小河'],
    agency: '新华社',
    date: '2024-05-20',
    firstLine: 158,
    text: `据新华社北京电 5月20日是国际临床试验日，去年我国登记的药物临床试验有4300项。
国家卫生健康委科技教育司副司长顾金辉说，国家卫生健康委正与国家药监局一道把临床研究的规矩立起来。《中国新药注册临床试验进展年度报告》显示，登记数三年里连年上升。
国家癌症中心、中国医学科学院肿瘤医院党委书记张勇表示，医院的五百多项试验都向病人开放。中国医学科学院肿瘤医院当天还办了义诊。
董瑞丰 戴小河`,
  },
  {
    id: 'a4',
    kind: 'news',
    title: '前4月全国网上零售额增长11.5%',
    authors: ['童晟'],
    agency: '本报',
    date: '2024-05-21',
    firstLine: 197,
    text: `本报讯 商务部5月21日介绍，头四个月网上卖出4.41万亿元，比上年同期多11.5%。
商务部与有关部门办了双品网购节，各地活动二百三十多场。上海“丝路电商”先行区的38项试点已动手36项。
按照党中央、国务院发展数字经济的部署，商务部制定了《数字商务三年行动计划》，分五项行动、二十条措施。童晟`,
  },
  {
    id: 'a5',
    kind: 'news',
    title: '我国卫星导航与位置服务产值超5300亿',
    authors: ['李争粉'],
    agency: '本报',
    date: '2024-05-18',
    firstLine: 256,
    text: `本报讯（记者 李争粉） 中国卫星导航定位协会5月18日发布《2024中国卫星导航与位置服务产业发展白皮书》：2023年总产值5362亿元，增长7.09%。
《白皮书》说，带北斗的手机去年有2.69亿部。北斗是联合国认可的四大系统之一，用户遍及二百多个国家和地区。北斗系统还进了十多个国际组织的标准。
中国卫星导航定位协会会长于贤成表示：“北斗用得越广，产业走得越快。”`,
  },
  {
    id: 'a6',
    kind: 'continuation',
    title: null,
    authors: [],
    date: '2024-05-20',
    continuedFrom: 1,
    firstLine: 304,
    text: `王志辉表示，联盟让高新区之间的人才、技术、标准流动起来，有助于培育新质生产力。
5月14日，京津冀国家高新区联盟办了“走进天津天开园”活动，京津冀各园区到天津天开园交流新质生产力。
天津滨海高新区管委会与沧州高新区管委会签订协同发展协议。“两边各有长处。”沧州高新区管委会副主任赵春荣说。沧州高新区还要办路演。
东北地区国家高新区联盟面向东北地区谋划产业。西安创新研究院执行院长朱常海认为，京津冀国家高新区联盟要有自己的抓手；朱常海又说联盟不能只开会。国家高新区发展战略研究会会长魏谷说，各地要走不同的路，朱常海也同意。`,
  },
  {
    id: 'p1',
    kind: 'photo',
    title: null,
    authors: ['黄孝邦'],
    agency: '新华社',
    date: '2024-05-20',
    firstLine: 236,
    text: `贾宥凌的家在广西柳州市融水苗族自治县香粉乡中坪村。她回乡创立“苗家凌子”品牌，把大苗山的山货卖到外面。
在广东廉江市的帮助下，贾宥凌办起粤桂协作农产品展销中心和大学生返乡创业孵化室。图为贾宥凌在融水的粤桂协作农产品展销中心。
新华社记者 黄孝邦/摄`,
  },
  {
    id: 'p2',
    kind: 'photo',
    title: null,
    authors: ['李然'],
    agency: '新华社',
    date: '2024-05-20',
    firstLine: 352,
    text: `近日，中国机场发展大会在天津市举行，观众在看模型。
新华社记者 李然/摄`,
  },
]

/** type, subject, object or `@article`, label. */
export const RELATIONS: [string, string, string, string?][] = [
  ['works_for', '陈荣辉', '国家数据局', '党组成员、副局长'],
  ['works_for', '吴晓宁', '国家数据局', '数字经济司司长'],
  ['works_for', '赵刚', '赛智产业研究院', '院长'],
  ['works_for', '黄孝斌', '北京时代凌宇科技股份有限公司', '董事长、总裁'],
  ['works_for', '王涛', '长城战略咨询', '合伙人、知识管理总监'],
  ['works_for', '李曦哲', '新华三集团', '数字政府事业部总经理'],
  ['works_for', '顾金辉', '国家卫生健康委', '科技教育司副司长'],
  ['works_for', '张勇', '中国医学科学院肿瘤医院', '党委书记'],
  ['works_for', '于贤成', '中国卫星导航定位协会', '会长'],
  ['works_for', '赵春荣', '沧州高新区管委会', '副主任'],
  ['works_for', '朱常海', '西安创新研究院', '执行院长'],
  ['works_for', '魏谷', '国家高新区发展战略研究会', '会长'],
  ['works_for', '黄孝邦', '新华社', '记者'],
  ['works_for', '李然', '新华社', '记者'],
  ['works_for', '崔爽', '科技日报', '记者'],
  ['issued', '国家发展改革委', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['issued', '国家数据局', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['issued', '财政部', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['issued', '自然资源部', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['issued', '商务部', '数字商务三年行动计划'],
  ['issued', '中国卫星导航定位协会', '2024中国卫星导航与位置服务产业发展白皮书'],
  ['organized', '商务部', '双品网购节'],
  ['organized', '京津冀国家高新区联盟', '走进天津天开园'],
  ['cooperates_with', '天津滨海高新区管委会', '沧州高新区管委会'],
  ['founded', '贾宥凌', '粤桂协作农产品展销中心'],
  ['founded', '贾宥凌', '大学生返乡创业孵化室'],
  ['launched', '贾宥凌', '苗家凌子'],
  ['located_in', '中国机场发展大会', '天津市'],
  ['said_about', '赵刚', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['said_about', '李曦哲', '关于深化智慧城市发展推进城市全域数字化转型的指导意见'],
  ['authored', '张伟', '@a1'],
  ['authored', '崔爽', '@a2'],
  ['authored', '董瑞丰', '@a3'],
  ['authored', '戴小河', '@a3'],
  ['authored', '童晟', '@a4'],
  ['authored', '李争粉', '@a5'],
  ['authored', '黄孝邦', '@p1'],
  ['authored', '李然', '@p2'],
]
