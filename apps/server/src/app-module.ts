/** Hands the parts to Nest, for the doors that need them. */
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { KeyStore } from '#event-log';
import { Delivery } from './delivery/delivery.js';
import { Demo } from './demo/demo.js';
import { Editions } from './editions/editions.js';
import { Health } from './health.js';
import { ApiDocumentController } from './http/api-document-controller.js';
import { Cookies } from './http/cookies.js';
import { DeliveryController } from './http/delivery-controller.js';
import { DemoController } from './http/demo-controller.js';
import { EditionsController } from './http/editions-controller.js';
import { FilesUnderWay } from './http/files-under-way.js';
import { HealthController } from './http/health-controller.js';
import { LinksController } from './http/links-controller.js';
import { MeetingsController } from './http/meetings-controller.js';
import { NotByReadingController } from './http/not-by-reading.js';
import { OwnAddress } from './http/own-address.js';
import { ProceduresController } from './http/procedures-controller.js';
import { PublicKeyController } from './http/public-key-controller.js';
import { SeatsController } from './http/seats-controller.js';
import { SessionController } from './http/session-controller.js';
import { RateLimits } from './limits.js';
import { Announcer } from './readers/announcer.js';
import { Convening } from './convening/convening.js';
import { GivingLinks } from './convening/giving-links.js';
import { Meetings } from './turns/meetings.js';
import { Reading } from './readers/reading.js';
import { Register } from './register/register.js';
import type { Parts } from './parts.js';
import { loadedPacksToken } from './procedures.js';
import { SecurityLog } from './security/security-log.js';
import { settingsToken } from './settings-shape.js';
import { Credentials } from './sign-in/credentials.js';
import { Sessions } from './sign-in/sessions.js';
import { SignIn } from './sign-in/sign-in.js';
import { Tokens } from './sign-in/tokens.js';
import { SigningKey } from './signing/signing-key.js';
import { MeetingGateway } from './sockets/meeting-gateway.js';
import { OpenSockets } from './sockets/open-sockets.js';

const is = (provide: symbol | { readonly prototype: unknown }, useValue: unknown): Provider =>
  ({ provide, useValue }) as Provider;

/** Every door of HTTP. */
export const controllers = [
  ApiDocumentController,
  MeetingsController,
  LinksController,
  SeatsController,
  SessionController,
  ProceduresController,
  HealthController,
  DemoController,
  DeliveryController,
  EditionsController,
  NotByReadingController,
  PublicKeyController,
];

@Module({})
export class AppModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      controllers,
      providers: [
        MeetingGateway,
        is(settingsToken, parts.settings),
        is(loadedPacksToken, parts.packs),
        is(Meetings, parts.meetings),
        is(Announcer, parts.announcer),
        is(Register, parts.register),
        is(Convening, parts.convening),
        is(GivingLinks, parts.givingLinks),
        is(Reading, parts.reading),
        is(FilesUnderWay, parts.filesUnderWay),
        is(SignIn, parts.signIn),
        is(Sessions, parts.sessions),
        is(Tokens, parts.tokens),
        is(Credentials, parts.credentials),
        is(KeyStore, parts.keys),
        is(Cookies, parts.cookies),
        is(OwnAddress, parts.ownAddress),
        is(OpenSockets, parts.openSockets),
        is(RateLimits, parts.rates),
        is(Health, parts.health),
        is(SecurityLog, parts.security),
        is(Demo, parts.demo),
        is(Delivery, parts.mail.delivery),
        is(Editions, parts.editions),
        is(SigningKey, parts.signingKey),
      ],
    };
  }
}
