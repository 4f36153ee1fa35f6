/** Convening: the procedure in its own words, the concern, the children and who cares for them, and who is asked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits, mayBeSentAgain, type Procedure, type Refusal } from '#meeting';
import type { ConveneAnswer, ProceduresAnswer, SessionAnswer } from '#wire';
import { FormBox } from '../forms/form-box.js';
import { Radios, TextArea, TextField } from '../forms/fields.js';
import { DateField } from '../forms/date-field.js';
import { useForm, type Form } from '../forms/form.js';
import { get, post } from '../http.js';
import { type Drafts, DraftsContext, openDrafts, useDrafts, type Values } from '../live/drafts.js';
import { meetingsPath } from '../route.js';
import { Page } from '../shell/page.js';
import { ChildrenRows, ParticipantRows, PeopleRows } from './convene-rows.js';
import { conveneProblems, listedSoFar, meetingFrom, type Convened } from './convene-command.js';
import { HidingQuestion } from '../people/hiding-rows.js';
import { HandOnLinks } from './hand-on-links.js';
import { ProcedureFacts, RequiredSectors } from './procedure-facts.js';
import { useAnswer } from './use-answer.js';

export function Convene({ session }: { readonly session: SessionAnswer }) {
  const [drafts, setDrafts] = useState<Drafts>();
  useEffect(() => void openDrafts(session, 'convene').then(setDrafts), [session.slot]);
  const answer = useAnswer(() => get<ProceduresAnswer>('/api/procedures', session.slot), session.slot);
  if (!session.mayConvene)
    return (
      <Page title="Convene" session={session}>
        <h1 class="govuk-heading-l">You cannot convene meetings</h1>
        <p class="govuk-body">
          Your link opens one meeting. Ask whoever runs Quorate for a personal link to convene others.{' '}
          <a class="govuk-link" href={meetingsPath(session.slot)}>
            Your meetings
          </a>
        </p>
      </Page>
    );
  if (!answer || !drafts)
    return (
      <Page title="Convene" session={session}>
        <p class="govuk-body">Opening…</p>
      </Page>
    );
  if (!answer.ok)
    return (
      <Page title="Convene" session={session}>
        <p class="govuk-body">{answer.refusal.because}</p>
      </Page>
    );
  return (
    <DraftsContext.Provider value={drafts}>
      <ConveneForm session={session} answer={answer.body} />
    </DraftsContext.Provider>
  );
}

interface ConveneProps {
  readonly session: SessionAnswer;
  readonly answer: ProceduresAnswer;
}

const startOf = ([first]: readonly Procedure[]): Values => ({
  procedureId: first?.procedureId ?? '',
  children: ['1'],
  people: [],
  participants: ['1', '2', '3', '4'],
  'p1-role': 'chair',
  'p2-role': 'minute-taker',
});

/** Sends what was typed. @returns how, whether it is on its way, and the form in which the convened meeting is kept. */
function useConvening(session: SessionAnswer, form: Form) {
  const last = useForm('convened');
  const typed = JSON.stringify(useDrafts().of(form.id).value);
  const tried = useRef<{ readonly typed: string; readonly message: ReturnType<typeof meetingFrom> }>(undefined);
  const [sending, setSending] = useState(false);
  const convene = async (chosen: Procedure) => {
    setSending(true);
    // Sent before and not surely refused: the same command again convenes no second meeting.
    const message =
      tried.current?.typed === typed ? tried.current.message : meetingFrom(form, chosen, previousMeetingId());
    const answer = await post<ConveneAnswer>('/api/meetings', message, session.slot);
    setSending(false);
    tried.current = !answer.ok && isUnsure(answer) ? { typed, message } : undefined;
    if (!answer.ok) form.errors.value = [{ name: 'reference', message: answer.refusal.because }];
    else {
      form.clear();
      last.set(
        'meeting',
        JSON.stringify({ ...message, requiredNotInvited: answer.body.requiredNotInvited ?? [] } satisfies Convened),
        { label: 'The meeting you convened', kind: 'words', shown: 'Its links, not all handed on yet' },
      );
    }
  };
  return { convene, sending, last };
}

function ConveneForm({ session, answer: { procedures, refused } }: ConveneProps) {
  const form = useForm('convene', startOf(procedures));
  const { convene, sending, last } = useConvening(session, form);
  const procedure = procedures.find(({ procedureId }) => procedureId === form.text('procedureId'));
  // Kept sealed until it is said to be done, so that a reload does not lose who still needs a link.
  if (last.filled('meeting'))
    return <HandOnLinks session={session} convened={JSON.parse(last.text('meeting')) as Convened} done={last.clear} />;
  return (
    <Page title="Convene a meeting" session={session}>
      <h1 class="govuk-heading-l">Convene a meeting</h1>
      <NotLoaded refused={refused} />
      <FormBox
        form={form}
        label="Convene a meeting"
        submit="Convene the meeting"
        busy={sending}
        keepWords
        check={() => conveneProblems(form, procedure)}
        onSend={() => {
          if (procedure) void convene(procedure);
        }}
      >
        <Radios
          name="procedureId"
          label="Under which procedure?"
          options={procedures.map(
            ({ procedureId, title, version }) => [procedureId, `${title} (version ${version})`] as const,
          )}
        />
        {procedure && <ProcedureFacts procedure={procedure} />}
        <About />
        <ChildrenRows form={form} />
        <PeopleRows form={form} />
        {procedure && <ParticipantRows form={form} procedure={procedure} />}
        <HidingQuestion form={form} {...listedSoFar(form)} />
        {procedure && <RequiredSectors form={form} procedure={procedure} />}
      </FormBox>
    </Page>
  );
}

const NotLoaded = ({ refused }: Pick<ProceduresAnswer, 'refused'>) => (
  <>
    {refused.map(({ fileName, problems }) => (
      <p key={fileName} class="q-gap-line">
        The procedure {fileName} was not loaded:{' '}
        {problems.map(({ line, reason }) => `line ${line}: ${reason}`).join('; ')}
      </p>
    ))}
  </>
);

/** No answer came, or one that says it could not be stored. */
const isUnsure = ({ status, refusal }: { readonly status: number; readonly refusal: Refusal }): boolean =>
  status === 0 || mayBeSentAgain(refusal);

/** Named in the address when a closed meeting is convened again. */
const previousMeetingId = (): string | undefined => new URLSearchParams(location.search).get('previous') ?? undefined;

const About = () => (
  <fieldset class="govuk-fieldset q-part">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">The meeting</legend>
    <TextField name="reference" label="Reference" hint="Your own; put no names in it" max={limits.name} />
    <TextArea name="concern" label="What is the concern?" rows={3} />
    <div class="q-grid">
      <DateField name="scheduledFor" label="When" withTime />
      <TextField name="place" label="Where" hint="For example: Room 4 and video" />
      <DateField name="decidedToHoldAt" label="When it was decided to hold it" withTime optional />
    </div>
  </fieldset>
);
