import type { Random } from '../domain/public.ts'
import type { Store } from '../store/public.ts'

/** Talk of an invented shop: words as often as words are (Zipf), Chinese and English, numbers, addresses. */
const CHINESE =
  '退款 发货 订单 物流 快递 客服 优惠 尺码 质量 换货 发票 地址 付款 收到 商品 颜色 售后 包裹 申请 系统 取消 会员 积分 活动 价格 红包 评价 破损 缺货 催促 签收 仓库 补发 差价 退货 维修 保修 安装 说明 赠品 库存 预售 定金 尾款 支付 账号 密码 登录 验证 手机 微信 银行 到账 周末 明天 上午 下午 今天 昨天 已经 还是 没有 什么 怎么 为什么 可以 不能 谢谢 您好 请问 麻烦 稍等 马上 处理 核实 反馈 解决 满意 投诉 经理 电话 联系 时间 日期 号码 短信 截图 照片 视频 文件'.split(
    ' ',
  )
const ENGLISH =
  'refund order delivery parcel courier size quality exchange invoice address payment received item colour return repair warranty manual gift stock deposit account password login phone bank weekend tomorrow morning today yesterday already nothing what how why please thanks hello wait soon check solved happy complaint manager call contact time date number message picture video file broken missing late wrong cancel member points coupon price review'.split(
    ' ',
  )

export async function fillWithTalk(
  store: Store,
  { cases, each, now }: { readonly cases: number; readonly each: number; readonly now: number },
  random: Random,
): Promise<void> {
  const step = 500
  for (let from = 1; from <= cases; from += step) {
    const numbers = Array.from({ length: Math.min(step, cases - from + 1) }, (_, at) => from + at)
    await store.transaction(async (tx) => {
      const tables = tx.kysely.withTables<Record<string, Record<string, unknown>>>()
      await tables
        .insertInto('desk_cases')
        .values(numbers.map((number) => caseRow(number, now - (cases - number) * 60_000, each)))
        .execute()
      const entries = numbers.flatMap((number) =>
        Array.from({ length: each }, (_, seq) =>
          entryRow({
            number,
            seq: seq + 1,
            at: now - (cases - number) * 60_000 + seq,
            text: sentence(random),
          }),
        ),
      )
      for (let row = 0; row < entries.length; row += 1_500) {
        await tables
          .insertInto('desk_entries')
          .values(entries.slice(row, row + 1_500))
          .execute()
      }
    })
  }
}

/** What people look for: mostly two characters, two words, a beginning, a number, one character, an address. */
export function questionsOf(random: Random, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const [one, two] = [wordOf(CHINESE, random), wordOf(CHINESE, random)]
    const english = wordOf(ENGLISH, random)
    switch (index % 8) {
      case 0:
      case 1:
      case 2:
        return one
      case 3:
        return `${one} ${two}`
      case 4:
        return english.slice(0, 3)
      case 5:
        return `${english} ${one}`
      case 6:
        return one.slice(0, 1)
      default:
        return `A${Math.floor(random.next() * 90_000) + 10_000}`
    }
  })
}

function sentence(random: Random): string {
  const words = Array.from({ length: 6 + Math.floor(random.next() * 10) }, () =>
    random.next() < 0.7 ? wordOf(CHINESE, random) : ` ${wordOf(ENGLISH, random)} `,
  )
  if (random.next() < 0.2) words.push(` A${Math.floor(random.next() * 90_000) + 10_000}`)
  if (random.next() < 0.02) words.push(` p${Math.floor(random.next() * 5_000)}@example.com`)
  return words.join('').trim()
}

/** The first words of a list are said most, the nth a share of 1/n. */
function wordOf(words: readonly string[], random: Random): string {
  const place = Math.floor(words.length ** random.next()) - 1
  return words[place] ?? ''
}

function caseRow(number: number, at: number, last: number): Record<string, unknown> {
  return {
    id: `desk:${number}`,
    kind: 'chat',
    number,
    channel: 'web',
    status: 'resolved',
    priority: 'normal',
    priority_rank: 1,
    tier_rank: 0,
    tags_json: '[]',
    fields_json: '{}',
    team_id: `desk:t${number % 20}`,
    agent_id: `desk:a${number % 200}`,
    opened_at: at,
    wait_order: 8_640_000_000_000_000,
    updated_at: at,
    last_seq: last,
    last_public_seq: last,
    last_event_seq: last,
    is_spam: 0,
    is_done: 1,
    visitor_seq: 0,
  }
}

function entryRow({
  number,
  seq,
  at,
  text,
}: {
  readonly number: number
  readonly seq: number
  readonly at: number
  readonly text: string
}): Record<string, unknown> {
  return {
    case_id: `desk:${number}`,
    seq,
    public_seq: seq,
    at,
    author_kind: seq % 2 === 0 ? 'agent' : 'customer',
    author_name: 'Ann',
    kind: 'message',
    message_id: `desk:m${number}-${seq}`,
    text,
    file_ids_json: '[]',
    mentions_json: '[]',
    is_whisper: 0,
    data_json: '{}',
  }
}
