import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { languageLabel, otherLanguageChoices } from '../../ui/locales.js';
import { Select } from '../../ui/text-input.js';
import { useAddLanguage } from './use-languages.js';

interface AddLanguageDialogProps {
  /** What the shop speaks already. */
  known: readonly string[];
  onClose: () => void;
}

/** Chooses one more language for the shop. */
export function AddLanguageDialog({ known, onClose }: AddLanguageDialogProps) {
  const choices = otherLanguageChoices.filter((locale) => !known.includes(locale));
  const [locale, setLocale] = useState(choices[0] ?? '');
  const add = useAddLanguage(onClose);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a language"
      description="It begins as a draft: translate as much as you like, then publish it."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={add.isPending} onClick={() => add.mutate(locale)}>
            Add language
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <Field label="Language" hint="Choose a variant with a country only where it matters, such as Swiss German.">
          <Select value={locale} onChange={(event) => setLocale(event.target.value)}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {languageLabel(choice)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Dialog>
  );
}
