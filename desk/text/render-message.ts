import sanitizeHtml from 'sanitize-html'
import { markdown } from './markdown.ts'

/**
 * The one way from what somebody typed to HTML. Markdown is rendered with HTML off, then cleaned by an
 * allow-list that does not trust the renderer: two fences, either of which would do alone.
 */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'title', 'rel', 'target'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  nestingLimit: 60,
  transformTags: {
    // noopener: the page behind the link cannot reach ours; nofollow: nobody gains a rank by writing to us.
    a: (tagName, { href = '', title }) => ({
      tagName,
      attribs: isLinkable(href)
        ? {
            href,
            ...(title === undefined ? {} : { title }),
            rel: 'noopener noreferrer nofollow',
            target: '_blank',
          }
        : {},
    }),
  },
}

/**
 * @param text Markdown as typed
 * @returns HTML that may be put into a page as it is; empty for an empty text
 */
export function renderMessage(text: string): string {
  return sanitizeHtml(markdown.render(text), ALLOWED).trim()
}

/** Relative addresses would lead into our own pages: nobody outside has a reason to write one. */
function isLinkable(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href)
}
