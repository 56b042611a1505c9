import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { ApiError, fieldErrorsOf } from '../../client/api-error.js';
import { announce, announceError } from '../toaster.js';
import { changedKeys, rebaseDraft } from './merge.js';

/** What every record that is edited as a whole says of its newest version. */
export interface Versioned {
  readonly version: number;
  readonly updatedBy: string;
  readonly updatedAt: string;
}

interface EditorOptions<Read extends Versioned, Draft extends object, Input> {
  /** The record as last read. */
  read: Read;
  draftOf: (read: Read) => Draft;
  inputOf: (draft: Draft) => Input;
  /** The contract's schema of the write: says what is wrong before it is sent. */
  schema: z.ZodType;
  /** Fields of refusals that are about one field, such as a slug that is taken. */
  refusals?: Readonly<Record<string, string>>;
  save: (input: Input, version: number) => Promise<Read>;
  /** Reads the record again, to see who was first. */
  reload: () => Promise<Read>;
  onSaved: (saved: Read) => void;
  /** Said when it is saved. */
  savedMessage: string;
}

/** Somebody saved first: what they have now. */
export interface EditConflict<Read, Draft> {
  readonly base: Draft;
  readonly mine: Draft;
  readonly theirs: Read;
}

type Errors = Readonly<Record<string, string>>;

function problemsIn(schema: z.ZodType, input: unknown): Errors {
  const { error } = schema.safeParse(input);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
}

function refusedFields(error: Error, refusals: Errors): Errors {
  const field = error instanceof ApiError ? refusals[error.code] : undefined;
  return field ? { [field]: error.message } : Object.fromEntries(fieldErrorsOf(error));
}

/** What is typed, and the version it was typed over. An untouched draft follows what is read anew. */
function useDraft<Read extends Versioned, Draft extends object>(read: Read, draftOf: (read: Read) => Draft) {
  const [base, setBase] = useState(read);
  const [draft, setDraft] = useState(() => draftOf(read));
  const [errors, setErrors] = useState<Errors>({});
  const isDirty = changedKeys(draftOf(base), draft).length > 0;
  const adopt = (saved: Read) => {
    setBase(saved);
    setDraft(draftOf(saved));
    setErrors({});
  };
  useEffect(() => {
    // One being edited waits for the conflict to be settled.
    if (read.version === base.version || isDirty) return;
    setBase(read);
    setDraft(draftOf(read));
  }, [read, base, isDirty, draftOf]);
  const change = (changes: Partial<Draft>) => {
    setDraft((current) => ({ ...current, ...changes }));
    // What was said about a field is taken back when it changes.
    const isKept = (path: string) => !((path.split('.')[0] ?? '') in changes);
    setErrors((current) => Object.fromEntries(Object.entries(current).filter(([path]) => isKept(path))));
  };
  return { base, draft, errors, setErrors, isDirty, adopt, change };
}

/** Saves over the version the draft was made from; when somebody else was first, finds out what they have now. */
function useWrite<Read extends Versioned, Draft extends object, Input>(
  { draftOf, inputOf, refusals = {}, savedMessage, ...options }: EditorOptions<Read, Draft, Input>,
  { base, adopt, setErrors }: Pick<ReturnType<typeof useDraft<Read, Draft>>, 'base' | 'adopt' | 'setErrors'>,
) {
  const [conflict, setConflict] = useState<EditConflict<Read, Draft> | null>(null);
  const write = useMutation({
    mutationFn: ({ mine, version }: { mine: Draft; version: number }) => options.save(inputOf(mine), version),
    onSuccess: (saved) => {
      adopt(saved);
      setConflict(null);
      options.onSaved(saved);
      announce(savedMessage);
    },
    onError: async (error, { mine }) => {
      if (error instanceof ApiError && error.status === 412) {
        setConflict({ base: draftOf(base), mine, theirs: await options.reload() });
        return;
      }
      const fields = refusedFields(error, refusals);
      setErrors(fields);
      if (Object.keys(fields).length === 0) announceError(error);
    },
  });
  return { write, conflict, setConflict };
}

/** The draft of a record, saving it over the version it was made from, and what to do when somebody else saved first. */
export function useRecordEditor<Read extends Versioned, Draft extends object, Input>(
  options: EditorOptions<Read, Draft, Input>,
) {
  const { read, draftOf, inputOf, schema } = options;
  const typed = useDraft(read, draftOf);
  const { base, draft, errors, isDirty, adopt, change } = typed;
  const { write, conflict, setConflict } = useWrite(options, typed);
  const save = () => {
    const problems = problemsIn(schema, inputOf(draft));
    typed.setErrors(problems);
    if (isDirty && Object.keys(problems).length === 0) write.mutate({ mine: draft, version: base.version });
  };
  const keepMine = () => {
    if (!conflict) return;
    const mine = rebaseDraft(conflict.base, conflict.mine, draftOf(conflict.theirs));
    write.mutate({ mine, version: conflict.theirs.version });
  };
  const takeTheirs = () => {
    if (!conflict) return;
    options.onSaved(conflict.theirs);
    adopt(conflict.theirs);
    setConflict(null);
  };
  return {
    ...{ draft, errors, isDirty, change, save, keepMine, takeTheirs },
    isSaving: write.isPending,
    discard: () => adopt(base),
    conflict: conflict && { ...conflict, theirDraft: draftOf(conflict.theirs) },
    closeConflict: () => setConflict(null),
  };
}

/** An editor of any record. */
export type RecordEditor = ReturnType<typeof useRecordEditor<Versioned, object, unknown>>;
