// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { useState } from 'react';
import { createMemoryRouter, Link, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SaveBar } from './save-bar.js';
import { ShortcutsProvider } from './shortcuts/shortcuts.js';

const onSave = vi.fn();

function Page() {
  const [title, setTitle] = useState('Mug');
  return (
    <>
      <input aria-label="Title" value={title} onChange={(event) => setTitle(event.target.value)} />
      <Link to="/orders">Orders</Link>
      <SaveBar dirty={title !== 'Mug'} saving={false} onSave={() => onSave(title)} onDiscard={() => setTitle('Mug')} />
    </>
  );
}

function open() {
  const router = createMemoryRouter([
    { path: '/', Component: Page },
    { path: '/orders', element: <h1>Orders page</h1> },
  ]);
  render(
    <ShortcutsProvider>
      <Tooltip.Provider>
        <RouterProvider router={router} />
      </Tooltip.Provider>
    </ShortcutsProvider>,
  );
  const title = screen.getByLabelText('Title');
  return { title, type: (text: string) => fireEvent.change(title, { target: { value: text } }) };
}

afterEach(() => {
  cleanup();
  onSave.mockReset();
});

describe('the save bar', () => {
  it('appears with the first change and goes when it is discarded', () => {
    const { title, type } = open();
    expect(screen.queryByText('Unsaved changes')).toBeNull();
    type('Cup');
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByText('Unsaved changes')).toBeNull();
    expect(title).toHaveProperty('value', 'Mug');
  });

  it('saves with Ctrl S from inside a field, and not when nothing changed', () => {
    const { title, type } = open();
    fireEvent.keyDown(title, { key: 's', ctrlKey: true });
    expect(onSave).not.toHaveBeenCalled();
    type('Cup');
    fireEvent.keyDown(title, { key: 's', ctrlKey: true });
    expect(onSave.mock.calls).toEqual([['Cup']]);
  });

  it('asks before a link throws changes away, and keeps them when asked to', async () => {
    const { title, type } = open();
    type('Cup');
    fireEvent.click(screen.getByRole('link', { name: 'Orders' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Keep editing' }));
    expect(screen.queryByText('Orders page')).toBeNull();
    expect(title).toHaveProperty('value', 'Cup');
  });

  it('leaves when told to lose the changes', async () => {
    const { type } = open();
    type('Cup');
    fireEvent.click(screen.getByRole('link', { name: 'Orders' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Leave and lose changes' }));
    expect(await screen.findByText('Orders page')).toBeDefined();
  });

  it('lets a link pass while nothing changed', async () => {
    open();
    fireEvent.click(screen.getByRole('link', { name: 'Orders' }));
    expect(await screen.findByText('Orders page')).toBeDefined();
  });
});
