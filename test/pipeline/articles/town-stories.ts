// Stories of a town that does not exist, in the forms newspapers print: for pages set in every disorder.

export type TownStory = {
  title: string | null
  subtitle?: string
  kind: 'news' | 'photo' | 'continuation'
  paragraphs: readonly string[]
  /** The line after the story, where it is a line of its own. */
  byline?: string
  authors: readonly string[]
  agency: string | null
}

export const HARBOUR: TownStory = {
  title: '青澜港今年前四月吞吐量增长8.6%',
  kind: 'news',
  paragraphs: [
    '本报讯（记者 周远航） 5月20日，记者从青澜港务局获悉，今年前四个月，青澜港完成货物吞吐量1280万吨，同比增长8.6%，其中集装箱吞吐量达到31万标箱，创下建港以来同期最好成绩。',
    '青澜港务局副局长韩志成介绍，港口在年初新开通了两条近洋航线，并把通关时间压缩到6小时以内。“船公司看重的是效率。”他说，下一步将建设自动化码头，预计明年三月投用。',
    '据了解，青澜港已与14个国家和地区的35个港口通航，临港产业园落户企业达到76家。',
  ],
  authors: ['周远航'],
  agency: '本报',
}

export const VACCINE: TownStory = {
  title: '白鹭大学研制出新型水产疫苗',
  kind: 'news',
  paragraphs: [
    '新华社白鹭5月19日电（记者 冯晓、唐一鸣）白鹭大学海洋学院教授沈若兰团队日前宣布，他们研制的石斑鱼虹彩病毒疫苗通过农业农村部评审，获得国家一类新兽药证书。',
    '沈若兰说，这种疫苗采用浸泡方式接种，每尾鱼苗的成本不到两分钱，保护率超过九成。目前团队正与海丰生物公司合作建设中试车间。',
    '水产养殖病害每年给沿海养殖户带来上百亿元损失。业内专家认为，新疫苗有望减少抗生素用量，让餐桌更安全。',
  ],
  authors: ['冯晓', '唐一鸣'],
  agency: '新华社',
}

export const OLD_STREET: TownStory = {
  title: '老街不老 手艺人把日子过成了风景',
  subtitle: '竹编巷改造三年记',
  kind: 'news',
  paragraphs: [
    '清晨六点，竹编巷的卷帘门一扇接一扇拉开。七十二岁的篾匠罗世昌把劈好的竹条摊在石阶上，等第一缕阳光晒干露水。三年前，他还打算关了铺子去省城带孙子。',
    '“那时候巷子里只剩五户人家，下雨天连路都走不成。”罗世昌回忆。转机出现在竹编巷列入城市更新名单之后，设计团队没有推倒重来，而是一户一策，修旧如旧。',
    '改造后的竹编巷引进了十九家手艺工坊，周末客流超过八千人。负责运营的竹里文化公司总经理傅敏说，巷子的租金只涨了一成，“把手艺人留住，比多收租金重要”。',
    '如今，罗世昌带了六名徒弟，最年轻的刚满二十岁。他的竹灯去年卖到了海外，孙子放假就从省城跑回来帮忙。',
  ],
  byline: '▶ 本报记者 易水寒',
  authors: ['易水寒'],
  agency: '本报',
}

export const POWER_GRID: TownStory = {
  title: '沿海五市电网联调 迎峰度夏有底气',
  kind: 'news',
  paragraphs: [
    '据中新社云州电 云州电网公司20日启动沿海五市联合调试，模拟台风登陆与高温叠加的极端情形，检验跨市互济能力。',
    '云州电网公司总工程师贺建平表示，今年夏季最高负荷预计达到4100万千瓦，比去年高出一成。公司新建的三座储能电站已全部并网，可在一小时内顶上六十万千瓦的缺口。',
    '当天的调试持续九个小时，共发现并处理隐患十二处，参与人员超过两千人。 丁宁 苏北辰',
  ],
  authors: ['丁宁', '苏北辰'],
  agency: '中新社',
}

export const LIBRARY: TownStory = {
  title: '市图书馆夜间开放至零点',
  kind: 'news',
  paragraphs: [
    '本报讯 自6月1日起，云州市图书馆将延长开放时间，每晚开放至零点，周末通宵自习室同步启用。',
    '馆长谢文静说，试开放期间每晚平均有四百多名读者，学生和备考的年轻人占七成。馆里增设了二十四小时还书机和女性夜归班车。（郝佳 通讯员 罗琳）',
  ],
  authors: ['郝佳', '罗琳'],
  agency: '本报',
}

export const PICKING_TEA: TownStory = {
  title: null,
  kind: 'photo',
  paragraphs: [
    '5月18日，云州市栖霞县茶园里，农技员在指导茶农使用采茶机。栖霞县今年推广机采茶园三万亩，带动两千多户茶农增收。',
    '图为茶农在搬运刚采下的鲜叶。',
  ],
  byline: '新华社记者 孟繁森/摄',
  authors: ['孟繁森'],
  agency: '新华社',
}

export const SCIENCE_PARK: TownStory = {
  title: null,
  kind: 'continuation',
  paragraphs: [
    '上接第2版',
    '云州科学城管委会主任邱明远表示，园区坚持以用定研，凡是企业提出的难题，由科学城出面张榜，全国的团队都可以揭榜。',
    '去年，科学城张榜的四十三个项目中有二十七个如期完成，其中深水阀门、医用探测器两项打破了国外垄断。邱明远说，揭榜不看帽子，只看能不能干成。',
    '科学城还设立了五亿元的容错基金，允许项目失败。云州大学教授梁启文认为，这种做法让科研人员敢碰硬骨头。',
  ],
  authors: [],
  agency: null,
}

export const FOOTBALL: TownStory = {
  title: '云州少年足球队闯进全国八强',
  kind: 'news',
  paragraphs: [
    '科技日报云州5月21日电 （记者林听雨 实习生陈果）全国青少年足球联赛十六进八比赛21日结束，云州少年队以三比一战胜江陵队，首次闯进全国八强。',
    '主教练柳传宇赛后说，孩子们下半场的逼抢执行得很坚决。八强战将于6月8日在海宁体育中心举行，云州队的对手是卫冕冠军北川队。',
  ],
  authors: ['林听雨', '陈果'],
  agency: '科技日报',
}

export const TOWN_STORIES: readonly TownStory[] = [
  HARBOUR,
  VACCINE,
  OLD_STREET,
  POWER_GRID,
  LIBRARY,
  PICKING_TEA,
  SCIENCE_PARK,
  FOOTBALL,
]
