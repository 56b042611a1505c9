import { Languages } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import type { RecordKey } from './use-translation.js';

/** Leads from a record to its texts in the shop's other languages. */
export function TranslateLink({ kind, id }: RecordKey) {
  const { home } = useShop();
  return (
    <Button asChild>
      <Link to={`${home}/translations/${kind}/${id}`}>
        <Languages aria-hidden />
        Translate
      </Link>
    </Button>
  );
}
