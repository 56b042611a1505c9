import type { ImportRecord } from '../import.repository.js';

// Fields that a problem names, by those a column may give them with.
const alternatives: Readonly<Record<string, readonly string[]>> = {
  price: ['price', 'salePrice'],
  status: ['status', 'published'],
  isDigital: ['isDigital', 'requiresShipping'],
  taxCategory: ['taxCategory', 'isTaxable'],
  weightGrams: ['weightGrams', 'weightKg', 'weightLb', 'weightOz'],
  lengthMm: ['lengthMm', 'lengthCm', 'lengthIn'],
  widthMm: ['widthMm', 'widthCm', 'widthIn'],
  heightMm: ['heightMm', 'heightCm', 'heightIn'],
  options: ['option1Name', 'attribute1Name'],
  option1Value: ['option1Value', 'attribute1Values'],
};

/** The name of the column of a file that gives a field; null when none does. */
export const columnOf =
  ({ columns }: Pick<ImportRecord, 'columns'>) =>
  (field: string): string | null => {
    const wanted = alternatives[field] ?? [field];
    return columns.find((column) => column.field !== null && wanted.includes(column.field))?.name ?? null;
  };
