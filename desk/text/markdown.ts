import MarkdownIt from 'markdown-it'

/** Deeper quotes and lists than this are shown as they were typed; it also bounds the work of hostile input. */
const MAX_NESTING = 20

/**
 * The Markdown of a message: what people type in a chat, and no more. HTML stays text, a line break is one, an
 * address becomes a link. Pictures by address are off: each would tell a foreign server who reads the message.
 */
export const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: MAX_NESTING,
}).disable([
  'image',
  'table',
  'reference',
  'html_block',
  'html_inline',
  'heading',
  'lheading',
  'hr',
])

// `example.com` and `me@example.com` become links only when a scheme or an @ says so: "done.Thanks" is no host.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
