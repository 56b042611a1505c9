import { checkShopSlug, shopSlugSchema } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../../src/client/api-context.js';

/** What is known of a typed address. */
export type SlugState = { kind: 'empty' | 'checking' | 'free' | 'unknown' } | { kind: 'refused'; reason: string };

function useSettled(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

/** Checks an address while it is typed: its form at once, whether it is free after a pause. */
export function useSlugCheck(slug: string): SlugState {
  const api = useApi();
  const settled = useSettled(slug, 300);
  const form = shopSlugSchema.safeParse(slug);
  const check = useQuery({
    queryKey: ['slug', settled],
    enabled: form.success && settled === slug,
    queryFn: ({ signal }) => api.call(checkShopSlug, { params: { slug: settled }, signal }),
  });
  if (slug === '') return { kind: 'empty' };
  if (!form.success)
    return { kind: 'refused', reason: form.error.issues[0]?.message ?? 'This address cannot be used.' };
  if (check.error) return { kind: 'unknown' };
  if (settled !== slug || !check.data) return { kind: 'checking' };
  if (check.data.isFree) return { kind: 'free' };
  return { kind: 'refused', reason: check.data.reason ?? 'Another shop uses this address.' };
}
