import {
  getTranslationProgress,
  importTranslations,
  listMissingTranslations,
  missingTranslationsQuery,
  translatableKindSchema,
  type TranslationGap,
  type TranslationProgress,
} from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Languages } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { languageLabel } from '../../ui/locales.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { ViewTabs } from '../../ui/view-tabs.js';
import { SaveFileButton } from '../import/save-file-button.js';
import { SheetImport } from '../import/sheet-dialog.js';
import { kindNames, nameOfText } from './text-names.js';

type Choice = Pick<TranslationProgress, 'locale' | 'kind'>;

const percentOf = ({ complete, total }: TranslationProgress): number =>
  total === 0 ? 100 : Math.floor((100 * complete) / total);

function leftOf({ missing, outdated }: TranslationProgress): string {
  const parts = [missing > 0 ? `${missing} missing` : '', outdated > 0 ? `${outdated} outdated` : ''];
  return parts.filter(Boolean).join(', ') || 'Complete';
}

/** How far one kind is, as a bar that leads to what is left. */
function Bar({ progress, isShown }: { progress: TranslationProgress; isShown: boolean }) {
  const { locale, kind } = progress;
  const percent = percentOf(progress);
  return (
    <li>
      <Link
        to={`?locale=${locale}&kind=${kind}`}
        aria-current={isShown ? 'true' : undefined}
        className="grid min-h-11 grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 rounded-control px-2 py-1.5 text-sm hover:bg-hover aria-current:bg-accent-soft"
      >
        <span className="font-medium">{kindNames[kind].many}</span>
        <span
          role="progressbar"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={`${kindNames[kind].many} in ${languageLabel(locale)}`}
          className="block h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
        >
          <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
        </span>
        <span className="col-start-2 text-[0.8125rem] text-ink-subtle tabular-nums">
          {percent} % · {leftOf(progress)}
        </span>
      </Link>
    </li>
  );
}

function LanguageCard({ items, chosen }: { items: readonly TranslationProgress[]; chosen: Choice }) {
  const locale = items[0]?.locale ?? '';
  const [complete, total] = items.reduce(([done, all], { complete: c, total: t }) => [done + c, all + t], [0, 0]);
  return (
    <Card
      title={languageLabel(locale)}
      description={`${complete} of ${total} complete`}
      action={complete === total ? <Badge tone="positive">Complete</Badge> : null}
    >
      <ul className="-mx-2 grid gap-0.5">
        {items.map((progress) => (
          <Bar
            key={progress.kind}
            progress={progress}
            isShown={chosen.locale === locale && chosen.kind === progress.kind}
          />
        ))}
      </ul>
    </Card>
  );
}

const keysNamed = (keys: readonly string[]): string =>
  keys.length > 3
    ? `${keys.slice(0, 3).map(nameOfText).join(', ')} and ${keys.length - 3} more`
    : keys.map(nameOfText).join(', ');

function Gap({ gap, locale }: { gap: TranslationGap; locale: string }) {
  const { home } = useShop();
  const { kind, id, title, missing, outdated } = gap;
  return (
    <li>
      <Link
        to={`${home}/translations/${kind}/${id}?locale=${locale}`}
        className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover md:px-5"
      >
        <span className="min-w-0 flex-1 basis-56">
          <span className="font-medium wrap-anywhere">{title || 'Without a title'}</span>
          <span className="block text-[0.8125rem] text-ink-subtle">{keysNamed([...missing, ...outdated])}</span>
        </span>
        {missing.length > 0 ? <Badge hollow>{missing.length} missing</Badge> : null}
        {outdated.length > 0 ? <Badge tone="caution">{outdated.length} outdated</Badge> : null}
      </Link>
    </li>
  );
}

const stateSchema = missingTranslationsQuery.shape.state;

const views = [
  { label: 'All', filters: {} },
  { label: 'Missing', filters: { state: 'missing' } },
  { label: 'Outdated', filters: { state: 'outdated' } },
] as const;

function Gaps({ locale, kind }: Choice) {
  const api = useApi();
  const { key } = useShop();
  const [params] = useSearchParams();
  const state = stateSchema.safeParse(params.get('state')).data;
  const query = { locale, kind, state, limit: 50 };
  const gaps = useCursorList(key('translations', 'overview', 'gaps', locale, kind, state), (cursor) =>
    api.call(listMissingTranslations, { query: { ...query, cursor } }),
  );
  const empty = (
    <EmptyState icon={CircleCheck} title="Nothing to do here">
      Every text of your {kindNames[kind].many.toLowerCase()} reads in {languageLabel(locale)}.
    </EmptyState>
  );
  const noun = kindNames[kind].many.toLowerCase();
  return (
    <Card title={`${kindNames[kind].many} to translate into ${languageLabel(locale)}`} flush>
      <div className="px-4 md:px-5">
        <ViewTabs views={views} filterIds={['state']} />
      </div>
      {listPlaceholder({ list: gaps, isNarrowed: state !== undefined, empty, noun }) ?? (
        <ul className="divide-y divide-line border-t border-line">
          {gaps.rows.map((gap) => (
            <Gap key={gap.id} gap={gap} locale={locale} />
          ))}
        </ul>
      )}
      <LoadMore
        shown={gaps.rows.length}
        total={undefined}
        noun={noun}
        hasMore={gaps.hasMore}
        loading={gaps.isLoadingMore}
        onLoadMore={gaps.loadMore}
      />
    </Card>
  );
}

/** The one looked at: asked for by the address, else the first with something left to do. */
function chosenOf(items: readonly TranslationProgress[], params: URLSearchParams): TranslationProgress | undefined {
  const kind = translatableKindSchema.safeParse(params.get('kind'));
  return (
    items.find((item) => kind.success && item.kind === kind.data && item.locale === params.get('locale')) ??
    items.find(({ complete, total }) => complete < total) ??
    items[0]
  );
}

function Overview({ items }: { items: readonly TranslationProgress[] }) {
  const { home, can } = useShop();
  const [params] = useSearchParams();
  const chosen = chosenOf(items, params);
  if (!chosen) {
    const action = can('settings.read') ? (
      <Button asChild tone="primary">
        <Link to={`${home}/settings/languages`}>Add a language</Link>
      </Button>
    ) : null;
    return (
      <Card>
        <EmptyState icon={Languages} title="The shop speaks one language" action={action}>
          Add a language in the settings. What there is to translate, and what is missing, then stands here.
        </EmptyState>
      </Card>
    );
  }
  const locales = [...new Set(items.map(({ locale }) => locale))];
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid gap-4">
        {locales.map((locale) => (
          <LanguageCard key={locale} items={items.filter((item) => item.locale === locale)} chosen={chosen} />
        ))}
      </div>
      <Gaps key={`${chosen.locale} ${chosen.kind}`} locale={chosen.locale} kind={chosen.kind} />
    </div>
  );
}

/** The texts of the language looked at as a table for a translator: out, and back in. */
function TranslationTable({ items }: { items: readonly TranslationProgress[] }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key, can } = useShop();
  const [params] = useSearchParams();
  const locale = chosenOf(items, params)?.locale;
  if (locale === undefined) return null;
  const language = languageLabel(locale);
  return (
    <>
      <SaveFileButton
        label={`Export ${language}`}
        path={`/admin/translations/export?locale=${locale}`}
        fileName={`translations-${locale}.csv`}
      />
      {can('catalog.write') ? (
        <SheetImport
          label={`Import ${language}`}
          title={`Import ${language} translations`}
          description="A table as it is exported, with the last column filled in. Rows left empty stay as they are; a text counts as translated from the words in the table."
          send={(file, onProgress) => api.upload(importTranslations, { query: { locale }, file, onProgress })}
          onWritten={() => void queryClient.invalidateQueries({ queryKey: key('translations') })}
        />
      ) : null}
    </>
  );
}

/** How far the shop is translated, and what is left. */
export function TranslationsPage() {
  const api = useApi();
  const { key, home, can } = useShop();
  const progress = useQuery({
    queryKey: key('translations', 'overview', 'progress'),
    queryFn: ({ signal }) => api.call(getTranslationProgress, { signal }),
  });
  const languages = can('settings.read') ? (
    <Button asChild>
      <Link to={`${home}/settings/languages`}>
        <Languages aria-hidden />
        Languages
      </Link>
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Translations"
        actions={
          <>
            {languages}
            <TranslationTable items={progress.data?.items ?? []} />
          </>
        }
      />
      {progress.data ? (
        <Overview items={progress.data.items} />
      ) : (
        <Card>
          {progress.error ? (
            <ErrorState error={progress.error} onRetry={() => void progress.refetch()} />
          ) : (
            <LoadingBlock label="Counting translations" rows={8} />
          )}
        </Card>
      )}
    </>
  );
}
