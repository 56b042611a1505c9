/**
 * Headers of every page of the consoles. Scripts come from here alone; inline styles are allowed because accessible
 * primitives position and lock with them.
 *
 * @param {Pick<import('./config.js').ConsoleConfig, 'imageSources' | 'isHttps'>} config
 * @returns {Record<string, string>}
 */
export function securityHeaders({ imageSources, isHttps }) {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': ["'self'", 'data:', 'https:', ...imageSources].join(' '),
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
