import { refusals, type RefusalCode } from '@smallshop/contract';

/**
 * A rule said no. The HTTP filter and the GraphQL formatter answer it with the catalogue's status, this code, the message
 * (the catalogue's meaning unless a better sentence is given) and the details.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details?: Record<string, unknown>,
    message: string = refusals[code].meaning,
    /** Language of `message`; one in that of the request is told as it is, any other by the catalogue where it has words. */
    readonly locale = 'en',
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Something we depend on failed: the client may try again after `retryAfterSeconds`. `cause` is logged, never sent. */
export class Fault extends Error {
  readonly retryAfterSeconds: number;

  constructor(
    readonly code: RefusalCode,
    options: { retryAfterSeconds: number; cause?: unknown },
  ) {
    super(refusals[code].meaning, { cause: options.cause });
    this.name = 'Fault';
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
