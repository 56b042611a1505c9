import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '../../config.js';
import { Fault } from '../refusal.js';
import type { MailMessage, MailTransport } from './mail.transport.js';

/** Through an SMTP server, connections kept open. */
export class SmtpMailTransport implements MailTransport {
  readonly #transporter: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: Config['mail']['from'],
  ) {
    const url = new URL(smtpUrl);
    this.#transporter = nodemailer.createTransport({
      pool: true,
      host: url.hostname,
      port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
      secure: url.protocol === 'smtps:',
      auth: url.username
        ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
        : undefined,
    });
  }

  async send({ fromName, messageId, unsubscribeUrl, ...message }: MailMessage): Promise<void> {
    try {
      const host = this.from.split('@')[1] ?? 'localhost';
      await this.#transporter.sendMail({
        ...message,
        from: { name: fromName, address: this.from },
        messageId: `<${messageId}@${host}>`,
        ...(unsubscribeUrl !== null && { headers: oneClick(unsubscribeUrl) }),
      });
    } catch (error) {
      throw new Fault('dependency.unavailable', { retryAfterSeconds: 30, cause: error });
    }
  }
}

/** RFC 8058: mail programs show a button that posts there, without opening anything. */
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
