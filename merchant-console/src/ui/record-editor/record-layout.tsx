import type { ReactNode } from 'react';
import { SaveBar } from '../save-bar.js';
import { SavedFirstDialog } from './saved-first-dialog.js';
import type { RecordEditor } from './use-record-editor.js';

interface RecordSavingProps {
  editor: Pick<
    RecordEditor,
    'isDirty' | 'isSaving' | 'save' | 'discard' | 'conflict' | 'takeTheirs' | 'keepMine' | 'closeConflict'
  >;
  /** What is edited, such as "collection". */
  noun: string;
  /** Names of fields as the page shows them. */
  names: Readonly<Record<string, string>>;
}

/** Saving what was changed, and going on when somebody else saved first. */
export const RecordSaving = ({ editor, noun, names }: RecordSavingProps) => (
  <>
    <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
    <SavedFirstDialog
      noun={noun}
      names={names}
      conflict={editor.conflict}
      busy={editor.isSaving}
      onTakeTheirs={editor.takeTheirs}
      onKeepMine={editor.keepMine}
      onClose={editor.closeConflict}
    />
  </>
);

interface RecordColumnsProps {
  /** Whether what is typed cannot be saved by this person. */
  readOnly: boolean;
  main: ReactNode;
  side: ReactNode;
  /** Below the main part, with saving of its own. */
  below?: ReactNode;
}

/** The main part of a record beside its smaller cards; one column on phones. */
export const RecordColumns = ({ readOnly, main, side, below }: RecordColumnsProps) => (
  <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
    <div className="grid min-w-0 gap-4">
      <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
        {main}
      </fieldset>
      {below}
    </div>
    <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
      {side}
    </fieldset>
  </div>
);
