import type { CookieJar } from '../../plumbing/http/cookies.js';

const cookieSeconds = 90 * 24 * 60 * 60;

/** Has a guest's browser keep the token of what was just started, if anything was. @returns the answer as it was given */
export function rememberToken<Answer extends { readonly token?: string | undefined }>(
  cookies: CookieJar,
  answer: Answer,
): Answer {
  if (answer.token !== undefined) cookies.set('cart', answer.token, { maxAgeSeconds: cookieSeconds });
  return answer;
}
