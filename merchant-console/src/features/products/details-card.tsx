import { productInput } from '@smallshop/contract';
import { useFormContext } from 'react-hook-form';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input, Textarea } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';

const { shape } = productInput;
const marks = 'Blank line: new paragraph. “- ” lists, “## ” headings, **bold**, *italic*, [text](https://…).';

/** Title, subtitle and description. */
export function DetailsCard() {
  const { register, formState, watch } = useFormContext<ProductForm>();
  const { errors } = formState;
  const isHtml = watch('isHtml');
  return (
    <Card>
      <div className="grid gap-4">
        <Field label="Title" error={errors.title?.message}>
          <Input {...register('title', { validate: fieldRule(shape.title, 'A product needs a title.') })} />
        </Field>
        <Field
          label="Subtitle"
          optional
          hint="One line under the title, such as what it is made of."
          error={errors.subtitle?.message}
        >
          <Input {...register('subtitle', { validate: fieldRule(shape.subtitle) })} />
        </Field>
        <Field
          label={isHtml ? 'Description (HTML)' : 'Description'}
          optional
          hint={isHtml ? 'This description uses HTML beyond simple text, so it is edited as HTML.' : marks}
          error={errors.description?.message}
        >
          <Textarea
            {...register('description', { validate: fieldRule(shape.descriptionHtml) })}
            rows={8}
            className={isHtml ? 'font-mono text-[0.8125rem]' : ''}
          />
        </Field>
      </div>
    </Card>
  );
}
