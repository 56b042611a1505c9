import { categoryInput, type AdminCategory } from '@smallshop/contract';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Notice } from '../../ui/feedback.js';
import { depthIn } from '../../ui/sortable/tree-order.js';
import { Input, Select } from '../../ui/text-input.js';
import { useAddCategory } from './use-categories.js';

interface AddCategoryDialogProps {
  categories: readonly AdminCategory[];
  parentId: string | null;
  onClose: () => void;
}

const checkName = fieldRule(categoryInput.shape.name, 'A category needs a name.');

/** Asks for a name and a place, then opens the new category. */
export function AddCategoryDialog({ categories, parentId, onClose }: AddCategoryDialogProps) {
  const navigate = useNavigate();
  const { home } = useShop();
  const [name, setName] = useState('');
  const [parent, setParent] = useState(parentId ?? '');
  const [problem, setProblem] = useState<string>();
  const add = useAddCategory(({ id }) => void navigate(`${home}/categories/${id}`));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const verdict = checkName(name);
    if (verdict === true) add.mutate({ name, parentId: parent || null });
    else setProblem(verdict);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a category"
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" type="submit" form="add-category" busy={add.isPending}>
            Add category
          </Button>
        </>
      }
    >
      <form id="add-category" noValidate onSubmit={submit} className="grid gap-4">
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <Field label="Name" error={problem}>
          <Input value={name} onChange={(event) => setName(event.target.value)} placeholder="Mugs & cups" />
        </Field>
        <Field label="Stands below">
          <Select value={parent} onChange={(event) => setParent(event.target.value)}>
            <option value="">Nothing: it is a main category</option>
            {categories.map((category) => (
              <option key={category.id} value={category.id}>
                {'\u2003'.repeat(depthIn(categories, category.id))}
                {category.name}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
