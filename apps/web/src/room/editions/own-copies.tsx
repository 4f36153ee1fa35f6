/** Opening what one was given as a file, and making the restricted annexes of one’s own circles; that it was opened or made is recorded. */
import { documentName, forms, isForFamilies } from '#meeting';
import { annexOptions, nameInWords } from '../../words/editions.js';
import { useRoom } from '../room-context.js';
import { ProgressMark, useDownload } from './use-download.js';

const formats = ['pdf', 'docx', 'odt'] as const;

export function OwnCopies() {
  const { meeting, me, recorder } = useRoom();
  const { progress, fetchFile } = useDownload();
  const given = [
    ...[...meeting.circulations, ...meeting.annexesCirculated].filter(({ to }) => to.includes(me.participantId)),
    ...meeting.distributions.filter(({ to }) => to === me.participantId),
  ];
  const editions = [
    ...new Set([
      ...given.filter(({ which }) => !isForFamilies(which)).map(({ which }) => documentName(which)),
      ...annexOptions(meeting, me).map(([annex]) => annex),
    ]),
  ];
  if (recorder || editions.length === 0) return null;
  return (
    <>
      <ul class="q-lines">
        {editions.map((edition) => (
          <li key={edition}>
            {nameInWords(meeting, edition)}, as{' '}
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                class="q-link-button q-link-button--inline"
                onClick={() => void fetchFile(`minutes/${edition}.${format}`)}
              >
                {forms[format].short}
                <span class="govuk-visually-hidden"> of {nameInWords(meeting, edition)}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
      <ProgressMark progress={progress} />
    </>
  );
}
