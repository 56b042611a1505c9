import { Field } from './field.js';
import { Input, Textarea } from './text-input.js';

/** What search engines show, and the address, as they are typed. */
export interface SeoDraft {
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly slug: string;
}

interface SeoFieldsProps {
  draft: SeoDraft;
  /** By the contract's paths: `seo.title`, `seo.description`, `slug`. */
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<SeoDraft>) => void;
  /** The page in the shop as it is saved. */
  storefrontUrl: string;
  savedSlug: string;
  /** Shown where nothing is typed. */
  title: string;
  text: string;
}

function Preview({
  draft,
  storefrontUrl,
  title,
  text,
}: Pick<SeoFieldsProps, 'draft' | 'storefrontUrl' | 'title' | 'text'>) {
  const { host, pathname } = new URL(storefrontUrl);
  const shown = (draft.seoDescription || text.replace(/<[^>]*>/g, ' ')).slice(0, 160);
  return (
    <figure
      aria-label="Preview of the search result"
      className="min-w-0 rounded-control border border-line bg-sunken px-4 py-3"
    >
      <p className="truncate text-xs text-ink-subtle">
        {host} › {pathname.split('/')[1]} › {draft.slug}
      </p>
      <p className="mt-0.5 line-clamp-1 text-base font-medium text-info">{draft.seoTitle || title}</p>
      <p className="mt-0.5 line-clamp-2 text-[0.8125rem] text-ink-muted">
        {shown || 'A description will be taken from the page.'}
      </p>
    </figure>
  );
}

/** How a page looks in search engines, and its address; says that an old address will lead to the new one. */
export function SeoFields({ draft, errors, onChange, savedSlug, ...preview }: SeoFieldsProps) {
  return (
    <div className="grid gap-4">
      <Preview draft={draft} {...preview} />
      <Field
        label="Search title"
        optional
        hint={`${draft.seoTitle.length} characters; about 60 are shown.`}
        error={errors['seo.title']}
      >
        <Input value={draft.seoTitle} onChange={(event) => onChange({ seoTitle: event.target.value })} />
      </Field>
      <Field
        label="Search description"
        optional
        hint={`${draft.seoDescription.length} characters; about 155 are shown.`}
        error={errors['seo.description']}
      >
        <Textarea
          rows={3}
          value={draft.seoDescription}
          onChange={(event) => onChange({ seoDescription: event.target.value })}
        />
      </Field>
      <Field
        label="Address"
        hint={
          draft.slug === savedSlug
            ? 'The last part of the link.'
            : 'The old address will lead here: links already shared keep working.'
        }
        error={errors.slug}
      >
        <Input
          className="font-mono text-[0.8125rem]"
          value={draft.slug}
          onChange={(event) => onChange({ slug: event.target.value })}
        />
      </Field>
    </div>
  );
}
