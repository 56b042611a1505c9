import { Field } from './field.js';
import { Input, Textarea } from './text-input.js';

interface NameFieldsProps {
  draft: { readonly name: string; readonly description: string };
  /** By the contract's paths: `name`, `description`. */
  errors: Readonly<Record<string, string>>;
  change: (changes: { name?: string; description?: string }) => void;
}

/** What a shelf of the shop is called, and the words above its products. */
export const NameFields = ({ draft, errors, change }: NameFieldsProps) => (
  <div className="grid gap-4">
    <Field label="Name" error={errors.name}>
      <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} />
    </Field>
    <Field label="Description" optional hint="Shown above its products." error={errors.description}>
      <Textarea rows={3} value={draft.description} onChange={(event) => change({ description: event.target.value })} />
    </Field>
  </div>
);
