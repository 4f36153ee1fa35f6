/** The HTTP interface described for other programs. */
import { Controller, Get, UseGuards } from '@nestjs/common';
import { apiDocument } from './api-document.js';
import { SignedIn } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/docs-json')
export class ApiDocumentController {
  @Get()
  describe(): object {
    return apiDocument();
  }
}
