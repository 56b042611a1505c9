import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Redis } from 'ioredis';
import { CONFIG, type Config } from '../config.js';
import { ActorResolver } from './auth/actor.resolver.js';
import { Tokens } from './auth/tokens.js';
import { Cache } from './cache/cache.js';
import { MemoryCache } from './cache/memory.cache.js';
import { RedisCache } from './cache/redis.cache.js';
import { Database } from './db/database.js';
import { ErrorFilter } from './http/error.filter.js';
import { OperationGuard } from './http/operation.guard.js';
import { RequestOrigin } from './http/origin.js';
import { RateGate } from './http/rate.gate.js';
import { MemoryRateLimiter, RateLimiter, RedisRateLimiter } from './http/rate.limiter.js';
import { HealthController } from './health/health.controller.js';
import { MailTransport, StoredMailTransport } from './mail/mail.transport.js';
import { Metrics } from './observability/metrics.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { PurgeController } from './purge/purge.controller.js';
import { PurgeLog } from './purge/purge.log.js';
import { PurgeStream } from './purge/purge.stream.js';
import { Queue } from './queue/queue.js';
import { openRedis, REDIS } from './queue/redis.js';
import { Retention } from './retention/retention.js';
import { DiskStorage } from './storage/disk.storage.js';
import { S3Storage } from './storage/s3.storage.js';
import { Storage } from './storage/storage.js';

/** Each port with the adapter this installation is configured for. */
const ports = [
  {
    provide: REDIS,
    inject: [CONFIG],
    useFactory: (config: Config) => (config.redisUrl === null ? null : openRedis(config.redisUrl)),
  },
  {
    provide: Cache,
    inject: [CONFIG, Database, REDIS],
    useFactory: (config: Config, database: Database, redis: Redis | null) =>
      redis ? new RedisCache(redis) : new MemoryCache(config, database),
  },
  {
    provide: RateLimiter,
    inject: [REDIS],
    useFactory: (redis: Redis | null) => (redis ? new RedisRateLimiter(redis) : new MemoryRateLimiter()),
  },
  {
    provide: Storage,
    inject: [CONFIG],
    useFactory: ({ storage }: Config) => (storage.s3 ? new S3Storage(storage.s3) : new DiskStorage(storage.directory)),
  },
  {
    provide: MailTransport,
    inject: [CONFIG],
    useFactory: ({ mail }: Config) => (mail.smtpUrl ? openSmtp(mail.smtpUrl, mail.from) : new StoredMailTransport()),
  },
];

/** Loads the mail client where it is used. */
async function openSmtp(smtpUrl: string, from: Config['mail']['from']): Promise<MailTransport> {
  const { SmtpMailTransport } = await import('./mail/smtp.transport.js');
  return new SmtpMailTransport(smtpUrl, from);
}

/** What every module may inject without importing anything. */
@Global()
@Module({
  controllers: [HealthController, OpenApiController, PurgeController],
  providers: [
    ...ports,
    Database,
    Tokens,
    Queue,
    RequestOrigin,
    ActorResolver,
    RateGate,
    Metrics,
    PurgeLog,
    PurgeStream,
    Retention,
    { provide: APP_GUARD, useClass: OperationGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
  exports: [
    Cache,
    Storage,
    MailTransport,
    RateLimiter,
    Database,
    Tokens,
    Metrics,
    PurgeLog,
    Queue,
    Retention,
    RateGate,
    RequestOrigin,
    ActorResolver,
  ],
})
export class PlumbingModule {
  static with(config: Config): DynamicModule {
    return { module: PlumbingModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
