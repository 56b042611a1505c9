import type { Preview, ResolvedHost } from '@smallshop/contract';
import type { Logger } from 'pino';
import type { RenderedPage } from '../cache/page.entry.js';
import type { Metrics } from '../observe/metrics.js';
import type { PageModel, RenderOutcome, RenderRequest } from '../page/render.request.js';
import { localisePage } from '../route/language.js';
import type { Route } from '../route/route.js';
import type { StorefrontReader } from './storefront.reader.js';

/** Astro's side: draws a theme's route. */
export interface ThemeDrawer {
  /**
   * @returns the page's text in UTF-8
   * @throws what the page threw
   */
  draw(themeId: string, request: RenderRequest): Promise<Buffer>;
}

const limitMs = 10_000;

type Read = RenderRequest['read'];

/** What one page is drawn with, beside shop and address. */
interface Drawing {
  readonly model: PageModel | null;
  readonly status: number;
  readonly previewUntil: string | null;
  readonly previewPath: string | null;
  readonly read: Read;
}

/** Draws pages: gives the theme what it may know and collects what the cache must know. */
export class PageRenderer {
  constructor(
    private readonly drawer: ThemeDrawer,
    private readonly reader: StorefrontReader,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {}

  /** A page that is the same for everybody. */
  shared(host: ResolvedHost, route: Route): Promise<RenderedPage> {
    return this.#render(host, route, {
      model: null,
      status: 200,
      previewUntil: null,
      previewPath: null,
      read: (queries) => this.reader.read(host, queries),
    });
  }

  /** A page made for one visitor, or the page of a failure: header and footer may be drawn from what was last known. */
  personal(host: ResolvedHost, route: Route, model: PageModel, status: number): Promise<RenderedPage> {
    const read: Read = (queries) => this.reader.readOrRemember(host, queries);
    return this.#render(host, route, { model, status, previewUntil: null, previewPath: null, read });
  }

  /**
   * What is not in the shop yet, in its place on the page it will have.
   *
   * @param path address of the preview, without its language
   */
  preview(host: ResolvedHost, route: Route, preview: Preview, path: string): Promise<RenderedPage> {
    const shown = shownBy(preview);
    const read: Read = async (queries) => {
      const data = await this.reader.read(host, queries);
      const answers = Object.entries(shown).reduce((known, [key, thing]) => known.with(key, thing), data.answers);
      return { ...data, answers };
    };
    return this.#render(host, route, {
      ...{ model: null, status: 200, read },
      ...{ previewUntil: preview.expiresAt, previewPath: path },
    });
  }

  async #render(host: ResolvedHost, route: Route, drawing: Drawing): Promise<RenderedPage> {
    const { model, previewUntil, previewPath, read } = drawing;
    const outcome: RenderOutcome = { status: drawing.status, tags: [], purgeSequence: 0, isStorable: false };
    const request: RenderRequest = {
      host,
      route,
      model,
      previewUntil,
      previewPath,
      outcome,
      read,
      report: (problem, where) => {
        this.metrics.sectionFailures.inc();
        this.log.error({ err: problem, where, shopId: host.shop.id, path: route.path }, 'left out of a page');
      },
    };
    const stop = this.metrics.renderSeconds.startTimer({ kind: route.kind });
    const html = await withinLimit(this.drawer.draw(host.theme.themeId, request));
    stop();
    return { ...outcome, html: localisePage(host.shop, html) };
  }
}

/** What a preview answers in place of the shop, by the queries of its page. */
function shownBy(preview: Preview): Readonly<Record<string, unknown>> {
  switch (preview.kind) {
    case 'product':
      return { 'view.product': preview.product };
    case 'page':
      return { 'view.page': preview.page };
    case 'collection':
      return { 'view.collection': preview.collection, 'view.products': preview.products };
  }
}

/** Rejects when drawing takes longer than anyone waits, so that neither the visitor nor those who joined hang. */
async function withinLimit(work: Promise<Buffer>): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Drawing took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
