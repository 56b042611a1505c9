import { expect, it } from 'vitest';
import { movedByKey } from './focal-editor.js';

it.each([
  ['ArrowLeft', false, { x: 0.48, y: 0.5 }],
  ['ArrowRight', true, { x: 0.6, y: 0.5 }],
  ['ArrowUp', false, { x: 0.5, y: 0.48 }],
  ['ArrowDown', true, { x: 0.5, y: 0.6 }],
])('%s moves the focal point', (key, isFast, expected) => {
  expect(movedByKey({ x: 0.5, y: 0.5 }, key, isFast)).toEqual(expected);
});

it('stays inside the picture', () => {
  expect(movedByKey({ x: 0.01, y: 0 }, 'ArrowLeft', true)).toEqual({ x: 0, y: 0 });
  expect(movedByKey({ x: 1, y: 1 }, 'ArrowDown', false)).toEqual({ x: 1, y: 1 });
});

it('leaves other keys alone', () => expect(movedByKey({ x: 0.5, y: 0.5 }, 'Tab', false)).toBeNull());
