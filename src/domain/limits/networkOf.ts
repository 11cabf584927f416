const IPV4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i

const groupsOf = (part: string): string[] => part.split(':').filter(Boolean)

/** The first four groups of an IPv6 address, written out. */
const prefixOf = (address: string): string => {
  const [left = '', right] = address.toLowerCase().split('::')
  const head = groupsOf(left)
  const tail = right === undefined ? [] : groupsOf(right)
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/**
 * What counts as one client: an IPv4 address, or the /64 network of an IPv6 address, all of which
 * one customer of a provider has to choose from. Ports, brackets and zones are left out.
 */
export const networkOf = (address: string): string => {
  const bare = address.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
  const ipv4 = IPV4.exec(bare)?.[1]
  if (ipv4) {
    return ipv4
  }
  return bare.includes(':') ? `${prefixOf(bare.split('%')[0]!)}::/64` : bare
}
