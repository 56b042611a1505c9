import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { MenuService } from './menu.service.js';

/** Menus over REST, as staff arrange them. */
@Controller()
export class MenuController {
  constructor(private readonly menus: MenuService) {}

  @Operate(operations.listAdminMenus)
  list(@Input() { ctx }: InputOf<typeof operations.listAdminMenus>) {
    return this.menus.list(ctx);
  }

  @Operate(operations.getAdminMenu)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminMenu>) {
    return this.menus.get(ctx, params.id);
  }

  @Operate(operations.createMenu)
  create(@Input() { ctx, body, idempotency }: InputOf<typeof operations.createMenu>) {
    return this.menus.create(ctx, body, idempotency);
  }

  @Operate(operations.updateMenu)
  replace(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateMenu>) {
    return this.menus.replace(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteMenu)
  remove(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.deleteMenu>) {
    return this.menus.remove(ctx, params.id, ifMatch);
  }

  @Operate(operations.findLinkTargets)
  findTargets(@Input() { ctx, query }: InputOf<typeof operations.findLinkTargets>) {
    return this.menus.findTargets(ctx, query.q);
  }
}
