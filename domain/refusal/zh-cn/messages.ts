import type { ErrorCode } from '../../errors.ts'

/**
 * Every registered refusal in Chinese, filled from the same details as its English message. `{~name}`: what is
 * filled in is itself words of ours (`phrases` beside this file) and is said in Chinese too.
 */
export const MESSAGES_ZH: Readonly<Record<ErrorCode, string>> = {
  BAD_INPUT: '{~what} 无效：{~reason}。{~fix}',
  NOT_FOUND: '{~what} 不存在。{~fix}',
  NOT_SIGNED_IN: '请先登录，或在 Authorization 请求头中发送令牌。',
  FORBIDDEN: '您的角色不允许此操作：{~what}。请联系管理员。',
  TOO_MANY_REQUESTS: '请求过于频繁，请等待 {secs} 秒后再试。',
  DATA_DIR_HELD: '数据目录 {dir} 正被进程 {pid} 占用。{fix}',

  // store
  STORE_UNREACHABLE:
    '无法打开应用数据库 {where}：{reason}。请检查 DATABASE_URL 或 --data，并确认数据库服务器正在运行。',
  STORE_UNSUPPORTED: '应用数据库 {where} 不符合要求：{~reason}。{~fix}',
  STORE_NEWER:
    '应用数据库由更新的版本写入：当前版本不认识 {migration}。请启动那个版本，或恢复升级前的备份。',
  MIGRATION_CHANGED:
    '迁移 {migration} 与建立此数据库时的不同。请启动写入它的版本，或报告此问题：已发布的迁移不得更改。',

  // accounts
  TOKEN_LACKS_SCOPE: '此令牌没有 {scope} 权限，请创建一个有此权限的令牌。',
  SIGN_IN_FAILED: '邮箱或密码不正确，或该用户已停用。',
  SIGN_IN_THROTTLED: '登录尝试过多，请等待 {secs} 秒后再试。',
  SETUP_DONE: '此系统已完成初始设置。请登录，或请管理员为您创建用户。',
  SETUP_LINK_INVALID: '初始设置链接无效：每次启动都会输出新的链接，请使用服务器输出中最新的一个。',
  EMAIL_TAKEN: '已有用户使用邮箱 {email}，请改为修改该用户。',
  AGENT_TAKEN: '客服 {agent_id} 已属于另一位用户，请先从该用户处解除。',
  INVITATION_INVALID:
    '此邀请无效或已失效：已被使用、被撤回，或超过 {days} 天。请向管理员索取新的邀请。',
  RESET_LINK_INVALID: '此链接无效或已失效：已被使用，或超过 {hours} 小时。请向管理员索取新的链接。',
  LAST_ADMIN: '这是最后一位启用中的管理员。请先将另一位用户设为管理员。',
  SETTINGS_CONFLICT: '{~what} 已被他人修改，现为第 {version} 版。请重新加载后再次修改。',
  ZONE_UNKNOWN: '未知的时区“{tz}”。请填写 IANA 时区名称，例如 Asia/Shanghai。',
  CALENDAR_INVALID: '营业日历“{calendar_id}”在 {path} 处无效：{~reason}。{~fix}',
  HOLIDAYS_UNKNOWN: '没有 {place} {year} 年的公共假日资料。{~fix}',

  // warehouse
  WAREHOUSE_UNREACHABLE:
    '无法连接分析数据库 {where}：{reason}。请检查 --data 或 CLICKHOUSE_URL，并确认数据库服务器正在运行。事件已保留，恢复后会继续装载。',
  WAREHOUSE_FULL: '分析数据库的磁盘已满：{reason}。没有写入一半的数据。请腾出空间后再试。',
  WAREHOUSE_OUT_OF_MEMORY:
    '分析数据库内存不足：{reason}。请缩短时间范围、减少分组，或为其分配更多内存。',
  WAREHOUSE_NEWER:
    '分析数据库由更新的版本写入（迁移 {migration}）。请启动那个版本，或恢复升级前的备份。',

  // ingest
  DEAD_LETTER_SETTLED: '死信 {id} 的状态已是“{~state}”，不能再修改。请重新发送该记录。',
  DISK_FULL: '{dir} 所在的磁盘已满。没有写入一半的数据：请释放空间后重做，已写入的会计为重复。',
  FILE_UNREADABLE: '无法读取 {file}：{reason}。{fix}',
  FILE_TRUNCATED:
    '{file} 的压缩数据不完整。中断处之前的内容已保留；请重新获取文件并导入，已写入的会计为重复。',
  INGEST_BEHIND: '等待装载的事件过多（{events} 条）。请等待 {secs} 秒后再次发送。',
  INGEST_BODY: '无法读取请求正文：{~reason}。{~fix}',
  NOTHING_TO_IMPORT: '{file} 是空的，没有可导入的内容。请检查导出它的程序。',

  // desk
  SETTING_TAKEN: '“{name}”已被占用：{~reason}。{~fix}',
  CATEGORY_IN_USE: '{key} 下还有 {count} 个分类。请先删除它们，或将其停用：停用后不能再被选择。',
  FIELDS_REFUSED: '有字段需要修改：{~problems}。{~fix}',
  CASE_ACTION_REFUSED: '不能对 #{number} 执行此操作：{~reason}。{~fix}',
  QUEUE_NOT_EMPTY:
    '此队列中还有 {count} 个会话在等待。请先停用队列，待它们得到接待或转走后再删除。',
  CASE_STATUS_REFUSED:
    '#{number} 的状态是“{~from}”，不能改为“{~to}”。从“{~from}”可以改为：{~allowed}。',
  CLIENT_KEY_TAKEN: '键 {client_key} 已被他人使用，请换一个新的键重新发送。',
  MESSAGE_TOO_LARGE:
    '一条消息最多 {limit} 字节，这条有 {bytes} 字节。请分几次发送，或作为文件发送。',
  FILE_REFUSED: '不能发送 {name}：{~reason}。{~fix}',
  FILE_TOO_LARGE: '文件最大 {limit} 字节，请发送更小的文件。',
  FILES_UNSENT: '等待发送的文件已超过 {limit} 字节，请先随消息发出这些文件。',
  FILE_UNKNOWN: '文件 {file_id} 不能随这条消息发送，请重新上传。',
  RATING_LINK_INVALID: '此链接不是评价链接，或已失效。请直接联系我们。',
  VISITOR_UNKNOWN: '未找到此访客，或其信息已被删除。请开始新的会话。',

  // server
  CONFIG_INVALID: '配置项 {key} 无效：{reason}。{fix}',
  DATA_DIR_UNUSABLE: '无法使用数据目录 {dir}：{reason}。{fix}',
  HOST_UNUSABLE:
    '无法在 {host} 上监听：{reason}。请用 --host 指定本机的一个地址，或用 0.0.0.0 表示所有网络。',
  SECOND_SERVER:
    '服务器 {holder} 正以自带的分析数据库使用此应用数据库，这种方式只允许一台服务器。请停止它，或为每台服务器在 DATABASE_URL 之外设置 CLICKHOUSE_URL。',
  PORT_TAKEN: '无法打开 {host} 的端口 {port}：{reason}。请用 --port 另选一个。',
  ORIGIN_REFUSED:
    '来自 {origin} 的页面不能在此执行操作。请从产品自己的地址打开，或将 PUBLIC_URL 设为用户使用的地址。',
  WIDGET_SITE_REFUSED:
    '不能在 {origin} 上显示聊天窗口。请将 {origin} 添加到允许显示的网站：客服设置 → 聊天组件。',
  FRAME_UNKNOWN: '没有类型为“{type}”的帧。可发送的类型：{types}。',
  FRAME_TOO_LARGE: '该帧有 {bytes} 字节，上限为 {limit}。长文本请分段发送，文件请上传。',
  FRAME_TOO_MANY: '每秒超过 {limit} 帧。请等待 {secs} 秒；这一帧没有执行。',
  HELLO_FIRST: '第一帧必须是带有访客令牌的 hello。',
  CASE_NOT_FOLLOWED: '此连接没有关注会话 {case_id}，请先发送 follow。',
  BODY_TOO_LARGE: '请求正文超过 {limit} 字节，请分几次发送。',
  MEDIA_TYPE_UNKNOWN: '不支持内容类型“{type}”，请使用 application/json。',
  DEMO_REFUSED:
    '没有将演示数据装入 {dir}：{reason}。请用 --data 选择一个空目录；已有演示数据时用 deskmetry start --demo 继续。',
  STOPPING: '服务器正在停止，请稍后再试。',
  INTERNAL: '出现了不应发生的错误。服务器日志中请求 {request_id} 处有更多信息。',

  OUTGOING_FAILED: '{where} 没有正常应答：{~reason}。',
  OUTGOING_REFUSED: '不能向 {where} 发送请求：{~reason}。{~fix}',

  // cli
  COMMAND_UNKNOWN: '没有命令“{command}”。运行 deskmetry --help 查看全部命令。',
  OPTION_INVALID: '{option}：{reason}。{fix}',
  SERVER_SILENT:
    '服务器（进程 {pid}）占用着数据目录，但在 {url} 没有应答：{reason}。请停止该进程后重新运行命令。',
}
