import { deleteMenu, getAdminMenu, menuInput, updateMenu, type AdminMenu } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListTree, Pencil, Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordSaving } from '../../ui/record-editor/record-layout.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { SortableRows } from '../../ui/sortable/sortable-rows.js';
import { moved } from '../../ui/sortable/tree-order.js';
import { Input } from '../../ui/text-input.js';
import { announce, announceError } from '../../ui/toaster.js';
import { LinkDialog, type EditedLink } from './link-dialog.js';
import { LinkStateBadge } from './link-state.js';
import { draftOf, inputOf, withoutLink, type LinkDraft } from './menu-draft.js';
import { TranslateLink } from '../translations/translate-link.js';

const names = { title: 'Name', links: 'Links' };
const levels = 2;

function useEditor(menu: AdminMenu) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const params = { id: menu.id };
  return useRecordEditor({
    read: menu,
    draftOf,
    inputOf,
    schema: menuInput,
    save: (body, ifMatch) => api.call(updateMenu, { params, body, ifMatch }),
    reload: () => api.call(getAdminMenu, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('menus', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('menus', 'list') });
    },
    savedMessage: 'Saved; the shop shows it within seconds',
  });
}

function DeleteMenu({ menu }: { menu: AdminMenu }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home, can } = useShop();
  const remove = useMutation({
    mutationFn: () => api.send(deleteMenu, { params: { id: menu.id }, ifMatch: menu.version }),
    onSuccess: async () => {
      announce(`“${menu.title}” is deleted`);
      await navigate(`${home}/menus`, { replace: true });
      await queryClient.invalidateQueries({ queryKey: key('menus') });
    },
    onError: announceError,
  });
  if (menu.isRequired || !can('content.write')) return null;
  return (
    <Button busy={remove.isPending} onClick={() => remove.mutate()}>
      <Trash2 aria-hidden />
      Delete
    </Button>
  );
}

interface RowProps {
  link: LinkDraft;
  onEdit: () => void;
  onRemove: () => void;
  readOnly: boolean;
}

const LinkRow = ({ link, onEdit, onRemove, readOnly }: RowProps) => (
  <>
    <span className="min-w-0 flex-1 py-1.5 pl-1">
      <span className="line-clamp-1 text-sm font-medium wrap-anywhere">{link.label}</span>
      <span className="line-clamp-1 font-mono text-xs wrap-anywhere text-ink-subtle">{link.href}</span>
    </span>
    <LinkStateBadge state={link.state} />
    {readOnly ? null : (
      <>
        <IconButton label={`Change ${link.label}`} size="smallIcon" onClick={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton label={`Remove ${link.label}`} size="smallIcon" onClick={onRemove}>
          <X />
        </IconButton>
      </>
    )}
  </>
);

interface LinksCardProps {
  links: readonly LinkDraft[];
  error: string | undefined;
  readOnly: boolean;
  onChange: (links: readonly LinkDraft[]) => void;
}

function LinksCard({ links, error, readOnly, onChange }: LinksCardProps) {
  const [editing, setEditing] = useState<{ id: string | null } | null>(null);
  const edited = links.find(({ id }) => id === editing?.id) ?? null;
  const done = (link: EditedLink) => {
    if (edited) onChange(links.map((each) => (each.id === edited.id ? { ...each, ...link } : each)));
    else onChange([...links, { id: crypto.randomUUID(), parentId: null, ...link }]);
    setEditing(null);
  };
  const add = readOnly ? null : (
    <Button size="small" onClick={() => setEditing({ id: null })}>
      <Plus aria-hidden />
      Add a link
    </Button>
  );
  return (
    <Card title="Links" flush action={links.length > 0 ? add : null}>
      {links.length === 0 ? (
        <EmptyState icon={ListTree} title="No links yet" action={add}>
          Lead shoppers to categories, collections, pages and products. A link can have links of its own below it.
        </EmptyState>
      ) : null}
      {error ? (
        <p role="alert" className="px-5 pb-2 text-[0.8125rem] font-medium text-critical">
          {error}
        </p>
      ) : null}
      <SortableRows
        label="Links of the menu"
        items={links}
        levels={levels}
        nameOf={({ label }) => label}
        readOnly={readOnly}
        onMove={(id, place) => onChange(moved(links, id, place))}
        row={(link) => (
          <LinkRow
            link={link}
            readOnly={readOnly}
            onEdit={() => setEditing({ id: link.id })}
            onRemove={() => onChange(withoutLink(links, link.id))}
          />
        )}
      />
      {editing ? <LinkDialog link={edited} onDone={done} onClose={() => setEditing(null)} /> : null}
    </Card>
  );
}

function MenuEditor({ menu }: { menu: AdminMenu }) {
  const { home, can } = useShop();
  const editor = useEditor(menu);
  const { draft, errors, change } = editor;
  const readOnly = !can('content.write');
  const listError = Object.entries(errors).find(([path]) => path.startsWith('items'))?.[1];
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={menu.title}
        back={{ to: `${home}/menus`, label: 'Menus' }}
        actions={
          <>
            <TranslateLink kind="menu" id={menu.id} />
            <DeleteMenu menu={menu} />
          </>
        }
      />
      <div className="grid gap-4">
        <Card>
          <fieldset disabled={readOnly}>
            <Field
              label="Name"
              hint={menu.isRequired ? 'Themes show this menu on every page.' : undefined}
              error={errors.title}
            >
              <Input value={draft.title} onChange={(event) => change({ title: event.target.value })} />
            </Field>
          </fieldset>
        </Card>
        <LinksCard links={draft.links} error={listError} readOnly={readOnly} onChange={(links) => change({ links })} />
      </div>
      <RecordSaving editor={editor} noun="menu" names={names} />
    </div>
  );
}

/** One menu: its links in order, on two levels. */
export function MenuPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const { key } = useShop();
  const menu = useQuery({
    queryKey: key('menus', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminMenu, { params: { id }, signal }),
  });
  return (
    <LoadedRecord query={menu} noun="menu" rows={6}>
      {(read) => <MenuEditor key={id} menu={read} />}
    </LoadedRecord>
  );
}
