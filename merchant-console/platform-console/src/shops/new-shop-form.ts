import { createShopInput, type CreateShopInput, type Currency } from '@smallshop/contract';

/** A new shop as it is typed. */
export interface NewShopForm {
  name: string;
  slug: string;
  ownerName: string;
  ownerEmail: string;
  themeId: string;
  country: string;
  currency: string;
  locale: string;
  timezone: string;
  catalog: CreateShopInput['catalog'];
}

interface Market {
  country: string;
  currency: Currency;
  locale: string;
  timezone: string;
}

/** Countries a shop can sit in, with what usually goes with them; each of the three can be changed. */
export const markets: readonly Market[] = [
  { country: 'DE', currency: 'EUR', locale: 'de-DE', timezone: 'Europe/Berlin' },
  { country: 'AT', currency: 'EUR', locale: 'de', timezone: 'Europe/Vienna' },
  { country: 'AU', currency: 'AUD', locale: 'en', timezone: 'Australia/Sydney' },
  { country: 'BE', currency: 'EUR', locale: 'nl-NL', timezone: 'Europe/Brussels' },
  { country: 'CA', currency: 'CAD', locale: 'en', timezone: 'America/Toronto' },
  { country: 'CH', currency: 'CHF', locale: 'de-CH', timezone: 'Europe/Zurich' },
  { country: 'CZ', currency: 'CZK', locale: 'en', timezone: 'Europe/Prague' },
  { country: 'DK', currency: 'DKK', locale: 'da-DK', timezone: 'Europe/Copenhagen' },
  { country: 'ES', currency: 'EUR', locale: 'es-ES', timezone: 'Europe/Madrid' },
  { country: 'FR', currency: 'EUR', locale: 'fr-FR', timezone: 'Europe/Paris' },
  { country: 'GB', currency: 'GBP', locale: 'en-GB', timezone: 'Europe/London' },
  { country: 'IE', currency: 'EUR', locale: 'en', timezone: 'Europe/Dublin' },
  { country: 'IT', currency: 'EUR', locale: 'it-IT', timezone: 'Europe/Rome' },
  { country: 'JP', currency: 'JPY', locale: 'en', timezone: 'Asia/Tokyo' },
  { country: 'NL', currency: 'EUR', locale: 'nl-NL', timezone: 'Europe/Amsterdam' },
  { country: 'NO', currency: 'NOK', locale: 'en', timezone: 'Europe/Oslo' },
  { country: 'NZ', currency: 'NZD', locale: 'en', timezone: 'Pacific/Auckland' },
  { country: 'PL', currency: 'PLN', locale: 'pl-PL', timezone: 'Europe/Warsaw' },
  { country: 'SE', currency: 'SEK', locale: 'sv-SE', timezone: 'Europe/Stockholm' },
  { country: 'US', currency: 'USD', locale: 'en-US', timezone: 'America/New_York' },
];

/** What the form begins with. */
export const emptyShop: NewShopForm = {
  name: '',
  slug: '',
  ownerName: '',
  ownerEmail: '',
  themeId: '',
  country: 'DE',
  currency: 'EUR',
  locale: 'en',
  timezone: 'Europe/Berlin',
  catalog: 'sample',
};

/** The write a valid form stands for. */
export const newShopInput = ({ ownerName, ownerEmail, ...form }: NewShopForm): CreateShopInput =>
  createShopInput.parse({ ...form, owner: { name: ownerName, email: ownerEmail } });
