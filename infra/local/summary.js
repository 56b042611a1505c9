import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf } from './environment.js';

/**
 * What a person needs next: addresses and logins, as lines for the terminal.
 *
 * @param {import('./settings.js').Settings} settings
 * @param {import('./terminal.js').Terminal} terminal
 * @returns {string[]}
 */
export function summaryOf(settings, terminal) {
  const addresses = addressesOf(settings);
  const demo = readDemo(join(settings.dataDir, 'demo.json'));
  const shops = demo?.shops ?? [];
  const rows = [
    ...(shops.length ? [] : [['Storefront', addresses.storefront]]),
    ...shops.flatMap((shop) => [
      [shop.name, shop.storefrontUrl],
      ...(shop.customer ? [['  a shopper', loginOf(shop.customer)]] : []),
    ]),
    ['Merchant console', addresses.console],
    ...shops.map((shop) => [`  owner of ${shop.name}`, loginOf(shop.owner)]),
    ['Platform console', `${addresses.console}/platform`],
    ...(demo?.platformAdmin ? [['  administrator', loginOf(demo.platformAdmin)]] : []),
    ['API and its docs', `${addresses.api}/docs`],
    ...shops.slice(0, 1).map((shop) => ['Mail sent', `${addresses.console}/s/${shop.slug}/mails`]),
    ['Logs', join(settings.dataDir, 'logs')],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}${terminal.bold(value)}`);
  return ['', ...lines, '', terminal.dim('  Ctrl-C stops everything.'), ''];
}

function readDemo(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function loginOf({ email, password }) {
  return `${email}  ${password}`;
}
