import { categoryDepthLimit, type AdminCategory } from '@smallshop/contract';
import { FolderTree, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { counted } from '../../ui/counted.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import { useShortcut } from '../../ui/shortcuts/shortcuts.js';
import { SortableRows } from '../../ui/sortable/sortable-rows.js';
import { depthIn } from '../../ui/sortable/tree-order.js';
import { AddCategoryDialog } from './add-category-dialog.js';
import { useCategoryTree } from './use-categories.js';

function Row({ category, onAddBelow }: { category: AdminCategory; onAddBelow: (() => void) | null }) {
  const { home } = useShop();
  return (
    <>
      <span className="flex min-w-0 flex-1 items-center gap-3 py-1.5 pl-1">
        <ProductThumb image={category.image} className="size-9" />
        <Link
          to={`${home}/categories/${category.id}`}
          className="min-w-0 rounded-sm text-sm font-medium wrap-anywhere hover:underline"
        >
          {category.name}
        </Link>
      </span>
      <span className="text-[0.8125rem] whitespace-nowrap text-ink-subtle tabular-nums">
        {counted(category.productCount, 'product')}
      </span>
      {onAddBelow ? (
        <IconButton label={`Add a category below ${category.name}`} size="smallIcon" onClick={onAddBelow}>
          <Plus />
        </IconButton>
      ) : null}
    </>
  );
}

function Tree({ onAdd }: { onAdd: (parentId: string | null) => void }) {
  const { can } = useShop();
  const { tree, move } = useCategoryTree();
  const items = tree.data?.items ?? [];
  const mayWrite = can('catalog.write');
  if (tree.error) return <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />;
  if (!tree.data) return <LoadingBlock label="Loading categories" rows={8} className="gap-5 p-5" />;
  if (items.length === 0)
    return (
      <EmptyState
        icon={FolderTree}
        title="No categories yet"
        action={mayWrite ? <Button onClick={() => onAdd(null)}>Add a category</Button> : null}
      >
        Categories are the shelves of your shop: each product can stand on several, and shelves can hold smaller ones.
      </EmptyState>
    );
  const canHold = (id: string) => mayWrite && depthIn(items, id) + 1 < categoryDepthLimit;
  return (
    <SortableRows
      label="Categories"
      items={items}
      levels={categoryDepthLimit}
      nameOf={({ name }) => name}
      onMove={move}
      readOnly={!mayWrite}
      row={(category) => (
        <Row category={category} onAddBelow={canHold(category.id) ? () => onAdd(category.id) : null} />
      )}
    />
  );
}

/** The tree of categories: add, move by dragging or by keyboard, open one. */
export function CategoriesPage() {
  const { can } = useShop();
  const { tree } = useCategoryTree();
  const [adding, setAdding] = useState<{ parentId: string | null } | null>(null);
  const mayWrite = can('catalog.write');
  useShortcut({
    keys: 'n',
    label: 'Add a category',
    group: 'This page',
    run: () => setAdding({ parentId: null }),
    enabled: mayWrite,
  });
  return (
    <>
      <PageHeader
        title="Categories"
        subtitle="The shelves of the shop. Drag to put them in order and into each other."
        actions={
          mayWrite ? (
            <Button tone="primary" onClick={() => setAdding({ parentId: null })}>
              <Plus aria-hidden />
              Add a category
            </Button>
          ) : null
        }
      />
      <Card flush>
        <Tree onAdd={(parentId) => setAdding({ parentId })} />
      </Card>
      {adding ? (
        <AddCategoryDialog
          categories={tree.data?.items ?? []}
          parentId={adding.parentId}
          onClose={() => setAdding(null)}
        />
      ) : null}
    </>
  );
}
