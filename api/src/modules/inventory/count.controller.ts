import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CountService } from './count.service.js';

/** Counts over REST. */
@Controller()
export class CountController {
  constructor(private readonly counts: CountService) {}

  @Operate(operations.listCounts)
  list(@Input() input: InputOf<typeof operations.listCounts>) {
    return this.counts.list(input.ctx, input.query);
  }

  @Operate(operations.getCount)
  get(@Input() input: InputOf<typeof operations.getCount>) {
    return this.counts.get(input.ctx, input.params.id);
  }

  @Operate(operations.openCount)
  open(@Input() input: InputOf<typeof operations.openCount>) {
    return this.counts.open(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.listCountLines)
  listLines(@Input() input: InputOf<typeof operations.listCountLines>) {
    return this.counts.listLines(input.ctx, input.params.id, input.query);
  }

  @Operate(operations.enterCount)
  enter(@Input() input: InputOf<typeof operations.enterCount>) {
    return this.counts.enter(input.ctx, input.params.id, input.body, input.idempotency);
  }

  @Operate(operations.applyCount)
  apply(@Input() input: InputOf<typeof operations.applyCount>) {
    return this.counts.apply(input.ctx, input.params.id, input.idempotency);
  }

  @Operate(operations.cancelCount)
  cancel(@Input() input: InputOf<typeof operations.cancelCount>) {
    return this.counts.cancel(input.ctx, input.params.id, input.idempotency);
  }
}
