/** Writing beside the record in one section. What somebody else wrote meanwhile stands beside one's own words, and none are lost. */
import { isForFamilies, limits, maySee, whichDocument, type Section, type WhichDocument } from '#meeting';
import { FoldContext } from '../../../forms/fold.js';
import { FormBox } from '../../../forms/form-box.js';
import { TextArea } from '../../../forms/fields.js';
import { momentOf } from '../../../words/times.js';
import { OnlyForRows } from '../../audience/only-for.js';
import { Unfold } from '../../panel.js';
import { useRoom } from '../../room-context.js';
import { narrativeOf, useDrafting, writerOf, type Drafting, type Stands } from './narrative.js';

interface EditorProps {
  /** The edition's name: what is written is sent with it. */
  readonly edition: string;
  readonly section: Pick<Section, 'sectionId' | 'title'>;
}

export function SectionEditor({ edition, section }: EditorProps) {
  const { meeting, me } = useRoom();
  const narrative = narrativeOf(meeting, edition, section.sectionId);
  if (narrative && !maySee(me.participantId, narrative)) return null;
  return (
    <div class="q-no-print" id={`write-${section.sectionId}`}>
      <Unfold
        link
        label={narrative?.text ? 'Change what is written here' : 'Add to this section'}
        about={`– ${section.title}`}
      >
        <OnlyForRows sequences={narrative ? [narrative.sequence] : []}>
          <Editor edition={edition} section={section} />
        </OnlyForRows>
      </Unfold>
    </div>
  );
}

function Editor({ edition, section: { sectionId, title } }: EditorProps) {
  const drafting = useDrafting({ edition, sectionId });
  const { form, theirs, because, aside } = drafting;
  return (
    <>
      <LastWritten stands={drafting.stands} />
      {because && <p class="q-sent q-sent--not">Not saved. {because}</p>}
      {/* It folds once it is saved, and not before. */}
      <FoldContext.Provider value={undefined}>
        <FormBox
          form={form}
          label={`Write in: ${title}`}
          submit={theirs ? 'Save what is in my field' : 'Save'}
          onSend={drafting.save}
          keepWords
        >
          <div class={theirs ? 'q-two q-two--parted' : 'q-two'}>
            <TextArea
              name="text"
              label={theirs ? 'What you write' : 'Beside what the record says'}
              hint={readersOf(whichDocument(edition))}
              rows={8}
              max={limits.section}
            />
            {theirs && <Theirs theirs={theirs} drafting={drafting} />}
          </div>
        </FormBox>
      </FoldContext.Provider>
      {aside && (
        <p class="q-quiet">
          You took theirs.{' '}
          <button type="button" class="q-link-button" onClick={drafting.bringBack}>
            Bring back what I had written
          </button>
        </p>
      )}
      <Earlier edition={edition} sectionId={sectionId} />
    </>
  );
}

const readersOf = (which: WhichDocument): string =>
  which.kind === 'full'
    ? 'Everybody here for an agency can read it: write nothing that is kept to some of them.'
    : `For this edition only; it enters no other.${isForFamilies(which) ? ' Everybody of the family who is told something gets it.' : ''}`;

function LastWritten({ stands }: { readonly stands: Stands }) {
  const { meeting } = useRoom();
  if (stands.version === 0) return <p class="q-quiet">Nothing is written here yet.</p>;
  return (
    <p class="q-quiet">
      Last written by {writerOf(meeting, stands)}
      {stands.at && `, ${momentOf(stands.at)}`} · version {stands.version}
    </p>
  );
}

function Theirs({ theirs, drafting }: { readonly theirs: Stands; readonly drafting: Drafting }) {
  const { meeting } = useRoom();
  const writer = writerOf(meeting, theirs);
  return (
    <section class="q-theirs" aria-label={`What ${writer} wrote meanwhile`}>
      <p>
        <strong>{writer} has written here since you began</strong>
        {theirs.at && `, ${momentOf(theirs.at)}`}
      </p>
      <p class="q-words">{theirs.text || 'What stood here was taken back.'}</p>
      <p class="q-quiet">Put the two together in your own field, or:</p>
      <div class="q-theirs__choices">
        <button type="button" class="govuk-button govuk-button--secondary q-button" onClick={drafting.keepMine}>
          Keep mine
        </button>
        <button type="button" class="govuk-button govuk-button--secondary q-button" onClick={drafting.takeTheirs}>
          Take theirs
        </button>
      </div>
    </section>
  );
}

function Earlier({ edition, sectionId }: { readonly edition: string; readonly sectionId: string }) {
  const { meeting } = useRoom();
  const earlier = narrativeOf(meeting, edition, sectionId)?.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <Unfold link label={`Earlier versions (${earlier.length})`}>
      <ul class="q-entries">
        {earlier.toReversed().map((one) => (
          <li key={one.sequence} class="q-entry">
            <p class="q-entry__head">
              Version {one.version}, {writerOf(meeting, one)}, {momentOf(one.at)}
            </p>
            <p class="q-words">{one.text || 'Taken back'}</p>
          </li>
        ))}
      </ul>
    </Unfold>
  );
}
