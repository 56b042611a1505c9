import type { ProductOption } from '@smallshop/contract';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/button.js';
import { cn } from '../../ui/class-names.js';
import { Input } from '../../ui/text-input.js';
import { addValue, changeValue, moveValue, removeValue } from './option-edit.js';
import { splitList } from './product-form.js';
import { useChoices } from './use-choices.js';

interface ValueProps {
  optionIndex: number;
  index: number;
  option: ProductOption;
  hasSwatches: boolean;
}

function Value({ optionIndex, index, option, hasSwatches }: ValueProps) {
  const { change } = useChoices();
  const value = option.values[index];
  const [text, setText] = useState(value?.value ?? '');
  if (!value) return null;
  const rename = () => {
    change((choices) => changeValue(choices, optionIndex, index, { ...value, value: text.trim() }));
    // A name that is taken or empty is not accepted: show the one it keeps.
    const isTaken = option.values.some((known, at) => at !== index && known.value === text.trim());
    if (isTaken || text.trim() === '') setText(value.value);
  };
  return (
    <li className="inline-flex h-9 items-center rounded-control border border-line-strong bg-surface max-md:h-11">
      {hasSwatches ? (
        <input
          type="color"
          aria-label={`Colour of ${value.value}`}
          value={value.swatch ?? '#cccccc'}
          onChange={(event) =>
            change((choices) => changeValue(choices, optionIndex, index, { ...value, swatch: event.target.value }))
          }
          className={cn('ml-1.5 size-6 cursor-pointer rounded-full', value.swatch === null && 'opacity-50')}
        />
      ) : null}
      <input
        aria-label={`Value ${index + 1} of ${option.name}`}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            rename();
          }
        }}
        className="h-full max-w-56 min-w-16 [field-sizing:content] rounded-control bg-transparent px-2.5 text-sm max-md:text-base"
      />
      <IconButton
        label={`Move ${value.value} left`}
        size="smallIcon"
        disabled={index === 0}
        className="w-6"
        onClick={() => change((choices) => moveValue(choices, optionIndex, index, index - 1))}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        label={`Move ${value.value} right`}
        size="smallIcon"
        disabled={index === option.values.length - 1}
        className="w-6"
        onClick={() => change((choices) => moveValue(choices, optionIndex, index, index + 1))}
      >
        <ChevronRight />
      </IconButton>
      <IconButton
        label={`Remove ${value.value}`}
        size="smallIcon"
        disabled={option.values.length < 2}
        onClick={() => change((choices) => removeValue(choices, optionIndex, index))}
      >
        <X />
      </IconButton>
    </li>
  );
}

/** The values of an option, each with its name, its colour where the option is one, and its place; Enter adds another. */
export function OptionValues({ option, index }: { option: ProductOption; index: number }) {
  const { change } = useChoices();
  const [typed, setTyped] = useState('');
  const [isColour, setColour] = useState(option.values.some(({ swatch }) => swatch !== null));
  const add = () => {
    const values = splitList(typed);
    change((choices) => values.reduce((all, value) => addValue(all, index, value), choices));
    setTyped('');
  };
  return (
    <div className="grid gap-2">
      <ul aria-label={`Values of ${option.name}`} className="flex flex-wrap gap-2">
        {option.values.map(({ value }, at) => (
          <Value key={value} optionIndex={index} index={at} option={option} hasSwatches={isColour} />
        ))}
        <li>
          <Input
            aria-label={`Add a value to ${option.name}`}
            placeholder="Add a value"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
            className="w-36"
          />
        </li>
      </ul>
      <label className="inline-flex items-center gap-2 text-[0.8125rem] text-ink-muted">
        <input type="checkbox" checked={isColour} onChange={(event) => setColour(event.target.checked)} />
        Show colour swatches
      </label>
    </div>
  );
}
