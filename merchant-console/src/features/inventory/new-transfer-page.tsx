import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { TransferForm } from './transfer-form.js';
import { useLocations } from './use-locations.js';

/** Plans a transfer between two locations. */
export function NewTransferPage() {
  const { home } = useShop();
  const navigate = useNavigate();
  const { query } = useLocations();
  const list = `${home}/inventory/transfers`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="New transfer" back={{ to: list, label: 'Transfers' }} />
      {query.data ? (
        <TransferForm
          transfer={undefined}
          onSaved={({ id }) => void navigate(`${list}/${id}`, { replace: true })}
          onCancel={() => void navigate(list)}
        />
      ) : (
        <Card>
          {query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <LoadingBlock label="Loading the locations" rows={5} />
          )}
        </Card>
      )}
    </div>
  );
}
