/**
 * An address as it is shown where it must not be known: the first character and the domain.
 *
 * @example maskEmail('john@email.com') // 'j***@email.com'
 */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  const [first = ''] = email.slice(0, at)
  return `${first}***@${email.slice(at + 1)}`
}

const ADDRESS = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+/g

/** A text (a name, say) in which addresses are masked. */
export const maskAddresses = (text: string): string => text.replace(ADDRESS, maskEmail)
