/** `npm run scenario -- FILE [--json] [--url U --token T]`: plays a meeting written as data, and says what did not come as expected. */
import { Sayable } from '#event-log';
import { options, print, program } from './program.js';
import { play, type Report, type Stage } from './scenario/player.js';
import { readScenarioFile } from './scenario/read-scenario-file.js';
import type { Scenario } from './scenario/scenario-file.js';
import { withThrowAwayServer } from './scenario/throw-away-server.js';

const usage = 'npm run scenario -- FILE [--json] [--url ADDRESS --token TOKEN]';

program(async () => {
  const {
    values,
    positionals: [file = ''],
  } = options(usage, { json: { type: 'boolean' }, url: { type: 'string' }, token: { type: 'string' } }, 1);
  if ((values.url === undefined) !== (values.token === undefined))
    throw new Sayable(
      `A running server needs --url and --token together; npm run token -- --name NAME gives one.\nUsage: ${usage}`,
    );
  const report = await reportOn(
    file,
    values.url !== undefined && values.token !== undefined
      ? { url: values.url.replace(/\/+$/u, ''), token: values.token }
      : undefined,
  );
  print(values.json ? JSON.stringify(report) : inWords(report));
  return report.failures.length === 0;
});

/** A play that cannot go on is a report too, so that whoever reads JSON always gets one object. */
async function reportOn(file: string, stage: Stage | undefined): Promise<Report> {
  let scenario: Scenario | undefined;
  try {
    scenario = await readScenarioFile(file);
    const played = scenario;
    return await (stage ? play(played, stage) : withThrowAwayServer((own) => play(played, own)));
  } catch (error) {
    if (!(error instanceof Sayable)) throw error;
    return {
      title: scenario?.title ?? '',
      steps: scenario?.steps.length ?? 0,
      accepted: 0,
      refused: 0,
      failures: [error.message],
    };
  }
}

function inWords({ title, steps, accepted, refused, failures }: Report): string {
  const summary = `${title}\n${steps} steps: ${accepted} accepted, ${refused} refused.`;
  return failures.length === 0
    ? `${summary} Everything came as expected.`
    : [`${summary} Not as expected:`, ...failures.map((failure) => `- ${failure}`)].join('\n');
}
