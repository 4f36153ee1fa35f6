/** What is too large inside is known before it is read as JSON, as text and as the bytes it came in. */
import { isModest } from './modest-json.js';

describe('whether JSON is no larger inside than a message of ours', () => {
  it.each([
    ['a message', '{"meetingId":"m","command":{"statement":"She said \\"no\\", [twice]"}}', true],
    ['brackets in words', JSON.stringify({ statement: '[{'.repeat(5_000) }), true],
    ['a backslash at the end of words', '["\\\\",' + '['.repeat(200), false],
    ['nothing but brackets', '['.repeat(900_000), false],
    ['nothing but commas', `[${'1,'.repeat(100_000)}1]`, false],
    ['characters of several bytes', JSON.stringify({ statement: 'Zoë Łaska 李 😀' }), true],
  ])('%s', (_, text, modest) => {
    expect(isModest(text)).toBe(modest);
    expect(isModest(Buffer.from(text))).toBe(modest);
  });
});
