import { productInput, type Currency, type ProductInput } from '@smallshop/contract';
import { parseMinor } from '../../ui/money.js';
import { writeHtml } from './description.js';
import { splitList } from './product-form.js';
import { combinations, skusOf, type TypedOption } from './variant-matrix.js';

/** A new product as it is typed. */
export interface NewProductForm {
  title: string;
  description: string;
  price: string;
  stock: string;
  isDigital: boolean;
  isActive: boolean;
  options: { name: string; values: string }[];
}

/** An empty form; new products begin as drafts. */
export const emptyProduct: NewProductForm = {
  title: '',
  description: '',
  price: '',
  stock: '0',
  isDigital: false,
  isActive: false,
  options: [],
};

/** The options that are filled in. */
export const optionsOf = (form: Pick<NewProductForm, 'options'>): TypedOption[] =>
  form.options.map(({ name, values }) => ({ name: name.trim(), values: splitList(values) })).filter(({ name, values }) => name !== '' && values.length > 0); // prettier-ignore

/** The write a valid form stands for: every combination of the options becomes a variant at the same price and stock. */
export function newProductInput(form: NewProductForm, currency: Currency): ProductInput {
  const options = optionsOf(form);
  const rows = combinations(options);
  const skus = skusOf(form.title, rows);
  return productInput.parse({
    title: form.title,
    descriptionHtml: writeHtml(form.description),
    status: form.isActive ? 'active' : 'draft',
    isDigital: form.isDigital,
    taxCategory: form.isDigital ? 'digital' : 'standard',
    options: options.map(({ name, values }) => ({ name, values: values.map((value) => ({ value, swatch: null })) })),
    variants: rows.map((optionValues, index) => ({
      sku: skus[index],
      optionValues,
      priceMinor: parseMinor(form.price, currency),
      ...(form.isDigital ? {} : { initialStock: Number(form.stock) }),
    })),
  });
}
