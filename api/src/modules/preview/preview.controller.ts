import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { PreviewService } from './preview.service.js';

/** Previews over REST: staff make links, the storefront opens them. */
@Controller()
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Operate(operations.previewProduct)
  product(@Input() { ctx, params }: InputOf<typeof operations.previewProduct>) {
    return this.previews.linkToProduct(ctx, params.id);
  }

  @Operate(operations.previewPage)
  page(@Input() { ctx, params }: InputOf<typeof operations.previewPage>) {
    return this.previews.linkToPage(ctx, params.id);
  }

  @Operate(operations.previewCollectionPage)
  collection(@Input() { ctx, params }: InputOf<typeof operations.previewCollectionPage>) {
    return this.previews.linkToCollection(ctx, params.id);
  }

  @Operate(operations.openPreview)
  open(@Input() { ctx, body }: InputOf<typeof operations.openPreview>) {
    return this.previews.open(ctx, body.token);
  }
}
