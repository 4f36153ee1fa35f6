/** What the procedure asks before an edition goes to a family member or a child: each met, or why not. */
import type { Meeting, ReleaseCheck } from '#meeting';
import { Radios, TextField } from '../../forms/fields.js';
import { required, useFormContext, type FieldError, type Form } from '../../forms/form.js';
import { useRoom } from '../room-context.js';

const checksOf = (form: Form, { procedure }: Meeting) => (['family', 'child'].includes(form.text('edition')) ? procedure.minutes?.releaseChecks ?? [] : []);
const [met, why] = [(checkId: string) => `met:${checkId}`, (checkId: string) => `why:${checkId}`];

export function ReleaseChecks() {
  const { meeting } = useRoom();
  const form = useFormContext();
  const checks = checksOf(form, meeting);
  if (checks.length === 0) return null;
  return (
    <div class="q-restrict">
      <p><strong>Before this leaves the agencies</strong></p>
      {checks.map(({ checkId, label }) => (
        <div key={checkId}>
          <Radios name={met(checkId)} label={label} options={[['yes', 'Yes'], ['no', 'Not so']]} inline />
          {form.text(met(checkId)) === 'no' && <TextField name={why(checkId)} label="Why it is given all the same" max={4000} />}
        </div>
      ))}
    </div>
  );
}

export const releaseProblems = (form: Form, meeting: Meeting): FieldError[] => checksOf(form, meeting).flatMap(({ checkId, label }) => [
  ...required(form, { [met(checkId)]: `Say whether this is so: ${label}` }),
  ...(form.text(met(checkId)) === 'no' ? required(form, { [why(checkId)]: `Say why it is given all the same: ${label}` }) : []),
]);

export function checksFrom(form: Form, meeting: Meeting): ReleaseCheck[] | undefined {
  const checks = checksOf(form, meeting);
  return checks.length === 0 ? undefined : checks.map(({ checkId }) => (form.text(met(checkId)) === 'yes' ? { checkId, met: true } : { checkId, met: false, why: form.text(why(checkId)).trim() }));
}
