import { useShop } from '../../app/session.js';
import { PageHeader } from '../../ui/page-header.js';
import { RulesCard } from './rules-card.js';
import { SearchTermsCard } from './search-terms-card.js';
import { SynonymsCard } from './synonyms-card.js';

/** What people search for in the shop, and what the merchant does about it. */
export function SearchSettingsPage() {
  const { home } = useShop();
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Search" back={{ to: `${home}/settings`, label: 'Settings' }} />
      <div className="grid gap-4">
        <SearchTermsCard />
        <SynonymsCard />
        <RulesCard />
      </div>
    </div>
  );
}
