/**
 * The error registry: every refusal the product can utter, with its HTTP status and its message.
 * A message says what was wrong and how to fix it; `{name}` is filled from the error's details.
 * `docs/errors.md` lists the same codes, and a test compares both ways. Each has its Chinese words in
 * `refusal/zh-cn/messages.ts`; what fills them (`what`, `reason`, `fix`) has its own in the phrases beside.
 */
export const ERRORS = {
  BAD_INPUT: { status: 400, message: '{what} is not valid: {reason}. {fix}' },
  NOT_FOUND: { status: 404, message: '{what} does not exist. {fix}' },
  NOT_SIGNED_IN: {
    status: 401,
    message: 'Sign in first, or send a bearer token in the Authorization header.',
  },
  FORBIDDEN: {
    status: 403,
    message: 'Your role does not allow this: {what}. Ask an administrator.',
  },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests. Wait {secs} s and try again.' },
  DATA_DIR_HELD: {
    status: 409,
    message: 'The data directory {dir} is held by process {pid}. {fix}',
  },

  // store
  STORE_UNREACHABLE: {
    status: 503,
    message:
      'The application database {where} cannot be opened: {reason}. Check DATABASE_URL or --data, and that the server runs.',
  },
  STORE_UNSUPPORTED: {
    status: 500,
    message: 'The application database {where} does not fit: {reason}. {fix}',
  },
  STORE_NEWER: {
    status: 500,
    message:
      'The application database was written by a newer version: this one does not know {migration}. Start that version, or restore a backup of before the upgrade.',
  },
  MIGRATION_CHANGED: {
    status: 500,
    message:
      'Migration {migration} differs from the one this database was built with. Start the version that wrote it, or report it: a released migration must never change.',
  },

  // accounts
  TOKEN_LACKS_SCOPE: {
    status: 403,
    message: 'This token lacks the scope {scope}; make one that has it.',
  },
  SIGN_IN_FAILED: {
    status: 401,
    message: 'The e-mail address or the password is wrong, or the user is disabled.',
  },
  SIGN_IN_THROTTLED: {
    status: 429,
    message: 'Too many attempts to sign in. Wait {secs} s and try again.',
  },
  SETUP_DONE: {
    status: 409,
    message: 'This installation is set up already. Sign in, or ask an administrator for a user.',
  },
  SETUP_LINK_INVALID: {
    status: 403,
    message:
      'The set-up link is not valid: each start prints a new one. Take the latest from the output of the server.',
  },
  EMAIL_TAKEN: {
    status: 409,
    message: 'A user with the e-mail address {email} exists already. Change that user instead.',
  },
  AGENT_TAKEN: {
    status: 409,
    message: 'Agent {agent_id} belongs to another user already. Take it from that user first.',
  },
  INVITATION_INVALID: {
    status: 403,
    message:
      'This invitation is not valid (any more): it was used, called back, or is older than {days} days. Ask an administrator for a new one.',
  },
  RESET_LINK_INVALID: {
    status: 403,
    message:
      'This link is not valid (any more): it was used, or is older than {hours} hours. Ask an administrator for a new one.',
  },
  LAST_ADMIN: {
    status: 409,
    message: 'This is the last active administrator. Make another user administrator first.',
  },
  SETTINGS_CONFLICT: {
    status: 409,
    message:
      '{what} was changed by somebody else: it is at version {version}. Load it again and repeat the change.',
  },
  ZONE_UNKNOWN: {
    status: 400,
    message: 'The time zone "{tz}" is not known. Write an IANA name such as Asia/Shanghai.',
  },
  CALENDAR_INVALID: {
    status: 400,
    message: 'The calendar "{calendar_id}" is not valid at {path}: {reason}. {fix}',
  },
  HOLIDAYS_UNKNOWN: {
    status: 404,
    message: 'The public holidays of {place} in {year} are not known here. {fix}',
  },

  // warehouse
  WAREHOUSE_UNREACHABLE: {
    status: 503,
    message:
      'The analytics database {where} cannot be reached: {reason}. Check --data or CLICKHOUSE_URL, and that the server runs. Events are kept and loaded when it is back.',
  },
  WAREHOUSE_FULL: {
    status: 507,
    message:
      'The disk of the analytics database is full: {reason}. Nothing was half-written. Make room and try again.',
  },
  WAREHOUSE_OUT_OF_MEMORY: {
    status: 503,
    message:
      'The analytics database ran out of its memory: {reason}. Ask for a shorter range or fewer groups, or give it more memory.',
  },
  WAREHOUSE_NEWER: {
    status: 500,
    message:
      'The analytics database was written by a newer version (migration {migration}). Start that version, or restore a backup of before the upgrade.',
  },

  // ingest
  DEAD_LETTER_SETTLED: {
    status: 409,
    message: 'Dead letter {id} is {state} already and cannot be changed. Send the record again.',
  },
  DISK_FULL: {
    status: 507,
    message:
      'The disk of {dir} is full. Nothing was half-written: free space and do it again; what is in already counts as duplicate.',
  },
  FILE_UNREADABLE: { status: 400, message: '{file} cannot be read: {reason}. {fix}' },
  FILE_TRUNCATED: {
    status: 400,
    message:
      '{file} ends in the middle of its compressed data. What was read before the cut is kept; fetch the file again and import it: what is in already counts as duplicate.',
  },
  INGEST_BEHIND: {
    status: 503,
    message: 'Too many events wait to be loaded ({events}). Wait {secs} s and send again.',
  },
  INGEST_BODY: { status: 400, message: 'The body cannot be read: {reason}. {fix}' },
  NOTHING_TO_IMPORT: {
    status: 400,
    message: '{file} is empty: there is nothing to import. Check the export that wrote it.',
  },

  // desk
  SETTING_TAKEN: { status: 409, message: '{name} is taken: {reason}. {fix}' },
  CATEGORY_IN_USE: {
    status: 409,
    message:
      '{count} categories lie below {key}. Delete those first, or switch it off: then nobody can choose it.',
  },
  FIELDS_REFUSED: { status: 400, message: 'The fields need mending: {problems}. {fix}' },
  CASE_ACTION_REFUSED: {
    status: 409,
    message: 'Case {number} cannot be changed so: {reason}. {fix}',
  },
  QUEUE_NOT_EMPTY: {
    status: 409,
    message:
      '{count} cases wait in this queue. Make it inactive, and delete it when they have been served or moved.',
  },
  CASE_STATUS_REFUSED: {
    status: 409,
    message: 'Case {number} is {from} and cannot become {to}. From {from} it may become {allowed}.',
  },
  CLIENT_KEY_TAKEN: {
    status: 409,
    message: 'The key {client_key} was used by somebody else. Send the request with a new one.',
  },
  MESSAGE_TOO_LARGE: {
    status: 413,
    message:
      'A message may have {limit} bytes; this one has {bytes}. Send it in parts or as a file.',
  },
  FILE_REFUSED: { status: 415, message: '{name} cannot be sent: {reason}. {fix}' },
  FILE_TOO_LARGE: {
    status: 413,
    message: 'A file may have at most {limit} bytes. Send a smaller one.',
  },
  FILES_UNSENT: {
    status: 413,
    message: 'More than {limit} bytes of files wait to be sent. Send them with a message first.',
  },
  FILE_UNKNOWN: {
    status: 400,
    message: 'The file {file_id} cannot be sent with this message. Upload it again.',
  },
  RATING_LINK_INVALID: {
    status: 404,
    message: 'This link does not ask for a rating, or not any more. Write to us instead.',
  },
  VISITOR_UNKNOWN: {
    status: 401,
    message: 'This visitor is not known, or was forgotten. Start a new conversation.',
  },

  // server
  CONFIG_INVALID: {
    status: 400,
    message: 'The setting {key} is not valid: {reason}. {fix}',
  },
  DATA_DIR_UNUSABLE: {
    status: 500,
    message: 'The data directory {dir} cannot be used: {reason}. {fix}',
  },
  HOST_UNUSABLE: {
    status: 400,
    message:
      'The product cannot listen on {host}: {reason}. Name an address of this machine with --host, or 0.0.0.0 for every network.',
  },
  SECOND_SERVER: {
    status: 409,
    message:
      'The server {holder} uses this application database with a warehouse of its own, which allows one server. Stop that one, or give every server CLICKHOUSE_URL beside DATABASE_URL.',
  },
  PORT_TAKEN: {
    status: 409,
    message: 'Port {port} of {host} cannot be opened: {reason}. Choose another one with --port.',
  },
  ORIGIN_REFUSED: {
    status: 403,
    message:
      'A page of {origin} may not do this here. Open the product at its own address, or set PUBLIC_URL to the address people use.',
  },
  WIDGET_SITE_REFUSED: {
    status: 403,
    message:
      'The chat widget may not be shown on {origin}. Add {origin} to the sites it may be shown on: Desk settings, Chat widget.',
  },
  FRAME_UNKNOWN: {
    status: 400,
    message: 'There is no frame of type "{type}" here. Send one of {types}.',
  },
  FRAME_TOO_LARGE: {
    status: 413,
    message:
      'The frame has {bytes} bytes, the most is {limit}. Send long text in parts, files by upload.',
  },
  FRAME_TOO_MANY: {
    status: 429,
    message: 'More than {limit} frames a second. Wait {secs} s; this one was not done.',
  },
  HELLO_FIRST: {
    status: 401,
    message: 'The first frame is hello, with the token of the visitor.',
  },
  CASE_NOT_FOLLOWED: {
    status: 409,
    message: 'Case {case_id} is not followed on this socket. Send follow first.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: 'The body is larger than {limit} bytes. Send it in parts.',
  },
  MEDIA_TYPE_UNKNOWN: {
    status: 415,
    message: 'The content type "{type}" is not read here. Send application/json.',
  },
  DEMO_REFUSED: {
    status: 409,
    message:
      'No demo was loaded into {dir}: {reason}. Choose an empty directory with --data; deskmetry start --demo goes on with a demo that is there.',
  },
  STOPPING: { status: 503, message: 'The server is stopping. Try again in a moment.' },
  INTERNAL: {
    status: 500,
    message:
      'Something went wrong that should not. The log of the server says more under request {request_id}.',
  },

  OUTGOING_FAILED: {
    status: 502,
    message: '{where} did not answer as it should: {reason}.',
  },
  OUTGOING_REFUSED: {
    status: 400,
    message: 'No request is sent to {where}: {reason}. {fix}',
  },

  // cli
  COMMAND_UNKNOWN: {
    status: 400,
    message: 'There is no command "{command}". Run deskmetry --help for the list.',
  },
  OPTION_INVALID: { status: 400, message: '{option}: {reason}. {fix}' },
  SERVER_SILENT: {
    status: 503,
    message:
      'A server (process {pid}) holds the data directory, but does not answer at {url}: {reason}. Stop that process and run the command again.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>

export type ErrorCode = keyof typeof ERRORS
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>
