import {
  translatableKindSchema,
  type Permission,
  type TranslatableKind,
  type TranslatedRecord,
  type Translation,
} from '@smallshop/contract';
import { Languages } from 'lucide-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../app/not-found-page.js';
import { useShop } from '../../app/session.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { languageLabel } from '../../ui/locales.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { SaveBar } from '../../ui/save-bar.js';
import { groupsOf, kindNames, labelOfText } from './text-names.js';
import { TextRow, type TextState } from './text-row.js';
import { useConfirmText, useTranslatedRecord, useTranslationEditor, type RecordKey } from './use-translation.js';

/** Where a record is edited; null where the console has no page for it. */
const addressOf = ({ kind, id }: RecordKey): string | null =>
  ({
    product: `products/${id}`,
    category: `categories/${id}`,
    collection: `collections/${id}`,
    page: `pages/${id}`,
    menu: `menus/${id}`,
    storefront: null,
    custom_field: 'settings/custom-fields',
    shipping_method: 'settings/shipping',
    media: `media?file=${id}`,
  })[kind];

const writeAccess: Readonly<Record<TranslatableKind, Permission>> = {
  ...{
    product: 'catalog.write',
    category: 'catalog.write',
    collection: 'catalog.write',
    custom_field: 'catalog.write',
  },
  ...{ media: 'catalog.write', page: 'content.write', menu: 'content.write', storefront: 'content.write' },
  shipping_method: 'settings.write',
};

const gapsIn = ({ missing, outdated }: Translation): number => missing.length + outdated.length;

/** The languages as links, so that each can be opened in a tab of its own; numbers say what is left to do. */
function LanguageTabs({ translations, shown }: { translations: readonly Translation[]; shown: string }) {
  return (
    <nav aria-label="Languages" className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {translations.map((translation) => {
        const { locale } = translation;
        const left = gapsIn(translation);
        return (
          <Link
            key={locale}
            to={`?locale=${locale}`}
            replace
            aria-current={locale === shown ? 'page' : undefined}
            className={cn(
              '-mb-px inline-flex min-h-10 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-ink-muted hover:text-ink',
              locale === shown && 'border-accent text-ink',
            )}
          >
            {languageLabel(locale)}
            {left > 0 ? (
              <span className="rounded-full bg-sunken px-1.5 text-xs text-ink-muted tabular-nums">
                {left}
                <span className="sr-only"> texts to look at</span>
              </span>
            ) : null}
          </Link>
        );
      })}
    </nav>
  );
}

function stateOf({ missing, outdated }: Translation, key: string, value: string): TextState {
  if (outdated.includes(key)) return 'outdated';
  return value === '' || (missing.includes(key) && value === '') ? 'missing' : 'done';
}

function Editor({ record, translation }: { record: TranslatedRecord; translation: Translation }) {
  const { can } = useShop();
  const readOnly = !can(writeAccess[record.kind]);
  const editor = useTranslationEditor(record, translation);
  const confirm = useConfirmText(record, translation);
  const locales = { own: record.locale, other: translation.locale };
  return (
    <>
      <div className="grid gap-4">
        {groupsOf(record.texts).map(({ heading, texts }) => (
          <Card key={texts[0]?.key} title={heading} flush>
            {texts.map((text) => {
              const value = editor.draft[text.key] ?? '';
              const state = stateOf(translation, text.key, value);
              const isConfirmable = state === 'outdated' && !readOnly && !editor.isDirty;
              return (
                <TextRow
                  key={text.key}
                  {...{ text, locales, value, state, readOnly }}
                  error={editor.errors[`texts.${text.key}`]}
                  onChange={(typed) => editor.change({ [text.key]: typed })}
                  onConfirm={isConfirmable ? () => confirm.mutate(text.key) : undefined}
                />
              );
            })}
          </Card>
        ))}
      </div>
      <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
      <SavedFirstDialog
        noun="translation"
        names={Object.fromEntries(record.texts.map((text) => [text.key, labelOfText(text)]))}
        conflict={editor.conflict}
        busy={editor.isSaving}
        onTakeTheirs={editor.takeTheirs}
        onKeepMine={editor.keepMine}
        onClose={editor.closeConflict}
      />
    </>
  );
}

function NoLanguages() {
  const { home, can } = useShop();
  const action = can('settings.read') ? (
    <Button asChild tone="primary">
      <Link to={`${home}/settings/languages`}>Add a language</Link>
    </Button>
  ) : null;
  return (
    <Card>
      <EmptyState icon={Languages} title="The shop speaks one language" action={action}>
        Add a language in the settings, then translate what shoppers read, text by text. They see it once you publish
        it.
      </EmptyState>
    </Card>
  );
}

function Page({ record }: { record: TranslatedRecord }) {
  const { home } = useShop();
  const [params] = useSearchParams();
  const { translations, title, kind } = record;
  const asked = params.get('locale');
  const shown = translations.find(({ locale }) => locale === asked) ?? translations[0];
  const address = addressOf(record);
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        title={title}
        back={{ to: `${home}/translations`, label: 'Translations' }}
        badges={shown?.isPublished === false ? <Badge hollow>Language not published</Badge> : null}
        subtitle={`Texts of this ${kindNames[kind].one}, beside ${languageLabel(record.locale)}. What stays empty is shown in ${languageLabel(record.locale)}.`}
        actions={
          address === null ? null : (
            <Button asChild>
              <Link to={`${home}/${address}`}>Edit the {kindNames[kind].one}</Link>
            </Button>
          )
        }
      />
      {shown ? (
        <>
          <LanguageTabs translations={translations} shown={shown.locale} />
          <Editor key={shown.locale} record={record} translation={shown} />
        </>
      ) : (
        <NoLanguages />
      )}
    </div>
  );
}

function Loaded(record: RecordKey) {
  const found = useTranslatedRecord(record);
  if (found.data) return <Page record={found.data} />;
  return (
    <Card>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingBlock label="Loading the texts" rows={10} />
      )}
    </Card>
  );
}

/** One record's texts side by side with their translations. */
export function TranslationPage() {
  const { kind, id = '' } = useParams();
  const known = translatableKindSchema.safeParse(kind);
  return known.success ? <Loaded key={id} kind={known.data} id={id} /> : <NotFoundPage />;
}
