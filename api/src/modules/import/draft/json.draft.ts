import { importedProductSchema } from '@smallshop/contract';
import { IssueList, type DraftReading } from './draft.js';

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A product of one JSONL line: contract's ImportedProduct. Fields nobody knows are errors, lest a typing mistake be taken for silence. */
export function draftFromJson(line: string, row: number): DraftReading {
  const issues = new IssueList();
  const value = parsed(line);
  const product = importedProductSchema.safeParse(value);
  if (line.includes('\\u0000')) issues.error(row, null, 'value.invalid', 'Texts cannot hold the character U+0000.');
  else if (value === undefined) issues.error(row, null, 'value.invalid', 'This line is not JSON.');
  else if (!product.success) {
    for (const { path, message } of product.error.issues) {
      issues.error(row, path.join('.') || null, 'value.invalid', message);
    }
  }
  const draft = product.success && !issues.hasErrors ? product.data : null;
  return { draft, issues: issues.all, variantRows: draft?.variants.map(() => row) ?? [] };
}
