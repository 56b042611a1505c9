import { useSyncExternalStore } from 'react';

/** What a person chose; `system` follows the device. */
export type ThemePreference = 'system' | 'light' | 'dark';

const key = 'console.theme';
const listeners = new Set<() => void>();

function read(): ThemePreference {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Applies a theme at once and remembers it in this browser; `theme-boot.js` reads it before the next first paint. */
export function chooseTheme(theme: ThemePreference): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    localStorage.removeItem(key);
  } else {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(key, theme);
  }
  for (const listener of listeners) listener();
}

/** The current choice; re-renders when it changes. */
export function useThemePreference(): ThemePreference {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
