import { useState } from 'react';
import { z } from 'zod';

const preferencesSchema = z.object({
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  hidden: z.array(z.string()).default([]),
});

/** How one person likes one table; kept in this browser. */
export type TablePreferences = z.infer<typeof preferencesSchema>;

function load(key: string): TablePreferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return preferencesSchema.parse(stored);
  } catch {
    // Storage refused or written by an older version: begin with the defaults.
    return preferencesSchema.parse({});
  }
}

/** Reads and keeps the preferences of the table called `name`. */
export function useTablePreferences(name: string) {
  const key = `console.table.${name}`;
  const [preferences, setPreferences] = useState(() => load(key));
  const change = (changes: Partial<TablePreferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return { preferences, change };
}
