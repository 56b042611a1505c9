import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { OrderModule } from '../order/index.js';
import { PricingModule } from '../pricing/index.js';
import { CartController } from './cart.controller.js';
import { CartLoader } from './cart.loader.js';
import { CartRepository } from './cart.repository.js';
import { CartResolver } from './cart.resolver.js';
import { CartService } from './cart.service.js';
import { DiscountService } from './discount.service.js';
import { KeepingController } from './keeping/keeping.controller.js';
import { KeptRepository } from './keeping/kept.repository.js';
import { SavedService } from './keeping/saved.service.js';
import { ShareRepository } from './keeping/share.repository.js';
import { ShareService } from './keeping/share.service.js';
import { WishController } from './keeping/wish.controller.js';
import { WishService } from './keeping/wish.service.js';
import { RemindCarts } from './reminders/remind-carts.js';
import { ReminderController } from './reminders/reminder.controller.js';
import { ReminderRepository } from './reminders/reminder.repository.js';
import { ReminderService } from './reminders/reminder.service.js';
import { RestoreCart } from './reminders/restore-cart.js';
import { AcceptChanges } from './use-cases/accept-changes.js';
import { FillCart } from './use-cases/fill-cart.js';
import { MergeCarts } from './use-cases/merge-carts.js';
import { Reorder } from './use-cases/reorder.js';

/** Carts of guests and customers, and what they keep beside them. */
@Module({
  imports: [CatalogModule, OrderModule, PricingModule],
  controllers: [CartController, KeepingController, WishController, ReminderController],
  providers: [
    ...[CartService, CartLoader, CartRepository, CartResolver, DiscountService, MergeCarts, AcceptChanges, FillCart],
    ...[KeptRepository, SavedService, ShareRepository, ShareService, WishService, Reorder],
    ...[ReminderRepository, ReminderService, RemindCarts, RestoreCart],
  ],
  exports: [CartService, RemindCarts],
})
export class CartModule {}
