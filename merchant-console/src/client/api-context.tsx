import { createContext, useContext } from 'react';
import type { ApiClient } from './api-client.js';

/** Gives the client to a subtree; inside a shop it speaks for that shop. */
export const ApiContext = createContext<ApiClient | undefined>(undefined);

/** The client of this subtree. @throws when no `ApiContext` is above */
export function useApi(): ApiClient {
  const client = useContext(ApiContext);
  if (!client) throw new Error('ApiContext is missing above this component.');
  return client;
}
