import type { JsonSchema } from './json.schema.js';

const formats: Readonly<Record<string, string>> = {
  uuid: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52',
  'date-time': '2026-11-22T09:30:00Z',
  date: '2026-11-22',
  email: 'ada@example.com',
  uri: 'https://example.com/',
};

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A value that fits the schema, made of its own examples, defaults and enumerations, so that the document shows what a
 * client will really send and get.
 */
export function exampleOf(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): unknown {
  if (typeof schema.$ref === 'string') {
    const target = named[schema.$ref.replace('#/components/schemas/', '')];
    return target ? exampleOf(target, named) : {};
  }
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('default' in schema) return schema.default;
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const first: unknown = Array.isArray(schema[keyword]) ? schema[keyword][0] : undefined;
    if (isSchema(first)) return exampleOf(first, named);
  }
  return exampleOfType(schema, named);
}

function exampleOfType(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): unknown {
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, named);
    case 'array':
      return isSchema(schema.items) ? [exampleOf(schema.items, named)] : [];
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' && schema.minimum > 0 ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'string':
      return formats[String(schema.format)] ?? exampleText(schema);
    default:
      return null;
  }
}

function exampleObject(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): Record<string, unknown> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const entries = Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]));
  return Object.fromEntries(entries.map(([key, part]) => [key, exampleOf(part, named)]));
}

const texts = ['text', 'example-text', '#1f2937', '12345678'];

function exampleText(schema: JsonSchema): string {
  const shortest = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern, 'u') : /^/;
  return (texts.find((text) => pattern.test(text)) ?? 'text').padEnd(shortest, ' text');
}
