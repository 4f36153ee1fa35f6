/** Stands in for what the socket library knows of binary data, none of which this service sends: every message is text, and anything else is refused as no message at all. */
const packetTypes = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'];

interface Packet {
  readonly type: string;
  readonly data?: string | undefined;
}

export const encodePacketToBinary = (): never => {
  throw new Error('Only text is sent here.');
};

export const encodePacket = (
  { type, data }: Packet,
  _supportsBinary: boolean,
  callback: (encoded: string) => void,
): void => callback(`${packetTypes.indexOf(type)}${data ?? ''}`);

export function decodePacket(encoded: unknown): Packet {
  const type = typeof encoded === 'string' ? packetTypes[Number(encoded.charAt(0) || NaN)] : undefined;
  return type === undefined
    ? { type: 'error', data: 'parser error' }
    : { type, data: (encoded as string).slice(1) || undefined };
}
