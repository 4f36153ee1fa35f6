/** Words that only some may read, and who they are, worked out apart from the rules under test. */
import type { Participant, Recorded } from '#meeting';

interface Secret {
  allowed: ReadonlySet<string>;
  rootSequence: number | undefined;
}

export class Secrets {
  readonly #secrets = new Map<string, Secret>();
  #made = 0;

  constructor(private readonly participants: readonly Participant[]) {}

  /** A new word for the named sectors or people, the speaker and the speaker's agency. */
  tell(speaker: Participant, named: readonly string[]): string {
    const word = `secret${String(++this.#made).padStart(5, '0')}x`;
    const agency = this.participants.filter(
      ({ agencyId, role }) => agencyId === speaker.agencyId && isProfessional(role),
    );
    this.#secrets.set(word, {
      allowed: new Set([
        speaker.participantId,
        ...agency.map(({ participantId }) => participantId),
        ...this.named(named),
      ]),
      rootSequence: undefined,
    });
    return word;
  }

  /** A new word for every professional, the speaker, and one person outside the agencies. */
  tellOutside(speaker: Participant, outsider: Participant): string {
    const word = this.tell(speaker, []);
    const professionals = this.participants.filter(({ role }) => isProfessional(role));
    const allowed = [speaker, outsider, ...professionals].map(({ participantId }) => participantId);
    this.#secrets.set(word, { allowed: new Set(allowed), rootSequence: undefined });
    return word;
  }

  named(words: readonly string[]): string[] {
    return this.participants
      .filter(
        ({ participantId, sector, role }) =>
          words.includes(participantId) || (words.includes(sector) && isProfessional(role)),
      )
      .map(({ participantId }) => participantId);
  }

  /** Secret words in what somebody was sent that were not for them, as far as the sending server had read the log. */
  leakedTo(participantId: string, sent: string, read: readonly Recorded[]): string[] {
    return (sent.match(/secret\d{5}x/g) ?? []).filter((word) => !this.allowedNow(word, read).has(participantId));
  }

  private allowedNow(word: string, read: readonly Recorded[]): ReadonlySet<string> {
    const secret = this.#secrets.get(word);
    const root = read.find(({ event }) => event.type === 'ContributionMade' && event.statement.includes(word));
    let allowed: ReadonlySet<string> = secret?.allowed ?? new Set();
    for (const { event } of read) {
      if (event.type === 'AudienceExtended' && event.sequence === root?.sequence)
        allowed = new Set([...allowed, ...this.named(event.to)]);
      if (event.type === 'RestrictedAfterwards' && event.sequence === root?.sequence)
        allowed = new Set(event.audience.filter((one) => allowed.has(one)));
    }
    return allowed;
  }
}

const isProfessional = (role: Participant['role']): boolean =>
  ['chair', 'deputy-chair', 'minute-taker', 'member'].includes(role);
