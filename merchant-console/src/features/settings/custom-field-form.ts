import {
  customFieldKindSchema,
  type CustomFieldDefinition,
  type CustomFieldInput,
  type CustomFieldKind,
} from '@smallshop/contract';

/** Kinds of fields as merchants call them. */
export const kindNames: Readonly<Record<CustomFieldKind, string>> = {
  text: 'Line of text',
  multiline: 'Text of several lines',
  integer: 'Whole number',
  decimal: 'Number with decimals',
  boolean: 'Yes or no',
  date: 'Date',
  choice: 'One of several choices',
  choices: 'Any of several choices',
  color: 'Colour',
  url: 'Link',
};

/** A definition as it is typed. */
export interface CustomFieldForm {
  name: string;
  key: string;
  kind: CustomFieldKind;
  /** One a line. */
  choices: string;
  unit: string;
  description: string;
  isRequired: boolean;
  isFilterable: boolean;
  isPublic: boolean;
}

/** What the form begins with; a text shown to shoppers when the field is new. */
export const fieldFormOf = (definition: CustomFieldDefinition | null): CustomFieldForm => ({
  name: definition?.name ?? '',
  key: definition?.key ?? '',
  kind: definition?.kind ?? 'text',
  choices: definition?.choices.join('\n') ?? '',
  unit: definition?.unit ?? '',
  description: definition?.description ?? '',
  isRequired: definition?.isRequired ?? false,
  isFilterable: definition?.isFilterable ?? false,
  isPublic: definition?.isPublic ?? true,
});

/** The key a name suggests: `Care level` → `care_level`. */
export function keyFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return words.slice(0, 40).replace(/_+$/, '');
}

/** Whether a kind has choices. */
export const hasChoices = (kind: CustomFieldKind): boolean => kind === 'choice' || kind === 'choices';
/** Whether a unit may stand after values of a kind. */
export const hasUnit = (kind: CustomFieldKind): boolean => kind === 'integer' || kind === 'decimal';
/** Whether shoppers can filter by a kind. */
export const isFilter = (kind: CustomFieldKind): boolean => hasChoices(kind) || hasUnit(kind) || kind === 'boolean';

/** Narrows a select's value. */
export const kindOf = (text: string): CustomFieldKind => customFieldKindSchema.safeParse(text).data ?? 'text';

/** Choices as they are typed, one a line, each once. */
export const choicesOf = (text: string): string[] => [
  ...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean)),
]; // prettier-ignore

/** The write a form stands for: what a kind does not have is left out. */
export const fieldInputFrom = (form: CustomFieldForm): CustomFieldInput => ({
  key: form.key.trim(),
  name: form.name.trim(),
  description: form.description.trim(),
  kind: form.kind,
  choices: hasChoices(form.kind) ? choicesOf(form.choices) : [],
  unit: hasUnit(form.kind) ? form.unit.trim() : '',
  isRequired: form.isRequired,
  isFilterable: isFilter(form.kind) && form.isFilterable,
  isPublic: form.isPublic,
});
