import { SlidersHorizontal } from 'lucide-react';
import { IconButton } from '../button.js';
import { Menu, MenuChoice, MenuLabel, MenuSeparator } from '../menu.js';
import type { Column } from './data-table.js';
import type { TablePreferences } from './table-preferences.js';

interface TableOptionsProps<Row> {
  columns: readonly Column<Row>[];
  preferences: TablePreferences;
  onChange: (changes: Partial<TablePreferences>) => void;
}

/** Which columns are shown, and how dense. */
export function TableOptions<Row>({ columns, preferences, onChange }: TableOptionsProps<Row>) {
  const toggle = (id: string, shown: boolean) => {
    const others = preferences.hidden.filter((hidden) => hidden !== id);
    onChange({ hidden: shown ? others : [...others, id] });
  };
  return (
    <Menu
      trigger={
        <IconButton label="Table options" tone="secondary">
          <SlidersHorizontal />
        </IconButton>
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {columns
        .filter(({ fixed }) => !fixed)
        .map(({ id, header }) => (
          <MenuChoice
            key={id}
            checked={!preferences.hidden.includes(id)}
            onCheckedChange={(shown) => toggle(id, shown)}
          >
            {header}
          </MenuChoice>
        ))}
      <MenuSeparator />
      <MenuChoice
        checked={preferences.density === 'compact'}
        onCheckedChange={(compact) => onChange({ density: compact ? 'compact' : 'comfortable' })}
      >
        Compact rows
      </MenuChoice>
    </Menu>
  );
}
