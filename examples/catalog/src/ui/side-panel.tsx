import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import './side-panel.css';

export interface SidePanelProps {
  /** What a screen reader calls it. */
  readonly label: string;
  /** What it is about: with another subject it takes the focus again. */
  readonly subject: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A panel beside the page, or in front of it where there is no room. It takes the focus when it opens, and gives it back
 * when it closes. It is no modal dialog, which would keep people from what goes on in the corner of the window.
 */
export function SidePanel({ label, subject, onClose, children }: SidePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element?.contains(document.activeElement)) opener.current = document.activeElement;
    if (element?.open) element.querySelector('button')?.focus();
    else element?.show();
  }, [subject]);

  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    },
    [],
  );

  return (
    <dialog
      ref={dialog}
      className="side-panel"
      aria-label={label}
      onKeyDown={(event) => {
        // What is open in front of it has an Escape of its own.
        if (event.key === 'Escape' && dialog.current?.querySelector('dialog') === null) onClose();
      }}
    >
      <Button kind="quiet" icon="close" label="Close the details" onClick={onClose} />
      {children}
    </dialog>
  );
}
