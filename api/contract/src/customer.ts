import { z } from 'zod';
import { postalAddressInput, savedAddressSchema } from './address.js';
import { groupReferenceSchema } from './customer-group.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { emailSchema, idSchema, listOf, pageQuery, textLine, timestampSchema } from './primitives.js';
import { orderRowSchema } from './order.js';

/** Length over composition rules (NIST SP 800-63B); the longest is bounded so that hashing cannot be abused. */
export const passwordSchema = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .max(200)
  .meta({ description: '10 to 200 characters' });

/** Access token for API clients; browsers keep theirs in HttpOnly cookies and may ignore the body. */
export const sessionSchema = z
  .strictObject({
    accessToken: z.string(),
    accessTokenExpiresAt: timestampSchema,
    refreshToken: z
      .string()
      .meta({ description: 'Single use: refreshing replaces it; using an old one ends the session everywhere' }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const customerSchema = z
  .strictObject({
    id: idSchema,
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    acceptsMarketing: z.boolean().meta({ description: 'Agreed to advertising by e-mail' }),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof customerSchema>;

export const registerInput = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  firstName: textLine(60),
  lastName: textLine(60),
});
export type RegisterInput = z.infer<typeof registerInput>;
export const loginInput = z.strictObject({ email: emailSchema, password: z.string().min(1).max(200) });
export type LoginInput = z.infer<typeof loginInput>;
export const refreshInput = z.strictObject({
  refreshToken: z.string().max(256).optional().meta({ description: 'Left out by browsers: the cookie counts' }),
});
export const profileInput = z.strictObject({
  firstName: textLine(60),
  lastName: textLine(60),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[+\d\s()./-]*$/)
    .default(''),
  acceptsMarketing: z.boolean().optional().meta({ description: 'Left out: as before' }),
});

export const customerSessionSchema = sessionSchema.extend({ customer: customerSchema }).meta({ id: 'CustomerSession' });

export const register = defineOperation({
  id: 'register',
  method: 'POST',
  path: '/auth/register',
  tag: 'Account',
  summary: 'Open an account in this shop',
  access: 'public',
  body: registerInput,
  response: customerSessionSchema,
  status: 201,
  rateClass: 'login',
  refusals: ['auth.email_taken'],
});
export const login = defineOperation({
  id: 'login',
  method: 'POST',
  path: '/auth/login',
  tag: 'Account',
  summary: 'Sign in; the guest cart joins the customer’s',
  access: 'public',
  body: loginInput,
  response: customerSessionSchema,
  rateClass: 'login',
  refusals: ['auth.invalid_credentials'],
});
export const refresh = defineOperation({
  id: 'refresh',
  method: 'POST',
  path: '/auth/refresh',
  tag: 'Account',
  summary: 'Swap a refresh token for a new session',
  access: 'public',
  body: refreshInput,
  response: customerSessionSchema,
  rateClass: 'login',
  refusals: ['auth.session_ended'],
});
export const logout = defineOperation({
  id: 'logout',
  method: 'POST',
  path: '/auth/logout',
  tag: 'Account',
  summary: 'End this session',
  access: 'public',
  body: refreshInput,
});
export const getMe = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/auth/me',
  tag: 'Account',
  summary: 'The signed-in customer',
  access: 'shopper',
  response: customerSchema,
});
export const updateMe = defineOperation({
  id: 'updateMe',
  method: 'PUT',
  path: '/auth/me',
  tag: 'Account',
  summary: 'Change name and phone',
  access: 'shopper',
  body: profileInput,
  response: customerSchema,
});
export const listMyAddresses = defineOperation({
  id: 'listMyAddresses',
  method: 'GET',
  path: '/account/addresses',
  tag: 'Account',
  summary: 'The signed-in customer’s address book',
  access: 'shopper',
  response: z.strictObject({ items: z.array(savedAddressSchema) }),
});
export const addMyAddress = defineOperation({
  id: 'addMyAddress',
  method: 'POST',
  path: '/account/addresses',
  tag: 'Account',
  summary: 'Add an address; the first becomes the default',
  access: 'shopper',
  body: postalAddressInput,
  response: savedAddressSchema,
  status: 201,
});
export const updateMyAddress = defineOperation({
  id: 'updateMyAddress',
  method: 'PUT',
  path: '/account/addresses/{id}',
  tag: 'Account',
  summary: 'Change an address',
  access: 'shopper',
  params: z.strictObject({ id: idSchema }),
  body: postalAddressInput,
  response: savedAddressSchema,
  refusals: ['address.not_found'],
});
export const setDefaultAddress = defineOperation({
  id: 'setDefaultAddress',
  method: 'POST',
  path: '/account/addresses/{id}/default',
  tag: 'Account',
  summary: 'Make an address the one checkouts begin with',
  access: 'shopper',
  params: z.strictObject({ id: idSchema }),
  response: savedAddressSchema,
  refusals: ['address.not_found'],
});
export const changePassword = defineOperation({
  id: 'changePassword',
  method: 'PUT',
  path: '/auth/password',
  tag: 'Account',
  summary: 'Choose another password; every other session ends, this one is renewed',
  access: 'shopper',
  body: z.strictObject({ password: z.string().min(1).max(200), newPassword: passwordSchema }),
  response: customerSessionSchema,
  rateClass: 'login',
  refusals: ['auth.invalid_credentials'],
});
export const deleteMyAddress = defineOperation({
  id: 'deleteMyAddress',
  method: 'DELETE',
  path: '/account/addresses/{id}',
  tag: 'Account',
  summary: 'Remove an address',
  access: 'shopper',
  params: z.strictObject({ id: idSchema }),
  refusals: ['address.not_found'],
});

export const customerRowSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    city: z.string(),
    country: z.string(),
    orderCount: z.int(),
    spent: moneySchema,
    hasAccount: z.boolean(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'CustomerRow' });
export type CustomerRow = z.infer<typeof customerRowSchema>;
export const adminCustomerListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['-createdAt', 'createdAt', 'name', '-spent', '-orderCount']).default('-createdAt'),
});
export type AdminCustomerListQuery = z.infer<typeof adminCustomerListQuery>;
export const adminCustomerSchema = customerRowSchema
  .extend({
    phone: z.string(),
    groups: z.array(groupReferenceSchema),
    addresses: z.array(savedAddressSchema),
    recentOrders: z.array(orderRowSchema),
  })
  .meta({ id: 'AdminCustomer' });
export type AdminCustomer = z.infer<typeof adminCustomerSchema>;

export const listAdminCustomers = defineOperation({
  id: 'listAdminCustomers',
  method: 'GET',
  path: '/admin/customers',
  tag: 'Customers',
  summary: 'Customers of the shop, guests who ordered included',
  access: 'customers.read',
  query: adminCustomerListQuery,
  response: listOf(customerRowSchema),
});
export const getAdminCustomer = defineOperation({
  id: 'getAdminCustomer',
  method: 'GET',
  path: '/admin/customers/{id}',
  tag: 'Customers',
  summary: 'One customer with addresses and latest orders',
  access: 'customers.read',
  params: z.strictObject({ id: idSchema }),
  response: adminCustomerSchema,
  refusals: ['customer.not_found'],
});
