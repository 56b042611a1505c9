import type { AdminCollection } from '@smallshop/contract';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { NameFields } from '../../ui/name-fields.js';
import { PageHeader } from '../../ui/page-header.js';
import { PublishedField } from '../../ui/published-field.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordColumns, RecordSaving } from '../../ui/record-editor/record-layout.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { Select } from '../../ui/text-input.js';
import { VisibilityBadge } from '../../ui/visibility-badge.js';
import { PictureField } from '../media/index.js';
import { PlacedProductsCard } from '../placed-products/placed-products-card.js';
import { CollectionActions } from './collection-actions.js';
import { sortFrom, sortNames, type CollectionDraft } from './collection-draft.js';
import { RulesFields } from './rules-fields.js';
import { RulesPreview } from './rules-preview.js';
import { useCollection, useCollectionEditor, useShelf } from './use-collection.js';

const names = {
  name: 'Name',
  description: 'Description',
  image: 'Picture',
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

function ShowingCard({ draft, change }: FieldsProps) {
  const isRuled = draft.rules !== null;
  return (
    <Card title="In the shop">
      <div className="grid gap-4">
        <PublishedField checked={draft.isPublished} onChange={(isPublished) => change({ isPublished })}>
          Shoppers find it at its address.
        </PublishedField>
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
  return (
    <>
      <PageHeader
        title={collection.name}
        back={{ to: `${home}/collections`, label: 'Collections' }}
        badges={
          <>
            <VisibilityBadge isPublished={collection.isPublished} />
            {collection.isApplying ? <Badge tone="info">Applying the rules</Badge> : null}
          </>
        }
        actions={<CollectionActions collection={collection} />}
      />
      <RecordColumns
        readOnly={!can('catalog.write')}
        main={
          <>
            <Card>
              <NameFields {...fields} />
            </Card>
            <RulesCard {...fields} />
          </>
        }
        below={<PlacedProductsCard shelf={useShelf(collection)} />}
        side={
          <>
            <ShowingCard {...fields} />
            <Card title="Picture">
              <PictureField
                value={draft.image}
                onChange={(image) => change({ image })}
                hint="Stands at the head of the collection and among all collections."
                readOnly={!can('catalog.write')}
              />
            </Card>
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
          </>
        }
      />
      <RecordSaving editor={editor} noun="collection" names={names} />
    </>
  );
}

/** One collection: its words, its rules or its products in order, and how shoppers find it. */
export function CollectionPage() {
  const { id = '' } = useParams();
  const collection = useCollection(id);
  return (
    <LoadedRecord query={collection} noun="collection">
      {(read) => <CollectionEditor key={id} collection={read} />}
    </LoadedRecord>
  );
}
