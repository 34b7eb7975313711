import { createHash } from 'node:crypto'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { rateByLink, readRatingLink } from '../../../desk/public.ts'
import { type RatingAsked, ratingInput } from '../../../domain/contract/public.ts'
import { DeskmetryError } from '../../../domain/public.ts'
import { RATING_LINKS } from '../../http/rate-limits.ts'
import { languageOf } from '../../http/request-language.ts'
import { readForm } from '../../http/sound-body.ts'
import type { Rooms } from '../../rooms.ts'
import { FACES } from '../../../widget/public.ts'
import { RATING_PAGE_CSS } from './rating-page-css.ts'

const WORDS = {
  'zh-CN': {
    title: '服务评价',
    ask: (name: string) => `${name} 的服务，您满意吗？`,
    about: (number: number, subject: string | null) =>
      `单号 ${number}${subject === null ? '' : ` · ${subject}`}`,
    scores: ['很不满意', '不满意', '一般', '满意', '非常满意'],
    comment: '想说的话（选填）',
    send: '提交评价',
    thanks: '谢谢您的评价！',
    change: '修改评价',
    missing: '请先选择一个分数。',
    gone: '这个链接已经失效。如需帮助，请直接联系我们。',
  },
  en: {
    title: 'Rate our service',
    ask: (name: string) => `How was ${name}?`,
    about: (number: number, subject: string | null) =>
      `No. ${number}${subject === null ? '' : ` · ${subject}`}`,
    scores: ['Very bad', 'Bad', 'All right', 'Good', 'Very good'],
    comment: 'Anything you want to add (optional)',
    send: 'Send',
    thanks: 'Thank you for your rating!',
    change: 'Change it',
    missing: 'Choose a score first.',
    gone: 'This link is no longer valid. Please contact us directly if you need help.',
  },
} as const
type Language = keyof typeof WORDS

const STYLE_HASH = createHash('sha256').update(RATING_PAGE_CSS).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

interface Linked {
  readonly Params: { readonly token: string }
  readonly Querystring: { readonly lang?: string; readonly again?: string }
}

/**
 * The page behind a link to rate by: plain HTML without a script, so that it opens in every mail program's browser.
 * The form comes back here; the API has the same at /api/v1/rating/:token.
 */
export function ratingPage({ desk }: Rooms): FastifyPluginCallback {
  const config = { rateLimit: RATING_LINKS }
  const schema = { hide: true }
  return (app, _options, done) => {
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16_384 },
      (_request, body, parsed) => {
        parsed(null, readForm(String(body)))
      },
    )
    app.get<Linked>('/rate/:token', { config, schema }, (request, reply) =>
      answer(request, reply, async () => {
        const asked = await readRatingLink(desk, request.params.token)
        const isDone = asked.score !== null && request.query.again === undefined
        const language = languageOf(request)
        return isDone ? donePage(language) : formPage(language, asked, null)
      }),
    )
    app.post<Linked>('/rate/:token', { config, schema }, (request, reply) =>
      answer(request, reply, async () => {
        const asked = await readRatingLink(desk, request.params.token)
        const { score, comment } = (request.body ?? {}) as Record<string, string | undefined>
        const given = ratingInput.safeParse({ score: Number(score), comment: comment ?? '' })
        const language = languageOf(request)
        if (!given.success) return formPage(language, asked, WORDS[language].missing)
        await rateByLink(desk, request.params.token, given.data)
        return donePage(language)
      }),
    )
    done()
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  page: () => Promise<string>,
): Promise<FastifyReply> {
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    // The link is the secret: no other site learns it.
    'referrer-policy': 'same-origin',
  })
  try {
    return await reply.send(await page())
  } catch (error) {
    if (!(error instanceof DeskmetryError) || error.code !== 'RATING_LINK_INVALID') throw error
    const language = languageOf(request)
    return reply.status(404).send(frame(language, `<p class="lead">${WORDS[language].gone}</p>`))
  }
}

function formPage(language: Language, asked: RatingAsked, problem: string | null): string {
  const words = WORDS[language]
  const scores = FACES.map((face, index) => {
    const score = index + 1
    const checked = asked.score === score ? ' checked' : ''
    return `<label><input type="radio" name="score" value="${score}"${checked} required><span class="face" aria-hidden="true">${face}</span><span class="word">${words.scores[index] ?? ''}</span></label>`
  })
  return frame(
    language,
    `<h1>${escape(words.ask(asked.agent_name ?? asked.name))}</h1>
<p class="about">${escape(words.about(asked.number, asked.subject))}</p>
${problem === null ? '' : `<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="?lang=${language}">
<fieldset><legend class="unseen">${words.title}</legend>${scores.join('')}</fieldset>
<label class="comment"><span>${words.comment}</span><textarea name="comment" rows="4" maxlength="2000">${escape(asked.comment ?? '')}</textarea></label>
<button>${words.send}</button>
</form>`,
  )
}

function donePage(language: Language): string {
  const words = WORDS[language]
  return frame(
    language,
    `<p class="tick" aria-hidden="true">✓</p><h1 role="status">${words.thanks}</h1><p><a href="?lang=${language}&amp;again=1">${words.change}</a></p>`,
  )
}

function frame(language: Language, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${WORDS[language].title}</title><style>${RATING_PAGE_CSS}</style></head>
<body><main>${body}</main></body></html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
