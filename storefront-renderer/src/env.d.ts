declare namespace App {
  interface Locals {
    render: import('./page/render.request.js').RenderRequest;
  }
}
