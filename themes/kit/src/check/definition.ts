import { z } from 'zod';
import { pageKinds } from '../page.js';
import { templateLimits, templateSchema, type TemplateSection } from '../template.js';
import type { AnySection, ThemeDefinition } from '../theme.js';
import type { Offence, ThemeFiles } from './offence.js';

type Checked = Pick<ThemeDefinition, 'settings' | 'presets' | 'tokens' | 'sections'>;

const sentence = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');

function schemaOffences(schema: z.ZodObject, where: string): Offence[] {
  const offences: Offence[] = [];
  const add = (message: string): void => void offences.push({ file: 'theme.ts', rule: 'definition', message });
  const fields = Object.entries(schema.shape);
  if (fields.length > templateLimits.settings) add(`${where} has more than ${templateLimits.settings} settings`);
  for (const [name, field] of fields) {
    const label = z.globalRegistry.get(z.instanceof(z.ZodType).parse(field))?.label;
    if (typeof label !== 'string' || label === '') add(`${where}.${name} has no label: build it with field`);
  }
  if (!schema.safeParse({}).success) add(`${where} is not valid when empty: give every setting a default`);
  return offences;
}

function settingsOffences(theme: Checked): Offence[] {
  const presets = Object.entries(theme.presets).flatMap(([name, preset]) => {
    const parsed = theme.settings.safeParse(preset);
    if (!parsed.success) return [`preset ${name}: ${sentence(parsed.error)}`];
    const bad = Object.entries(theme.tokens(parsed.data)).filter(([, value]) => /[<>{};]/.test(value));
    return bad.map(([token, value]) => `preset ${name}: token ${token} cannot be “${value}”`);
  });
  return [
    ...schemaOffences(theme.settings, 'settings'),
    ...theme.sections.flatMap((section) => [
      ...schemaOffences(section.settings, section.name),
      ...section.blocks.flatMap((block) => schemaOffences(block.settings, `${section.name}.${block.name}`)),
    ]),
    ...presets.map((message): Offence => ({ file: 'theme.ts', rule: 'definition', message })),
  ];
}

function sectionProblems(placed: TemplateSection, section: AnySection | undefined, page: string | null): string[] {
  if (section === undefined) return [`unknown section ${placed.type}`];
  const problems: string[] = [];
  if (page !== null && section.pages !== undefined && !section.pages.includes(page))
    problems.push(`${placed.type} may not stand on ${page}`);
  const settings = section.settings.safeParse(placed.settings);
  if (!settings.success) problems.push(`${placed.id}: ${sentence(settings.error)}`);
  for (const block of placed.blocks) {
    const kind = section.blocks.find(({ name }) => name === block.type);
    const parsed = kind?.settings.safeParse(block.settings);
    if (parsed === undefined) problems.push(`${placed.id}: unknown block ${block.type}`);
    else if (!parsed.success) problems.push(`${placed.id}.${block.id}: ${sentence(parsed.error)}`);
  }
  return problems;
}

function templateProblems(text: string, sections: ReadonlyMap<string, AnySection>, page: string | null): string[] {
  if (text.length > templateLimits.bytes) return ['is larger than 512 KB'];
  const template = templateSchema.safeParse(JSON.parse(text));
  if (!template.success) return [sentence(template.error)];
  const ids = template.data.sections.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is used twice`);
  return [
    ...twice,
    ...template.data.sections.flatMap((placed) => sectionProblems(placed, sections.get(placed.type), page)),
  ];
}

/** Settings that have labels, defaults and valid presets; templates made of known sections with valid settings. */
export function checkDefinition(files: ThemeFiles, theme: Checked): Offence[] {
  const sections = new Map(theme.sections.map((section) => [section.name, section]));
  const templates = [...files].filter(([file]) => /^(?:templates|groups)\//.test(file));
  const offences = templates.flatMap(([file, text]) => {
    const name = file.replace(/^.*\/|\.json$/g, '');
    const page = file.startsWith('templates/') ? name : null;
    const unknown = page !== null && !pageKinds.some((kind) => kind === page) ? ['is no kind of page'] : [];
    return [...unknown, ...templateProblems(text, sections, page)].map((message): Offence => ({
      file,
      rule: 'template',
      message,
    }));
  });
  return [...settingsOffences(theme), ...offences];
}
