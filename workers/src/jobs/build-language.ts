import { LanguageBuilder } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Has the storefront follow a language that was published, taken back or removed. */
export const buildLanguage = defineShopJob({
  name: 'build-language',
  payload: jobPayloads['build-language'],
  concurrency: 1,
  actor: 'Languages',
  prepare: (app) => {
    const builder = app.get(LanguageBuilder, { strict: false });
    return (ctx, { locale }) => builder.build(ctx, locale);
  },
});
