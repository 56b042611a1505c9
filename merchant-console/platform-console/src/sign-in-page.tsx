import { platformLogin } from '@smallshop/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../../src/client/api-context.js';
import { SignInPage } from '../../src/ui/sign-in-page.js';

/** Sign-in for super admins. */
export function PlatformSignInPage() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <SignInPage
      place="Platform"
      heading="Sign in to the platform"
      help={
        <>
          For the people who run this installation; everything done here is recorded. Looking for your shop?{' '}
          <a href="/" className="rounded-sm font-medium text-accent-text underline underline-offset-2">
            Merchants sign in here
          </a>
          .
        </>
      }
      signIn={(input) => api.call(platformLogin, { body: input })}
      onSignedIn={() => {
        queryClient.clear();
        void navigate('/', { replace: true });
      }}
    />
  );
}
