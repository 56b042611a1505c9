import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission } from '@smallshop/contract';
import type { Ctx } from '../context.js';
import type { GraphContextValue } from './graph.context.js';

/** Who may call a query or mutation; one without `@Access` refuses everybody. */
export type GraphAccess = 'public' | 'shopper' | Permission;

/** Metadata key of {@link Access}. */
export const graphAccessKey = 'smallshop:graph-access';

/** Says who may call a resolver's query or mutation, as `access` does for a REST operation. */
export const Access = (access: GraphAccess): MethodDecorator => SetMetadata(graphAccessKey, access);

/** The `Ctx` of the GraphQL request. */
export const GraphContext = createParamDecorator((_data: unknown, host: ExecutionContext): Ctx => {
  const { ctx, refusal } = GqlExecutionContext.create(host).getContext<GraphContextValue>();
  if (!ctx) throw refusal ?? new Error('A GraphQL request without a context reached a resolver.');
  return ctx;
});
