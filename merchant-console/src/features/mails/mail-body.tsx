import { Tabs } from '../../ui/tabs.js';

/** An e-mail as it arrives: as shown, and as plain text. */
export function MailBody({ mail: { subject, html, text } }: { mail: { subject: string; html: string; text: string } }) {
  // Sandboxed without any permission: nothing inside a message can run or reach the console.
  const page = (
    <iframe
      title={subject}
      srcDoc={html}
      sandbox=""
      className="h-[60dvh] w-full rounded-control border border-line bg-white"
    />
  );
  const plain = <pre className="font-mono text-[0.8125rem] whitespace-pre-wrap wrap-anywhere">{text}</pre>;
  return (
    <Tabs
      label="Form of the e-mail"
      tabs={[
        { id: 'html', label: 'As shown', content: page },
        { id: 'text', label: 'Plain text', content: plain },
      ]}
    />
  );
}
