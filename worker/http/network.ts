/**
 * The network of one caller, under which attempts are counted. The owner of an IPv6 address can change it within the
 * network, so the network counts. '' where the address is unknown.
 */
export const subnetOf = (ip: string): string => (ip.includes(':') ? expandIpv6(ip).slice(0, 4).join(':') : ip)

/** The network around an address: what one provider gives to one customer. '' where the address is unknown. */
export const networkOf = (ip: string): string =>
  ip.includes(':') ? expandIpv6(ip).slice(0, 3).join(':') : ip.split('.').slice(0, 3).join('.')

/** The eight groups of an IPv6 address, without leading zeros. */
const expandIpv6 = (ip: string): string[] => {
  const [left = [], right = []] = ip
    .toLowerCase()
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
