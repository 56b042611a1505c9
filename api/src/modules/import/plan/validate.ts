import { productInput, type ProductInput } from '@smallshop/contract';
import {
  acceptFieldValues,
  assertComplete,
  missingFields,
  saleDates,
  type FieldDefinition,
} from '../../catalog/index.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { inputOf, type ProductState } from './product.state.js';

/** Why a product cannot be written; `variant`: index among the state's variants, null for the product's own. */
export interface Problem {
  readonly field: string | null;
  readonly variant: number | null;
  readonly code: string;
  readonly reason: string;
}

const maxCategories = 20;
const maxCategoryName = 80;

const own = (field: string | null, code: string, reason: string): Problem => ({ field, variant: null, code, reason });

function schemaProblems(state: ProductState): { input: ProductInput | null; problems: Problem[] } {
  const parsed = productInput.safeParse(inputOf(state, []));
  if (parsed.success) return { input: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }): Problem => {
    const [first, second, third] = path.map(String);
    const code = 'value.invalid';
    if (first === 'variants' && third !== undefined) {
      return { field: third, variant: Number(second), code, reason: message };
    }
    if (first === 'seo') return own(second === 'title' ? 'seoTitle' : 'seoDescription', code, message);
    return own(first ?? null, code, message);
  });
  return { input: null, problems };
}

function ruleProblems(input: ProductInput, now: Date): Problem[] {
  const problems: Problem[] = [];
  try {
    assertComplete(input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(own(null, error.code, error.message));
  }
  if (!saleDates(input, null, now)) {
    problems.push(own('unpublishAt', 'product.schedule_invalid', 'The end of sale must lie after its beginning.'));
  }
  return problems;
}

function fieldProblems(state: ProductState, definitions: readonly FieldDefinition[]): Problem[] {
  const { values, problems } = acceptFieldValues(definitions, state.customFields);
  const missing = state.status === 'active' ? missingFields(definitions, values) : [];
  const all = [...problems, ...missing.filter(({ key }) => !problems.some((problem) => problem.key === key))];
  return all.map(({ key, message }) => own(`custom:${key}`, 'custom_field.invalid', message));
}

function categoryProblems({ categories }: ProductState): Problem[] {
  const problems: Problem[] = [];
  if (categories.length > maxCategories) {
    problems.push(own('categories', 'value.invalid', `A product stands in at most ${maxCategories} categories.`));
  }
  const unfit = categories.flat().find((name) => name.length > maxCategoryName || /\p{Cc}/u.test(name));
  if (unfit !== undefined) {
    problems.push(
      own('categories', 'value.invalid', `A category’s name is one line of at most ${maxCategoryName} characters.`),
    );
  }
  return problems;
}

/** Everything that keeps a product from being written as the catalog would refuse it, except codes others have. */
export function problemsOf(state: ProductState, definitions: readonly FieldDefinition[], now: Date): Problem[] {
  const { input, problems } = schemaProblems(state);
  return [
    ...problems,
    ...(input ? ruleProblems(input, now) : []),
    ...fieldProblems(state, definitions),
    ...categoryProblems(state),
  ];
}
