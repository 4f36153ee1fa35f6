import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { controllers } from '../app-module.js';
import { apiDocument } from './api-document.js';
import { operations } from './api-operations.js';

/** What Nest keeps of a controller and of each of its methods. */
const paths = (of: object): string[] => [Reflect.getMetadata('path', of) as string | string[]].flat();

function* requestsOf(controller: { readonly prototype: object }): Generator<string> {
  for (const name of Object.getOwnPropertyNames(controller.prototype)) {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) continue;
    const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod].toLowerCase();
    for (const base of paths(controller))
      for (const path of paths(handler)) yield `${method} /${base}${path === '/' ? '' : `/${path}`}`;
  }
}

describe('the description of the interface', () => {
  const requests = controllers.flatMap((controller) => [...requestsOf(controller)]);

  it('[W193] holds every request the server answers, and no other', () => {
    expect(requests.length).toBeGreaterThan(20);
    expect([...requests].sort()).toEqual(Object.keys(operations).sort());
  });

  it('[W193] is an OpenAPI document of plain data', () => {
    const document = apiDocument() as { openapi: string; paths: Record<string, Record<string, { summary: string }>> };
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document.openapi).toBe('3.0.3');
    expect(document.paths['/api/meetings/{meetingId}/minutes/{edition}.{format}']).toHaveProperty('post');
    expect(Object.values(document.paths).flatMap((path) => Object.values(path))).toHaveLength(requests.length);
  });
});
