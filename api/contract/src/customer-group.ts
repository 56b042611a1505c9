import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';

/** Customers who are treated alike: trade, members, friends. A customer may be in several. */
export const customerGroupSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    description: z.string(),
    customerCount: z.int().min(0),
    priceListCount: z.int().min(0),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'CustomerGroup' });
export type CustomerGroup = z.infer<typeof customerGroupSchema>;

/** A group as other records name it. */
export const groupReferenceSchema = z.strictObject({ id: idSchema, name: z.string() }).meta({ id: 'GroupReference' });

export const customerGroupInput = z.strictObject({ name: textLine(60), description: textLine(300, 0).default('') });
export type CustomerGroupInput = z.infer<typeof customerGroupInput>;

export const groupMemberSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    hasAccount: z.boolean(),
    joinedAt: timestampSchema,
  })
  .meta({ id: 'GroupMember' });
export type GroupMember = z.infer<typeof groupMemberSchema>;

const byId = z.strictObject({ id: idSchema });
const groupList = z.strictObject({ items: z.array(customerGroupSchema) });

export const listCustomerGroups = defineOperation({
  id: 'listCustomerGroups',
  method: 'GET',
  path: '/admin/customer-groups',
  tag: 'Customer groups',
  summary: 'All groups, by name',
  access: 'customers.read',
  response: groupList,
});
export const getCustomerGroup = defineOperation({
  id: 'getCustomerGroup',
  method: 'GET',
  path: '/admin/customer-groups/{id}',
  tag: 'Customer groups',
  summary: 'One group',
  access: 'customers.read',
  params: byId,
  response: customerGroupSchema,
  versioned: true,
  refusals: ['customer_group.not_found'],
});
export const createCustomerGroup = defineOperation({
  id: 'createCustomerGroup',
  method: 'POST',
  path: '/admin/customer-groups',
  tag: 'Customer groups',
  summary: 'Add a group',
  access: 'customers.write',
  body: customerGroupInput,
  response: customerGroupSchema,
  status: 201,
  versioned: true,
  refusals: ['customer_group.name_taken', 'customer_group.too_many'],
});
export const updateCustomerGroup = defineOperation({
  id: 'updateCustomerGroup',
  method: 'PUT',
  path: '/admin/customer-groups/{id}',
  tag: 'Customer groups',
  summary: 'Rename or describe a group',
  access: 'customers.write',
  params: byId,
  body: customerGroupInput,
  response: customerGroupSchema,
  versioned: true,
  refusals: ['customer_group.not_found', 'customer_group.name_taken', 'precondition.failed'],
});
export const deleteCustomerGroup = defineOperation({
  id: 'deleteCustomerGroup',
  method: 'DELETE',
  path: '/admin/customer-groups/{id}',
  tag: 'Customer groups',
  summary: 'Delete a group no price list is for; its customers stay',
  access: 'customers.write',
  params: byId,
  refusals: ['customer_group.not_found', 'customer_group.in_use'],
});
export const listGroupMembers = defineOperation({
  id: 'listGroupMembers',
  method: 'GET',
  path: '/admin/customer-groups/{id}/customers',
  tag: 'Customer groups',
  summary: 'Customers in a group, those who joined last first',
  access: 'customers.read',
  params: byId,
  query: pageQuery,
  response: listOf(groupMemberSchema),
  refusals: ['customer_group.not_found'],
});
export const addGroupMembers = defineOperation({
  id: 'addGroupMembers',
  method: 'POST',
  path: '/admin/customer-groups/{id}/customers',
  tag: 'Customer groups',
  summary: 'Put customers into a group; those in it stay',
  access: 'customers.write',
  params: byId,
  body: z.strictObject({ customerIds: z.array(idSchema).min(1).max(100) }),
  response: customerGroupSchema,
  refusals: ['customer_group.not_found', 'customer.not_found'],
});
export const removeGroupMember = defineOperation({
  id: 'removeGroupMember',
  method: 'DELETE',
  path: '/admin/customer-groups/{id}/customers/{customerId}',
  tag: 'Customer groups',
  summary: 'Take a customer out of a group',
  access: 'customers.write',
  params: byId.extend({ customerId: idSchema }),
  refusals: ['customer_group.not_found', 'customer.not_found'],
});
export const setCustomerGroups = defineOperation({
  id: 'setCustomerGroups',
  method: 'PUT',
  path: '/admin/customers/{id}/groups',
  tag: 'Customer groups',
  summary: 'Say which groups a customer is in',
  access: 'customers.write',
  params: byId,
  body: z.strictObject({ groupIds: z.array(idSchema).max(50) }),
  response: z.strictObject({ items: z.array(groupReferenceSchema) }),
  refusals: ['customer.not_found', 'customer_group.not_found'],
});
