import { createHash, createHmac } from 'node:crypto';

/** Who signs, and for which region. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** A request as S3 sees it. `path`: already percent-encoded, as it stands in the address. */
export interface S3Request {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const scopeOf = (stamp: string, region: string): string => `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;

/** RFC 3986: what `encodeURIComponent` leaves alone beyond it is encoded too. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query of an address as it is signed: sorted by name and fully encoded. */
export const canonicalQuery = (query: Readonly<Record<string, string>> = {}): string =>
  Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&');

function signatureOf(credentials: S3Credentials, canonical: string, stamp: string): string {
  const scope = scopeOf(stamp, credentials.region);
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${credentials.secretAccessKey}`);
  return hmac(key, toSign).toString('hex');
}

/**
 * Headers that prove a request to S3 is ours: AWS Signature Version 4, as in the "Authenticating Requests" chapter of the
 * S3 API reference.
 */
export function signS3Request(
  credentials: S3Credentials,
  request: S3Request & { readonly body: Buffer; readonly headers?: Record<string, string> },
  now: Date,
): Record<string, string> {
  const stamp = stampOf(now);
  const bodyHash = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': stamp,
  };
  const names = Object.keys(headers).sort();
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('');
  const signedHeaders = names.join(';');
  const { method, path, query } = request;
  const canonical = [method, path, canonicalQuery(query), canonicalHeaders, signedHeaders, bodyHash].join('\n');
  const scope = scopeOf(stamp, credentials.region);
  const signature = signatureOf(credentials, canonical, stamp);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return { ...headers, authorization };
}

/**
 * The query that makes an address good for anybody for a while: "Authenticating Requests: Using Query Parameters" of the same
 * reference.
 *
 * @param expiresInSeconds 1 to 604,800
 */
export function presignS3Query(
  credentials: S3Credentials,
  request: S3Request,
  expiresInSeconds: number,
  now: Date,
): string {
  const stamp = stampOf(now);
  const query = {
    ...request.query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scopeOf(stamp, credentials.region)}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(expiresInSeconds),
    'X-Amz-SignedHeaders': 'host',
  };
  const { method, path, host } = request;
  const canonical = [method, path, canonicalQuery(query), `host:${host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  return `${canonicalQuery(query)}&X-Amz-Signature=${signatureOf(credentials, canonical, stamp)}`;
}
