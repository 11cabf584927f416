const ESCAPES: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

/** Text that is HTML already, made by {@link html} alone. */
export type HTML = { readonly html: string }

type Value = HTML | null | number | string | undefined

const isHTML = (value: unknown): value is HTML =>
  typeof value === 'object' && value !== null && made.has(value)

const made = new WeakSet<object>()

const escapeText = (text: string): string => text.replace(/["&'<>]/g, (sign) => ESCAPES[sign]!)

const render = (value: Value | Value[]): string => {
  if (Array.isArray(value)) {
    return value.map(render).join('')
  }
  if (isHTML(value)) {
    return value.html
  }
  return value === null || value === undefined ? '' : escapeText(String(value))
}

/**
 * A piece of HTML: everything put into the template is escaped, as text or inside a quoted attribute,
 * but other pieces. Nothing is for an empty value.
 *
 * @example html`<a title="${title}">${label}</a>`
 */
export const html = (strings: TemplateStringsArray, ...values: (Value | Value[])[]): HTML => {
  const text = strings.reduce((all, part, index) => all + render(values[index - 1]) + part)
  const piece = { html: text }
  made.add(piece)
  return piece
}
