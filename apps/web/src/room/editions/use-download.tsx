/** One file on its way: how much has come, and what became of it. */
import { useState } from 'preact/hooks';
import { announce } from '../../shell/announcer.js';
import { useRoom } from '../room-context.js';
import { download } from './download.js';

type Progress =
  | { readonly state: 'idle' }
  | { readonly state: 'coming'; readonly bytes: number }
  | { readonly state: 'kept'; readonly name: string }
  | { readonly state: 'refused'; readonly because: string };

export function useDownload(): {
  readonly progress: Progress;
  fetchFile(path: string, body?: object): Promise<boolean>;
  forget(): void;
} {
  const { live, session } = useRoom();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const fetchFile = async (path: string, body: object = {}): Promise<boolean> => {
    setProgress({ state: 'coming', bytes: 0 });
    const answer = await download(`/api/meetings/${live.meetingId}/${path}`, body, session.slot, (bytes) =>
      setProgress({ state: 'coming', bytes }),
    );
    setProgress(
      answer.ok ? { state: 'kept', name: answer.body } : { state: 'refused', because: answer.refusal.because },
    );
    announce(answer.ok ? 'The file is made and downloaded.' : `Not made. ${answer.refusal.because}`);
    return answer.ok;
  };
  return { progress, fetchFile, forget: () => setProgress({ state: 'idle' }) };
}

export function ProgressMark({ progress }: { readonly progress: Progress }) {
  switch (progress.state) {
    case 'idle':
      return null;
    case 'coming':
      return (
        <span class="q-sent q-sent--sending">
          <progress aria-label="Making the file" />{' '}
          {progress.bytes === 0 ? 'Making it…' : `${Math.ceil(progress.bytes / 1000)} kB so far…`}
        </span>
      );
    case 'kept':
      return <span class="q-sent q-sent--saved">Downloaded as {progress.name}</span>;
    case 'refused':
      return <span class="q-sent q-sent--not">Not made. {progress.because}</span>;
  }
}
