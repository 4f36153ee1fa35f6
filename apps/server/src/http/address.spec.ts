import type { IncomingMessage } from 'node:http';
import { addressOf, meantBy } from './address.js';

const from = (forwarded: string | undefined, remoteAddress = '127.0.0.1'): IncomingMessage =>
  ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as never;

describe('[W171] an address is judged by its meaning', () => {
  it.each([
    ['203.0.113.10', '203.0.113.10'],
    ['203.0.113.10:40000', '203.0.113.10'],
    [' "203.0.113.10:40001" ', '203.0.113.10'],
    ['::ffff:203.0.113.10', '203.0.113.10'],
    ['[::ffff:203.0.113.10]:443', '203.0.113.10'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1::2]:40000', '2001:db8:0:1::/64'],
    ['2001:db8:0:2::1', '2001:db8:0:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', undefined],
    ['', undefined],
    ['_hidden:443', undefined],
  ])('%s', (written, meant) => expect(meantBy(written)).toBe(meant));

  it('behind a proxy only the last word, which is the proxy’s own, counts', () => {
    expect(addressOf(from('198.51.100.1, 203.0.113.10:40000'), true)).toBe('203.0.113.10');
    expect(addressOf(from('198.51.100.1'), false)).toBe('127.0.0.1');
    expect(addressOf(from('no address', '::ffff:10.0.0.2'), true)).toBe('10.0.0.2');
  });
});
