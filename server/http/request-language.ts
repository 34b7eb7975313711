import type { FastifyRequest } from 'fastify'
import type { Language } from '../../domain/contract/public.ts'

/**
 * What somebody reads: the first language of ours that they ask for. `?lang=` wins, for links and for sockets, whose
 * headers no page can set; without either it is English.
 */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const { lang } = (request.query ?? {}) as { readonly lang?: unknown }
  const wanted = `${typeof lang === 'string' ? lang : ''},${request.headers['accept-language'] ?? ''}`
  const [first] = wanted.toLowerCase().match(/\b(zh|en)\b/) ?? []
  return first === 'zh' ? 'zh-CN' : 'en'
}
