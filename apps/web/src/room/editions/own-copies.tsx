/** Opening what one was given as a file, and making the restricted annexes of one’s own circles; that it was opened or made is recorded. */
import { isForFamilies, type DocumentName } from '#meeting';
import { annexOptions, editionName } from '../../words/editions.js';
import { useRoom } from '../room-context.js';
import { ProgressMark, useDownload } from './use-download.js';

const formats = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['odt', 'OpenDocument'],
] as const;

export function OwnCopies() {
  const { meeting, me, recorder } = useRoom();
  const { progress, fetchFile } = useDownload();
  const given = [
    ...[...meeting.circulations, ...meeting.annexesCirculated].filter(({ to }) => to.includes(me.participantId)),
    ...meeting.distributions.filter(({ to }) => to === me.participantId),
  ];
  const editions = [
    ...new Set([...given.map(({ edition }) => edition), ...annexOptions(meeting, me).map(([annex]) => annex)]),
  ].filter((edition) => !isForFamilies(edition as DocumentName));
  if (recorder || editions.length === 0) return null;
  return (
    <>
      <ul class="q-lines">
        {editions.map((edition) => (
          <li key={edition}>
            {editionName(meeting, edition)}, as{' '}
            {formats.map(([format, label]) => (
              <button
                key={format}
                type="button"
                class="q-link-button q-link-button--inline"
                onClick={() => void fetchFile(`minutes/${edition}.${format}`)}
              >
                {label}
                <span class="govuk-visually-hidden"> of {editionName(meeting, edition)}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
      <ProgressMark progress={progress} />
    </>
  );
}
