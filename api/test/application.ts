import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createHttpApp } from '../src/app.js';
import { testDatabase, type TestDatabase } from './database.js';

/** The whole application on a database of its own, in this process; close it in `afterAll`. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Sends a request to a shop (by slug), or to the platform without one; a body makes it a POST. */
  request(request: ShopRequest): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** A request as specs write it. */
export interface ShopRequest {
  readonly path: string;
  readonly method?: InjectOptions['method'];
  readonly shop?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** @param settings variables of the configuration to set otherwise */
export async function testApp(settings: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase(settings);
  const app = await createHttpApp(database.config);
  const request = ({ path, method, shop, token, body, headers = {} }: ShopRequest) =>
    app.inject({
      url: path,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        host: 'api.localhost',
        ...(shop !== undefined && { 'x-shop': shop }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, request, close };
}
