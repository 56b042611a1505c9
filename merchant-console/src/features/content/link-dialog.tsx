import { findLinkTargets, menuInput, type LinkState, type LinkTarget } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileText, FolderTree, LibraryBig, Tag } from 'lucide-react';
import { useDeferredValue, useState, type SubmitEvent } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { LinkStateBadge } from './link-state.js';

/** A link as the dialog hands it back. */
export interface EditedLink {
  readonly label: string;
  readonly href: string;
  readonly state: LinkState | null;
}

const kinds = {
  collection: { icon: LibraryBig, name: 'Collection' },
  category: { icon: FolderTree, name: 'Category' },
  page: { icon: FileText, name: 'Page' },
  product: { icon: Tag, name: 'Product' },
} as const;

const isAddress = (text: string): boolean => /^(?:\/|https?:|mailto:|tel:)/.test(text);

function Targets({ q, onChoose }: { q: string; onChoose: (target: LinkTarget) => void }) {
  const api = useApi();
  const { key } = useShop();
  const found = useQuery({
    queryKey: key('link-targets', q),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(findLinkTargets, { query: { q }, signal }),
  });
  const items = found.data?.items ?? [];
  if (found.data && items.length === 0)
    return <p className="text-[0.8125rem] text-ink-subtle">Nothing of the shop has such a name.</p>;
  return (
    <ul aria-label="What the link can lead to" className="max-h-72 divide-y divide-line overflow-y-auto">
      {items.map((target) => {
        const { icon: Icon, name } = kinds[target.kind];
        return (
          <li key={target.href}>
            <button
              type="button"
              onClick={() => onChoose(target)}
              className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 text-left text-sm hover:bg-hover"
            >
              <Icon className="size-4 shrink-0 text-ink-subtle" aria-hidden />
              <span className="min-w-0 flex-1 truncate">{target.label}</span>
              <LinkStateBadge state={target.state} />
              <span className="text-[0.8125rem] text-ink-subtle">{name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface LinkDialogProps {
  /** Null: a new link. */
  link: EditedLink | null;
  onDone: (link: EditedLink) => void;
  onClose: () => void;
}

function problemsOf(label: string, href: string): Readonly<Record<string, string>> {
  const { error } = menuInput.safeParse({ title: 'x', items: [{ label, href }] });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [String(path.at(-1)), message]));
}

/** One link: what it is called, and where it leads, picked from the shop by its name or typed as an address. */
export function LinkDialog({ link, onDone, onClose }: LinkDialogProps) {
  const [label, setLabel] = useState(link?.label ?? '');
  const [target, setTarget] = useState({ href: link?.href ?? '', state: link?.state ?? null });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const q = useDeferredValue(isAddress(target.href) ? '' : target.href.trim());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const problems = problemsOf(label, target.href);
    setErrors(problems);
    if (Object.keys(problems).length === 0) onDone({ label: label.trim(), ...target, href: target.href.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={link ? 'Change the link' : 'Add a link'}
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" type="submit" form="menu-link">
            {link ? 'Change link' : 'Add link'}
          </Button>
        </>
      }
    >
      <form id="menu-link" noValidate onSubmit={submit} className="grid gap-4">
        <Field label="Name" error={errors.label ? 'A link needs a name.' : undefined}>
          <Input value={label} placeholder="New arrivals" onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field
          label="Leads to"
          hint="Type a name to find something of the shop, or an address such as https://…"
          error={errors.href}
        >
          <Input
            autoComplete="off"
            value={target.href}
            onChange={(event) => setTarget({ href: event.target.value, state: null })}
          />
        </Field>
        <Targets
          q={q}
          onChoose={(chosen) => {
            setTarget({ href: chosen.href, state: chosen.state });
            if (label.trim() === '') setLabel(chosen.label);
          }}
        />
      </form>
    </Dialog>
  );
}
