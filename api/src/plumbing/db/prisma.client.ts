import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';
import { currentSession } from './session.js';

/**
 * A client that has no connection of its own: each query runs in the transaction of the `withTenant` around it, and a nested
 * `$transaction` becomes a savepoint of it.
 */
export function openPrisma(): PrismaClient {
  const pool = new pg.Pool({ max: 1 });
  Object.defineProperty(pool, 'query', { value: (query: pg.QueryConfig) => currentSession().query(query) });
  Object.defineProperty(pool, 'connect', { value: () => Promise.resolve(nestedConnection()) });
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

/** What Prisma believes to be a connection of its own. */
function nestedConnection() {
  const session = currentSession();
  const savepoint = session.nextSavepoint();
  const translations: Readonly<Record<string, string>> = {
    BEGIN: `SAVEPOINT ${savepoint}`,
    COMMIT: `RELEASE SAVEPOINT ${savepoint}`,
    ROLLBACK: `ROLLBACK TO SAVEPOINT ${savepoint}`,
  };
  return {
    query: (query: pg.QueryConfig) => {
      const translated = translations[query.text ?? ''];
      return session.query(translated ?? query);
    },
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  };
}
