import { z } from 'zod';

/** Everything a staff member or an API key can be allowed to do in one shop. */
export const permissions = [
  'catalog.read',
  'catalog.write',
  'stock.write',
  'orders.read',
  'orders.write',
  'orders.refund',
  'promotions.read',
  'promotions.write',
  'customers.read',
  'customers.write',
  'content.read',
  'content.write',
  'settings.read',
  'settings.write',
  'mails.read',
  'reports.read',
] as const;
export const permissionSchema = z.enum(permissions).meta({ id: 'Permission' });
export type Permission = z.infer<typeof permissionSchema>;

/** Roles of a staff member inside one shop. */
export const staffRoleSchema = z.enum(['owner', 'manager', 'staff', 'support']).meta({ id: 'StaffRole' });
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** What each role may do; the server decides by this table alone. */
export const rolePermissions: Readonly<Record<StaffRole, readonly Permission[]>> = {
  owner: permissions,
  manager: permissions.filter((permission) => permission !== 'settings.write'),
  staff: [
    'catalog.read',
    'catalog.write',
    'stock.write',
    'orders.read',
    'orders.write',
    'promotions.read',
    'promotions.write',
    'customers.read',
    'content.read',
    'mails.read',
    'reports.read',
  ],
  support: ['catalog.read', 'orders.read', 'orders.write', 'promotions.read', 'customers.read', 'mails.read'],
};
