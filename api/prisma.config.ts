import { defineConfig } from 'prisma/config';

// Migrations are plain SQL in prisma/migrations, run by src/migrate.ts; Prisma only generates its client from the schema.
export default defineConfig({ schema: 'prisma/schema.prisma' });
