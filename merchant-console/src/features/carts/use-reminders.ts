import {
  cartReminderSettingsInput,
  reminderOperations,
  type CartReminderSettings,
  type CartReminderStep,
} from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';

const { getCartReminderSettings, getCartReminderSummary, listCartReminders, updateCartReminderSettings } =
  reminderOperations;

/** A step as it is typed. */
export interface StepDraft extends Omit<CartReminderStep, 'afterHours'> {
  readonly afterHours: string;
}
interface ReminderDraft extends Pick<CartReminderSettings, 'isEnabled' | 'audience'> {
  readonly steps: readonly StepDraft[];
}

/** What a new e-mail begins with: a day after the one before. */
export const nextStep = (steps: readonly StepDraft[]): StepDraft => ({
  afterHours: String((Number(steps.at(-1)?.afterHours) || 0) + 24),
  subject: '',
  discountCode: '',
});

const draftOf = ({ isEnabled, audience, steps }: CartReminderSettings): ReminderDraft => ({
  isEnabled,
  audience,
  steps: steps.map((step) => ({ ...step, afterHours: String(step.afterHours) })),
});
const inputOf = ({ isEnabled, audience, steps }: ReminderDraft) => ({
  isEnabled,
  audience,
  steps: steps.map((step) => ({ ...step, afterHours: Number(step.afterHours) })),
});

/** Who is reminded, and when. */
export function useReminderSettings() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('cart-reminders', 'settings'),
    queryFn: ({ signal }) => api.call(getCartReminderSettings, { signal }),
  });
}

/** The draft of the settings and saving it. */
export function useReminderEditor(read: CartReminderSettings) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useRecordEditor({
    read,
    draftOf,
    inputOf,
    schema: cartReminderSettingsInput,
    save: (body, ifMatch) =>
      api.call(updateCartReminderSettings, { body: cartReminderSettingsInput.parse(body), ifMatch }),
    reload: () => api.call(getCartReminderSettings, {}),
    onSaved: (saved) => queryClient.setQueryData(key('cart-reminders', 'settings'), saved),
    savedMessage: 'Reminders saved',
  });
}

/** What reminders brought back in the last 30 days. */
export function useReminderSummary() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('cart-reminders', 'summary'),
    queryFn: ({ signal }) => api.call(getCartReminderSummary, { signal }),
  });
}

/** Reminders, newest first. */
export function useReminders() {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('cart-reminders', 'list'), (cursor) =>
    api.call(listCartReminders, { query: { limit: 30, ...(cursor ? { cursor } : {}) } }),
  );
}
