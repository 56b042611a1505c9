import { ArrowLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';

interface PageHeaderProps {
  title: string;
  /** Status pills beside the title. */
  badges?: ReactNode;
  subtitle?: ReactNode;
  back?: { to: string; label: string };
  /** One primary action at most; quieter ones before it. */
  actions?: ReactNode;
}

/** The page's `h1`, its way back and its one primary action; also names the browser tab. */
export function PageHeader({ title, badges, subtitle, back, actions }: PageHeaderProps) {
  useEffect(() => {
    const product = document.title.split(' · ').at(-1) ?? '';
    document.title = `${title} · ${product}`;
  }, [title]);
  return (
    <header className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-48">
        {back ? (
          <Link
            to={back.to}
            className="-ml-1 inline-flex items-center gap-1 rounded-md px-1 py-1 text-[0.8125rem] font-medium text-ink-subtle hover:text-ink"
          >
            <ArrowLeft className="size-3.5" aria-hidden />
            {back.label}
          </Link>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="min-w-0 text-[1.375rem] leading-tight font-semibold tracking-[-0.015em] wrap-anywhere">
            {title}
          </h1>
          {badges}
        </div>
        {subtitle ? <p className="mt-1 text-sm text-ink-subtle">{subtitle}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
