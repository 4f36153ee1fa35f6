/** The HTTP interface described for other programs, at /api/docs. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type ApiBodyOptions } from '@nestjs/swagger';
import { commandTypes } from '#meeting';
import { givenByAsking } from '../editions/command-in.js';

type SchemaObject = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

const uuid: { type: 'string'; format: string } = { type: 'string', format: 'uuid' };

export const commandSchema: SchemaObject = {
  type: 'object',
  required: ['commandId', 'command'],
  properties: {
    meetingId: {
      ...uuid,
      description: 'Made by the sender. In the address as well where the address names a meeting.',
    },
    commandId: { ...uuid, description: 'Made by the sender; the same one may be sent again until it is answered.' },
    command: {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string', enum: commandTypes.filter((type) => !givenByAsking.has(type)) } },
      additionalProperties: true,
      description: 'The fields of each command are those of libs/meeting; docs/sockets.md has examples.',
    },
  },
};

export const broughtSchema: SchemaObject = {
  type: 'object',
  properties: {
    secret: { type: 'string', description: 'What follows the # of a personal link.' },
    code: { type: 'string', example: '7KQ2M-4XH9T', description: 'Or the short code that was read out.' },
  },
};

export const docsPath = 'api/docs';

/** Made when first asked for, so that starting does not wait for it. */
export function describeApi(app: INestApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Quorate')
    .setDescription(
      'Live multi-agency meetings. Everything answers 200, or a refusal: { accepted: false, refusal: { rule, because } }.',
    )
    .addBearerAuth()
    .build();
  SwaggerModule.setup(docsPath, app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'api/docs-json',
  });
}
