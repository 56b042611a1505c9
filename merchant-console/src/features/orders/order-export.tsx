import type { OrderFilter } from '@smallshop/contract';
import { Download } from 'lucide-react';
import { Button } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { TaskDialog } from './task-dialog.js';
import { useOrderTask } from './use-order-task.js';

/** Writes the orders the list shows to a file for a spreadsheet. */
export function OrderExport({ filter }: { filter: OrderFilter }) {
  const work = useOrderTask();
  return (
    <>
      <Menu
        trigger={
          <Button busy={work.isStarting}>
            <Download aria-hidden />
            Export
          </Button>
        }
      >
        <MenuItem onSelect={() => work.start({ kind: 'export', rows: 'orders' }, { filter })}>
          A row for each order
        </MenuItem>
        <MenuItem onSelect={() => work.start({ kind: 'export', rows: 'lines' }, { filter })}>
          A row for each item
        </MenuItem>
      </Menu>
      {work.task ? <TaskDialog task={work.task} onClose={work.forget} /> : null}
    </>
  );
}
