import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { TransferService } from './transfer.service.js';

/** Transfers over REST. */
@Controller()
export class TransferController {
  constructor(private readonly transfers: TransferService) {}

  @Operate(operations.listTransfers)
  list(@Input() input: InputOf<typeof operations.listTransfers>) {
    return this.transfers.list(input.ctx, input.query);
  }

  @Operate(operations.getTransfer)
  get(@Input() input: InputOf<typeof operations.getTransfer>) {
    return this.transfers.get(input.ctx, input.params.id);
  }

  @Operate(operations.createTransfer)
  create(@Input() input: InputOf<typeof operations.createTransfer>) {
    return this.transfers.create(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.updateTransfer)
  update(@Input() input: InputOf<typeof operations.updateTransfer>) {
    return this.transfers.update(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.sendTransfer)
  send(@Input() input: InputOf<typeof operations.sendTransfer>) {
    return this.transfers.send(input.ctx, input.params.id, input.ifMatch, input.idempotency);
  }

  @Operate(operations.receiveTransfer)
  receive(@Input() input: InputOf<typeof operations.receiveTransfer>) {
    return this.transfers.receive(input.ctx, input.params.id, input.body, input.idempotency);
  }

  @Operate(operations.cancelTransfer)
  cancel(@Input() input: InputOf<typeof operations.cancelTransfer>) {
    return this.transfers.cancel(input.ctx, input.params.id, input.ifMatch, input.idempotency);
  }
}
