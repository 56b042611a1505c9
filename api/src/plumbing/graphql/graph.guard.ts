import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { authorise, requireCustomer } from '../context.js';
import { RateGate } from '../http/rate.gate.js';
import { graphAccessKey, type GraphAccess } from './access.js';
import type { GraphContextValue } from './graph.context.js';

/** Stands before every query and mutation: each root field is counted and allowed on its own. */
@Injectable()
export class GraphGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly rates: RateGate,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    if (host.getType<string>() !== 'graphql') return true;
    const graph = GqlExecutionContext.create(host);
    const { ctx, refusal, request, reply } = graph.getContext<GraphContextValue>();
    if (!ctx) throw refusal;
    const info = graph.getInfo<{ parentType: { name: string } }>();
    await this.rates.pass(info.parentType.name === 'Mutation' ? 'write' : 'read', ctx, { request, reply });
    const access = this.reflector.get<GraphAccess | undefined>(graphAccessKey, host.getHandler());
    if (access === undefined) return false;
    if (access === 'shopper') requireCustomer(ctx);
    else if (access !== 'public') authorise(ctx, access);
    return true;
  }
}
