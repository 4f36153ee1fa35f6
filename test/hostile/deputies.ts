/** Deputies one member names, far more than anybody sends. */
import { limits, type Command } from '#meeting';
import { isTaken, somebody, type Door } from './door.js';

const named = 300;
/** Fewer in a minute than one person may command, so that nothing else stops them; as many at once as a program would. */
const atOnce = 50;

export const deputies: Door = {
  name: `deputies one member named beyond their limit, of ${named} tried`,
  async force(stage) {
    const [chair, member] = [somebody(0), somebody(3)];
    const meetingId = await stage.convene([chair, member]);
    const { seat } = await stage.seat(meetingId, member);
    const naming = async (place: number): Promise<boolean> => {
      const deputy = somebody(3, { name: `Deputy ${place}` });
      return isTaken(seat, { type: 'AnswerInvitation', answer: 'deputy', deputy } as Command);
    };
    let taken = 0;
    for (let first = 0; first < named; first += atOnce) {
      const places = Array.from({ length: atOnce }, (_, index) => first + index);
      taken += (await Promise.all(places.map(naming))).filter(Boolean).length;
    }
    seat.socket.disconnect();
    if (taken === 0) throw new Error('No deputy at all was taken: this door was not tried.');
    return Math.max(0, taken - limits.deputies);
  },
};
