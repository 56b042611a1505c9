import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Parameters to set; those that are empty or undefined are taken out. */
type Changes = Readonly<Record<string, string | undefined>>;

/**
 * What stands in the address after `?`, and a way to change parts of it. Changes are made to the address as it stands in the
 * browser: the one of the last drawing may lack what was pressed a moment ago.
 */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Changes, { replace }: { replace: boolean }) =>
      setParams(
        () => {
          const current = new URLSearchParams(window.location.search);
          for (const [name, value] of Object.entries(changes)) {
            if (value) current.set(name, value);
            else current.delete(name);
          }
          return current;
        },
        { replace },
      ),
    [setParams],
  );
  return { params, change };
}
