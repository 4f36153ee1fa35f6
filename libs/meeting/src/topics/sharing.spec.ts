import { outsideStream } from '../outside-stream.js';
import { agree, arrive, contribution, correction, disagree, nameLead, tellFamily, voice } from '../testing/commands.js';
import { given, opened, usual, type Convening, type Step } from '../testing/given.js';
import { acts, chair, hv, minuteTaker, people, sw } from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { minute } from '../testing/given.js';
import type { Participant } from '../vocabulary.js';

/** A father of Mia alone and a mother of Mia and Leo, each with an advocate: they are not to know of each other’s part. */
const father: Participant = { ...people.father, parentOrCarerTo: ['mia'] };
const mother: Participant = { ...people.mother, parentOrCarerTo: ['mia', 'leo'] };
const hisAdvocate: Participant = {
  ...people.advocate,
  participantId: 'his-advocate',
  name: 'Ola',
  speaksFor: 'father',
};
const herAdvocate: Participant = {
  ...people.advocate,
  participantId: 'her-advocate',
  name: 'Ife',
  speaksFor: 'mother',
};
const family = [father, mother, hisAdvocate, herAdvocate];
const everybody: Convening = {
  convening: { participants: [...usual.map((name) => people[name]), ...family, people.observer] },
  procedure: { ...conference, admission: 'direct' },
};
const ids = family.map(({ participantId }) => participantId);
const room = [everybody, opened('observer'), ids.map((one) => acts(one)(arrive()))] as const;
const whoHave = (...steps: Step[]) => {
  const { now } = given(...room, ...steps);
  return [...ids, 'observer'].filter((one) => now.isSent(one, 'SHARED'));
};
const said = (extra: object) => hv(contribution('c1', { statement: 'SHARED', ...extra }));
const toDo = (extra: object) => chair(agree('t1', { what: 'SHARED', ...extra }));

describe('sharing with people outside the agencies', () => {
  it('[S37] names them, each on their own, and those named have it whichever child it is about', () => {
    for (const make of [said, toDo]) {
      expect(whoHave(make({}))).toEqual([]);
      expect(whoHave(make({ mayShareWith: ['father'] }))).toEqual(['father']);
      expect(whoHave(make({ mayShareWith: ['mother', 'her-advocate'] }))).toEqual(['mother', 'her-advocate']);
      expect(whoHave(make({ mayShareWith: ['observer'] }))).toEqual(['observer']);
      expect(whoHave(make({ mayShareWith: ['father'], mayShareWithFamily: true }))).toEqual(['father']);
      expect(whoHave(make({ mayShareWith: ['father'], childIds: ['leo'] }))).toEqual(['father']);
      expect(whoHave(make({ mayShareWith: [] }))).toEqual([]);
    }
  });
  it('[S38] names only those who are here and outside the agencies', () => {
    for (const mayShareWith of [['police'], ['nobody'], ['father', 'hv']])
      for (const step of [
        said({ mayShareWith }),
        toDo({ mayShareWith }),
        sw(voice('leo', { words: 'x', mayShareWith })),
      ])
        given(...room)
          .when(step)
          .refused('S38');
    given(...room, chair({ type: 'WithdrawInvitation', participantId: 'father', reason: 'x' }))
      .when(said({ mayShareWith: ['father'] }))
      .refused('S38');
    given(...room)
      .when(acts('father')(contribution('c1', { mayShareWith: ['mother'] })))
      .refused('S38');
  });
  it('[S39] the mark for the family means those invited then who may have all of it, and none who come later', () => {
    for (const make of [said, toDo]) {
      expect(whoHave(make({ mayShareWithFamily: true }))).toEqual(ids);
      expect(whoHave(make({ mayShareWithFamily: true, childIds: ['mia'] }))).toEqual(ids);
      expect(whoHave(make({ mayShareWithFamily: true, childIds: ['leo'] }))).toEqual(['mother', 'her-advocate']);
      expect(whoHave(make({ mayShareWithFamily: true, childIds: ['mia', 'leo'] }))).toEqual(['mother', 'her-advocate']);
      const late: Participant = { ...father, participantId: 'late', name: 'Late', parentOrCarerTo: ['mia', 'leo'] };
      given(
        ...room,
        make({ mayShareWithFamily: true }),
        chair({ type: 'InviteParticipant', participant: late }),
        acts('late')(arrive()),
      ).now.hides('SHARED', 'late');
    }
  });
  it('[S39] rows recorded before sharing was stamped mean those invited at their place', () => {
    const { record } = given(...room, said({ mayShareWithFamily: true }));
    for (const { event } of record.rows)
      if ('sharedWith' in event) delete (event as { sharedWith?: unknown }).sharedWith;
    expect(ids.filter((one) => JSON.stringify(record.readBy(one)).includes('SHARED'))).toEqual(ids);
  });
  it('[S40] what one of them said goes to none of the others, but by the chair, by name', () => {
    const hers = acts('mother')(contribution('c1', { statement: 'SHARED', mayShareWithFamily: true }));
    expect(whoHave(hers)).toEqual(['mother', 'her-advocate']);
    const taken = { statement: 'SHARED', spokenByParticipantId: 'mother', onBehalfOfAgencyId: 'family' };
    expect(whoHave(minuteTaker(contribution('c1', { ...taken, mayShareWithFamily: true })))).toEqual([
      'mother',
      'her-advocate',
    ]);
    given(...room)
      .when(minuteTaker(contribution('c1', { ...taken, mayShareWith: ['father'] })))
      .refused('S40');
    given(...room)
      .when(minuteTaker(contribution('c1', { ...taken, mayShareWith: ['mother'] })))
      .accepted();
    expect(whoHave(hers, chair(correction('c1', { mayShareWith: ['father'] })))).toEqual(['father', 'mother']);
  });
  it('[C37] to whom an entry is shown outside the agencies, the chair changes too; its words the chair does not', () => {
    expect(whoHave(said({}), chair(correction('c1', { mayShareWith: ['father'] })))).toEqual(['father']);
    expect(whoHave(said({ mayShareWith: ['father'] }), chair(correction('c1', { mayShareWith: [] })))).toEqual([]);
    given(...room, said({}))
      .when(chair(correction('c1', { statement: 'Three' })))
      .refused('C5');
    given(...room, said({}))
      .when(sw(correction('c1', { mayShareWith: ['father'] })))
      .refused('C5');
  });
  it('[C38] a correction that makes an entry about another child takes it from those who are not their parent or carer', () => {
    expect(
      whoHave(said({ mayShareWithFamily: true, childIds: ['mia'] }), hv(correction('c1', { childIds: ['leo'] }))),
    ).toEqual(['mother', 'her-advocate']);
    expect(whoHave(said({ mayShareWith: ['father'] }), hv(correction('c1', { childIds: ['leo'] })))).toEqual([
      'father',
    ]);
    expect(whoHave(said({ mayShareWithFamily: true }), hv(correction('c1', { mayShareWithFamily: false })))).toEqual(
      [],
    );
  });
  it('[S70] words taken down for people outside the agencies, without whose they are, go to nobody but those the chair names', () => {
    const taken = { statement: 'SHARED', onBehalfOfAgencyId: 'family', mayShareWithFamily: true } as const;
    const kept = minuteTaker(contribution('c1', taken));
    expect(whoHave(kept)).toEqual([]);
    expect(whoHave(minuteTaker(contribution('c1', { ...taken, mayShareWith: ['mother'] })))).toEqual([]);
    expect(whoHave(chair(contribution('c1', { ...taken, mayShareWith: ['mother'] })))).toEqual(['mother']);
    expect(whoHave(kept, chair(correction('c1', { mayShareWithFamily: true })))).toEqual([]);
    expect(whoHave(kept, chair(correction('c1', { mayShareWith: ['father'] })))).toEqual(['father']);
    expect(whoHave(minuteTaker(contribution('c1', { ...taken, onBehalfOfAgencyId: people.police.agencyId })))).toEqual(
      ids,
    );
  });
  it('[S70] nor were they where no stamp said so', () => {
    const { record } = given(
      ...room,
      minuteTaker(contribution('c1', { statement: 'SHARED', onBehalfOfAgencyId: 'family', mayShareWithFamily: true })),
    );
    for (const { event } of record.rows)
      if ('sharedWith' in event) delete (event as { sharedWith?: unknown }).sharedWith;
    expect(ids.filter((one) => JSON.stringify(record.readBy(one)).includes('SHARED'))).toEqual([]);
  });
  it('[C38] after the mark has taken the place of names too', () => {
    const steps = [
      said({ mayShareWith: ['father'], childIds: ['mia'] }),
      hv(correction('c1', { mayShareWithFamily: true })),
    ] as const;
    expect(whoHave(...steps)).toEqual(ids);
    expect(whoHave(...steps, hv(correction('c1', { childIds: ['leo'] })))).toEqual(['mother', 'her-advocate']);
    expect(given(...room, ...steps).now.meeting.contributions.get('c1')?.says).not.toHaveProperty('mayShareWith');
  });
  it('[T18] to whom an action is shown outside the agencies can be changed by name', () =>
    expect(
      whoHave(
        toDo({ mayShareWithFamily: true }),
        chair({ type: 'AmendAction', actionId: 't1', mayShareWith: ['mother'], why: 'He must not know' }),
      ),
    ).toEqual(['mother']));
  it('[S43] the mark for the family takes what one of them is to do to them and whoever speaks for them alone; by name it goes to others, who are not told whose it is', () => {
    for (const owner of [{ participantId: 'mother' }, { name: 'Josie', post: 'Mother', agencyId: 'family' }])
      expect(whoHave(toDo({ owner, mayShareWithFamily: true }))).toEqual(['mother', 'her-advocate']);
    expect(
      whoHave(toDo({ owner: { post: 'Parent', agencyId: 'family' }, mayShareWithFamily: true, childIds: ['mia'] })),
    ).toEqual([]);
    const named = toDo({ owner: { participantId: 'her-advocate' }, mayShareWith: ['father', 'mother'] });
    const { now } = given(...room, named);
    now.shows('SHARED', 'father', 'mother').shows('her-advocate', 'mother').hides('her-advocate', 'father');
    const byName = toDo({ owner: { name: 'Josie', post: 'Mother', agencyId: 'family' }, mayShareWith: ['father'] });
    given(...room, byName)
      .now.shows('SHARED', 'father')
      .hides('Josie', 'father');
    const aunt: Participant = { ...mother, participantId: 'aunt', agencyId: 'of-the-aunt' };
    given(
      ...room,
      chair({ type: 'InviteParticipant', participant: aunt }),
      toDo({ owner: { participantId: 'aunt' }, mayShareWith: ['father'] }),
    )
      .now.shows('SHARED', 'father')
      .hides('of-the-aunt', 'father');
    given(...room, toDo({ owner: { participantId: 'father' }, mayShareWith: ['father'] })).now.shows(
      '"participantId":"father"},"agencyId":"family"',
      'father',
    );
  });
  it('[T18] an action passed on to one of the family is taken back from the others, without a word, and comes to nobody who had it not', () => {
    const passedOn = (participantId: string) =>
      chair({ type: 'ReassignAction', actionId: 't1', owner: { participantId }, why: 'She will do it' });
    for (const extra of [{ mayShareWithFamily: true }, { mayShareWith: ids }]) {
      const { now, record } = given(...room, toDo(extra), passedOn('mother'));
      expect(ids.filter((one) => now.isSent(one, 'SHARED'))).toEqual(['mother', 'her-advocate']);
      expect(record.rows.at(-1)?.event).toMatchObject({ sharedWith: ['her-advocate', 'mother'] });
      now.hides('mother', 'father', 'his-advocate').hides('She will do it', ...ids);
      const his = outsideStream(record.rows, 'father');
      expect(his.at(-1)?.event).toEqual({ type: 'Withheld' });
    }
    expect(whoHave(toDo({ mayShareWithFamily: true }), passedOn('mother'), passedOn('hv'))).toEqual([
      'mother',
      'her-advocate',
    ]);
    expect(whoHave(toDo({ mayShareWithFamily: true }), passedOn('hv'))).toEqual(ids);
    expect(whoHave(toDo({ mayShareWith: ['father'] }), passedOn('mother'))).toEqual([]);
    const { record } = given(...room, toDo({ mayShareWithFamily: true }), passedOn('mother'));
    for (const { event } of record.rows)
      if ('sharedWith' in event && event.type === 'ActionReassigned')
        delete (event as { sharedWith?: unknown }).sharedWith;
    expect(JSON.stringify(record.readBy('father'))).not.toContain('SHARED');
  });
  it('[S43] one of the family named as lead is named to themselves and whoever speaks for them', () => {
    const { now } = given(...room, chair(nameLead('mother')));
    now.shows('"LeadPractitionerNamed","participantId":"mother"', 'mother', 'her-advocate');
    now.shows('"LeadPractitionerNamed","participantId":"not-given-here"', 'father', 'observer');
    given(...room, chair(nameLead('sw'))).now.shows('"LeadPractitionerNamed","participantId":"sw"', ...ids);
  });
  it('[S41] a family member’s children and whom an advocate speaks for are in this meeting', () => {
    for (const extra of [{ parentOrCarerTo: ['nobody'] }, { speaksFor: 'nobody' }, { speaksFor: 'late' }])
      for (const step of [
        chair({ type: 'InviteParticipant', participant: { ...father, participantId: 'late', ...extra } }),
        minuteTaker({
          type: 'RecordArrival',
          participant: { ...father, participantId: 'late', ...extra },
          mode: 'phone',
        }),
      ])
        given(...room)
          .when(step)
          .refused('S41');
    expect(() =>
      given({ ...everybody, convening: { participants: [people.chair, { ...father, parentOrCarerTo: ['ava'] }] } }),
    ).toThrow('S41');
  });
  it('[S42] each is told of the children they are parent or carer to, or speak for the parent of, and of no other', () => {
    given(...room)
      .now.shows('Mia', ...ids)
      .shows('Leo', 'mother', 'her-advocate')
      .hides('Leo', 'father', 'his-advocate')
      .hides('Mia', 'observer');
    const ava = { childId: 'ava', name: 'Ava' };
    const carer = { ...people.father, participantId: 'carer', name: 'Cara', parentOrCarerTo: ['ava'] };
    given(
      ...room,
      minuteTaker({ type: 'AddChild', child: ava, why: 'Found' }),
      chair({ type: 'InviteParticipant', participant: carer }),
      acts('carer')(arrive()),
      minuteTaker({ type: 'CorrectChild', child: { ...ava, name: 'Avah' }, why: 'Misspelt' }),
    )
      .now.shows('Ava', 'carer')
      .shows('Avah', 'carer')
      .hides('Ava', ...ids, 'observer');
    given(...room)
      .when(acts('father')(contribution('c1', { childIds: ['leo'] })))
      .refused('C9');
  });
  it('[S43] nobody of the family learns that another is there, comes, goes or speaks, nor who speaks for them', () => {
    const { now } = given(
      everybody,
      opened('observer'),
      acts('father')(arrive()),
      ...['mother', 'her-advocate'].map((one) => acts(one)(arrive({ knowsFamily: 'OTHER' }))),
      acts('mother')(contribution('c1', { statement: 'OTHER' })),
      acts('mother')(disagree('g1', { kind: 'conduct' }, { statement: 'OTHER', standing: 'personal' })),
      minuteTaker({ type: 'RecordDeparture', participantId: 'mother' }),
    );
    now.hides('OTHER', 'father', 'observer').hides('mother', 'father', 'observer').hides('her-advocate', 'father');
    for (const name of ['Josie', 'Ife']) now.hides(name, 'father', 'observer');
  });
  it('[S24] what is not shared with one of them is to them as if it were not there', () => {
    const about = { kind: 'contribution', contributionId: 'c1' } as const;
    const shared = [...room, said({ mayShareWith: ['mother'] })] as const;
    given(...shared)
      .when(acts('father')(disagree('g1', about, { standing: 'personal' })))
      .refused('G8');
    given(...shared)
      .when(acts('mother')(disagree('g1', about, { standing: 'personal' })))
      .accepted();
  });
});

describe('a family’s copy', () => {
  const record = [
    ...room,
    hv(contribution('c1', { statement: 'FOR-HER', mayShareWith: ['mother'] })),
    hv(contribution('c2', { statement: 'FOR-ALL', mayShareWithFamily: true })),
    hv(contribution('c3', { statement: 'OF-LEO', mayShareWithFamily: true, childIds: ['leo'] })),
    chair(agree('t1', { what: 'DO-FOR-HIM', mayShareWith: ['father'] })),
    chair(agree('t2', { what: 'DO-FOR-MIA', mayShareWithFamily: true, childIds: ['mia'] })),
    sw(voice('leo', { words: 'LEO-SAYS' })),
    sw(voice('mia', { words: 'MIA-SAYS', mayShareWith: ['mother'] })),
    chair(tellFamily()),
  ] as const;
  const words = ['FOR-HER', 'FOR-ALL', 'OF-LEO', 'DO-FOR-HIM', 'DO-FOR-MIA', 'LEO-SAYS', 'MIA-SAYS'];
  const { now } = given(...record);
  const releases = now.meeting.voices.map(({ sequence }) => ({ sequence, why: 'She asked' }));
  const holds = (recipient?: object, edition: 'family' | 'child' | 'decision-letter' = 'family') => {
    const text = now.print(edition, undefined, {
      now: minute(600),
      releases,
      ...(recipient ? { recipient } : {}),
    } as never);
    return words.filter((word) => text.includes(word));
  };

  it('[N120] has for each what is shared with them, and without a reader what each of the family may have', () => {
    expect(holds({ participantId: 'mother', name: 'Josie' })).toEqual([
      'FOR-HER',
      'FOR-ALL',
      'OF-LEO',
      'DO-FOR-MIA',
      'LEO-SAYS',
      'MIA-SAYS',
    ]);
    expect(holds({ participantId: 'father', name: 'Aaron' })).toEqual(['FOR-ALL', 'DO-FOR-HIM', 'DO-FOR-MIA']);
    expect(holds({ participantId: 'his-advocate', name: 'Ola' })).toEqual(['FOR-ALL', 'DO-FOR-MIA']);
    expect(holds().filter((word) => word !== 'LEO-SAYS')).toEqual(['FOR-ALL', 'DO-FOR-MIA']);
  });
  it('[S43] names nobody else of the family: neither who has an action, nor who leads, nor who tells them', () => {
    const owner = { participantId: 'mother' };
    const { now: then } = given(
      ...room,
      chair(agree('t1', { what: 'HERS', owner, mayShareWith: ['father', 'mother'] })),
      chair(nameLead('mother')),
      chair(tellFamily({ byParticipantId: 'mother' })),
    );
    for (const edition of ['family', 'child', 'decision-letter'] as const) {
      const copy = (participantId: string) =>
        then.print(edition, undefined, { now: minute(600), recipient: { participantId, name: 'x' } });
      expect([edition, copy('father').includes('Josie')]).toEqual([edition, false]);
      expect([edition, copy('mother').includes('Josie')]).toEqual([edition, true]);
    }
    const his = then.print('family', undefined, {
      now: minute(600),
      recipient: { participantId: 'father', name: 'Aaron' },
    });
    expect(his).toContain('HERS: Somebody who is not named here');
    const { now: marked } = given(
      ...room,
      chair(agree('t1', { what: 'HERS', owner, mayShareWithFamily: true })),
      chair(agree('t2', { what: 'SEEN-TO', mayShareWithFamily: true })),
      chair(tellFamily()),
    );
    for (const recipient of [undefined, { name: 'Grandmother' }]) {
      const copy = marked.print('family', undefined, { now: minute(600), ...(recipient ? { recipient } : {}) });
      expect([copy.includes('SEEN-TO'), copy.includes('HERS')]).toEqual([true, false]);
    }
  });
  it('[N121] of a child has what is about no other child, and a letter the children its reader is parent or carer to', () => {
    expect(holds({ childId: 'leo', name: 'Leo' }, 'child')).toEqual([]);
    expect(holds({ childId: 'mia', name: 'Mia' }, 'child')).toEqual(['DO-FOR-MIA']);
    const letter = now.print('decision-letter', undefined, {
      now: minute(600),
      recipient: { participantId: 'father', name: 'Aaron' },
    });
    expect([letter.includes('Mia'), letter.includes('Leo')]).toEqual([true, false]);
  });
});
