import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { chooseTheme, useThemePreference, type ThemePreference } from './theme-preference.js';

const options: readonly { value: ThemePreference; label: string; icon: typeof Sun }[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'system', label: 'As the device', icon: Monitor },
  { value: 'dark', label: 'Dark', icon: Moon },
];

/** Light, dark or as the device. */
export function ThemeToggle() {
  const theme = useThemePreference();
  const choose = (value: string) => {
    const option = options.find((candidate) => candidate.value === value);
    if (option) chooseTheme(option.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      value={theme}
      onValueChange={choose}
      aria-label="Colour theme"
      className="inline-flex gap-0.5 rounded-full border border-line bg-sunken p-0.5"
    >
      {options.map(({ value, label, icon: Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="grid h-7 w-8.5 place-items-center rounded-full text-ink-subtle hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-card"
        >
          <Icon className="size-4" aria-hidden />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
