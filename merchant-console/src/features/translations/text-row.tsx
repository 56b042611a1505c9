import type { TranslatableText } from '@smallshop/contract';
import { Check } from 'lucide-react';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { directionOf } from '../../ui/locales.js';
import { RichText } from '../../ui/rich-text/rich-text.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { labelOfText } from './text-names.js';

/** What is to be said of a translation. */
export type TextState = 'missing' | 'outdated' | 'done';

interface TextRowProps {
  text: TranslatableText;
  /** The shop's own language, and the one translated into. */
  locales: { own: string; other: string };
  value: string;
  state: TextState;
  error: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
  /** Left out where there is nothing to confirm. */
  onConfirm?: (() => void) | undefined;
}

const paragraph = 'text-sm leading-relaxed text-ink-muted wrap-anywhere whitespace-pre-line';

/** The shop's own words: rich text as it reads, never as it is written. */
function Source({ text: { format, source }, locale }: { text: TranslatableText; locale: string }) {
  if (format !== 'html') {
    return (
      <p lang={locale} className={paragraph}>
        {source}
      </p>
    );
  }
  const words = new DOMParser().parseFromString(
    source.replaceAll(/<\/(?:p|li|h\d|tr|blockquote)>/g, '$&\n'),
    'text/html',
  );
  return (
    <p lang={locale} className={paragraph}>
      {(words.body.textContent ?? '').trim()}
    </p>
  );
}

interface ControlProps extends Omit<TextRowProps, 'state' | 'error' | 'onConfirm'> {
  /** Given by `Field`. */
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

function Control({ text, locales, value, readOnly, onChange, ...field }: ControlProps) {
  const speech = { ...field, lang: locales.other, dir: directionOf(locales.other), readOnly, value };
  if (text.format === 'html') {
    return <RichText {...field} {...{ value, readOnly, onChange }} label={labelOfText(text)} />;
  }
  if (text.format === 'text') {
    return <Textarea {...speech} rows={2} onChange={(event) => onChange(event.target.value)} />;
  }
  return <Input {...speech} onChange={(event) => onChange(event.target.value)} />;
}

const badges = {
  missing: <Badge hollow>Missing</Badge>,
  outdated: <Badge tone="caution">Outdated</Badge>,
  done: null,
} as const;

/** One text beside its translation, saying whether one is missing or older than its original. */
export function TextRow({ state, error, onConfirm, ...rest }: TextRowProps) {
  const { text, locales } = rest;
  return (
    <div className="grid gap-x-5 gap-y-2 border-t border-line px-4 py-4 md:px-5 lg:grid-cols-2">
      <div className="min-w-0 max-lg:border-l-2 max-lg:border-line-strong max-lg:pl-3">
        <p className="mb-1.5 min-h-5.5 text-[0.8125rem] font-medium max-lg:hidden" aria-hidden>
          {labelOfText(text)}
        </p>
        <Source text={text} locale={locales.own} />
      </div>
      <div className="relative min-w-0">
        <div className="absolute top-0 right-0 flex items-center gap-2">
          {onConfirm ? (
            <Button size="small" tone="quiet" className="h-5.5 max-md:h-8" onClick={onConfirm}>
              <Check aria-hidden />
              Still right
            </Button>
          ) : null}
          {badges[state]}
        </div>
        <Field
          label={labelOfText(text)}
          error={error}
          hint={state === 'outdated' ? 'The original changed after this was translated.' : undefined}
          className="[&>label]:min-h-5.5"
        >
          <Control {...rest} />
        </Field>
      </div>
    </div>
  );
}
