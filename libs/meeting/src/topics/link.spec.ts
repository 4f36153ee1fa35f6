import type { Event, MeetingCommand } from '../commands-and-events.js';
import { decide, fold } from '../decider.js';
import type { Meeting } from '../meeting.js';
import type { Recorded } from '../record.js';
import type { Ruling } from '../ruling.js';
import { arrive, close, departure, invite, leave, withdraw } from '../testing/commands.js';
import { arrived, convened, given, minute, opened, usual } from '../testing/given.js';
import { acts, chair, deputy, father, minuteTaker, people, police } from '../testing/people.js';
import { conference } from '../testing/procedure.js';

const giveLink = (participantId: string, used = false) =>
  ({ type: 'GiveLink', participantId, how: 'read-out', used }) as const;
const agree = (participantId: string) => ({ type: 'AgreeLink', participantId }) as const;
const openLink = { type: 'OpenLink' } as const;
/** The chair has left: nobody but the minute-taker keeps the record. */
const alone = [...opened(), chair(leave())];

describe('a first link', () => {
  it('[A36] is free for every place, and stands in the record with who gave it, for whom and how', () => {
    for (const one of ['police', 'chair', 'minutes'])
      given()
        .when(minuteTaker(giveLink(one)))
        .then({ type: 'LinkGiven', participantId: one, how: 'read-out' })
        .and(({ linksGiven }) => expect(linksGiven).toMatchObject([{ by: { participantId: 'minutes' } }]));
    given()
      .when(minuteTaker(giveLink('nobody')))
      .refused('A9');
    given()
      .when(police(giveLink('police')))
      .refused('A1');
  });
  it('[A36] and a place somebody took by telephone, or in the room, is used', () => {
    const onThePhone = minuteTaker({ type: 'RecordArrival', participantId: 'housing', mode: 'phone' });
    given(opened(), onThePhone)
      .when(minuteTaker(giveLink('housing')))
      .then({ type: 'LinkAsked', participantId: 'housing' });
    given(opened(), onThePhone, minuteTaker(departure('housing')))
      .when(minuteTaker(giveLink('housing')))
      .then({ type: 'LinkAsked' });
  });
});

describe('a further link, for a place that was used', () => {
  it('[A37] waits for a second person who keeps the record, and is given out once they agree', () => {
    const asked = [opened(), minuteTaker(giveLink('police'))] as const;
    given(opened())
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkAsked', participantId: 'police' });
    given(...asked)
      .when(minuteTaker(giveLink('police')))
      .refused('A37');
    given(opened('deputy'), minuteTaker(giveLink('police')))
      .when(deputy(giveLink('police')))
      .refused('A37');
    given(...asked, chair(agree('police')))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', participantId: 'police', further: { agreedBy: 'chair' } });
    given(...asked, chair(agree('police')), minuteTaker(giveLink('police')))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkAsked' });
  });
  it('[A37] the same for a place whose link was opened and nobody has arrived at, the chair’s and the asker’s own', () => {
    given(arrived('chair', 'minutes'))
      .when(minuteTaker(giveLink('police', true)))
      .then({ type: 'LinkAsked' });
    given(opened())
      .when(minuteTaker(giveLink('minutes')))
      .then({ type: 'LinkAsked' });
    given(opened('deputy'))
      .when(minuteTaker(giveLink('chair')))
      .then({ type: 'LinkAsked' });
  });
  it('[A38] only what is asked for is agreed to', () => {
    given(opened())
      .when(chair(agree('police')))
      .refused('A38');
    given(opened(), minuteTaker(giveLink('police')))
      .when(police(agree('police')))
      .refused('A1');
    given(opened(), minuteTaker(giveLink('police')), chair(agree('police')))
      .when(chair(agree('police')))
      .then();
  });
  it('[A39] neither by who asks nor by whom it is for', () => {
    given(opened(), minuteTaker(giveLink('police')))
      .when(minuteTaker(agree('police')))
      .refused('A39');
    given(opened('deputy'), minuteTaker(giveLink('chair')))
      .when(chair(agree('chair')))
      .refused('A39');
  });

  it('[A39] nor by somebody whom who asks has invited', () => {
    const accomplice = { ...people.nurse, role: 'minute-taker' } as const;
    const invited = [...opened(), minuteTaker({ type: 'InviteParticipant', participant: accomplice })];
    const second = acts('nurse');
    given(invited, second(arrive()), minuteTaker(giveLink('police')))
      .when(second(agree('police')))
      .refused('A39');
    given(invited, second(arrive()), chair(leave()))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', further: { told: 'everybody-inside' } });
    given(invited, second(arrive()), chair(giveLink('police')))
      .when(second(agree('police')))
      .then({ type: 'LinkAgreed' });
  });

  it('[A39] nor by somebody whom those have invited, however far down', () => {
    const nurse = { ...people.nurse, role: 'minute-taker' } as const;
    const solicitor = { ...people.solicitor, role: 'minute-taker' } as const;
    const chain = [
      ...opened(),
      minuteTaker(invite(nurse)),
      acts('nurse')(arrive()),
      acts('nurse')(invite(solicitor)),
      acts('solicitor')(arrive()),
      minuteTaker(giveLink('police')),
    ];
    given(chain)
      .when(acts('solicitor')(agree('police')))
      .refused('A39');
    given(chain)
      .when(chair(agree('police')))
      .then({ type: 'LinkAgreed' });
    given(chain, chair(leave()))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', further: { told: 'everybody-inside' } });
  });
  it('[A39] nor by somebody who is not there', () =>
    void given(opened(), minuteTaker(giveLink('police')))
      .when(deputy(agree('police')))
      .refused('A39'));

  /** The minute-taker gives out the deputy’s first link, and may have opened it. */
  const bothSeats = [minuteTaker(giveLink('deputy')), ...opened('deputy')];
  it('[A50] by somebody whose link came from who asks only where nobody else is there, and then everybody is told too', () => {
    const asked = [...bothSeats, minuteTaker(giveLink('police'))];
    given(asked)
      .when(deputy(agree('police')))
      .refused('A39');
    given(asked, chair(agree('police')), minuteTaker(giveLink('police'))).now.and(({ linksGiven }) =>
      expect(linksGiven.at(-1)?.further).toEqual({ agreedBy: 'chair' }),
    );
    const without = [...asked, chair(leave())];
    given(without)
      .when(minuteTaker(giveLink('police')))
      .refused('A37');
    given(without, deputy(agree('police')))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', further: { agreedBy: 'deputy', told: 'everybody-inside' } })
      .and((_, after) =>
        expect(after.print()).toContain(
          'by Grace, Dora agreed, and everybody inside was told, because both have their places through one person.',
        ),
      );
  });
  it('[A50] the same the other way round, and for two who came through a third', () => {
    given(bothSeats, chair(leave()), deputy(giveLink('police')), minuteTaker(agree('police')))
      .when(deputy(giveLink('police')))
      .then({ type: 'LinkGiven', further: { agreedBy: 'minutes', told: 'everybody-inside' } });
    const bothByChair = [chair(giveLink('deputy')), chair(giveLink('minutes')), ...opened('deputy'), chair(leave())];
    given(bothByChair, minuteTaker(giveLink('police')), deputy(agree('police')))
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', further: { agreedBy: 'deputy', told: 'everybody-inside' } });
  });
  it('[A51] what somebody asked who has gone keeps nobody waiting', () => {
    const asked = [...opened('deputy'), minuteTaker(giveLink('police'))];
    given(asked)
      .when(deputy(giveLink('police')))
      .refused('A37');
    for (const gone of [minuteTaker(leave()), chair(withdraw('minutes'))])
      given(asked, gone, deputy(giveLink('police')), chair(agree('police')))
        .when(deputy(giveLink('police')))
        .then({ type: 'LinkGiven', further: { agreedBy: 'chair' } });
  });

  it('[A40] where nobody else keeps the record, it is given out with everybody inside told by name', () => {
    given(alone)
      .when(minuteTaker(giveLink('police')))
      .then({ type: 'LinkGiven', further: { told: 'everybody-inside' } })
      .shows('everybody-inside', 'sw', 'police', 'hv', 'school');
    given(opened())
      .when(minuteTaker(giveLink('chair')))
      .then({ type: 'LinkGiven', further: { told: 'everybody-inside' } });
  });
  it('[A40] and in a closed meeting, where the other has not agreed for a day', () => {
    const { meeting } = given(opened(), chair(close()), minuteTaker(giveLink('police'))).now;
    const ask = (command: MeetingCommand, now: string) =>
      decide(meeting, command, { actor: { participantId: 'minutes' }, now });
    expect(ask(giveLink('police'), minute(60))).toMatchObject({ refusal: { rule: 'A37' } });
    expect(ask(giveLink('police'), minute(60 * 25))).toMatchObject({
      events: [{ type: 'LinkGiven', further: { told: 'everybody-inside' } }],
    });
  });

  it('[A41] that it was opened is recorded, and the arrival says by whose link', () => {
    const entered = [...alone, minuteTaker(giveLink('police')), police(openLink)];
    given(...alone, minuteTaker(giveLink('police')))
      .when(police(openLink))
      .then({ type: 'LinkOpened', participantId: 'police', byLinkOf: 'minutes' });
    given(...entered)
      .when(police(openLink))
      .then();
    given(...entered, police(leave()))
      .when(police(arrive()))
      .then({ type: 'Arrived', byLinkOf: 'minutes' })
      .and((_, after) =>
        expect(after.print()).toMatch(
          /came in by a link given out by Grace[\s\S]*Another link for the place of Karim was given out at .* by Grace, and everybody inside was told, because there was nobody else to agree. It was opened at/,
        ),
      );
    given(opened()).when(police(openLink)).then();
  });
  it('[A41] who agreed to it is printed, and a first link is not', () => {
    given(opened(), minuteTaker(giveLink('police')), chair(agree('police')), minuteTaker(giveLink('police'))).now.and(
      (_, after) => expect(after.print()).toMatch(/by Grace, and Ruth agreed\. It has not been opened\./),
    );
    given(minuteTaker(giveLink('police')), arrived('chair', 'police')).now.and((_, after) =>
      expect(after.print()).not.toMatch(/link/),
    );
  });

  it('[A42] whoever convened gives out first links, and further ones as anybody does; they agree to none', () => {
    const asConvener = (meeting: ReturnType<typeof given>['now']['meeting'], used: boolean) =>
      decide(meeting, giveLink('police', used), { actor: { program: 'rota' }, now: minute(90), convener: true });
    const byAnybody = decide(given().now.meeting, giveLink('police'), { actor: { program: 'rota' }, now: minute(90) });
    expect(byAnybody).toMatchObject({ refusal: { rule: 'W1' } });
    expect(asConvener(given().now.meeting, false)).toMatchObject({ events: [{ type: 'LinkGiven' }] });
    expect(asConvener(given(opened()).now.meeting, true)).toMatchObject({ events: [{ type: 'LinkAsked' }] });
    expect(asConvener(given().now.meeting, true)).toMatchObject({
      events: [{ type: 'LinkGiven', further: { told: 'everybody-inside' } }],
    });
  });
});

describe('asked for from outside', () => {
  const outside = { program: 'rota' };
  const asConvener = (meeting: Meeting | undefined, used = true) =>
    decide(meeting, giveLink('police', used), { actor: outside, now: minute(90), convener: true });
  const row = (meeting: Meeting, event: Event): Recorded => ({
    sequence: meeting.sequence + 1,
    at: minute(80),
    by: outside,
    event,
  });
  const refusal = (ruling: Ruling<Event>) => (ruling.verdict === 'refused' ? ruling.refusal : undefined);

  it('[A51] keeps nobody inside waiting', () => {
    const { meeting } = given(opened()).now;
    const asked = fold([row(meeting, { type: 'LinkAsked', participantId: 'police', how: 'e-mailed' })], meeting);
    const inside = decide(asked, giveLink('police'), { actor: { participantId: 'minutes' }, now: minute(81) });
    expect(inside).toMatchObject({ events: [{ type: 'LinkAsked', participantId: 'police' }] });
  });
  it('[A52] is told of nobody who is in the room, and of no name', () => {
    const { meeting } = given(opened()).now;
    const asked = fold([row(meeting, { type: 'LinkAsked', participantId: 'police', how: 'e-mailed' })], meeting);
    const busy = given(opened(), minuteTaker(giveLink('police'))).now.meeting;
    for (const answer of [refusal(asConvener(asked)), refusal(asConvener(busy))]) {
      expect(answer?.rule).toBe('A37');
      for (const name of ['Ruth', 'Grace', 'Karim']) expect(answer?.because).not.toContain(name);
    }
    given(opened(), minuteTaker(giveLink('police')))
      .when(minuteTaker(giveLink('police')))
      .refused('A37', { because: expect.stringContaining('Ruth can agree to one for Karim') as string });
  });
});

describe('who learns of a link', () => {
  const family = [
    convened([...usual, 'father', 'mother'], conference),
    arrived('chair', 'minutes'),
    minuteTaker({ type: 'RecordArrival', participantId: 'father', mode: 'in-person' }),
    minuteTaker({ type: 'RecordArrival', participantId: 'mother', mode: 'in-person' }),
  ];
  it('[A43] the person it is for and every professional; of the family each their own and nobody else’s', () => {
    const another = [minuteTaker(giveLink('father')), chair(agree('father')), minuteTaker(giveLink('father'))];
    given(...family, ...another, minuteTaker(giveLink('police')))
      .now.shows('LinkGiven', 'father', 'police', 'sw')
      .hides('LinkGiven', 'mother');
    given(...family, minuteTaker(giveLink('police', true)), chair(agree('police')))
      .now.hides('LinkAsked', 'father')
      .hides('LinkAgreed', 'father');
  });
  it('[A43] and of their own not who stood for it', () =>
    void given(...family, chair(leave()), minuteTaker(giveLink('father', true)), father(openLink))
      .now.shows('LinkOpened', 'father')
      .hides('everybody-inside', 'father')
      .hides('byLinkOf":"minutes', 'father'));
  it('[A43] nobody withdrawn gets one', () =>
    void given(opened(), chair(withdraw('police')))
      .when(minuteTaker(giveLink('police')))
      .refused('A9'));
});
