import { listThemes, type ThemeSummary } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useApi } from '../../../src/client/api-context.js';
import { ErrorState, LoadingBlock } from '../../../src/ui/feedback.js';
import type { NewShopForm } from './new-shop-form.js';
import { previewPalette } from './theme-palette.js';

function Preview({ theme }: { theme: ThemeSummary }) {
  const { ground, ink, accent } = previewPalette(theme.colors);
  if (theme.previewUrl)
    return <img src={theme.previewUrl} alt="" className="aspect-[8/5] w-full object-cover object-top" />;
  return (
    <svg viewBox="0 0 160 100" aria-hidden className="aspect-[8/5] w-full">
      <rect width="160" height="100" fill={ground} />
      <rect x="12" y="10" width="26" height="5" rx="1" fill={ink} />
      <rect x="118" y="11" width="30" height="3" rx="1" fill={ink} opacity=".45" />
      <rect x="12" y="26" width="78" height="48" rx="2" fill={accent} opacity=".2" />
      <rect x="98" y="30" width="46" height="7" rx="1" fill={ink} />
      <rect x="98" y="41" width="36" height="3" rx="1" fill={ink} opacity=".45" />
      <rect x="98" y="58" width="26" height="9" rx="2" fill={accent} />
      {[12, 48, 84, 120].map((x) => (
        <rect key={x} x={x} y="82" width="28" height="18" rx="1" fill={ink} opacity=".12" />
      ))}
    </svg>
  );
}

function ThemeOption({ theme }: { theme: ThemeSummary }) {
  const id = useId();
  return (
    <RadioGroup.Item
      value={theme.id}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-text`}
      className="group overflow-hidden rounded-card border border-line-strong bg-surface text-left data-[state=checked]:border-accent data-[state=checked]:ring-2 data-[state=checked]:ring-accent"
    >
      <Preview theme={theme} />
      <span className="block border-t border-line px-3.5 py-3">
        <span id={`${id}-name`} className="flex items-center justify-between text-sm font-semibold">
          {theme.name}
          <span className="text-xs font-medium text-accent-text opacity-0 group-data-[state=checked]:opacity-100">
            Chosen
          </span>
        </span>
        <span id={`${id}-text`} className="mt-0.5 block text-[0.8125rem] text-pretty text-ink-subtle">
          {theme.description}
        </span>
      </span>
    </RadioGroup.Item>
  );
}

/** The installed themes, as pictures. */
export function ThemeChoice() {
  const api = useApi();
  const { control, formState } = useFormContext<NewShopForm>();
  const themes = useQuery({
    queryKey: ['themes'],
    queryFn: ({ signal }) => api.call(listThemes, { signal }),
    staleTime: Infinity,
  });
  if (themes.error) return <ErrorState error={themes.error} onRetry={() => void themes.refetch()} />;
  if (!themes.data) return <LoadingBlock label="Loading themes" rows={3} />;
  const error = formState.errors.themeId?.message;
  return (
    <Controller
      control={control}
      name="themeId"
      rules={{ required: 'Choose a theme.' }}
      render={({ field }) => (
        <>
          <RadioGroup.Root
            aria-label="Theme"
            value={field.value}
            onValueChange={field.onChange}
            className="grid gap-3 sm:grid-cols-2"
          >
            {themes.data.items.map((theme) => (
              <ThemeOption key={theme.id} theme={theme} />
            ))}
          </RadioGroup.Root>
          {error ? (
            <p role="alert" className="mt-2 text-[0.8125rem] font-medium text-critical">
              {error}
            </p>
          ) : null}
        </>
      )}
    />
  );
}
