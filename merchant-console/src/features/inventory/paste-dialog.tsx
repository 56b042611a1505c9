import { matchStock, type StockAdjustmentsInput } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/feedback.js';
import { Select, Textarea } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';
import { mostPasted, readPaste, type Paste } from './paste-counts.js';
import { signed } from './units.js';
import { useAdjustMany } from './use-stock-change.js';
import { useLocations } from './use-locations.js';

interface PastedLine {
  readonly variantId: string;
  readonly title: string;
  readonly sku: string;
  readonly onHand: number;
  readonly counted: number;
}

interface Preview {
  readonly lines: readonly PastedLine[];
  readonly unknown: readonly string[];
  readonly problems: Paste['problems'];
}

function usePreview(locationId: string) {
  const api = useApi();
  return useMutation({
    mutationFn: async (text: string): Promise<Preview> => {
      const { counts, problems } = readPaste(text);
      const codes = counts.slice(0, mostPasted).map(({ code }) => code);
      const { items } =
        codes.length === 0 ? { items: [] } : await api.call(matchStock, { body: { locationId, codes } });
      const lines = new Map<string, PastedLine>();
      for (const { code, units } of counts) {
        const match = items.find((item) => item.code === code);
        if (match)
          lines.set(match.variantId, { ...match, counted: units + (lines.get(match.variantId)?.counted ?? 0) });
      }
      const unknown = counts.map(({ code }) => code).filter((code) => !items.some((item) => item.code === code));
      return { lines: [...lines.values()], unknown, problems };
    },
  });
}

const changesOf = ({ lines }: Preview) => lines.filter(({ counted, onHand }) => counted !== onHand);

const inputOf = (preview: Preview, locationId: string): StockAdjustmentsInput => ({
  ...{ locationId, reason: 'count', note: 'Pasted counts' },
  lines: changesOf(preview).map(({ variantId, counted, onHand }) => ({ variantId, delta: counted - onHand })),
});

function PreviewTable({ preview }: { preview: Preview }) {
  const changes = changesOf(preview);
  const same = preview.lines.length - changes.length;
  const left = preview.unknown.length + preview.problems.length;
  return (
    <div className="grid gap-3">
      {left > 0 ? (
        <Notice tone="caution" title={left === 1 ? 'One line is left out' : `${left} lines are left out`}>
          <ul>
            {preview.unknown.slice(0, 20).map((code) => <li key={code}>{code}: no item has this SKU or barcode.</li>)}
            {preview.problems.slice(0, 20).map(({ line, why }) => <li key={line}>Line {line}: {why}</li>)}
          </ul>
        </Notice>
      ) : null}
      <p className="text-sm" role="status">Items that change: {changes.length}. As counted already: {same}.</p>
      <table className="w-full text-left text-sm [&_td]:py-1.5 [&_th]:pb-1 [&_th]:font-medium">
        <thead className="text-[0.8125rem] text-ink-subtle">
          <tr><th scope="col">Item</th><th scope="col" className="text-right">On hand</th><th scope="col" className="text-right">Counted</th><th scope="col" className="text-right">Change</th></tr>
        </thead>
        <tbody>
          {changes.map(({ variantId, title, sku, onHand, counted }) => (
            <tr key={variantId} className="border-t border-line">
              <td>{title} <span className="text-ink-subtle">{sku}</span></td>
              <td className="text-right tabular-nums">{onHand}</td>
              <td className="text-right tabular-nums">{counted}</td>
              <td className="text-right font-medium tabular-nums">{signed(counted - onHand)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ); // prettier-ignore
}

interface StepProps {
  text: string;
  onText: (text: string) => void;
  place: string;
  onPlace: (id: string) => void;
}

function PasteFields({ text, onText, place, onPlace }: StepProps) {
  const { open } = useLocations();
  return (
    <div className="grid gap-4">
      {open.length > 1 ? (
        <Field label="Counted at">
          <Select value={place} onChange={(event) => onPlace(event.target.value)}>
            {open.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field
        label="SKU or barcode, and the count"
        hint={`One item a line, copied from a spreadsheet or a CSV file; ${mostPasted} at most.`}
      >
        <Textarea
          value={text}
          onChange={(event) => onText(event.target.value)}
          rows={8}
          spellCheck={false}
          placeholder={'MUG-CHALK\t12\nBOWL-INK\t4'}
          className="max-h-80 font-mono text-[0.8125rem]"
        />
      </Field>
    </div>
  );
}

function useSteps(onClose: () => void) {
  const { main } = useLocations();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string>();
  const place = chosen ?? main?.id ?? '';
  const preview = usePreview(place);
  const adjust = useAdjustMany();
  const count = preview.data ? changesOf(preview.data).length : 0;
  const apply = () => {
    if (!preview.data || count === 0) return;
    adjust.mutate(inputOf(preview.data, place), {
      onSuccess: ({ items }) => {
        announce(`${items.length} counts applied`);
        onClose();
      },
    });
  };
  return { text, setText, place, setPlace: setChosen, preview, adjust, count, apply };
}

/** Takes counts from a spreadsheet: shows what would change, then applies it as differences. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { text, setText, place, setPlace, preview, adjust, count, apply } = useSteps(onClose);
  const error = preview.error ?? adjust.error;
  const footer = preview.data ? (
    <>
      <Button onClick={() => preview.reset()}>Back</Button>
      <Button tone="primary" busy={adjust.isPending} disabled={count === 0} onClick={apply}>
        {count === 1 ? 'Apply one change' : `Apply ${count} changes`}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button
        tone="primary"
        busy={preview.isPending}
        disabled={text.trim() === ''}
        onClick={() => preview.mutate(text)}
      >
        Show what changes
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Paste counts" footer={footer} shape="sheet">
      <div className="grid gap-4">
        {error ? <Notice tone="critical" title="Nothing was changed">{explainError(error).advice}</Notice> : null}
        {preview.data ? <PreviewTable preview={preview.data} /> : <PasteFields text={text} onText={setText} place={place} onPlace={setPlace} />}
      </div>
    </Dialog>
  ); // prettier-ignore
}
