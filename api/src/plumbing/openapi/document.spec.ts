import { operations, refusals, type Operation } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { openApiDocument, refusalsOf } from './document.js';

const document = openApiDocument('http://localhost:8000');
const list: readonly Operation[] = Object.values(operations);

describe('the OpenAPI document', () => {
  it.each(list.map((operation) => [operation.id, operation] as const))('describes %s as it is', (_id, operation) => {
    const described = document.paths[`/api/v1${operation.path}`]?.[operation.method.toLowerCase()];
    expect(described?.operationId).toBe(operation.id);
    expect(Object.keys(described?.responses ?? {})).toContain(String(operation.status));
    for (const code of refusalsOf(operation)) {
      expect(described?.responses[refusals[code].status]).toMatchObject({
        content: { 'application/json': { examples: { [code]: { value: { code } } } } },
      });
    }
  });

  it('shows an example for every body that the contract itself would accept', () => {
    for (const operation of list) {
      if (!operation.body || operation.id === 'receivePaymentWebhook') continue;
      const described = document.paths[`/api/v1${operation.path}`]?.[operation.method.toLowerCase()];
      const example = exampleIn(described?.requestBody);
      expect({ id: operation.id, accepted: operation.body.safeParse(example).success, example }).toMatchObject({
        accepted: true,
      });
    }
  });

  it('refers to no schema that it does not define', () => {
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
    const missing = references.filter(
      (reference) => !(reference.split('/').at(-1) ?? '' in (document.components.schemas ?? {})),
    );
    expect(references.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('#/$defs/');
  });
});

function exampleIn(requestBody: unknown): unknown {
  if (typeof requestBody !== 'object' || requestBody === null || !('content' in requestBody)) return undefined;
  const { content } = requestBody;
  const media: unknown = typeof content === 'object' && content !== null ? Object.values(content)[0] : undefined;
  return typeof media === 'object' && media !== null && 'example' in media ? media.example : undefined;
}
