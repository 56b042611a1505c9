import { z } from 'zod';
import { loginInput, refreshInput, sessionSchema } from './customer.js';
import { currencySchema } from './money.js';
import { defineOperation } from './operation.js';
import { permissionSchema, staffRoleSchema } from './permission.js';
import { idSchema, slugSchema } from './primitives.js';

/** A shop the signed-in staff account works in. Send its slug as `X-Shop`. */
export const membershipSchema = z
  .strictObject({
    shopId: idSchema,
    slug: slugSchema,
    name: z.string(),
    currency: currencySchema,
    locale: z.string(),
    timezone: z.string(),
    status: z.enum(['active', 'suspended']),
    storefrontUrl: z.string(),
    role: staffRoleSchema,
    permissions: z.array(permissionSchema),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membershipSchema>;

export const staffProfileSchema = z
  .strictObject({
    id: idSchema,
    email: z.string(),
    name: z.string(),
    isPlatformAdmin: z.boolean(),
    shops: z.array(membershipSchema),
  })
  .meta({ id: 'StaffProfile' });
export type StaffProfile = z.infer<typeof staffProfileSchema>;

export const staffSessionSchema = sessionSchema.extend({ profile: staffProfileSchema }).meta({ id: 'StaffSession' });

export const staffLogin = defineOperation({
  id: 'staffLogin',
  method: 'POST',
  path: '/admin/auth/login',
  tag: 'Staff',
  summary: 'Sign in to the merchant console',
  inShop: false,
  access: 'public',
  body: loginInput,
  response: staffSessionSchema,
  rateClass: 'login',
  refusals: ['auth.invalid_credentials'],
});
export const staffRefresh = defineOperation({
  id: 'staffRefresh',
  method: 'POST',
  path: '/admin/auth/refresh',
  tag: 'Staff',
  summary: 'Swap a refresh token for a new session',
  inShop: false,
  access: 'public',
  body: refreshInput,
  response: staffSessionSchema,
  rateClass: 'login',
  refusals: ['auth.session_ended'],
});
export const staffLogout = defineOperation({
  id: 'staffLogout',
  method: 'POST',
  path: '/admin/auth/logout',
  tag: 'Staff',
  summary: 'End this session',
  inShop: false,
  access: 'public',
  body: refreshInput,
});
export const getStaffProfile = defineOperation({
  id: 'getStaffProfile',
  method: 'GET',
  path: '/admin/auth/me',
  tag: 'Staff',
  summary: 'The signed-in account and its shops',
  access: 'account',
  response: staffProfileSchema,
});
