/** The page's one polite live region: what matters, a sentence at a time, never faster than it can be read out. */
const pauseMs = 1_500;
const mostAtOnce = 3;
interface Waiting {
  readonly sentence: string;
  readonly passing: boolean;
}
let waiting: Waiting[] = [];
let speaking = false;

/** `passing`: who came and went, and the like, which may be summed up when much happens at once; nothing else is left out. */
export function announce(sentence: string, passing = false): void {
  if (waiting.at(-1)?.sentence !== sentence) waiting.push({ sentence, passing });
  if (!speaking) speakNext();
}

function speakNext(): void {
  const region = document.getElementById('announcements');
  const next = waiting.splice(0, mostAtOnce);
  speaking = next.length > 0;
  if (!region || !speaking) return;
  region.textContent = next.map(({ sentence }) => sentence).join(' ') + summedUp();
  setTimeout(speakNext, pauseMs);
}

/** What passes is shortened when more waits than can soon be said; what matters keeps its turn. */
function summedUp(): string {
  if (waiting.length <= mostAtOnce) return '';
  const mattering = waiting.filter(({ passing }) => !passing);
  const left = waiting.length - mattering.length;
  waiting = mattering;
  return left > 0 ? ` And ${left} more came, left or moved on.` : '';
}
