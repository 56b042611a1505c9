import type { UseMutationResult } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../button.js';
import { Dialog } from '../dialog.js';
import { explainError } from '../explain-error.js';
import { Notice } from '../feedback.js';
import { Field } from '../field.js';
import { Input } from '../text-input.js';

interface NewRecordDialogProps {
  /** With an article: “a price list”. */
  noun: string;
  /** What becomes of it at first. */
  description: string;
  name: { readonly hint: string; readonly placeholder: string; readonly maxLength: number };
  /** Creates it. */
  create: Pick<UseMutationResult<unknown, Error, string>, 'mutate' | 'isPending' | 'error'>;
  onClose: () => void;
  /** Further fields. */
  children?: ReactNode;
}

/** Asks for the name of a new record, and what else it cannot begin without. */
export function NewRecordDialog({ noun, description, name: asked, create, onClose, children }: NewRecordDialogProps) {
  const formId = useId();
  const [name, setName] = useState('');
  const [isTouched, setTouched] = useState(false);
  const isNamed = name.trim() !== '';
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" type="submit" form={formId} busy={create.isPending}>
        Add the {noun.replace(/^an? /, '')}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title={`Add ${noun}`} description={description} footer={footer}>
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          if (isNamed) create.mutate(name);
        }}
      >
        {create.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(create.error).advice}
          </Notice>
        ) : null}
        <Field label="Name" hint={asked.hint} {...(isTouched && !isNamed && { error: 'Give it a name.' })}>
          <Input
            value={name}
            maxLength={asked.maxLength}
            placeholder={asked.placeholder}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {children}
      </form>
    </Dialog>
  );
}
