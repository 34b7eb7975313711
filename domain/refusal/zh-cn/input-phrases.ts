/** What a schema says of a value (zod-problem.ts and the words of the contracts), and what a request has wrong. */
export const INPUT_PHRASES_ZH = {
  // reasons
  'it is missing': '未填写',
  'it is empty': '内容为空',
  'it is {~kind}, not {~other}': '应为 {~other}，而不是 {~kind}',
  '"{value}" is not a whole number': '“{value}”不是整数',
  '{#value} is not a whole number': '{#value} 不是整数',
  '{~kind} is not a whole number': '{~kind} 不是整数',
  '"{value}" is none of the choices': '“{value}”不在可选项中',
  '{#value} is none of the choices': '{#value} 不在可选项中',
  '{~kind} is none of the choices': '{~kind} 不在可选项中',
  '"{value}" is nothing that may stand here': '“{value}”不能用在这里',
  '{#value} is nothing that may stand here': '{#value} 不能用在这里',
  '{~kind} is nothing that may stand here': '{~kind} 不能用在这里',
  'it is shorter than {limit} characters': '少于 {limit} 个字符',
  'it is longer than {limit} characters': '超过 {limit} 个字符',
  'it has fewer than {limit}': '少于 {limit} 项',
  'it has more than {limit}': '超过 {limit} 项',
  '{#value} is less than {limit}': '{#value} 小于 {limit}',
  '{#value} is more than {limit}': '{#value} 大于 {limit}',
  'there is no field {names}': '没有字段 {names}',
  'it is not written in the form it should have': '格式不正确',
  'it is not an instant': '不是带时区的时间',
  'it is not a day': '不是日期',
  'it is not an e-mail address': '不是邮箱地址',
  'a name in it is not valid': '其中有名称无效',
  'it cannot be read': '无法读取',
  'it is not an event': '不是事件',
  'holds a control character': '含有控制字符',
  'holds a NUL character': '含有 NUL 字符',
  'is not an IANA time zone': '不是 IANA 时区名称',
  'is not an IANA time zone: write a name such as Asia/Shanghai':
    '不是 IANA 时区名称，请填写例如 Asia/Shanghai',
  'has no source: write source:id, such as desk:7': '没有来源，请写成 来源:编号，例如 desk:7',
  'is not a telephone number: write digits, with + and spaces, such as +86 138 0000 0000':
    '不是电话号码，请填写数字，可含 + 和空格，例如 +86 138 0000 0000',
  'needs a name in at least one language': '至少需要一种语言的名称',
  'is no key: write letters, digits, - and _, such as gold':
    '不是有效的标识，只能使用字母、数字、- 和 _，例如 gold',
  'is no key: write small letters, digits and _, such as order_no':
    '不是有效的标识，只能使用小写字母、数字和 _，例如 order_no',
  'is no key: write it without spaces, as refund or refund/late':
    '不是有效的标识，不能有空格，例如 refund 或 refund/late',
  'is no shortcut: write it without spaces and slashes': '不是有效的快捷词，不能有空格和斜杠',
  'has more than {limit} levels': '超过 {limit} 级',
  'is not a lower-case word such as order_no': '不是小写单词，例如 order_no',
  'is not a colour such as #3451d1': '不是颜色，例如 #3451d1',
  'is not an instant: write ISO 8601 with an offset, such as 2026-03-01T09:00:00+08:00':
    '不是带时区的时间，请写成 2026-03-01T09:00:00+08:00 的形式',

  // how to mend it
  'Give {name}.': '请填写 {~name}。',
  'Correct {name}.': '请更正 {~name}。',
  'Write one of {list}.': '请填写其中之一：{~list}。',
  'Write {~kind}.': '请填写 {~kind}。',
  'Name at least one.': '请至少填写一项。',
  'Name at least {count}.': '请至少填写 {count} 项。',
  'Remove it, or correct its name.': '请去掉，或更正名称。',
  '{name} in the form it has': '{name} 应有的格式',
  'an instant with an offset, such as 2026-03-01T09:00:00+08:00':
    '带时区的时间，例如 2026-03-01T09:00:00+08:00',
  'a day such as 2026-03-01': '日期，例如 2026-03-01',
  'an address such as name@example.com': '地址，例如 name@example.com',
  '{~fix} GET /api/v1/openapi.json shows the shape.': '{~fix}格式见 GET /api/v1/openapi.json。',
  'GET /api/v1/openapi.json shows the shape.': '格式见 GET /api/v1/openapi.json。',
  'GET /api/v1/openapi.json lists what there is.': '全部接口见 GET /api/v1/openapi.json。',

  // kinds of value
  text: '文本',
  'a number': '数字',
  'not a number': '非数字',
  'a whole number': '整数',
  'true or false': 'true 或 false',
  'a list': '列表',
  'an object with fields': '对象',
  null: '空值',
  undefined: '空值',

  // what it is said of
  '{~what} ({path})': '{~what}（{path}）',
  'the record': '记录',
  'the request': '请求',
  'The body': '请求正文',
  'The querystring': '查询参数',
  'The params': '路径参数',
  'The headers': '请求头',
  'The request': '请求',
  'What is to be written ({type})': '要写入的内容（{type}）',
  'The upload': '上传',
  'The frame': '帧',
  'The frame {type}': '帧 {type}',

  // bodies and frames
  'its compressed data are broken or cut short': '压缩数据损坏或不完整',
  'Send it again whole: events that came in before the cut count as duplicates.':
    '请重新完整发送：中断前已收到的事件会计为重复。',
  'it is not valid UTF-8': '不是有效的 UTF-8',
  'Send it as UTF-8.': '请以 UTF-8 发送。',
  'it is not JSON ({why})': '不是 JSON（{why}）',
  'Send one event, an array of events, or NDJSON as application/x-ndjson.':
    '请发送一个事件、事件数组，或以 application/x-ndjson 发送 NDJSON。',
  'it is binary': '是二进制',
  'it is not a JSON object': '不是 JSON 对象',
  'Send text: one JSON object a frame.': '请发送文本：每帧一个 JSON 对象。',
  'docs/protocol.md shows every frame.': '全部帧见 docs/protocol.md。',
  'the body is not multipart/form-data': '请求正文不是 multipart/form-data',
  'it holds no file': '其中没有文件',
  'Send multipart/form-data with the file as its one part.':
    '请以 multipart/form-data 发送，文件为其唯一部分。',

  // words of more than one room
  'Load the list again.': '请重新加载列表。',
  'Load the case again.': '请重新加载会话。',
  'Save the team first.': '请先保存团队。',
  'Save it first.': '请先保存它。',
  'User {id}': '用户 {id}',
  'Team {id}': '团队 {id}',
  'Queue {id}': '队列 {id}',
  'Agent {id}': '客服 {id}',
  'Calendar {id}': '营业日历 {id}',
} as const
