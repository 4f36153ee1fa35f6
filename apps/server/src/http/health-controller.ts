/** For whoever watches over the service: whether it can read, and whether its last write went through. */
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Health } from '../health.js';

@ApiTags('operation')
@Controller('api/health')
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @ApiOperation({ summary: 'Whether the database can be read and was last written to' })
  @Get()
  async check(@Res() response: Response): Promise<void> {
    const state = await this.health.check();
    response.status(state.healthy ? 200 : 503).json(state);
  }
}
