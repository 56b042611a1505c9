import type { ProductOption } from '@smallshop/contract';
import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { OptionValues } from './option-values.js';
import { addOption, moveOption, removeOption, renameOption } from './option-edit.js';
import { useChoices } from './use-choices.js';

const maxOptions = 3;

function problemWith(options: readonly ProductOption[], index: number): string | undefined {
  const name = options[index]?.name.trim().toLowerCase() ?? '';
  if (name === '') return 'Name the option, such as Size.';
  const isTwice = options.some((option, at) => at !== index && option.name.trim().toLowerCase() === name);
  return isTwice ? 'Another option has this name.' : undefined;
}

function OptionEditor({ options, index }: { options: readonly ProductOption[]; index: number }) {
  const { change } = useChoices();
  const option = options[index];
  if (!option) return null;
  const title = option.name || `option ${index + 1}`;
  return (
    <li className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <div className="flex items-start gap-1">
        <Field label="Option" error={problemWith(options, index)} className="max-w-64 flex-1">
          <Input
            value={option.name}
            maxLength={40}
            placeholder="Size, Colour, Material"
            onChange={(event) => change((choices) => renameOption(choices, index, event.target.value))}
          />
        </Field>
        <div className="mt-6 ml-auto flex">
          <IconButton
            label={`Move ${title} up`}
            disabled={index === 0}
            onClick={() => change((choices) => moveOption(choices, index, index - 1))}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label={`Move ${title} down`}
            disabled={index === options.length - 1}
            onClick={() => change((choices) => moveOption(choices, index, index + 1))}
          >
            <ChevronDown />
          </IconButton>
          <IconButton label={`Remove ${title}`} onClick={() => change((choices) => removeOption(choices, index))}>
            <Trash2 />
          </IconButton>
        </div>
      </div>
      <OptionValues option={option} index={index} />
    </li>
  );
}

/** What the product comes in: up to three options with their values. Removing a value takes its variants along. */
export function OptionsCard() {
  const { options, change } = useChoices();
  const names = ['Size', 'Colour', 'Material'].filter((name) => !options.some((option) => option.name === name));
  const add = () =>
    change((choices) =>
      addOption(choices, { name: names[0] ?? 'Style', values: [{ value: 'First value', swatch: null }] }),
    );
  return (
    <Card
      title="Options"
      description={
        options.length === 0
          ? 'Does it come in sizes, colours or materials? Each combination becomes a variant.'
          : undefined
      }
    >
      <div className="grid gap-4">
        <ul className="grid gap-4 empty:hidden">
          {options.map((_, index) => (
            <OptionEditor key={index} options={options} index={index} />
          ))}
        </ul>
        {options.length < maxOptions ? (
          <div>
            <Button onClick={add}>
              <Plus aria-hidden />
              {options.length === 0 ? 'Add an option such as size or colour' : 'Add another option'}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

/** Whether every option has a name of its own. */
export const areOptionsNamed = (options: readonly ProductOption[]): boolean =>
  options.every((_, index) => problemWith(options, index) === undefined);
