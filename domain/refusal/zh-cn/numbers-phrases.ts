/** Queries, drill-throughs and times, and events that come in or were kept as dead letters. */
export const NUMBERS_PHRASES_ZH = {
  'The query': '查询',
  'The drill-through': '明细查询',
  'The search': '搜索',
  'The cell': '单元格查询',
  'it is not a cursor of this search': '它不是本次搜索的翻页游标',
  'Give next_cursor of the page before as it is, or leave it out to begin anew.':
    '请原样填写上一页的 next_cursor，或不填以从头开始。',
  'The request for scores': '得分查询',
  'The request for a distribution': '分布查询',
  'The request for breaches': '违约查询',
  '{id} is not a time of each row, so its values do not lie in bands of seconds':
    '{id} 不是逐条记录的时长，无法按秒数分段',
  'Ask for a mean, a percentile or an age, such as first_reply_p90_secs.':
    '请查询均值、分位数或账龄，例如 first_reply_p90_secs。',
  'the edges do not ascend': '分段边界没有从小到大排列',
  'Write each edge once, the least first, in seconds: [60, 300, 3600].':
    '每个边界只写一次，从小到大，单位为秒：[60, 300, 3600]。',
  'The request for drivers': '影响因素查询',
  'The request for comments': '评论查询',
  "The request for an agent's time": '客服时间查询',
  'The case {id}': '会话 {id}',
  'Take the id from a query or its drill-through, as source:id.':
    '请使用查询或明细中的编号，格式为 来源:编号。',
  "{id} is made of agents' time, not of cases": '{id} 由客服时间构成，不是会话',
  'Drill into concurrency_mean for the chats of that time.':
    '那段时间的会话请查看 concurrency_mean 的明细。',
  'the grain is {grain}, but the cell names no {other}': '粒度是 {grain}，但单元格没有指定 {other}',
  'Give the key of the bucket, or leave grain out.': '请填写时段的键，或不填粒度。',
  '"{key}" is not the key of a {grain}': '“{key}”不是 {grain} 的键',
  'Give the key as the query answered it: 2026-03-29, of an hour 2026-03-29T14:00.':
    '请使用查询返回的键：2026-03-29，小时为 2026-03-29T14:00。',
  'the answer has no column "{name}"': '结果中没有列“{name}”',
  'Did you mean {names}?': '您是想写 {names}？',
  'Did you mean {names}? All: {all}.': '您是想写 {names}？全部：{all}。',
  'it is split by {grains} at once': '同时按 {grains} 拆分',
  'Choose one of hour, day, week and month.': '请在 hour、day、week、month 中选一个。',
  'there is no dimension "{name}"': '没有维度“{name}”',
  'there is no metric "{id}"': '没有指标“{id}”',
  '{id} cannot be credited to the {credit}': '{id} 不能归属到 {credit}',
  'Ask for {list}, or leave credit out.': '请改用 {list}，或不填归属。',
  '{id} has no {dimension}': '{id} 没有 {dimension}',
  'It has {list}.': '它有：{list}。',
  'none of the metrics asked for has the parameter {name}': '所查指标都没有参数 {name}',
  'Leave {name} out, or ask for a metric that has it.': '请去掉 {name}，或查询有此参数的指标。',
  '{dimension} has whole numbers as keys': '{dimension} 的键是整数',
  'weekday is 0 (Monday) to 6, hour_of_day 0 to 23, hour_of_week 0 to 167.':
    'weekday 为 0（周一）至 6，hour_of_day 为 0 至 23，hour_of_week 为 0 至 167。',
  'the range has more than {most} buckets of one {grain}': '该范围超过 {most} 个 {grain} 时段',
  'Choose a longer grain or a shorter range.': '请选择更大的粒度或更短的范围。',
  'the range is empty: from {from} is not before the end of {to}':
    '范围为空：{from} 不早于 {to} 的结束',
  'Give a from before to. A date in to means the end of that day, an instant is exclusive.':
    '开始须早于结束。结束为日期时指当天结束，为时刻时不含该时刻。',
  'Write a day such as 2026-03-01, or an instant with an offset such as 2026-03-01T09:00:00+08:00.':
    '请写日期，例如 2026-03-01，或带时区的时间，例如 2026-03-01T09:00:00+08:00。',
  'Write an IANA name such as Asia/Shanghai.': '请填写 IANA 时区名称，例如 Asia/Shanghai。',
  'Write previous_period, same_week_last_year or two dates (from, to).':
    '请填写 previous_period、same_week_last_year 或两个日期（from、to）。',

  // times
  '{time} has no offset, so it is not an instant': '{time} 没有时区，不是确定的时刻',
  'Append Z or an offset such as +08:00, or name the zone of these times.':
    '请加上 Z 或 +08:00 这样的时区，或指定这些时间的时区。',
  '{time} is not an ISO 8601 date and time': '{time} 不是 ISO 8601 日期时间',
  'Write it like 2026-03-01T09:00:00+08:00.': '请写成 2026-03-01T09:00:00+08:00 的形式。',
  '{time} is not a number of {~unit}': '{time} 不是 {~unit} 数',
  milliseconds: '毫秒',
  seconds: '秒',
  'Check the time format named for this column.': '请检查为此列指定的时间格式。',
  '{time} is not a time of the form {format}': '{time} 不是 {format} 形式的时间',
  'The time format "{format}"': '时间格式“{format}”',
  'it has no offset and no zone is given': '没有时区信息，也没有指定时区',
  'Name the zone of these times.': '请指定这些时间的时区。',
  'it names the {part} twice': '{part} 出现了两次',
  'Name each part once.': '每个部分只写一次。',
  'it has no {part}': '没有 {part}',
  'Use a pattern such as "yyyy-MM-dd HH:mm:ss".': '请使用例如 "yyyy-MM-dd HH:mm:ss" 的格式。',
  '{time} is outside the years 1970 to 2199': '{time} 不在 1970 至 2199 年之间',
  'Check the unit (seconds or milliseconds) and the order of year, month and day.':
    '请检查单位（秒或毫秒）以及年、月、日的顺序。',

  // events
  '"{type}" is not in the event catalogue': '事件目录中没有“{type}”',
  'See docs/events.md for the types.': '事件类型见 docs/events.md。',
  '{type} needs {field}': '{type} 需要 {field}',
  'the score does not lie on its scale': '评分不在量表范围内',
  'Give scale_min < scale_max and a score between them.':
    '请填写 scale_min < scale_max，评分在两者之间。',
  'Dead letter {id}': '死信 {id}',
  'List the dead letters.': '请查看死信列表。',
  replayed: '已重放',
  dismissed: '已忽略',
  'it is not JSON: {why}': '不是 JSON：{why}',
  'Write one JSON object per line.': '请每行写一个 JSON 对象。',
  'an event "{id}" with other content was accepted before; that one stands':
    '此前已接受编号为“{id}”而内容不同的事件，以那一个为准',
  'Give this event an id of its own, or dismiss it.': '请为此事件另设编号，或忽略它。',
  'only the beginning of the record was kept': '只保留了记录的开头',
  'Mend it by giving the whole event, or import its file again.':
    '请提供完整事件来修复，或重新导入其文件。',
  'the line is not valid UTF-8': '该行不是有效的 UTF-8',
  'Send one JSON object per line.': '请每行发送一个 JSON 对象。',
} as const
