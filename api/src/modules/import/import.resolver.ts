import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  getImport,
  listImportedProducts,
  listImportImages,
  listImportIssues,
  listImports,
  type ProductImport,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ImportReportService } from './import-report.service.js';
import { ImportService } from './import.service.js';

type Given = Record<string, unknown>;

const idOf = (given: Given): string => parseArguments(getImport.params, { id: given.id }).id;
const withoutId = ({ id: _id, ...rest }: Given): Given => rest;

/** The console's reads of imports over GraphQL. */
@Resolver()
export class ImportResolver {
  constructor(
    private readonly imports: ImportService,
    private readonly reports: ImportReportService,
  ) {}

  @Query()
  @Access('catalog.read')
  productImports(@GraphContext() ctx: Ctx, @Args() given: Given) {
    return this.imports.list(ctx, parseArguments(listImports.query, given));
  }

  @Query()
  @Access('catalog.read')
  productImport(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<ProductImport> {
    return this.imports.get(ctx, idOf(given));
  }

  @Query()
  @Access('catalog.read')
  importedProducts(@GraphContext() ctx: Ctx, @Args() given: Given) {
    return this.reports.products(ctx, idOf(given), parseArguments(listImportedProducts.query, withoutId(given)));
  }

  @Query()
  @Access('catalog.read')
  importIssues(@GraphContext() ctx: Ctx, @Args() given: Given) {
    return this.reports.issues(ctx, idOf(given), parseArguments(listImportIssues.query, withoutId(given)));
  }

  @Query()
  @Access('catalog.read')
  failedImportImages(@GraphContext() ctx: Ctx, @Args() given: Given) {
    return this.reports.failedImages(ctx, idOf(given), parseArguments(listImportImages.query, withoutId(given)));
  }
}
