import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  Pilcrow,
  Quote,
  RemoveFormatting,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef, useState, type ClipboardEvent } from 'react';
import { IconButton } from '../button.js';
import { cn } from '../class-names.js';
import { Textarea } from '../text-input.js';
import { cleanHtml } from './clean-html.js';

interface Command {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: string;
  readonly value?: string;
  /** State the browser knows by name; shown as pressed. */
  readonly state?: string;
}

const commands: readonly Command[] = [
  { label: 'Bold', icon: Bold, run: 'bold', state: 'bold' },
  { label: 'Italic', icon: Italic, run: 'italic', state: 'italic' },
  { label: 'Heading', icon: Heading2, run: 'formatBlock', value: 'h2' },
  { label: 'Smaller heading', icon: Heading3, run: 'formatBlock', value: 'h3' },
  { label: 'Paragraph', icon: Pilcrow, run: 'formatBlock', value: 'p' },
  { label: 'List', icon: List, run: 'insertUnorderedList', state: 'insertUnorderedList' },
  { label: 'Numbered list', icon: ListOrdered, run: 'insertOrderedList', state: 'insertOrderedList' },
  { label: 'Quotation', icon: Quote, run: 'formatBlock', value: 'blockquote' },
  { label: 'Plain text', icon: RemoveFormatting, run: 'removeFormat' },
];

// The one editing interface every browser has; what it makes is cleaned before it is kept.
const execute = (command: string, value?: string): boolean => document.execCommand(command, false, value);
const isPressed = (state: string | undefined): boolean => state !== undefined && document.queryCommandState(state);

function askForLink(): void {
  const href = window.prompt('Where should the link lead? A path such as /pages/about, or a full address.')?.trim();
  if (href === undefined) return;
  if (href === '') execute('unlink');
  else execute('createLink', href);
}

interface ToolbarProps {
  controls: string;
  isSource: boolean;
  onCommand: (run: () => void) => void;
  onSource: () => void;
}

function Toolbar({ controls, isSource, onCommand, onSource }: ToolbarProps) {
  const keepSelection = (event: { preventDefault: () => void }) => event.preventDefault();
  return (
    <div
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      className="flex flex-wrap gap-0.5 border-b border-line px-1.5 py-1"
    >
      {commands.map(({ label, icon: Icon, run, value, state }) => (
        <IconButton
          key={label}
          label={label}
          size="smallIcon"
          disabled={isSource}
          aria-pressed={state && !isSource ? isPressed(state) : undefined}
          className="aria-pressed:bg-hover aria-pressed:text-ink"
          onMouseDown={keepSelection}
          onClick={() => onCommand(() => execute(run, value))}
        >
          <Icon />
        </IconButton>
      ))}
      <IconButton
        label="Link"
        size="smallIcon"
        disabled={isSource}
        onMouseDown={keepSelection}
        onClick={() => onCommand(askForLink)}
      >
        <Link2 />
      </IconButton>
      <IconButton
        label="Edit as HTML"
        size="smallIcon"
        className={cn('ml-auto', isSource && 'bg-hover text-ink')}
        aria-pressed={isSource}
        onClick={onSource}
      >
        <Code />
      </IconButton>
    </div>
  );
}

interface RichTextProps {
  value: string;
  onChange: (html: string) => void;
  /** Given by `Field`. */
  id?: string;
  label: string;
  readOnly?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

const prose =
  'min-h-72 px-4 py-3 text-sm leading-relaxed outline-none [&_a]:text-accent-text [&_a]:underline [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_h2]:mt-4 [&_h2]:text-lg [&_h2]:font-semibold [&_h3]:mt-3 [&_h3]:font-semibold [&_ol]:list-decimal [&_ol]:pl-6 [&_p]:my-2 [&_table]:w-full [&_td]:border [&_td]:border-line [&_td]:px-2 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_ul]:list-disc [&_ul]:pl-6 max-md:text-base';

function Surface({ value, onChange, label, readOnly, onSelect, ...rest }: RichTextProps & { onSelect: () => void }) {
  const surface = useRef<HTMLDivElement>(null);
  const shown = useRef('');
  useEffect(() => {
    // Written only when it comes from elsewhere: rewriting what is being typed would lose the cursor.
    if (!surface.current || value === shown.current) return;
    surface.current.innerHTML = cleanHtml(value);
    shown.current = value;
  }, [value]);
  const report = () => {
    if (!surface.current) return;
    shown.current = cleanHtml(surface.current.innerHTML);
    onChange(shown.current);
  };
  const paste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html');
    if (html === '') return;
    event.preventDefault();
    execute('insertHTML', cleanHtml(html));
  };
  return (
    <div
      {...rest}
      ref={surface}
      role="textbox"
      aria-multiline
      aria-label={label}
      aria-readonly={readOnly || undefined}
      contentEditable={!readOnly}
      suppressContentEditableWarning
      tabIndex={0}
      onInput={report}
      onPaste={paste}
      onKeyUp={onSelect}
      onMouseUp={onSelect}
      onFocus={() => execute('defaultParagraphSeparator', 'p')}
      className={prose}
    />
  );
}

/** Text with headings, lists, quotations and links; as HTML for those who want to see it. */
export function RichText(props: RichTextProps) {
  const { value, onChange, label, readOnly, id = 'rich-text' } = props;
  const [isSource, setSource] = useState(false);
  const [, showState] = useState(0);
  const refresh = () => showState((times) => times + 1);
  const toggle = () => {
    if (isSource) onChange(cleanHtml(value));
    setSource(!isSource);
  };
  return (
    <div className="overflow-hidden rounded-control border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-accent">
      {readOnly ? null : (
        <Toolbar
          controls={id}
          isSource={isSource}
          onSource={toggle}
          onCommand={(run) => {
            document.getElementById(id)?.focus();
            run();
            refresh();
          }}
        />
      )}
      {isSource ? (
        <Textarea
          id={id}
          aria-label={`${label} as HTML`}
          rows={14}
          spellCheck={false}
          className="min-h-72 rounded-none border-0 font-mono text-[0.8125rem]"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Surface {...props} id={id} onSelect={refresh} />
      )}
    </div>
  );
}
