/** The program: reads the settings, starts, says where, and ends in order. */
import { Sayable } from '#event-log';
import { report, reportFault } from './operator-log.js';
import { readSettings } from './settings.js';
import { startServer } from './start-server.js';

function sayWhyNot(error: unknown): void {
  if (error instanceof Sayable) process.stderr.write(`${error.message}\n`);
  else reportFault('start', error);
}

async function run(): Promise<void> {
  const server = await startServer(readSettings(process.env));
  report('started', { address: server.address, demo: server.demo });
  process.stdout.write(`\nQuorate is at ${server.address}\n`);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        reportFault('stop', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}

// what Node would print by itself may quote what somebody said
process.on('uncaughtException', (error) => {
  reportFault('uncaught', error);
  process.exit(1);
});
process.on('unhandledRejection', (error) => reportFault('unhandled', error));

run().catch((error: unknown) => {
  sayWhyNot(error);
  process.exit(1);
});
