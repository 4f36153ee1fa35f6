/** The page's one polite live region: what matters, a sentence at a time, never faster than it can be read out. */
const pauseMs = 1_500;
const mostAtOnce = 3;
const waiting: string[] = [];
let speaking = false;

export function announce(sentence: string): void {
  if (waiting.at(-1) !== sentence) waiting.push(sentence);
  if (!speaking) speakNext();
}

function speakNext(): void {
  const region = document.getElementById('announcements');
  const next = waiting.splice(0, mostAtOnce);
  speaking = next.length > 0;
  if (!region || !speaking) return;
  const more = waiting.length > mostAtOnce ? ` And ${waiting.splice(0).length} more.` : '';
  region.textContent = next.join(' ') + more;
  setTimeout(speakNext, pauseMs);
}
