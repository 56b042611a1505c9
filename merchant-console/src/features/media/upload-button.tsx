import { Upload } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/button.js';

interface UploadButtonProps {
  onFiles: (files: readonly File[]) => void;
  /** File types to offer; everything without it. */
  accept?: string;
  multiple?: boolean;
  tone?: 'primary' | 'secondary' | 'quiet';
  size?: 'small' | 'medium';
  disabled?: boolean;
  children: ReactNode;
}

/** Opens the computer's file dialog. */
export function UploadButton({ onFiles, accept, multiple = true, children, ...look }: UploadButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        {...(accept === undefined ? {} : { accept })}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
