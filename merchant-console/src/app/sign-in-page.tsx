import { staffLogin } from '@smallshop/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../client/api-context.js';
import { SignInPage } from '../ui/sign-in-page.js';

/** Only a path of this console: an address from outside must not be a way to lure people elsewhere. */
const safePath = (next: string | null): string => (next && /^\/(?!\/|\\)/.test(next) ? next : '/');

/** Sign-in for shop owners and their staff. */
export function MerchantSignInPage() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = safePath(params.get('next'));
  return (
    <SignInPage
      heading="Sign in to your shop"
      notice={params.has('next') ? 'Sign in and you will be taken straight back to the page you opened.' : undefined}
      help="Forgot your password? Ask the owner of your shop to give you a new one. Owners write to the platform’s support, from the address they sign in with."
      signIn={(input) => api.call(staffLogin, { body: input })}
      onSignedIn={() => {
        queryClient.clear();
        void navigate(next, { replace: true });
      }}
    />
  );
}
