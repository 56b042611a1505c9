import type { ShopLanguage } from '@smallshop/contract';
import { ExternalLink, Languages, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { EmptyState, ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { languageLabel } from '../../ui/locales.js';
import { PageHeader } from '../../ui/page-header.js';
import { SortableRows } from '../../ui/sortable/sortable-rows.js';
import { AddLanguageDialog } from './add-language-dialog.js';
import { useLanguages, useOrderLanguages, usePublishLanguage, useRemoveLanguage } from './use-languages.js';

function StateBadge({ language: { state, progress } }: { language: ShopLanguage }) {
  if (state === 'draft') return <Badge hollow>Draft</Badge>;
  if (state === 'published') return <Badge tone="positive">Published</Badge>;
  const { done, total } = progress ?? { done: 0, total: 0 };
  return (
    <Badge tone="info">
      Publishing, {done} of {total} products
    </Badge>
  );
}

function RemoveDialog({ language, onClose }: { language: ShopLanguage; onClose: () => void }) {
  const remove = useRemoveLanguage(onClose);
  const name = languageLabel(language.locale);
  const { translations } = language;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Remove ${name}?`}
      description={
        translations === 0
          ? 'Nothing has been translated into it yet.'
          : `${translations} ${translations === 1 ? 'translation is' : 'translations are'} deleted with it, for good.`
      }
      keepLabel="Keep it"
      confirmLabel={translations === 0 ? 'Remove language' : 'Remove language and translations'}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate(language)}
    >
      {remove.error ? (
        <Notice tone="critical" title="Not removed">
          {explainError(remove.error).advice}
        </Notice>
      ) : null}
    </ConfirmDialog>
  );
}

function Address({ language }: { language: ShopLanguage }) {
  if (language.state !== 'published') return null;
  return (
    <a
      href={language.storefrontUrl}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-[0.8125rem] text-ink-subtle wrap-anywhere hover:text-ink hover:underline"
    >
      {language.storefrontUrl}
      <ExternalLink className="size-3.5 shrink-0" aria-hidden />
    </a>
  );
}

interface RowProps {
  language: ShopLanguage;
  /** Beside a handle; else the row keeps the card's own margin. */
  isSortable: boolean;
  readOnly: boolean;
  onRemove: () => void;
}

function Row({ language, isSortable, readOnly, onRemove }: RowProps) {
  const publish = usePublishLanguage();
  const name = languageLabel(language.locale);
  const isDraft = language.state === 'draft';
  return (
    <div
      className={cn(
        'flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5',
        !isSortable && 'pl-2.5 md:pl-3.5',
      )}
    >
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="font-medium">{name}</span>
          <StateBadge language={language} />
        </p>
        <Address language={language} />
      </div>
      {readOnly ? null : (
        <div className="flex items-center gap-1">
          <Button
            size="small"
            tone={isDraft ? 'primary' : 'secondary'}
            busy={publish.isPending}
            onClick={() => publish.mutate(language)}
          >
            {isDraft ? 'Publish' : 'Take back'}
            <span className="sr-only"> {name}</span>
          </Button>
          {isDraft ? (
            <IconButton label={`Remove ${name}`} size="smallIcon" onClick={onRemove}>
              <Trash2 />
            </IconButton>
          ) : null}
        </div>
      )}
    </div>
  );
}

type Listed = ShopLanguage & { readonly id: string; readonly parentId: null };

function Others({ items, onAdd }: { items: readonly ShopLanguage[]; onAdd: (() => void) | null }) {
  const [removing, setRemoving] = useState<ShopLanguage | null>(null);
  const order = useOrderLanguages();
  const isSortable = onAdd !== null && items.length > 1;
  const rows: Listed[] = items.map((language) => ({ ...language, id: language.locale, parentId: null }));
  const move = (id: string, beforeId: string | null) => {
    const others = rows.map(({ locale }) => locale).filter((locale) => locale !== id);
    const index = beforeId === null ? others.length : others.indexOf(beforeId);
    order.mutate(others.toSpliced(index, 0, id));
  };
  const action = onAdd ? (
    <Button tone="primary" onClick={onAdd}>
      Add a language
    </Button>
  ) : null;
  return (
    <Card title="Translated into" description="In the order shoppers are offered them." flush>
      {rows.length === 0 ? (
        <EmptyState icon={Languages} title="No other language yet" action={action}>
          Each language gets addresses of its own, such as /de, and what is not translated is shown in the shop’s own.
        </EmptyState>
      ) : (
        <SortableRows
          label="Languages"
          items={rows}
          nameOf={({ locale }) => languageLabel(locale)}
          readOnly={!isSortable}
          onMove={(id, { beforeId }) => move(id, beforeId)}
          row={(language) => (
            <Row
              language={language}
              isSortable={isSortable}
              readOnly={onAdd === null}
              onRemove={() => setRemoving(language)}
            />
          )}
        />
      )}
      {removing ? <RemoveDialog language={removing} onClose={() => setRemoving(null)} /> : null}
    </Card>
  );
}

function Content({ items }: { items: readonly ShopLanguage[] }) {
  const { home, can } = useShop();
  const [isAdding, setAdding] = useState(false);
  const mayChange = can('settings.write');
  const own = items.find(({ isDefault }) => isDefault);
  return (
    <>
      <div className="grid gap-4">
        <Card
          title="The shop’s own language"
          description="What you write everywhere in the console, and what stands in wherever a translation is missing."
          action={
            <Button asChild size="small">
              <Link to={`${home}/settings`}>Change</Link>
            </Button>
          }
        >
          <p className="text-sm font-medium">{own ? languageLabel(own.locale) : ''}</p>
        </Card>
        <Others items={items.filter(({ isDefault }) => !isDefault)} onAdd={mayChange ? () => setAdding(true) : null} />
      </div>
      {isAdding ? (
        <AddLanguageDialog known={items.map(({ locale }) => locale)} onClose={() => setAdding(false)} />
      ) : null}
      {mayChange && items.length > 1 ? (
        <Button className="mt-4" onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          Add a language
        </Button>
      ) : null}
    </>
  );
}

/** Languages of the shop: added as drafts, published when they are ready. */
export function LanguagesPage() {
  const { home } = useShop();
  const languages = useLanguages();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Languages"
        back={{ to: `${home}/settings`, label: 'Settings' }}
        actions={
          <Button asChild>
            <Link to={`${home}/translations`}>Translations</Link>
          </Button>
        }
      />
      {languages.data ? (
        <Content items={languages.data.items} />
      ) : (
        <Card>
          {languages.error ? (
            <ErrorState error={languages.error} onRetry={() => void languages.refetch()} />
          ) : (
            <LoadingBlock label="Loading the languages" rows={4} />
          )}
        </Card>
      )}
    </div>
  );
}
