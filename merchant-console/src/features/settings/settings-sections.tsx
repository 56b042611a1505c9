import {
  ChevronRight,
  Coins,
  CornerUpRight,
  FileText,
  Languages,
  ListChecks,
  PackageOpen,
  ReceiptText,
  Search,
  Truck,
} from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';

const sections = [
  { to: 'currencies', icon: Coins, label: 'Currencies', text: 'What shoppers can pay in beside your own currency.' },
  {
    to: 'custom-fields',
    icon: ListChecks,
    label: 'Custom fields',
    text: 'What you note about products beyond the usual.',
  },
  { to: 'invoices', icon: FileText, label: 'Invoices', text: 'Who sells, as invoices and packing slips say it.' },
  { to: 'languages', icon: Languages, label: 'Languages', text: 'What the shop speaks beside its own language.' },
  { to: 'redirects', icon: CornerUpRight, label: 'Redirects', text: 'Where visitors of old addresses are sent.' },
  { to: 'returns', icon: PackageOpen, label: 'Returns', text: 'Who may send what back, how long, and at what fee.' },
  { to: 'search', icon: Search, label: 'Search', text: 'What people search for, synonyms, pinned results.' },
  {
    to: 'shipping',
    icon: Truck,
    label: 'Shipping and delivery',
    text: 'Where you send parcels, what it costs, local pickup.',
  },
  {
    to: 'taxes',
    icon: ReceiptText,
    label: 'Taxes',
    text: 'Where you collect tax, at which rates, and how it is worked out.',
  },
] as const;

/** Settings with pages of their own. */
export function SettingsSections() {
  const { home } = useShop();
  return (
    <Card title="More settings" flush>
      <ul className="divide-y divide-line border-t border-line">
        {sections.map(({ to, icon: Icon, label, text }) => (
          <li key={to}>
            <Link to={`${home}/settings/${to}`} className="flex items-center gap-3 px-4 py-3 hover:bg-hover md:px-5">
              <Icon className="size-4.5 text-ink-subtle" aria-hidden />
              <span className="min-w-0 flex-1 text-sm">
                <span className="font-medium">{label}</span>
                <span className="block text-[0.8125rem] text-ink-subtle">{text}</span>
              </span>
              <ChevronRight className="size-4 text-ink-subtle" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
