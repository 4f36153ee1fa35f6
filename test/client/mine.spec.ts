import { fold, outsideStream } from '#meeting';
import { amendmentsToAnswer, rowsKeptFrom } from '../../apps/web/src/mine.js';
import { close, contribution, withdrawal } from '../../libs/meeting/src/testing/commands.js';
import { convened, given, opened, usual } from '../../libs/meeting/src/testing/given.js';
import { answerAmendment, circulate, requestAmendment } from '../../libs/meeting/src/testing/minutes.js';
import { chair, hv, school } from '../../libs/meeting/src/testing/people.js';
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

describe('what waits for the chair', () => {
  const asked = [
    opened(),
    hv(contribution('c1')),
    chair(close()),
    chair(circulate('full', ['hv', 'school'])),
    school(requestAmendment('m1', { sequence: 9 })),
  ] as const;

  it('[B139] an amendment waits in the list of the chair alone, until it is answered', () => {
    const waitsFor = (who: string, steps: Parameters<typeof given>) => {
      const { meeting } = given(...steps).record;
      const me = meeting?.participants.get(who);
      return meeting && me ? amendmentsToAnswer(meeting, me).map(({ amendmentId }) => amendmentId) : undefined;
    };
    expect(waitsFor('chair', [...asked])).toEqual(['m1']);
    expect(waitsFor('minutes', [...asked])).toEqual([]);
    expect(waitsFor('chair', [...asked, chair(answerAmendment('m1', false))])).toEqual([]);
  });
});
