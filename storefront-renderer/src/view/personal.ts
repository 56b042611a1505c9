import type { Crumb, PageKind, Translate } from '@smallshop/theme-kit';
import type { PageModel } from '../page/render.request.js';
import { homeCrumb, type View, type ViewInput } from './view.js';

const title = (model: PageModel, t: Translate): string =>
  model.kind === 'order' ? t('kit.title.order', { number: model.order.number }) : t(`kit.title.${model.kind}`);

function crumbs(model: PageModel, t: Translate): Crumb[] {
  if (model.kind !== 'order' && model.kind !== 'profile') return [];
  const account = { label: t('kit.title.account'), href: '/account' };
  const href = model.kind === 'order' ? `/account/orders/${model.order.id}` : '/account/profile';
  return [homeCrumb(t), account, { label: title(model, t), href }];
}

/** Good news after a redirect, by `?saved=`; unknown on other pages. */
function withNotice(model: PageModel, { route, t }: ViewInput): PageModel {
  const { saved } = route.query;
  if (saved === undefined) return model;
  if (model.kind === 'return') return { ...model, form: { ...model.form, notice: t(`kit.saved.${saved}`) } };
  if (model.kind !== 'profile') return model;
  const notice = t(`kit.saved.${saved}`);
  return saved === 'profile'
    ? { ...model, profileForm: { ...model.profileForm, notice } }
    : { ...model, addressForm: { ...model.addressForm, notice } };
}

/** Pages made for one visitor, and the page of a failure: their data was loaded before; title and way are added here. */
export const personalView: View = {
  queries: () => ({}),
  build: (input) => {
    const { route, model, t } = input;
    if (model === null) return null;
    return {
      ...withNotice(model, input),
      path: route.path,
      title: title(model, t),
      description: '',
      breadcrumbs: crumbs(model, t),
    };
  },
};

/** The page of addresses that lead nowhere. */
export const notFoundView: View = {
  queries: () => ({}),
  build: ({ route, t }) => ({
    kind: 'not-found',
    path: route.path,
    title: t('kit.title.not-found'),
    description: '',
    breadcrumbs: [],
  }),
};

const personal: ReadonlySet<PageKind> = new Set([
  'cart',
  'checkout',
  'confirmation',
  'challenge',
  'login',
  'register',
  'account',
  'order',
  'return',
  'profile',
  'wishes',
  'unsubscribe',
  'unavailable',
]);

/** Whether pages of this kind are made per request. */
export const isPersonal = (kind: PageKind): boolean => personal.has(kind);
