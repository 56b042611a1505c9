import { Module } from '@nestjs/common';
import { RedirectModule } from '../redirect/index.js';
import { MovedLinks } from './moved-links.js';

/** Where a shop's links lead, and what becomes of them when something moves. */
@Module({ imports: [RedirectModule], providers: [MovedLinks], exports: [MovedLinks] })
export class LinkModule {}
