import { createHmac, timingSafeEqual } from 'node:crypto';

/** Oldest signature accepted, seconds: a stolen message is worthless soon. */
export const toleranceSeconds = 300;

const digest = (secret: string, timestamp: number, body: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();

/** `t=<unix seconds>,v1=<hex>`: an HMAC over the time and the bytes of the message. */
export function signWebhook(secret: string, body: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  return `t=${timestamp},v1=${digest(secret, timestamp, body).toString('hex')}`;
}

/** Whether a header was made by {@link signWebhook} with this secret, for these bytes, within the tolerance. */
export function isSignedWebhook(secret: string, body: Buffer, header: string, now: Date): boolean {
  const [, time, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (time === undefined || signature === undefined) return false;
  const ageSeconds = Math.abs(now.getTime() / 1000 - Number(time));
  if (ageSeconds > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, Number(time), body), Buffer.from(signature, 'hex'));
}
