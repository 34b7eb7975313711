import type {
  CaseFile,
  ErrorAnswer,
  RatingInput,
  VisitorCase,
  VisitorCaseInput,
  VisitorInput,
  VisitorMessageInput,
  VisitorSaid,
  VisitorStanding,
  VisitorTranscript,
  VisitorWelcome,
  WidgetConfig,
} from '../../domain/contract/public.ts'

/** The server refused; said in its words. Anything else that fails is the network. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }

  /** Asking the same again later may succeed. */
  get isPassing(): boolean {
    return this.status === 429 || this.status >= 500
  }
}

export interface VisitorApi {
  config(): Promise<WidgetConfig>
  welcome(input: VisitorInput): Promise<VisitorWelcome>
  forget(): Promise<void>
  cases(): Promise<readonly VisitorCase[]>
  begin(input: VisitorCaseInput): Promise<VisitorCase>
  transcript(caseId: string, since: number): Promise<VisitorTranscript>
  standing(caseId: string): Promise<VisitorStanding>
  say(caseId: string, message: VisitorMessageInput): Promise<VisitorSaid>
  rate(caseId: string, rating: RatingInput): Promise<void>
  read(caseId: string, seq: number): Promise<void>
  leave(caseId: string): Promise<void>
  page(page: { readonly url: string; readonly title: string }): Promise<void>
  upload(file: Blob, name: string, options: UploadOptions): Promise<CaseFile>
  download(fileId: string): Promise<Blob>
}

export interface UploadOptions {
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

const TIMEOUT_MS = 20_000

/**
 * The server as the widget asks it.
 * @param base its address without a slash at the end
 * @param language what refusals are said in
 * @param token who the visitor is, read at each request
 */
export function createVisitorApi(
  base: string,
  language: string,
  token: () => string | null,
): VisitorApi {
  const root = `${base}/api/v1/widget`
  const headers = (): Record<string, string> => {
    const secret = token()
    const said = { 'accept-language': language }
    return secret === null ? said : { ...said, authorization: `Bearer ${secret}` }
  }
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${root}${path}`, {
      method,
      // The page's cookies are none of ours, and ours none of the page's.
      credentials: 'omit',
      headers: {
        ...headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw refusalOf(response.status, await response.text())
    return response
  }
  const get = async <T>(path: string) => (await (await ask('GET', path)).json()) as T
  const post = async <T>(path: string, body: unknown) =>
    (await (await ask('POST', path, body)).json()) as T
  const tell = async (method: string, path: string, body?: unknown) => {
    await ask(method, path, body)
  }
  const caseAt = (id: string) => `/cases/${encodeURIComponent(id)}`

  return {
    config: () => get('/config'),
    welcome: (input) => post('/visitors', input),
    forget: () => tell('DELETE', '/visitors/me'),
    cases: () => get('/cases'),
    begin: (input) => post('/cases', input),
    transcript: (id, since) => get(`${caseAt(id)}?since=${since}`),
    standing: (id) => get(`${caseAt(id)}/standing`),
    say: (id, message) => post(`${caseAt(id)}/messages`, message),
    rate: (id, rating) => tell('POST', `${caseAt(id)}/rating`, rating),
    read: (id, seq) => tell('PUT', `${caseAt(id)}/read`, { seq }),
    leave: (id) => tell('POST', `${caseAt(id)}/leave`),
    page: (page) => tell('PUT', '/page', page),
    upload: (file, name, options) => sendFile(`${root}/files`, headers(), { file, name, options }),
    download: async (id) => (await ask('GET', `/files/${encodeURIComponent(id)}`)).blob(),
  }
}

interface Sending {
  readonly file: Blob
  readonly name: string
  readonly options: UploadOptions
}

/** By XMLHttpRequest: fetch does not tell how far an upload has come. */
function sendFile(
  url: string,
  headers: Readonly<Record<string, string>>,
  { file, name, options }: Sending,
): Promise<CaseFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value)
    request.upload.onprogress = ({ loaded, total }) => {
      options.onProgress(total === 0 ? 0 : loaded / total)
    }
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as CaseFile)
      else reject(refusalOf(request.status, request.responseText))
    }
    request.onerror = () => reject(new TypeError('the network failed'))
    request.onabort = () => reject(new DOMException('taken back', 'AbortError'))
    options.signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, name)
    request.send(form)
  })
}

function refusalOf(status: number, body: string): Refusal {
  try {
    const { code, message } = (JSON.parse(body) as ErrorAnswer).error
    return new Refusal(status, code, message)
  } catch {
    // A proxy between us answers in its own words.
    return new Refusal(status, 'UNKNOWN', `HTTP ${status}`)
  }
}
