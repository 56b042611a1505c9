import type { Dashboard } from '@smallshop/contract';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';

interface Step {
  title: string;
  text: string;
  done: boolean;
  to: string;
  label: string;
  isExternal?: boolean;
}

function useSteps(setup: Dashboard['setup']): Step[] {
  const { home, shop } = useShop();
  return [
    { title: 'Add your first product', text: 'A title and a price are enough to begin; everything else can follow.', done: setup.hasProducts, to: `${home}/products/new`, label: 'Add a product' },
    { title: 'Put it on sale', text: 'Drafts are yours alone. Set a product to active and it stands in the shop within seconds.', done: setup.hasActiveProducts, to: `${home}/products?status=draft`, label: 'See the drafts' },
    { title: 'Buy something yourself', text: 'Walk through your own shop as a customer would. The test payment charges nothing.', done: setup.hasOrders, to: shop.storefrontUrl, label: 'Open the shop', isExternal: true },
  ]; // prettier-ignore
}

function StepRow({ step, nth, isNext }: { step: Step; nth: number; isNext: boolean }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line px-4 py-4 first:border-t-0 md:px-5">
      <span
        aria-hidden
        className={cn(
          'grid size-7 place-items-center rounded-full text-[0.8125rem] font-semibold tabular-nums',
          step.done ? 'bg-accent text-accent-ink' : 'border border-line-strong text-ink-muted',
        )}
      >
        {step.done ? <Check className="size-4" /> : nth}
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <h3 className={cn('text-sm font-medium', step.done && 'text-ink-subtle')}>
          {step.title}
          {step.done ? <span className="sr-only"> (done)</span> : null}
        </h3>
        {step.done ? null : <p className="text-sm text-pretty text-ink-muted">{step.text}</p>}
      </div>
      {step.done ? null : (
        <Button asChild tone={isNext ? 'primary' : 'secondary'}>
          {step.isExternal ? (
            <a href={step.to} target="_blank" rel="noreferrer">
              {step.label}
            </a>
          ) : (
            <Link to={step.to}>{step.label}</Link>
          )}
        </Button>
      )}
    </li>
  );
}

/** The way to the first sale; gone with the first order. */
export function SetupGuide({ setup }: { setup: Dashboard['setup'] }) {
  const steps = useSteps(setup);
  const next = steps.findIndex(({ done }) => !done);
  const done = steps.filter((step) => step.done).length;
  return (
    <Card title="Your way to the first sale" description={`${done} of ${steps.length} done`} flush>
      <ol>
        {steps.map((step, index) => (
          <StepRow key={step.title} step={step} nth={index + 1} isNext={index === next} />
        ))}
      </ol>
    </Card>
  );
}
