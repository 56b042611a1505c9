import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ProductFiles } from './product-file.service.js';

/** Which files digital products are sold with, for staff. */
@Controller()
export class ProductFileController {
  constructor(private readonly files: ProductFiles) {}

  @Operate(operations.listProductFiles)
  list(@Input() { ctx, params }: InputOf<typeof operations.listProductFiles>) {
    return this.files.list(ctx, params.id);
  }

  @Operate(operations.setProductFiles)
  set(@Input() { ctx, params, body }: InputOf<typeof operations.setProductFiles>) {
    return this.files.set(ctx, params.id, body);
  }
}
