/** What a schema cannot see: whether the parts of a pack fit together. */
import type { CheckId, Role } from '#meeting';
import { type Fault, placeName, quoted } from './fault.js';
import type { PackFile } from './validators.js';
import type { Path } from './yaml-text.js';

export const crossChecks = (pack: PackFile): Fault[] => [
  ...repeatedIds(pack),
  ...unfillable(pack),
  ...standIns(pack),
  ...blindDeciders(pack),
  ...checksWithoutMatter(pack),
];

interface IdList {
  readonly path: Path;
  readonly key: string;
  readonly ids: readonly string[];
}

const idLists = (pack: PackFile): IdList[] => [
  { path: ['agenda'], key: 'itemId', ids: pack.agenda.map(({ itemId }) => itemId) },
  { path: ['statements'], key: 'statementId', ids: pack.statements.map(({ statementId }) => statementId) },
  { path: ['questions'], key: 'packQuestionId', ids: pack.questions.map(({ packQuestionId }) => packQuestionId) },
  { path: ['matters'], key: 'matterId', ids: pack.matters.map(({ matterId }) => matterId) },
  ...pack.matters.map(({ options }, index) => ({
    path: ['matters', index, 'options'],
    key: 'option',
    ids: options.map(({ option }) => option),
  })),
  { path: ['quorum', 'grounds'], key: 'groundId', ids: pack.quorum.grounds.map(({ groundId }) => groundId) },
  { path: ['closingChecks'], key: 'checkId', ids: pack.closingChecks.map(({ checkId }) => checkId) },
  { path: ['escalation'], key: 'stageId', ids: pack.escalation.map(({ stageId }) => stageId) },
  {
    path: ['minutes', 'releaseChecks'],
    key: 'checkId',
    ids: pack.minutes?.releaseChecks.map(({ checkId }) => checkId) ?? [],
  },
  { path: ['clocks'], key: 'clockId', ids: pack.clocks.map(({ clockId }) => clockId) },
];

const repeatedIds = (pack: PackFile): Fault[] =>
  idLists(pack).flatMap(({ path, key, ids }) =>
    ids.flatMap((id, index) => {
      const first = ids.indexOf(id);
      if (first === index) return [];
      const reason = `${quoted(id)} is already the ${key} of entry ${first + 1} in ${placeName(path)}. Give this one another.`;
      return [{ path: [...path, index, key], reason }];
    }),
  );

const rolesThatAttend: readonly Role[] = ['chair', 'deputy-chair', 'member'];

/** Only chair, deputy and members make an agency attend, and there is one chair. */
function unfillable({ rolesAdmitted, quorum }: PackFile): Fault[] {
  const attending = rolesAdmitted.filter((role) => rolesThatAttend.includes(role));
  const faults: Fault[] = attending.includes('chair')
    ? []
    : [{ path: ['rolesAdmitted'], reason: 'Every meeting has a chair. Add “chair” to “rolesAdmitted”.' }];
  const places = attending.some((role) => role !== 'chair') ? Number.POSITIVE_INFINITY : attending.length;
  return [
    ...faults,
    ...quorum.requiredSectors.slice(places).map((sector, index) => ({
      path: ['quorum', 'requiredSectors', places + index],
      reason:
        `No role in “rolesAdmitted” can be filled by ${quoted(sector)}, so there could never be a quorum. ` +
        'Add “member” to “rolesAdmitted”, or do not require this sector.',
    })),
  ];
}

const standIns = ({ quorum }: PackFile): Fault[] =>
  (quorum.countsAs ?? []).flatMap((standIn, index) => {
    const path = ['quorum', 'countsAs', index];
    const faults: Fault[] = [];
    if (!quorum.requiredSectors.includes(standIn.as)) {
      const reason = `${quoted(standIn.as)} is not among “requiredSectors”, so nothing can stand in for it. Require it, or remove this entry.`;
      faults.push({ path: [...path, 'as'], reason });
    }
    if (standIn.discipline && standIn.sector !== 'health') {
      faults.push({
        path: [...path, 'discipline'],
        reason: 'Only “health” has disciplines. Remove this line, or set “sector: health”.',
      });
    }
    return faults;
  });

const blindDeciders = ({ matters }: PackFile): Fault[] =>
  matters.flatMap(({ matterId, decidedBy, audience }, index) =>
    !decidedBy || !audience || audience.includes(decidedBy)
      ? []
      : [
          {
            path: ['matters', index, 'decidedBy'],
            reason: `${quoted(decidedBy)} decides ${quoted(matterId)} but may not see it. Add it to “audience”.`,
          },
        ],
  );

const aboutSection47: readonly CheckId[] = ['section-47-decided', 'section-47-acted'];

const checksWithoutMatter = ({ matters, closingChecks }: PackFile): Fault[] =>
  closingChecks.flatMap(({ checkId }, index) =>
    !aboutSection47.includes(checkId) || matters.some(({ matterId }) => matterId === 'section-47')
      ? []
      : [
          {
            path: ['closingChecks', index, 'checkId'],
            reason: `${quoted(checkId)} can never be met: there is no matter with “matterId: section-47”. Add that matter, or remove this check.`,
          },
        ],
  );
