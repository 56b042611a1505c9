import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

const isWorthRepeating = (error: Error): boolean => !(error instanceof ApiError) || error.status >= 500;

/** The cache of a console: shown data stays while it is refreshed, refusals are not repeated, faults are, twice. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isWorthRepeating(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
