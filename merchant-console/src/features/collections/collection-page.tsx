import type { AdminCollection } from '@smallshop/contract';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { SaveBar } from '../../ui/save-bar.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { Input, Select, Textarea } from '../../ui/text-input.js';
import { PlacedProductsCard } from '../placed-products/placed-products-card.js';
import { CollectionActions } from './collection-actions.js';
import { sortFrom, sortNames, type CollectionDraft } from './collection-draft.js';
import { RulesFields } from './rules-fields.js';
import { RulesPreview } from './rules-preview.js';
import { useCollection, useCollectionEditor, useShelf } from './use-collection.js';

const names = {
  name: 'Name',
  description: 'Description',
  rules: 'Rules',
  isPublished: 'Published',
  sort: 'Order',
  slug: 'Address',
  seoTitle: 'Search title',
  seoDescription: 'Search description',
};

interface FieldsProps {
  draft: CollectionDraft;
  errors: Readonly<Record<string, string>>;
  change: (changes: Partial<CollectionDraft>) => void;
}

const WordsCard = ({ draft, errors, change }: FieldsProps) => (
  <Card>
    <div className="grid gap-4">
      <Field label="Name" error={errors.name}>
        <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label="Description" optional hint="Shown above its products." error={errors.description}>
        <Textarea
          rows={3}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
    </div>
  </Card>
);

function ShowingCard({ draft, change }: FieldsProps) {
  const isRuled = draft.rules !== null;
  return (
    <Card title="In the shop">
      <div className="grid gap-4">
        <label className="flex cursor-pointer gap-3 text-sm">
          <Checkbox
            className="mt-0.5"
            checked={draft.isPublished}
            onCheckedChange={(checked) => change({ isPublished: checked === true })}
          />
          <span>
            <span className="font-medium">Published</span>
            <span className="block text-[0.8125rem] text-ink-subtle">Shoppers find it at its address.</span>
          </span>
        </label>
        <Field label="Order" hint="What shoppers see first; they can choose another.">
          <Select value={draft.sort} onChange={(event) => change({ sort: sortFrom(event.target.value) })}>
            {Object.entries(sortNames).map(([sort, name]) => (
              <option key={sort} value={sort}>
                {sort === 'featured' && isRuled ? 'The shop’s own' : name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}

function RulesCard({ draft, errors, change }: FieldsProps) {
  const { rules } = draft;
  if (!rules) return null;
  return (
    <Card title="Rules" description="Products come and go by themselves as they change.">
      <RulesFields draft={rules} errors={errors} onChange={(changed) => change({ rules: changed })} />
      <RulesPreview draft={rules} />
    </Card>
  );
}

function CollectionEditor({ collection }: { collection: AdminCollection }) {
  const { home, can } = useShop();
  const editor = useCollectionEditor(collection);
  const { draft, errors, change } = editor;
  const fields = { draft, errors, change };
  const disabled = !can('catalog.write');
  return (
    <>
      <PageHeader
        title={collection.name}
        back={{ to: `${home}/collections`, label: 'Collections' }}
        badges={
          <>
            {collection.isPublished ? <Badge tone="positive">Published</Badge> : <Badge hollow>Hidden</Badge>}
            {collection.isApplying ? <Badge tone="info">Applying the rules</Badge> : null}
          </>
        }
        actions={<CollectionActions collection={collection} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <fieldset disabled={disabled} className="grid min-w-0 gap-4">
            <WordsCard {...fields} />
            <RulesCard {...fields} />
          </fieldset>
          <PlacedProductsCard shelf={useShelf(collection)} />
        </div>
        <fieldset disabled={disabled} className="grid min-w-0 gap-4">
          <ShowingCard {...fields} />
          <Card title="In search engines">
            <SeoFields
              draft={draft}
              errors={errors}
              onChange={change}
              storefrontUrl={collection.storefrontUrl}
              savedSlug={collection.slug}
              title={draft.name}
              text={draft.description}
            />
          </Card>
        </fieldset>
      </div>
      <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
      <SavedFirstDialog
        noun="collection"
        names={names}
        conflict={editor.conflict}
        busy={editor.isSaving}
        onTakeTheirs={editor.takeTheirs}
        onKeepMine={editor.keepMine}
        onClose={editor.closeConflict}
      />
    </>
  );
}

/** One collection: its words, its rules or its products in order, and how shoppers find it. */
export function CollectionPage() {
  const { id = '' } = useParams();
  const collection = useCollection(id);
  if (collection.data) return <CollectionEditor key={id} collection={collection.data} />;
  return (
    <Card>
      {collection.error ? (
        <ErrorState error={collection.error} onRetry={() => void collection.refetch()} />
      ) : (
        <LoadingBlock label="Loading the collection" rows={8} />
      )}
    </Card>
  );
}
