import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestOrigin } from '../http/origin.js';
import { Refusal } from '../refusal.js';
import { PurgeStream } from './purge.stream.js';

/** The purge stream, for renderers: see `purgeEventSchema` in the contract. */
@Controller()
export class PurgeController {
  constructor(
    private readonly origin: RequestOrigin,
    private readonly stream: PurgeStream,
  ) {}

  @Get('internal/purges')
  async purges(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.origin.isInternal(request)) throw new Refusal('route.not_found');
    const last = request.headers['last-event-id'];
    const { raw } = reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.flushHeaders();
    const sink = { write: (text: string) => void raw.write(text), end: () => void raw.end() };
    const position = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null;
    try {
      const close = await this.stream.open(sink, position);
      if (raw.destroyed) close();
      else raw.on('close', close);
    } catch {
      // The database is away; the reader comes back on its own.
      raw.end();
    }
  }
}
