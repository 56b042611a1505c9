import type { LoginInput } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../client/api-error.js';
import { Button } from './button.js';
import { explainError } from './explain-error.js';
import { Field } from './field.js';
import { Notice } from './feedback.js';
import { Input } from './text-input.js';
import { ThemeToggle } from './theme/theme-toggle.js';
import { Wordmark } from './wordmark.js';

interface SignInPageProps {
  /** Part of the house, beside the name; nothing for merchants. */
  place?: string;
  heading: string;
  /** What to do without a password. */
  help: ReactNode;
  /** Said when a session ended by itself. */
  notice?: string;
  signIn: (input: LoginInput) => Promise<unknown>;
  onSignedIn: () => void;
}

function messageOf(error: Error): string {
  if (error instanceof ApiError && error.code === 'auth.invalid_credentials') {
    return 'E-mail and password do not match. Check both, capitals included.';
  }
  return explainError(error).advice;
}

function SignInForm({ signIn, onSignedIn }: Pick<SignInPageProps, 'signIn' | 'onSignedIn'>) {
  const [isRevealed, setRevealed] = useState(false);
  const login = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    login.mutate({ email: String(data.get('email')), password: String(data.get('password')) });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {login.error ? (
        <Notice tone="critical" title="Not signed in">
          {messageOf(login.error)}
        </Notice>
      ) : null}
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" required autoFocus maxLength={254} className="h-11" />
      </Field>
      <div className="relative">
        <Field label="Password">
          <Input
            name="password"
            type={isRevealed ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={200}
            className="h-11 pr-16"
          />
        </Field>
        <Button
          tone="quiet"
          size="small"
          className="absolute right-1.5 bottom-1.5 max-md:bottom-0.5"
          aria-pressed={isRevealed}
          onClick={() => setRevealed(!isRevealed)}
        >
          {isRevealed ? 'Hide' : 'Show'}
        </Button>
      </div>
      <Button type="submit" tone="primary" size="large" busy={login.isPending}>
        {login.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}

/** Sign-in of either console. */
export function SignInPage({ place, heading, help, notice, signIn, onSignedIn }: SignInPageProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex items-center justify-between px-5 py-4 md:px-8">
        <Wordmark place={place} />
        <ThemeToggle />
      </header>
      <main className="mx-auto grid w-full max-w-96 flex-1 content-center gap-6 px-5 pt-2 pb-24">
        <div>
          <h1 className="text-2xl font-semibold tracking-[-0.02em]">{heading}</h1>
          {notice ? <p className="mt-2 text-sm text-ink-muted">{notice}</p> : null}
        </div>
        <SignInForm signIn={signIn} onSignedIn={onSignedIn} />
        <div className="text-sm text-pretty text-ink-muted">{help}</div>
      </main>
    </div>
  );
}
