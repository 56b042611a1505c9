import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { currentLogFields } from './log.fields.js';

const secretHeaders = ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-internal-token"]'];

/** The process's log: JSON lines on standard output, each with the request and the shop it belongs to. */
export function openLogger(level: string, name: string): Logger {
  return pino({ level, name, mixin: currentLogFields, redact: secretHeaders, base: { pid: process.pid } });
}

/** What the framework has to say, in the same log. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.logger.error({ err: message, details }, 'framework error');
  }

  fatal(message: unknown): void {
    this.logger.fatal(String(message));
  }
}
