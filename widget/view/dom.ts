/**
 * The page as a function of the state, in a hundred lines: `h` describes an element, `patch` makes the document so.
 * Elements are kept where their key and tag stay, so that focus, selection and scroll outlive a change.
 */
export interface VNode {
  readonly tag: string
  readonly props: Props
  readonly children: readonly VNode[]
  readonly text: string
  el?: HTMLElement | Text
}

export type Props = Readonly<Record<string, unknown>> & {
  readonly key?: string | number
  /** HTML that the server has cleaned, or a constant of ours. */
  readonly html?: string
  readonly ref?: (element: HTMLElement) => void
  readonly vars?: Readonly<Record<string, string>>
}
export type Child = VNode | string | number | null | false | undefined

export function h(
  tag: string,
  props: Props | null,
  ...children: readonly (Child | readonly Child[])[]
): VNode {
  const nodes = children.flat().map((child, index): VNode | null => {
    if (child === null || child === undefined || child === false) return null
    const node = typeof child === 'object' ? child : textNode(String(child))
    // Its place among all children, so that one that comes and goes does not move the others.
    return node.props.key === undefined
      ? { ...node, props: { ...node.props, key: `#${index}` } }
      : node
  })
  return { tag, props: props ?? {}, children: nodes.filter((node) => node !== null), text: '' }
}

function textNode(text: string): VNode {
  return { tag: '', props: {}, children: [], text }
}

/** Makes `parent` hold `next`, from what it held before. */
export function patch(parent: Node, before: readonly VNode[], next: readonly VNode[]): void {
  const old = new Map(before.map((node) => [node.props.key, node]))
  const kept = next.map((node) => {
    const match = old.get(node.props.key)
    if (match?.tag !== node.tag || match.el === undefined) return null
    old.delete(node.props.key)
    return match
  })
  for (const gone of old.values()) gone.el?.remove()
  let cursor = parent.firstChild
  next.forEach((node, index) => {
    const match = kept[index] ?? null
    const el = match === null ? create(node) : update(match, node)
    if (el === cursor) cursor = cursor.nextSibling
    else parent.insertBefore(el, cursor)
  })
}

function create(node: VNode): HTMLElement | Text {
  if (node.tag === '') return (node.el = document.createTextNode(node.text))
  const el = document.createElement(node.tag)
  node.el = el
  setProps(el, {}, node.props)
  patch(el, [], node.children)
  node.props.ref?.(el)
  return el
}

function update(before: VNode, node: VNode): HTMLElement | Text {
  const { el } = before
  if (el === undefined) throw new Error('what is updated was made before')
  node.el = el
  if (!(el instanceof HTMLElement)) {
    if (before.text !== node.text) el.data = node.text
    return el
  }
  setProps(el, before.props, node.props)
  if (node.props.html !== undefined) return el
  // HTML that was here is nobody's node: it goes as a whole, or words taken back would stay in sight.
  if (before.props.html !== undefined) el.textContent = ''
  patch(el, before.children, node.children)
  return el
}

const NOT_ATTRIBUTES = new Set(['key', 'ref', 'html', 'vars'])

function setProps(el: HTMLElement, before: Props, next: Props): void {
  if (next.html !== undefined && next.html !== before.html) el.innerHTML = trusted(next.html)
  for (const [name, value] of Object.entries(next.vars ?? {})) el.style.setProperty(name, value)
  for (const name of new Set([...Object.keys(before), ...Object.keys(next)])) {
    if (NOT_ATTRIBUTES.has(name) || before[name] === next[name]) continue
    setProp(el, name, next[name])
  }
}

function setProp(el: HTMLElement, name: string, value: unknown): void {
  // Handlers and what a person may have changed since are properties; everything else is an attribute.
  if (name.startsWith('on') || name === 'value' || name === 'checked') {
    Reflect.set(el, name, value ?? null)
  } else if (value === undefined || value === null || value === false) el.removeAttribute(name)
  else el.setAttribute(name, value === true ? '' : `${value as string | number}`)
}

interface HtmlPolicy {
  readonly createHTML: (html: string) => string
}
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy
}
let policy: HtmlPolicy | null | undefined

/** Pages that demand Trusted Types get them; what comes here is the server's cleaned HTML or a drawing of ours. */
function trusted(html: string): string {
  if (policy === undefined) {
    const factory = Reflect.get(globalThis, 'trustedTypes') as PolicyFactory | undefined
    policy = factory?.createPolicy('deskmetry', { createHTML: (text) => text }) ?? null
  }
  return policy === null ? html : policy.createHTML(html)
}
