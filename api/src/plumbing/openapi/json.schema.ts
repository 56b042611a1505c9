import { z } from 'zod';

/** A JSON Schema (2020-12), which OpenAPI 3.1 uses as it is. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const components = '#/components/schemas/';

/**
 * Gathers the named schemas of the contract while operations refer to them. A name stands for what is sent; where what may be
 * received differs (defaults make fields optional) it gets a second entry, `<Name>Input`.
 */
export class SchemaCollection {
  readonly #named = new Map<string, JsonSchema>();

  /** The schema of a request (`input`) or an answer (`output`), its named parts as references. */
  describe(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _dialect, $defs, ...described } = plain(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    const definitions = new Map(Object.entries(plain($defs ?? {})));
    const names = new Map(
      [...definitions.keys()].map((name) => [name, this.#nameFor(name, plain(definitions.get(name)), io)]),
    );
    for (const [name, definition] of definitions)
      this.#named.set(names.get(name) ?? name, plain(relink(definition, names)));
    return this.#hoist(plain(relink(described, names)), schema, io);
  }

  /** All named schemas, by name. */
  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => a.localeCompare(b)));
  }

  /** A schema that has a name itself becomes a reference too. */
  #hoist(described: JsonSchema, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const id = schema.meta()?.id;
    if (id === undefined || typeof described.$ref === 'string') return described;
    const { id: _id, ...definition } = described;
    const name = this.#nameFor(id, definition, io);
    this.#named.set(name, definition);
    return { $ref: components + name };
  }

  #nameFor(name: string, definition: JsonSchema, io: 'input' | 'output'): string {
    if (io === 'output') return name;
    return JSON.stringify(definition).includes('"default":') ? `${name}Input` : name;
  }
}

/** Points references of one conversion at the shared components, and drops what is no keyword. */
function relink(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => relink(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => {
    if (key !== '$ref' || typeof part !== 'string') return [key, relink(part, names)];
    const name = part.replace('#/$defs/', '');
    return [key, components + (names.get(name) ?? name)];
  });
  return Object.fromEntries(entries.filter(([key, part]) => key !== 'id' || typeof part !== 'string'));
}

const plain = (value: unknown): JsonSchema => (typeof value === 'object' && value !== null ? { ...value } : {});
