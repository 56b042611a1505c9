import type { Media } from '@smallshop/contract';
import { Badge } from '../../ui/badge.js';

/** Whether a file needs attention; nothing when all is well. */
export function MediaState({ media: { state, kind, alt } }: { media: Pick<Media, 'state' | 'kind' | 'alt'> }) {
  if (state === 'failed') return <Badge tone="critical">Sizes failed</Badge>;
  if (state === 'processing') return <Badge tone="info" hollow>Being prepared</Badge>; // prettier-ignore
  if (kind === 'image' && alt === '') return <Badge tone="caution">No alt text</Badge>;
  return null;
}

/** How often a file is used, in words. */
export const usageText = (count: number): string =>
  count === 0 ? 'Not used' : count === 1 ? 'Used once' : `Used ${count} times`;
