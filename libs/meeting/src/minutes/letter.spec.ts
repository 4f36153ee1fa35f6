/** What the letter and the copies beside it may say in sentences of ours: nothing that nobody recorded, and how to answer it. */
import type { MinutesRule, Procedure } from '../procedure.js';
import { decideOn, nameLead, tellFamily } from '../testing/commands.js';
import { convened, given, minute, opened, usual, type Step } from '../testing/given.js';
import { withMinutes } from '../testing/minutes.js';
import { chair } from '../testing/people.js';
import { discussion } from '../testing/procedure.js';
import { asPlainText } from './document.js';
import { type DocumentName } from '../documents/which.js';
import { entriesForEdition, minutes } from '../testing/named.js';

const late = minute(10_000);

describe('the decision letter', () => {
  describe('says nothing that nobody recorded', () => {
    const consent = { option: 'agreed', label: 'AGREED-WITH-THE-FAMILY' };
    const pack: Procedure = {
      ...discussion,
      matters: discussion.matters.map((one) =>
        one.matterId === 'immediate-safety' ? { ...one, options: [consent] } : one,
      ),
    };
    const safety = [
      chair({
        type: 'ProposeDecision',
        decisionId: 'd-safe',
        matterId: 'immediate-safety',
        options: [{ childId: 'mia', option: 'agreed' }],
        proposal: 'Mia goes to her aunt tonight if she agrees',
      }),
      chair(decideOn('d-safe')),
    ];
    const made = (name: DocumentName, ...told: Step[]) => {
      const { record } = given(convened(usual, pack), ...opened(), ...safety, ...told);
      return asPlainText(
        minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name, { now: late }),
      );
    };
    it('[N161] a choice’s fixed words stand for no agreement: the letter and the read-back have the decision’s own', () => {
      for (const name of ['decision-letter', 'read-back'] as const) {
        const text = made(name, chair(tellFamily()));
        expect(text).toContain('immediate-safety: Mia goes to her aunt tonight if she agrees.');
        expect(text).not.toContain('AGREED-WITH-THE-FAMILY');
      }
    });
    it('[N161] where the decision’s own words may not be given, the choice is named as a choice', () =>
      expect(made('decision-letter', chair(tellFamily({ mustNotKnowYet: 'The visit' })))).toContain(
        'immediate-safety: chosen from the procedure’s list: “AGREED-WITH-THE-FAMILY”.',
      ));
    it('[N161] that somebody will talk with the child is said only where it was decided; whoever leads can be talked with', () => {
      expect(made('child', chair(tellFamily()), chair(nameLead('hv')))).not.toContain('Priya will');
      expect(made('child', chair(tellFamily({ byParticipantId: 'sw' })))).toContain('Tom will talk with you');
    });
  });
  describe('how to answer it', () => {
    const source = { title: 'Northmoor leaflet', edition: '2026' };
    const forFamilies = {
      disagree: { text: 'Write to the chair', source },
      correct: { text: 'Write to the team.' },
      complain: { text: 'Ring the complaints team' },
      advice: { text: 'The advice line is free' },
      dutyNumbers: [{ label: 'Duty team, day and night', number: '01632 960000' }],
    };
    const made = (name: DocumentName, rule: Partial<MinutesRule>) => {
      const { record } = given(convened(usual, withMinutes(rule)), ...opened());
      return asPlainText(
        minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name, { now: late }),
      );
    };
    it('[N162] the letter and the family’s copy say how to disagree, correct and complain, and whom to ring, as the procedure has it', () => {
      for (const name of ['decision-letter', 'family'] as const)
        expect(made(name, { forFamilies })).toMatch(
          /If you disagree: Write to the chair\. \(Northmoor leaflet, 2026\)\nIf something here is wrong: Write to the team\.\nIf you want to complain: Ring the complaints team\.\nAdvice: The advice line is free\.\nDuty team, day and night: 01632 960000/,
        );
    });
    it('[N162] what no procedure says is asked of whoever gave it, with a line for the number; told or not, and nothing is invented', () => {
      for (const name of ['decision-letter', 'family'] as const)
        expect(made(name, {})).toMatch(
          /If you disagree: [^\n]+ask the person who gave you this[^\n]+\nIf something here is wrong: [^\n]+ask the person who gave you this[^\n]+\nIf you want to complain: [^\n]+ask the person who gave you this[^\n]+\nNumber of the duty team: _+ \(ask the person who gave you this\)$/,
        );
    });
  });
});
