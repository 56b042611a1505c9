import { Global, Module } from '@nestjs/common';
import { AccountReader, ApiKeyReader, MembershipReader } from '../../plumbing/auth/ports.js';
import { IdentityModule } from '../identity/index.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { ApiKeyService } from './api-key.service.js';
import { ClerkIdentity } from './clerk.identity.js';
import { PlatformAuthController } from './platform-auth.controller.js';
import { StaffAccountRepository } from './staff-account.repository.js';
import { StaffAuthController } from './staff-auth.controller.js';
import { StaffAuthService } from './staff-auth.service.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffResolver } from './staff.resolver.js';
import { StaffSessionRepository } from './staff-session.repository.js';

/** People and programs that work in shops, and super admins. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [StaffAuthController, PlatformAuthController],
  providers: [
    StaffResolver,
    StaffAuthService,
    StaffDirectory,
    ClerkIdentity,
    ApiKeyService,
    StaffAccountRepository,
    StaffSessionRepository,
    ApiKeyRepository,
    { provide: MembershipReader, useExisting: StaffDirectory },
    { provide: AccountReader, useExisting: StaffDirectory },
    { provide: ApiKeyReader, useExisting: ApiKeyService },
  ],
  exports: [MembershipReader, AccountReader, ApiKeyReader, StaffDirectory, ApiKeyService, StaffAuthService],
})
export class StaffModule {}
