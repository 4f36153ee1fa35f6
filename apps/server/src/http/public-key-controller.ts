/** The key records are signed with, for whoever wants to check one. */
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SigningKey, type PublishedKey } from '../signing/signing-key.js';
import { SignedIn } from './signed-in.js';

@ApiTags('minutes')
@ApiBearerAuth()
@UseGuards(SignedIn)
@Controller('api/public-key')
export class PublicKeyController {
  constructor(@Inject(SigningKey) private readonly signingKey: SigningKey) {}

  @ApiOperation({ summary: 'The public key records are signed with, and its fingerprint' })
  @Get()
  key(): PublishedKey {
    return this.signingKey.published;
  }
}
