type Names = { firstName?: null | string; lastName?: null | string }

/** First and last name, as people say them; `null` when neither is known. */
export const fullNameOf = ({ firstName, lastName }: Names): null | string =>
  [firstName, lastName].filter(Boolean).join(' ') || null

/** What to call a contact: by name, else by e-mail address, else by phone number. */
export const nameOfContact = ({
  email,
  phone,
  ...names
}: { email?: null | string; phone?: null | string } & Names): null | string =>
  fullNameOf(names) ?? (email || phone || null)

/** The last word of a name as the last name: `Ann Mary Lee` is `Ann Mary` and `Lee`. */
export const splitName = (name: string): { firstName: null | string; lastName: null | string } => {
  const words = name.split(/\s+/).filter(Boolean)
  return {
    firstName: words.slice(0, Math.max(1, words.length - 1)).join(' ') || null,
    lastName: words.length > 1 ? words.at(-1)! : null,
  }
}
