import { randomBytes } from 'node:crypto';
import { Passwords } from '../../src/modules/identity/index.js';
import type { TestApp } from '../application.js';

/** A staff account with a password, working nowhere yet. */
export async function anAccount(
  { app, database }: TestApp,
  wishes: { isPlatformAdmin?: boolean; email?: string; password?: string } = {},
): Promise<{ id: string; email: string; password: string }> {
  const { isPlatformAdmin = false, password = 'a long enough password' } = wishes;
  const email = wishes.email ?? `account-${randomBytes(5).toString('hex')}@example.com`;
  const { rows } = await database.admin.query<{ id: string }>(
    `INSERT INTO platform.staff_accounts (email, name, password_hash, is_platform_admin) VALUES ($1, 'Robin Account', $2, $3) RETURNING id`,
    [email, await app.get(Passwords).hash(password), isPlatformAdmin],
  );
  return { id: rows[0]?.id ?? '', email, password };
}

/** A signed-in super admin's access token. */
export async function aPlatformToken(app: TestApp): Promise<string> {
  const { email, password } = await anAccount(app, { isPlatformAdmin: true });
  const answer = await app.request({ path: '/api/v1/platform/auth/login', body: { email, password } });
  const { accessToken } = answer.json<{ accessToken: string }>();
  return accessToken;
}
