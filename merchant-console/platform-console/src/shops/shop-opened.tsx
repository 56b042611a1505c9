import type { createShop } from '@smallshop/contract';
import { Check, Copy, ExternalLink, PartyPopper } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { Button } from '../../../src/ui/button.js';
import { Card } from '../../../src/ui/card.js';
import { Notice } from '../../../src/ui/feedback.js';
import { PageHeader } from '../../../src/ui/page-header.js';

/** What opening a shop answered. */
export type CreatedShop = z.output<(typeof createShop)['response']>;

function Credential({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="flex items-center gap-3 border-t border-line py-2.5 first:border-t-0">
      <dt className="w-20 shrink-0 text-[0.8125rem] text-ink-subtle">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <span className="min-w-0 flex-1 font-mono text-sm wrap-anywhere">{value}</span>
        <Button size="small" onClick={() => void copy()} aria-label={`Copy ${label.toLowerCase()}`}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </dd>
    </div>
  );
}

/** Links and the owner's one-time password, right after a shop was opened. */
export function ShopOpened({ created: { shop, ownerPassword } }: { created: CreatedShop }) {
  const consoleUrl = `${location.origin}/s/${shop.slug}`;
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader
        title={`${shop.name} is open`}
        subtitle="The storefront answers, and its owner can sign in."
        back={{ to: '/', label: 'Shops' }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Button asChild tone="primary" size="large">
          <a href={shop.storefrontUrl} target="_blank" rel="noreferrer">
            <PartyPopper aria-hidden />
            Visit the storefront
          </a>
        </Button>
        <Button asChild size="large">
          <a href={consoleUrl} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            The owner’s console
          </a>
        </Button>
      </div>
      <Card title="For the owner">
        <dl>
          <Credential label="Console" value={consoleUrl} />
          {shop.owner ? <Credential label="E-mail" value={shop.owner.email} /> : null}
          {ownerPassword ? <Credential label="Password" value={ownerPassword} /> : null}
        </dl>
        <div className="mt-3">
          {ownerPassword ? (
            <Notice tone="caution" title="The password is shown only now">
              Copy it and hand it over safely; it cannot be read again.
            </Notice>
          ) : (
            <Notice tone="info" title="The owner has an account already">
              They sign in with the password they know.
            </Notice>
          )}
        </div>
      </Card>
      <Link to={`/shops/${shop.id}`} className="w-fit rounded-sm text-sm font-medium text-accent-text hover:underline">
        See the shop’s details
      </Link>
    </div>
  );
}
