import type { StorefrontQuery } from '@smallshop/contract';
import type { LayoutProps, PageKind, PageView, Template, ThemeContext, Translate } from '@smallshop/theme-kit';
import { type Answers } from '../plumbing/answers.js';
import { languageName, pathIn } from '../route/language.js';
import type { Route } from '../route/route.js';
import { notFoundRoute } from '../route/route.js';
import { viewOf } from '../view/index.js';
import { formatsFor } from './formats.js';
import { placements, templateOf, themeSettings, type PagePlan, type Placement } from './placement.js';
import type { PageData, RenderRequest } from './render.request.js';
import type { Component, ThemeBundle } from './theme.bundle.js';
import { textsFor, translator } from './translate.js';
import { urls } from './urls.js';

/** A section with everything it is drawn from. */
export interface ReadySection {
  readonly where: string;
  readonly component: Component;
  readonly props: Readonly<Record<string, unknown>>;
}

/** A page ready to be drawn. */
export interface OpenPage {
  readonly ctx: ThemeContext;
  readonly t: Translate;
  readonly settings: LayoutProps['settings'];
  readonly tokens: Readonly<Record<string, string>>;
  readonly header: readonly ReadySection[];
  readonly main: readonly ReadySection[];
  readonly footer: readonly ReadySection[];
  readonly isFragment: boolean;
}

const isDrawer = (route: Route): boolean => route.query.fragment === 'drawer';

const textsOf = ({ host }: RenderRequest, part: string): Readonly<Record<string, string>> =>
  host.texts[host.shop.locale]?.[part] ?? {};

function planOf(theme: ThemeBundle, request: RenderRequest, kind: PageKind, slug: string): PagePlan {
  const { templates } = request.host.theme;
  const { report } = request;
  const seed = { kind, slug };
  const placed = (name: string, themes: Template | undefined): Placement[] => {
    const own = templateOf(templates[name], themes, report, name);
    return placements(theme, own, seed, { texts: textsOf(request, name), report });
  };
  const group = (name: string): Placement[] => placed(name, theme.groups.get(name));
  if (isDrawer(request.route)) return { kind, header: [], main: group('cart-drawer'), footer: [] };
  return { kind, header: group('header'), main: placed(kind, theme.templates.get(kind)), footer: group('footer') };
}

/** Every query of the page under one key each; equal questions of different sections are asked once. */
function questions(plan: PagePlan, own: Readonly<Record<string, StorefrontQuery>>) {
  const asked: Record<string, StorefrontQuery> = {};
  const keyOf = new Map<string, string>();
  const ask = (key: string, query: StorefrontQuery): void => {
    const text = JSON.stringify(query);
    if (keyOf.has(text)) return;
    keyOf.set(text, key);
    asked[key] = query;
  };
  for (const [key, query] of Object.entries(own)) ask(`view.${key}`, query);
  for (const placed of [...plan.header, ...plan.main, ...plan.footer]) {
    for (const query of placed.queries.values()) if (query !== null) ask(`q.${keyOf.size}`, query);
  }
  return { asked, keyOf };
}

function ready(
  placed: readonly Placement[],
  keyOf: ReadonlyMap<string, string>,
  answers: Answers,
  shared: { ctx: ThemeContext; t: Translate },
): ReadySection[] {
  return placed.flatMap(({ id, name, component, settings, blocks, queries }) => {
    const data: Record<string, unknown> = {};
    for (const [key, query] of queries) {
      const answeredBy = query === null ? null : (keyOf.get(JSON.stringify(query)) ?? '');
      if (answeredBy !== null && !answers.has(answeredBy)) return [];
      data[key] = answeredBy === null ? null : answers.raw(answeredBy);
    }
    return [{ where: `section ${name}#${id}`, component, props: { id, settings, blocks, data, ...shared } }];
  });
}

function contextOf(request: RenderRequest, page: PageView): ThemeContext {
  const { shop } = request.host;
  const formats = formatsFor(shop.locale, shop.timezone);
  const [here] = page.path.split('?');
  return {
    shop,
    locale: shop.locale,
    languages: shop.locales.map((locale) => ({
      locale,
      name: languageName(locale),
      // What is not in the shop yet has no address but the preview's own.
      href: pathIn(shop, locale, request.previewPath ?? page.path),
      isCurrent: locale === shop.locale,
    })),
    currency: shop.currency,
    page,
    urls,
    formatMoney: formats.money,
    formatDate: formats.date,
    formatNumber: formats.number,
    isCurrent: (href) => href === page.path || href === here,
  };
}

function note(request: RenderRequest, data: PageData, page: PageView): void {
  const { outcome, route } = request;
  outcome.tags = data.tags;
  outcome.purgeSequence = data.purgeSequence;
  outcome.status = page.kind === 'not-found' ? 404 : page.kind === 'unavailable' ? 503 : outcome.status;
  const isUnknownVariant =
    page.kind === 'product' && route.query.variant !== undefined && page.selected.id !== route.query.variant;
  outcome.isStorable = route.isCached && !isUnknownVariant;
}

/**
 * Plans a page, reads everything it needs in one request and prepares its sections.
 *
 * @throws whatever `request.read` throws: the front then serves an older copy or says that the page cannot be made now
 */
export async function openPage(theme: ThemeBundle, request: RenderRequest, route = request.route): Promise<OpenPage> {
  const { shop } = request.host;
  const t = translator(textsFor(theme.texts, shop.locale), shop.locale);
  const formats = formatsFor(shop.locale, shop.timezone);
  const kind = request.model?.kind ?? route.kind;
  const plan = planOf(theme, request, kind, route.slug);
  const view = viewOf(kind);
  const { asked, keyOf } = questions(plan, view.queries(route, shop));
  const data = await request.read(asked);
  const page = view.build({ shop, route, answers: data.answers, model: request.model, t, formats });
  if (page === null) return openPage(theme, request, { ...notFoundRoute, path: route.path });
  note(request, data, page);
  const ctx = contextOf(request, page);
  const settings = themeSettings(theme.definition.settings, request.host.theme.settings, {
    texts: textsOf(request, 'settings'),
    report: request.report,
  });
  const prepare = (placed: readonly Placement[]): ReadySection[] => ready(placed, keyOf, data.answers, { ctx, t });
  return {
    ctx,
    t,
    settings,
    tokens: theme.definition.tokens(settings),
    header: prepare(plan.header),
    main: prepare(plan.main),
    footer: prepare(plan.footer),
    isFragment: isDrawer(route),
  };
}
