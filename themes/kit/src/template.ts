import { z } from 'zod';

/** Limits of what a merchant may compose. */
export const templateLimits = { sections: 25, blocks: 50, settings: 40, bytes: 512 * 1024 } as const;

const idPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** One block of a section in a template. */
export const templateBlockSchema = z.strictObject({
  id: z.string().regex(idPattern),
  type: z.string().regex(idPattern),
  settings: z.record(z.string(), z.unknown()).default({}),
});

/** One section of a template. `id` is stable for as long as the merchant keeps the section. */
export const templateSectionSchema = z.strictObject({
  id: z.string().regex(idPattern),
  type: z.string().regex(idPattern),
  hidden: z.boolean().default(false),
  settings: z.record(z.string(), z.unknown()).default({}),
  blocks: z.array(templateBlockSchema).max(templateLimits.blocks).default([]),
});

/** A page or group as data: its sections in order. */
export const templateSchema = z.strictObject({
  sections: z.array(templateSectionSchema).max(templateLimits.sections),
});
export type Template = z.infer<typeof templateSchema>;
export type TemplateSection = z.infer<typeof templateSectionSchema>;

/** Groups a theme must have beside its page templates: drawn on every page, and inside the cart drawer. */
export const groupNames = ['header', 'footer', 'cart-drawer'] as const;
export type GroupName = (typeof groupNames)[number];
