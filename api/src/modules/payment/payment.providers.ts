import type { Config } from '../../config.js';
import type { PaymentProvider, WebhookSource } from './payment.provider.js';
import { ManualProvider } from './providers/manual.provider.js';
import type { TestGateway } from './providers/test.gateway.js';

/** Injection token of {@link Providers}. */
export const PROVIDERS = Symbol('payment providers');

/** The payment companies of this installation, best first. */
export interface Providers {
  readonly payers: readonly PaymentProvider[];
  readonly sources: readonly (PaymentProvider & WebhookSource)[];
}

/** Stripe when its keys are set, the test gateway outside production, and bank transfer always. */
export async function chooseProviders(config: Config, testGateway: TestGateway): Promise<Providers> {
  const sources = [
    ...(config.stripe ? [await openStripe(config.stripe)] : []),
    ...(config.testGateway.isEnabled ? [testGateway] : []),
  ];
  return { sources, payers: [...sources, new ManualProvider()] };
}

/** Loads Stripe's library where it is used. */
async function openStripe(config: NonNullable<Config['stripe']>): Promise<PaymentProvider & WebhookSource> {
  const { StripeProvider } = await import('./providers/stripe.provider.js');
  return new StripeProvider(config);
}
