import nodemailer, { type Transporter } from 'nodemailer';
import type { Config } from '../../config.js';
import { Fault } from '../refusal.js';

/** An e-mail ready to go. */
export interface MailMessage {
  /** The same for every attempt: receiving servers drop the second copy. */
  readonly messageId: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Hands e-mails over. */
export abstract class MailTransport {
  /** @throws Fault `dependency.unavailable` when the mail server does not take it */
  abstract send(message: MailMessage): Promise<void>;
}

/** Without a mail server the `mails` table is where e-mails end, and the console shows them. */
export class StoredMailTransport implements MailTransport {
  async send(): Promise<void> {
    await Promise.resolve();
  }
}

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

  async send({ fromName, messageId, ...message }: MailMessage): Promise<void> {
    try {
      const host = this.from.split('@')[1] ?? 'localhost';
      await this.#transporter.sendMail({
        ...message,
        from: { name: fromName, address: this.from },
        messageId: `<${messageId}@${host}>`,
      });
    } catch (error) {
      throw new Fault('dependency.unavailable', { retryAfterSeconds: 30, cause: error });
    }
  }
}
