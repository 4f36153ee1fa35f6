/** The key records are signed with, for whoever wants to check one. */
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { SigningKey, type PublishedKey } from '../signing/signing-key.js';
import { SignedIn } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/public-key')
export class PublicKeyController {
  constructor(@Inject(SigningKey) private readonly signingKey: SigningKey) {}

  @Get()
  key(): PublishedKey {
    return this.signingKey.published;
  }
}
