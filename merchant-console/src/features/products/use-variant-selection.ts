import { useCallback, useMemo, useState } from 'react';
import type { VariantForm } from './variant-form.js';

/** Which variants are ticked; those that are gone are not. */
export function useVariantSelection(variants: readonly VariantForm[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(
    () => new Set(variants.flatMap(({ id }) => (ticked.has(id) ? [id] : []))),
    [variants, ticked],
  );
  const toggle = useCallback(
    (id: string, isSelected: boolean) =>
      setTicked((before) => new Set(isSelected ? [...before, id] : [...before].filter((other) => other !== id))),
    [],
  );
  return {
    selected,
    toggle,
    add: (more: readonly VariantForm[]) => setTicked((before) => new Set([...before, ...more.map(({ id }) => id)])),
    all: (isSelected: boolean) => setTicked(new Set(isSelected ? variants.map(({ id }) => id) : [])),
    clear: () => setTicked(new Set()),
  };
}
