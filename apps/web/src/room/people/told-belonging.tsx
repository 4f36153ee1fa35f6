/** Whoever comes for another agency or sector than was said. */
import { changesBelonging, isProfessional, nameIn, sectorNames, type Participant } from '#meeting';
import { momentOf } from '../../words/times.js';
import { useRoom } from '../room-context.js';

/** Said again as it was, nothing is new to anybody. */
const isSameBelonging = (former: Participant, now: Participant): boolean =>
  former.agencyId === now.agencyId && former.agencyName === now.agencyName && former.sector === now.sector;

/** By name, to everybody inside, also once the meeting is closed. */
export function ToldBelonging() {
  const { meeting, me } = useRoom();
  if (!isProfessional(me)) return null;
  const told = meeting.factsCorrected.flatMap((one) =>
    one.kind === 'participant' && changesBelonging(one.changes) && !isSameBelonging(one.former, one.now) ? [one] : [],
  );
  if (told.length === 0) return null;
  return (
    <div id="told-belonging">
      {told.map(({ former, by, at, sequence }) => {
        const now = meeting.participants.get(former.participantId)?.facts;
        return (
          <p key={sequence} class="q-person__flag">
            {now?.name ?? former.name} comes for {now?.agencyName} ({now && sectorNames[now.sector]}), not as was said
            for {former.agencyName} ({sectorNames[former.sector]}): put right by{' '}
            {'participantId' in by ? nameIn(meeting, by.participantId) : 'the service'} at {momentOf(at)}. If it seems
            wrong, tell the chair now.
          </p>
        );
      })}
    </div>
  );
}
