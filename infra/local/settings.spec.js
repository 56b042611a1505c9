import { expect, test } from 'vitest';
import { Refusal } from './refusal.js';
import { isNewEnough } from './runtime.js';
import { readSettings } from './settings.js';

test('runs on the documented ports when nothing is set', () => {
  expect(readSettings({}).ports).toEqual({ api: 8000, storefront: 3000, console: 3001, postgres: 5499 });
});

test('moves a service to the port its variable names', () => {
  expect(readSettings({ SMALLSHOP_API_PORT: '8100' }).ports.api).toBe(8100);
});

test.each(['0', '65536', '80.5', 'http', '-1'])('refuses %s as a port and names the variable', (text) => {
  expect(() => readSettings({ SMALLSHOP_CONSOLE_PORT: text })).toThrow(
    new Refusal(`SMALLSHOP_CONSOLE_PORT=${text} is not a port: give an integer from 1 to 65535.`),
  );
});

test('refuses one port for two services', () => {
  expect(() => readSettings({ SMALLSHOP_API_PORT: '3000' })).toThrow(Refusal);
});

test.each([
  ['20.20.2', false],
  ['22.12.0', false],
  ['22.13.0', true],
  ['24.0.0', true],
  ['100.0.0', true],
])('Node %s: new enough is %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});
