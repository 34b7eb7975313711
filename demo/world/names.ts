import type { Draws } from '../draws.ts'

/** Invented people. Surnames and given names are common ones; who meets a namesake meets a coincidence. */
const SURNAMES =
  'Lin 林,Chen 陈,Zhou 周,Xu 许,He 何,Song 宋,Tang 唐,Feng 冯,Deng 邓,Cao 曹,Peng 彭,Xiao 肖,Tian 田,Dong 董,Pan 潘,Yuan 袁,Jiang 蒋,Cai 蔡,Yu 余,Du 杜,Ye 叶,Cheng 程,Wei 魏,Su 苏,Lü 吕,Ding 丁,Ren 任,Shen 沈,Yao 姚,Lu 卢,Zhong 钟,Fang 方,Shi 石,Xia 夏,Bai 白,Meng 孟,Qin 秦,Gu 顾,Shao 邵,Wan 万'.split(
    ',',
  )
const GIVEN_NAMES =
  'Xiaowen 晓雯,Jiahao 嘉豪,Siyu 思雨,Zihan 子涵,Yutong 雨桐,Haoran 浩然,Mengqi 梦琪,Yichen 亦辰,Ruoxi 若曦,Junjie 俊杰,Xinyi 欣怡,Tianyu 天宇,Wanqing 婉清,Zixuan 梓萱,Bowen 博文,Jingyi 静怡,Chenxi 晨曦,Minghao 明浩,Peishan 佩珊,Weilun 伟伦,Kexin 可欣,Yanan 亚楠,Shuhan 书涵,Zhiyuan 志远,Lele 乐乐,Hongyu 鸿宇,Qianqian 倩倩,Xueying 雪莹,Guanyu 冠宇,Yaqi 雅琪,Muchen 沐辰,Lingxi 灵溪,Anran 安然,Jiayi 佳艺,Rui 睿,Nan 楠,Fei 飞,Ting 婷,Lei 磊,Yue 悦'.split(
    ',',
  )
const ENGLISH_GIVEN =
  'Wendy,Kevin,Chloe,Leo,Ivy,Jason,Mia,Eric,Nina,Oscar,Grace,Ray,Helen,Tony,Zoe,Felix,Amber,Simon,Joyce,Alan,Vera,Colin,Tina,Hugo,Sherry,Max,Elaine,Victor,Cindy,Neil,Fiona,Owen,Stella,Derek,Molly,Ian,Gloria,Frank,Lydia,Sean'.split(
    ',',
  )
const WESTERN_GIVEN =
  'Emma,Liam,Olivia,Noah,Sophie,Ethan,Hannah,Lucas,Isla,Mateo,Amelia,Daniel,Freya,Omar,Clara,James,Priya,Anders,Lucia,Kwame,Maya,Tom,Ingrid,Rafael,Nora,Jack,Aisha,Ben,Elena,Sam,Marta,Callum,Yara,Pierre,Jenna,Diego,Alice,Viktor,Leila,George'.split(
    ',',
  )
const WESTERN_SURNAMES =
  'Hughes,Novak,Larsen,Moreau,Costa,Becker,Walsh,Okafor,Silva,Jensen,Romano,Fischer,Patel,Garcia,Murphy,Keller,Santos,Byrne,Lindqvist,Haddad,Dubois,Nowak,Reid,Ferrari,Sato,Olsen,Kaur,Vargas,Doyle,Marin,Bennett,Kowalski,Andersson,Mendes,Schultz,Farrell,Ibrahim,Petrov,Castillo,Hart'.split(
    ',',
  )

export interface AgentName {
  /** What the directory shows: `林晓雯 Wendy Lin`. */
  readonly full: string
  /** How the agent signs to Chinese and to English speakers. */
  readonly zh: string
  readonly en: string
}

/** The name of the nth agent: all different up to 1,600 agents. */
export function agentName(index: number): AgentName {
  const surname = split(at(SURNAMES, index * 7 + Math.floor(index / 40)))
  const given = split(at(GIVEN_NAMES, index * 11 + Math.floor(index / 40) * 3))
  const english = at(ENGLISH_GIVEN, index)
  return { full: `${surname.zh}${given.zh} ${english} ${surname.en}`, zh: given.zh, en: english }
}

/** A customer's full name in the language they write. */
export function customerName(language: 'zh-CN' | 'en', draws: Draws): string {
  if (language === 'en') return `${draws.pick(WESTERN_GIVEN)} ${draws.pick(WESTERN_SURNAMES)}`
  return split(draws.pick(SURNAMES)).zh + split(draws.pick(GIVEN_NAMES)).zh
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}

function split(entry: string): { readonly en: string; readonly zh: string } {
  const [en = '', zh = ''] = entry.split(' ')
  return { en, zh }
}
