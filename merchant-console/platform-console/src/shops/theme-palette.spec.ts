import { describe, expect, it } from 'vitest';
import { previewPalette } from './theme-palette.js';

describe('the drawn preview of a theme', () => {
  it('finds text and accent on a light ground', () => {
    expect(previewPalette(['#f8f3e9', '#efe7d7', '#1c4a50', '#2b2620'])).toEqual({
      ground: '#f8f3e9',
      ink: '#2b2620',
      accent: '#1c4a50',
    });
  });

  it('finds text and accent on a dark ground', () => {
    expect(previewPalette(['#0c0d0f', '#c8ff2e', '#f4f5f6'])).toEqual({
      ground: '#0c0d0f',
      ink: '#f4f5f6',
      accent: '#c8ff2e',
    });
  });

  it('stays readable when a theme names only its ground, or nothing usable', () => {
    expect(previewPalette(['#0c0d0f'])).toEqual({ ground: '#0c0d0f', ink: '#ffffff', accent: '#ffffff' });
    expect(previewPalette(['rebeccapurple'])).toEqual({ ground: '#ffffff', ink: '#111111', accent: '#111111' });
  });
});
