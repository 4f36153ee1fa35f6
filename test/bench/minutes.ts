/** Minutes of a long meeting, as the rules write them: each contribution with its heading, its words and its facts. */
import type { Block, MinutesDocument } from '#meeting';
import { statementAt } from './texts.js';

const facts = (turn: number) => [
  { name: 'About', value: turn % 3 ? 'Mia' : 'Mia and Leo' },
  { name: 'Kind', value: turn % 2 ? 'worry' : 'strength' },
  { name: 'Rests on', value: 'observation' },
  { name: 'Happened', value: `${(turn % 27) + 1} October 2026 to 2 November 2026` },
  { name: 'Source', value: 'seen and heard by the person speaking' },
  { name: 'What it means for the child', value: 'She does not know who will be at home when she comes in.' },
  { name: 'Purpose', value: 'for action' },
];

const contribution = (turn: number): Block[] => {
  const sources = [turn + 20];
  return [
    {
      kind: 'heading',
      sources,
      text: `Northmoor Police: Karim, constable, 20 November 2026, 17:${String(turn % 60).padStart(2, '0')}`,
    },
    { kind: 'paragraph', sources, text: statementAt(turn) },
    { kind: 'facts', sources, facts: facts(turn) },
  ];
};

export const minutesOf = (contributions: number): MinutesDocument => ({
  title: 'Strategy discussion, NM-1',
  edition: 'full',
  reference: 'NM-1',
  state: 'final',
  version: 1,
  length: 'full',
  classification: 'OFFICIAL-SENSITIVE: child safeguarding',
  upTo: contributions + 40,
  closedAt: '2026-11-20T19:00:00.000Z',
  sections: [
    {
      sectionId: 'contributions',
      title: 'What each agency said',
      blocks: Array.from({ length: contributions }, (_, turn) => contribution(turn)).flat(),
    },
  ],
});

export const stamp = {
  recipient: 'Karim, Northmoor Police',
  sequence: 340,
  headHash: '0123456789abcdef'.repeat(4),
  madeAt: '2026-11-21T09:00:00.000Z',
};
