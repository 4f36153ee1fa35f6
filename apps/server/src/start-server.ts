/** A whole server, from settings to a listening address; tests, the bench and the scenario player start their own. */
import { Sayable } from '#event-log';
import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { messageBytesMax } from '#wire';
import { AppModule } from './app-module.js';
import { gatekeeping } from './http/gatekeeping.js';
import { RefusalFilter } from './http/refusal-filter.js';
import { securityHeaders } from './http/security-headers.js';
import { earlierPartsIn, keepParts } from './http/earlier-parts.js';
import { pageVersionIn, webClient, webFolder, type Pages } from './http/web-client.js';
import { assemble, type Parts } from './parts.js';
import { isLoopback } from './settings.js';
import type { Settings } from './settings-shape.js';
import { isModest } from './sockets/modest-json.js';
import { SocketAdapter } from './sockets/socket-adapter.js';
import { addressFact, keepFact } from './storage/facts.js';
import { holdDataFolder, type FolderHeld } from './storage/one-server.js';

/** How long requests under way may take once the server is told to end. */
const graceForRequests = 1_000;

export interface RunningServer {
  /** Where people open it. */
  readonly address: string;
  readonly port: number;
  /** Whether its database is the demo. */
  readonly demo: boolean;
  /** Lets go of everybody, stores what is queued, and ends. */
  close(): Promise<void>;
}

/** Throws an error whose `message` is a sentence for the operator where it cannot start. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const held = await holdDataFolder(settings);
  try {
    return await startedOn(settings, held);
  } catch (error) {
    await held.release();
    throw error;
  }
}

async function startedOn(settings: Settings, held: FolderHeld): Promise<RunningServer> {
  const parts = await assemble(settings);
  try {
    await parts.openSockets.serve();
    const pages = await pagesFor(parts);
    const app = await createApp(parts, pages);
    const port = await listen(app, parts);
    await keepFact(parts.database, addressFact, parts.ownAddress.address);
    parts.mail.start();
    parts.round.start();
    parts.clock.start();
    return {
      port,
      address: parts.ownAddress.address,
      demo: parts.demo.isDemo,
      close: () => close(app, parts).finally(() => held.release()),
    };
  } catch (error) {
    await closeParts(parts);
    throw error;
  }
}

/** The pages to be served, with the parts of earlier ones brought up to date. */
async function pagesFor({ settings, clock }: Parts): Promise<Required<Pages>> {
  const { dataFolder, pagesFolder: folder = webFolder() } = settings;
  await keepParts(join(folder, 'assets'), dataFolder, new Date(clock.now()));
  return { folder, earlier: earlierPartsIn(dataFolder) };
}

async function createApp(parts: Parts, pages: Pages): Promise<NestExpressApplication> {
  const { settings, rates, security, credentials } = parts;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(parts), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  app.useWebSocketAdapter(
    new SocketAdapter(app, { settings, credentials, rates, pageVersion: pageVersionIn(pages.folder) }),
  );
  app.useGlobalFilters(new RefusalFilter());
  app.use(
    securityHeaders(settings.url?.startsWith('https:') ?? false),
    gatekeeping(settings, rates, security),
    webClient(pages),
  );
  const bodies = { limit: messageBytesMax, verify: refuseWhatIsNotModest };
  app.useBodyParser('json', bodies);
  return app;
}

/** The body parser answers what is thrown here as one that it may not read. */
function refuseWhatIsNotModest(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isModest(body)) throw new Error('too much inside');
}

async function listen(app: NestExpressApplication, { settings, ownAddress }: Parts): Promise<number> {
  const { host, port } = settings;
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close().catch(() => undefined);
    throw listenRefusal(error, host, port);
  }
  const { port: taken } = app.getHttpServer().address() as { port: number };
  const name =
    isLoopback(host) && host !== '::1' && host !== '[::1]'
      ? host
      : host.includes(':')
        ? `[${host.replace(/^\[|\]$/g, '')}]`
        : host;
  ownAddress.listensOn(`http://${name}:${taken}`);
  return taken;
}

function listenRefusal(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'EADDRINUSE':
      return new Sayable(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`);
    case 'EACCES':
      return new Sayable(`This account may not listen on port ${port}. Set PORT to 1024 or above.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Sayable(`This machine has no address ${host}. Set HOST to one it has, or leave it out.`);
    default:
      return error;
  }
}

async function close(app: NestExpressApplication, parts: Parts): Promise<void> {
  // browsers hold connections open for requests to come, and some programs never send one; those under way are let finish
  const lettingGo = setTimeout(() => app.getHttpServer().closeAllConnections(), graceForRequests);
  await app.close();
  clearTimeout(lettingGo);
  await closeParts(parts);
}

async function closeParts({
  mail,
  rendering,
  meetings,
  register,
  round,
  clock,
  presence,
  openSockets,
  security,
  database,
}: Parts): Promise<void> {
  await mail.close();
  clock.close();
  await round.close();
  rendering.close();
  meetings.close();
  await register.close();
  presence.close();
  await openSockets.close();
  await security.close();
  await database.close();
}
