import { Badge } from './badge.js';

/** Whether shoppers can find something. */
export const VisibilityBadge = ({ isPublished }: { isPublished: boolean }) =>
  isPublished ? <Badge tone="positive">Published</Badge> : <Badge hollow>Hidden</Badge>;
