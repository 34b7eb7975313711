import ipaddr from 'ipaddr.js'

/** Public by its number, yet answered by the host's own cloud (Azure's wire server). */
const ANSWERED_BY_THE_HOST: readonly string[] = ['168.63.129.16']
/** All that is given out for the public Internet (RFC 4291, IANA). */
const PUBLIC_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address may be sent to: it is public, or in a network that was allowed. Everything else leads into
 * the house, the host or the cloud's metadata: loopback, private, link-local, carrier NAT, multicast, reserved,
 * and IPv6 forms that hide an IPv4 address.
 */
export function isSendable(address: string, allowed: readonly string[]): boolean {
  if (isAllowed(address, allowed)) return true
  if (!ipaddr.isValid(address)) return false
  // `::ffff:10.0.0.1` is 10.0.0.1.
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast' || ANSWERED_BY_THE_HOST.includes(parsed.toString())) return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(PUBLIC_V6)
}

/** Whether an address lies in a network that was allowed. */
export function isAllowed(address: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return allowed.some((network) => isWithin(parsed, network))
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network)
  if (address instanceof ipaddr.IPv4)
    return base instanceof ipaddr.IPv4 && address.match(base, bits)
  return base instanceof ipaddr.IPv6 && address.match(base, bits)
}
