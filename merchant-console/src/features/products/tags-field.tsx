import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { splitList } from './product-form.js';
import { useTerms } from './use-terms.js';

interface TagsProps {
  value: readonly string[];
  onChange: (tags: string[]) => void;
  error?: string;
  label?: string;
}

/** Tags as removable chips; Enter or a comma adds what is typed, known tags are offered. */
export function TagsField({ value, onChange, error, label = 'Tags' }: TagsProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const known = useTerms('tag', typed).filter((tag) => !value.includes(tag));
  const add = (text: string) => {
    const added = splitList(text).filter((tag) => !value.some((own) => own.toLowerCase() === tag.toLowerCase()));
    if (added.length > 0) onChange([...value, ...added]);
    setTyped('');
  };
  return (
    <div className="grid gap-2">
      <Field label={label} optional error={error}>
        <Input
          value={typed}
          list={listId}
          placeholder="Add a tag"
          autoComplete="off"
          onChange={({ target: { value: text } }) => (text.includes(',') ? add(text) : setTyped(text))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              add(typed);
            }
            if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
          }}
          onBlur={() => add(typed)}
        />
      </Field>
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <ul aria-label={label} className="flex flex-wrap gap-1.5 empty:hidden">
        {value.map((tag) => (
          <li key={tag}>
            <button
              type="button"
              aria-label={`Remove ${tag}`}
              onClick={() => onChange(value.filter((own) => own !== tag))}
              className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-full bg-sunken pr-2 pl-3 text-[0.8125rem] ring-1 ring-line ring-inset hover:bg-hover max-md:h-9"
            >
              <span className="truncate">{tag}</span>
              <X className="size-3.5 shrink-0" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
