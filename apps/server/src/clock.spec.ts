import { jest } from '@jest/globals';
import { TrustedClock } from './clock.js';

const hour = 3_600_000;

/** A machine whose clocks a test sets. */
class Machine {
  monotonic = 5_000;
  jumpedBy = 0;
  witnessOff: number | undefined;
  readonly began = Date.UTC(2026, 2, 6, 17);
  believed = 0;
  readonly clock: TrustedClock;

  constructor(witnessed = false) {
    this.clock = new TrustedClock({
      wall: () => this.true + this.jumpedBy,
      monotonic: () => this.monotonic,
      ...(witnessed
        ? { witness: async () => (this.witnessOff === undefined ? undefined : this.true + this.witnessOff) }
        : {}),
    });
    this.clock.onBelieved = () => void (this.believed += 1);
  }

  get true(): number {
    return this.began + this.monotonic;
  }

  /** How far the server's time is from the true time, in seconds. */
  get off(): number {
    return (this.clock.now() - this.true) / 1_000;
  }

  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.monotonic += 1_000;
      await this.clock.look();
    }
  }
}

describe('the server’s clock', () => {
  let printed: string[] = [];
  beforeEach(() => {
    printed = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());
  const said = () => printed.map((line) => (JSON.parse(line) as { what: string }).what);

  it.each([
    ['ahead', 9_000 * hour],
    ['back', -2 * hour],
  ])('[E110] a jump %s is held back for a minute, while time runs on, then believed and logged', async (_, by) => {
    const machine = new Machine();
    await machine.pass(10);
    machine.jumpedBy = by;
    expect(machine.off).toBe(0);
    await machine.pass(59);
    expect([machine.off, machine.believed]).toEqual([0, 0]);
    await machine.pass(2);
    expect([machine.off, machine.believed]).toEqual([by / 1_000, 1]);
    expect(said()).toEqual(['clock jumped, and is not believed yet', 'clock believed after its jump']);
  });

  it('[E110] a clock that jumps there and back is never believed, and each jump has a minute of its own', async () => {
    const machine = new Machine();
    machine.jumpedBy = hour;
    await machine.pass(50);
    machine.jumpedBy = 2 * hour;
    await machine.pass(50);
    expect(machine.off).toBe(0);
    machine.jumpedBy = 0;
    await machine.pass(300);
    expect([machine.off, machine.believed]).toEqual([0, 0]);
  });

  it('[E110] a clock that is set right little by little is followed at once', async () => {
    const machine = new Machine();
    for (let step = 0; step < 10; step += 1) {
      machine.jumpedBy += 500;
      await machine.pass(1);
    }
    expect([machine.off, said()]).toEqual([5, []]);
  });

  it('[E110] within one millisecond it gives the very same text', () => {
    const machine = new Machine();
    const first = machine.clock.instant();
    expect(machine.clock.instant()).toBe(first);
    machine.monotonic += 1;
    expect(machine.clock.instant()).not.toBe(first);
  });

  it('[E111] a jump that the database contradicts is not believed as long as it does, and is once it agrees', async () => {
    const machine = new Machine(true);
    machine.witnessOff = 0;
    machine.jumpedBy = hour;
    await machine.pass(200);
    expect(machine.off).toBe(0);
    machine.witnessOff = hour;
    await machine.pass(61);
    expect(machine.off).toBe(3_600);
    expect(said()).toEqual([
      'clock jumped, and is not believed yet',
      'clock differs from the database, and is not believed',
      'clock believed after its jump',
    ]);
  });

  it('[E111] a jump the database agrees with waits its minute all the same, and one it cannot be asked about too', async () => {
    for (const witnessOff of [hour, undefined]) {
      const machine = new Machine(true);
      machine.witnessOff = witnessOff;
      machine.jumpedBy = hour;
      await machine.pass(59);
      expect(machine.off).toBe(0);
      await machine.pass(2);
      expect(machine.off).toBe(3_600);
    }
  });

  it('[E111] at start the database’s time is taken where the machine’s is far from it', async () => {
    const machine = new Machine(true);
    machine.jumpedBy = hour;
    machine.clock.now();
    machine.witnessOff = 0;
    const started = new Machine(true);
    started.witnessOff = -hour;
    await started.clock.begin();
    expect(started.off).toBe(-3_600);
    await started.pass(200);
    expect(started.off).toBe(-3_600);
    const near = new Machine(true);
    near.witnessOff = 10_000;
    await near.clock.begin();
    expect(near.off).toBe(0);
  });
});
