import { createApp } from 'astro/app/entrypoint';
import type { RenderRequest } from '../page/render.request.js';
import type { ThemeDrawer } from './page.renderer.js';

const origin = 'http://storefront.invalid';

/** Draws themes with Astro's app, without streaming: a page is whole or it is an error. */
export class AstroDrawer implements ThemeDrawer {
  readonly #app = createApp({ streaming: false });

  async draw(themeId: string, render: RenderRequest): Promise<Buffer> {
    const routeData = this.#routeOf(themeId);
    if (routeData === undefined) throw new Error(`Theme ${themeId} is not installed`);
    // Rebuilt from nothing: no header, cookie or query of the visitor can reach a theme.
    const request = new Request(`${origin}/_theme/${themeId}`);
    const response = await this.#app.render(request, { routeData, locals: { render } });
    const html = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`Theme ${themeId} failed to draw ${render.route.path}`);
    return html;
  }

  #routeOf(themeId: string) {
    return this.#app.manifestData.routes.find(({ route }) => route === `/_theme/${themeId}`);
  }
}
