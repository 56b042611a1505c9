import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Redis } from 'ioredis';
import { Database } from '../db/database.js';
import { Metrics } from '../observability/metrics.js';
import { Queue } from '../queue/queue.js';
import { REDIS } from '../queue/redis.js';

type State = 'up' | 'down';

/** What orchestrators and monitors ask. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly metrics: Metrics,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  /** Alive: the process answers. */
  @Get('health')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Ready: what it needs answers too; 503 names what does not. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const dependencies = {
      database: await stateOf(this.database.check()),
      queue: await stateOf(this.queue.check()),
      ...(this.redis && { redis: await stateOf(this.redis.ping()) }),
    };
    const isReady = Object.values(dependencies).every((state) => state === 'up');
    reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unavailable', dependencies };
  }

  @Get('metrics')
  async exposition(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { contentType, text } = await this.metrics.expose();
    reply.header('content-type', contentType);
    return text;
  }
}

const stateOf = (check: Promise<unknown>): Promise<State> =>
  check.then(
    () => 'up',
    () => 'down',
  );
