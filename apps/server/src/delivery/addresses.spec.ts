import { fold, type Meeting } from '#meeting';
import { addressIn, isInside } from './addresses.js';
import { inMemory } from '../testing/meetings-in-memory.js';

describe('addresses', () => {
  it.each([
    'jo@fernshire.example',
    ' jo.o’x@a.example ',
    'jo@a.example, al@b.example',
    'Jo <jo@a.example>',
    'jo@a.example\r\nBcc: x@y.example',
    'jo',
    'jo@localhost',
    '@a.example',
    'jo@a..example',
    `${'x'.repeat(65)}@a.example`,
  ])('[W120] %j is one address, or none', (text) => {
    expect(addressIn(text)).toBe(text === 'jo@fernshire.example' ? text : undefined);
  });
  it('[W120] spaces around one do not matter', () => expect(addressIn(' jo@a.example ')).toBe('jo@a.example'));

  it('[W124] an agency’s own are where somebody else of it is written to, and what the operator named', async () => {
    const { meetings, meetingId, ids } = await inMemory();
    const meeting = (await meetings.look(meetingId, ({ rows }) => fold(rows))) as Meeting;
    const person = (id: string) => meeting.participants.get(id)!;
    const chair = person(ids.chair);
    const writtenTo = (email: string) => {
      person(ids.minutes).facts = { ...person(ids.minutes).facts, email };
    };
    expect(isInside(meeting, chair, 'jo@fernshire.example', [])).toBe(false);
    expect(isInside(meeting, chair, 'jo@fernshire.example', ['fernshire.example'])).toBe(true);
    expect(isInside(meeting, chair, 'jo@mail.fernshire.example', ['fernshire.example'])).toBe(true);
    expect(isInside(meeting, chair, 'jo@notfernshire.example', ['fernshire.example'])).toBe(false);
    writtenTo('al@FERNSHIRE.example');
    expect(isInside(meeting, chair, 'jo@fernshire.example', [])).toBe(true);
    expect(isInside(meeting, chair, 'jo@mail.fernshire.example', [])).toBe(false);
    expect(isInside(meeting, person(ids.police), 'jo@fernshire.example', [])).toBe(false);
    writtenTo('al@gmail.com');
    expect(isInside(meeting, chair, 'jo@gmail.com', [])).toBe(false);
  });
});
