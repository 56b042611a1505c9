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
  /** Where one click ends e-mails of this kind; null for those that cannot be ended. */
  readonly unsubscribeUrl: string | null;
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
