import { fold, outsideStream } from '#meeting';
import { rowsKeptFrom } from '../../apps/web/src/mine.js';
import { contribution, withdrawal } from '../../libs/meeting/src/testing/commands.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';
import { hv } from '../../libs/meeting/src/testing/people.js';
import { conference } from '../../libs/meeting/src/testing/procedure.js';

describe('what a screen says is kept from its reader', () => {
  it('[B84] to a family member nothing says that something was taken back; a professional is told how much', () => {
    const { record } = given(
      convened([...usual, 'father'], { ...conference, admission: 'direct' }),
      opened('father'),
      hv(contribution('c1', { mayShareWithFamily: true })),
      hv(withdrawal('c1')),
    );
    const stream = outsideStream(record.rows, 'father');
    const copy = fold(stream);
    const father = copy?.participants.get('father');
    expect(stream.map(({ event }) => event.type)).toContain('Withheld');
    expect(copy && father && rowsKeptFrom(copy, father)).toBe(0);
    const seen = fold([...stream]);
    const professional = record.meeting?.participants.get('hv');
    expect(seen && professional && rowsKeptFrom(seen, professional)).toBe(1);
  });
});
