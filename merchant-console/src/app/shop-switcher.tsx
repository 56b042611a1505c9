import { ChevronsUpDown, ExternalLink } from 'lucide-react';
import { Link } from 'react-router';
import { Avatar } from '../ui/avatar.js';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.js';
import { useSession, useShop } from './session.js';

/** Which shop is open; changes to another and leads to the storefront. */
export function ShopSwitcher() {
  const { shop } = useShop();
  const { shops } = useSession();
  const trigger = (
    <button
      type="button"
      className="flex w-full min-w-0 items-center gap-2.5 rounded-control p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={shop.name} className="rounded-control bg-accent text-accent-ink" />
      <span className="sr-only">Shop</span>
      <span className="min-w-0 flex-1 truncate text-sm font-semibold">{shop.name}</span>
      <span className="sr-only">: switch or open the storefront</span>
      <ChevronsUpDown className="size-4 shrink-0 text-ink-subtle" aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger} align="start" className="w-64">
      <MenuItem asChild>
        <a href={shop.storefrontUrl} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden />
          Open the storefront
        </a>
      </MenuItem>
      {shops.length > 1 ? (
        <>
          <MenuSeparator />
          <MenuLabel>Your shops</MenuLabel>
          {shops.map(({ shopId, slug, name }) => (
            <MenuItem key={shopId} asChild>
              <Link to={`/s/${slug}`} aria-current={slug === shop.slug ? 'true' : undefined}>
                <Avatar name={name} className="size-6 rounded-md text-[0.625rem]" />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {slug === shop.slug ? <span className="text-xs text-ink-subtle">open</span> : null}
              </Link>
            </MenuItem>
          ))}
        </>
      ) : null}
    </Menu>
  );
}
