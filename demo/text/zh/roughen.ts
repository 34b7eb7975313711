/** Slips of a pinyin keyboard: words that sound alike. */
const SLIPS: readonly (readonly [string, string])[] = [
  ['在吗', '再吗'],
  ['已经', '以经'],
  ['怎么', '咋'],
  ['什么', '啥'],
  ['没有', '木有'],
  ['的话', '滴话'],
  ['一直', '一只'],
  ['退款', '退宽'],
  ['快递', '快弟'],
  ['知道', '造'],
  ['这样', '酱紫'],
  ['东西', '东东'],
  ['真的', '真滴'],
  ['不是', '8是'],
  ['客服', '客f'],
]

/** Hasty Chinese: commas become blanks, full stops vanish, particles and exclamation marks come, now and then a slip. */
export function roughenChinese(
  text: string,
  draws: { chance(p: number): boolean; int(n: number): number },
): string {
  let rough = text
  if (draws.chance(0.06)) {
    const [right = '', wrong = ''] = SLIPS[draws.int(SLIPS.length)] ?? []
    rough = rough.replace(right, wrong)
  }
  if (draws.chance(0.18)) rough = rough.replaceAll('，', ' ')
  else if (draws.chance(0.06)) rough = rough.replaceAll('，', ',').replaceAll('？', '?')
  if (draws.chance(0.14)) rough = rough.replace(/[。？]$/u, '')
  if (draws.chance(0.1))
    rough += ['啊', '呢', '…', '哦', '～', '！', '??', '。。', '呀', '嘛'][draws.int(10)] ?? ''
  return rough
}
