/**
 * A language tag (BCP 47) in its usual spelling: `de`, `pt-BR`.
 *
 * @returns `null` for what is none
 */
export const normalizeLanguage = (value: string): null | string => {
  const tag = value.trim().replace('_', '-')
  try {
    // Five letters and more may be a language to the standard; here they are the name of one.
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
  } catch {
    return null
  }
}
