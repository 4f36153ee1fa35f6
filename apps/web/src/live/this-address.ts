/** Stands in for the socket library’s reading of addresses: its line always leads to where this page came from. */
const { protocol, hostname, port, origin } = location;

export const parse = () => ({ protocol: protocol.slice(0, -1), host: hostname.replaceAll(/[[\]]/g, ''), port });
export const url = () => ({ source: origin, id: origin, path: '/' });
