import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '../openapi/document.js';

const sources = globSync(join(import.meta.dirname, '../../**/*.graphql')).map((file) => readFileSync(file, 'utf8'));
const graphTypes = new Map(
  sources
    .flatMap((source) => parse(source).definitions)
    .filter((definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .map((definition) => [definition.name.value, definition]),
);

const objectSchema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()),
});
const contractTypes = Object.entries(openApiDocument('http://localhost').components.schemas ?? {}).flatMap(
  ([name, schema]) => {
    const parsed = objectSchema.safeParse(schema);
    return parsed.success ? [{ name, ...parsed.data }] : [];
  },
);

/** Types both faces speak of by one name. */
const shared = contractTypes.flatMap((contract) => {
  const graph = graphTypes.get(contract.name);
  return graph ? [[contract.name, contract, graph] as const] : [];
});

const nullableSchema = z.object({ anyOf: z.array(z.looseObject({ type: z.unknown().optional() })) });
const nullableTypeSchema = z.object({ type: z.array(z.string()) });
const arraySchema = z.object({ type: z.literal('array') });

function contractShape(schema: unknown, isRequired: boolean): string {
  const parsed = nullableSchema.safeParse(schema);
  const types = nullableTypeSchema.safeParse(schema);
  const isNull = parsed.success
    ? parsed.data.anyOf.some(({ type }) => type === 'null')
    : types.success && types.data.type.includes('null');
  return `${arraySchema.safeParse(schema).success ? 'list' : 'one'}${isRequired && !isNull ? '' : ' or nothing'}`;
}

function graphShape(type: TypeNode): string {
  const isRequired = type.kind === Kind.NON_NULL_TYPE;
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return `${inner.kind === Kind.LIST_TYPE ? 'list' : 'one'}${isRequired ? '' : ' or nothing'}`;
}

describe('the graph', () => {
  it('speaks of what the contract speaks of', () => {
    expect(shared.length).toBeGreaterThan(15);
  });

  it.each(shared)('shows %s as the contract does', (_name, contract, graph) => {
    const inContract = Object.entries(contract.properties).map(([field, schema]) => [
      field,
      contractShape(schema, contract.required.includes(field)),
    ]);
    const inGraph = (graph.fields ?? []).map((field) => [field.name.value, graphShape(field.type)]);
    expect(Object.fromEntries(inGraph)).toEqual(Object.fromEntries(inContract));
  });
});
