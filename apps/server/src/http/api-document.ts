/** The HTTP interface as an OpenAPI document: plain data, made of the list of operations. */
import { slotHeader } from '#wire';
import { operations, type Operation, type Schema } from './api-operations.js';

const inJson = (schema: Schema): object => ({ content: { 'application/json': { schema } } });

const refusal: Schema = {
  type: 'object',
  required: ['accepted', 'refusal'],
  properties: {
    accepted: { type: 'boolean', enum: [false] },
    refusal: {
      type: 'object',
      required: ['kind', 'rule', 'because'],
      properties: {
        kind: { type: 'string', enum: ['shape', 'right', 'phase', 'state', 'passing', 'gone', 'unknown'] },
        rule: { type: 'string' },
        because: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

/** `/api/meetings/:meetingId` as OpenAPI writes it, `/api/meetings/{meetingId}`. */
const pathOf = (address: string): string => address.replace(/:(\w+)/gu, '{$1}');

const parametersOf = (address: string, { query = {} }: Operation): object[] => [
  ...[...address.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
];

function described(address: string, operation: Operation): object {
  const { summary, topic, body, open, refused } = operation;
  return {
    summary,
    tags: [topic],
    parameters: parametersOf(address, operation),
    ...(body ? { requestBody: { required: body['required'] !== undefined, ...inJson(body) } } : {}),
    ...(open ? { security: [] } : {}),
    responses: {
      ...(refused === undefined ? { 200: { description: 'Accepted, or read.' } } : {}),
      [refused ?? 'default']: { description: 'Refused, in a sentence.', ...inJson(refusal) },
    },
  };
}

export function apiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [request, operation] of Object.entries(operations)) {
    const [method = '', address = ''] = request.split(' ');
    (paths[pathOf(address)] ??= {})[method] = described(address, operation);
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Quorate',
      version: '1',
      description:
        'Live multi-agency meetings. Everything answers 200, or a refusal: { accepted: false, refusal: { kind, rule, because } }. What is sent with POST and a cookie carries our own Origin; with a token it needs none.',
    },
    security: [{ token: [] }, { slot: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A program’s.' },
        slot: {
          type: 'apiKey',
          in: 'header',
          name: slotHeader,
          description: 'Which of a browser’s sign-ins is meant; the sign-in itself is its cookie.',
        },
      },
    },
    paths,
  };
}
