import type { INestApplicationContext } from '@nestjs/common';
import { Passwords } from '../modules/identity/index.js';
import { StaffDirectory } from '../modules/staff/index.js';
import { Database } from '../plumbing/db/database.js';

/** Passwords of the demo, short enough to type from a terminal. The seed refuses to run in production. */
export const demoPasswords = {
  platformAdmin: 'platform-demo',
  owner: 'shop-owner-demo',
  customer: 'shopper-demo',
} as const;

/** Makes a staff account with a demo password unless its e-mail has one already. */
export async function ensureStaff(
  app: INestApplicationContext,
  person: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
    readonly isPlatformAdmin: boolean;
  },
): Promise<void> {
  const passwordHash = await app.get(Passwords).hash(person.password);
  const { email, name, isPlatformAdmin } = person;
  await app
    .get(Database)
    .asSystem('seed accounts', (tx) =>
      app.get(StaffDirectory).ensureAccount(tx, { email, name, passwordHash, isPlatformAdmin }),
    );
}
