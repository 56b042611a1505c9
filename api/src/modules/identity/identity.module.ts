import { Module } from '@nestjs/common';
import { Passwords } from './passwords.js';

/** Passwords and session rotation, for shoppers and staff alike. */
@Module({ providers: [Passwords], exports: [Passwords] })
export class IdentityModule {}
