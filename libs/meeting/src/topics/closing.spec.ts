import type { CheckId } from '../procedure.js';
import {
  agree,
  close,
  contribution,
  decideOn,
  nameLead,
  note,
  notHeard,
  position,
  propose,
  search,
  tellFamily,
  voice,
  whole,
  withdraw,
} from '../testing/commands.js';
import { convened, given, minute, opened, type Given } from '../testing/given.js';
import { acts, advocate, chair, hv, minuteTaker, people, police, school, sw } from '../testing/people.js';
import { conference } from '../testing/procedure.js';
import { closingChecks } from '../judgements/closing-checks.js';

const met = (setting: Given, checkId: CheckId, viewer?: string) =>
  closingChecks(setting.now.meeting, viewer).find((one) => one.checkId === checkId)?.met;
const small = convened(['chair', 'minutes', 'sw', 'police', 'hv', 'school']);
const answered = [hv(whole('c1')), police(search()), school(search()), chair(search())];
const ready = [
  small,
  opened(),
  ...answered.map((step) => [step]),
  [
    school(voice('leo')),
    hv(notHeard('mia')),
    chair(tellFamily()),
    chair(nameLead('sw')),
    chair(propose('d1')),
    chair(decideOn('d1')),
    chair(agree('t1', { decisionId: 'd1', childIds: ['mia', 'leo'] })),
  ],
] as const;

describe('closing', () => {
  it('[L4] waits for every check to be met or given a reason, and names those that are not', () => {
    given(small, opened())
      .when(chair(close({ outstanding: [{ checkId: 'lead-named', why: 'Monday' }] })))
      .refused('L4', {
        details: { unmet: ['agencies-answered', 'children-heard', 'family-told', 'section-47-decided'] },
      });
    given(small, opened()).when(chair(close())).then({ type: 'MeetingClosed' });
    given(...ready)
      .when(chair(close({ outstanding: [] })))
      .accepted();
  });
  it('[L5] a reason is for a check of this procedure', () => {
    given(small, opened())
      .when(chair(close({ outstanding: [{ checkId: 'tea-made' as never, why: 'x' }] })))
      .refused('L5');
    given({ ...small, procedure: { ...small.procedure, closingChecks: [] } }, opened())
      .when(chair(close({ outstanding: [{ checkId: 'lead-named', why: 'x' }] })))
      .refused('L5');
  });
  it('[L19] the next meeting lies ahead', () => {
    given(opened())
      .when(chair(close({ nextMeetingAt: minute(-60) })))
      .refused('L19');
    given(opened())
      .when(chair(close({ nextMeetingAt: minute(60 * 24) })))
      .accepted();
  });
  it('[L6] it does not close before it opened', () => {
    given(small, opened())
      .when(chair(close({ happenedAt: minute(-60) })))
      .refused('L6');
    given(small, opened())
      .when(chair(close({ happenedAt: minute(8) })))
      .accepted()
      .and(({ status }) => expect(status).toMatchObject({ phase: 'closed', closedAt: minute(8) }));
  });
  it('[L9] the reasons left are printed with the draft minutes it creates', () =>
    void given(small, opened())
      .when(chair(close()))
      .accepted()
      .and((_, after) => expect(after.print()).toMatch(/Check lead-named: left open: Tomorrow[\s\S]*We carry on./)));
});

describe('the checks', () => {
  it('[L7] agencies-answered: a contribution, its own or on its behalf, or a search, of every agency with an invited chair, deputy or member', () => {
    expect(met(given(small, opened(), ...answered.slice(0, 3)), 'agencies-answered')).toBe(false);
    expect(met(given(small, opened(), ...answered), 'agencies-answered')).toBe(true);
    expect(
      met(
        given(
          small,
          opened(),
          ...answered.slice(0, 3),
          minuteTaker(contribution('c2', { spokenByParticipantId: 'sw' })),
        ),
        'agencies-answered',
      ),
    ).toBe(true);
    expect(
      met(
        given(small, opened(), ...answered.filter(({ who }) => who !== 'police'), chair(withdraw('police'))),
        'agencies-answered',
      ),
    ).toBe(true);
  });
  it('[L7] a minute-taker alone asks nothing of their agency, and an advocate’s words are not their agency’s answer', () => {
    const voluntary = { ...people.housing, agencyId: 'voice', agencyName: 'Voice Northmoor' };
    const room = {
      convening: { participants: [people.chair, voluntary, people.advocate] },
      procedure: { ...conference, admission: 'direct' as const },
    };
    expect(
      met(
        given(
          room,
          chair(search()),
          acts('advocate')({ type: 'Arrive', mode: 'video', confidentialityAccepted: true }),
          advocate(contribution('c1')),
        ),
        'agencies-answered',
      ),
    ).toBe(false);
    expect(
      met(
        given(
          { ...room, convening: { participants: [people.chair, { ...people.minutes, agencyId: 'clerks' }] } },
          chair(search()),
        ),
        'agencies-answered',
      ),
    ).toBe(true);
  });
  it('[L10] children-heard: each child has a voice, or a not-heard with its plan', () => {
    expect(met(given(small, opened(), school(voice('leo'))), 'children-heard')).toBe(false);
    expect(met(given(small, opened(), school(voice('leo')), hv(notHeard('mia'))), 'children-heard')).toBe(true);
  });
  it('[L11] family-told: a message is decided, told or not', () => {
    expect(met(given(small, opened()), 'family-told')).toBe(false);
    expect(met(given(small, opened(), chair({ type: 'DecideWhatFamilyIsTold', told: false })), 'family-told')).toBe(
      true,
    );
  });
  it('[L12] section-47-decided: for each child', () => {
    expect(met(given(small, opened(), chair(propose('d1')), chair(decideOn('d1'))), 'section-47-decided')).toBe(true);
    expect(
      met(
        given(
          small,
          opened(),
          chair(propose('d1', { options: [{ childId: 'mia', option: 'joint' }] })),
          chair(decideOn('d1')),
        ),
        'section-47-decided',
      ),
    ).toBe(false);
    expect(met(given(small, opened(), chair(propose('d1'))), 'section-47-decided')).toBe(false);
  });
  it('[L13] section-47-acted: each child with an enquiry is in an action citing that decision', () => {
    const decided = [
      small,
      opened(),
      chair(
        propose('d1', {
          options: [
            { childId: 'mia', option: 'joint' },
            { childId: 'leo', option: 'none' },
          ],
        }),
      ),
      chair(decideOn('d1')),
    ] as const;
    expect(met(given(...decided), 'section-47-acted')).toBe(false);
    expect(met(given(...decided, chair(agree('t1', { childIds: ['mia'] }))), 'section-47-acted')).toBe(false);
    expect(
      met(given(...decided, chair(agree('t1', { childIds: ['mia'], decisionId: 'd1' }))), 'section-47-acted'),
    ).toBe(true);
  });
  it('[L14] lead-named: a lead practitioner is', () => {
    expect(met(given(small, opened()), 'lead-named')).toBe(false);
    expect(met(given(small, opened(), chair(nameLead('sw'))), 'lead-named')).toBe(true);
  });
  it('[L15] contributions-complete: no contribution leaves a gap', () => {
    expect(met(given(small, opened(), hv(whole('c1'))), 'contributions-complete')).toBe(true);
    expect(met(given(small, opened(), hv(contribution('c1'))), 'contributions-complete')).toBe(false);
  });
  it('[L16] dissent-reasons: no standing dissent on a decided version is without one', () => {
    const dissent = [small, opened(), chair(propose('d1')), police(position('d1', 'dissent'))] as const;
    expect(met(given(...dissent), 'dissent-reasons')).toBe(true);
    expect(met(given(...dissent, chair(decideOn('d1'))), 'dissent-reasons')).toBe(false);
    expect(
      met(
        given(...dissent, police(position('d1', 'dissent', { reason: 'Early' })), chair(decideOn('d1'))),
        'dissent-reasons',
      ),
    ).toBe(true);
  });
  it('[L8] judged on what the acting chair may see, so that a refusal tells of nothing kept from them', () => {
    const hidden = [
      small,
      opened(),
      police(contribution('k1', { restrictedTo: ['police'] })),
      chair(propose('d1')),
      police(position('d1', 'dissent', { restrictedTo: ['police'] })),
      chair(decideOn('d1')),
    ] as const;
    expect([
      met(given(...hidden), 'contributions-complete'),
      met(given(...hidden), 'contributions-complete', 'chair'),
    ]).toEqual([false, true]);
    expect([met(given(...hidden), 'dissent-reasons'), met(given(...hidden), 'dissent-reasons', 'chair')]).toEqual([
      false,
      true,
    ]);
    expect([
      met(given(...hidden, ...answered.filter(({ who }) => who !== 'police')), 'agencies-answered'),
      met(given(...hidden, ...answered.filter(({ who }) => who !== 'police')), 'agencies-answered', 'chair'),
    ]).toEqual([true, false]);
  });
  it('[L8] notes are nobody’s contribution', () =>
    expect(met(given(small, opened(), minuteTaker(note('n1')), sw(whole('c2'))), 'contributions-complete')).toBe(true));
});
