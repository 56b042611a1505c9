import type { ShippingZone } from '@smallshop/contract';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { DeleteRecord } from '../../ui/record-editor/delete-record.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordSaving } from '../../ui/record-editor/record-layout.js';
import { Input } from '../../ui/text-input.js';
import { AreasCard } from './areas-card.js';
import { MethodsCard } from './methods-card.js';
import { TrialCard } from './trial-card.js';
import { useDeleteZone, useZone, useZoneEditor } from './use-shipping.js';

const names = { name: 'Name', isRest: 'Everywhere else', areas: 'Where', methods: 'Rates' };

function ZoneEditor({ zone }: { zone: ShippingZone }) {
  const { home, can } = useShop();
  const editor = useZoneEditor(zone);
  const { draft, errors, change } = editor;
  const remove = useDeleteZone(zone);
  const readOnly = !can('settings.write');
  return (
    <>
      <PageHeader
        title={zone.name}
        back={{ to: `${home}/settings/shipping`, label: 'Shipping and delivery' }}
        actions={
          readOnly ? null : (
            <DeleteRecord
              name={zone.name}
              description="Its rates go with it. Orders keep what was agreed; nothing is sent there from now on unless another zone covers it."
              confirmLabel="Delete the zone"
              remove={remove}
            />
          )
        }
      />
      <div className="grid gap-4">
        <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
          <MethodsCard methods={draft.methods} errors={errors} onChange={(methods) => change({ methods })} />
          <AreasCard draft={draft} errors={errors} change={change} />
          <Card title="Name" description="Only you see it.">
            <Field label="Name" hideLabel {...(errors.name ? { error: errors.name } : {})}>
              <Input value={draft.name} maxLength={60} onChange={({ target }) => change({ name: target.value })} />
            </Field>
          </Card>
        </fieldset>
        <TrialCard />
      </div>
      <RecordSaving editor={editor} noun="zone" names={names} />
    </>
  );
}

/** One zone: where it is and what sending there costs. */
export function ZonePage() {
  const { id = '' } = useParams();
  const zone = useZone(id);
  return (
    <div className="mx-auto max-w-3xl">
      <LoadedRecord query={zone} noun="zone">
        {(read) => <ZoneEditor key={id} zone={read} />}
      </LoadedRecord>
    </div>
  );
}
