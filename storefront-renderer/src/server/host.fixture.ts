/** Of shop one. */
export const shopId = '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52';
/** What the API says of a host: shop one speaks German too. */
export const aHost = (slug: string, status = 'active') => ({
  status,
  shop: {
    id: slug === 'one' ? shopId : '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a53',
    slug,
    name: `Shop ${slug}`,
    tagline: '',
    contactEmail: 'a@example.com',
    currency: 'EUR',
    currencies: slug === 'one' ? ['EUR', 'USD'] : ['EUR'],
    locale: 'en-GB',
    locales: slug === 'one' ? ['en-GB', 'de'] : ['en-GB'],
    country: 'DE',
    timezone: 'Europe/Berlin',
    pricesIncludeTax: true,
    logoSvg: null,
    faviconSvg: null,
  },
  theme: { themeId: 'paper', themeVersion: '1.0.0', revision: 1, settings: {}, templates: {} },
  texts: {},
  canonicalOrigin: `http://${slug}.example`,
  purgeSequence: 0,
});
