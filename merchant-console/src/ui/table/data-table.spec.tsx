// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataTable, type Column } from './data-table.js';

interface Row {
  id: string;
  title: string;
  stock: number;
}

const rows: Row[] = [
  { id: 'a', title: 'Mug', stock: 3 },
  { id: 'b', title: 'Bowl', stock: 9 },
];
const columns: Column<Row>[] = [
  { id: 'title', header: 'Product', sortKey: 'title', fixed: true, cell: ({ title }) => title },
  { id: 'stock', header: 'Stock', sortKey: 'stock', sortFirst: 'descending', cell: ({ stock }) => stock },
];
const onSort = vi.fn();

function open(sort: string, isWide = true) {
  vi.stubGlobal('matchMedia', () => ({ matches: isWide, addEventListener: () => {}, removeEventListener: () => {} }));
  const table = (
    <Tooltip.Provider>
      <DataTable
        name="spec"
        label="Products"
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/products/${id}`}
        card={({ title }) => <p>{title}, as a card</p>}
        sort={sort}
        onSort={onSort}
        bulkActions={(selected) => <p>{selected.map(({ title }) => title).join(' and ')}</p>}
        toolbar={null}
      />
    </Tooltip.Provider>
  );
  const router = createMemoryRouter([
    { path: '/', element: table },
    { path: '/products/:id', element: <h1>Product page</h1> },
  ]);
  render(<RouterProvider router={router} />);
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  onSort.mockReset();
  vi.unstubAllGlobals();
});

describe('a list of the shop', () => {
  it('tells assistive technology which column it is sorted by', () => {
    open('-stock');
    expect(screen.getByRole('columnheader', { name: 'Stock' }).getAttribute('aria-sort')).toBe('descending');
    expect(screen.getByRole('columnheader', { name: 'Product' }).getAttribute('aria-sort')).toBe('none');
  });

  it('asks for titles from A first, and for figures from the largest first', () => {
    open('-updatedAt');
    fireEvent.click(screen.getByRole('button', { name: 'Product' }));
    fireEvent.click(screen.getByRole('button', { name: 'Stock' }));
    expect(onSort.mock.calls).toEqual([['title'], ['-stock']]);
  });

  it('turns the direction with the second press', () => {
    open('title');
    fireEvent.click(screen.getByRole('button', { name: 'Product' }));
    expect(onSort.mock.calls).toEqual([['-title']]);
  });

  it('offers bulk actions for exactly the selected rows, and none after clearing', () => {
    open('title');
    const boxes = screen.getAllByRole('checkbox', { name: 'Select row' });
    for (const box of boxes) fireEvent.click(box);
    const bar = screen.getByRole('region', { name: 'Selected rows' });
    expect(within(bar).getByText('2 selected')).toBeDefined();
    expect(within(bar).getByText('Mug and Bowl')).toBeDefined();
    fireEvent.click(within(bar).getByRole('button', { name: 'Clear selection' }));
    expect(screen.queryByRole('region', { name: 'Selected rows' })).toBeNull();
  });

  it('opens a row where it is pressed, but not when its checkbox is', async () => {
    open('title');
    const [box] = screen.getAllByRole('checkbox', { name: 'Select row' });
    if (box) fireEvent.click(box);
    expect(screen.queryByText('Product page')).toBeNull();
    fireEvent.click(screen.getByRole('cell', { name: 'Bowl' }));
    expect(await screen.findByText('Product page')).toBeDefined();
  });

  it('keeps a hidden column hidden the next time', () => {
    localStorage.setItem('console.table.spec', JSON.stringify({ hidden: ['stock'] }));
    open('title');
    expect(screen.queryByRole('columnheader', { name: 'Stock' })).toBeNull();
    expect(screen.queryByRole('cell', { name: '9' })).toBeNull();
  });

  it('shows cards on a phone', () => {
    open('title', false);
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('Bowl, as a card')).toBeDefined();
  });
});
