/** A line over long-polling, which reads only when it is told to. */
import type { SignedIn } from './test-meeting.js';

const between = '\u001e';

export interface Told {
  readonly kind: 'message' | 'answer';
  readonly content: readonly unknown[];
}

export class PollingLine {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {}

  static async open(server: string, { cookie, slot }: SignedIn): Promise<PollingLine> {
    const path = `${server}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(path, { headers: { cookie } })).text();
    const line = new PollingLine(`${path}&sid=${/"sid":"([^"]+)"/u.exec(opened)?.[1]}`, cookie);
    await line.bring(`40${JSON.stringify({ slot })}`);
    await line.poll();
    return line;
  }

  /** Sends a message that is to be answered under this number. */
  send(number: number, name: string, message: object): Promise<number> {
    return this.bring(`42${number}${JSON.stringify([name, message])}`);
  }

  async bring(packets: string): Promise<number> {
    return (await fetch(this.address, { method: 'POST', headers: { cookie: this.cookie }, body: packets })).status;
  }

  /** What has come since, once there is something. */
  async poll(): Promise<{ readonly status: number; readonly told: readonly Told[] }> {
    const answer = await fetch(this.address, { headers: { cookie: this.cookie } });
    const packets = (await answer.text()).split(between);
    for (const packet of packets) if (packet === '2') await this.bring('3');
    return { status: answer.status, told: packets.flatMap(toldIn) };
  }
}

function toldIn(packet: string): Told[] {
  const parts = /^4([23])(\d*)(\[.*)$/su.exec(packet);
  if (!parts) return [];
  const content = JSON.parse(parts[3] ?? '[]') as unknown[];
  return [
    parts[1] === '2' ? { kind: 'message', content } : { kind: 'answer', content: [Number(parts[2]), ...content] },
  ];
}
