/** A verdict as it stands on the page: the answer first, then why, then what to bear in mind and the facts. */
import { hasUncomparedMinutes, type Verdict } from '#proof';

export function told(name: string, verdict: Verdict): HTMLElement[] {
  const { sound, findings, notes } = verdict;
  const whole = sound && !hasUncomparedMinutes(verdict);
  const answer = element(
    'h3',
    whole
      ? 'Sound: nothing was changed since it was signed'
      : sound
        ? 'The minutes were not compared: do not rely on them'
        : 'Not sound: do not rely on this file',
  );
  answer.className = whole ? 'sound' : 'unsound';
  return [
    answer,
    ...(findings.length > 0 ? [list(findings.map(({ because }) => because))] : []),
    ...(notes.length > 0 ? [element('h4', 'Bear in mind'), list(notes.map(({ because }) => because))] : []),
    facts(name, verdict),
  ];
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function list(sentences: readonly string[]): HTMLElement {
  const made = element('ul');
  made.append(...sentences.map((sentence) => element('li', sentence)));
  return made;
}

function facts(name: string, { fingerprint, meetingId, rows, withheld, head, madeAt, program }: Verdict): HTMLElement {
  const made = element('dl');
  const add = (term: string, value: string | undefined): void => {
    if (value !== undefined) made.append(element('dt', term), element('dd', value));
  };
  add('File', name);
  add('Fingerprint of the key', fingerprint);
  add('Meeting', meetingId);
  add('Rows', head && `${rows}, of them withheld ${withheld}`);
  add('Hash of the last row', head?.hash);
  add('Exported', madeAt && program && `${madeAt}, by ${program}`);
  return made;
}
