import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from '../../config.js';
import { Tokens } from './tokens.js';

const tokensWith = (secret: string) => {
  const urls = Object.fromEntries(
    ['DATABASE_URL', 'DATABASE_PLATFORM_URL', 'DATABASE_QUEUE_URL'].map((name) => [name, 'postgres://u:p@h/d']),
  );
  return new Tokens(loadConfig({ ...urls, AUTH_SECRET: secret, INTERNAL_TOKEN: 'i'.repeat(32) }));
};
const ours = tokensWith('a'.repeat(32));
const theirs = tokensWith('b'.repeat(32));
const now = new Date('2026-11-22T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('an access token', () => {
  const claims = { kind: 'customer', sub: 'ada', tenantId: 'harbor', sessionId: 's1' } as const;

  it('speaks for its owner for fifteen minutes', async () => {
    const { token, expiresAt } = await ours.signAccess(claims, now);
    expect(expiresAt).toEqual(later(900));
    expect(await ours.verifyAccess(token, later(899))).toMatchObject(claims);
    expect(await ours.verifyAccess(token, later(901))).toBeNull();
  });

  it('is worth nothing when another secret signed it, or somebody changed it', async () => {
    const { token } = await theirs.signAccess(claims, now);
    expect(await ours.verifyAccess(token, now)).toBeNull();
    const mine = (await ours.signAccess(claims, now)).token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, kind: 'platform', exp: 9_999_999_999 })).toString(
      'base64url',
    );
    expect(await ours.verifyAccess([mine[0], forged, mine[2]].join('.'), now)).toBeNull();
    expect(await ours.verifyAccess('not.a.token', now)).toBeNull();
  });

  it('cannot be a link', async () => {
    const link = ours.signLink('download', claims, later(60));
    expect(await ours.verifyAccess(link, now)).toBeNull();
  });
});

describe('a signed link', () => {
  const payload = { orderLineId: 'line-1' };
  const schema = z.object({ orderLineId: z.string() });

  it('opens what it was made for until it expires', () => {
    const link = ours.signLink('download', payload, later(60));
    expect(ours.verifyLink('download', schema, link, now)).toEqual(payload);
    expect(ours.verifyLink('download', schema, link, later(60))).toBeNull();
    expect(ours.verifyLink('order', schema, link, now)).toBeNull();
  });

  it('opens nothing when forged', () => {
    const link = theirs.signLink('download', payload, later(60));
    expect(ours.verifyLink('download', schema, link, now)).toBeNull();
    expect(ours.verifyLink('download', schema, 'garbage', now)).toBeNull();
  });
});
