import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

interface Journey {
  /** Fails when axe finds anything on the page as it is now. */
  checkAccessibility: (page?: Page) => Promise<void>;
}

/** Console errors a journey causes on purpose: refused answers are logged by the browser itself. */
const expectedNoise = /Failed to load resource/;

/**
 * Every journey fails for uncaught errors and errors in the browser's console: a page that works by accident is not done.
 */
export const test = base.extend<Journey>({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedNoise.test(message.text())) errors.push(message.text());
    });
    await use(page);
    expect(errors, 'errors in the browser').toEqual([]);
  },
  checkAccessibility: async ({ page: opened }, use) => {
    await use(async (page = opened) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
      expect(found, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
});
export { expect };

/** A phone of ordinary width. */
export const phone = { width: 390, height: 844 };
