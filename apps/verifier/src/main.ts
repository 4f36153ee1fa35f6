/** The page that checks a record: chooses the file, and puts what the checker says into words on the screen. */
import { program, recordBytesMax, verifyRecord } from '#proof';
import { told } from './told.js';

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const file = byId<HTMLInputElement>('file');
const key = byId<HTMLTextAreaElement>('key');
const drop = byId('drop');
const result = byId('result');
byId('program').textContent = `${program}, checker of records.`;

let chosen: File | undefined;
/** Only the latest file’s answer is shown. */
let asked = 0;

async function check(): Promise<void> {
  asked += 1;
  const mine = asked;
  if (!chosen) return say('Choose a record first', ['Choose the file you were sent, or drop it on the page.']);
  say('Checking…', [chosen.name]);
  // lets the words above be painted and read out before a long file takes the page’s time
  await new Promise((resume) => setTimeout(resume, 50));
  const bytes = await bytesOf(chosen);
  if (mine !== asked) return;
  if (!bytes)
    return say('The file cannot be read', [
      'This browser could not open it. It may have been moved, or be open in another program.',
    ]);
  const pinned = key.value.trim();
  result.replaceChildren(...told(chosen.name, verifyRecord(bytes, pinned === '' ? {} : { key: pinned })));
}

/** Never more than a record may have, and one byte, so that the checker can say that it is more. */
const bytesOf = (from: File): Promise<Uint8Array | undefined> =>
  from
    .slice(0, recordBytesMax + 1)
    .arrayBuffer()
    .then(
      (buffer) => new Uint8Array(buffer),
      () => undefined,
    );

function say(heading: string, sentences: readonly string[]): void {
  const title = document.createElement('h3');
  title.textContent = heading;
  result.replaceChildren(
    title,
    ...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })),
  );
}

file.addEventListener('change', () => {
  chosen = file.files?.[0];
  if (chosen) void check();
});
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  void check().then(() => result.focus());
});
for (const name of ['dragover', 'dragenter'])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
// a file dropped beside the field would otherwise replace the page
for (const name of ['dragover', 'drop']) document.addEventListener(name, (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  const [first] = event.dataTransfer?.files ?? [];
  if (!first) return;
  chosen = first;
  file.value = '';
  void check();
});
