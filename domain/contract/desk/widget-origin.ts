import { z } from 'zod'

/**
 * A site whose pages may carry the widget, as browsers name it in `Origin`: `https://shop.example.com`, every
 * subdomain as `https://*.example.com`, or a developer's `http://localhost:5173`.
 */
export const widgetOrigin = z
  .string()
  .trim()
  .max(300)
  .overwrite(canonicalOrigin)
  .refine(isWidgetOrigin, 'is no site: write https:// and its name, such as https://*.example.com')

/** Whether a page of this origin is of a listed site. A wildcard stands for subdomains alone, however deep. */
export function isListedOrigin(listed: readonly string[], origin: string): boolean {
  const asked = canonicalOrigin(origin)
  return listed.some((site) => {
    const [before, after, ...more] = site.split('*')
    if (before === undefined || after === undefined || more.length > 0) return site === asked
    const isLonger = asked.length > before.length + after.length
    return isLonger && asked.startsWith(before) && asked.endsWith(after)
  })
}

/** As a browser writes it: small letters, ASCII names, no usual port, no slash. What is no address stays as it is. */
export function canonicalOrigin(text: string): string {
  if (!URL.canParse(text)) return text
  const { origin, pathname, search, hash, username, password } = new URL(text)
  const isWhole = pathname === '/' && [search, hash, username, password].join('') === ''
  return isWhole ? origin : text
}

export function isWidgetOrigin(text: string): boolean {
  if (!URL.canParse(text) || new URL(text).origin !== text) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'http:') return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:') return false
  // A star for a whole name and nothing but a top-level domain behind it would be everybody.
  return /^(?:\*\.[^*.]+\.[^*]+|[^*]+)$/.test(hostname)
}
