import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import mercurius from 'mercurius';
import { CONFIG, type Config } from '../../config.js';
import { Access } from './access.js';
import { GraphContextFactory, type GraphContextValue } from './graph.context.js';
import { graphErrorOf, unfoldErrors } from './graph.errors.js';
import { GraphGuard } from './graph.guard.js';
import { maxQueryDepth, queryRules } from './query.limits.js';

/** Every area's schema file; compiled code keeps them beside it. */
const schemaFiles = join(import.meta.dirname, '../../**/*.graphql');

@Resolver()
class VersionResolver {
  @Query()
  @Access('public')
  apiVersion(): string {
    return '1';
  }
}

@Module({ providers: [GraphContextFactory], exports: [GraphContextFactory] })
class GraphContextModule {}

/** The GraphQL face at `/graphql`; areas add `<noun>.graphql` and a resolver. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      imports: [GraphContextModule],
      inject: [CONFIG, GraphContextFactory],
      useFactory: (config: Config, contexts: GraphContextFactory): MercuriusDriverConfig => ({
        typePaths: [schemaFiles],
        path: '/graphql',
        graphiql: false,
        cache: false,
        jit: 2,
        queryDepth: maxQueryDepth,
        allowBatchedQueries: false,
        persistedQueryProvider: mercurius.persistedQueryDefaults.automatic(),
        context: (request: FastifyRequest, reply: FastifyReply) => contexts.create(request, reply),
        validationRules: queryRules({ allowsIntrospection: config.graphql.introspection }),
        errorFormatter: (execution, context) => formatErrors(execution, context),
      }),
    }),
  ],
  providers: [VersionResolver, { provide: APP_GUARD, useClass: GraphGuard }],
})
export class GraphFaceModule {}

/** Staff read their console in English. */
const localeOf = ({ ctx, request }: Partial<GraphContextValue>): string | undefined =>
  ctx?.permissions.size ? undefined : request?.shopperLocale;

function formatErrors(execution: ExecutionResult, context: Partial<GraphContextValue>) {
  const report = (error: unknown) => context.request?.log.error({ err: error }, 'GraphQL request failed');
  const errors = unfoldErrors(execution.errors ?? []).map((error) => graphErrorOf(error, report, localeOf(context)));
  // GraphQL over HTTP: a well-formed request is answered 200, whatever its fields came to.
  return { statusCode: 200, response: { data: execution.data ?? null, errors } };
}
