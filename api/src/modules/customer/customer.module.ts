import { Module } from '@nestjs/common';
import { CartModule } from '../cart/index.js';
import { IdentityModule } from '../identity/index.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AddressRepository } from './address.repository.js';
import { AdminCustomerController } from './admin-customer.controller.js';
import { AdminCustomerRepository } from './admin-customer.repository.js';
import { AdminCustomerService } from './admin-customer.service.js';
import { CustomerAuthController } from './customer-auth.controller.js';
import { CustomerAuthService } from './customer-auth.service.js';
import { CustomerSessionRepository } from './customer-session.repository.js';
import { CustomerRepository } from './customer.repository.js';
import { CustomerResolver } from './customer.resolver.js';
import { GroupController } from './group.controller.js';
import { GroupRepository } from './group.repository.js';
import { GroupService } from './group.service.js';
import { SignIn } from './use-cases/sign-in.js';

/** Shoppers of one shop: accounts, sessions, address books, and what the merchant sees of them. */
@Module({
  imports: [IdentityModule, CartModule],
  controllers: [CustomerAuthController, AccountController, AdminCustomerController, GroupController],
  providers: [
    CustomerResolver,
    SignIn,
    CustomerAuthService,
    AccountService,
    AdminCustomerService,
    CustomerRepository,
    CustomerSessionRepository,
    AddressRepository,
    AdminCustomerRepository,
    GroupRepository,
    GroupService,
  ],
  exports: [CustomerAuthService, AccountService, GroupService],
})
export class CustomerModule {}
