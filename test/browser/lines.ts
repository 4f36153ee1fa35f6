/** Lines as people in lay-bys and on wards have them: gone, half gone, or without WebSockets. */
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core';

const socketPaths = '**/socket.io/**';

/** The live line fails, pages still load: a signal that carries little. @returns how to give the line back. */
export async function cutLine({
  context,
  page,
}: {
  readonly context: BrowserContext;
  readonly page: Page;
}): Promise<() => Promise<void>> {
  let isCut = true;
  await context.route(socketPaths, (route) => route.abort());
  await context.routeWebSocket(/socket\.io/, (line) => {
    if (isCut) void line.close();
    else line.connectToServer();
  });
  await context.setOffline(true);
  await page.locator('.q-notice').getByText('Connection lost.').waitFor();
  await context.setOffline(false);
  return () => {
    isCut = false;
    return context.unroute(socketPaths);
  };
}

/** A line on which the answer to one command can be made to go missing. */
export interface LossyLine {
  /** The answer to the next command is lost, and the connection with it. @returns a promise kept once that has happened. */
  loseNextAnswer(): Promise<{ readonly lost: Promise<void> }>;
}

/** How socket.io writes a question of the client, and how a client greets on a WebSocket, or moves to it from requests. */
const commandAsked = /^42(\d+)\["command"/;
const moved = /^(40|5$)/;

/** To be set up before the page opens. */
export async function lossyLine(context: BrowserContext): Promise<LossyLine> {
  let happened: (() => void) | undefined;
  let unanswered: string | undefined;
  let ready: () => void;
  const upgraded = new Promise<void>((resolve) => {
    ready = resolve;
  });
  await context.routeWebSocket(/socket\.io/, (line: WebSocketRoute) => {
    const server = line.connectToServer();
    line.onMessage((message) => {
      const asked = commandAsked.exec(String(message))?.[1];
      if (happened && asked) unanswered = `43${asked}[`;
      if (moved.test(String(message))) ready();
      server.send(message);
    });
    server.onMessage((message) => {
      if (!unanswered || !String(message).startsWith(unanswered)) return line.send(message);
      unanswered = undefined;
      happened?.();
      happened = undefined;
      void line.close();
    });
  });
  return {
    async loseNextAnswer() {
      await upgraded;
      return {
        lost: new Promise((resolve) => {
          happened = resolve;
        }),
      };
    },
  };
}
