const MAX_LENGTH = 1000

const isWebAddress = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol)
  } catch {
    return false
  }
}

/** Where a picture may be loaded from: an address of the web, or a path on this site (`/logo.svg`). */
export const isLogoURL = (value: string): boolean =>
  value.length <= MAX_LENGTH &&
  (/^\/(?![/\\])[^\s\\]*$/.test(value) ||
    (/^https?:\/\/[^\s\\]+$/i.test(value) && isWebAddress(value)))
