const MAX_URL = 2000

/** Whether an address may stand behind a tracked link: absolute, of the web, without a password in it. */
export const isTrackable = (url: string): boolean => {
  if (url.length > MAX_URL || !URL.canParse(url)) {
    return false
  }
  const { hostname, password, protocol, username } = new URL(url)
  return /^https?:$/.test(protocol) && hostname !== '' && !username && !password
}
