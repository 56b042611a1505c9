import { Controller } from '@nestjs/common';
import { operations, type Cart } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../../plumbing/http/operate.js';
import { rememberToken } from '../cart.cookie.js';
import { ReminderService } from './reminder.service.js';
import { RestoreCart } from './restore-cart.js';

/** Reminders of carts left behind, over REST. */
@Controller()
export class ReminderController {
  constructor(
    private readonly reminders: ReminderService,
    private readonly links: RestoreCart,
  ) {}

  @Operate(operations.getCartReminderSettings)
  settings(@Input() input: InputOf<typeof operations.getCartReminderSettings>) {
    return this.reminders.settings(input.ctx);
  }

  @Operate(operations.updateCartReminderSettings)
  saveSettings(@Input() input: InputOf<typeof operations.updateCartReminderSettings>) {
    return this.reminders.saveSettings(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.listCartReminders)
  list(@Input() input: InputOf<typeof operations.listCartReminders>) {
    return this.reminders.list(input.ctx, input.query);
  }

  @Operate(operations.getCartReminderSummary)
  summary(@Input() input: InputOf<typeof operations.getCartReminderSummary>) {
    return this.reminders.summary(input.ctx);
  }

  @Operate(operations.restoreCart)
  async restore(@Input() input: InputOf<typeof operations.restoreCart>): Promise<Cart> {
    return rememberToken(input.cookies, await this.links.restore(input.ctx, input.body.token));
  }

  @Operate(operations.optOutOfReminders)
  optOut(@Input() input: InputOf<typeof operations.optOutOfReminders>): Promise<void> {
    return this.links.optOut(input.ctx, input.body.token);
  }
}
