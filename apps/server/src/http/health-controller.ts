/** For whoever watches over the service: whether it can read, and whether its last write went through. */
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Health } from '../health.js';

@Controller('api/health')
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get()
  async check(@Res() response: Response): Promise<void> {
    const state = await this.health.check();
    response.status(state.healthy ? 200 : 503).json(state);
  }
}
