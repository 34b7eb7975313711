import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../accounts/public.ts'
import type { Language } from '../../domain/contract/public.ts'

type Asked = Pick<FastifyRequest, 'query' | 'headers'> & {
  /** Not there before it is known who asks. */
  readonly principal?: Pick<Principal, 'user'> | null | undefined
}

/**
 * What somebody reads: the first language of ours that they ask for. `?lang=` wins, for links and for sockets, whose
 * headers no page can set; of a program that does not ask, the language of its owner, else English.
 */
export function languageOf(request: Asked): Language {
  const { lang } = (request.query ?? {}) as { readonly lang?: unknown }
  const wanted = `${typeof lang === 'string' ? lang : ''},${request.headers['accept-language'] ?? ''}`
  const [first] = wanted.toLowerCase().match(/\b(zh|en)\b/) ?? []
  if (first === undefined) return request.principal?.user.language ?? 'en'
  return first === 'zh' ? 'zh-CN' : 'en'
}
